"""How a person is moved: within bounds, repeatably, and in the directions that the literature gives."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import astuple, replace

from hypothesis import given
from hypothesis import strategies as st

from bot.coding.codes import HELPER_CODES
from bot.person.state import EFFECTS, STAGES, Heard, begin, discord_level, first_stage, move, stage_after
from bot.types import PersonState
from tests.bot.samples import person

VALUE = st.floats(0.0, 10.0).map(lambda value: round(value, 3))
STATES = st.builds(PersonState, VALUE, VALUE, VALUE, VALUE, VALUE)
FEELING = st.floats(0.5, 1.5)
PEOPLE = st.builds(
    lambda pressure, listening, autonomy: person(
        sensitivity={"pressure": pressure, "listening": listening, "autonomy": autonomy}
    ),
    FEELING, FEELING, FEELING,
)  # fmt: skip
HEARD = st.builds(
    Heard,
    st.lists(st.sampled_from(HELPER_CODES), max_size=8),
    touched=st.integers(0, 4),
    fit=st.sampled_from([None, "hit", "miss"]),
    apology=st.booleans(),
    interrogated=st.integers(0, 40),
)
SEED = st.integers(0, 2**31)
MIDDLE = PersonState(5.0, 5.0, 5.0, 5.0, 4.0)


def after(codes: Sequence[str], start: PersonState = MIDDLE, seed: int = 1, **heard: object) -> PersonState:
    return move(start, Heard(codes, **heard), person(), random.Random(seed))  # type: ignore[arg-type]


@given(STATES, HEARD, PEOPLE, SEED)
def test_every_value_stays_within_0_and_10(state: PersonState, heard: Heard, who: object, seed: int) -> None:
    moved = move(state, heard, who, random.Random(seed))  # type: ignore[arg-type]
    assert all(0.0 <= value <= 10.0 for value in astuple(moved))


@given(STATES, HEARD, SEED)
def test_same_inputs_and_dice_give_the_same_state(state: PersonState, heard: Heard, seed: int) -> None:
    before = replace(state)
    first, again = (move(state, heard, person(), random.Random(seed)) for _ in range(2))
    assert first == again
    assert state == before


@given(STATES, PEOPLE, SEED, st.integers(1, 4), st.integers(0, 3))
def test_confronting_never_raises_rapport_and_never_lowers_discord(
    state: PersonState, who: object, seed: int, times: int, touched: int
) -> None:
    moved = move(state, Heard(["confront"] * times, touched), who, random.Random(seed))  # type: ignore[arg-type]
    assert moved.rapport <= state.rapport
    assert moved.discord >= state.discord
    assert moved.importance <= state.importance


@given(STATES, PEOPLE, SEED)
def test_honouring_autonomy_lowers_discord(state: PersonState, who: object, seed: int) -> None:
    moved = move(state, Heard(["emphasize_autonomy"]), who, random.Random(seed))  # type: ignore[arg-type]
    assert moved.discord < state.discord or moved.discord == 0.0


@given(STATES, SEED)
def test_pressing_twice_is_felt_twice_but_a_question_counts_once(state: PersonState, seed: int) -> None:
    once, twice = (after(["persuade"] * times, state, seed) for times in (1, 2))
    assert twice.discord > once.discord or once.discord == 10.0
    assert after(["open_question"], state, seed) == after(["open_question"] * 3, state, seed)


@given(STATES, SEED, st.sampled_from(["simple_reflection", "complex_reflection"]))
def test_a_reflection_that_hits_builds_more_than_one_that_misses(state: PersonState, seed: int, code: str) -> None:
    hit, miss = (after([code], state, seed, fit=fit) for fit in ("hit", "miss"))
    assert hit.rapport >= miss.rapport
    assert hit.discord <= miss.discord


@given(STATES, SEED)
def test_touching_ones_own_reason_while_listening_never_makes_it_matter_less(state: PersonState, seed: int) -> None:
    touched, plain = (after(["complex_reflection"], state, seed, touched=n) for n in (1, 0))
    assert touched.importance >= plain.importance
    assert touched.readiness >= plain.readiness


@given(STATES, SEED)
def test_touching_it_while_pressing_moves_nobody(state: PersonState, seed: int) -> None:
    assert after(["persuade"], state, seed, touched=2) == after(["persuade"], state, seed)


@given(STATES, SEED)
def test_taking_it_back_heals(state: PersonState, seed: int) -> None:
    sorry, not_sorry = (after(["support"], state, seed, apology=apology) for apology in (True, False))
    assert sorry.discord <= not_sorry.discord
    assert sorry.rapport >= not_sorry.rapport


@given(STATES, SEED, st.integers(3, 12))
def test_question_after_question_wears_people_out(state: PersonState, seed: int, row: int) -> None:
    asked, again = (after(["closed_question"], state, seed, interrogated=n) for n in (row, row + 1))
    assert again.rapport <= asked.rapport
    assert again.discord >= asked.discord


def test_listening_brings_a_person_on_and_confronting_loses_them() -> None:
    heard = pressed = begin(person())
    stages = ["precontemplation"] * 2
    for turn in range(25):
        heard = after(["complex_reflection", "open_question"], heard, turn, touched=1, fit="hit")
        pressed = after(["confront"], pressed, turn)
        stages = [stage_after(stages[0], heard), stage_after(stages[1], pressed)]
    assert heard.readiness > pressed.readiness + 3
    assert heard.rapport > pressed.rapport + 3
    assert stages == ["preparation", "precontemplation"]
    assert discord_level(heard) == "calm"
    assert discord_level(pressed) == "broken"


@given(STATES, st.sampled_from(STAGES))
def test_a_stage_is_never_lost_within_a_talk_and_never_leapt(state: PersonState, stage: str) -> None:
    step = STAGES.index(stage_after(stage, state)) - STAGES.index(stage)
    assert step in {0, 1}


@given(STATES)
def test_a_talk_starts_where_readiness_puts_it(state: PersonState) -> None:
    order = [first_stage(replace(state, readiness=value)) for value in (0.0, state.readiness, 10.0)]
    assert [STAGES.index(stage) for stage in order] == sorted(STAGES.index(stage) for stage in order)
    assert order[0] == "precontemplation"
    assert order[-1] == "preparation"


def test_every_code_a_coder_gives_does_something_known() -> None:
    assert set(EFFECTS) == set(HELPER_CODES)
    for code in ("confront", "persuade"):
        assert EFFECTS[code].rapport < 0 < EFFECTS[code].discord


def test_nothing_said_leaves_a_person_nearly_where_they_were() -> None:
    moved = after([])
    assert abs(moved.rapport - MIDDLE.rapport) < 0.1
    assert abs(moved.discord - MIDDLE.discord) < 0.1
    assert (moved.importance, moved.confidence) == (MIDDLE.importance, MIDDLE.confidence)
