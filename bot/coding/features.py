"""What the text of an utterance alone does not tell: the few numbers that go to the heads beside it.

The trainer (`tools/encoder`) and the running program both call `features`, so they cannot drift apart.
"""

from __future__ import annotations

import math
import re

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
QUESTION_START = re.compile(
    r"^(?:(?:so|and|but|okay|ok|um|uh|well|now|yeah|right|or|then|alright)[,.\s]+)*"
    r"(what|how|why|when|where|who|which|whose|is|are|was|were|do|does|did|can|could|would|will|have|has|"
    r"had|should|any|tell me|isn't|aren't|don't|doesn't|didn't|won't|wouldn't)\b",
    re.IGNORECASE,
)
PERMISSION = re.compile(
    r"\b(would it be (ok|okay|alright|all right|fine|useful|helpful)|is it (ok|okay|alright|all right)|"
    r"would you mind|do you mind|may i|can i (share|tell|offer|ask|give|make|suggest)|could i (share|tell|"
    r"offer|ask|give|make|suggest)|mind if i|if it's (ok|okay|alright) with you|with your permission|"
    r"would you be (interested|open|willing to hear)|would you like (me to|to hear|some))\b",
    re.IGNORECASE,
)
# Words too common to show that one speaker picked up another's.
PLAIN = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her him his i if in is "
    "it its just like me my no not of oh ok okay on or our she so some that the their them then there they "
    "this to um uh up us was we well were what when which who will with would yeah yes you your you're i'm "
    "it's that's don't really know think about kind sort mean get got going gonna".split()
)
WIDTH = 9
# Phones type curly apostrophes; our patterns and the encoder's training text have straight ones.
APOSTROPHES = str.maketrans("’‘ʼ", "'''")


def straight(text: str) -> str:
    """The text with straight apostrophes; every offset stays what it was."""
    return text.translate(APOSTROPHES)


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, lower-cased and clipped to a rough stem."""
    return frozenset(word[:6] for word in WORD.findall(straight(text).lower()) if word not in PLAIN)


def likeness(text: str, other: str) -> float:
    """Share of the utterance's content words that the other speaker has just used, 0 to 1."""
    mine = content_words(text)
    return len(mine & content_words(other)) / len(mine) if mine else 0.0


def asks_permission(text: str) -> bool:
    """Whether the words ask leave to tell, share or suggest something."""
    return bool(PERMISSION.search(straight(text)))


def features(text: str, other: str, place: int, total: int, since_permission: int) -> tuple[float, ...]:
    """The `WIDTH` numbers of an utterance, each 0 to 1.

    `other`: the other speaker's last turn; `place` of `total` utterances in this turn;
    `since_permission`: the speaker's own turns since permission was asked, large when never.
    """
    text, words = straight(text), len(text.split())
    return (
        likeness(text, other),
        float(text.rstrip(" \"'”’)").endswith("?")),
        float(bool(QUESTION_START.match(text))),
        float(place == 0),
        float(place == total - 1),
        min(math.log1p(words) / 4, 1.0),
        1.0 / (1 + min(since_permission, 99)),
        float(other.rstrip().endswith("?")),
        float(len(other.split()) <= 3),
    )
