"""What `rasa data validate` lets pass: nothing in the domain without a use, nothing in the data without a meaning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk.executor import ActionExecutor

from bot.paths import ROOT

CONVERSATIONS = ROOT / "tests" / "conversations"
LEARNT = [*sorted((ROOT / "data" / "stories").glob("*.yml")), *sorted((ROOT / "data" / "rules").glob("*.yml"))]
TOLD = [*LEARNT, *sorted(CONVERSATIONS.glob("*.yml"))]
CODE = [path for room in ("actions", "bot") for path in sorted((ROOT / room).rglob("*.py"))]
# Rasa's own, which no class of ours stands for.
BUILT_IN = frozenset({"action_listen", "action_restart", "action_default_fallback"})
BOTH_ROOMS = frozenset({"action_guide_safety"})  # the screen's words stop a rehearsal too
Story = dict[str, Any]


@cache
def read(path: Path) -> dict[str, Any]:
    """A YAML file."""
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return loaded


@cache
def domain() -> dict[str, Any]:
    """`domain.yml`."""
    return read(ROOT / "domain.yml")


def told(path: Path) -> list[Story]:
    """The stories and rules of a file, a rule's condition ahead of its steps."""
    content = read(path)
    rules = [{"story": f"rule: {rule['rule']}", "steps": [*rule.get("condition", []), *rule["steps"]]}
             for rule in content.get("rules", [])]  # fmt: skip
    return [*content.get("stories", []), *rules]


def steps(paths: list[Path], kind: str) -> Iterator[tuple[str, Any]]:
    """Every `kind` of step in the files, with the story it is in."""
    for path in paths:
        for story in told(path):
            for step in story["steps"]:
                if kind in step:
                    yield f"{path.name}: {story['story']}", step[kind]


def slots_set(paths: list[Path]) -> Iterator[tuple[str, str, Any]]:
    """Every slot that is set in the files: the story, the slot, the value."""
    for where, given in steps(paths, "slot_was_set"):
        for each in given:
            for name, value in each.items() if isinstance(each, dict) else [(each, None)]:
                yield where, name, value


@cache
def words_of_code() -> frozenset[str]:
    """Every name between quotes in our code."""
    quoted = re.compile(r"""["']([a-z][a-z0-9_]*)["']""")
    return frozenset(name for path in CODE for name in quoted.findall(path.read_text(encoding="utf-8")))


@cache
def action_classes() -> frozenset[str]:
    """The names of the actions that `rasa run actions` finds in `actions/`."""
    executor = ActionExecutor()
    executor.register_package("actions")
    return frozenset(executor.actions)


def names(entries: list[Any]) -> list[str]:
    """The names in a list of the domain, whose entries may carry settings."""
    return [next(iter(entry)) if isinstance(entry, dict) else entry for entry in entries]


# The domain: no name twice, none without a use


@pytest.mark.parametrize("section", ["intents", "entities", "actions"])
def test_no_name_stands_twice(section: str) -> None:
    assert [name for name, count in Counter(names(domain()[section])).items() if count > 1] == []


def test_every_intent_is_used() -> None:
    used = {intent for _, intent in steps(LEARNT, "intent")} | words_of_code()
    assert sorted(set(names(domain()["intents"])) - used) == []


def test_every_slot_is_used() -> None:
    used = {slot for _, slot, _ in slots_set(LEARNT)} | words_of_code()
    assert sorted(set(domain()["slots"]) - used) == []


def test_every_slot_that_the_policies_see_is_in_what_they_learn_from() -> None:
    seen = {slot for slot, given in domain()["slots"].items() if given.get("influence_conversation", True)}
    assert sorted(seen - {slot for _, slot, _ in slots_set(LEARNT)}) == []


def test_every_value_of_a_slot_is_in_what_the_policies_learn_from() -> None:
    """A value that no story holds is a moment for which no policy has learnt anything."""
    told_of = {(slot, value) for _, slot, value in slots_set(LEARNT)}
    possible = {
        (slot, value)
        for slot, given in domain()["slots"].items() if given["type"] == "categorical"
        for value in given["values"]
    }  # fmt: skip
    assert sorted(possible - told_of) == []


