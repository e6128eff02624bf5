"""Say what the clinic's list of programs has for a visitor: elicit, provide, elicit, in a few sentences.

The visitor's question is the first part, the entries with their dates the second, and what the visitor makes of
them the third. Nothing is recommended: the list is searched, and who has a number calls it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bot.content.library import library
from bot.content.programme_words import ProgrammeWords
from bot.content.programmes import Programme
from bot.guide.places import KM_A_MILE
from bot.guide.programmes import Directory, Found, Wish, default_directory
from bot.guide.wish import adds, answers_where, asks_summary, checklist_part, seeks, wish_in
from bot.types import Button, Reply

PROGRAMS = "programs"  # the source of an answer out of the list
MOST = 3
IN_MILES = frozenset({"US", "GB"})
# The article that explains a kind of care.
ARTICLES = {
    "detox": "detox", "residential": "residential", "intensive outpatient": "intensive_outpatient",
    "outpatient": "outpatient", "aftercare": "aftercare", "recovery housing": "recovery_housing",
    "peer support": "peer_groups", "family": "family_groups",
}  # fmt: skip
WHAT_IN_TEXT = {"medication": "taking people on medication such as methadone or buprenorphine"}
# People first, where the name of a population is only a word about them.
PEOPLE = {
    "pregnant": "people who are pregnant", "older": "older adults", "LGBTQ+": "LGBTQ+ people",
    "Spanish-speaking": "Spanish speakers", "dual diagnosis": "people with another mental health condition",
}  # fmt: skip
NO_MAP_SHOWN = 12  # towns named at most, when a place is not known


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking: the information, what to ask after it, and whether anything was found."""

    wish: Wish
    reply: Reply
    closing: str
    found: bool


def wanted(text: str, last: str, before: Wish | None = None, directory: Directory | None = None) -> Wish | None:
    """The wish, when the words ask for a place, answer where, or add to what was asked `before`; None otherwise.

    `last` is what the guide said last: after "which town?" a bare "Lakewood" is an answer.
    """
    wish = wish_in(text, (directory or default_directory()).places)
    asked_where = library().programme_words.where in last
    if before is not None and (adds(text, wish) or (asked_where and answers_where(text, wish))):
        return before.joined(wish)
    return wish if seeks(text, wish) or (asked_where and answers_where(text, wish)) else None


def asks_list(text: str, last: str = "") -> bool:
    """Whether a message is for the list, the checklist or the summary, whatever else it sounds like."""
    return wanted(text, last) is not None or checklist_part(text) is not None or asks_summary(text)


def look(
    wish: Wish, country: str, dice: random.Random, *, ask_where: bool = True, directory: Directory | None = None
) -> Looked:
    """Look for a wish in the list, and say what is there. `ask_where`: ask for a town, where none was named."""
    directory = directory or default_directory()
    words = library().programme_words
    found = directory.search(wish)
    shown = found[:MOST]
    lines = [*_unplaced(wish, directory, words), *_lead(wish, found, directory, words)]
    lines += [entry(one, country) for one in shown]
    if not found and (close := directory.closest(wish)):
        lines += [words.close.format(missing=WHAT_IN_TEXT.get(close[1], close[1])), entry(close[0], country)]
        shown = [close[0]]
    if shown:
        lines.append(words.check)
    if any(one.programme.example for one in shown):
        lines.append(words.example)
    if not found:
        lines.append(words.others)
    reply = Reply("\n".join(lines), "information", _buttons(wish, words), PROGRAMS)
    ask_where = ask_where and bool(found) and not wish.near
    closing = words.where if ask_where else dice.choice(words.after if found else words.after_none)
    return Looked(wish, reply, closing, bool(found))


def checklist(part: str) -> Reply:
    """One part of the admission checklist, with buttons for the others. Raises KeyError."""
    admission, titles = library().admission, library().programme_words.titles
    listed = admission.part(part)
    rows = [f"{listed.heading}. {listed.lead}", *(f"– {item}" for item in listed.items)]
    others = {"ask": titles.ask, "bring": titles.bring, "arrange": titles.arrange}
    buttons = tuple(Button(f"checklist:{name}", title) for name, title in others.items() if name != part)
    return Reply("\n".join([*rows, admission.first]), "information", buttons, admission.article)


def aside(text: str, button: str | None) -> Reply | None:
    """The checklist or the way to the summary, where that is what was asked for."""
    if button and button.startswith("checklist:"):
        return checklist(button.partition(":")[2])
    if button:
        return None
    if part := checklist_part(text):
        return checklist(part)
    if asks_summary(text):
        return Reply(library().programme_words.summary, "information", source="summary")
    return None


def entry(found: Found, country: str) -> str:
    """One entry in a line: name, town, distance, number, hours, whom it is for, and how old the entry is."""
    one = found.programme
    parts = [one.name, one.town]
    if found.km:  # 0 is the very place that was named
        parts.append(distance(found.km, country))
    day = f"{one.updated:%B} {one.updated.day}, {one.updated.year}"
    return " ".join(filter(None, (f"{', '.join(parts)}: {one.phone}, {one.hours}.", _whom(one), f"Entry of {day}.")))


def distance(km: float, country: str) -> str:
    """ "about 4 miles", as people of the country say it; near things are not given more exactly than known."""
    far, unit = (km / KM_A_MILE, "mile") if country in IN_MILES else (km, "kilometer")
    if far < 1:
        return f"less than a {unit} away"
    return f"about {far:.0f} {unit}{'s' if round(far) != 1 else ''} away"


def described(wish: Wish) -> str:
    """The wish in a few words, so that a misunderstanding can be seen: "detox, Medicaid, near 44107"."""
    parts = [wish.kind, wish.payer, *(f"for {PEOPLE.get(name, name)}" for name in wish.populations)]
    if wish.medication:
        parts.append("on medication")
    if wish.near:
        parts.append(f"near {wish.near}")
    return ", ".join(filter(None, parts)) or "any kind of program"


def _lead(wish: Wish, found: Sequence[Found], directory: Directory, words: ProgrammeWords) -> list[str]:
    if not directory.programmes:
        return [words.empty]
    if not found:
        return [words.none.format(wish=described(wish))]
    if len(found) == 1:
        return [words.one.format(wish=described(wish))]
    many = words.more if len(found) > MOST else words.some
    return [many.format(wish=described(wish), count=min(len(found), MOST), total=len(found))]


def _unplaced(wish: Wish, directory: Directory, words: ProgrammeWords) -> list[str]:
    towns = directory.places.towns
    if not wish.unknown or not towns:
        return []
    named = ", ".join(towns[:NO_MAP_SHOWN]) + (" and others" if len(towns) > NO_MAP_SHOWN else "")
    return [words.unplaced.format(place=wish.unknown, towns=named)]


def _whom(one: Programme) -> str:
    if not one.populations:
        return ""
    words = library().programme_words
    whom = ", ".join(PEOPLE.get(name, name) for name in one.populations)
    return (words.only if one.only else words.listed).format(whom=whom)


def _buttons(wish: Wish, words: ProgrammeWords) -> tuple[Button, ...]:
    buttons = [Button("checklist:ask", words.titles.ask), Button("checklist:bring", words.titles.bring)]
    if wish.kind and ARTICLES[wish.kind] in library().articles:
        buttons.append(Button(f"more:{ARTICLES[wish.kind]}:summary", words.titles.kind.format(kind=wish.kind)))
    return tuple(buttons)
