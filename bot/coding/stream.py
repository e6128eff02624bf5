"""`evoke code`: turns in, codes out, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeGuard

from bot.coding.coder import Coder, Turn
from bot.types import CodedUtterance

HELPER_KEYS = ("text", "start", "end", "code", "confidence")
CLIENT_KEYS = ("text", "start", "end", "talk", "category", "strength", "confidence")


class BadRequest(ValueError):
    """A line that cannot be coded; the message says what to write instead."""


def code_lines(lines: Iterable[str], coder: Coder) -> Iterator[tuple[dict[str, Any], bool]]:
    """(answer, whether the line was good) for each line that is not blank, in order."""
    for line in lines:
        if not line.strip():
            continue
        request: Any = None
        try:
            request = json.loads(line)
            yield code_request(request, coder), True
        except json.JSONDecodeError as fault:
            yield {"id": None, "error": f"not JSON: {fault}"}, False
        except BadRequest as fault:
            yield {"id": request.get("id") if isinstance(request, dict) else None, "error": str(fault)}, False


def code_request(request: Any, coder: Coder) -> dict[str, Any]:
    """One request `{"id", "speaker", "text", "history"}` to its answer. Raises BadRequest."""
    if not isinstance(request, dict):
        raise BadRequest('a line is an object: {"id", "speaker", "text", "history"}')
    text, speaker = request.get("text"), request.get("speaker")
    if not _is_text(text):
        raise BadRequest('"text" must be a string of whole characters')
    if speaker not in ("helper", "client"):
        raise BadRequest('"speaker" must be "helper" or "client"')
    history = _history(request.get("history", []))
    coding = coder.helper(text, history) if speaker == "helper" else coder.client(text, history)
    keys = HELPER_KEYS if speaker == "helper" else CLIENT_KEYS
    return {
        "id": request.get("id"),
        "utterances": [_row(utterance, keys) for utterance in coding.utterances],
        "main" if speaker == "helper" else "talk": coding.main,
    }


def _history(value: Any) -> list[Turn]:
    if not isinstance(value, list):
        raise BadRequest('"history" must be a list of {"speaker", "text"}')
    turns = []
    for item in value:
        if (
            not isinstance(item, dict)
            or item.get("speaker") not in ("helper", "client")
            or not _is_text(item.get("text"))
        ):
            raise BadRequest('"history" must be a list of {"speaker": "helper"|"client", "text": string}')
        turns.append(Turn(item["speaker"], item["text"]))
    return turns


def _is_text(value: Any) -> TypeGuard[str]:
    """JSON can hold half a character (a lone surrogate), which no encoder can read."""
    return isinstance(value, str) and not any("\ud800" <= char <= "\udfff" for char in value)


def _row(utterance: CodedUtterance, keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: getattr(utterance, key) for key in keys}
