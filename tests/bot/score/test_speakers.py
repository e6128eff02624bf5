"""Who of the two is the helper."""

from __future__ import annotations

import pytest

from bot.score.errors import HelperUnclearError, NotTwoSpeakersError, UnknownHelperError
from bot.score.speakers import by_name, roles
from bot.score.transcript import Spoken
from tests.bot.talks import PlainCoder

ASKS = ["What brings you here?", "You miss it.", "So it matters more than you let on.", "How would that be?"]
TELLS = ["My wife.", "I guess.", "It does.", "Good."]


def talk(one: str, two: str, *, asks: list[str] = ASKS, tells: list[str] = TELLS) -> list[Spoken]:
    both = [each for pair in zip(asks, tells, strict=True) for each in pair]
    return [Spoken((one, two)[number % 2], text, number + 1) for number, text in enumerate(both)]


@pytest.mark.parametrize(
    ("names", "helper"),
    [
        (["Therapist", "Client"], "Therapist"),
        (["client", "counsellor"], "counsellor"),
        (["T", "C"], "T"),
        (["C", "P"], "C"),
        (["I", "R"], "I"),
        (["Dr. Okafor", "Sam"], "Dr. Okafor"),
        (["Sam", "Patient 3"], "Sam"),
        (["helper", "person"], "helper"),
        (["Social worker", "Mr. T. Lee"], "Social worker"),
        (["T. Brown", "J. Smith"], None),
        (["Mia", "Joe"], None),
        (["Speaker 1", "Speaker 2"], None),
        (["Therapist", "Counselor"], None),
    ],
)
def test_names_tell_where_they_can(names: list[str], helper: str | None) -> None:
    assert by_name(names) == helper


def test_a_name_settles_it_without_coding() -> None:
    coder = PlainCoder()
    who = roles(talk("Client", "Therapist"), coder)  # type: ignore[arg-type]
    assert (who.helper, who.client, who.sure) == ("Therapist", "Client", 1.0)
    assert coder.histories == []
    assert (who.of("Therapist"), who.of("Client")) == ("helper", "client")


@pytest.mark.parametrize("order", [("Mia", "Joe"), ("Joe", "Mia")])
def test_who_asks_and_reflects_is_the_helper(order: tuple[str, str]) -> None:
    spoken = talk(*order)
    who = roles(spoken, PlainCoder())  # type: ignore[arg-type]
    assert who.helper == order[0]
    assert 0.9 <= who.sure <= 1


def test_two_who_sound_alike_are_told_apart_by_the_caller() -> None:
    spoken = talk("Mia", "Joe", tells=ASKS)
    with pytest.raises(HelperUnclearError) as caught:
        roles(spoken, PlainCoder())  # type: ignore[arg-type]
    assert caught.value.names == ("Mia", "Joe")
    assert caught.value.sure < 0.9
    assert "--helper" in str(caught.value)
    assert roles(spoken, PlainCoder(), helper="joe").helper == "Joe"  # type: ignore[arg-type]


def test_two_lines_are_not_enough_to_tell() -> None:
    with pytest.raises(HelperUnclearError):
        roles(talk("Mia", "Joe", asks=["How so?"], tells=["Hm."]), PlainCoder())  # type: ignore[arg-type]


@pytest.mark.parametrize("names", [["Mia"], ["Mia", "Joe", "Ann"], [f"Name {n}" for n in range(20)]])
def test_a_talk_has_two_speakers(names: list[str]) -> None:
    spoken = [Spoken(name, "Hi.", 1) for name in names]
    with pytest.raises(NotTwoSpeakersError) as caught:
        roles(spoken, PlainCoder(), helper=names[0])  # type: ignore[arg-type]
    assert len(str(caught.value)) < 200


def test_a_helper_who_does_not_speak_is_named_with_those_who_do() -> None:
    with pytest.raises(UnknownHelperError, match="Mia and Joe"):
        roles(talk("Mia", "Joe"), PlainCoder(), helper="Ann")  # type: ignore[arg-type]
