"""People: whoever writes one is told every mistake, where it is, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.content.faults import ContentError, Fault
from bot.content.people import load_people
from bot.content.topics import load_topics
from tests.bot.samples import TOPICS, line_with, person_data, write

pytestmark = pytest.mark.usefixtures("cache")

Bend = Callable[[dict[str, Any]], object]


def named(data: dict[str, Any], line: str) -> dict[str, Any]:
    found: dict[str, Any] = next(row for row in data["lines"] if row["id"] == line)
    return found


def faults(folder: Path, *bends: Bend) -> list[Fault]:
    data = person_data()
    for bend in bends:
        bend(data)
    write(folder / "ines.yml", data)
    with pytest.raises(ContentError) as error:
        load_people(TOPICS, folder)
    return error.value.faults


def test_a_whole_person_is_read(tmp_path: Path) -> None:
    write(tmp_path / "ines.yml", person_data())
    people = load_people(TOPICS, tmp_path)
    assert list(people) == ["ines"]
    ines = people["ines"]
    assert ines.by_id["commit-1"].act == "commit"
    assert len(ines.by_id) == len(ines.lines)


@pytest.mark.parametrize(
    ("bend", "line", "remedy"),
    [
        (lambda d: named(d, "answer-1").update(act="shout"), "shout", "write one of 'greet'"),
        (lambda d: named(d, "answer-1").pop("text"), "answer-1", "is missing: write it"),
        (lambda d: named(d, "answer-1").update(topic="yachts"), "answer-1", "content/topics.yml: use one of its ids, or 'any'"),
        (lambda d: named(d, "answer-1").update(stage=[]), "answer-1", "name at least one"),
        (lambda d: named(d, "answer-1").update(stage=["action"]), "action", "'precontemplation'"),
        (lambda d: named(d, "answer-1").update(talk="change"), "answer-1", "change and sustain talk name one"),
        (lambda d: named(d, "answer-1").update(category="need"), "answer-1", "a neutral line has category null"),
        (lambda d: named(d, "commit-1").update(talk="change", category="commitment"), "commit-1", "strength (1-5) goes with"),
        (lambda d: named(d, "answer-1").update(strength=4), "answer-1", "and only there"),
        (lambda d: named(d, "answer-1").update(strength=6), "strength: 6", "write one of 1, 2, 3, 4 or 5"),
        (lambda d: named(d, "answer-1").update(question=None), "answer-1", "write two reflections and one open question"),
        (lambda d: named(d, "answer-1")["reflections"].pop(), "answer-1", "write two reflections and one open question"),
        (lambda d: named(d, "answer-1")["reflections"][0].update(text="You feel like an addict."), "answer-1", "a person who uses"),
        (lambda d: named(d, "answer-1").update(mood="low"), "mood: low", "look for a misspelling"),
        (lambda d: d.update(behaviour="sugar"), "behaviour: sugar", "'alcohol'"),
        (lambda d: d.pop("goal"), "id: ines", "is missing: write it"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_remedy(tmp_path: Path, bend: Bend, line: str, remedy: str) -> None:
    (fault, *_) = faults(tmp_path, bend)
    path = tmp_path / "ines.yml"
    assert fault.path == path
    assert fault.line == line_with(path, line)
    assert remedy in fault.what


def test_an_id_used_twice_is_told_at_both_places(tmp_path: Path) -> None:
    found = faults(tmp_path, lambda d: named(d, "silence-1").update(id="danger-1"))
    twice = [fault for fault in found if "used 2 times: give each line its own" in fault.what]
    assert len({fault.line for fault in twice}) == 2


def test_a_thing_said_twice_is_told(tmp_path: Path) -> None:
    found = faults(tmp_path, lambda d: named(d, "answer-1").update(text=named(d, "allow-1")["text"].upper()))
    assert {fault.where for fault in found if "nobody says a thing twice" in fault.what} == {
        "answer-1",
        "allow-1",
    }


def test_an_act_without_a_line_is_told(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, lambda d: d["lines"].remove(named(d, "repair-1")))
    assert fault.what == "no line for the act repair: write some"


def test_an_opening_that_is_no_line_is_told(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, lambda d: d.update(opening=["hello-1"]))
    assert "opening 'hello-1' is no line's id" in fault.what


def test_an_id_that_is_not_the_files_name_is_told(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, lambda d: d.update(id="inez"))
    assert "must be the file's name, 'ines'" in fault.what


def test_the_faults_of_all_files_come_together(tmp_path: Path) -> None:
    write(tmp_path / "abe.yml", "id: [\n")
    write(tmp_path / "zoe.yml", person_data("zoe", age="old"))
    write(tmp_path / "ines.yml", person_data())
    with pytest.raises(ContentError) as error:
        load_people(TOPICS, tmp_path)
    assert [fault.path.name for fault in error.value.faults] == ["abe.yml", "zoe.yml"]


def test_the_people_we_ship_are_without_fault() -> None:
    assert load_people(frozenset(load_topics()))
