"""The person's acts: each says a line of theirs. What to do was the policies' choice, which words is the person's."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Event, latest_text, say
from bot.content.library import library
from bot.person.rehearsal import Standing, rehearsal
from bot.types import Reply


class PersonAct(Action, ABC):
    """Says one line of the person's, or two where two things were asked."""

    @property
    @abstractmethod
    def act(self) -> str:
        """The act's id. Abstract, so that rasa_sdk registers the acts and not this class."""

    def name(self) -> str:
        return f"action_person_{self.act}"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Event]:
        standing = Standing.from_slot(tracker.get_slot("practice"))
        spoken, lines = rehearsal(standing.person).say(standing, self.act, latest_text(tracker))
        for line in lines:
            say(
                dispatcher,
                Reply(line.text, source=line.id),
                act=line.act,
                ends=line.act == "leave",
            )
        return [SlotSet("practice", spoken.to_slot())]


class Greet(PersonAct):
    """Says hello back."""

    act = "greet"


class Answer(PersonAct):
    """Answers what was asked."""

    act = "answer"


class ChangeTalk(PersonAct):
    """Speaks for change."""

    act = "change_talk"


class SustainTalk(PersonAct):
    """Speaks for staying as things are."""

    act = "sustain_talk"


class Ambivalence(PersonAct):
    """Speaks for both."""

    act = "ambivalence"


class Discord(PersonAct):
    """Pushes back."""

    act = "discord"


class Repair(PersonAct):
    """Softens, after an apology or a choice left with them."""

    act = "repair"


class Confirm(PersonAct):
    """Yes, that is it; and a little more."""

    act = "confirm"


class Correct(PersonAct):
    """No, not that: this."""

    act = "correct"


class ReceiveAffirmation(PersonAct):
    """Takes in something good said of them."""

    act = "receive_affirmation"


class ReceiveInformation(PersonAct):
    """Takes in facts."""

    act = "receive_information"


class ReceiveAdvice(PersonAct):
    """Turns unasked advice away."""

    act = "receive_advice"


class Allow(PersonAct):
    """Says whether the helper may go on."""

    act = "allow"


class AskBack(PersonAct):
    """Asks something of their own."""

    act = "ask_back"


class Commit(PersonAct):
    """Says what they will do."""

    act = "commit"


class Deflect(PersonAct):
    """Does not answer, in their own way."""

    act = "deflect"


class GoOn(PersonAct):
    """Goes on with what they were saying."""

    act = "go_on"


class SmallTalk(PersonAct):
    """Chats."""

    act = "small_talk"


class Silence(PersonAct):
    """Meets silence."""

    act = "silence"


class Insulted(PersonAct):
    """Meets an insult."""

    act = "insulted"


class OffTask(PersonAct):
    """Meets a request that has nothing to do with them."""

    act = "off_task"


class OtherLanguage(PersonAct):
    """Does not understand the language."""

    act = "other_language"


class Danger(PersonAct):
    """Answers, asked straight, whether they think of killing themselves."""

    act = "danger"


class Goodbye(PersonAct):
    """Says goodbye."""

    act = "goodbye"


class Leave(PersonAct):
    """Has had enough, and goes."""

    act = "leave"


class Truth(Action):
    """Asked whether it is a bot, the program says so, and offers to go on."""

    def name(self) -> str:
        return "action_person_truth"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Event]:
        standing = Standing.from_slot(tracker.get_slot("practice"))
        name = library().people[standing.person].name
        told = library().notices.truth_practice.format(name=name)
        say(dispatcher, Reply(told, kind="coach", source="notices"))
        return []
