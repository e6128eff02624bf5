"""What has been said, as a short string that survives packing, and starts afresh for an edited file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.person.told import Told

IDS = st.lists(st.text(min_size=1, max_size=12), unique=True, min_size=1, max_size=400)


@st.composite
def ids_and_said(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    ids = draw(IDS)
    return ids, draw(st.lists(st.sampled_from(ids), max_size=40))


@given(ids_and_said())
def test_what_was_packed_is_unpacked(both: tuple[list[str], list[str]]) -> None:
    ids, said = both
    told = Told(ids)
    told.add(said)
    again = Told(ids, told.pack())
    assert [line for line in ids if line in again] == [line for line in ids if line in said]
    assert len(again) == len(set(said))
    assert again.pack() == told.pack()


@given(ids_and_said())
def test_the_string_stays_short_however_much_was_said(both: tuple[list[str], list[str]]) -> None:
    ids, said = both
    told = Told(ids)
    told.add(said)
    assert len(told.pack()) <= 9 + max(1, (len(ids) + 3) // 4)


@given(ids_and_said())
def test_another_file_starts_afresh(both: tuple[list[str], list[str]]) -> None:
    ids, said = both
    told = Told(ids)
    told.add(said)
    assert len(Told([*ids, "a new line, longer than the others"], told.pack())) == 0
    assert len(Told(list(reversed(ids)), told.pack())) == (len(set(said)) if ids == ids[::-1] else 0)


def test_what_nobody_can_say_is_not_packed() -> None:
    told = Told(["a", "b"])
    told.add(["from another file"])
    assert len(Told(["a", "b"], told.pack())) == 0


def test_nothing_packed_is_nothing_said() -> None:
    for packed in (None, "", "no mark"):
        assert len(Told(["a", "b"], packed)) == 0


def test_hundreds_of_lines_are_carried() -> None:
    ids = [f"line-{number}" for number in range(3_000)]
    told = Told(ids)
    told.add(ids[::3])
    assert len(Told(ids, told.pack())) == 1_000
