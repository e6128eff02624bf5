"""The codes: one list, labelled in full, folded without overlap."""

from __future__ import annotations

import itertools

from bot.coding import codes
from bot.coding.encoder import default_encoder


def test_every_helper_code_has_one_label_of_its_own() -> None:
    assert set(codes.LABELS) == set(codes.HELPER_CODES)
    assert len(set(codes.LABELS.values())) == len(codes.HELPER_CODES)


def test_families_of_codes_are_known_and_apart() -> None:
    families = [codes.QUESTIONS, codes.REFLECTIONS, codes.INPUTS, codes.ADHERENT]
    for one, other in itertools.combinations(families, 2):
        assert not one & other
    assert frozenset().union(*families) <= set(codes.HELPER_CODES)
    assert codes.NON_ADHERENT <= codes.INPUTS


def test_the_encoder_in_use_was_trained_on_these_codes_in_this_order() -> None:
    tasks = default_encoder().tasks
    assert tasks["helper"] == list(codes.HELPER_CODES)
    assert tasks["talk"] == list(codes.TALKS)
    assert tasks["category"] == list(codes.CATEGORIES)
    assert len(tasks["strength"]) == len(codes.STRENGTHS)
