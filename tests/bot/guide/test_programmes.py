"""What fits a wish, and in which order."""

from __future__ import annotations

import json

import pytest

from bot.guide.programmes import UNINSURED, Directory, Wish, default_directory, fits
from tests.bot.guide.programs import LIST, program

DIRECTORY = Directory(LIST)


def names(wish: Wish) -> list[str]:
    return [found.programme.name for found in DIRECTORY.search(wish)]


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        (Wish(kind="detox"), {"Alder", "Birch"}),
        (Wish(kind="detox", payer="Medicare"), {"Birch"}),
        (Wish(payer=UNINSURED), {"Birch", "Cedar"}),
        (Wish(populations=("adolescents",)), {"Elm"}),
        (Wish(populations=("women", "Spanish-speaking")), {"Fir"}),
        (Wish(kind="outpatient", medication=True), {"Fir"}),
        (Wish(kind="outpatient", populations=("men",)), set()),
        (Wish(kind="aftercare"), set()),
    ],
)
def test_an_entry_fits_where_it_says_everything_that_was_asked(wish: Wish, found: set[str]) -> None:
    assert set(names(wish)) == found


def test_the_nearest_come_first_and_what_cannot_be_placed_last() -> None:
    assert names(Wish(near="Akron", payer="Medicaid")) == ["Fir", "Alder", "Gorse"]
    assert names(Wish(kind="detox", near="44107")) == ["Alder", "Birch"]
    assert [found.km for found in DIRECTORY.search(Wish(kind="detox"))] == [None, None]


@pytest.mark.parametrize(
    ("wish", "fit"),
    [
        (Wish(kind="recovery housing"), True),
        (Wish(kind="recovery housing", about="men"), True),
        (Wish(kind="recovery housing", about="women"), False),
        (Wish(kind="recovery housing", populations=("women",)), False),
    ],
)
def test_a_house_for_men_alone_is_not_offered_for_somebodys_wife(wish: Wish, fit: bool) -> None:
    assert fits(LIST[3], wish) is fit


def test_what_is_for_adolescents_alone_is_offered_for_adolescents_alone() -> None:
    assert "Elm" not in names(Wish(kind="outpatient"))
    assert "Elm" in names(Wish(kind="outpatient", populations=("adolescents",), about="men"))


def test_a_place_made_for_those_who_ask_comes_before_one_for_others() -> None:
    directory = Directory([program("B", populations=("women", "older")), program("C", populations=("women",))])
    assert [found.programme.name for found in directory.search(Wish(populations=("women",)))] == ["C", "B"]


def test_the_closest_lacks_one_thing_that_a_call_may_settle() -> None:
    close = DIRECTORY.closest(Wish(kind="detox", payer="TRICARE"))
    assert close is not None
    assert (close[0].programme.name, close[1]) == ("Alder", "TRICARE")
    close = DIRECTORY.closest(Wish(kind="detox", populations=("veterans",)))
    assert close is not None and close[1] == "veterans"


@pytest.mark.parametrize(
    "wish", [Wish(payer="TRICARE"), Wish(kind="detox", populations=("adolescents",)), Wish(kind="detox", populations=("pregnant",)),
             Wish(kind="aftercare", payer="VA")],
)  # fmt: skip
def test_a_child_or_a_pregnancy_is_never_sent_somewhere_else_as_nearly_right(wish: Wish) -> None:
    assert DIRECTORY.search(wish) == []
    assert DIRECTORY.closest(wish) is None


def test_a_wish_grows_and_a_new_place_takes_the_old_ones_place() -> None:
    wish = Wish(kind="detox", near="Akron", populations=("women",))
    assert wish.joined(Wish(payer="Medicaid")) == Wish("detox", "Medicaid", ("women",), near="Akron")
    assert wish.joined(Wish(unknown="Boston")) == Wish(kind="detox", populations=("women",), unknown="Boston")
    assert wish.joined(Wish(populations=("veterans", "women"))).populations == ("women", "veterans")


def test_a_wish_goes_through_json_and_back() -> None:
    wish = Wish("detox", "Medicaid", ("women",), "women", True, "Akron", None, True)
    assert Wish.from_slot(json.loads(json.dumps(wish.to_slot()))) == wish


def test_the_list_we_ship_can_be_searched() -> None:
    found = default_directory().search(Wish(kind="detox", payer="Medicaid", near="44107"))
    assert len(found) == 2
    assert found[0].km == 0
