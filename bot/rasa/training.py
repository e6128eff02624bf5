"""Train the dialogue model in this process, with a line for each step instead of Rasa's log.

Rasa tells its progress by a logger and by a progress bar; both are listened to here. What it prints besides
is kept for the case that something goes wrong. The archive replaces the old one only when it is whole.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import re
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bot.paths import MODELS, ROOT

Say = Callable[[str], None]
NAME = "evoke"
# Our NLU components learn nothing from Rasa's examples (the encoder learns from them, by `make encoder`); one
# small file is enough for Rasa to build its NLU graph, and reading the rest would take it a minute and a half.
LEARNT = ("data/nlu/greet.yml", "data/rules", "data/stories")
HOOKS = "rasa.engine.training.hooks"
STEP = re.compile(r"(Starting to train|Finished training|Restored) component '(\w+)'")
# A line for every so many of the epochs.
TENTHS = 10


class TrainingFailedError(Exception):
    """There is no new model; the message is what Rasa had to say."""


def train(say: Say, output: Path = MODELS) -> Path:
    """Train on `data/` and put the model into `output`. Raises TrainingFailedError."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    say("loading Rasa and TensorFlow")
    with _quiet() as printed:
        from rasa.model_training import train as rasa_train

        say("reading domain.yml, config.yml and data")
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=output, prefix=".training-") as folder, _told(say):
            try:
                result = rasa_train(
                    domain=str(ROOT / "domain.yml"),
                    config=str(ROOT / "config.yml"),
                    training_files=[str(ROOT / part) for part in LEARNT],
                    output=folder,
                    fixed_model_name=NAME,
                    # Rasa would glue stories end to end; ours set every slot they need, and a practice story
                    # glued to a guide's teaches what never happens.
                    core_additional_arguments={"augmentation_factor": 0},
                )
            except SystemExit as ending:  # Rasa's way with what it finds wrong
                raise TrainingFailedError(printed.getvalue().strip() or f"Rasa ended with {ending.code}") from None
            except Exception as fault:
                raise TrainingFailedError(f"{type(fault).__name__}: {fault}") from fault
            if result.code or result.model is None:
                raise TrainingFailedError(printed.getvalue().strip() or f"Rasa ended with {result.code}")
            return Path(result.model).replace(output / f"{NAME}.tar.gz")


def _last_words(printed: io.StringIO, code: object) -> str:
    return printed.getvalue().strip() or f"Rasa ended with {code}"


@contextlib.contextmanager
def _quiet() -> Iterator[io.StringIO]:
    """Keep what is printed and logged by others; of warnings only what is about our own data gets through."""
    printed = io.StringIO()
    with warnings.catch_warnings(), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        warnings.simplefilter("ignore")  # deprecations in Rasa's and TensorFlow's own dependencies
        import structlog

        if not structlog.is_configured():
            structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
        yield printed


@contextlib.contextmanager
def _told(say: Say) -> Iterator[None]:
    """Turn Rasa's progress into lines."""
    from rasa.utils.tensorflow import callback

    logger = logging.getLogger(HOOKS)
    steps = _Steps(say)
    level, propagate = logger.level, logger.propagate
    bar = callback.tqdm
    logger.addHandler(steps)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    callback.tqdm = lambda epochs, **_: Epochs(say, len(epochs))
    # Its warnings about our training data are worth a line each.
    shown = warnings.showwarning
    warnings.showwarning = _Remarks(say)
    warnings.filterwarnings("default", category=UserWarning, module=r"rasa\.")
    try:
        yield
    finally:
        warnings.showwarning = shown
        callback.tqdm = bar
        logger.propagate = propagate
        logger.setLevel(level)
        logger.removeHandler(steps)


class _Steps(logging.Handler):
    """Says which component is trained, and how long it took."""

    def __init__(self, say: Say) -> None:
        super().__init__(logging.INFO)
        self._say = say
        self._since: dict[str, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        match = STEP.match(record.getMessage())
        if match is None:
            return
        what, name = match.groups()
        if what == "Starting to train":
            self._since[name] = time.monotonic()
            self._say(f"{name}: training")
        elif what == "Restored":
            self._say(f"{name}: unchanged, from the cache")
        else:
            took = time.monotonic() - self._since.get(name, time.monotonic())
            self._say(f"{name}: done in {took:.1f} s")


class _Remarks:
    """Says each of Rasa's warnings about our data once; of its own past it may keep silent."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._said: set[str] = set()

    def __call__(self, message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
        words = " ".join(str(message).split())
        past = "deprecated" in words or "removed in 3.0" in words
        if category is UserWarning and not past and words not in self._said:
            self._said.add(words)
            self._say(f"note: {words}")


class Epochs:
    """Stands in for the progress bar of Rasa's callback: a line for every tenth of the epochs."""

    def __init__(self, say: Say, total: int) -> None:
        self._say = say
        self._total = total
        self._done = 0

    def update(self, number: int) -> None:
        """So many more epochs are done."""
        self._done += number

    def set_postfix(self, figures: dict[str, Any] | None) -> None:
        """The figures of the epoch just done."""
        every = max(1, self._total // TENTHS)
        if self._done % every == 0 or self._done == self._total:
            told = ", ".join(f"{name} {value:.3f}" for name, value in (figures or {}).items())
            self._say(f"  epoch {self._done} of {self._total}: {told}")

    def close(self) -> None:
        """The bar is gone."""
