"""A small person, a few topics and a small guide, as data that a test may bend before it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from bot.content.guide import GUIDE_ACTS
from bot.content.people import ACTS, CLOSING, Person

TOPICS = frozenset({"work", "sleep", "family", "grief", "money", "any"})


def line(line_id: str, act: str, text: str, **more: Any) -> dict[str, Any]:
    """One line of a person, with what an expert would offer to it."""
    data: dict[str, Any] = {
        "id": line_id, "act": act, "topic": "any",
        "stage": ["precontemplation", "contemplation", "preparation"],
        "talk": "neutral", "category": None, "strength": None, "rapport": 0, "text": text,
    }  # fmt: skip
    if act not in CLOSING:
        data["reflections"] = [
            {"code": "simple_reflection", "text": f"So, {text.lower()}"},
            {"code": "complex_reflection", "text": f"And under it, {text.lower()}"},
        ]
        data["question"] = "What else?"
    return {**data, **more}


def person_data(person_id: str = "ines", **more: Any) -> dict[str, Any]:
    """A person with one line for every act."""
    data: dict[str, Any] = {
        "id": person_id, "name": "Ines", "audience": "family", "pronouns": "she/her", "age": 39,
        "region": "Laredo, Texas", "relation": "your cousin", "behaviour": "alcohol", "goal": "drink less on weekdays",
        "difficulty": 1, "card": "Ines drives a school bus.", "setting": "Her porch.", "backstory": "She grew up here.",
        "likes_about_it": ["the quiet"],
        "motivations": [
            {"id": "route", "what": "To keep her route.", "topics": ["work"], "near": ["driving the children safely"]},
            {"id": "nights", "what": "To sleep.", "topics": ["sleep"], "near": ["sleeping through the night"]},
        ],
        "fears": ["losing the route"], "barriers": ["the shift"], "supports": ["her aunt"], "past_attempts": ["Lent"],
        "off_limits": [{"topic": "grief", "rapport": 6}], "facts": {"bus": "number 12"},
        "start": {"rapport": 3, "importance": 4, "confidence": 3, "readiness": 3, "discord": 2},
        "sensitivity": {"pressure": 1.0, "listening": 1.0, "autonomy": 1.0},
        "opening": ["greet-1"],
        "lines": [line(f"{act}-1", act, f"This is what I say for {act}.") for act in ACTS],
    }  # fmt: skip
    return {**data, **more}


def person(**more: Any) -> Person:
    """The same, read."""
    return TypeAdapter(Person).validate_python(person_data(**more))


def guide_data() -> dict[str, Any]:
    """One line for every act of the guide."""
    return {
        "lines": [
            {"id": f"{act}-1", "act": act, "code": "open_question", "text": f"About {act}: what else?"}
            for act in GUIDE_ACTS
        ]
    }


def write(path: Path, data: Any) -> Path:
    """`data` as YAML at `path`; strings of any length stay on one line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = data if isinstance(data, str) else yaml.safe_dump(data, sort_keys=False, width=10_000, allow_unicode=True)
    path.write_text(text, encoding="utf-8")
    return path


def line_with(path: Path, words: str) -> int:
    """The first line of the file, from 1, that has `words`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, text in enumerate(lines, 1) if words in text)
