"""The end of a turn: after an act the other one speaks; after anything else the turn goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.paths import ROOT
from bot.rasa.policies import ActChooser, ListenAfterAct, turn_is_over

DOMAIN = Domain.load(str(ROOT / "domain.yml"))
ACTS = [
    name for name in DOMAIN.user_actions if name.startswith(("action_person_", "action_guide_", "action_treatment"))
]


def after(*actions: str) -> DialogueStateTracker:
    tracker = DialogueStateTracker("s", DOMAIN.slots)
    tracker.update(ActionExecuted("action_listen"))
    tracker.update(UserUttered("hi", {"name": "greet"}))
    for action in actions:
        tracker.update(ActionExecuted(action))
    return tracker


@pytest.fixture
def policy(tmp_path: Path) -> ListenAfterAct:
    storage = LocalModelStorage.create(tmp_path)
    made = ListenAfterAct.create(
        ListenAfterAct.get_default_config(), storage, Resource("listen"), ExecutionContext(GraphSchema({}))
    )
    made.train([], DOMAIN)
    return ListenAfterAct.load(made.config, storage, Resource("listen"), ExecutionContext(GraphSchema({})))


@pytest.mark.parametrize("act", ACTS)
def test_after_every_act_it_listens(policy: ListenAfterAct, act: str) -> None:
    prediction = policy.predict_action_probabilities(after(act), DOMAIN)
    assert turn_is_over(after(act))
    assert prediction.max_confidence == 1.0
    assert DOMAIN.action_names_or_texts[prediction.max_confidence_index] == "action_listen"


@pytest.mark.parametrize("actions", [(), ("action_log_commitment",), ("action_person_greet", "action_listen")])
def test_after_anything_else_it_has_no_opinion(policy: ListenAfterAct, actions: tuple[str, ...]) -> None:
    assert not turn_is_over(after(*actions))
    assert policy.predict_action_probabilities(after(*actions), DOMAIN).max_confidence == 0.0


def test_the_network_is_not_asked_where_there_is_nothing_to_decide() -> None:
    chooser = object.__new__(ActChooser)
    chooser.priority = 1
    prediction = chooser.predict_action_probabilities(after("action_person_greet"), DOMAIN)
    assert prediction.max_confidence == 0.0
