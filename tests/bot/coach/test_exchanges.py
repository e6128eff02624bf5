"""Turns as exchanges."""

from __future__ import annotations

from dataclasses import replace

from bot.coach.exchanges import exchanges, kind_of
from bot.types import Commitment, Reply
from tests.bot.talks import client, helper, turn


def test_a_simulated_persons_talk_is_known() -> None:
    (exchange,) = exchanges([turn(1, helper("open_question"), "Not really.", talk="sustain")], "practice", "")
    assert exchange.answer is not None
    assert exchange.answer.main == "sustain"
    assert [(u.text, u.talk, u.confidence) for u in exchange.answer.utterances] == [("Not really.", "sustain", 1.0)]


def test_a_simulated_persons_commitment_is_kept_in_their_words() -> None:
    said = turn(1, helper("open_question"), "I'm going to call Patrice.", talk="change", category="commitment")
    (exchange,) = exchanges([said], "practice", "drink less")
    assert exchange.commitments == (Commitment("person", "I'm going to call Patrice.", "drink less", "commitment", 4),)
    assert exchange.client is not None and exchange.client.utterances[0].strength == 4


def test_sustain_talk_and_reasons_promise_nothing() -> None:
    turns = [
        turn(1, answer="I will drink.", talk="sustain", category="commitment"),
        turn(2, answer="It costs a lot.", talk="change", category="reason"),
        turn(3, answer="", talk="change", category="commitment"),
    ]
    assert [exchange.commitments for exchange in exchanges(turns, "practice", "")] == [(), (), ()]


def test_commitments_noted_at_the_time_stand() -> None:
    noted = Commitment("visitor", "I'll call.", "call", "commitment", 4)
    said = replace(turn(1, client("change")), commitments=(noted,))
    (exchange,) = exchanges([said], "guide", "")
    assert exchange.commitments == (noted,)


def test_an_opening_ends_a_volley_and_no_more() -> None:
    (exchange,) = exchanges([turn(0, None, "Hey.")], "practice", "")
    assert exchange.answer is not None and exchange.answer.utterances == ()
    assert [(row.speaker, row.utterance.text) for row in exchange.rows] == [("client", "Hey.")]


def test_what_the_program_says_in_its_own_name_is_not_the_persons() -> None:
    said = replace(turn(1, None, ""), said="I want to die", replies=(Reply("Please call 988.", "safety"),), person=None)
    (exchange,) = exchanges([said], "practice", "")
    assert [(row.speaker, row.utterance.text) for row in exchange.rows] == [
        ("helper", "I want to die"),
        ("program", "Please call 988."),
    ]
    assert list(exchange.codings) == []


def test_at_the_guides_the_user_is_the_client() -> None:
    (exchange,) = exchanges([turn(1, client("change", words="I want out."), "You want out.")], "guide", "")
    assert exchange.client is exchange.said
    assert [(row.speaker, row.utterance.text) for row in exchange.rows] == [
        ("client", "I want out."),
        ("helper", "You want out."),
    ]


def test_the_kind_is_told_by_the_turns() -> None:
    assert kind_of([]) == "practice"
    assert kind_of([turn(0), turn(1, helper("greeting"))]) == "practice"
    assert kind_of([turn(0), turn(1, client("neutral"))]) == "guide"
    assert kind_of([replace(turn(1, helper("greeting")), answer=client("neutral"))]) == "transcript"
