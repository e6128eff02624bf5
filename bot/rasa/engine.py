"""The engine: one turn as a function of a window and a message. No database, no HTTP, its own thread.

`Engine.open` starts a session; `Engine.turn` takes one message on. Both return everything the turn produced,
for the caller to store in one transaction.
"""

from __future__ import annotations

import asyncio
import logging
import os
import warnings
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

import structlog

from bot.content.library import library
from bot.paths import MODELS
from bot.safety.screen import RESUME, default_screen, language_of
from bot.safety.wording import Language
from bot.types import Button, Commitment, Opening, Reply, Said, TurnResult, Window, to_json

if TYPE_CHECKING:
    from bot.rasa.processor import TurnProcessor

T = TypeVar("T")
MODEL = MODELS / "evoke.tar.gz"
BUTTONS_KEPT = 24  # offered buttons that may still be pressed


class UnknownButton(ValueError):
    """A button that this conversation did not offer."""


class EngineNotReady(RuntimeError):
    """The model is not loaded."""


class Engine:
    """Runs the dialogue model in a thread of its own, so that health, pages and streams stay quick."""

    def __init__(self, model: Path = MODEL) -> None:
        self._model = model
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="engine")
        self._processor: TurnProcessor | None = None

    @property
    def ready(self) -> bool:
        """Whether turns can be taken."""
        return self._processor is not None

    async def start(self) -> None:
        """Load the model and take one turn to warm it up. Raises FileNotFoundError, naming the model."""
        await self._in_thread(self._load)

    async def stop(self) -> None:
        """Let the turn in flight finish."""
        await asyncio.to_thread(self._thread.shutdown)
        self._processor = None

    async def open(self, opening: Opening) -> TurnResult:
        """The first words of a session."""
        return await self._in_thread(lambda: _run(self._open(opening)))

    async def turn(self, window: Window, said: Said) -> TurnResult:
        """One message. Raises UnknownButton, EngineNotReady, or what an action raised; nothing is kept then."""
        return await self._in_thread(lambda: _run(self._turn(window, said)))

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _load(self) -> None:
        if not self._model.is_file():
            # Rasa would silently load the newest archive of the folder instead.
            raise FileNotFoundError(f"{self._model} is missing: run `make train`")
        os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        # One thread each: a prediction is too small to share out, and other processes want the cores.
        os.environ.setdefault("TF_INTER_OP_PARALLELISM_THREADS", "1")
        os.environ.setdefault("TF_INTRA_OP_PARALLELISM_THREADS", "1")
        if not structlog.is_configured():
            # Rasa logs what people wrote at debug level; no log of ours may hold that.
            structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
        shown, warnings.showwarning = warnings.showwarning, _unheard
        try:
            from rasa.utils.tensorflow.environment import setup_tf_environment

            setup_tf_environment()
            from bot.rasa.processor import TurnProcessor

            library()
            default_screen()
            self._processor = TurnProcessor(str(self._model))
        finally:
            warnings.showwarning = shown

    def _ready_processor(self) -> TurnProcessor:
        if self._processor is None:
            raise EngineNotReady("the dialogue model is not loaded")
        return self._processor

    async def _open(self, opening: Opening) -> TurnResult:
        from rasa.shared.core.trackers import DialogueStateTracker

        from bot.rasa.window import dump, first_window

        processor = self._ready_processor()
        tracker = DialogueStateTracker(opening.session_id, processor.domain.slots)
        metadata = {
            "room": opening.room,
            "person": opening.person,
            "seed": opening.seed,
            "country": opening.locale.partition("-")[2] or "US",
        }
        events = dump(await processor.start(tracker, metadata))
        replies, extra = read_replies(events)
        window = first_window(events)
        window |= {
            "session": opening.session_id,
            "timezone": opening.timezone,
            "country": metadata["country"],
            "room": opening.room,
            "language": "es" if opening.locale.lower().partition("-")[0] == "es" else "en",
            "buttons": offered({}, replies),
            "paused": False,
        }
        slot = tracker.get_slot("practice")
        return TurnResult(replies, window, tuple(events), person_line=slot["last_line"] if slot else None, **extra)

    async def _turn(self, window: Window, said: Said) -> TurnResult:
        processor = self._ready_processor()
        screened = screened_turn(window, said)
        if screened is not None:
            return screened
        from rasa.core.channels.channel import UserMessage

        from bot.rasa.outcome import outcome
        from bot.rasa.window import advance, dump, to_tracker

        local = said.now.astimezone(ZoneInfo(window["timezone"]))
        metadata: dict[str, Any] = {"now": local.isoformat()}
        if said.due:
            metadata["due"] = to_json(said.due)
        parse = None
        text = said.text or ""
        if said.button is not None:
            button = window["buttons"].get(said.button)
            if button is None:
                raise UnknownButton(said.button)
            text, intent = button["title"], button["intent"]
            metadata["button"] = said.button
            # What a button means is looked up here; the browser sends nothing but its id.
            parse = {
                "text": text,
                "intent": {"name": intent, "confidence": 1.0},
                "entities": [],
                "metadata": metadata,
            }
        tracker = to_tracker(window, window["session"], processor.domain)
        message = UserMessage(text, sender_id=window["session"], metadata=metadata, parse_data=parse)
        events = dump(await processor.take(tracker, message))
        replies, extra = read_replies(events)
        after = advance(window, events)
        after["buttons"] = offered(window["buttons"], replies)
        return outcome(window, after, events, replies, said, extra, tracker)


