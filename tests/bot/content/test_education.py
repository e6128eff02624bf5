"""Articles: named by their file, related to what exists, in our own words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.content.education import load_articles
from bot.content.faults import ContentError, Fault
from tests.bot.samples import line_with, write

pytestmark = pytest.mark.usefixtures("cache")


def article(name: str, /, **more: Any) -> dict[str, Any]:
    words = dict.fromkeys(("sentence", "summary", "what", "whom", "how_in", "cost", "family"), f"About {name}.")
    return {
        "slug": name, "title": name.title(), "kind": "treatment", **words, "ask": ["Who leads it?"],
        "myths": [{"myth": "It is quick.", "fact": "It takes a while."}], "related": [], "asks": [f"what is {name}"],
        "words": [name], "sources": ["A public page"], "reviewed": "2026-11", **more,
    }  # fmt: skip


def faults(folder: Path, **more: Any) -> list[Fault]:
    write(folder / "detox.yml", article("detox", **more))
    write(folder / "rehab.yml", article("rehab"))
    with pytest.raises(ContentError) as error:
        load_articles(folder)
    return error.value.faults


def test_articles_are_read_by_slug(tmp_path: Path) -> None:
    write(tmp_path / "detox.yml", article("detox", related=["rehab"]))
    write(tmp_path / "rehab.yml", article("rehab", dangers="Some."))
    articles = load_articles(tmp_path)
    assert list(articles) == ["detox", "rehab"]
    assert (articles["detox"].dangers, articles["rehab"].dangers) == ("", "Some.")


@pytest.mark.parametrize(
    ("more", "line", "remedy"),
    [
        ({"slug": "detoks"}, "slug: detoks", "must be the file's name, 'detox'"),
        ({"related": ["rehab", "spa"]}, "related:", "'spa' is no article"),
        ({"kind": "advice"}, "kind: advice", "'treatment'"),
        ({"whom": "It suits addicts."}, "whom:", "a person who uses"),
        ({"cost": "Cheap for an alcoholic."}, "cost:", "a person who drinks"),
        ({"myths": [{"myth": "It is quick."}]}, "- myth:", "is missing: write it"),
        ({"price": "none"}, "price: none", "look for a misspelling"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, more: dict[str, Any], line: str, remedy: str) -> None:
    fault = faults(tmp_path, **more)[0]
    path = tmp_path / "detox.yml"
    assert (fault.path, fault.line) == (path, line_with(path, line))
    assert remedy in fault.what


def test_the_articles_we_ship_are_without_fault_and_never_tell_to_stop_at_once() -> None:
    articles = load_articles()
    for slug in ("alcohol", "benzodiazepines", "withdrawal", "detox"):
        assert articles[slug].dangers, f"{slug} must say that withdrawal can kill"
