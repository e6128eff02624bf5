"""Mark what a turn speaks of: substance, amount, person, feeling, treatment, time.

spaCy's entity ruler with the patterns of `content/entities.yml`; each entity has a label, its words and,
where the pattern gives one, a canonical id ("booze" is alcohol).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic.dataclasses import dataclass as checked

from bot.coding import cut
from bot.content.files import read
from bot.paths import CONTENT

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Label = Literal["substance", "amount", "person", "feeling", "treatment", "time"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Words of a turn that name something. `value` is the canonical id where there is one, else the words."""

    label: str
    text: str
    start: int
    end: int
    value: str


@checked(frozen=True)
class _Group:
    label: Label
    id: str
    phrases: tuple[str, ...] = ()
    tokens: tuple[list[dict[str, Any]], ...] = ()


@checked(frozen=True)
class _File:
    entities: tuple[_Group, ...]


@lru_cache(maxsize=4)
def reader(path: Path = CONTENT / "entities.yml") -> Language:
    """The pipeline that cuts a turn and marks its entities. Raises ContentError."""
    nlp = cut.make_pipeline()
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER", "overwrite_ents": True})
    patterns: list[dict[str, Any]] = []
    for group in read(path, _File).entities:
        patterns += [{"label": group.label, "pattern": phrase, "id": group.id} for phrase in group.phrases]
        patterns += [{"label": group.label, "pattern": rows, "id": group.id} for rows in group.tokens]
    ruler.add_patterns(patterns)
    return nlp


def entities(doc: Doc) -> list[Entity]:
    """The entities of a doc that `reader()` made."""
    return [
        Entity(ent.label_, ent.text, ent.start_char, ent.end_char, ent.ent_id_ or ent.text.lower()) for ent in doc.ents
    ]
