"""What a message is: our Rasa NLU components.

`TurnReader` cuts the turn and marks entities with spaCy; `MotivationalCoder` codes it and names its intent.
Both read the room and the last words from the tracker, so `rasa shell`, `rasa run` and the engine see alike.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.coding.coder import Turn
from bot.coding.entities import entities, reader
from bot.reading import Reader
from bot.types import to_json

HISTORY = 6  # turns of context the coder is given


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class TurnReader(GraphComponent):
    """Marks entities: substance, amount, person, feeling, treatment, time."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TurnReader:
        return cls()

    def __init__(self) -> None:
        self._nlp = reader()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT)
            if not text:
                continue
            found = [
                {
                    "entity": entity.label, "value": entity.value, "text": entity.text,
                    "start": entity.start, "end": entity.end, "extractor": "TurnReader",
                }
                for entity in entities(self._nlp(text))
            ]  # fmt: skip
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=False)
class MotivationalCoder(GraphComponent):
    """Codes the turn: a helper's in the practice room, a visitor's in the guide's. The leading code is its intent."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MotivationalCoder:
        return cls()

    def __init__(self) -> None:
        self._reader = Reader()

    def process(
        self,
        messages: list[Message],
        # Rasa's graph compares this annotation with what the node receives, so it cannot say "or None";
        # the default is for `rasa shell nlu` and for training, where there is no conversation.
        tracker: DialogueStateTracker = None,
    ) -> list[Message]:
        for message in messages:
            text = message.get(TEXT)
            if text is None:
                continue
            room = tracker.get_slot("room") if tracker is not None else None
            read = self._reader.read(text, room or "practice", turns(tracker))
            message.set(INTENT, {"name": read.intent, "confidence": read.confidence}, add_to_output=True)
            message.set("coding", to_json(read.coding), add_to_output=True)
        return messages


def turns(tracker: DialogueStateTracker | None) -> list[Turn]:
    """The last turns of the conversation, oldest first, in terms of helper and client.

    In the practice room the user is the helper; in the guide's room the user is the client.
    """
    if tracker is None:
        return []
    user, bot = ("client", "helper") if tracker.get_slot("room") == "guide" else ("helper", "client")
    found: list[Turn] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered) and event.text:
            found.append(Turn(user, event.text))  # type: ignore[arg-type]
        elif isinstance(event, BotUttered) and event.text:
            if (event.data or {}).get("custom", {}).get("kind", "say") not in {"say", "information"}:
                continue
            found.append(Turn(bot, event.text))  # type: ignore[arg-type]
        if len(found) == HISTORY:
            break
    return found[::-1]


__all__ = ["MotivationalCoder", "TurnReader"]
