"""The stages of a turn, by the functions that run them: what a profile is folded into."""

from __future__ import annotations

from types import CodeType

# Function (end of the file's path, qualified name) → the stage that everything below it belongs to.
# The order is that of a turn; a stage may hold others.
STAGES: dict[tuple[str, str], str] = {
    ("bot/rasa/engine.py", "screened_turn"): "safety screen",
    ("bot/rasa/window.py", "to_tracker"): "tracker from window",
    ("rasa/core/processor.py", "MessageProcessor._handle_message_with_tracker"): "read the words",
    ("bot/rasa/nlu.py", "TurnReader.process"): "entities",
    ("bot/rasa/nlu.py", "MotivationalCoder.process"): "codes and intent",
    ("bot/rasa/processor.py", "TurnProcessor.run_action_extract_slots"): "move the person",
    ("rasa/core/processor.py", "MessageProcessor._predict_next_with_tracker"): "choose the act",
    ("bot/rasa/policies.py", "ListenAfterAct.predict_action_probabilities"): "ListenAfterAct",
    ("rasa/core/policies/rule_policy.py", "RulePolicy.predict_action_probabilities"): "RulePolicy",
    ("rasa/core/policies/rule_policy.py", "RulePolicy._predict"): "RulePolicy",
    ("rasa/core/policies/memoization.py", "MemoizationPolicy.predict_action_probabilities"): "Memoization",
    ("bot/rasa/policies.py", "ActChooser.predict_action_probabilities"): "TED",
    ("rasa/core/policies/ted_policy.py", "TEDPolicy.predict_action_probabilities"): "TED",
    ("rasa/core/policies/policy.py", "Policy._featurize_for_prediction"): "featurize states",
    ("rasa/utils/tensorflow/models.py", "RasaModel.run_inference"): "run the network",
    ("bot/rasa/processor.py", "TurnProcessor._run_action"): "say it",
    ("bot/rasa/local.py", "sdk_tracker"): "tracker for the action",
    ("bot/rasa/outcome.py", "outcome"): "coding, person, coach",
    ("bot/rasa/window.py", "dump"): "events to JSON",
    ("bot/rasa/window.py", "advance"): "next window",
    # What several stages share.
    ("bot/coding/encoder.py", "Encoder._run"): "encoder: network",
    ("bot/coding/encoder.py", "Encoder._pieces"): "encoder: word pieces",
    ("bot/person/topics.py", "TopicFinder.rank"): "rank topics",
    ("bot/safety/screen.py", "Screen.look"): "screen's patterns",
    ("bot/coding/cut.py", "cut"): "cut",
    ("bot/coding/features.py", "features"): "features",
    ("asyncio/runners.py", "Runner.__init__"): "event loop",
    ("asyncio/runners.py", "Runner._lazy_init"): "event loop",
    ("asyncio/runners.py", "Runner.close"): "event loop",
}


class Stages:
    """Looks a code object's stage up, once for each."""

    def __init__(self) -> None:
        self._known: dict[CodeType, str | None] = {}

    def of(self, code: CodeType) -> str | None:
        """The stage that `code` opens, None for all others."""
        if code not in self._known:
            self._known[code] = next(
                (
                    stage
                    for (path, name), stage in STAGES.items()
                    if code.co_qualname == name and code.co_filename.endswith(path)
                ),
                None,
            )
        return self._known[code]
