"""Commitments in the visitor's own words: found, read, and told apart from hopes, pasts and other people's.

A commitment statement is commitment, activation or taking-steps talk by the one who would change
(MISC 2.5; Amrhein et al., 2003, on why strength matters). The encoder proposes; the forms below dispose.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from bot.coding.codes import MOBILISING
from bot.coding.features import straight
from bot.coding.rules import strength_of
from bot.guide import forms, vetoes, when
from bot.types import CodedUtterance, Coding, Commitment

# Below this the coder's word is not enough for what only looks like a plan, as "I'm watching the game on Sunday".
SURE = 0.6
# To ask only whether a time is named.
_ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)
# "I won't drink tonight" is a commitment, "I won't stop drinking" and "I never drink on Sundays" are none.
ABSTAINS = re.compile(
    r"\b(?:(?:i|we) won'?t|(?:i|we) will not|(?:i|we)'?ll never|i will never|i'?m never|(?:i'?m |im |i am |"
    r"we'?re )?not (?:going to|gonna)|"
    r"(?:i'?m|im|i am|we'?re) (?:not|never)|(?:^|(?<=[,.;] ))(?:won'?t|wont|never)) (?:be )?"
    r"(?:(?!stop|quit|give|giving|cut|go\b|going|doing|taking|calling)\w+ )?(?:drink(?:ing)?(?! and\b.{0,20}\?)|"
    r"us(?:e|ing)(?! (?:an?|the|your|their|that)\b)|"
    r"smok(?:e|ing)|vap(?:e|ing)|touch(?:ing)?|gambl(?:e|ing)|bet(?:ting)?|buy(?:ing)?|have (?:a drink|another|any)|"
    r"get(?:ting)? (?:drunk|high|loaded|wasted)|pick(?:ing)? (?:it |one )?up|driv(?:e|ing) (?:with|after|drunk|high|"
    r"home)|"
    r"(?:giv|lend|send|pay|slip|hand)(?:e|ing)? (?:him|her|them|my \w+) (?:any |another |more |a )?(?:cash|money|"
    r"cent|penny|dime|rent)|"
    r"cover(?:ing)? for|bail(?:ing)?|lying|lie to|shout(?:ing)?|yell(?:ing)?|nag(?:ging)?|"
    r"(?:go(?:ing)?|com(?:e|ing)) (?:back )?(?:to|into|near|past) (?:the|that|any) (?:bar|pub|casino|bookies|"
    r"liquor store|dealer))\b",
    re.I,
)
# What is not to be done keeps its "not" when it is said back.
ABSTAINING = re.compile(
    r"\b(?:i won'?t|i will not|(?:i'?m |im |i am )?not (?:going to|gonna)|((?:i'?ll|i will|i'?m) never(?: going to|"
    r" gonna)?)) ",
    re.I,
)
VERB = re.compile(
    r"\b(?:i'?ll|ill|i will|i'?m going to|i'?m gonna|im gonna|im going to|i am going to|i plan to|i intend to|"
    r"i promise to|"
    r"i promise i'?ll|i swear i'?ll|i'?ve decided to|i decided to|i'?m ready to|i'?m willing to|i might|i'?ll try to|"
    r"i can|"
    r"gonna|going to|we'?ll|we'?re going to|i want to|(?:my|the) plan is to)\s+(?:just |really |definitely |"
    r"probably |finally |try to |at least )*",
    re.I,
)


def found_in(text: str, coding: Coding, now: datetime) -> list[Commitment]:
    """Every commitment statement of a visitor's message. `now` is in the visitor's zone."""
    return [commitment(utterance, now) for utterance in coding.utterances if is_commitment(utterance)]


def is_commitment(utterance: CodedUtterance) -> bool:
    """Whether the visitor says what they themselves will do, are doing, or have just done for change.

    Form and coder must agree: outright words need some sign of change from the coder or a matter of change in
    them; words that only look like a plan need the coder to take them for one.
    """
    text = straight(utterance.text)
    if vetoes.whole(text):
        return False
    if (forms.DAYS_WITHOUT.search(text) or ABSTAINS.search(text)) and not vetoes.others(text, []):
        return True
    said = forms.strong(text)
    outright = vetoes.clauses(text, said)
    likely = [] if outright else vetoes.clauses(text, forms.weak(text))
    if not (outright or likely) or vetoes.others(text, outright or likely):
        return False
    change = utterance.talk == "change"
    mobilising = change and utterance.category in MOBILISING
    matter = bool(forms.MATTERS.search(text))
    if forms.ERRAND.search(text) and not matter:
        return False
    if outright:
        return change or matter
    timed = matter and when.find(text, _ANY_DAY) is not None
    return (mobilising and (matter or utterance.confidence >= SURE)) or (
        matter and (change or (timed and utterance.talk == "neutral"))
    )


def commitment(utterance: CodedUtterance, now: datetime) -> Commitment:
    """The commitment an utterance makes: its words, what it is about, how strong, and when."""
    text = utterance.text
    moment = when.find(text, now)
    done = _is_done(text, moment)
    if moment and moment.past and not done:
        moment = None  # "I was scared last night, so I'm going to call": when it will be is not said
    category = utterance.category if utterance.category in MOBILISING else "commitment"
    return Commitment(
        who="visitor",
        text=text,
        behaviour=behaviour(text, moment.text if moment else None),
        category=category or "commitment",
        strength=strength_of(text, utterance.strength or 3),
        when_text=moment.text if moment else None,
        when=moment.date if moment and not done else None,
    )


def _is_done(text: str, moment: when.When | None) -> bool:
    """Whether the time is when a step was taken, and nothing lies ahead of it: "I went on Saturday"; not "I booked a
    bed for Saturday", nor "I told her, and on Saturday I'm going"."""
    words = straight(text)
    if (
        moment is None
        or not forms.STEPS.search(words)
        or forms.STRONG.search(forms.STEPS.sub(" ", words))
        or forms.BARE.search(words)
    ):
        return False
    before = words[: max(words.find(straight(moment.text)), 0)].lower()
    ahead = re.search(r"\bfor (?:the )?$", before) or re.match(
        r"for\b|tom|next|in \w+ (?:day|week)|tonight", moment.text, re.I
    )
    return moment.past or (not ahead and not any(form.search(words) for form in (forms.PROGRESSIVE, forms.PRESENT)))


def behaviour(text: str, moment: str | None) -> str:
    """What is to be done, in the visitor's own words: "call the clinic" of "I'll call the clinic on Monday"."""
    words = forms.FILLER.sub("", straight(text)).strip()
    if match := ABSTAINING.search(words):
        words = ("never " if match.group(1) else "not ") + words[match.end() :]
    elif match := VERB.search(words):
        words = words[match.end() :]
    elif (match := forms.STRONG.search(words) or forms.PROGRESSIVE.search(words)) and vetoes.CLAUSE.search(
        words[: match.start()]
    ):
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
