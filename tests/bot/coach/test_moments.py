"""Which turns get a second look, and why."""

from __future__ import annotations

from dataclasses import replace

from bot.coach.moments import RETRIES, STRONGEST, pick
from bot.coach.report import DebriefTurn, Moment, Voices
from bot.content.coaching import load_coaching
from tests.bot.talks import client, helper, state, turn

VOICES = Voices("You", "Ines")


def moments(*turns: DebriefTurn, voices: Voices = VOICES) -> tuple[Moment, ...]:
    return pick(turns, load_coaching(), voices, state())


def test_a_listening_turn_that_moved_the_person_is_strong() -> None:
    (moment,) = moments(
        turn(0, None, "Hey."),
        turn(1, helper("complex_reflection: You miss it."), praise="That went deep.", effect="Ines eased.", rapport=5),
    )
    assert (moment.kind, moment.seq, moment.said, moment.heard) == ("strong", 1, "You miss it.", "Hey.")
    assert moment.codes == ("complex_reflection",)
    assert moment.why == "That went deep. Ines eased."
    assert moment.better is None


def test_pressing_is_to_be_tried_again_in_the_coachs_words() -> None:
    (moment,) = moments(
        turn(1, helper("persuade: You should stop."), effect="Ines felt pushed.", reason="Ask instead.", better="So.",
             discord=4),
    )  # fmt: skip
    assert moment.kind == "retry"
    assert moment.why == "Ines felt pushed. Ask instead."
    assert moment.better is not None and moment.better.text == "So."


def test_a_turn_that_presses_is_never_strong() -> None:
    found = moments(turn(1, helper("complex_reflection", "affirmation", "persuade"), rapport=8))
    assert [moment.kind for moment in found] == ["retry"]


def test_no_more_than_three_and_four_in_the_order_of_the_talk() -> None:
    good = [turn(seq, helper("complex_reflection", "affirmation"), rapport=4 + seq / 10) for seq in range(1, 8)]
    bad = [turn(seq, helper("confront"), rapport=4.7 - seq / 10) for seq in range(8, 16)]
    found = moments(*good, *bad)
    kinds = [moment.kind for moment in found]
    assert kinds == ["strong"] * STRONGEST + ["retry"] * RETRIES
    for kind in ("strong", "retry"):
        order = [moment.seq for moment in found if moment.kind == kind]
        assert order == sorted(order)


def test_the_strongest_are_chosen_by_what_they_did() -> None:
    turns = [turn(seq, helper("simple_reflection"), rapport=4.0) for seq in range(1, 5)]
    turns.append(turn(5, helper("simple_reflection"), rapport=6.0, importance=6))
    assert 5 in [moment.seq for moment in moments(*turns)]


def test_codes_that_are_hard_to_tell_make_no_moment() -> None:
    assert moments(turn(1, helper("confront", sure=0.3)), turn(2, helper("complex_reflection", sure=0.39))) == ()


def test_an_apology_is_none_to_try_again_but_an_insult_is() -> None:
    apology = turn(1, helper("confront"), praise="You took it back.", effect="The tension went down.", discord=1)
    insult = turn(2, helper("confront"), praise="That one hurts.", effect="The temperature rose.", discord=6)
    (moment,) = moments(apology, insult)
    assert (moment.seq, moment.why) == (2, "The temperature rose. That one hurts.")


def test_without_a_coach_the_words_come_from_the_content_and_do_not_repeat() -> None:
    found = moments(*(turn(seq, helper("complex_reflection")) for seq in (1, 2, 3)))
    assert len({moment.why for moment in found}) == 3
    known = [words.format(name="Ines") for words in load_coaching().praise["complex_reflection"]]
    assert all(moment.why in known for moment in found)


def test_a_praise_that_was_given_before_is_put_otherwise() -> None:
    found = moments(*(turn(seq, helper("affirmation"), praise="Well seen.") for seq in (1, 2)))
    assert found[0].why == "Well seen."
    assert found[1].why != "Well seen."


def test_a_transcripts_client_has_no_name() -> None:
    said = [replace(turn(1, helper("persuade")), answer=client("sustain"))]
    (moment,) = moments(*said, voices=Voices("Helper", "Client"))
    assert "{name}" not in moment.why and "Client" not in moment.why.split(maxsplit=1)[1:]


def test_a_closed_question_alone_is_to_be_tried_again_unless_it_brought_change_talk() -> None:
    asked = replace(turn(1, helper("closed_question")), answer=client("neutral"))
    brought = replace(turn(2, helper("closed_question")), answer=client("change"))
    assert [moment.seq for moment in moments(asked, brought)] == [1]


def test_turns_of_safety_and_of_the_guide_are_no_moments() -> None:
    assert moments(turn(0, None, "Hey."), turn(1, None, said="I want to die"), turn(2, client("change"))) == ()
