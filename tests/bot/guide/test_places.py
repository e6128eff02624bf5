"""The only map is the list itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.places import Place, Places, kilometres
from tests.bot.guide.programs import LIST, program

PLACES = Places(LIST)
points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_distances_are_those_of_an_atlas() -> None:
    cleveland, columbus, london, sydney = (
        (41.4993, -81.6944),
        (39.9612, -82.9988),
        (51.5074, -0.1278),
        (-33.8688, 151.2093),
    )
    assert kilometres(cleveland, columbus) == pytest.approx(203, abs=2)
    assert kilometres(london, sydney) == pytest.approx(16_994, abs=20)
    assert kilometres((0, 179.9), (0, -179.9)) == pytest.approx(22.2, abs=0.1)


@given(points, points)
def test_a_distance_is_the_same_both_ways_and_never_more_than_half_round(
    here: tuple[float, float], there: tuple[float, float]
) -> None:
    assert kilometres(here, there) == pytest.approx(kilometres(there, here), abs=1e-6)
    assert 0 <= kilometres(here, there) <= 20_016
    assert kilometres(here, here) == 0


@pytest.mark.parametrize("words", ["44107", "44107-1203", "lakewood", "Lakewood, Ohio", " LAKEWOOD "])
def test_a_place_is_found_by_name_or_postcode(words: str) -> None:
    place = PLACES.find(words)
    assert place is not None and place.point == pytest.approx((41.48, -81.80))


def test_a_place_that_does_not_occur_is_not_known() -> None:
    assert PLACES.find("Boston") is None
    assert PLACES.find("") is None
    assert Places(()).find("Lakewood") is None
    assert Places(()).named_in("a detox in Lakewood") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a detox near 44107 please", "44107"),
        ("zip is 44107-1203", "44107"),
        ("something in lakewood", "Lakewood"),
        ("the Akron area", "Akron"),
        ("Lakewood", "Lakewood"),
        ("I'm in Lakewood, Ohio.", "Lakewood"),
        ("near sw1a1aa", "SW1A 1AA"),
        ("in Independence", "Independence"),
        ("he wants his independence back", None),
        ("I owe 44107.50 dollars", None),
        ("call 216-44107", None),
        ("144107 people", None),
        ("Lakewoods", None),
        ("nothing at all", None),
    ],
)
def test_a_sentence_names_a_place_where_it_means_one(text: str, name: str | None) -> None:
    place = PLACES.named_in(text)
    assert (place.name if place else None) == name


def test_what_lies_in_the_place_itself_is_at_no_distance_and_what_has_no_point_takes_its_neighbors() -> None:
    akron = PLACES.find("Akron")
    assert akron is not None
    assert PLACES.distance(akron, LIST[1]) == 0
    assert PLACES.distance(akron, LIST[0]) == pytest.approx(50.6, abs=0.5)
    assert PLACES.distance(akron, LIST[2]) == pytest.approx(50.6, abs=0.5)
    assert PLACES.distance(akron, LIST[6]) is None
    assert PLACES.distance(Place("Independence", None), LIST[0]) is None


def test_a_town_with_signs_of_patterns_in_its_name_is_a_town() -> None:
    places = Places([program("A", town="St. Mary's (East)", postcode="A+1")])
    assert places.find("St. Mary's (East)") is not None
