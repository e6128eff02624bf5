"""A day as an iCalendar file (RFC 5545), written by hand: one all-day event is too little for a dependency.

The day is a date without a zone, so it stays the same day wherever the calendar is opened; only the stamp is UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MEDIA_TYPE = "text/calendar"
FOLD = 75  # octets of a line, its end not counted (section 3.1)
# What TEXT may not hold (section 3.3.11): controls other than the line breaks, which are escaped.
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class AllDay:
    """Something to be done on a day. `uid` names it for good, so that importing it twice makes one event."""

    uid: str
    day: date
    summary: str
    description: str
    stamp: datetime


def calendar(event: AllDay) -> bytes:
    """The file. Marked private and free: it reminds, it does not tell others that one is busy, nor with what."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Evoke//Commitments//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{escape(event.uid)}@evoke",
        f"DTSTAMP:{event.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_date(event.day)}",
        f"DTEND;VALUE=DATE:{_date(event.day + timedelta(days=1))}",
        f"SUMMARY:{escape(event.summary)}",
        f"DESCRIPTION:{escape(event.description)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(fold(line) for line in lines)


def escape(text: str) -> str:
    """`text` as a TEXT value: backslash, semicolon, comma and line breaks escaped, controls gone."""
    text = re.sub(r"\r\n?|[\u2028\u2029\x85]", "\n", text)
    text = CONTROLS.sub("", text.replace("\t", " "))
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def fold(line: str) -> bytes:
    """The line with its end, folded so that no part has more than `FOLD` octets and no character is cut in two."""
    parts: list[bytes] = [b""]
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(parts[-1]) + len(octets) > FOLD:
            parts.append(b" ")
        parts[-1] += octets
    return b"\r\n".join(parts) + b"\r\n"


def _date(day: date) -> str:
    # Not %Y, which some systems leave unpadded.
    return f"{day.year:04}{day.month:02}{day.day:02}"
