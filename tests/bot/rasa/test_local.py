"""Actions in this process: what an action server would answer, and errors that stay errors."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from rasa.core.actions.action import ActionExecutionRejection
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection as SdkRejection
from rasa_sdk.interfaces import ActionNotFoundException

from bot.paths import ROOT
from bot.rasa import local
from bot.rasa.local import LocalAction, LocalEndpoint, executor

DOMAIN = Domain.load(str(ROOT / "domain.yml"))
Events = list[dict[str, Any]]


def call(name: str, **slots: Any) -> dict[str, Any]:
    """What Rasa posts to an action server."""
    tracker = {"sender_id": "s", "slots": slots, "latest_message": {"text": "hi"}, "events": [], "paused": False,
               "followup_action": None, "active_loop": {}, "latest_action_name": None}  # fmt: skip
    return {"next_action": name, "sender_id": "s", "tracker": tracker, "domain": {}, "version": "3.6"}


@pytest.fixture(scope="module")
def endpoint() -> LocalEndpoint:
    made = LocalEndpoint()

    def rejects(dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        raise SdkRejection("action_rejects", "not now")

    def breaks(dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        raise RuntimeError("broken")

    def changes(dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        tracker.slots["visit"]["themes"].append("changed")
        dispatcher.utter_message(text="Said.", json_message={"kind": "say"}, buttons=[{"title": "A", "payload": "a"}])
        return [{"event": "slot", "name": "who", "value": "self", "timestamp": None}]

    async def waits(dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        return changes(dispatcher, tracker, domain)

    for run in (rejects, breaks, changes, waits):
        made.executor.register_function(f"action_{run.__name__}", run)
    return made


def test_every_action_of_the_domain_is_there_and_no_other() -> None:
    assert set(executor().actions) == set(DOMAIN.user_actions)


async def test_an_action_is_answered_with_its_events_and_messages(endpoint: LocalEndpoint) -> None:
    answer = await endpoint.request(json=call("action_changes", visit={"themes": []}), method="post")
    assert answer is not None
    assert answer["events"][0]["name"] == "who"
    assert answer["responses"][0]["text"] == "Said."


async def test_what_an_action_changes_is_its_own_copy(endpoint: LocalEndpoint) -> None:
    sent = call("action_changes", visit={"themes": ["alcohol"]})
    await endpoint.request(json=sent)
    assert sent["tracker"]["slots"]["visit"] == {"themes": ["alcohol"]}


async def test_a_rejection_is_a_400_that_names_the_action(endpoint: LocalEndpoint) -> None:
    with pytest.raises(ClientResponseError) as error:
        await endpoint.request(json=call("action_rejects"))
    assert error.value.status == 400
    assert json.loads(error.value.text) == {"error": "not now", "action_name": "action_rejects"}


async def test_an_unknown_action_is_a_404(endpoint: LocalEndpoint) -> None:
    with pytest.raises(ClientResponseError) as error:
        await endpoint.request(json=call("action_of_nobody"))
    assert error.value.status == 404
    assert "action_of_nobody" in error.value.text


async def test_an_error_of_an_action_is_an_error(endpoint: LocalEndpoint) -> None:
    with pytest.raises(RuntimeError, match="broken"):
        await endpoint.request(json=call("action_breaks"))


async def run(endpoint: LocalEndpoint, name: str, tracker: DialogueStateTracker) -> list[Any]:
    action = LocalAction(name, endpoint.executor)
    return await action.run(CollectingOutputChannel(), TemplatedNaturalLanguageGenerator({}), tracker, DOMAIN)


@pytest.fixture
def tracker() -> DialogueStateTracker:
    made = DialogueStateTracker("s", DOMAIN.slots)
    made.update(SlotSet("visit", {"themes": ["alcohol"]}))
    return made


@pytest.mark.parametrize("name", ["action_changes", "action_waits"])
async def test_called_as_a_function_it_says_first_and_then_sets(
    endpoint: LocalEndpoint, tracker: DialogueStateTracker, name: str
) -> None:
    said, slot = await run(endpoint, name, tracker)
    assert isinstance(said, BotUttered)
    assert said.text == "Said."
    assert said.data["custom"] == {"kind": "say"}
    assert said.data["buttons"] == [{"title": "A", "payload": "a"}]
    assert slot == SlotSet("who", "self")
    assert tracker.get_slot("visit") == {"themes": ["alcohol"]}


async def test_called_as_a_function_its_errors_are_rasas_own(
    endpoint: LocalEndpoint, tracker: DialogueStateTracker
) -> None:
    with pytest.raises(ActionExecutionRejection):
        await run(endpoint, "action_rejects", tracker)
    with pytest.raises(RuntimeError, match="broken"):
        await run(endpoint, "action_breaks", tracker)
    with pytest.raises(ActionNotFoundException):
        await run(endpoint, "action_of_nobody", tracker)


def test_an_action_that_cannot_be_imported_is_an_error_and_not_the_end_of_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "broken_actions_of_a_test"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "one.py").write_text("import a_module_that_nobody_has\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(local, "PACKAGE", package.name)
    with pytest.raises(ImportError, match="a_module_that_nobody_has"):
        executor()
    sys.modules.pop(package.name, None)
