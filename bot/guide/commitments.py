"""Commitments in the visitor's own words: found, read, and told apart from hopes, pasts and other people's.

A commitment statement is commitment, activation or taking-steps talk by the one who would change
(MISC 2.5; Amrhein et al., 2003, on why strength matters). The encoder proposes; the forms below dispose.
"""

from __future__ import annotations

import re
from datetime import datetime

from bot.coding.codes import MOBILISING
from bot.coding.features import straight
from bot.coding.rules import strength_of
from bot.guide import when
from bot.types import CodedUtterance, Coding, Commitment

# "I'll", "I'm going to", "I've decided to", "I booked": the visitor, now or ahead.
INTENDS = re.compile(
    r"\b(?:i'?ll|ill|i will|i shall|i'?m (?:going to|gonna|gunna)|im (?:going to|gonna|gunna)|i am going to|"
    r"(?:^|(?<=[.,;!]\s))(?:going to|gonna|will)|i (?:plan|intend|promise|swear|commit|want) to|i'?m planning|"
    r"i'?ve decided|i decided|i'?m ready to|i'?m prepared to|i'?m willing to|im willing to|my plan is|"
    r"(?:the plan is|plan:)|i can (?:call|go|try|start|do)|i might|i'?ll try|i'?m calling|i'?m signing|"
    r"i'?m (?:seeing|meeting|taking|starting|quitting|stopping|pouring|talking|telling|throwing|booking|going)|"
    r"we'?re going to|we'?re gonna|we'?ll|let me)\b",
    re.I,
)
STEPS = re.compile(
    r"\bi(?:'ve| have)? (?:already |just |finally |actually )?(?:called|booked|made|signed|poured|threw|thrown|"
    r"deleted|blocked|told|talked|went|started|set up|emailed|texted|left|scheduled|registered|packed|found|"
    r"cancelled|canceled|gave|handed|flushed|dumped|asked|joined|cut)\b",
    re.I,
)
NEGATED = re.compile(
    r"\b(?:not (?:going|gonna|calling|ready)|won'?t|will not|never|can'?t|cannot|couldn'?t|don'?t (?:want|plan)|"
    r"didn'?t|haven'?t|wouldn'?t|no way|refuse)\b",
    re.I,
)
UNSURE = re.compile(r"\b(?:not sure|don'?t (?:think|know))\b", re.I)
CLAUSE = re.compile(r"[,;:—–]|\s-\s|\b(?:so|and)\b", re.I)
# "I won't drink tonight" is a commitment, "I won't stop drinking" and "I never drink on Sundays" are none.
ABSTAINS = re.compile(
    r"\b(?:i won'?t|i will not|i'?ll never|i will never|i'?m never|(?:i'?m |im |i am )?not (?:going to|gonna)) "
    r"(?:(?!stop|quit|give|cut|go\b)\w+ )?(?:drink(?:ing)?|us(?:e|ing)(?! (?:an?|the|your|their|that)\b)|smok(?:e|ing)|"
    r"vap(?:e|ing)|touch(?:ing)?|gambl(?:e|ing)|bet(?:ting)?|buy(?:ing)?|have (?:a drink|another|any)|"
    r"get(?:ting)? (?:drunk|high|loaded|wasted))\b",
    re.I,
)
# What is not to be done keeps its "not" when it is said back.
ABSTAINING = re.compile(
    r"\b(?:i won'?t|i will not|(?:i'?m |im |i am )?not (?:going to|gonna)|((?:i'?ll|i will|i'?m) never(?: going to| gonna)?)) ",
    re.I,
)
GOES_ON = re.compile(
    r"\b(?:keep|continue|carry on|go on) (?:on )?(?:drinking|using|smoking|vaping|gambling|betting|doing (?:it|this|what))\b|"
    r"(?<!not )\b(?:going to|gonna|i'?ll)(?: (?!never)\w+)? (?:(?:drink|use|smoke|gamble|bet) (?:tonight|today|again|anyway|more)\b|"
    r"get (?:drunk|high|loaded|wasted)\b|end up (?:drinking|using|smoking|drunk|high)\b)",
    re.I,
)
CONDITIONAL = re.compile(r"\b(?:if (?:he|she|they|it|i|we|only|you)|unless|would if|could if|i would|i'?d)\b", re.I)
PAST = re.compile(
    r"\b(?:i (?:was|used|said|told|thought|kept|tried|promised|meant|planned)|(?<!after )last (?:week|month|year|time|night)|"
    r"back (?:in|when)|years? ago|months? ago|weeks? ago|yesterday|once(?! (?:i|we|he|she|they|it|the|my)\b))\b",
    re.I,
)
HOPE = re.compile(
    r"\b(?:i (?:wish|hope|want|need|should|ought|have to|gotta)|it would be nice|someday|one day(?! (?:without|off|sober|clean)\b))\b",
    re.I,
)
OTHERS = re.compile(
    r"^\W*(?:(?:and|but|so|well|then)\W+)*(?:he|she|they|my (?!plan\b)\w+|our (?!plan\b)\w+|"
    r"the (?!plan\b)\w+|his|her|it|people|you|nobody|everyone)\b"
    r"(?!.*\bi(?:'ll|'m going| will|'m gonna)\b)",
    re.I,
)
REPORTED = re.compile(
    r"\b(?:he|she|they|my \w+|everyone|people|doctor|you) (?:said|says|told|thinks?|keeps? saying|wants?|asked)\b",
    re.I,
)
FILLER = re.compile(
    r"^\W*(?:(?:ok|okay|yeah|yes|well|so|and|but|alright|all right|fine|sure|right|then|i guess|i think|maybe|"
    r"honestly|actually|you know what)\b\W*)+",
    re.I,
)
VERB = re.compile(
    r"\b(?:i'?ll|ill|i will|i'?m going to|i'?m gonna|im gonna|im going to|i am going to|i plan to|i intend to|i promise to|"
    r"i promise i'?ll|i swear i'?ll|i'?ve decided to|i decided to|i'?m ready to|i'?m willing to|i might|i'?ll try to|i can|"
    r"gonna|going to|we'?ll|we'?re going to|i want to|(?:my|the) plan is to)\s+(?:just |really |definitely |probably |finally |try to |at least )*",
    re.I,
)


