"""A process that dies loses no turn and doubles none."""

from __future__ import annotations

from tests.whole.serving import RealServer


def test_a_killed_server_goes_on_where_it_was(mortal: RealServer) -> None:
    mortal.start()
    talk = mortal.open()
    before = [talk.say(text) for text in ("How are you sleeping?", "The nights are long.")]
    third = talk.post("How is work?", key="third")
    mortal.kill()
    mortal.start()
    assert talk.post("How is work?", key="third").content == third.content
    held = talk.get().json()
    assert [turn["turn"] for turn in held["turns"]] == [1, 2, 3]
    after = talk.say("What worries you most?")
    assert after["turn"] == 4
    said = [r["source"] for answer in [*before, third.json(), after] for r in answer["replies"]]
    assert len(said) == len(set(said))
