"""`evoke score`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from bot.score import report
from tests.bot.talks import PlainCoder

TALK = "Therapist: What brings you here?\nClient: I'm fine.\nTherapist: You're fine.\nClient: I'm going to stop.\n"


@pytest.fixture(autouse=True)
def plain_coder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A coder without a model."""
    monkeypatch.setattr(report, "default_coder", PlainCoder)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def score(*arguments: object, text: str | None = None) -> Result:
    return CliRunner().invoke(app, ["score", *map(str, arguments)], input=text)


def test_a_report_is_printed(file: Path) -> None:
    result = score(file, "--goal", "drink less")
    assert result.exit_code == 0, result.output
    assert "MI REPORT" in result.stdout and "The change in question: drink less" in result.stdout


def test_a_transcript_may_come_from_standard_input() -> None:
    assert "MI REPORT" in score("-", text=TALK).stdout


def test_a_report_in_each_format(file: Path, tmp_path: Path) -> None:
    assert json.loads(score(file, "--format", "json").stdout)["counts"]["open_question"] == 1
    assert score(file, "--format", "html").stdout.startswith("<!doctype html>")
    out = tmp_path / "report.pdf"
    result = score(file, "--format", "pdf", "--out", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_bytes().startswith(b"%PDF")


def test_a_pdf_goes_down_a_pipe(file: Path) -> None:
    assert score(file, "--format", "pdf").stdout_bytes.startswith(b"%PDF")


def test_the_helper_may_be_named(file: Path) -> None:
    result = score(file, "--helper", "client", "--format", "json")
    assert json.loads(result.stdout)["speakers"]["helper"] == "Client"


def test_faults_are_told_by_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "talk.csv"
    path.write_text("speaker,text\nMia,Hi.\nJoe\n,Hm.\n", encoding="utf-8")
    result = score(path)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"{path}:3: has 1 cells, where the first line has 2 columns",
        f"{path}:4: says nothing in the column of speakers",
    ]


@pytest.mark.parametrize(
    ("text", "told"), [("Mia: Hi.\nJoe: Hi.\n", "--helper"), ("Mia: Hi.\n", "one speaker"), ("", "nothing here")]
)
def test_what_cannot_be_scored_says_why(text: str, told: str) -> None:
    result = score("-", text=text)
    assert result.exit_code == 1
    assert told in result.stderr and "Traceback" not in result.output


def test_an_unknown_helper_is_told_with_the_speakers(file: Path) -> None:
    result = score(file, "--helper", "Ann")
    assert result.exit_code == 1 and "Therapist and Client" in result.stderr


def test_files_that_cannot_be_read_or_written_are_told(file: Path, tmp_path: Path) -> None:
    none = tmp_path / "none.txt"
    assert (score(none).exit_code, score(none).stderr.strip()) == (1, f"{none}: No such file or directory")
    assert score(file, "--out", tmp_path / "no" / "report.txt").exit_code == 1