def found_in(text: str, coding: Coding, now: datetime) -> list[Commitment]:
    """Every commitment statement of a visitor's message. `now` is in the visitor's zone."""
    return [commitment(utterance, now) for utterance in coding.utterances if is_commitment(utterance)]


def is_commitment(utterance: CodedUtterance) -> bool:
    """Whether the visitor says what they themselves will do, are doing, or have just done for change."""
    text = straight(utterance.text)
    if text.rstrip().endswith("?") or GOES_ON.search(text):
        return False
    if ABSTAINS.search(text) and not (OTHERS.search(text) or CONDITIONAL.search(text) or UNSURE.search(text)):
        return True
    mobilising = utterance.talk == "change" and utterance.category in MOBILISING
    intends = bool(INTENDS.search(text))
    steps = bool(STEPS.search(text))
    if OTHERS.search(text) or (REPORTED.search(text) and not intends):
        return False
    if _of_the_intention(NEGATED, text) or UNSURE.search(text) or CONDITIONAL.search(text):
        return False
    if not steps and _of_the_intention(PAST, text):
        return False
    if HOPE.search(text) and not re.search(r"\bi'?ll\b|going to|gonna|decided|will\b", text, re.I):
        return False
    return (mobilising and (intends or steps)) or (intends and utterance.talk == "change")


def _of_the_intention(pattern: re.Pattern[str], text: str) -> bool:
    """Whether `pattern` is said of what is intended; "I can't go on, so I'll call" still intends the call."""
    intention = INTENDS.search(text)
    return any(
        intention is None or match.end() > intention.start() or not CLAUSE.search(text[match.end() : intention.start()])
        for match in pattern.finditer(text)
    )


def commitment(utterance: CodedUtterance, now: datetime) -> Commitment:
    """The commitment an utterance makes: its words, what it is about, how strong, and when."""
    text = utterance.text
    moment = when.find(text, now)
    category = utterance.category if utterance.category in MOBILISING else "commitment"
    return Commitment(
        who="visitor",
        text=text,
        behaviour=behaviour(text, moment.text if moment else None),
        category=category or "commitment",
        strength=strength_of(text, utterance.strength or 3),
        when_text=moment.text if moment else None,
        when=moment.date if moment else None,
    )


def behaviour(text: str, moment: str | None) -> str:
    """What is to be done, in the visitor's own words: "call the clinic" of "I'll call the clinic on Monday"."""
    words = FILLER.sub("", straight(text)).strip()
    if match := ABSTAINING.search(words):
        words = ("never " if match.group(1) else "not ") + words[match.end() :]
    elif match := VERB.search(words):
        words = words[match.end() :]
    elif (match := INTENDS.search(words)) and CLAUSE.search(words[: match.start()]):
        words = words[match.start() :]
    if moment:
        words = re.sub(
            r"\s*\b(?:on|by|at|this|next|after|before|until|till|for|starting)?\s*" + re.escape(straight(moment)),
            "",
            words,
            flags=re.I,
        )
    words = re.split(r"(?<!\b[DdMm][rs])(?<!\bMrs)[.!?;](?:\s|$)|\b(?:because|cause|cuz|but|and then)\b", words)[0]
    return words.strip(" ,.-").removeprefix("to ")[:120] or text[:120]
