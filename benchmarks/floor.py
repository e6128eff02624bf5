"""Part 2: what lies under a turn. The encoder and TED alone, each on one core; the profile of whole turns; loads."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from rasa.core.policies.ted_policy import TEDPolicy
from rasa.shared.core.trackers import DialogueStateTracker

from benchmarks import loads
from benchmarks.inprocess import load_engine, turns
from benchmarks.options import Options
from benchmarks.profile import profile_turns
from benchmarks.progress import say
from benchmarks.stats import summary
from benchmarks.talk import TALKS, said, talk_of
from bot.coding.cut import cut
from bot.coding.encoder import Encoder, Judged, default_encoder
from bot.coding.entities import entities, reader
from bot.rasa.engine import Engine
from bot.safety.screen import default_screen

T = TypeVar("T")
NEXT = "_predict_next_with_tracker"


def run(options: Options) -> dict[str, Any]:
    """Loads first, in processes of their own; then everything else in this one."""
    result: dict[str, Any] = {"loads": loads.measure()}
    total = sum(row["seconds"] for row in result["loads"])
    say(f"loads: {total:.1f} s in {len(result['loads'])} steps")
    engine = load_engine()
    for _ in turns(engine, 6):
        pass
    result |= encoder_alone(default_encoder(), options.floor_rounds)
    say(f"encoder, one utterance: {result['encoder']['judge']}")
    result["text"] = text_alone(options.floor_rounds)
    result["ted"] = ted_alone(engine, options.floor_rounds)
    say(f"TED: {result['ted'].get('predict')}")
    result["profile"] = profile_turns(engine, options.profile_turns)
    say(f"a turn in process: {result['profile']['latency']}")
    return result


def _times(work: Callable[[T], object], things: Iterable[T]) -> dict[str, Any]:
    """How long `work` takes on each of the things, one after the other."""
    seconds = []
    for thing in things:
        began = time.perf_counter()
        work(thing)
        seconds.append(time.perf_counter() - began)
    return summary(seconds)


def _utterances(count: int) -> Iterator[tuple[str, str]]:
    """Utterances of the talks, each with the words it answers."""
    number = 90  # words that no turn before has said
    while True:
        for talk in TALKS:
            for turn in range(1, len(talk.turns)):
                text = said(talk, turn, number)
                for start, end in cut(text):
                    yield text[start:end], talk.turns[turn - 1]
                    count -= 1
                    if not count:
                        return
        number += 1


def encoder_alone(encoder: Encoder, rounds: int) -> dict[str, Any]:
    """One utterance at a time: judged with its context, as the coder does; embedded, as retrieval does."""
    utterances = list(_utterances(rounds))
    judged = [Judged(words, context) for words, context in utterances]
    words = [len(text.split()) for text, _ in utterances]
    return {
        "encoder": {
            "utterances": len(utterances),
            "words_mean": round(statistics.mean(words), 1),
            "judge": _times(lambda one: encoder.judge([one], ["helper"]), judged),
            "embed": _times(lambda one: encoder.embed([one.text]), judged),
        }
    }


def text_alone(rounds: int) -> dict[str, Any]:
    """What is done to the words besides: the screen's patterns, the cut, the entities."""
    texts = [said(talk_of(number), number % 12, number) for number in range(rounds)]
    nlp, screen = reader(), default_screen()
    return {
        "screen": _times(screen.look, texts),
        "cut": _times(cut, texts),
        "cut_and_entities": _times(lambda text: entities(nlp(text)), texts),
    }


def ted_alone(engine: Engine, rounds: int) -> dict[str, Any]:
    """TED on trackers of real turns, caught where an act is about to be chosen."""
    processor = engine._ready_processor()
    nodes = processor.graph_runner._instantiated_nodes.values()
    policies = [node._component for node in nodes if isinstance(node._component, TEDPolicy)]
    if not policies or policies[0].model is None:
        return {}
    policy, domain = policies[0], processor.domain
    trackers = _trackers(engine, rounds)
    inputs = [
        policy._create_model_data(policy._featurize_tracker(tracker, domain, None, rule_only_data=None))
        for tracker in trackers
    ]
    return {
        # The policy itself, not our subclass, which may know better than to run it.
        "predict": _times(
            lambda tracker: TEDPolicy.predict_action_probabilities(policy, tracker, domain, None, None), trackers
        ),
        "network": _times(policy.model.run_inference, inputs),
        "all_policies": _times(processor._predict_next_with_tracker, trackers),
    }


def _trackers(engine: Engine, rounds: int) -> list[DialogueStateTracker]:
    """Copies of the trackers as they stood when an act was to be chosen."""
    processor = engine._ready_processor()
    caught: list[DialogueStateTracker] = []
    original = processor._predict_next_with_tracker

    def catch(tracker: DialogueStateTracker) -> Any:
        if tracker.latest_action_name == "action_listen":
            caught.append(tracker.copy())
        return original(tracker)

    setattr(processor, NEXT, catch)
    try:
        for _ in turns(engine, rounds, first=120):
            pass
    finally:
        setattr(processor, NEXT, original)
    return caught
