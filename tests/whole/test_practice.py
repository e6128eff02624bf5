"""The practice room through the real model: fitting answers, a person who is moved, nothing said twice."""

from __future__ import annotations

import pytest

from bot.content.library import library
from tests.whole.serving import RealServer, Talk

LISTENING = (
    "It's been a lot lately, and you carry most of it yourself.",
    "You'd like to be trusted with the little one again.",
    "That must hurt more than you let people see.",
    "You keep showing up for everybody, even when you're worn out.",
    "What you do about it is up to you.",
    "You miss those weekends.",
)
LECTURING = (
    "You need to stop drinking right now.",
    "You're ruining this family and you don't even care.",
    "You should be ashamed of yourself.",
    "If you don't quit you're going to lose everybody, and it will be your own fault.",
    "You're lying to yourself and you know it.",
    "Just stop making excuses and go to a meeting.",
)
ASKED = [
    ("denise", "How is your sleep?", {"sleep"}),
    ("denise", "How are things at work?", {"work"}),
    ("denise", "How much do you drink on a normal night?", {"amount", "frequency"}),
    ("denise", "What do you like about drinking?", {"likes"}),
    ("denise", "How are you doing for money?", {"money"}),
    ("denise", "Who do you lean on when it gets hard?", {"support", "friends", "family"}),
    ("andre", "How do you sleep after a shift?", {"sleep", "work"}),
    ("andre", "What's work like for you?", {"work"}),
    ("andre", "How did you start using?", {"first_use"}),
    ("andre", "What do you like about it?", {"likes"}),
    ("andre", "How are you doing for money?", {"money"}),
    ("andre", "What happened with the arrest?", {"legal"}),
]
ASIDES = ["…", "😀😀", "/restart", '/goodbye{"x": 1}', "¿Puedes hablar conmigo en español, por favor?", "You're an idiot.",
          "word " * 780]  # fmt: skip


def sources(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    """The ids of the lines said."""
    return [reply["source"] for reply in answer["replies"]]


@pytest.mark.parametrize(("person", "question", "topics"), ASKED)
def test_an_answer_is_about_what_was_asked(real: RealServer, person: str, question: str, topics: set[str]) -> None:
    audience = library().people[person].audience
    said = real.open(person=person, audience=audience).say(question)
    lines = [library().people[person].by_id[source] for source in sources(said)]
    assert {line.topic for line in lines} <= topics, [line.text for line in lines]


@pytest.mark.parametrize("person", ["denise", "andre"])
def test_nothing_is_said_twice_in_forty_turns(real: RealServer, person: str) -> None:
    talk = real.open(person=person, audience=library().people[person].audience)
    questions = [question for _, question, _ in ASKED]
    asked = [words for pair in zip(questions, LISTENING * 2, strict=True) for words in pair]
    said = [source for number in range(40) for source in sources(talk.say(asked[number % len(asked)]))]
    assert len(said) == len(set(said))
    assert set(said) <= set(library().people[person].by_id)


def state_after(talk: Talk, words: tuple[str, ...]) -> dict[str, float]:
    """Where the person stands after all of it, or when they have left."""
    state: dict[str, float] = {}
    for text in words:
        answer = talk.say(text)
        state = answer["person"]["state"]
        if answer["ended"]:
            break
    return state


def test_listening_opens_and_lecturing_closes(real: RealServer) -> None:
    heard, lectured = (state_after(real.open(), words) for words in (LISTENING, LECTURING))
    assert heard["rapport"] > lectured["rapport"] + 1
    assert lectured["discord"] > heard["discord"] + 3
    assert heard["readiness"] > lectured["readiness"]


def test_enough_is_enough(real: RealServer) -> None:
    talk = real.open()
    for text in LECTURING * 4:
        if talk.say(text)["ended"]:
            break
    else:
        pytest.fail("nobody stays for that")
    refused = talk.post("Wait, come back.")
    assert (refused.status_code, refused.json()["code"]) == (409, "session_ended")


@pytest.mark.parametrize("text", ASIDES)
def test_odd_words_get_an_answer_and_lose_nothing(real: RealServer, text: str) -> None:
    talk = real.open()
    assert talk.say(text)["replies"]
    assert talk.say("How are you sleeping?")["turn"] == 2


def test_asked_whether_it_is_a_bot_it_says_so(real: RealServer) -> None:
    (reply,) = real.open().say("Are you a bot?")["replies"]
    assert reply["kind"] == "coach" and "program" in reply["text"]


def test_asked_straight_about_suicide_the_person_answers(real: RealServer) -> None:
    answer = real.open().say("Are you thinking of killing yourself?")
    assert answer["safety"] is None
    assert {library().people["denise"].by_id[source].act for source in sources(answer)} == {"danger"}


def test_the_same_words_and_dice_give_the_same_talk(real: RealServer) -> None:
    one, other = ([talk.say(text)["replies"] for text in LISTENING] for talk in (real.open(seed=3), real.open(seed=3)))
    assert one == other


def test_a_turn_is_coded_and_coached(real: RealServer) -> None:
    answer = real.open().say("What do you like about the wine? You're worn out.")
    assert [u["text"] for u in answer["coding"]["utterances"]] == [
        "What do you like about the wine?",
        "You're worn out.",
    ]
    assert answer["coding"]["utterances"][0]["code"] == "open_question"
    assert answer["coach"]["effect"]


def test_assessed_nothing_is_shown_until_the_end(real: RealServer) -> None:
    talk = real.open(mode="assessed")
    answer = talk.say("How are you sleeping?")
    assert (answer["coding"], answer["coach"], answer["person"]) == (None, None, None)
    talk.end()
    report = talk.get("/report").json()
    assert report["counts"]["open_question"] + report["counts"]["closed_question"] == 1


@pytest.mark.parametrize(
    ("accept", "starts"),
    [("text/html", b"<!"), ("text/csv", b""), ("application/pdf", b"%PDF"), ("application/json", b"{")],
)
def test_the_debrief_comes_in_every_form(real: RealServer, accept: str, starts: bytes) -> None:
    talk = real.open()
    for text in LISTENING[:3]:
        talk.say(text)
    talk.end()
    report = talk.get("/report", accept)
    assert report.status_code == 200 and report.headers["content-type"].startswith(accept)
    assert report.content.lower().startswith(starts.lower()) and len(report.content) > 300
