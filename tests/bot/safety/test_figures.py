"""The screen's figures on sentences written by somebody who did not know it; the odd half is held out.

Wanted were .97 of present danger, .85 by the patterns alone, and .02 false alarms. The held-out half reaches
none of them: the floors here are what is reached, docs/safety.md says what is short. Raise them; never lower them.
"""

from __future__ import annotations

import pytest

from benchmarks.safety import load, measure
from bot.safety.screen import Screen, default_screen


@pytest.mark.parametrize(
    ("half", "encoder", "present", "whose", "false_alarms"),
    [
        (0, True, 0.96, 0.97, 0.048), (0, False, 0.96, 0.97, 0.004),
        (1, True, 0.68, 0.82, 0.108), (1, False, 0.57, 0.90, 0.081),
    ],
)  # fmt: skip
def test_the_floors_that_are_reached(
    half: int, encoder: bool, present: float, whose: float, false_alarms: float
) -> None:
    figures = measure(default_screen() if encoder else Screen(), load(half))
    assert figures.present >= present
    assert figures.right_whose >= whose
    assert figures.false_alarms <= false_alarms
