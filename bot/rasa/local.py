"""Custom actions in this process: what `rasa run actions` does over HTTP, without the HTTP.

`LocalEndpoint` is a drop-in `EndpointConfig` for stock Rasa; `LocalAction` is what our processor uses: it
hands the action a copy of the tracker's data and reads its events by name, and lets an error be an error.
"""

from __future__ import annotations

import copy
import importlib
import json
import pkgutil
from typing import Any

from rasa.core.actions.action import ActionExecutionRejection, RemoteAction, create_bot_utterance
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection as SdkRejection
from rasa_sdk.interfaces import ActionNotFoundException

from bot.rasa.window import read_event

PACKAGE = "actions"


def executor() -> ActionExecutor:
    """rasa_sdk's executor with our actions. An import error is raised, where rasa_sdk would exit."""
    package = importlib.import_module(PACKAGE)
    for module in pkgutil.walk_packages(package.__path__, f"{PACKAGE}."):
        importlib.import_module(module.name)
    made = ActionExecutor()
    made.register_package(PACKAGE)
    return made


class LocalEndpoint(EndpointConfig):
    """An action server that is this process. For stock Rasa's own processor."""

    def __init__(self) -> None:
        super().__init__(url="local:actions", enable_selective_domain=True)
        self.executor = executor()

    async def request(self, method: str = "post", **kwargs: Any) -> dict[str, Any] | None:
        """Runs the action named in `json`. Errors as an action server would answer them."""
        call = json.loads(json.dumps(kwargs["json"]))  # nested data is shared with the live tracker
        try:
            answer: dict[str, Any] | None = await self.executor.run(call)
        except SdkRejection as fault:
            text = json.dumps({"error": fault.message, "action_name": fault.action_name})
            raise ClientResponseError(400, "Bad Request", text) from fault
        except ActionNotFoundException as fault:
            raise ClientResponseError(404, "Not Found", str(fault)) from fault
        return answer


class LocalAction(RemoteAction):
    """One of our actions, called as a function."""

    def __init__(self, name: str, actions: ActionExecutor) -> None:
        super().__init__(name, None)
        self._actions = actions

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """Raises whatever the action raises; a turn that fails must fail visibly."""
        run = self._actions.actions.get(self._name)
        if run is None:
            raise ActionNotFoundException(self._name)
        dispatcher = CollectingDispatcher()
        try:
            events = run(dispatcher, sdk_tracker(tracker), {})
            if hasattr(events, "__await__"):
                events = await events
        except SdkRejection as fault:
            raise ActionExecutionRejection(fault.action_name, fault.message) from fault
        said = [create_bot_utterance({k: v for k, v in row.items() if v}) for row in dispatcher.messages]
        return [*said, *(read_event(dict(event)) for event in events or [])]


def sdk_tracker(tracker: DialogueStateTracker) -> Tracker:
    """The tracker as actions see it; what they may change is a copy."""
    latest = tracker.latest_message
    message: dict[str, Any] = {}
    if latest is not None:
        message = {**(latest.parse_data or {}), "metadata": latest.metadata or {}}
    return Tracker(
        sender_id=tracker.sender_id,
        slots=copy.deepcopy(tracker.current_slot_values()),
        latest_message=copy.deepcopy(message),
        events=[],
        paused=tracker.is_paused(),
        followup_action=tracker.followup_action,
        active_loop=tracker.active_loop.to_dict() if tracker.active_loop else {},
        latest_action_name=tracker.latest_action_name,
    )
