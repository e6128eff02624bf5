"""What the benchmark's people say: whole conversations, each twelve different helper turns in practice.

Short and long turns, questions, reflections, a little information, a little pressure: what real helpers type.
None of it trips the safety screen or ends the talk, so that every session is as long as the others.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation: with whom, and what the helper says turn by turn."""

    person: str
    audience: str
    turns: tuple[str, ...]


DENISE_KITCHEN = Talk(
    "denise",
    "family",
    (
        "Hi Denise. Thanks for letting me come over, I know it's your one slow morning.",
        "What has this week been like for you?",
        "So you get in at eleven, nobody is awake to talk to, and the house is very quiet.",
        "What do you like about that first glass after a shift?",
        "It lets go of the whole day for you. And then the morning hands you the bill.",
        "Nineteen years without one wrong label. You take care of people who will never know your name.",
        "How do the drinks fit with what you want for you and Mason?",
        "It stung when Tyler said not yet, and some of you is afraid he won't ever change his mind.",
        "Would it be okay if I told you something I read about how alcohol works on sleep?",
        "It puts you out fast, I read, and then it wakes you at three. Does that sound like your nights?",
        "What you do about it is yours to decide. I'm not here to hand you a plan.",
        "If you wanted one work night to go differently, which one would it be, and what would you try?",
    ),
)

DENISE_SUNDAY = Talk(
    "denise",
    "family",
    (
        "Hey. I brought the good bread. Can I sit with you a while?",
        "I didn't like how Sunday went. How was it for you?",
        "You made the joke so that nobody would look at Tyler.",
        "Tell me about Mason. What is he into these days?",
        "You light up when you talk about him.",
        "You should really just pour it all out.",
        "Sorry. That came out like Mom. I meant that I worry.",
        "On one hand the wine is the only hour that's yours, and on the other it is costing you the boy.",
        "What was different in those weeks when you stopped, two winters ago?",
        "You got through nineteen days on nothing but stubbornness. I don't think I could have.",
        "So what worries you most if nothing changes by spring?",
        "Thank you for telling me. What would help you most from me right now, if anything?",
    ),
)

DENISE_DOORWAY = Talk(
    "denise",
    "family",
    (
        "Is now still a good time? I can come back.",
        "I'll start: I miss you. You used to call me on your break to complain about the elevator.",
        "Has something happened at work?",
        "It sounds like you are the one holding that whole room up, second shift after second shift.",
        "Do you ever drink before you go in?",
        "I hear you. That was a hard thing to be asked.",
        "What would Patrice say you are like on a good day?",
        "You'd like to be that person again, the one who has the hands for that tiny kitchen.",
        "You wish people would ask you before they make plans for you.",
        "It gets lonely, being the one everybody else leans on.",
        "From zero to ten, how important is it to you to change something about the work nights?",
        "Why that number and not a lower one?",
    ),
)

ANDRE_FORM = Talk(
    "andre",
    "trainee",
    (
        "Good morning, Andre. We have fifty minutes, and what you tell me stays here, apart from attendance.",
        "How do you feel about having to be here?",
        "You'd rather be anywhere else, and you still showed up on time.",
        "What does a normal week look like for you, work and everything around it?",
        "So the nights with the closing crew are where you get to be funny and fast and one of them.",
        "What do you enjoy about it? I really want to know.",
        "And what's the part you like less, if there is one?",
        "You keep it away from the days you have Nia, and Saturday has been leaking into Sunday.",
        "You've never missed a shift in three years. That says something about what you stand for.",
        "Would you mind if I shared what other cooks have told me about Sundays?",
        "Some told me that Sunday wasn't tiredness so much as the coming down. What do you make of that?",
        "It's entirely up to you what you do with these six sessions. What would make them worth your time?",
    ),
)

ANDRE_PASS = Talk(
    "andre",
    "trainee",
    (
        "Hi Andre, come on in. Did you find parking all right?",
        "What would you like to get out of today, besides the signature?",
        "The court calls it a problem. You don't see it that way.",
        "How did cooking start for you?",
        "Your grandmother and Pawpaw raised you, and the stove was where you learned how to be somebody.",
        "You must have worried about what it could cost you.",
        "Fair enough. You've had plenty of people telling you about it.",
        "Who notices when you've had a long night?",
        "It bothers you more than you let on that she hears it in your voice.",
        "Where do you want to be cooking two years from now?",
        "A trailer of your own, with your name on it, and your own food coming out of the window.",
        "What do you think you'll do, looking at all of that?",
    ),
)

ANDRE_STEP = Talk(
    "andre",
    "trainee",
    (
        "Andre, good to see you. What's on your mind this morning?",
        "Mm-hmm.",
        "So it's Wednesday again, and in a few hours you're on the line.",
        "How many nights did you use last week, would you say?",
        "It went from two nights to four, and it feels like nobody decided that.",
        "It keeps you quick through the rush, and you can't taste the sauce like you did.",
        "What have you already tried, even for a few days?",
        "That took discipline. You set yourself a rule and held to it for years.",
        "How confident are you, from zero to ten, that you could keep it out of the weeknights?",
        "What would it take to get that one number higher?",
        "What would Nia's Sundays look like if you had slept?",
        "Let me see if I have it: you like the crew, you love your girl, and you mean to be your own boss.",
    ),
)

# People start sentences with these. They make each session's messages its own, at much the same length, so that
# nothing that remembers texts it has seen looks better here than it would with people.
FIRST = ("So", "Well", "Okay", "Now", "And", "Right", "Yeah", "Hm")
SECOND = ("you know", "I guess", "I mean", "honestly", "listen", "I wonder", "anyway", "look")
KEPT = ("I", "I'll", "I'm", "I'd", "Denise", "Andre")  # not lower-cased inside a sentence

TALKS = (DENISE_KITCHEN, ANDRE_FORM, DENISE_SUNDAY, ANDRE_PASS, DENISE_DOORWAY, ANDRE_STEP)


def talk_of(session: int) -> Talk:
    """The talk of session number `session`; they take turns."""
    return TALKS[session % len(TALKS)]


def said(talk: Talk, turn: int, session: int) -> str:
    """What is said in turn `turn` (0, 1, …; the talk starts over when it is through) of a session."""
    text = talk.turns[turn % len(talk.turns)]
    number = session * 11 + turn + turn // len(talk.turns)
    if text.split()[0].strip(",.") not in KEPT:
        text = text[0].lower() + text[1:]
    return f"{FIRST[number % 8]}, {SECOND[number // 8 % 8]}, {text}"
