"""`evoke code`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.coding.coder import Coder


def code() -> None:
    """Code turns: JSON lines in, JSON lines out, in the same order. Exit status 1 if a line was bad.

    In: {"id", "speaker": "helper" or "client", "text", "history": [{"speaker", "text"}, …]}
    """
    import sys

    from bot.coding.coder import Coder

    try:
        coder = Coder()
    except FileNotFoundError as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(1) from None
    good = True
    for number, line in enumerate(sys.stdin.buffer):
        for answer, fine in _answers(line if number else line.removeprefix(b"\xef\xbb\xbf"), coder):
            sys.stdout.buffer.write(answer)
            # Whoever waits for this answer before sending the next turn must get it.
            sys.stdout.buffer.flush()
            good = good and fine
    if not good:
        raise typer.Exit(1)


def _answers(line: bytes, coder: Coder) -> list[tuple[bytes, bool]]:
    """The answer to a line, if it asks anything; what one line does must not end the run."""
    import json

    from bot.coding.stream import code_lines

    try:
        answered = list(code_lines([line.decode()], coder))
    except UnicodeDecodeError as fault:
        answered = [({"id": None, "error": f"not UTF-8: {fault.reason} at byte {fault.start}"}, False)]
    except RecursionError:
        answered = [({"id": None, "error": "not JSON that can be read: nested too deeply"}, False)]
    # An id may hold half a character, which only JSON's own spelling can say.
    return [
        (json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n", fine)
        for answer, fine in answered
    ]
