"""Training as lines, with a stand-in for Rasa's `train`."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.paths import ROOT
from bot.rasa import training
from bot.rasa.training import Epochs, TrainingFailedError, train

Rasa = Callable[..., Any]


@pytest.fixture
def rasa(monkeypatch: pytest.MonkeyPatch) -> Callable[[Rasa], None]:
    """Put a function in the place of `rasa.model_training.train`, and a module in that of its callbacks."""
    callback = SimpleNamespace(tqdm=None)

    def use(function: Rasa) -> None:
        monkeypatch.setitem(sys.modules, "rasa.model_training", SimpleNamespace(train=function))
        monkeypatch.setitem(sys.modules, "rasa.utils.tensorflow", SimpleNamespace(callback=callback))

    for name in ("RASA_TELEMETRY_ENABLED", "TF_CPP_MIN_LOG_LEVEL", "SQLALCHEMY_SILENCE_UBER_WARNING"):
        monkeypatch.setenv(name, "")
    return use


def make(output: str, fixed_model_name: str, **_: Any) -> Any:
    """What a training leaves behind."""
    path = Path(output, fixed_model_name + ".tar.gz")
    path.write_bytes(b"new")
    return SimpleNamespace(model=str(path), code=0)


def test_the_model_replaces_the_old_one_when_it_is_whole(rasa: Callable[[Rasa], None], tmp_path: Path) -> None:
    seen: dict[str, Any] = {}

    def learn(**given: Any) -> Any:
        seen.update(given)
        assert (tmp_path / "evoke.tar.gz").read_bytes() == b"old"
        return make(**given)

    (tmp_path / "evoke.tar.gz").write_bytes(b"old")
    rasa(learn)
    assert train(lambda line: None, tmp_path) == tmp_path / "evoke.tar.gz"
    assert [path.name for path in tmp_path.iterdir()] == ["evoke.tar.gz"]
    assert (tmp_path / "evoke.tar.gz").read_bytes() == b"new"
    assert seen["domain"] == str(ROOT / "domain.yml") and seen["config"] == str(ROOT / "config.yml")
    assert all(Path(part).exists() for part in seen["training_files"])
    assert os.environ["RASA_TELEMETRY_ENABLED"] == "false"


def test_steps_epochs_and_remarks_become_lines(
    rasa: Callable[[Rasa], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines: list[str] = []

    def learn(**given: Any) -> Any:
        log = logging.getLogger(training.HOOKS)
        log.info("Starting to train component 'RulePolicy'.")
        log.info("Finished training component 'RulePolicy'.")
        log.info("Restored component 'MemoizationPolicy' from cache.")
        log.info("Something else.")
        bar = sys.modules["rasa.utils.tensorflow"].callback.tqdm(range(1), desc="Epochs", disable=True)
        bar.update(1)
        bar.set_postfix({"loss": 0.5})
        bar.close()
        print("Your Rasa model is trained")
        for _ in range(2):
            warnings.warn_explicit("Story 'a' is not used.", UserWarning, "x.py", 1, module="rasa.shared.core")
        warnings.warn_explicit("old", DeprecationWarning, "x.py", 1, module="rasa.shared.core")
        warnings.warn_explicit("'x' is deprecated", UserWarning, "x.py", 1, module="rasa.shared.core")
        return make(**given)

    rasa(learn)
    train(lines.append, tmp_path)
    assert lines[2:] == [
        "RulePolicy: training",
        "RulePolicy: done in 0.0 s",
        "MemoizationPolicy: unchanged, from the cache",
        "  epoch 1 of 1: loss 0.500",
        "note: Story 'a' is not used.",
    ]
    assert capsys.readouterr().out == ""
    assert sys.modules["rasa.utils.tensorflow"].callback.tqdm is None
    assert logging.getLogger(training.HOOKS).propagate


def exit_loudly(**_: Any) -> Any:
    print("The domain is wrong.")
    sys.exit(1)


def end_badly(**_: Any) -> Any:
    return SimpleNamespace(model=None, code=2)


def break_down(**_: Any) -> Any:
    raise ValueError("a story without steps")


@pytest.mark.parametrize(
    ("learn", "told"),
    [(exit_loudly, "The domain is wrong."), (end_badly, "ended with 2"), (break_down, "ValueError: a story without")],
)
def test_a_failure_says_why_and_leaves_the_old_model(
    rasa: Callable[[Rasa], None], tmp_path: Path, learn: Rasa, told: str
) -> None:
    (tmp_path / "evoke.tar.gz").write_bytes(b"old")
    rasa(learn)
    with pytest.raises(TrainingFailedError, match=told):
        train(lambda line: None, tmp_path)
    assert (tmp_path / "evoke.tar.gz").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["evoke.tar.gz"]


@pytest.mark.parametrize(("total", "lines"), [(1, 1), (7, 7), (40, 10), (95, 11)])
def test_epochs_are_told_in_tenths(total: int, lines: int) -> None:
    said: list[str] = []
    epochs = Epochs(said.append, total)
    for _ in range(total):
        epochs.update(1)
        epochs.set_postfix({"loss": 1.0, "acc": 0.5})
    assert len(said) == lines
    assert said[-1] == f"  epoch {total} of {total}: loss 1.000, acc 0.500"
