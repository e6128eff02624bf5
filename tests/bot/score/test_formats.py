"""CSV, JSON lines and plain text, with their faults."""

from __future__ import annotations

import pytest

from bot.score.errors import TranscriptError
from bot.score.transcript import read_text


def pairs(text: str) -> list[tuple[str, str]]:
    return [(each.speaker, each.text) for each in read_text(text)]


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(TranscriptError) as caught:
        read_text(text)
    return [(fault.line, fault.what) for fault in caught.value.faults]


# CSV


@pytest.mark.parametrize(
    "text",
    [
        "interlocutor,utterance_text\ntherapist,Hi.\nclient,Hm.\n",
        "Speaker;Text\ntherapist;Hi.\nclient;Hm.\n",
        "id\tSpeaker Role\tUtterance\n1\ttherapist\tHi.\n2\tclient\tHm.\n",
        "who|said\ntherapist|Hi.\nclient|Hm.\n",
        '"Role","Content","n"\n"therapist","Hi.","1"\n\n"client","Hm.","2"\n',
        "\nspeaker,text\ntherapist,Hi.\nclient,Hm.\n",
    ],
)
def test_columns_are_found_by_their_names(text: str) -> None:
    assert pairs(text) == [("therapist", "Hi."), ("client", "Hm.")]


def test_the_utterances_text_goes_before_other_columns_of_text() -> None:
    text = "transcript_id,interlocutor,utterance_text,text\n7,therapist,Hi.,no\n"
    assert pairs(text) == [("therapist", "Hi.")]


def test_a_cell_may_hold_new_lines_and_lines_are_still_counted() -> None:
    text = 'speaker,text\ntherapist,"Hi.\nHow are you?"\nclient\n,Hm.\n'
    assert faults(text) == [
        (4, "has 1 cells, where the first line has 2 columns"),
        (5, "says nothing in the column of speakers"),
    ]


def test_several_coders_of_one_utterance_do_not_repeat_it() -> None:
    text = (
        "utterance_id,interlocutor,utterance_text,annotator_id\n"
        "0,therapist,Hi.,1\n0,therapist,Hi.,2\n1,client,Hm.,1\n1,client,Hm.,2\n2,therapist,Hi.,1\n"
    )
    assert pairs(text) == [("therapist", "Hi."), ("client", "Hm."), ("therapist", "Hi.")]


def test_two_transcripts_in_a_file_are_told() -> None:
    text = "transcript_id,interlocutor,utterance_text\n1,therapist,Hi.\n2,client,Hm.\n3,client,Hm.\n"
    assert [line for line, _ in faults(text)] == [3]


# JSON lines


def test_bad_json_lines_are_all_told() -> None:
    text = '{"speaker": "Mia", "text": "Hi."}\n{"speaker": 1, "text": "x"}\n{oops\n[]\n{"speaker": " ", "text": "x"}\n'
    found = faults(text)
    assert [line for line, _ in found] == [2, 3, 4, 5]
    assert "not JSON" in found[1][1] and '"speaker"' in found[0][1]


def test_half_a_character_in_json_becomes_a_sign() -> None:
    assert pairs('{"speaker": "Mia", "text": "a\\ud800b"}') == [("Mia", "a?b")]


def test_json_nested_without_end_is_a_fault() -> None:
    assert faults('{"speaker": ' + "[" * 100_000)[0][0] == 1


# Plain text


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Mia: Hi.", "Mia"),
        ("  Dr. Okafor : Hi.", "Dr. Okafor"),
        ("[00:12] Client (crying): Hi.", "Client"),
        ("00:12:07 - Client: Hi.", "Client"),
        ("12. T: Hi.", "T"),
        ("**Mia:** Hi.", "Mia"),
        ("Client 00:12: Hi.", "Client"),
        ("O'Brien-Núñez: Hi.", "O'Brien-Núñez"),
        ("Speaker 2: Hi.", "Speaker 2"),
    ],
)
def test_a_name_is_what_stands_before_the_colon(line: str, speaker: str) -> None:
    assert pairs(line) == [(speaker, "Hi.")]


def test_a_line_without_a_name_goes_on() -> None:
    assert pairs("Mia: So\nit is.\n\nYou see?\nJoe:\nHm.\n") == [("Mia", "So\nit is.\nYou see?"), ("Joe", "Hm.")]


def test_words_before_the_first_name_are_a_fault() -> None:
    assert [line for line, _ in faults("\nA talk in March\nMia: Hi.\n")] == [2]


def test_a_colon_in_a_sentence_is_no_third_speaker() -> None:
    text = "Mia: Hi.\nJoe: I told her.\nThe plan: none.\nMia: Hm.\nJoe: At 5:30 we left, and my point is this: no.\n"
    assert pairs(text) == [
        ("Mia", "Hi."),
        ("Joe", "I told her.\nThe plan: none."),
        ("Mia", "Hm."),
        ("Joe", "At 5:30 we left, and my point is this: no."),
    ]


def test_numbered_letters_are_two_speakers() -> None:
    assert pairs("T1: Hi.\nC1: Hm.\nT2: So.\nC2: Yes.") == [("T", "Hi."), ("C", "Hm."), ("T", "So."), ("C", "Yes.")]


def test_numbered_speakers_stay_apart() -> None:
    assert [speaker for speaker, _ in pairs("P1: Hi.\nP2: Hm.\nP1: So.\nP2: Yes.")] == ["P1", "P2", "P1", "P2"]


def test_names_are_the_same_in_small_letters() -> None:
    assert [speaker for speaker, _ in pairs("Mia: Hi.\nJoe: Hm.\nMIA: So.\njoe: Yes.")] == ["Mia", "Joe", "Mia", "Joe"]


def test_a_web_address_is_no_speaker() -> None:
    assert pairs("Mia: Look at\nhttps://clinic.example now.\n") == [("Mia", "Look at\nhttps://clinic.example now.")]
