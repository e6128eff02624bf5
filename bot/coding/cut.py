"""Cut a turn into utterances: one complete thought each, offsets exact, no character lost.

A spaCy component (`utterance_cutter`) marks where an utterance starts, on spaCy's own tokens. The manual's
rule is "when unsure, cut less": we cut at sentence ends and new lines, and inside a sentence only before a
clause that plainly is a question of its own ("you're worn out, so what would help?").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import spacy
from spacy.attrs import SENT_START
from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LIMIT = 10_000_000  # characters; spaCy guards its parser with a limit, which a blank pipeline needs not

ENDS = frozenset(". ? ! … ?! !? .. ... .... ?? ??? !! !!! ?!? ;".split())
CLOSERS = frozenset("\" ' ” ’ ) ]".split())
ABBREVIATED = frozenset("dr mr mrs ms st vs etc e.g i.e a.m p.m no approx jr sr".split())
JOINERS = frozenset("so and but or then because cause cuz okay ok um uh well now".split())
WH = frozenset("what how why when where who which what's how's where's who's".split())
AUX = frozenset(
    "is are was were do does did can could would will have has had should isn't aren't don't doesn't "
    "didn't won't wouldn't couldn't".split()
)
PERSON = frozenset("you i we he she they it there that this your his her".split())
BACKCHANNELS = frozenset(
    "ok okay yeah yes right sure mm hmm mhm mm-hmm mmhmm mm-hm uh-huh alright great good i see gotcha got it "
    "no yep yup uh um wow oh ah".split()
)
WORDY = re.compile(r"\w")


@Language.component("utterance_cutter")
def utterance_cutter(doc: Doc) -> Doc:
    """Set `is_sent_start` on every token, so that `doc.sents` are the turn's utterances."""
    starts = [False] * len(doc)
    if len(doc):
        starts[0] = True
    for place in range(1, len(doc)):
        starts[place] = _after_end(doc, place) or _opens_question(doc, place)
    _undo_scraps(doc, starts)
    # All at once: setting `token.is_sent_start` looks through the whole doc each time.
    doc.from_array([SENT_START], np.array([1 if start else -1 for start in starts], dtype=np.int64).view(np.uint64))
    return doc


def _after_end(doc: Doc, place: int) -> bool:
    """Whether the token at `place` starts a new sentence: after closing punctuation or a new line."""
    token = doc[place]
    if token.is_space:
        return False
    before = place - 1
    while before >= 0 and doc[before].is_space:
        if "\n" in doc[before].text:
            return True
        before -= 1
    # A quotation mark with a space before it opens; one without closes, and belongs to what it closes.
    opened = doc[place - 1].text in CLOSERS and not _closes(doc, place - 1)
    if opened or token.text in ENDS or (token.text in CLOSERS and _closes(doc, place)):
        return False
    while before >= 0 and doc[before].text in CLOSERS:
        before -= 1
    if before < 0:
        return False
    last = doc[before]
    if last.text in ENDS:
        spaced = bool(doc[place - 1].whitespace_) or doc[place - 1].is_space
        if last.text == "." and before and doc[before - 1].lower_.rstrip(".") in ABBREVIATED:
            return False
        # "I-- I thought... that maybe" trails on; a capital or a question word does not.
        if last.text in {"...", "…", "..", "....", ";"}:
            return spaced and ((token.text[:1].isupper() and token.lower_ != "i") or token.lower_ in WH)
        return spaced or token.text[:1].isupper()
    return False


def _closes(doc: Doc, place: int) -> bool:
    """Whether the quotation mark or bracket at `place` closes rather than opens."""
    return place > 0 and not (doc[place - 1].whitespace_ or doc[place - 1].is_space)


def _opens_question(doc: Doc, place: int) -> bool:
    """Whether a question of its own starts here, inside a sentence that has already said something."""
    token = doc[place]
    start = place
    # "…, so what would help?": the cut goes before the joiner.
    if token.lower_ in JOINERS and place + 1 < len(doc):
        place += 1
        while place < len(doc) and (doc[place].lower_ in JOINERS or doc[place].text == ","):
            place += 1
        if place == len(doc):
            return False
    comma = doc[start - 1].text in {",", "-", "--", "—", "–", ":"}
    joined = doc[start].lower_ in JOINERS
    if not (comma or joined) or _words_back(doc, start) < 3:
        return False
    if not _asks(doc, place):
        return False
    # Only when the clause runs to a question mark; "I know what you mean" stays whole.
    return _ends_with_question(doc, place) and (comma or place > start)


def _asks(doc: Doc, place: int) -> bool:
    word = doc[place].lower_
    following = doc[place + 1].lower_ if place + 1 < len(doc) else ""
    if word in WH:
        return following in AUX or following in {"about", "else", "if", "kind", "would", "'s", "do", "many", "much"} \
            or (following in PERSON and word in {"how", "what"})  # fmt: skip
    return word in AUX and following in PERSON


def _words_back(doc: Doc, place: int) -> int:
    """How many words the sentence has had before `place`."""
    count = 0
    for token in reversed(doc[:place]):
        if token.text in ENDS or "\n" in token.text:
            break
        count += bool(WORDY.search(token.text)) and token.lower_ not in BACKCHANNELS
    return count


def _ends_with_question(doc: Doc, place: int) -> bool:
    for token in doc[place:]:
        if token.text.startswith("?"):
            return True
        if token.text in ENDS and token.text not in {"...", "…", ".."}:
            return False
    return False


def _undo_scraps(doc: Doc, starts: list[bool]) -> None:
    """An utterance without a single letter or digit belongs to the one before it (or after, at the start)."""
    places = [i for i, start in enumerate(starts) if start]
    for number, place in enumerate(places):
        end = places[number + 1] if number + 1 < len(places) else len(doc)
        if number and not any(WORDY.search(token.text) for token in doc[place:end]):
            starts[place] = False


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The process's one cutting pipeline."""
    return make_pipeline()


def make_pipeline() -> Language:
    """A blank English pipeline with our cutter; no model is downloaded."""
    nlp = spacy.blank("en")
    nlp.max_length = LIMIT
    nlp.add_pipe("utterance_cutter")
    return nlp


def cut(text: str) -> list[tuple[int, int]]:
    """Offsets (start, end) of each utterance of `text`, in order, white space left out.

    The pieces cover every character that is not white space. An empty or blank text gives [].
    """
    if not text.strip():
        return []
    return spans(pipeline()(text))


def spans(doc: Doc) -> list[tuple[int, int]]:
    """The utterances of a doc that the cutter has been through, as offsets into its text."""
    # Not `doc.sents`, which looks through the whole doc again for each utterance.
    text = doc.text
    firsts = [token.i for token in doc if token.is_sent_start]
    result = []
    for first, after in zip(firsts, [*firsts[1:], len(doc)], strict=True):
        start, end = _stripped(text, doc[first], doc[after - 1])
        if start < end:
            result.append((start, end))
    return result


def _stripped(text: str, first: Token, last: Token) -> tuple[int, int]:
    start, end = first.idx, last.idx + len(last.text)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
