"""`evoke train`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from bot.paths import MODELS
from bot.rasa import training


def test_its_progress_and_its_end_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def learn(say: training.Say, output: Path) -> Path:
        say("RulePolicy: training")
        return output / "evoke.tar.gz"

    monkeypatch.setattr(training, "train", learn)
    result = CliRunner().invoke(app, ["train", "--output", str(tmp_path)])
    assert result.exit_code == 0
    first, last = result.output.splitlines()
    assert first == "    0 s  RulePolicy: training"
    assert last == f"{tmp_path}/evoke.tar.gz is trained, in 0 seconds."


def test_the_model_goes_where_the_engine_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "train", lambda say, output: output / "evoke.tar.gz")
    assert str(MODELS / "evoke.tar.gz") in CliRunner().invoke(app, ["train"]).output


def test_a_failure_is_told_and_ends_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(say: training.Say, output: Path) -> Path:
        raise training.TrainingFailedError("domain.yml is not sound")

    monkeypatch.setattr(training, "train", fail)
    result = CliRunner().invoke(app, ["train"])
    assert result.exit_code == 1
    assert "Not trained: domain.yml is not sound" in result.output and "Traceback" not in result.output
