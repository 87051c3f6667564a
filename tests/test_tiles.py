from __future__ import annotations

import re

import pytest
from browser import stories

from geomap import webmap
from geomap.errors import UsageError
from geomap.page.tiles import find


def test_a_provider_is_found_by_its_name() -> None:
    tiles = find("openstreetmap.mapnik")
    assert tiles.url == "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
    assert tiles.hosts == ("https://tile.openstreetmap.org",)
    assert tiles.credit == (
        ("© ", ""),
        ("OpenStreetMap", "https://www.openstreetmap.org/copyright"),
        (" contributors", ""),
    )


def test_a_server_of_several_names_is_admitted_by_each() -> None:
    tiles = find("OpenTopoMap")
    assert tiles.hosts == tuple(f"https://{each}.tile.opentopomap.org" for each in "abc")
    assert tiles.host == "tile.opentopomap.org"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("OpenStretMap", "nearest: OpenStreetMap"),
        ("mapnik", r"OpenStreetMap\.Mapnik"),
        ("", "nearest: OpenStreetMap"),
        ("Thunderforest.Outdoors", r"wants a key of yours: apikey \(--tiles 'Thunderforest\.Outdoors\?apikey=\.\.\.'"),
    ],
)
def test_the_way_out_is_said(asked: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        find(asked)


def test_a_key_is_put_into_the_address() -> None:
    assert find("Thunderforest.Outdoors?apikey=abc").url.endswith("apikey=abc")


def test_the_policy_admits_their_host_and_no_other() -> None:
    page = webmap.render(stories.kyrgyzstan_2010(), tiles=find("OpenStreetMap.Mapnik"))
    assert re.findall(r"img-src ([^;]*);", page) == ["data: https://tile.openstreetmap.org"]
    assert page == webmap.render(stories.kyrgyzstan_2010(), tiles=find("OpenStreetMap.Mapnik"))
    assert "https" not in re.findall(r"img-src ([^;]*);", webmap.render(stories.kyrgyzstan_2010()))[0]
