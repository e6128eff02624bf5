"""When a commitment is for: the visitor's words, and the date they mean, seen from a fixed day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.when import When, due, find

NEW_YORK = ZoneInfo("America/New_York")
MONDAY = "2026-11-23"
SUNDAY = "2026-12-27"
LAST_DAY = "2026-12-31"  # a Thursday


def seen(day: str, text: str, hour: int = 10) -> When | None:
    return find(text, datetime.fromisoformat(f"{day}T{hour:02}:00").replace(tzinfo=NEW_YORK))


@pytest.mark.parametrize(
    ("day", "text", "words", "expected"),
    [
        # Near days.
        (MONDAY, "I'll call today.", "today", "2026-11-23"),
        (MONDAY, "Tonight I'm staying in.", "Tonight", "2026-11-23"),
        (MONDAY, "I'll go tomorrow morning", "tomorrow morning", "2026-11-24"),
        (MONDAY, "i'll tell her tmrw", "tmrw", "2026-11-24"),
        (MONDAY, "ill call tommorow", "tommorow", "2026-11-24"),
        (MONDAY, "the day after tomorrow, I'm going", "the day after tomorrow", "2026-11-25"),
        (LAST_DAY, "tomorrow", "tomorrow", "2027-01-01"),
        ("2026-02-28", "tomorrow", "tomorrow", "2026-03-01"),
        ("2028-02-28", "tomorrow", "tomorrow", "2028-02-29"),
        ("2026-12-30", "the day after tomorrow", "the day after tomorrow", "2027-01-01"),
        # Days of the week: who means today says so.
        (MONDAY, "I'll call on Monday.", "on Monday", "2026-11-30"),
        (MONDAY, "I'll call by friday", "by friday", "2026-11-27"),
        (MONDAY, "Wednesday night I'll ask him", "Wednesday night", "2026-11-25"),
        (MONDAY, "this Friday", "this Friday", "2026-11-27"),
        (MONDAY, "next Friday", "next Friday", "2026-12-04"),
        (MONDAY, "next Monday", "next Monday", "2026-11-30"),
        (MONDAY, "next tues", "next tues", "2026-12-01"),
        (MONDAY, "every Sunday I'll go", "every Sunday", None),
        (MONDAY, "a week from Friday", "a week from Friday", "2026-12-04"),
        ("2026-11-27", "next Friday", "next Friday", "2026-12-04"),
        (SUNDAY, "on Sunday", "on Sunday", "2027-01-03"),
        (SUNDAY, "next Monday", "next Monday", "2026-12-28"),
        ("2026-12-28", "next Friday", "next Friday", "2027-01-08"),
        (LAST_DAY, "I'll be there Friday", "Friday", "2027-01-01"),
        # Counted spans, ends of months and years.
        (MONDAY, "in 3 days", "in 3 days", "2026-11-26"),
        (MONDAY, "within 10 days", "within 10 days", "2026-12-03"),
        (MONDAY, "in two weeks", "in two weeks", "2026-12-07"),
        (MONDAY, "in a couple of weeks", "in a couple of weeks", "2026-12-07"),
        (MONDAY, "in a few days", "in a few days", "2026-11-26"),
        (MONDAY, "in a month", "in a month", "2026-12-23"),
        ("2026-01-31", "in a month", "in a month", "2026-02-28"),
        ("2028-01-31", "in one month", "in one month", "2028-02-29"),
        ("2026-08-31", "in one month", "in one month", "2026-09-30"),
        ("2026-10-31", "in two months", "in two months", "2026-12-31"),
        (LAST_DAY, "in two months", "in two months", "2027-02-28"),
        ("2026-12-15", "in a month", "in a month", "2027-01-15"),
        (LAST_DAY, "in a week", "in a week", "2027-01-07"),
        (MONDAY, "in 12 months", "in 12 months", "2027-11-23"),
        # Spans.
        (MONDAY, "this weekend", "this weekend", "2026-11-28"),
        (MONDAY, "next weekend", "next weekend", "2026-12-05"),
        (SUNDAY, "this weekend", "this weekend", "2026-12-27"),
        (SUNDAY, "next weekend", "next weekend", "2027-01-02"),
        (MONDAY, "next week", "next week", None),
        (LAST_DAY, "next week", "next week", None),
        (MONDAY, "next month", "next month", None),
        (LAST_DAY, "next month", "next month", None),
        ("2026-01-31", "next month", "next month", None),
        # Days of a month.
        (MONDAY, "by the 5th", "by the 5th", "2026-12-05"),
        (MONDAY, "on the 30th", "on the 30th", "2026-11-30"),
        (MONDAY, "on the 23rd", "on the 23rd", "2026-11-23"),
        (MONDAY, "on the 31st", "on the 31st", "2026-12-31"),
        ("2026-02-01", "the 31st", "the 31st", "2026-03-31"),
        ("2026-04-30", "on the 31st", "on the 31st", "2026-05-31"),
        ("2026-01-31", "on the 30th", "on the 30th", "2026-03-30"),
        (LAST_DAY, "on the 3rd", "on the 3rd", "2027-01-03"),
        # Dates.
        (MONDAY, "December 1", "December 1", "2026-12-01"),
        (MONDAY, "on Dec 1st", "on Dec 1st", "2026-12-01"),
        (MONDAY, "on the 1st of December", "on the 1st of December", "2026-12-01"),
        (MONDAY, "I'll be sober on March 3, 2027", "on March 3, 2027", "2027-03-03"),
        (MONDAY, "on 12/5", "on 12/5", "2026-12-05"),
        (MONDAY, "on 8/10", "on 8/10", "2027-08-10"),
        (MONDAY, "starting 12/10", "12/10", "2026-12-10"),
        (MONDAY, "02/28 is the day", "02/28", "2027-02-28"),
        (MONDAY, "on 3/4/2027", "on 3/4/2027", "2027-03-04"),
        (MONDAY, "January 4", "January 4", "2027-01-04"),
        (LAST_DAY, "January 2", "January 2", "2027-01-02"),
        (LAST_DAY, "1/4", "1/4", "2027-01-04"),
        (LAST_DAY, "December 31", "December 31", "2026-12-31"),
        ("2027-02-01", "February 29", "February 29", "2028-02-29"),
        # Words that name a moment without a date stay words: nobody's payday is guessed.
        (MONDAY, "after payday", "after payday", None),
        (MONDAY, "I'll go when I get paid.", "when I get paid", None),
        (MONDAY, "once I get my license back", "once I get my license back", None),
        (MONDAY, "After payday I'll call them.", "After payday", None),
        (MONDAY, "when i get off work im going", "when i get off work", None),
        (MONDAY, "before the baby comes", "before the baby comes", None),
        (MONDAY, "this week", "this week", None),
        (MONDAY, "soon", "soon", None),
        (MONDAY, "I'll quit after New Year’s.", "after New Year’s", None),
        (MONDAY, "next week im going back", "next week", None),
        (MONDAY, "the minute the semester ends", "the minute the semester ends", None),
        (MONDAY, "in the new year", "in the new year", None),
        # Weeks counted from a day, as they are counted in Britain and in America.
        (MONDAY, "a week from today", "a week from today", "2026-11-30"),
        (MONDAY, "a week tomorrow", "a week tomorrow", "2026-12-01"),
        (MONDAY, "two weeks on Friday", "two weeks on Friday", "2026-12-11"),
        (MONDAY, "Thursday week", "Thursday week", "2026-12-03"),
        (MONDAY, "three weeks today", "three weeks today", "2026-12-14"),
        (MONDAY, "in a fortnight", "in a fortnight", "2026-12-07"),
        (MONDAY, "in two weeks' time", "in two weeks' time", "2026-12-07"),
        # Feasts, and the days beside them; Thanksgiving moves.
        (MONDAY, "at Thanksgiving", "at Thanksgiving", "2026-11-26"),
        (MONDAY, "black friday", "black friday", "2026-11-27"),
        (MONDAY, "the day after Thanksgiving", "the day after Thanksgiving", "2026-11-27"),
        ("2026-11-27", "Thanksgiving", "Thanksgiving", "2027-11-25"),
        ("2026-11-27", "on the day after Thanksgiving", "on the day after Thanksgiving", "2026-11-27"),
        (MONDAY, "on Christmas Eve", "on Christmas Eve", "2026-12-24"),
        (MONDAY, "the day after Christmas", "the day after Christmas", "2026-12-26"),
        (MONDAY, "New Year’s Eve", "New Year’s Eve", "2026-12-31"),
        (LAST_DAY, "on New Year's Day", "on New Year's Day", "2027-01-01"),
        # Ends and beginnings of months.
        (MONDAY, "on the last day of the month", "on the last day of the month", "2026-11-30"),
        (MONDAY, "by the end of the month", "by the end of the month", "2026-11-30"),
        ("2028-02-02", "the end of the month", "the end of the month", "2028-02-29"),
        (MONDAY, "the first of the month", "the first of the month", "2026-12-01"),
        (MONDAY, "on the first of March", "on the first of March", "2027-03-01"),
        # As it is typed on a phone.
        (MONDAY, "tonite", "tonite", "2026-11-23"),
        (MONDAY, "2moro", "2moro", "2026-11-24"),
        (MONDAY, "weds it is", "weds", "2026-11-25"),
        (MONDAY, "thurs i go", "thurs", "2026-11-26"),
        # Right now is now; the morning is the next one.
        (MONDAY, "I'm calling right now", "right now", "2026-11-23"),
        (MONDAY, "this evening", "this evening", "2026-11-23"),
        (MONDAY, "first thing in the morning", "first thing in the morning", "2026-11-24"),
    ],
)  # fmt: skip
def test_the_words_and_the_date_they_mean(day: str, text: str, words: str, expected: str | None) -> None:
    assert seen(day, text) == When(words, date.fromisoformat(expected) if expected else None)


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "last night",
        "last Friday",
        "two days ago",
        "a few days back",
        "an hour ago",
        "since Friday",
        "just now",
    ],
)
def test_what_has_been_is_kept_as_words_and_has_no_date(text: str) -> None:
    assert seen(MONDAY, f"I rang them {text}") == When(text, None, past=True)


def test_beside_what_has_been_a_day_ahead_is_found() -> None:
    found = seen(MONDAY, "I told her last night that I'm going in tomorrow")
    assert found is not None
    assert found.date == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "day", "first"),
    [
        ("on Friday", "2026-11-27", "2026-11-28"),
        ("tonight", "2026-11-23", "2026-11-24"),
        ("next week", None, "2026-12-01"),
        ("every Tuesday", None, "2026-11-25"),
        ("next month", None, "2026-12-02"),
        ("after payday", None, "2026-11-26"),
        ("every day", None, "2026-11-24"),
        (None, None, "2026-11-24"),
    ],
)
def test_nobody_is_asked_before_the_day_is_over(words: str | None, day: str | None, first: str) -> None:
    said = datetime.fromisoformat(f"{MONDAY}T22:00").replace(tzinfo=NEW_YORK)
    assert due(words, date.fromisoformat(day) if day else None, said) == date.fromisoformat(first)


def test_after_midnight_the_morning_is_todays() -> None:
    found = seen("2026-11-24", "in the morning", hour=1)
    assert found is not None
    assert found.date == date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        "I'll quit.",
        "",
        "I sat in the sun.",
        "We were wed in June.",
        "It's open 24/7.",
        "We go 50/50 on the rent.",
        "I'd say an 8/10.",
        "I'm a 10/10.",
        "I'll cut down to 1/2 a pack.",
        "Second thoughts.",
        "I marched right in.",
        "My day job",
        "I may go.",
        "After last night I'm done.",
    ],
)  # fmt: skip
def test_words_that_name_no_time_are_none(text: str) -> None:
    assert seen(MONDAY, text) is None


def test_the_visitors_own_day_counts_not_the_servers() -> None:
    late = datetime(2026, 11, 24, 3, 30, tzinfo=ZoneInfo("UTC"))
    found = find("tomorrow", late.astimezone(ZoneInfo("America/Los_Angeles")))
    assert found is not None
    assert found.date == date(2026, 11, 24)


PARTS = st.sampled_from(
    ["next ", "this ", "in ", "on ", "the ", "a ", "2 ", "31 ", "99 ", "31st ", "week ", "months ", "days ", "Friday ",
     "Feb ", "30 ", "13/13 ", "2/30 ", "0 ", "after ", "tomorrow ", "of ", "weekend ", "first thing ", "😀 ", "0/0/00 "]
)  # fmt: skip


@given(st.lists(PARTS, max_size=8).map("".join), st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_anything_can_be_asked_on_any_day_and_the_words_are_the_visitors_own(text: str, day: date) -> None:
    found = find(text, datetime.combine(day, datetime.min.time()))
    if found is not None:
        assert found.text in text
        assert found.text == found.text.strip() != ""


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from(
    ["Monday", "next Friday", "in 2 months", "the 31st", "this weekend", "a week tomorrow", "Friday week", "tomorrow"]
))  # fmt: skip
def test_a_day_named_without_a_year_is_never_past_and_never_far(day: date, text: str) -> None:
    found = find(text, datetime.combine(day, datetime.min.time()))
    assert found is not None
    assert found.date is not None
    assert timedelta(0) <= found.date - day <= timedelta(days=92)
