"""The MI report on a transcript."""

from __future__ import annotations

import json

import pytest

from bot.coach import render
from bot.coach.document import Said
from bot.coach.transcript import debrief_transcript
from bot.score import report as module
from bot.score.report import ScoreReport, score, score_transcript
from bot.score.transcript import read_text
from tests.bot.talks import PlainCoder

TALK = [
    ("client", "Morning."),
    ("helper", "What brings you here?"),
    ("client", "My wife. I'm fine."),
    ("helper", "You're fine."),
    ("helper", "So it puzzles you that she worries. How is it at work?"),
    ("client", "  "),
    ("helper", "You should cut down."),
    ("client", "I'm going to stop on Monday."),
]


def made(coder: PlainCoder | None = None) -> ScoreReport:
    return score(TALK, "drink less", coder=coder or PlainCoder())  # type: ignore[arg-type]


def test_the_report_is_a_debrief_with_evidence() -> None:
    report = json.loads(json.dumps(made().to_json()))
    assert report["goal"] == "drink less"
    assert report["turns"] == 2
    assert {"evidence", "speakers", "scores", "moments", "notes"} <= set(report)
    assert report["state"] == []


def test_turns_of_one_speaker_in_a_row_are_one() -> None:
    debriefed = made().debrief
    assert debriefed.counts["complex_reflection"] == 1 and debriefed.counts["simple_reflection"] == 0
    assert [moment.said.count("\n") for moment in debriefed.moments] == [2]
    assert [row.seq for row in made().rows] == [0, 1, 1, 1, 2, 2, 2, 2, 2]


def test_the_coder_reads_what_was_said_before() -> None:
    coder = PlainCoder()
    made(coder)
    assert [turn.text for turn in coder.histories[1]] == ["Morning."]
    assert [turn.speaker for turn in coder.histories[2]] == ["client", "helper"]


def test_each_score_is_quoted() -> None:
    evidence = made().to_json()["evidence"]
    assert [quote["text"] for quote in evidence["mi_non_adherent"]] == ["You should cut down."]
    assert {quote["code"] for quote in evidence["reflection_to_question"]} == {
        "open_question", "simple_reflection", "complex_reflection",
    }  # fmt: skip
    assert {(quote["speaker"], quote["code"]) for quote in evidence["percent_change_talk"]} == {
        ("client", "sustain"), ("client", "change"),
    }  # fmt: skip
    assert "mi_adherent" not in evidence
    assert all(len(quotes) <= module.QUOTES for quotes in evidence.values())


def test_a_commitment_keeps_its_words_and_no_date() -> None:
    (commitment,) = made().to_json()["commitments"]
    assert (commitment["who"], commitment["text"]) == ("person", "I'm going to stop on Monday.")
    assert commitment["strength"] == 4
    assert "Monday" in commitment["when_text"] and commitment["when"] is None


def test_it_is_rendered_by_what_renders_a_debrief() -> None:
    report = score_transcript(
        read_text("Therapist: What else?\nClient: I'm fine.\nTherapist: You're fine.\n"),
        goal="x",
        coder=PlainCoder(),  # type: ignore[arg-type]
    )
    text = render.text(report)
    for words in ("MI REPORT", "EVIDENCE", "The helper: Therapist (by the names of the speakers)", "Change talk"):
        assert words in text
    assert "<h2" in render.html(report) and render.pdf(report).startswith(b"%PDF")
    assert "open_question" in render.csv(report)


def test_the_evidence_names_turn_voice_code_and_how_sure() -> None:
    section = next(section for section in made().document().sections if section.title == "Evidence")
    quoted = [block for block in section.blocks if isinstance(block, Said)]
    assert "Turn 2, Helper, persuading (90%)" in [said.who for said in quoted]


def test_a_talk_of_one_side_has_a_report() -> None:
    for turns in ([("helper", "What else?")], [("client", "I'm fine.")], [("helper", "Hm."), ("client", " ")]):
        report = score(turns, "", coder=PlainCoder())  # type: ignore[arg-type]
        assert report.debrief.kind == "transcript"
        assert render.html(report)


def test_the_api_gets_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    module.default_coder.cache_clear()
    monkeypatch.setattr(module, "default_coder", PlainCoder)
    assert debrief_transcript(TALK, goal="drink less").to_json() == made().to_json()


def test_a_monologue_is_coded_in_parts_and_keeps_its_places() -> None:
    coder = PlainCoder()
    words = "What else? You tell me. " * 500
    report = score([("helper", words), ("client", "Fine.")], "", coder=coder)  # type: ignore[arg-type]
    found = [row.utterance for row in report.rows if row.speaker == "helper"]
    assert len(found) == 1000 and len(coder.histories) == 6
    assert all(words[u.start : u.end] == u.text for u in found)
    assert report.debrief.counts["open_question"] == 1
