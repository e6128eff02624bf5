"""The training text is ours: no sentence of the transcripts that measure it, and no sentence twice.

The transcripts lie beside the checkout where Evoke is developed (`../shared/eval`) and are never copied into
it; where they are not at hand there is nothing to compare with, and those two tests do not exist.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest
import yaml

from bot.paths import ROOT

sys.path.insert(0, str(ROOT / "tools" / "encoder"))
from corpus import HELPER, TALK, conversations

TRANSCRIPTS = ROOT.parent / "shared" / "eval" / "annomi_dev.csv"
COPIED = 9  # words in a row shared with a transcript: more than common speech brings about by chance
ALIKE = 0.85  # Jaccard of word pairs above which two long utterances count as one
LONG = 8  # words: shorter ones are rightly said by many ("How come?")


def words(text: str) -> list[str]:
    """The words of `text`, small, without punctuation."""
    return re.findall(r"[a-z0-9']+", text.lower())


def grams(text: str, length: int) -> set[tuple[str, ...]]:
    """Every `length` words in a row."""
    said = words(text)
    return {tuple(said[i : i + length]) for i in range(len(said) - length + 1)}


@cache
def utterances() -> list[tuple[str, str, str]]:
    """Every utterance written for training: who speaks, its code, its words."""
    folder = ROOT / "data" / "nlu"
    found = [
        (speaker, code, text)
        for _, turns in conversations(folder / "conversations")
        for speaker, said in turns
        for code, text in said
    ]
    for path in sorted(folder.glob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            if entry.get("intent") in HELPER:
                found += [("H", entry["intent"], line) for line in _lines(entry["examples"])]
    return found


def _lines(examples: str | list[dict[str, str]]) -> list[str]:
    """The examples of an intent: Rasa writes them as a text of "- " lines, or as a list of texts."""
    if isinstance(examples, str):
        return [line.removeprefix("- ") for line in examples.splitlines()]
    return [example["text"].strip() for example in examples]


def sentences_of_people() -> Iterator[str]:
    """What the content lets anybody say."""
    for path in (ROOT / "content").rglob("*.yml"):
        yield from path.read_text(encoding="utf-8").splitlines()


def transcript() -> list[str]:
    """Every turn of the transcripts."""
    with TRANSCRIPTS.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    column = next(name for name in ("utterance_text", "text") if name in rows[0])
    return [row[column] for row in rows]


if TRANSCRIPTS.is_file():

    @pytest.fixture(scope="module")
    def theirs() -> set[tuple[str, ...]]:
        """Every run of `COPIED` words in the transcripts."""
        return {gram for text in transcript() for gram in grams(text, COPIED)}

    def test_no_training_text_shares_a_run_of_words_with_the_transcripts(theirs: set[tuple[str, ...]]) -> None:
        shared = [text for _, _, text in utterances() if grams(text, COPIED) & theirs]
        assert shared == []

    def test_no_content_shares_a_run_of_words_with_the_transcripts(theirs: set[tuple[str, ...]]) -> None:
        assert [text for text in sentences_of_people() if grams(text, COPIED) & theirs] == []


def test_long_utterances_are_not_near_copies_of_each_other() -> None:
    bags: list[frozenset[tuple[str, str]]] = []
    texts: list[str] = []
    for _, _, text in utterances():
        said = words(text)
        if len(said) >= LONG:
            bags.append(frozenset(pairwise(said)))
            texts.append(text)
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, bag in enumerate(bags):
        for pair in bag:
            places[pair].append(place)
    near = []
    for place, bag in enumerate(bags):
        shared: Counter[int] = Counter()
        # Rare pairs find the candidates; the commonest ("do you") would compare all with all.
        for pair in bag:
            if len(places[pair]) <= 60:
                shared.update(other for other in places[pair] if other > place)
        for other, count in shared.items():
            if count >= 3 and len(bag & bags[other]) / len(bag | bags[other]) > ALIKE:
                near.append((texts[place], texts[other]))
    assert near == []


@pytest.mark.parametrize("code", ["open_question", "closed_question", "simple_reflection", "complex_reflection",
                                  "affirmation", "give_information", "persuade", "confront", "facilitate"])  # fmt: skip
def test_common_helper_codes_have_350_distinct_utterances(code: str) -> None:
    assert len({text.casefold() for speaker, said, text in utterances() if speaker == "H" and said == code}) >= 350


@pytest.mark.parametrize("talk", TALK)
def test_client_talk_has_350_distinct_utterances(talk: str) -> None:
    said = {text.casefold() for who, code, text in utterances() if who == "C" and code.partition(".")[0] == talk}
    assert len(said) >= 350


def test_there_are_ten_thousand_distinct_utterances() -> None:
    assert len({text.casefold() for _, _, text in utterances()}) >= 10_000
