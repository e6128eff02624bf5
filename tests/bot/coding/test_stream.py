"""`evoke code`: a line in, a line out; a bad one is told so and the run goes on."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.coding.coder import Coder
from bot.coding.stream import BadRequest, code_lines, code_request


def test_a_helper_turn_is_answered_as_the_design_says(coder: Coder) -> None:
    text = "  You miss the river.  What took you there? "
    answer = code_request({"id": 7, "speaker": "helper", "text": text}, coder)
    assert list(answer) == ["id", "utterances", "main"]
    assert answer["id"] == 7
    assert [row["text"] for row in answer["utterances"]] == ["You miss the river.", "What took you there?"]
    for row in answer["utterances"]:
        assert list(row) == ["text", "start", "end", "code", "confidence"]
        assert text[row["start"] : row["end"]] == row["text"]
    assert json.loads(json.dumps(answer)) == answer


def test_a_client_turn_is_answered_as_the_design_says(coder: Coder) -> None:
    answer = code_request({"id": "b", "speaker": "client", "text": "I guess so."}, coder)
    assert list(answer) == ["id", "utterances", "talk"]
    assert answer["talk"] in {"change", "neutral", "sustain"}
    keys = ["text", "start", "end", "talk", "category", "strength", "confidence"]
    assert [list(row) for row in answer["utterances"]] == [keys]


def test_an_empty_turn_has_no_utterances(coder: Coder) -> None:
    assert code_request({"id": None, "speaker": "helper", "text": " \n"}, coder) == {
        "id": None, "utterances": [], "main": "other",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("request_", "names"),
    [
        ([], '"speaker"'),
        ("hello", '"speaker"'),
        (None, '"speaker"'),
        ({}, '"text"'),
        ({"speaker": "helper"}, '"text"'),
        ({"speaker": "helper", "text": 5}, '"text"'),
        ({"speaker": "nurse", "text": "hi"}, '"speaker"'),
        ({"text": "hi"}, '"speaker"'),
        ({"speaker": "helper", "text": "hi", "history": "earlier"}, '"history"'),
        ({"speaker": "helper", "text": "hi", "history": None}, '"history"'),
        ({"speaker": "helper", "text": "hi", "history": ["earlier"]}, '"history"'),
        ({"speaker": "helper", "text": "hi", "history": [{"speaker": "cat", "text": "m"}]}, '"history"'),
        ({"speaker": "helper", "text": "hi", "history": [{"speaker": "client"}]}, '"history"'),
        ({"speaker": "helper", "text": "lone \ud83d half"}, '"text"'),
        (
            {"speaker": "helper", "text": "hi", "history": [{"speaker": "client", "text": "\udc00"}]},
            '"history"',
        ),
    ],
)
def test_a_bad_request_says_which_part_to_mend(coder: Coder, request_: Any, names: str) -> None:
    with pytest.raises(BadRequest, match=names):
        code_request(request_, coder)


def test_a_run_keeps_order_skips_blanks_and_goes_on_after_a_bad_line(coder: Coder) -> None:
    lines = [
        '{"id": 1, "speaker": "helper", "text": "How are you?"}\n',
        "\n",
        "{not json\n",
        '{"id": "x", "speaker": "helper"}\n',
        '{"id": "s", "speaker": "client", "text": "\\ud83d"}\n',
        "   \n",
        '{"id": {"deep": [1]}, "speaker": "client", "text": "Fine."}',
    ]
    answers = list(code_lines(lines, coder))
    assert [good for _, good in answers] == [True, False, False, False, True]
    assert [answer["id"] for answer, _ in answers] == [1, None, "x", "s", {"deep": [1]}]
    assert all("error" in answer for answer, good in answers if not good)
    for answer, _ in answers:
        json.dumps(answer).encode()


def test_lines_are_answered_as_they_come(coder: Coder) -> None:
    def endless() -> Any:
        yield '{"id": 1, "speaker": "helper", "text": "Go on."}'
        raise AssertionError("read ahead of the first answer")

    answer, good = next(code_lines(endless(), coder))
    assert good
    assert answer["id"] == 1
