"""When a commitment is for: the words ("Monday", "after payday"), and the date where they give one.

Dates come from dateparser, looking forward from the visitor's own today. Words that name a moment without
a date ("after payday", "before the baby comes") are kept as words; nobody's payday is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
DAY = "|".join(DAYS)
SHORT_DAY = "mon|tues?|wed|thurs?|fri|sat|sun"  # only after a word that makes it a day: "I sat", "the sun"
MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
NUMBER = r"\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a few"
# Tried in order; the first that matches is the time. The more specific come first.
DATED = (
    re.compile(rf"\b(?:on )?(?:the )?(?:{MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?", re.I),
    re.compile(rf"\b(?:on )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{MONTHS})\b", re.I),
    # Month and day; not "24/7", "50/50", "8/10" of a scale or "1/2 a pack".
    re.compile(r"(?<![\d/])(?:\bon (?:0?[1-9]|1[0-2])|\b(?:0?[1-9]|1[0-2])(?!(?<!1[12])/10\b(?!/)))"
               r"/(?:0?[1-9]|[12]\d|3[01])(?![\d/])(?! (?:an?|of|my|the|as)\b)|\b(?:on )?\d{1,2}/\d{1,2}/\d{2,4}\b", re.I),
    re.compile(r"\b(?:the )?(?P<after>day after tomorrow)\b", re.I),
    re.compile(r"\b(?:today|tonight|tomm?orr?ow|tmrw|tmr)\b(?: (?:morning|afternoon|evening|night))?", re.I),
    re.compile(rf"\b(?:a week from )(?P<weekfrom>{DAY})\b", re.I),
    re.compile(rf"\b(?:(?P<which>next|this|this coming|coming|on|by|before|until|every)\s+)?(?P<day>{DAY})s?\b"
               r"(?: (?:morning|afternoon|evening|night))?", re.I),
    re.compile(rf"\b(?P<which>next|on|by|until)\s+(?P<day>{SHORT_DAY})\b(?: (?:morning|evening|night))?", re.I),
    re.compile(rf"\b(?:in|within) (?P<count>{NUMBER}) (?P<unit>day|week|month)s?\b", re.I),
    re.compile(r"\b(?P<span>next|this) (?P<part>week|month|weekend)\b", re.I),
    re.compile(r"\b(?:on |by )?the (?P<nth>\d{1,2})(?:st|nd|rd|th)\b", re.I),
)  # fmt: skip
UNDATED = re.compile(
    r"\b(?:(?:after(?! (?:last|that|what|all|everything|yesterday)\b)|before|when|once|as soon as|until|till|by the time|right after)\s+"
    r"(?:(?!i['’]?(?:m|ll)\b|we['’]ll\b|i will\b|i am\b)[\w'’-]+\s*){1,5}|"
    r"first thing(?: in the morning)?|in the morning|this (?:morning|afternoon|evening)|on payday|"
    r"right now|right away|later|soon|some ?day|one day(?! (?:at a time|without|off|sober|clean)\b)|over the holidays|at christmas|new year'?s?)\b",
    re.I,
)
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "a couple of": 2, "a few": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """The words that say when, and the date they mean; None where they name no date."""

    text: str
    date: date | None


def find(text: str, now: datetime) -> When | None:
    """When `text` says something is to be done, seen from `now` (in the visitor's zone); None if it does not."""
    for pattern in DATED:
        if match := pattern.search(text):
            return When(match.group(0).strip(), resolve(match, now.date()))
    if match := UNDATED.search(text):
        words = match.group(0).strip().rstrip(",.!")
        day = now.date() if re.match(r"right (now|away)|this (morning|afternoon|evening)", words, re.I) else None
        if re.match(r"first thing|in the morning", words, re.I):
            day = now.date() + timedelta(days=0 if now.hour < 5 else 1)
        return When(words, day)
    return None


def resolve(match: re.Match[str], today: date) -> date | None:
    """The date a match of `DATED` means, on or after `today` except where it names a year."""
    groups = match.groupdict()
    words = match.group(0).lower()
    if groups.get("after"):
        return today + timedelta(days=2)
    if weekfrom := groups.get("weekfrom"):
        return _weekday(weekfrom, today) + timedelta(days=7)
    if day := groups.get("day"):
        which = (groups.get("which") or "").lower()
        found = _weekday(day, today)
        # "Next Friday", said on a Monday, is the one of next week for most people; said on a Friday, in a week.
        if which == "next" and found - today < timedelta(days=7) and found.isocalendar()[1] == today.isocalendar()[1]:
            found += timedelta(days=7)
        return found
    if count := groups.get("count"):
        number = NUMBERS.get(count.lower()) or int(count)
        unit = (groups.get("unit") or "day").lower()
        return _later(today, number, unit)
    if span := groups.get("span"):
        return _span(span.lower(), (groups.get("part") or "").lower(), today)
    if nth := groups.get("nth"):
        return _day_of_month(int(nth), today)
    if re.match(r"today|tonight", words):
        return today
    if re.match(r"tom|tmr", words):
        return today + timedelta(days=1)
    return _parsed(words, today)


def _parsed(words: str, today: date) -> date | None:
    import dateparser

    found = dateparser.parse(
        re.sub(r"^(on|the)\s+", "", words),
        languages=["en"],
        settings={
            "PREFER_DATES_FROM": "future",
            # Yesterday, so that today's own date is not put off by a year.
            "RELATIVE_BASE": datetime.combine(today - timedelta(days=1), datetime.min.time()),
            "DATE_ORDER": "MDY",
        },
    )
    return found.date() if found else None


def _weekday(name: str, today: date) -> date:
    """The next day of that name, today not counted: who means today says so."""
    number = next(i for i, day in enumerate(DAYS) if day.startswith(name.lower()[:3]))
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _later(today: date, number: int, unit: str) -> date:
    if unit == "month":
        month = today.month - 1 + number
        year, month = today.year + month // 12, month % 12 + 1
        last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        return date(year, month, min(today.day, last))
    return today + timedelta(days=number * (7 if unit == "week" else 1))


def _span(which: str, part: str, today: date) -> date | None:
    """The day a span begins on: the first one is when to ask how it went, at the earliest."""
    monday = today - timedelta(days=today.weekday())
    if part == "weekend":
        saturday = monday + timedelta(days=5)
        return saturday + timedelta(days=7) if which == "next" else max(saturday, today)
    if part == "week":
        return monday + timedelta(days=7) if which == "next" else None
    if which == "next":
        return _later(today.replace(day=1), 1, "month")
    return None


def _day_of_month(day: int, today: date) -> date | None:
    for months in range(3):
        first = _later(today.replace(day=1), months, "month") if months else today.replace(day=1)
        try:
            candidate = first.replace(day=day)
        except ValueError:
            continue
        if candidate >= today:
            return candidate
    return None
