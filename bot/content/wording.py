"""Words that our own voice does not use: person-first language, no cliché, no promise."""

from __future__ import annotations

import re

# What not to say, and what to say instead (after the guidance of NIDA's "Words Matter" and SAMHSA).
INSTEAD = {
    r"\b(addict|junkie|druggie|crackhead|user)s?\b": 'say "a person who uses"',
    r"\b(alcoholic|drunk)s\b(?! anonymous)|\ban? (alcoholic|drunk|boozer)\b": 'say "a person who drinks"',
    r"\b(substance|drug|alcohol) abuser?s?\b|\babusing (drugs|alcohol|substances)\b": 'say "use" or "misuse"',
    r"\b(stay|be|get|got|getting|is|are) clean\b|\bdirty (urine|test)\b": 'say "not using", or name the result',
    r"\bhabit\b(?= of (drug|substance))": 'say "use"',
    r"\brelapser\b": 'say "a person who has returned to use"',
}
_PATTERNS = [(re.compile(pattern, re.IGNORECASE), advice) for pattern, advice in INSTEAD.items()]


def wording_faults(text: str) -> list[str]:
    """What in `text`, spoken in our voice, should be put another way; [] when nothing."""
    return [f"“{match.group(0)}”: {advice}" for pattern, advice in _PATTERNS if (match := pattern.search(text))]
