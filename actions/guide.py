"""The guide's acts: each says a line or two of the guide's. Which, is `bot.guide`'s choice."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Event, latest_text, say
from bot.content.library import library
from bot.guide.visit import Visit, helplines, offer, speak
from bot.types import Reply


class GuideAct(Action, ABC):
    """Says what the guide says for one act."""

    @property
    @abstractmethod
    def act(self) -> str:
        """The act's id. Abstract, so that rasa_sdk registers the acts and not this class."""

    def name(self) -> str:
        return f"action_guide_{self.act}"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Event]:
        visit = Visit.from_slot(tracker.get_slot("visit"))
        after, replies = self.speak(visit, latest_text(tracker))
        for reply in replies:
            # A goodbye does not close the door: only the visitor's own "end" does.
            say(dispatcher, reply, act=self.act)
        return [SlotSet("visit", after.to_slot())]

    def speak(self, visit: Visit, text: str) -> tuple[Visit, list[Reply]]:
        """The visit after it, and the bubbles."""
        return speak(visit, self.act, text)


class AskWho(GuideAct):
    """Whom is this about?"""

    act = "ask_who"


class OpenQuestion(GuideAct):
    """An open question."""

    act = "open_question"


class Reflect(GuideAct):
    """A reflection, and nothing after it."""

    act = "reflect"


class ReflectAsk(GuideAct):
    """A reflection and an open question."""

    act = "reflect_ask"


class ReflectBoth(GuideAct):
    """A double-sided reflection."""

    act = "reflect_both"


class ExploreSustain(GuideAct):
    """Rolls with reluctance."""

    act = "explore_sustain"


class Evoke(GuideAct):
    """A question that calls for change talk."""

    act = "evoke"


class Affirm(GuideAct):
    """Names a strength or an effort."""

    act = "affirm"


class Summary(GuideAct):
    """Gathers what was said."""

    act = "summary"


class RulerImportance(GuideAct):
    """How important, 0 to 10."""

    act = "ruler_importance"


class RulerConfidence(GuideAct):
    """How confident, 0 to 10."""

    act = "ruler_confidence"


class RulerWhy(GuideAct):
    """Why that number and not a lower one?"""

    act = "ruler_why"


class OfferOptions(GuideAct):
    """Asks leave to tell what help there is."""

    act = "offer_options"

    def speak(self, visit: Visit, text: str) -> tuple[Visit, list[Reply]]:
        return offer(visit, text)


class OfferDeclined(GuideAct):
    """Leaves it there."""

    act = "offer_declined"


class NextStep(GuideAct):
    """One small thing, if anything?"""

    act = "next_step"


class ChangeMind(GuideAct):
    """Strikes out what was noted, without reproach."""

    act = "change_mind"


class Helpline(GuideAct):
    """The numbers of people to talk to."""

    act = "helpline"

    def speak(self, visit: Visit, text: str) -> tuple[Visit, list[Reply]]:
        after, replies = speak(visit, "helpline", text)
        kinds = ("crisis", "treatment", "family") if visit.who == "loved_one" else ("crisis", "treatment")
        return after, [*replies, *helplines(visit.country, kinds)]


class Professional(GuideAct):
    """For those who come on behalf of a client."""

    act = "professional"


class Truth(GuideAct):
    """Asked whether it is a bot, or who reads along: the plain truth."""

    act = "truth"

    def speak(self, visit: Visit, text: str) -> tuple[Visit, list[Reply]]:
        return visit, [Reply(library().notices.truth_guide, source="notices")]


class OffTopic(GuideAct):
    """Not what it is for."""

    act = "off_topic"


class Clarify(GuideAct):
    """Did not follow."""

    act = "clarify"


class Complaint(GuideAct):
    """Owns it."""

    act = "complaint"


class OtherLanguage(GuideAct):
    """English only, said in two languages."""

    act = "other_language"


class Silence(GuideAct):
    """Meets silence."""

    act = "silence"


class Thanks(GuideAct):
    """You are welcome."""

    act = "thanks"


class Goodbye(GuideAct):
    """Goodbye, with the door left open."""

    act = "goodbye"
