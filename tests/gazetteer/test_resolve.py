"""Which place a name means, from the names beside it. No weights here but those of the package."""

from __future__ import annotations

import pytest

from gazetteer.atlas import Atlas, directions, kilometres
from gazetteer.candidates import AT, Name
from gazetteer.index import Index
from gazetteer.parts import part
from gazetteer.profile import Found, Profile
from gazetteer.reasons import reason
from gazetteer.resolve import Resolver, Scene
from gazetteer.votes import VOTES
from geomap.weights import ResolverWeights


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.of(Index.open())


@pytest.fixture(scope="module")
def resolver(atlas: Atlas) -> Resolver:
    w = ResolverWeights.load()
    return Resolver(atlas, w.first, w.voted, w.known)


def resolved(scene: Scene, votes: int = 2) -> list[tuple[str, str | None]]:
    for _ in range(votes):
        scene.vote(scene.times * 0 + 1)
    best = [scene.atlas.index.place(int(scene.rows[at])) for at in scene.best()]
    return [(place.kind, place.admin1 if place.country == "US" else place.country) for place in best]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([Name("Paris"), Name("Lyon"), Name("Marseille")], ("city", "FR")),
        ([Name("Paris", within="Texas"), Name("Texas")], ("city", "TX")),
        ([Name("Jalalabad"), Name("Kabul"), Name("Afghanistan")], ("city", "AF")),
        ([Name("Jalalabad"), Name("Bishkek"), Name("Kyrgyzstan"), Name("Osh")], ("city", "KG")),
        ([Name("Birmingham", within="England"), Name("England")], ("city", "GB")),
        ([Name("Georgia"), Name("Atlanta"), Name("Savannah"), Name("Macon")], ("region", "GA")),
        ([Name("Georgia"), Name("Tbilisi"), Name("Abkhazia"), Name("Russia")], ("country", "GE")),
    ],
)
def test_the_names_beside_it_decide(resolver: Resolver, names: list[Name], expected: tuple[str, str]) -> None:
    assert resolved(resolver.scene(names))[0] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Manchester", ("city", "GB")),  # not the parish of Jamaica, nor one of the towns that were once called so
        ("Portland", ("city", "OR")),
        ("Cancún", ("city", "MX")),  # not Changchun
        ("São Tomé", ("city", "ST")),
        ("Saint Petersburg", ("city", "RU")),
    ],
)
def test_alone_it_is_what_the_world_means_by_the_name(resolver: Resolver, name: str, expected: tuple[str, str]) -> None:
    assert resolved(resolver.scene([Name(name)]))[0] == expected


def test_a_name_does_not_vote_for_itself(resolver: Resolver) -> None:
    alone = resolver.scene([Name("Springfield", times=9)])
    alone.vote(alone.times)
    assert not alone.x[:, [AT[vote] for vote in VOTES]].any()


def test_unknown_names_are_left_out(resolver: Resolver) -> None:
    scene = resolver.scene([Name("Qwxzyville"), Name("Oslo")])
    assert scene.known == [1]
    assert not resolver.scene([]).known
    assert not len(resolver.scene([Name("Qwxzyville")]).best())


def test_probabilities_of_each_name_sum_to_one(resolver: Resolver) -> None:
    scene = resolver.scene([Name("Springfield"), Name("Victoria"), Name("San José")])
    scene.vote(scene.times)
    for known in range(len(scene.known)):
        assert scene.p[scene.candidates(known)].sum() == pytest.approx(1)


def test_a_profile_moves_an_open_choice(resolver: Resolver, atlas: Atlas) -> None:
    usual = {}
    for town in ("Shreveport", "Pineville", "Lafayette"):
        named = [n.row for n in atlas.index.candidates(town) if atlas.letter(n.row) in "PK"]
        usual[town] = next(row for row in named if atlas.index.place(row).admin1 == "LA")
    profile = Profile(tuple(Found(f"other{n}", town, row, 1.0) for n in range(3) for town, row in usual.items()))
    assert resolved(resolver.scene([Name("Alexandria")]), votes=1)[0][1] == "EG"
    assert resolved(resolver.scene([Name("Alexandria")], profile), votes=1)[0][1] == "LA"
    assert profile.without("other1").found == profile.found[:3] + profile.found[6:]


def test_it_says_what_decided(resolver: Resolver) -> None:
    scene = resolver.scene([Name("Paris", within="Texas"), Name("Texas")])
    scene.vote(scene.times)
    at = scene.candidates(0)
    order = scene.p[at].argsort()[::-1]
    assert reason(scene, 0, at.start + int(order[0]), at.start + int(order[1])) == "named with Texas"
    assert reason(scene, 0, at.start, None) == "the only place of that name"


def test_distances_are_exact_near_and_far() -> None:
    oslo, sydney = directions([59.91], [10.75]), directions([-33.87], [151.21])  # type: ignore[arg-type]
    assert kilometres(oslo, sydney)[0, 0] == pytest.approx(15_966, abs=30)
    assert kilometres(oslo, oslo)[0, 0] == pytest.approx(0, abs=0.2)


@pytest.mark.parametrize(("direction", "lat", "lon"), [("south", 40.0, 16.0), ("north", 45.7, 10.5)])
def test_parts_of_a_country(atlas: Atlas, direction: str, lat: float, lon: float) -> None:
    row = atlas.index.row_of("country:IT")
    assert row is not None
    found = part(atlas, row, direction)
    assert found is not None
    assert found[0] == pytest.approx(lat, abs=1.2)
    assert found[1] == pytest.approx(lon, abs=2.5)


def test_a_part_may_lie_across_the_antimeridian(atlas: Atlas) -> None:
    row = atlas.index.row_of("country:FJ")
    assert row is not None
    found = part(atlas, row, "east")
    assert found is not None
    assert -180 <= found[1] <= 180
    city = next(n.row for n in atlas.index.candidates("Suva") if atlas.letter(n.row) in "PK")
    assert part(atlas, city, "east") is None
