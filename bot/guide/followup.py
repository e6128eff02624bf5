"""Asking what became of something a visitor said they would do: when it may be asked, and how the answer is read.

Asked once and without reproach: whoever did not do it has already told themselves so. What is not plainly said is
not guessed; the commitment then stays open, and the guide goes on listening.
"""

from __future__ import annotations

import re

from bot.coding.codes import MOBILISING
from bot.coding.features import straight
from bot.guide import forms
from bot.guide.commitments import is_commitment
from bot.types import Coding, Outcome

# Messages light enough to be met with "how did it go?"; whoever comes back with something on their mind is heard first.
LIGHT = frozenset({"greet", "affirm", "deny", "unsure", "thanks", "who_self", "who_loved_one"})
SHORT = 8  # words of a message that says nothing much
# Messages that can be an answer to it. A question or a call for help gets its own answer instead.
ANSWERS = frozenset(
    {"change_talk", "sustain_talk", "neutral_talk", "ambivalent_talk", "commitment_talk", "affirm", "deny", "unsure",
     "change_mind", "thanks", "gibberish", "greet"}
)  # fmt: skip
# What the policies are told was done: an act they know, of the same kind as the lines of `followup_…`.
ACTS: dict[Outcome, str] = {
    "kept": "affirm", "partly": "affirm", "not_done": "explore_sustain", "changed": "change_mind",
}  # fmt: skip
ASKING = "open_question"

CHANGED = re.compile(
    r"\b(?:changed? (?:my|our) minds?|decided (?:not|against)|(?:plans?|things|it) (?:have |has )?changed|new plan|"
    r"different plan|"
    r"another plan|moved it|rescheduled|postponed|push(?:ed|ing) it|put it (?:back|forward)|called it off|cancell?ed|"
    r"no longer|don'?t want (?:to|that|it) any ?more|thought better of|instead|going another way|"
    r"not doing that any ?more)\b",
    re.I,
)
PARTLY = re.compile(
    r"\b(?:half(?:way)?|part(?:ly|ially)|part of it|sort of|kind of|kinda|sorta|some of|a (?:little )?bit of|a start|"
    r"almost|nearly|"
    r"mostly|most of|not all|not (?:entirely|completely|quite|fully)|started (?:to|but)|tried,? but|as far as|"
    r"left (?:a|them a) "
    r"(?:message|voicemail)|on hold|nobody (?:answered|picked up)|no (?:answer|one answered)|yes and no|more or less|"
    r"except|"
    r"only (?:once|one|two|the)|one of (?:them|the))\b",
    re.I,
)
NOT_DONE = re.compile(
    r"^\W*(?:(?:well|um|uh|honestly|actually|sorry)\W+)*(?:no|nope|nah|not (?:yet|really|at all))\b|"
    r"\b(?:didn'?t|did not|didnt|haven'?t|havent|have not|hasn'?t|couldn'?t|couldnt|wasn'?t able|never (?:did|got|"
    r"went|called|made)|"
    r"forgot|chickened|bottled (?:it|out)|put(?:ting)? it off|ran out of|got (?:scared|cold feet)|backed out|"
    r"fell through|"
    r"relapsed|slipped|caved|gave in|blew it|failed|messed up|ended up (?:drinking|using|smoking))\b",
    re.I,
)
KEPT = re.compile(
    r"^\W*(?:(?:well|um|uh|oh|hi|hey|hello|honestly|actually)\W+)*(?:yes|yeah|yep|yup|done|i did|did it|good|great|"
    r"fine|ok(?:ay)?|well|alright|"
    r"really well|pretty (?:good|well)|all done|(?:it )?went|sure did)\b|"
    r"\b(?:i did(?: it| that)?|did it|got it done|it'?s done|i made it|managed (?:it|to)|kept (?:it|my word|to it)|"
    r"stuck (?:to|with) it|"
    r"i(?:'ve| have)? (?:went|gone) (?:through with it|in|there)|it went (?:well|good|great|fine|ok(?:ay)?|better))\b",
    re.I,
)
# It was done and was no joy, or it was not done: only they know.
UNCLEAR = re.compile(
    r"\bnot (?:so |too |very |that |all that )?(?:well|good|great|sure)\b|\bdidn'?t go (?:so |too |very |"
    r"that )?(?:well|good|great)\b|"
    r"\b(?:went|was) (?:\w+ )?(?:bad(?:ly)?|terribl[ey]|horribl[ey]|awful(?:ly)?|rough)\b|\?\s*$",
    re.I,
)
ABSTINENT = re.compile(r"^(?:not|never|no) ", re.I)
# Of what was not to be done: that it was left, and that it was done after all.
LEFT = re.compile(
    r"\b(?:didn'?t|did not|didnt|haven'?t|havent|not (?:a|one|once)|stayed (?:off|away|clean|sober|dry)|resisted|"
    r"without|nothing)\b",
    re.I,
)
DONE_AFTER_ALL = re.compile(
    r"\b(?:(?:i|we) (?:drank|used|smoked|bet|gambled|vaped|bought|had (?:one|a|two|some|a few)|did(?: drink| use|"
    r" smoke)?)|"
    r"relapsed|slipped|caved|gave in|blew it|failed|messed up|ended up)\b(?! not)",
    re.I,
)


def may_ask(intent: str, text: str) -> bool:
    """Whether this is the moment: nothing weighs on the visitor that would have to wait for it."""
    return intent in LIGHT or (intent == "neutral_talk" and len(text.split()) <= SHORT)


def read(text: str, behaviour: str) -> Outcome | None:
    """What became of `behaviour` by the visitor's answer; None where it is not plainly said."""
    words = straight(text)
    if CHANGED.search(words):
        return "changed"
    if UNCLEAR.search(words):
        return None
    if PARTLY.search(words):
        return "partly"
    if ABSTINENT.match(behaviour):
        if DONE_AFTER_ALL.search(words):
            return "not_done"
        if LEFT.search(words) or KEPT.search(words):
            return "kept"
        return "not_done" if NOT_DONE.search(words) else None
    if NOT_DONE.search(words):
        return "not_done"
    return "kept" if KEPT.search(words) or forms.STEPS.search(words) else None


def plans_anew(coding: Coding) -> bool:
    """Whether the answer makes a new plan, which then is noted like any other: "No, but I'll go tomorrow"."""
    return any(
        is_commitment(utterance)
        and (bool(forms.STRONG.search(straight(utterance.text))) or bool(forms.BARE.search(straight(utterance.text))))
        for utterance in coding.utterances
        if utterance.category in MOBILISING or utterance.talk == "neutral"
    )
