"""POST /v1/sessions/{id}/messages: the turn."""

from __future__ import annotations

from tests.api.serving import Talk


async def test_message_is_answered_as_the_contract_says(talk: Talk) -> None:
    answer = await talk.say("How was your week?")
    assert answer.status_code == 200
    assert answer.json() == {
        "turn": 1,
        "replies": [
            {
                "text": "1: How was your week?",
                "kind": "say",
                "buttons": [{"id": "more", "title": "Tell me more"}],
                "source": "line-1",
            }
        ],
        "coding": {
            "speaker": "helper",
            "main": "question",
            "utterances": [
                {
                    "text": "How was your week?",
                    "start": 0,
                    "end": 18,
                    "code": "open_question",
                    "label": "Open question",
                    "talk": None,
                    "category": None,
                    "strength": None,
                    "confidence": 0.9,
                }
            ],
        },
        "coach": {
            "praise": "You asked.",
            "effect": None,
            "better": {"text": "What else?", "code": "open_question"},
            "reason": None,
        },
        "person": {
            "talk": "change",
            "category": "desire",
            "stage": "contemplation",
            "state": {"rapport": 0.5, "importance": 3.0, "confidence": 2.5, "readiness": 2.0, "discord": 1.0},
        },
        "commitments": [],
        "safety": None,
        "ended": False,
    }
