"""Speech as transcripts have it: fillers, restarts, words cut off, punctuation that comes and goes.

People write training text more cleanly than people talk. Some examples are shown roughened, so that the network
learns what is said and not how tidily. No word that carries meaning is added or lost.
"""

from __future__ import annotations

import random
import re

FILLERS = ("um,", "uh,", "you know,", "I mean,", "like,", "well,", "erm,", "kind of")
OPENERS = ("Okay.", "Okay,", "Yeah.", "Right.", "So,", "And", "Um,", "Mm-hmm.", "Well,", "Yeah, so", "All right,")


def rough(text: str, dice: random.Random, *, opener: bool) -> str:
    """`text` as it might be transcribed. `opener`: may begin with a word that acknowledges what was said."""
    words = text.split()
    if not words:
        return text
    asks = text.rstrip().endswith("?")
    if len(words) > 2 and dice.random() < 0.5:
        place = dice.randrange(1, len(words))
        words.insert(place, dice.choice(FILLERS))
    if len(words) > 3 and dice.random() < 0.35:
        place = dice.randrange(0, len(words) - 1)
        bare = re.sub(r"\W+$", "", words[place])
        if bare and len(bare) < 9:
            words[place] = f"{bare}-{words[place]}" if dice.random() < 0.5 else f"{bare}-- {words[place]}"
    if opener and dice.random() < 0.25:
        words.insert(0, dice.choice(OPENERS))
    result = " ".join(words)
    if not asks and dice.random() < 0.4:
        result = re.sub(r"[.!]$", dice.choice(("", "-", ",", "...", "")), result)
    if dice.random() < 0.15:
        result = result.replace(",", "")
    if dice.random() < 0.1:
        result = f"-{result}"
    return result
