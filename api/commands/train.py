"""`evoke train`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

Output = Annotated[Path | None, typer.Option(help="The folder to put evoke.tar.gz into; models/, if not given.")]


def train(output: Output = None) -> None:
    """Train the dialogue model from data/, config.yml and domain.yml."""
    from bot.paths import MODELS
    from bot.rasa.training import TrainingFailedError
    from bot.rasa.training import train as learn

    terminal = sys.stdout  # Rasa's own printing is kept away from it
    start = time.monotonic()

    def say(line: str) -> None:
        print(f"{time.monotonic() - start:5.0f} s  {line}", file=terminal, flush=True)

    try:
        model = learn(say, output or MODELS)
    except TrainingFailedError as fault:
        typer.echo(f"Not trained: {fault}", err=True)
        raise typer.Exit(1) from None
    print(f"{model} is trained, in {time.monotonic() - start:.0f} seconds.", file=terminal, flush=True)
