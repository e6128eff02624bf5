"""When a commitment is for: the words ("Monday", "after payday"), and the date where they give one.

Dates are looked for forward from the visitor's own today. Words that name a moment without one day ("after payday",
"next week", "every Tuesday") are kept as words: nobody's payday is guessed, and nobody is held to a Monday they
did not name. What is past ("yesterday", "last week") is words too: nothing is to be done then any more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
DAY = "|".join(DAYS)
SHORT_DAY = "mon|tues?|weds?|thurs?|fri|sat|sun"  # only after a word that makes it a day: "I sat", "the sun"
PLAIN_SHORT = "tues|weds|thurs?|thur"  # these are nothing else
PART = (
    r"(?: (?:lunchtime|dinnertime|first thing|morning|afternoon|evening|"
    r"night))?(?: at (?:\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?|noon|midnight)\b)?"
)
MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
FULL_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
# Days known by their name: month and day, 0 for Thanksgiving's fourth Thursday (and the Friday after it).
FEASTS = {
    r"thanksgiving(?: day)?|turkey day": (11, 0),
    r"black friday": (11, 0),
    r"(?:christmas|xmas) eve": (12, 24),
    r"(?:christmas|xmas)(?: day)?": (12, 25),
    r"boxing day": (12, 26),
    r"new year['’]?s eve|nye": (12, 31),
    r"new year['’]?s day": (1, 1),
    r"valentine['’]?s(?: day)?": (2, 14),
    r"(?:st\.?|saint) patrick['’]?s(?: day)?": (3, 17),
    r"hallowe['’]?en": (10, 31),
}
NUMBER = r"\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a few"
# What has been: kept as words, whatever else the sentence names.
PAST = re.compile(
    rf"(?<!after )(?<!before )\b(?:(?:just )?yesterday{PART}|the day before yesterday|the other (?:day|night)|"
    rf"last (?:night|week|weekend|month|year|{DAY})|"
    rf"since (?:yesterday|last \w+|(?:{DAY})|this morning)|(?:{NUMBER}|half an|several|some) (?:minute|hour|day|"
    rf"night|week|month)s? (?:ago|back)|"
    r"a few (?:hours|days|nights) (?:ago|back)|just now)\b",
    re.I,
)
# Again and again: no one day.
RECURRING = re.compile(
    rf"\b(?:every (?:other |single )?(?:{DAY}|day|night|morning|evening|week|weekend|month)s?|on (?:{DAY})s|(?:once|"
    rf"twice) a (?:day|week|month)|"
    r"each (?:day|night|week|morning))\b",
    re.I,
)
_FIXED = "|".join(f"(?:{words})" for words in FEASTS)
# Tried in order; the first that matches is the time. The more specific come first.
DATED = (
    re.compile(rf"\b(?:on )?(?:the )?(?:{MONTHS})\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?", re.I),
    re.compile(rf"\b(?:on )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{MONTHS})\b", re.I),
    re.compile(rf"\b(?:on )?(?:the )?(?P<monthfirst>first of (?:{FULL_MONTHS}))\b", re.I),
    # Month and day; not "24/7", "50/50", "8/10" of a scale or "1/2 a pack".
    re.compile(r"(?<![\d/])(?:\bon (?:0?[1-9]|1[0-2])|\b(?:0?[1-9]|1[0-2])(?!(?<!1[12])/10\b(?!/)))"
               r"/(?:0?[1-9]|[12]\d|3[01])(?![\d/])(?! (?:an?|of|my|the|as)\b)|"
               r"\b(?:on )?\d{1,2}/\d{1,2}/\d{2,4}\b", re.I),
    re.compile(rf"\b(?:on |at )?(?P<step>the (?:day|morning) (?:after|before) )?(?P<feast>{_FIXED})(?: (?:morning|"
               rf"night|evening|dinner))?", re.I),
    re.compile(r"\b(?:the )?(?P<after>day after tomorrow)\b", re.I),
    re.compile(rf"\b(?P<weeks>{NUMBER}) weeks? (?:from )?(?P<base>today|now|tonight|tomorrow|on (?:{DAY})|"
               rf"from (?:{DAY})|(?:{DAY}))\b", re.I),
    re.compile(rf"\b(?:on )?(?P<dayweek>{DAY}|tomorrow|today) week\b", re.I),
    re.compile(rf"\b(?:(?:later|at \d{{1,2}}(?::\d\d)?(?: ?[ap]m)?|by|first thing) )?(?:today|tonight|tonite|2nite|"
               rf"tomm?orr?ow|tmrw|tmr|tomoz|tomos|2moro|2morrow)\b{PART}", re.I),
    re.compile(r"\b(?P<now>this (?:afternoon|evening|arvo|lunchtime)|end of (?:the )?day)\b", re.I),
    re.compile(rf"\b(?:(?P<which>next|this coming|this|coming|come|on|by|before|until|till|from|"
               rf"starting)\s+)?(?P<day>{DAY}|{PLAIN_SHORT})s?\b{PART}", re.I),
    re.compile(rf"\b(?P<which>next|this|on|by|until|till|from|come)\s+(?P<day>{SHORT_DAY})\b{PART}", re.I),
    re.compile(rf"\b(?:in|within) (?P<count>{NUMBER}) (?P<unit>day|week|fortnight|month)s?(?:['’] time)?\b", re.I),
    re.compile(r"\b(?P<span>next|this|at the|over the|the coming) (?P<part>weekend)\b", re.I),
    re.compile(r"\b(?:on |by |at )?(?P<last>(?:the )?(?:last day|end) of (?:the|this) month|month[’']?s? end)\b", re.I),
    re.compile(r"\b(?:on |by )?the (?P<nth>\d{1,2}(?=st|nd|rd|th)|first(?= of (?:the|next) month))(?:st|nd|rd|th|"
               r" of (?:the|next) month)?\b"
               r"(?: of (?:the|next|this) month)?", re.I),
)  # fmt: skip
UNDATED = re.compile(
    r"\b(?:(?:one of these days )?(?:next|this) (?:week|month|year|fall|spring|summer|winter|autumn)|"
    r"the (?:minute|moment|second|day) (?:[\w'’-]+\s*){1,4}|in the new year|after the holidays|(?:after(?! (?:last|"
    r"that|what|all|everything|yesterday|this|so)\b)|before|when|once|as soon as|until|till|by the time|right after)\s+"
    r"(?:(?!i['’]?(?:m|ll)\b|we['’]ll\b|i will\b|i am\b)[\w'’-]+\s*){1,5}|"
    r"first thing(?: in the morning)?|in the morning|this (?:morning|afternoon|evening)|on payday|"
    r"right now|right away|later|soon|some ?day|one day(?! (?:at a time|without|off|sober|clean)\b)|"
    r"over the holidays|new year'?s?)\b",
    re.I,
)
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "a couple of": 2, "a few": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """The words that say when, and the date they mean; None where they name no date. `past`: it has been."""

    text: str
    date: date | None
    past: bool = False


def find(text: str, now: datetime) -> When | None:
    """When `text` says something is to be done, seen from `now` (in the visitor's zone); None if it does not."""
    dated = next((match for pattern in DATED if (match := pattern.search(text))), None)
    match = RECURRING.search(text)
    # "Every Tuesday from here on" has no day of its own, but "every day, and I start on Monday" has.
    if match and (dated is None or _overlap(match, dated)):
        return When(match.group(0).strip(), None)
    past = PAST.search(text)
    if past and (dated is None or _overlap(past, dated) or not _ahead(dated)):
        return When(past.group(0).strip(), None, past=True)
    if dated:
        return When(dated.group(0).strip(), resolve(dated, now.date()))
    if match := UNDATED.search(text):
        words = match.group(0).strip().rstrip(",.!")
        day = now.date() if re.match(r"right (now|away)|this (morning|afternoon|evening)", words, re.I) else None
        if re.match(r"first thing|in the morning", words, re.I):
            day = now.date() + timedelta(days=0 if now.hour < 5 else 1)
        return When(words, day)
    return None


def due(words: str | None, day: date | None, said: datetime) -> date:
    """The first day on which one may ask how it went, of what was said at `said` (in the visitor's zone).

    The day after the day named, so that nobody is asked before it is over; next week's begins with its Monday.
    What waits for something else ("after payday") gets a few days; what has no time, one.
    """
    today = said.date()
    if day is not None:
        return max(day, today) + timedelta(days=1)
    text = (words or "").lower()
    if "next week" in text:
        return today + timedelta(days=8 - today.weekday())
    if "next month" in text:
        return _later(today.replace(day=1), 1, "month") + timedelta(days=1)
    if match := re.search(rf"\b({DAY})s?\b", text):
        return _weekday(match.group(1), today) + timedelta(days=1)
    return today + timedelta(days=3 if text and not RECURRING.search(text) else 1)


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _ahead(match: re.Match[str]) -> bool:
    """Whether a time is surely still to come, though something past is named beside it."""
    words = match.group(0).lower()
    return bool(re.search(r"tom|2mor|tmr|tonight|tonite|next|in |coming", words)) or match.string[
        : match.start()
    ].rstrip().endswith("for")


def resolve(match: re.Match[str], today: date) -> date | None:
    """The date a match of `DATED` means, on or after `today` except where it names a year."""
    groups = {key: value.lower() for key, value in match.groupdict().items() if value}
    words = match.group(0).lower()
    if "after" in groups:
        return today + timedelta(days=2)
    if "now" in groups:
        return today
    if feast := groups.get("feast"):
        step = groups.get("step", "")
        return _feast(feast, today, 1 if "after" in step else -1 if "before" in step else 0)
    if month := groups.get("monthfirst"):
        return _parsed(month.replace("first of ", "1 "), today)
    if weeks := groups.get("weeks"):
        base = groups["base"].removeprefix("on ").removeprefix("from ")
        return _named(base, today) + timedelta(days=7 * (NUMBERS.get(weeks) or int(weeks)))
    if base := groups.get("dayweek"):
        return _named(base, today) + timedelta(days=7)
    if day := groups.get("day"):
        found = _weekday(day, today)
        # "Next Friday", said on a Monday, is the one of next week for most people; said on a Friday, in a week.
        if groups.get("which") == "next" and found.isocalendar()[1] == today.isocalendar()[1]:
            found += timedelta(days=7)
        return found
    if count := groups.get("count"):
        return _later(today, NUMBERS.get(count) or int(count), groups.get("unit", "day"))
    if span := groups.get("span"):
        return _weekend(span, today)
    if "last" in groups:
        return _later(today.replace(day=1), 1, "month") - timedelta(days=1)
    if nth := groups.get("nth"):
        return _day_of_month(1 if nth == "first" else int(nth), today)
    if re.search(r"today|tonight|tonite|2nite", words):
        return today
    if re.search(r"tom|tmr|2mor", words):
        return today + timedelta(days=1)
    return _parsed(words, today)


def _named(base: str, today: date) -> date:
    """Today, tomorrow, or the next day of a name."""
    if base in {"today", "now", "tonight"}:
        return today
    return today + timedelta(days=1) if base == "tomorrow" else _weekday(base, today)


def _feast(words: str, today: date, step: int) -> date:
    """The next feast of these words, or the day after or before it."""
    place = next(place for pattern, place in FEASTS.items() if re.fullmatch(pattern, words, re.I))
    for year in (today.year, today.year + 1):
        month, day = place
        # Thanksgiving is the fourth Thursday of November: it has no day of its own.
        found = date(year, 11, 22 + (3 - date(year, 11, 1).weekday()) % 7) if day == 0 else date(year, month, day)
        found += timedelta(days=step + (1 if words.endswith("friday") else 0))
        if found >= today:
            break
    return found


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
    return today + timedelta(days=number * {"week": 7, "fortnight": 14}.get(unit, 1))


def _weekend(which: str, today: date) -> date:
    """The Saturday of a weekend; today, where that weekend has begun."""
    saturday = today - timedelta(days=today.weekday()) + timedelta(days=5)
    return saturday + timedelta(days=7) if which == "next" else max(saturday, today)


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
