"""Topics: read by id, faults told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.content.faults import ContentError
from bot.content.topics import load_topics
from bot.person.rehearsal import SPECIAL
from bot.reading import MOMENTS
from tests.bot.samples import line_with, write

pytestmark = pytest.mark.usefixtures("cache")


def topic(topic_id: str, **more: Any) -> dict[str, Any]:
    return {"id": topic_id, "title": "T", "group": "life", "asks": ["How is it?"], "words": [], **more}


def test_topics_are_read_by_id_in_order(tmp_path: Path) -> None:
    path = write(tmp_path / "topics.yml", {"topics": [topic("work"), topic("sleep")]})
    assert list(load_topics(path)) == ["work", "sleep"]


@pytest.mark.parametrize(
    ("rows", "line", "remedy"),
    [
        ([topic("work"), topic("sleep", group="night")], "group: night", "'using'"),
        ([topic("work"), {"id": "sleep"}], "id: sleep", "is missing"),
        ([topic("work"), topic("sleep"), topic("work", title="Job")], "title: Job", "twice"),
        ([topic("work"), topic("sleep", asks=[])], "id: sleep", "write some"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, rows: list[Any], line: str, remedy: str) -> None:
    path = write(tmp_path / "topics.yml", {"topics": rows})
    with pytest.raises(ContentError) as error:
        load_topics(path)
    fault = error.value.faults[0]
    assert abs(fault.line - line_with(path, line)) <= 1
    assert remedy in fault.what


def test_the_topics_we_ship_have_every_moment_the_program_knows() -> None:
    topics = load_topics()
    assert set(MOMENTS) | SPECIAL <= set(topics)