def test_every_action_is_used() -> None:
    used = {action for _, action in steps(LEARNT, "action")} | words_of_code()
    assert sorted(set(names(domain()["actions"])) - used) == []


def test_every_action_of_the_domain_has_its_class_and_every_class_is_in_the_domain() -> None:
    named = set(names(domain()["actions"]))
    assert sorted(named - action_classes()) == []
    assert sorted(action_classes() - named) == []


def test_every_action_that_a_slot_calls_is_there() -> None:
    called = {
        mapping["action"]
        for slot in domain()["slots"].values() for mapping in slot["mappings"] if "action" in mapping
    }  # fmt: skip
    assert called and sorted(called - set(names(domain()["actions"]))) == []


def test_every_entity_is_marked_somewhere() -> None:
    patterns = (ROOT / "content" / "entities.yml").read_text(encoding="utf-8")
    assert [name for name in names(domain()["entities"]) if not re.search(rf"\b{name}\b", patterns)] == []


# What is learnt from and tested with: nothing that the domain does not know


def test_every_intent_of_a_story_exists() -> None:
    known = set(names(domain()["intents"]))
    assert [(where, intent) for where, intent in steps(TOLD, "intent") if intent not in known] == []


def test_every_action_of_a_story_exists() -> None:
    known = set(names(domain()["actions"])) | BUILT_IN
    assert [(where, action) for where, action in steps(TOLD, "action") if action not in known] == []


def test_every_slot_of_a_story_exists_and_can_have_its_value() -> None:
    wrong = []
    for where, slot, value in slots_set(TOLD):
        given = domain()["slots"].get(slot)
        if given is None:
            wrong.append(f"{where}: no slot {slot}")
        elif given["type"] == "categorical" and value not in given["values"]:
            wrong.append(f"{where}: {slot} is never {value!r}")
        elif given["type"] == "bool" and not isinstance(value, bool):
            wrong.append(f"{where}: {slot} is true or false, not {value!r}")
    assert wrong == []


def test_every_story_is_in_one_room_and_does_what_is_done_there() -> None:
    """The guide says nothing in the practice room, and nobody there answers in the guide's."""
    theirs = {"practice": "action_guide_", "guide": "action_person_"}
    wrong = []
    for path in TOLD:
        for story in told(path):
            rooms = {value for step in story["steps"] for each in step.get("slot_was_set", [])
                     for slot, value in each.items() if slot == "room"}  # fmt: skip
            actions = [step["action"] for step in story["steps"] if "action" in step]
            if story["story"] == "rule: danger":
                continue  # of both rooms
            strange = [action for room in rooms for action in actions if action.startswith(theirs[room])]
            if len(rooms) != 1 or set(strange) - BOTH_ROOMS:
                wrong.append(f"{path.name}: {story['story']}: {sorted(rooms)} {strange}")
    assert wrong == []


def test_every_turn_of_a_story_gets_an_action() -> None:
    """A user's turn is followed by an act, never by the next turn."""
    wrong = []
    for path in TOLD:
        for story in told(path):
            turn = [("intent" in step, "action" in step) for step in story["steps"] if {"intent", "action"} & set(step)]
            if any(one[0] and two[0] for one, two in pairwise(turn)) or not turn[-1][1]:
                wrong.append(f"{path.name}: {story['story']}")
    assert wrong == []


def test_no_two_stories_have_the_same_name() -> None:
    given = Counter(story["story"] for path in TOLD for story in told(path))
    assert [name for name, count in given.items() if count > 1] == []


def test_every_example_is_of_an_intent_that_exists() -> None:
    known = set(names(domain()["intents"]))
    examples = [(path.name, each["intent"]) for path in sorted((ROOT / "data" / "nlu").glob("*.yml"))
                for each in read(path)["nlu"] if "intent" in each]  # fmt: skip
    assert examples and [(where, intent) for where, intent in examples if intent.partition("/")[0] not in known] == []


# The conversations of `rasa test`


def test_the_test_conversations_are_no_training_stories() -> None:
    ours = [story for path in sorted(CONVERSATIONS.glob("*.yml")) for story in told(path)]
    learnt = {repr(story["steps"]) for path in LEARNT for story in told(path)}
    assert len(ours) >= 20
    assert [story["story"] for story in ours if repr(story["steps"]) in learnt] == []
