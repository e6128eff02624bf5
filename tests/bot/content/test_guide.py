"""The guide's lines: codes, blanks, ids, acts and wording are checked before anybody reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.content.faults import ContentError, Fault
from bot.content.guide import GUIDE_ACTS, load_guide
from tests.bot.samples import guide_data, line_with, write

pytestmark = pytest.mark.usefixtures("cache")


def faults(path: Path, **more: Any) -> list[Fault]:
    data = guide_data()
    data["lines"][3].update(more)
    write(path, data)
    with pytest.raises(ContentError) as error:
        load_guide(path)
    return error.value.faults


def test_a_whole_guide_is_read(tmp_path: Path) -> None:
    guide = load_guide(write(tmp_path / "lines.yml", guide_data()))
    assert set(guide.by_act) == set(GUIDE_ACTS)
    assert guide.by_id["affirm-1"].who == ("self", "loved_one", "professional", "unknown")


@pytest.mark.parametrize(
    ("more", "remedy"),
    [
        ({"code": "nice_question"}, "'nice_question' is no helper code"),
        ({"text": "Dear {name}, what else?"}, "['name'] cannot be filled in: use ['clinic', 'commitment'"),
        ({"text": "Addicts often feel that."}, "a person who uses"),
        ({"act": "sing"}, "write one of"),
        ({"who": ["self", "neighbor"]}, "'neighbor' is not allowed"),
        ({"id": "welcome-1"}, "the id is used twice"),
        ({"text": "An open brace { here"}, "brace"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, more: dict[str, Any], remedy: str) -> None:
    path = tmp_path / "lines.yml"
    fault = faults(path, **more)[0]
    words = str(next(iter(more.values())))
    wanted = line_with(path, "neighbor") if "who" in more else line_with(path, words)
    if "id" in more:
        wanted = 1 + 1 + 4 * 3
    assert abs(fault.line - wanted) <= 3
    assert fault.path == path
    assert remedy in fault.what


def test_an_act_without_a_line_is_told(tmp_path: Path) -> None:
    data = guide_data()
    data["lines"] = [line for line in data["lines"] if line["act"] not in {"silence", "ruler_why"}]
    with pytest.raises(ContentError, match="no line for the act ruler_why, silence: write some"):
        load_guide(write(tmp_path / "lines.yml", data))


def test_the_guide_we_ship_is_without_fault() -> None:
    guide = load_guide()
    for line in guide.by_act["readback"]:
        assert "{commitment}" in line.text, "a read-back that does not say back is none"
    for line in guide.lines:
        if line.act != "readback" and not line.act.startswith("followup"):
            assert "{commitment}" not in line.text or line.act in {"summary", "change_mind", "next_step"}
