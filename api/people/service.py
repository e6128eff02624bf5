"""The way to the people of `bot.content`."""

from __future__ import annotations

from api.library import Library
from api.people.schemas import PersonCard
from api.problems import not_found


def list_people(library: Library) -> list[PersonCard]:
    """Everybody, the easier ones first."""
    cards = [PersonCard.model_validate(person) for person in library.people.values()]
    return sorted(cards, key=lambda card: (card.difficulty, card.name))


def read_person(library: Library, person_id: str) -> PersonCard:
    """One of them."""
    person = library.people.get(person_id)
    if person is None:
        raise not_found("person")
    return PersonCard.model_validate(person)
