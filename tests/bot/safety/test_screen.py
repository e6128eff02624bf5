"""The screen: every danger is seen, whatever it is wrapped in; what only sounds dangerous is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.content.faults import ContentError
from bot.content.library import library
from bot.paths import CONTENT
from bot.safety.kinds import GRAVEST, Hit
from bot.safety.screen import RESUME, Screen, default_screen
from bot.safety.wording import normalise
from tests.bot.samples import line_with, write

DANGEROUS: dict[tuple[str, str], list[str]] = {
    ("suicide", "self"): [
        "I want to die.",
        "i wanna kill myself",
        "I've been thinking about suicide every night this week.",
        "im suicidal",
        "I am going to end my life tonight.",
        "I don't want to be here anymore.",
        "i dont want to live",
        "I wish I was dead.",
        "I wish I wouldn't wake up tomorrow.",
        "My kids would be better off without me.",
        "everyone would be better off without me honestly",
        "There's no reason to go on living.",
        "I can't see any point in going on.",
        "I have nothing left to live for.",
        "Life isn't worth living like this.",
        "I just want to end it all.",
        "I want to disappear forever.",
        "I'm ready to die.",
        "kms tbh",
        "i want to unalive myself",
        "I wrote my goodbye letters last night.",
        "I left a note for my wife. A suicide note.",
        "By Friday I won't be around anymore.",
        "I won't be here tomorrow.",
        "I keep thinking about driving my car into a tree.",
        "I want to jump off a bridge",
        "I've decided to kill my self",
        "I want to kiiiill myself",
        "i want to killlll myself",
        "I want to k\u200bill myself",
        "I’m thinking about ending everything.",
        "I want to\ndie",
        "I want to kill\xa0myself",
        "I have suicidal thoughts when I stop using.",
        "I can't go on.",
        "I'm going to hang myself.",
        "I'd rather be dead than sober.",
        "Goodbye everyone, I'm sorry for everything.",
        "i want 2 die",
        "I'm done. I can't live like this anymore.",
        "I watched a documentary about suicide and now I want to kill myself.",
        "Are you thinking of killing yourself? Because I'm thinking of killing myself.",
        "I could kill for a beer. Or I could kill myself.",
        "The movie was fine but I'm going to kill myself tonight.",
        "My friend overdosed last year and I'd rather be dead.",
        "That show was good but I want to die.",
        "I'm going to kill myself after this movie.",
        "The book didn't help, I still wish I was dead.",
    ],
    ("suicide", "other"): [
        "My son says he wants to die.",
        "My husband is talking about ending his life.",
        "She told me she's going to kill herself if I leave.",
        "my brother is suicidal and won't talk to me",
        "My daughter left a goodbye note on the fridge.",
        "He keeps saying he'd be better off dead.",
        "My mom doesn't want to live anymore.",
        "He's threatening to kill himself again.",
        "My friend texted me that she wants to end her life.",
        "My dad has a gun and says he can't take it anymore.",
        "My sister tried to kill herself last night.",
        "my bf said hes gonna kill himself",
    ],
    ("means", "self"): [
        "I have a gun in my lap and I'm ready.",
        "I tied a noose.",
        "I bought a rope and I'm going to use it tonight.",
        "I'm standing on the bridge right now.",
        "I have the gun to my head.",
        "I've saved up enough pills.",
        "I have a gun and I'm thinking about using it.",
        "i got my dads gun and i want to end it",
        "The noose is ready.",
    ],
    ("overdose", "self"): [
        "I took an overdose.",
        "I just took the whole bottle of Tylenol.",
        "I swallowed 40 pills.",
        "I think I overdosed.",
        "I took too much.",
        "i took all my xanax",
        "I took too many percs and my chest feels slow",
        "i think im overdosing",
    ],
    ("overdose", "other"): [
        "She won't wake up.",
        "He isn't breathing right and his lips are blue.",
        "my boyfriend is overdosing what do i do",
        "My daughter took a whole bottle of pills.",
        "I can't get him to wake up and he's making a snoring sound.",
        "He's unresponsive on the bathroom floor.",
        "my roommate od'd",
        "She's barely breathing.",
        "His face is turning blue",
        "my son is passed out and i cant wake him",
        "I found my brother on the floor with a needle in his arm and he's not moving.",
        "She took too many of her pills and she's slurring.",
        "He overdosed years ago and now he's overdosing again.",
    ],
    ("self_harm", "self"): [
        "I cut myself again.",
        "I keep cutting my arms.",
        "I burned myself on purpose.",
        "I want to hurt myself.",
        "I've been self-harming since June.",
        "I can't stop hurting myself.",
    ],
    ("withdrawal", "self"): [
        "I stopped drinking yesterday and I'm seeing things.",
        "I quit Xanax cold turkey and I just had a seizure.",
        "I haven't had a drink in two days and I can't stop shaking.",
        "I ran out of Klonopin and I'm hearing voices.",
        "I think I'm having the DTs.",
        "no alcohol since sunday and my heart is racing and im shaking real bad",
        "My last drink was Friday and I feel confused and feverish.",
    ],
    ("withdrawal", "other"): [
        "My dad quit drinking on Monday and now he's confused and shaking.",
        "My mother is having a seizure.",
        "He hasn't had a drink since Thursday and he's talking to people who aren't there.",
    ],
}
HARMLESS: dict[str, list[str]] = {
    "figurative": [
        "I could kill for a beer right now.",
        "This traffic is killing me.",
        "My back is killing me.",
        "I'm dying to hear how it went.",
        "I was dead tired after my shift.",
        "That joke killed me.",
        "I almost died laughing.",
        "My phone is dead.",
        "I'm dying of boredom here.",
        "He's killing it at his new job.",
        "I have a deadline that's murdering me.",
        "You kill me, you really do.",
        "These shoes are killing my feet.",
        "I died of embarrassment.",
        "I overdosed on Christmas cookies.",
        "I overdosed on coffee this morning.",
        "We're at a dead end.",
        "I'd kill him for parking there, honestly, what a jerk.",
        "It's a killer view from there.",
        "Killing time till the bus comes.",
        "He shot me a look.",
        "I'm hanging on.",
        "I'm at the end of my rope with the paperwork.",
        "Cut it out.",
        "I cut my finger cooking dinner.",
        "I cut my hours at work.",
        "I cut down to four a day.",
        "That movie's a bomb.",
        "I'm so done with this week.",
        "I want to end this subscription.",
        "I can't keep going to that bar.",
        "I'm going to hang up now.",
    ],
    "past": [
        "My friend died by suicide in 2010.",
        "My uncle killed himself when I was twelve.",
        "My dad overdosed years ago and made it.",
        "She overdosed back in 2015 and has been sober since.",
        "I lost my brother to an overdose three years ago.",
        "My grandfather died of cancer last spring.",
        "When I was a kid my aunt tried to kill herself.",
        "Ten years ago I tried to kill myself, and I'm glad I'm here.",
        "He quit drinking in 1998.",
        "I used to cut myself in high school, not anymore.",
    ],
    "fiction and news": [
        "I watched a documentary about suicide last night.",
        "There's a show where the main character overdoses.",
        "That song about wanting to die is on the radio again.",
        "We read a book about a man who kills himself.",
        "Suicide Squad was a bad movie.",
        "I'm writing a paper on suicide prevention.",
        "The article said overdoses are up in our county.",
        "Our school had a suicide prevention training.",
        "The podcast was about a guy who was killed in a bar.",
        "We had a suicide awareness week at work.",
    ],
    "asked as a skill": [
        "Are you thinking of killing yourself?",
        "Are you having thoughts of suicide?",
        "Have you ever thought about ending your life?",
        "Do you ever feel like you'd be better off dead?",
        "Do you ever think about hurting yourself?",
        "Have you tried to kill yourself before?",
        "When you say you're tired, are you thinking about dying?",
        "Have you ever overdosed?",
        "Did you ever try to hurt yourself?",
        "How often do the suicidal thoughts come?",
        "Do you want to die?",
        "I need to ask you straight: are you thinking about suicide?",
    ],
    "information": [
        "How much naloxone do I need?",
        "What are the signs of an overdose?",
        "Is withdrawal from alcohol dangerous?",
        "Can you die from alcohol withdrawal?",
        "What should I do if someone overdoses?",
        "Do you have a suicide hotline number for my office?",
        "What is detox like?",
        "Does quitting cold turkey cause seizures?",
    ],
    "drinking and family": [
        "He drinks until he passes out on the couch.",
        "I take my pills every morning with breakfast.",
        "I took two Tylenol for my headache.",
        "I stopped drinking three weeks ago and I feel great.",
        "I'm shaking my head at him.",
        "My hands shake in the morning before the first one.",
        "I hurt my back at work and they gave me pills.",
        "I hurt my wife, and I know it.",
        "He has a gun safe in the garage.",
        "I have a rope swing out back for the kids.",
        "I want to stop living like this and get sober.",
        "I can't live with my mother anymore.",
        "I wish I was at home.",
        "I'm sober today and I want to stay here.",
        "The kids are better off with my sister for now.",
        "I quit smoking and I'm eating everything in sight.",
        "My car died on the highway.",
    ],
}


@pytest.mark.parametrize(
    ("kind", "whose", "text"), [(*hit, text) for hit, texts in DANGEROUS.items() for text in texts]
)
def test_danger_is_seen_with_its_kind_and_whose_it_is(kind: str, whose: str, text: str) -> None:
    assert default_screen().look(text) == Hit(kind, whose)  # type: ignore[arg-type]


@pytest.mark.parametrize(("why", "text"), [(why, text) for why, texts in HARMLESS.items() for text in texts])
def test_what_only_sounds_like_danger_is_left_alone(why: str, text: str) -> None:
    assert Screen().look(text) is None, why


@pytest.mark.parametrize(
    "wrapped", ["{} ", "I don't know. {} Anyway, how are you?", "({})", "\n\n{}\n", "lol {}", "{}!!!", "“{}”"]
)
@pytest.mark.parametrize(
    "text", ["I want to die.", "I took an overdose", "She won't wake up", "I keep cutting my arms"]
)
def test_danger_is_seen_in_the_middle_of_anything(text: str, wrapped: str) -> None:
    for said in (text, text.upper(), text.replace("'", "’"), text.replace(" ", "  ")):
        assert default_screen().look(wrapped.format(said)) is not None


def test_the_gravest_danger_of_a_message_decides() -> None:
    look = default_screen().look
    assert look("I keep cutting my arms. I want to die. I took an overdose.") == Hit("overdose", "self")
    assert look("I want to die and I tied a noose.") == Hit("means", "self")
    assert look("I cut myself again. I want to die.") == Hit("suicide", "self")
    assert GRAVEST.index("overdose") < GRAVEST.index("means") < GRAVEST.index("suicide") < GRAVEST.index("self_harm")


@given(st.text(max_size=200))
def test_any_text_can_be_normalised_and_screened(text: str) -> None:
    assert "\u200b" not in normalise(text)
    default_screen().look(text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_normalising_twice_is_normalising_once_but_for_letters_it_brings_together(text: str) -> None:
    once = normalise(text)
    assert once == once.lower()
    assert "\t" not in once
    assert "  " not in once
    assert once.count("\n") == normalise(once).count("\n")


@given(
    st.lists(
        st.sampled_from(["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200f", "\u202e"]), min_size=1, max_size=4
    ),
    st.integers(0, 14),
)
def test_invisible_characters_hide_nothing(invisible: list[str], place: int) -> None:
    text = "I want to die."
    hidden = text[:place] + "".join(invisible) + text[place:]
    assert default_screen().look(hidden) == Hit("suicide", "self")


@pytest.mark.parametrize(
    "text",
    ["Ｉ ｗａｎｔ ｔｏ ｄｉｅ", "I want to diiiiie", "I want to\u2003die", "I waaaant to dieeee", "I want\r\nto die"],
)
def test_odd_letters_and_spaces_hide_nothing(text: str) -> None:
    assert default_screen().look(text) == Hit("suicide", "self")


def test_a_long_message_is_read_to_its_end() -> None:
    assert default_screen().look("It rained and we drove on. " * 400 + "I want to die.") == Hit("suicide", "self")
    assert default_screen().look("a" * 20_000) is None
    assert default_screen().look("i have " * 3_000) is None


HITS = list(default_screen().hits)


@pytest.mark.parametrize("country", ["US", "GB", "IE", "AU", "CA", "DE", "NZ", "XX"])
@pytest.mark.parametrize("hit", HITS, ids=str)
def test_the_answer_has_fixed_words_the_countrys_numbers_and_a_way_on(hit: Hit, country: str) -> None:
    (reply,), safety = default_screen().answer(hit, country)
    file = library().helplines.get(country) or library().helplines["US"]
    assert reply.kind == "safety"
    assert reply.source == f"safety/{hit.kind}"
    assert [button.id for button in reply.buttons] == [RESUME]
    assert "nobody is watching this chat" in " ".join(reply.text.split())
    assert "{" not in reply.text
    assert (safety.kind, safety.whose, safety.paused) == (hit.kind, hit.whose, True)
    contacts = [line.contact for line in safety.lines]
    assert file.emergency in contacts
    assert len(contacts) == len(set(contacts))
    if hit.kind in {"suicide", "means", "self_harm"}:
        crisis = [line.contact for line in file.lines if "crisis" in line.kinds]
        assert set(crisis) & set(contacts)


def test_nobody_is_told_to_stop_at_once_or_promised_anything() -> None:
    for hit in HITS:
        text = default_screen().answer(hit, "US")[0][0].text.lower()
        for never in ("promise", "contract", "stop drinking now", "you will be fine", "confidential"):
            assert never not in text


def test_while_paused_the_same_is_said_and_the_button_stays() -> None:
    (reply,) = default_screen().texts.still_paused()
    assert (reply.kind, [button.id for button in reply.buttons]) == ("safety", [RESUME])


def files(folder: Path, **bent: Any) -> Path:
    for name in ("patterns", "texts", "examples"):
        data = yaml.safe_load((CONTENT / "safety" / f"{name}.yml").read_text(encoding="utf-8"))
        if name in bent:
            bent[name](data)
        write(folder / f"{name}.yml", data)
    return folder


def test_a_clinics_own_pattern_is_read(tmp_path: Path, cache: Path) -> None:
    folder = files(tmp_path, patterns=lambda data: data["kinds"][0]["plain"].append(r"\bzorp\b"))
    assert Screen(folder).look("ZORP") == Hit("overdose", "self")


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize(
    ("name", "bend", "line", "remedy"),
    [
        ("patterns", lambda d: d["kinds"][2]["plain"].append("(open"), "(open", "is no pattern"),
        ("patterns", lambda d: d["harmless"].insert(1, "[z-a]"), "[z-a]", "is no pattern"),
        ("patterns", lambda d: d["kinds"][0].update(kind="panic"), "kind: panic", "write one of 'overdose'"),
        ("patterns", lambda d: d["kinds"][0].update(unles=[]), "unles", "look for a misspelling"),
        ("texts", lambda d: d["texts"].pop(), "resume", "no text for minor_alone, self: write one"),
        ("texts", lambda d: d.pop("resumed"), "resume", "is missing: write it"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, name: str, bend: Any, line: str, remedy: str) -> None:
    folder = files(tmp_path, **{name: bend})
    with pytest.raises(ContentError) as error:
        Screen(folder)
    fault = error.value.faults[0]
    assert fault.path == folder / f"{name}.yml"
    assert fault.line == line_with(fault.path, line)
    assert remedy in fault.what


@pytest.mark.parametrize(
    "text",
    ["You'd rather not be here.", "You don't want to be here today.", "If you don’t want to be here, we can stop."],
)
def test_naming_that_somebody_came_unwillingly_is_no_danger(text: str) -> None:
    assert Screen().look(text) is None


@pytest.mark.parametrize(
    "text",
    ["i'd rather not be here", "You don't want to be here, and I want to die."],
)
def test_the_writers_own_danger_is_heard_all_the_same(text: str) -> None:
    assert Screen().look(text) is not None


# Each of these was once read wrong.
ONCE_WRONG: list[tuple[tuple[str, str] | None, str]] = [
    (("suicide", "self"), "I feel sucidal again and its getting worse"),
    (("suicide", "self"), "Sometimes I wish I'd never been born."),
    (("suicide", "self"), "They'd all be better off if I was gone."),
    (("suicide", "self"), "I almost stepped in front of a train today"),
    (("suicide", "self"), "I want to kil myself"),
    (("suicide", "self"), "I don't see the point of being alive."),
    (("suicide", "self"), "It would be easier if I just didn't wake up."),
    (("means", "self"), "I've got the pills right here next to me."),
    (("overdose", "self"), "I downed a handful of my mom's pills an hour ago."),
    (("overdose", "self"), "I've taken all of my sleeping pills."),
    (("overdose", "self"), "I shot up too much and I can't stay awake."),
    (("self_harm", "self"), "i started cutting again"),
    (None, "I want to end it with my boyfriend."),
    (None, "I can't go on vacation this year."),
    (None, "I had a seizure as a child, from a fever."),
    (None, "Sometimes people who feel this way think about killing themselves. Do you?"),
    (None, "She won't wake up for school on time."),
    (None, "My husband can't wake up early after he drinks."),
    (None, "I don't want to live with him anymore."),
    (None, "I don't want to be here, my mom made me come."),
    (None, "I took too much on at work."),
    (None, "I did too much yesterday and my knees hurt."),
]


@pytest.mark.parametrize(("wanted", "text"), ONCE_WRONG)
def test_what_was_once_read_wrong(wanted: tuple[str, str] | None, text: str) -> None:
    hit = Screen().look(text)
    assert (hit and (hit.kind, hit.whose)) == wanted


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        (("withdrawal", "other"), "My husband stopped drinking and he's seeing bugs"),
        (("suicide", "self"), "My brother died by suicide years ago and I want to die too"),
        (None, "He quit his job and he's confused"),
        (("violence", "self"), "He hit me again last night."),
        (("violence", "other"), "My dad is beating my mom right now."),
        (("child_at_risk", "other"), "My ex drives the kids to school drunk."),
        (("harm_to_others", "self"), "I'm going to kill my dealer tonight."),
        (("minor_alone", "self"), "I'm 15 and I can't stop drinking."),
        (("medical", "other"), "My dad is vomiting blood."),
        (("suicide", "self"), "me quiero morir"),
        (("violence", "self"), "mi esposo me pega cuando toma"),
        (None, "No, no quiero morirme, quiero vivir."),
        (None, "Me muero de risa."),
    ],
)
def test_every_kind_and_whose_danger_it_is(wanted: tuple[str, str] | None, text: str) -> None:
    hit = Screen().look(text)
    assert (hit and (hit.kind, hit.whose)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "You feel you'd rather be dead than go through detox again.",
        "When you say you can't go on, do you mean you want to die?",
        "Does he hit you?",
        "Do you get the shakes or see things when you go without a drink?",
        "I'd like to rehearse telling a mother that I have to report something.",
        "What did you do with the pills you'd saved up?",
    ],
)
def test_the_skill_and_the_role_play_stay_possible(text: str) -> None:
    assert default_screen().look(text) is None


def test_several_dangers_come_with_the_lines_of_each() -> None:
    screen = Screen()
    hits = screen.find("I'm 15, I drink every day and I want to die.")
    assert [hit.kind for hit in hits] == ["suicide", "minor_alone"]
    _, safety = screen.answer(hits[0], "US", "en", hits[1:])
    assert {"988", "1-800-422-4453"} <= {line.contact for line in safety.lines}
