"""Reads the training text: coded conversations, example files and what visitors say.

Conversation files (`data/nlu/conversations/*.conv`) hold one turn a line, each utterance behind its code;
`data/nlu/*.yml` are Rasa's own example files, one intent a file. Both become `Example`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.coding.features import asks_permission, features

HELPER = (
    "open_question closed_question simple_reflection complex_reflection affirmation seek_collaboration "
    "emphasize_autonomy give_information persuade persuade_with_permission confront support structure "
    "facilitate greeting"
).split()
TALK = ["change", "neutral", "sustain"]
CATEGORY = ["none", *"desire ability reason need commitment activation taking_steps".split()]
STRENGTH = ["1", "2", "3", "4", "5"]
# What a visitor of the guide does with a message; `talk` hands over to the talk heads.
VISITOR = (
    "talk greet goodbye thanks affirm deny unsure give_number ask_options ask_admission ask_cost ask_substance "
    "ask_withdrawal ask_family_help ask_medication ask_helpline ask_self_care ask_groups ask_bot who_self "
    "who_loved_one who_professional complaint off_topic gibberish change_mind other_language"
).split()


@dataclass(frozen=True)
class Example:
    """One utterance with what came before it, and its label for each task that has one."""

    text: str
    context: str  # the other speaker's last words
    own: str  # what the same speaker said before: their last turn, and this one so far
    labels: dict[str, str]
    features: tuple[float, ...]
    group: str  # conversation or file, for splits that do not leak


def conversations(folder: Path) -> Iterator[tuple[dict[str, str], list[tuple[str, list[tuple[str, str]]]]]]:
    """Each conversation: its header and its turns (speaker, [(code, utterance)])."""
    for path in sorted(folder.glob("*.conv")):
        head: dict[str, str] = {}
        turns: list[tuple[str, list[tuple[str, str]]]] = []
        for raw in path.read_text(encoding="utf-8").splitlines():
            line = raw.strip()
            if line.startswith("# conv:"):
                if turns:
                    yield head, turns
                pairs = (part.split(":", 1) for part in line[2:].split("|"))
                head, turns = {key.strip(): value.strip() for key, value in pairs}, []
            elif line[:2] in ("H:", "C:"):
                pattern = r"\[([a-z_]+)\]" if line[0] == "H" else r"\{([a-z_0-9.]+)\}"
                bits = re.split(pattern, line[2:].strip())
                turns.append((line[0], [(c, t.strip()) for c, t in zip(bits[1::2], bits[2::2], strict=True)]))
        if turns:
            yield head, turns


def client_labels(code: str) -> dict[str, str]:
    """`change.commitment.4` to the labels of the tasks talk, category and strength."""
    talk, _, rest = code.partition(".")
    category, _, strength = rest.partition(".")
    labels = {"talk": talk, "category": category or "none"}
    if strength:
        labels["strength"] = strength
    return labels


def from_conversations(folder: Path) -> Iterator[Example]:
    for head, turns in conversations(folder):
        last = {"H": "", "C": ""}
        permission = 99
        for speaker, utterances in turns:
            other = last["C" if speaker == "H" else "H"]
            own, said = last[speaker], ""
            for place, (code, text) in enumerate(utterances):
                labels = {"helper": code} if speaker == "H" else client_labels(code)
                yield Example(
                    text, other, f"{own} {said}".strip(), labels,
                    features(text, other, place, len(utterances), permission), head["conv"],
                )  # fmt: skip
                said = f"{said} {text}".strip()
                if speaker == "H" and (code == "seek_collaboration" or asks_permission(text)):
                    permission = 0
            last[speaker] = said
            permission += speaker == "H"


def from_examples(folder: Path) -> Iterator[Example]:
    """Rasa's example files: an intent is a helper code, a visitor's intent, or a client's talk.

    A talk example's metadata carries its category and strength; `before` is what the other one had said.
    """
    for path in sorted(folder.glob("*.yml")):
        for entry in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["nlu"]:
            intent = entry["intent"]
            for text, metadata in _entries(entry["examples"]):
                before = metadata.get("before", "")
                if intent in HELPER:
                    labels = {"helper": intent}
                elif intent in VISITOR:
                    labels = {"visitor": intent}
                else:
                    labels = {**client_labels(metadata["code"]), "visitor": "talk"}
                yield Example(text, before, "", labels, features(text, before, 0, 1, 99), path.stem)


def _entries(examples: str | list[dict[str, object]]) -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(examples, str):
        for line in examples.splitlines():
            if line.startswith("- "):
                yield line[2:].strip(), {}
    else:
        for item in examples:
            text, metadata = item["text"], item.get("metadata") or {}
            assert isinstance(text, str) and isinstance(metadata, dict)
            yield text.strip().removeprefix("- "), metadata


def folder_examples(root: Path) -> list[Example]:
    """Everything under `data/nlu`, conversations first, each text with its context and labels."""
    return [*from_conversations(root / "conversations"), *from_examples(root)]
