"""Entities: the words that name something, where they stand, and what they stand for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coding.cut import cut, spans
from bot.coding.entities import Entity, entities, reader
from bot.content.faults import ContentError


def found(text: str) -> list[Entity]:
    return entities(reader()(text))


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("He's on the booze again.", "substance", "alcohol"),
        ("No more BEERS.", "substance", "alcohol"),
        ("She takes percs for her back.", "substance", "opioids"),
        ("He lost it on a parlay.", "substance", "gambling"),
        ("They want me in an intensive outpatient program.", "treatment", "intensive_outpatient"),
        ("My sponsor called.", "treatment", "peer_groups"),
        ("We went to Al-Anon.", "treatment", "family_groups"),
        ("My daughter uses.", "person", "child"),
        ("my husband hides it", "person", "partner"),
    ],
)
def test_everyday_words_stand_for_one_thing(text: str, label: str, value: str) -> None:
    assert (label, value) in {(entity.label, entity.value) for entity in found(text)}


@given(
    st.lists(
        st.sampled_from(
            [
                "vodka ",
                "my mom ",
                "rehab. ",
                "Monday\n",
                "😀 ",
                "مرحبا ",
                "scared, ",
                "two glasses ",
                "\u200b",
                "x",
            ]
        ),
        max_size=10,
    ).map("".join)
)
def test_entities_stand_exactly_where_they_say_and_apart(text: str) -> None:
    end = 0
    for entity in sorted(found(text), key=lambda entity: entity.start):
        assert text[entity.start : entity.end] == entity.text
        assert entity.start >= end
        assert entity.label in {"substance", "amount", "person", "feeling", "treatment", "time"}
        assert entity.value
        end = entity.end


def test_marking_entities_leaves_the_cut_as_it_is() -> None:
    text = "I quit vodka. My wife doesn't know, so what should I tell her?"
    assert spans(reader()(text)) == cut(text)


def test_a_word_inside_another_is_no_entity() -> None:
    assert not [entity for entity in found("The potter spoke of Virginia.") if entity.label == "substance"]


def test_an_unknown_label_is_a_fault_with_its_line(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "entities.yml"
    path.write_text("entities:\n  - label: weather\n    id: rain\n    phrases: [rain]\n", encoding="utf-8")
    with pytest.raises(ContentError) as error:
        reader(path)
    fault = error.value.faults[0]
    assert (fault.path, fault.line) == (path, 2)
    assert "'weather' is not allowed" in fault.what
    assert "'substance'" in fault.what
