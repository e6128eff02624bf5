"""Conversations for comparing the engine with stock Rasa: what the user says, turn by turn, in both rooms.

Together they reach rules, memorised turns and TED's own choices, turns of several utterances, moments about the
program itself, silence, typing errors, commitments with a date, and a goodbye. Nothing here trips the safety
screen, whose turns never reach Rasa in the engine; nothing presses a button.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation: its name, what its session starts from, and the user's turns."""

    name: str
    room: str
    person: str | None
    seed: int
    said: tuple[str, ...]

    @property
    def metadata(self) -> dict[str, Any]:
        """What the session start is given."""
        return {"room": self.room, "person": self.person, "seed": self.seed, "country": "US"}


LISTENING = Conversation(
    "a sister who listens",
    "practice",
    "denise",
    11,
    (
        "Hi, it's me. I brought the cinnamon ones.",
        "How are you holding up since Sunday?",
        "It sounds like everybody was watching you at that table.",
        "What is it about that first glass when you get home?",
        "So it's the one hour where nobody needs anything from you.",
        "You have carried that whole shift on your back for nineteen years. That's strength.",
        "And when you think about Mason staying over, where does the drinking fit in?",
        "Part of you wants the quiet it gives you, and part of you wants him asleep down the hall.",
        "Would you mind if I told you what the doctor told me about sleep?",
        "It's your decision, Denise. What would you want to try first, if anything?",
        "Is there anything else on your mind? And did you eat today?",
        "Okay. I love you. Goodbye.",
    ),
)

PUSHING = Conversation(
    "a sister who pushes, and makes up for it",
    "practice",
    "denise",
    12,
    (
        "We need to talk about your drinking.",
        "You have to stop, everyone can see what it's doing to you.",
        "Why can't you just quit like a normal person?",
        "…",
        "I'm sorry. That was unfair of me.",
        "What would you want me to understand?",
        "ok",
        "Are you a real person or a computer?",
        "Can you write me a poem about the ocean?",
        "How many did you have last night?",
        "You don't want me counting. You want me around.",
    ),
)

FIRST_HOUR = Conversation(
    "a trainee's first hour",
    "practice",
    "andre",
    13,
    (
        "Good morning Andre, thanks for coming in.",
        "How did you feel about coming here today?",
        "You'd rather be asleep, and you came on time anyway.",
        "Tell me about the kitchen.",
        "mm-hmm",
        "On the one hand it keeps you quick, on the other hand you can't smell the butter brown like you used to.",
        "What do you and Nia do on a Sunday?",
        "Some cooks tell me that the hours are harder than the drug. What do you make of that?",
        "You're the kind of man who keeps a promise once he has made it.",
        "What are two reasons you might change something? And what would you miss?",
        "So, to sum up: you like the crew, you love your girl, and you don't want anybody else running your life.",
        "What do you think you'll do?",
    ),
)

LECTURE = Conversation(
    "a trainee who lectures",
    "practice",
    "andre",
    14,
    (
        "Hello.",
        "Cocaine can stop a heart at any age, you should know that.",
        "What would your grandmother say if she knew?",
        "Hablo un poco de español, ¿cómo está usted?",
        "Sorry, let me start again. What matters to you right now?",
        "hw long hav you ben cookin",
        "You've held that station for three years without missing a shift.",
        "From zero to ten, how important is it to you to cut down on weeknights?",
    ),
)

MOTHER = Conversation(
    "a mother at the clinic's guide",
    "guide",
    None,
    21,
    (
        "hi",
        "It's my son. He's 24 and he is back on the pills.",
        "I can't sleep. I lie there listening for the door.",
        "Every time I bring it up he walks out, so I stopped saying anything.",
        "What kinds of treatment are there?",
        "No, not now. I just needed to say it to somebody.",
        "Maybe an 8",
        "Because he used to be so gentle with his sister.",
        "I will call the clinic on Monday and ask about an appointment.",
        "Actually I'm not ready to do that.",
        "thank you",
        "bye",
    ),
)

OWN_DRINKING = Conversation(
    "somebody with their own drinking",
    "guide",
    None,
    22,
    (
        "I'm here about myself. I drink more than I want to.",
        "It's mostly after work, it's how I turn the day off.",
        "I don't think it's that bad, everyone at the office drinks.",
        "But I missed my kid's recital and I can't stop thinking about it.",
        "I guess I want to be someone she can count on.",
        "How much does a program cost without insurance?",
        "are you a bot",
        "5 or 6",
        "I'm going to keep the house dry this weekend.",
        "You keep repeating yourself, this isn't helping.",
    ),
)

PROFESSIONAL = Conversation(
    "a nurse, asking for others",
    "guide",
    None,
    23,
    (
        "Hello, I'm a school nurse and I have a question about a student.",
        "What should I know about vaping and nicotine?",
        "asdf jkl",
        "Is there a number that parents can call?",
        "And what about groups for families?",
        "What's the weather tomorrow?",
        "Part of me thinks I should stay out of it, but I can't just watch.",
        "ok thanks",
    ),
)

CONVERSATIONS = (LISTENING, PUSHING, FIRST_HOUR, LECTURE, MOTHER, OWN_DRINKING, PROFESSIONAL)
