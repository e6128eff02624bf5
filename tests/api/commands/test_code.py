"""`evoke code`."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from bot.coding import coder
from bot.paths import ROOT
from tests.bot.talks import PlainCoder


@pytest.fixture(autouse=True)
def plain_coder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A coder without a model."""
    monkeypatch.setattr(coder, "Coder", PlainCoder)


def code(text: str | bytes) -> Result:
    return CliRunner().invoke(app, ["code"], input=text)


def answers(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def ask(number: object, text: str = "What else?", speaker: str = "helper") -> str:
    return json.dumps({"id": number, "speaker": speaker, "text": text}) + "\n"


def test_lines_are_answered_in_order() -> None:
    result = code(ask(2) + "\n" + ask("b", "I'm fine.", "client"))
    assert result.exit_code == 0
    first, second = answers(result)
    assert first == {
        "id": 2,
        "utterances": [{"text": "What else?", "start": 0, "end": 10, "code": "open_question", "confidence": 0.9}],
        "main": "other",
    }
    assert second["id"] == "b" and second["talk"] == "sustain"


def test_a_bad_line_is_told_and_the_run_goes_on() -> None:
    result = code(ask(1) + "{oops\n" + ask(2, speaker="nobody") + ask(3))
    assert result.exit_code == 1
    assert [(each["id"], "error" in each) for each in answers(result)] == [
        (1, False),
        (None, True),
        (2, True),
        (3, False),
    ]


@pytest.mark.parametrize("line", [b'{"id": 1, "text": "\xff"}\n', b"[" * 100_000 + b"\n"])
def test_no_line_ends_the_run(line: bytes) -> None:
    result = code(line + ask(7).encode())
    assert result.exit_code == 1
    bad, good = answers(result)
    assert bad["id"] is None and bad["error"]
    assert good["id"] == 7


def test_a_mark_at_the_start_of_the_file_is_no_fault() -> None:
    assert code(b"\xef\xbb\xbf" + ask(1).encode()).exit_code == 0


def test_any_character_comes_back_and_a_half_one_as_json_spells_it() -> None:
    result = code(ask("né 🙂", "Où?") + '{"id": "\\ud800", "speaker": "x"}\n')
    whole, half = answers(result)
    assert whole["id"] == "né 🙂" and "né 🙂" in result.stdout
    assert half["id"] == "\ud800"


def test_nothing_asked_is_nothing_answered() -> None:
    assert (code("").exit_code, code("\n \n").stdout) == (0, "")


def test_a_missing_model_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise FileNotFoundError("encoder.onnx is missing: run `make encoder`")

    monkeypatch.setattr(coder, "Coder", missing)
    result = code(ask(1))
    assert result.exit_code == 1
    assert "make encoder" in result.output and "Traceback" not in result.output


def test_each_answer_is_sent_before_the_next_line_is_read() -> None:
    """Whoever sends a line and waits gets the answer; so the process, with the real coder."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", "from api.cli import main; main()", "code"],
        cwd=ROOT, env=dict(os.environ), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None and process.stdout is not None
    for number in range(3):
        process.stdin.write(ask(number).encode())
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        assert answer["id"] == number and answer["main"] == "question"
    process.stdin.close()
    assert process.wait(20) == 0


def test_help_needs_no_model() -> None:
    program = "import sys; from typer.testing import CliRunner; from api.cli import app;"
    program += (
        "CliRunner().invoke(app, ['code', '--help']); print({'numpy', 'spacy', 'onnxruntime'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
