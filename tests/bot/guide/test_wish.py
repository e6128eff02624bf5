"""What a visitor is looking for, in the words of visitors; and what only sounds like it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.guide.places import Places
from bot.guide.programmes import UNINSURED, Wish
from bot.guide.wish import adds, answers_where, asks_summary, checklist_part, seeks, wish_in
from tests.bot.guide.programs import LIST, program

PLACES = Places(
    [*LIST, *(program(town, town=town, postcode="") for town in ("Parma", "Elyria", "Lorain", "Cleveland"))]
)

ASKED: list[tuple[str, dict[str, Any]]] = [
    ("is there a detox near 44107 that takes Medicaid", {"kind": "detox", "payer": "Medicaid", "near": "44107"}),
    ("somewhere that takes Spanish speakers", {"populations": ("Spanish-speaking",)}),
    ("any place near Lakewood that takes Medicare?", {"payer": "Medicare", "near": "Lakewood"}),
    ("I need a rehab for my wife near Parma, she's pregnant",
     {"kind": "residential", "populations": ("pregnant",), "about": "women", "near": "Parma"}),
    ("do you know a place that takes Tricare", {"payer": "TRICARE"}),
    ("my son is 16, is there an outpatient program for teens nearby",
     {"kind": "outpatient", "populations": ("adolescents",), "about": "men", "nearby": True}),
    ("does anywhere in Akron accept people on methadone", {"medication": True, "near": "Akron"}),
    ("do any of them take buprenorphine patients", {"medication": True}),
    ("where can a veteran go", {"populations": ("veterans",)}),
    ("which programs take people without insurance", {"payer": UNINSURED}),
    ("where can my pregnant sister go, she has no insurance",
     {"payer": UNINSURED, "populations": ("pregnant",), "about": "women"}),
    ("who takes medicaid", {"payer": "Medicaid"}),
    ("we have Blue Cross, who takes that", {"payer": "private insurance"}),
    ("looking for a women's residential", {"kind": "residential", "populations": ("women",)}),
    ("Can you find me a sober house close to Elyria", {"kind": "recovery housing", "near": "Elyria"}),
    ("recovery housing for men in Lorain", {"kind": "recovery housing", "populations": ("men",), "near": "Lorain"}),
    ("recovery housing for my wife near Lakewood", {"kind": "recovery housing", "about": "women", "near": "Lakewood"}),
    ("what programs are near me", {"nearby": True}),
    ("what's the nearest place", {"nearby": True}),
    ("lgbtq friendly detox", {"kind": "detox", "populations": ("LGBTQ+",)}),
    ("IOP in 44304", {"kind": "intensive outpatient", "near": "44304"}),
    ("my mom speaks only spanish, where can she go", {"populations": ("Spanish-speaking",), "about": "women"}),
    ("need a bed tonight near 44304", {"near": "44304"}),
    ("who has beds for men near Akron", {"populations": ("men",), "near": "Akron"}),
    ("AA meetings near Lakewood", {"kind": "peer support", "near": "Lakewood"}),
    ("Is there a family group in Lakewood on wednesdays?", {"kind": "family", "near": "Lakewood"}),
    ("somewhere in Parma for my dad, he's 72", {"about": "men", "near": "Parma"}),
    ("is there anywhere in 44199 for teens", {"populations": ("adolescents",), "unknown": "44199"}),
    ("Any detoxes near Boston?", {"kind": "detox", "unknown": "Boston"}),
    ("detox near boston that takes medicaid", {"kind": "detox", "payer": "Medicaid", "unknown": "boston"}),
    ("can you recommend a free program", {"payer": "no charge"}),
    ("I can't find a place that takes Medicaid", {"payer": "Medicaid"}),
    ("is there treatment for teens", {"populations": ("adolescents",)}),
    ("44107", {"near": "44107"}),
    ("do you have a list of programs", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wish"), ASKED, ids=[text for text, _ in ASKED])
def test_a_place_is_asked_for_and_what_matters_is_understood(text: str, wish: dict[str, Any]) -> None:
    read = wish_in(text, PLACES)
    assert read == Wish(**wish)
    assert seeks(text, read)


@pytest.mark.parametrize(
    "text",
    [
        "does medicaid cover detox",
        "how much does detox cost without insurance",
        "can I use medicaid for rehab?",
        "what is a women's residential program like",
        "what's the difference between IOP and outpatient for teens",
        "is residential better for women",
        "what is detox",
        "what treatment works for older adults",
        "is there medication for alcohol",
        "He went to a detox near Akron that took Medicaid",
        "we found a place near Parma but he left after two days",
        "I was in rehab in Cleveland last year",
        "I live near Cleveland and my husband drinks every night",
        "I go to the bar near work every day",
        "I'm a veteran and I drink too much",
        "my wife is pregnant and still drinking",
        "my son is 16 and smokes weed",
        "he lost his medicaid last month and I don't know what to do",
        "he takes suboxone",
        "who takes care of the kids if she goes",
        "no one takes me seriously",
        "I'll call the detox near Lakewood",
        "I can't find a way out of this place",
        "do you know what it's like living with a man like that",
        "what can I say to my teenager about the place he goes to drink",
        "where can I go from here",
        "is it free to talk here",
        "how do i find a program",
        "I have no insurance",
        "Lakewood",
        "",
    ],
)
def test_a_story_or_a_question_about_care_is_not_a_search(text: str) -> None:
    assert not seeks(text, wish_in(text, PLACES))


@pytest.mark.parametrize(
    ("text", "medication"),
    [
        ("a place that takes people on suboxone", True),
        ("is MAT ok there", True),
        ("she is on her medication", True),
        ("somewhere to get off methadone", False),
        ("a mat to sit on", False),
    ],
)
def test_staying_on_a_medicine_is_told_from_coming_off_it(text: str, medication: bool) -> None:
    assert wish_in(text, PLACES).medication is medication


def test_words_that_are_parts_of_others_are_not_read_as_these() -> None:
    wish = wish_in("drug-free women in a meantime, no freedom from vain management", PLACES)
    assert (wish.payer, wish.populations, wish.kind) == (None, ("women",), None)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Lakewood", True), ("I'm in 44304", True), ("near Boston", True), ("I don't want to say", False),
     ("I was in Akron when it all began and I lost the job and the house and her", False)],
)  # fmt: skip
def test_a_place_answers_the_question_for_one(text: str, answer: bool) -> None:
    assert answers_where(text, wish_in(text, PLACES)) is answer


@pytest.mark.parametrize(
    ("text", "more"),
    [("Medicaid", True), ("and for women?", True), ("what about 44304", True), ("is detox dangerous", False),
     ("tell me about detox", False), ("how does detox work", False), ("thanks a lot", False)],
)  # fmt: skip
def test_a_few_words_add_to_what_was_asked_before(text: str, more: bool) -> None:
    assert adds(text, wish_in(text, PLACES)) is more


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("what do I bring", "bring"),
        ("what should he pack for rehab", "bring"),
        ("what papers do we need", "bring"),
        ("what should I ask when I call them", "ask"),
        ("questions to ask a program", "ask"),
        ("what do i need to arrange before he goes in", "arrange"),
        ("is there a checklist", "arrange"),
        ("what do you want me to bring up with him", None),
        ("what can I bring him as a gift", None),
        ("what should I ask my son", None),
        ("what do I do", None),
    ],
)
def test_the_checklist_is_asked_for_by_its_parts(text: str, part: str | None) -> None:
    assert checklist_part(text) == part


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("can I get a summary to give to the program", True),
        ("is there a paper I could hand to the clinic", True),
        ("can you make a summary I can print", True),
        ("in summary I drink too much", False),
        ("he took the paper from the clinic", False),
        ("give me a summary of detox", False),
    ],
)
def test_a_summary_is_asked_for(text: str, asked: bool) -> None:
    assert asks_summary(text) is asked
