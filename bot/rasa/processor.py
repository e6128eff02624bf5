"""Rasa's message processor, with what a turn does not need left out.

Subclassed, never patched: the graph, the policies and the ensemble are stock. What differs is how actions
are called (`LocalAction`), that slots are extracted by asking our own action alone, and that errors surface.
`tests/bot/rasa/test_engine_equals_stock.py` holds that the same conversations get the same acts.
"""

from __future__ import annotations

from typing import Any

from rasa.core.actions.action import Action, ActionExecutionRejection, action_for_name_or_text
from rasa.core.channels.channel import CollectingOutputChannel, OutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.nlg import NaturalLanguageGenerator, TemplatedNaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.exceptions import ActionLimitReached
from rasa.shared.core.constants import (
    ACTION_LISTEN_NAME,
    ACTION_SESSION_START_NAME,
    SESSION_START_METADATA_SLOT,
)
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecutionRejected, Event, FollowupAction, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.rasa.local import LocalAction, executor
from bot.rasa.nlu import MotivationalCoder, TurnReader
from bot.rasa.policies import ListenAfterAct, turn_is_over

TAKE_TURN = "action_take_turn"


class TurnProcessor(MessageProcessor):
    """Takes one turn on a tracker it is given; stores nothing."""

    def __init__(self, model_path: str) -> None:
        empty = Domain.empty()
        super().__init__(
            model_path,
            InMemoryTrackerStore(empty),
            InMemoryLockStore(),
            TemplatedNaturalLanguageGenerator({}),
        )
        self._executor = executor()
        self._reader, self._coder = TurnReader(), MotivationalCoder()
        self._local = {name: LocalAction(name, self._executor) for name in self.domain.user_actions}

    async def start(self, tracker: DialogueStateTracker, metadata: dict[str, Any]) -> list[Event]:
        """Run the session start on a new tracker; the events it made."""
        tracker.update(SlotSet(SESSION_START_METADATA_SLOT, metadata), self.domain)
        before = len(tracker.events)
        prediction = PolicyPrediction.for_action_name(self.domain, ACTION_SESSION_START_NAME)
        await self._run_action(
            self._get_action(ACTION_SESSION_START_NAME),
            tracker,
            CollectingOutputChannel(),
            self.nlg,
            prediction,
        )
        return list(tracker.events)[before:]

    async def take(self, tracker: DialogueStateTracker, message: UserMessage) -> list[Event]:
        """One user message on the tracker; the events it made, the message's own first."""
        before = len(tracker.events)
        channel = CollectingOutputChannel()
        await self._handle_message_with_tracker(message, tracker)
        await self.run_action_extract_slots(channel, tracker)
        await self._run_prediction_loop(channel, tracker)
        return list(tracker.events)[before:]

    async def parse_message(
        self, message: UserMessage, tracker: DialogueStateTracker | None = None, only_output_properties: bool = True
    ) -> dict[str, Any]:
        """Parse by our own components, called one after the other as the graph would call them.

        The graph would add its scheduler, and a parser that takes words starting with `/` for a command
        (`/restart`, `/intent{"slot": "x"}`); what people type is words.
        """
        parsed = Message({TEXT: message.text, "metadata": message.metadata})
        self._reader.process([parsed])
        self._coder.process([parsed], tracker)
        found = parsed.as_dict(only_output_properties=True)
        return {"text": message.text, "entities": [], **found, "metadata": message.metadata}

    def _predict_next_with_tracker(self, tracker: DialogueStateTracker) -> PolicyPrediction:
        """As stock; where an act has just been said there is nothing to ask the policies (see `ListenAfterAct`)."""
        if not tracker.followup_action and turn_is_over(tracker):
            return PolicyPrediction.for_action_name(self.domain, ACTION_LISTEN_NAME, ListenAfterAct.__name__)
        prediction: PolicyPrediction = super()._predict_next_with_tracker(tracker)
        return prediction

    def predict_next_with_tracker_if_should(self, tracker: DialogueStateTracker) -> tuple[Action, PolicyPrediction]:
        """The next action and how it was chosen. Raises ActionLimitReached."""
        if self.is_action_limit_reached(tracker, self.should_predict_another_action(tracker.latest_action_name)):
            raise ActionLimitReached("too many actions in one turn")
        prediction = self._predict_next_with_tracker(tracker)
        name = self.domain.action_names_or_texts[prediction.max_confidence_index]
        action = self._get_action(name)
        assert action is not None
        return action, prediction

    def _get_action(self, action_name: str) -> Action | None:
        local = self._local.get(action_name)
        return local or action_for_name_or_text(action_name, self.domain, self.action_endpoint)

    async def run_action_extract_slots(
        self, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> DialogueStateTracker:
        """All our slots are set by one custom action; only a form needs Rasa's own extraction."""
        if tracker.active_loop_name:
            return await super().run_action_extract_slots(output_channel, tracker)
        events = await self._local[TAKE_TURN].run(output_channel, self.nlg, tracker, self.domain)
        tracker.update_with_events([e for e in events if isinstance(e, SlotSet)], self.domain)
        for event in events:
            if isinstance(event, FollowupAction) and event.action_name in self._local:
                # Not logged: a message that is answered at once looks to the policies like any other.
                tracker.trigger_followup_action(event.action_name)
        return tracker

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        """As stock, but without copying the tracker for every action, and without swallowing its errors."""
        try:
            events = await action.run(output_channel, nlg, tracker, self.domain)
        except ActionExecutionRejection:
            tracker.update(ActionExecutionRejected(action.name(), prediction.policy_name, prediction.max_confidence))
            return bool(self.should_predict_another_action(action.name()))
        self._log_action_on_tracker(tracker, action, events, prediction)
        return bool(self.should_predict_another_action(action.name()))