def screened_turn(window: Window, said: Said) -> TurnResult | None:
    """The turn, when safety takes it: a hit, or a conversation still paused by one. None otherwise."""
    screen = default_screen()
    language: Language = "es" if window.get("language") == "es" else "en"
    rehearsing = window.get("room") == "practice"
    hits = screen.find(said.text, meaning=not rehearsing) if said.text else ()
    if window.get("paused") and not hits:
        if said.button == RESUME:
            return TurnResult((screen.texts.resumed(language),), {**window, "paused": False}, ())
        if said.button is not None:
            raise UnknownButton(said.button)
        return TurnResult(screen.texts.still_paused(language), window, ())
    if not hits:
        return None
    # Who writes Spanish is answered in it, and stays so while the pause lasts.
    if language_of(said.text or "") == "es":
        language = "es"
    replies, safety = screen.answer(hits[0], window.get("country", "US"), language, hits[1:])
    return TurnResult(replies, {**window, "paused": True, "language": language}, (), safety=safety)


def read_replies(events: list[dict[str, Any]]) -> tuple[tuple[Reply, ...], dict[str, Any]]:
    """The bubbles among a turn's events, and what rode along: commitments, and whether the talk ended."""
    replies: list[Reply] = []
    commitments: list[Commitment] = []
    ended = False
    for event in events:
        if event["event"] != "bot":
            continue
        data = event.get("data") or {}
        custom = data.get("custom") or {}
        if custom.get("commitment"):
            commitments.append(_commitment(custom["commitment"]))
        if not event.get("text"):
            continue
        buttons = tuple(Button(b["payload"], b["title"]) for b in data.get("buttons") or [])
        replies.append(Reply(event["text"], custom.get("kind", "say"), buttons, custom.get("source")))
        ended = ended or bool(custom.get("ends"))
    return tuple(replies), {"commitments": tuple(commitments), "ended": ended}


def _commitment(data: dict[str, Any]) -> Commitment:
    when = data.get("when")
    return Commitment(**{**data, "when": date.fromisoformat(when) if when else None})


def offered(before: dict[str, Any], replies: tuple[Reply, ...]) -> dict[str, Any]:
    """The buttons that may be pressed from now on, each with its title and what it means."""
    intents = {"yes": "affirm", "no": "deny"}
    new = {
        button.id: {"title": button.title, "intent": intents.get(button.id, "ask_options")}
        for reply in replies
        for button in reply.buttons
    }
    kept = {key: value for key, value in before.items() if key not in new}
    return dict([*kept.items(), *new.items()][-BUTTONS_KEPT:])


def _unheard(*_: object, **__: object) -> None:
    """Forty deprecations of Rasa's own dependencies at every start, none of them ours. Rasa and TensorFlow set
    filters of their own while they load, so it is the showing that is stopped."""


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end in this thread."""
    return asyncio.run(work)
