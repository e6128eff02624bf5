"""A report as a file: `html`, `csv`, `pdf` or `text`. What makes a document of itself can be rendered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.coach.as_csv import to_csv
from bot.coach.as_html import to_html
from bot.coach.as_text import to_text
from bot.coach.document import Document
from bot.coach.report import Row


class Report(Protocol):
    """A debrief, or a report on a transcript."""

    @property
    def rows(self) -> Sequence[Row]:
        """The talk, an utterance each."""

    def document(self) -> Document:
        """The report, ready to be set."""


def html(report: Report) -> str:
    """A complete page."""
    return to_html(report.document())


def csv(report: Report) -> str:
    """The coded talk, an utterance a row."""
    return to_csv(report.rows)


def pdf(report: Report) -> bytes:
    """A file to print."""
    from bot.coach.as_pdf import to_pdf  # brings matplotlib, for its fonts

    return to_pdf(report.document())


def text(report: Report) -> str:
    """For a terminal or a mail."""
    return to_text(report.document())
