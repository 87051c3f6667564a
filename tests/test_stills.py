"""The stills: right size, the same bytes, nothing outside, names that keep apart, and no text that becomes markup."""

from __future__ import annotations

import struct
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from browser import stories

from geomap import stills
from geomap.model import Report, Story
from geomap.page.basemap import Position
from geomap.page.theme import colours
from geomap.stills import content
from geomap.stills.boxes import Boxes
from geomap.stills.view import look_at
from geomap.stills.world import world


def one_point() -> Story:
    teller = stories.Teller(stories.empty().readings[0].report)
    teller.tell("A fire broke out in Osh on April 6.", "Fire in Osh", "disaster", "2010-04-06", stories.OSH)
    return stories.story_of("A fire in Osh", [teller])


def at(lat: float, lon: float) -> Story:
    teller = stories.Teller(stories.empty().readings[0].report)
    teller.tell("It stood there.", "There", "other", "2010-04-06", stories.place("There", "poi", lat, lon, None))
    return stories.story_of("There", [teller])


TOLD = {
    "nine days": stories.kyrgyzstan_2010,
    "pacific": stories.pacific,
    "empty": stories.empty,
    "one point": one_point,
    "pole": lambda: at(90.0, 0.0),
    "antimeridian": lambda: at(-16.8, 180.0),
}


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_a_story_gives_two_pictures(tmp_path: Path, told: object) -> None:
    story: Story = told()  # type: ignore[operator]
    stills.write(story, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.svg", "preview.png"]
    head = (tmp_path / "preview.png").read_bytes()[:24]
    assert struct.unpack(">II", head[16:]) == (1200, 630)
    assert ET.parse(tmp_path / "map.svg").getroot().tag == "{http://www.w3.org/2000/svg}svg"


def test_the_same_story_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        stills.write(stories.pacific(), tmp_path / name)
    for name in ("preview.png", "map.svg"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_hostile_text_is_drawn_and_no_more(tmp_path: Path) -> None:
    stills.write(stories.hostile(*stories.HOSTILE, "$\\frac{1}{0}$", "$"), tmp_path)
    tags = {element.tag.split("}")[-1] for element in ET.parse(tmp_path / "map.svg").iter()}
    assert {"script", "image", "foreignObject", "a"}.isdisjoint(tags)


def test_a_title_of_any_length_fits(tmp_path: Path) -> None:
    story = stories.story_of("Very " * 2000 + "W" * 5000, [stories.Teller(stories.empty().readings[0].report)])
    stills.write(story, tmp_path)
    assert (tmp_path / "preview.png").exists()


@pytest.mark.parametrize(
    "positions",
    [
        [Position(-36.8, 174.8), Position(21.3, -157.9)],
        [Position(40.0, 72.0), Position(53.9, 27.6)],
        [Position(89.0, 10.0), Position(88.0, -170.0)],
        [Position(0.0, 0.0), Position(0.0, 180.0), Position(60.0, 90.0), Position(-60.0, -90.0)],
        [Position(-90.0, 0.0)],
        [Position(0.0, -180.0), Position(0.0, 180.0)],
    ],
)
def test_every_place_of_a_story_is_in_the_window(positions: list[Position]) -> None:
    view = look_at(positions, 1200, 502, (150, 70))
    for x, y in view.pixels(positions):
        assert view.sees(x, y, 60)
    land = view.shapes([area for _, _, area in world(positions).countries])
    west, south, east, north = land.total_bounds if len(land) else (0, 0, 0, 0)
    assert west >= -21
    assert south >= -21
    assert east <= 1221
    assert north <= 523


def test_land_is_land_and_sea_is_sea() -> None:
    from shapely import Point

    for positions in ([Position(42.0, 74.0), Position(53.9, 27.6)], [Position(-36.8, 174.8), Position(21.3, -157.9)]):
        view = look_at(positions, 1200, 502, (150, 70))
        land = view.shapes([area for _, _, area in world(positions).countries]).make_valid().union_all()
        for (lat, lon), dry in {
            (43.2, 34.0): False,
            (48.0, 68.0): True,
            (0.0, -150.0): False,
            (-25.0, 134.0): True,
        }.items():
            (x, y), *_ = view.pixels([(lat, lon)])
            if view.sees(x, y):
                assert land.contains(Point(x, y)) is dry


def test_names_keep_apart() -> None:
    boxes = Boxes((0, 0, 300, 200))
    points = [(x, y) for x in range(20, 300, 40) for y in range(20, 200, 30)]
    taken = [box for x, y in points if (box := boxes.around(x, y, 3, 60, 14))]
    assert len(taken) > 10
    for one, other in combinations(taken, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_stops_are_numbered_as_on_the_page() -> None:
    spots = {spot.name: spot.stops for spot in content.spots(stories.kyrgyzstan_2010())}
    assert spots["Osh"] == [(0, "2"), (0, "4")]
    assert spots["Moscow"] == [(0, "a")]
    assert spots["Talas"] == []


def in_chinese(name: str) -> Story:
    """A town that the reports write with letters that the font lacks; `name` is the gazetteer's."""
    teller = stories.Teller(Report("r", "r.txt", ""))
    town = replace(stories.OSH, name=name)
    teller.tell("\u5965\u4ec0", "Fire", "disaster", "2010-04-06", town, place="\u5965\u4ec0")
    return stories.story_of("Osh", [teller])


def test_a_name_that_the_font_cannot_draw_gives_way_to_the_gazetteers(tmp_path: Path) -> None:
    assert stills.write(in_chinese("Osh"), tmp_path) == ()


def test_letters_that_no_font_has_are_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matplotlib.font_manager.findSystemFonts", list)
    assert stills.write(in_chinese("\u5965\u4ec0"), tmp_path) == (
        "the stills lack letters that no font here has: \u4ec0 \u5965",
    )


def test_another_font_of_the_machine_draws_what_ours_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    font = tmp_path / "square.ttf"
    square_font(font, "\u5965\u4ec0")
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    found = [str(tmp_path / "broken.ttf"), str(font)]
    monkeypatch.setattr("matplotlib.font_manager.findSystemFonts", lambda: found)
    (tmp_path / "out").mkdir()
    assert stills.write(in_chinese("\u5965\u4ec0"), tmp_path / "out") == ()


def square_font(path: Path, letters: str) -> None:
    """A font whose letters are squares."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for move, point in ((pen.moveTo, (0, 0)), (pen.lineTo, (0, 700)), (pen.lineTo, (700, 700)), (pen.lineTo, (700, 0))):
        move(point)
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "square"])
    builder.setupCharacterMap(dict.fromkeys(map(ord, letters), "square"))
    square = pen.glyph()
    builder.setupGlyf({".notdef": square, "square": square})
    builder.setupHorizontalMetrics({".notdef": (800, 0), "square": (800, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Test Square", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    builder.save(path)


def test_many_spots_are_grouped_and_none_is_lost() -> None:
    spots = content.spots(stories.synthetic(3000))
    found = content.grouped(spots, lambda some: [(spot.place.lat > 0, 0) for spot in some])
    assert len(found) == 2
    assert sum(len(spot.events) for spot in found) == 3000


def test_colours_are_those_of_the_page() -> None:
    assert {"sea", "land", "coast", "border", "route-0", "kind-protest", "halo", "grid"} <= set(colours())
    assert np.all([colour.startswith(("#", "rgba(")) for colour in colours().values()])
