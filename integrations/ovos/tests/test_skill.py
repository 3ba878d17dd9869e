"""A real OVOS core: a question, a check-up, and danger before whoever is being talked to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from ovos_bus_client.message import Message
from ovos_bus_client.session import Session
from ovos_skill_leg_cramps.skill import LegCrampsSkill
from ovos_workshop.decorators import fallback_handler
from ovos_workshop.skills.converse import ConversationalSkill
from ovos_workshop.skills.fallback import FallbackSkill
from ovoscope import CaptureSession, MiniCroft, get_minicroft

OURS, QUIZ, HANDY = "ovos-skill-leg-cramps.voice-skill", "quiz.test", "handy.test"
SPOKEN = ("ovos.utterance.speak", "speak")  # the newer name, and the one before it
PIPELINE = [
    "ovos-leg-cramps-danger-pipeline-plugin",
    "ovos-converse-pipeline-plugin",
    "ovos-fallback-pipeline-plugin-medium",
]


class Quiz(ConversationalSkill):
    """Another skill, which takes all that is said for an answer to its own question."""

    def initialize(self) -> None:
        """Anybody may start it."""
        self.add_event("quiz.start", lambda message: self.activate())

    def can_converse(self, message: Message) -> bool:
        """Always."""
        return True

    def converse(self, message: Message) -> bool:
        """The next question."""
        self.speak("Wrong. The next question.", expect_response=True)
        return True


class Handy(FallbackSkill):
    """Other skills, asked last of all: one that does whatever it is told."""

    def can_answer(self, message: Message) -> bool:
        """Always, but that it does not know the time."""
        return "time is it" not in message.data["utterances"][0]

    @fallback_handler(priority=45)
    def do(self, message: Message) -> bool:
        """What was wished."""
        self.speak("I do that.")
        return True


@pytest.fixture(scope="module")
def core() -> Iterator[MiniCroft]:
    """OVOS with our skill, a quiz, and danger first."""
    skills = {OURS: LegCrampsSkill, QUIZ: Quiz, HANDY: Handy}
    made = get_minicroft([], extra_skills=skills, default_pipeline=PIPELINE)
    yield made
    made.stop()


class Person:
    """Somebody who talks to OVOS, in a session of their own."""

    def __init__(self, core: MiniCroft, name: str) -> None:
        self.core = core
        self.session = Session(name, lang="en-US")
        self.session.pipeline = PIPELINE

    def says(self, *readings: str) -> list[Message]:
        """What is spoken in answer; the session goes on as OVOS left it."""
        capture = CaptureSession(self.core)
        context = {"session": self.session.serialize(), "source": "A", "destination": "B"}
        data = {"utterances": list(readings), "lang": "en-US"}
        assert capture.capture(Message("recognizer_loop:utterance", data, context), timeout=60)
        messages = capture.finish()
        for each in messages:
            if "session" in each.context:
                self.session = Session.deserialize(each.context["session"])
        return [each for each in messages if each.msg_type in SPOKEN]

    def hears(self, *readings: str) -> str:
        """The one thing that is spoken in answer."""
        (spoken,) = self.says(*readings)
        return str(spoken.data["utterance"])

    def is_in_the_quiz(self) -> None:
        """The quiz has asked this person something."""
        self.session.activate_skill(QUIZ)
        self.session.add_converse_handler(QUIZ)


def test_a_question_is_answered_and_gone_on_with(core: MiniCroft) -> None:
    """What comes next is about the same."""
    person = Person(core, "asks")
    first = person.hears("what are varicose veins")
    assert "twisted veins" in first
    assert "twisted veins" in person.hears("say that again")


def test_a_check_up_asks_with_the_microphone_open(core: MiniCroft) -> None:
    """And takes what is said for an answer, until it has one."""
    person = Person(core, "is checked")
    (asked,) = person.says("check my symptoms")
    assert asked.data["expect_response"]
    assert "chest pain" in asked.data["utterance"]
    again = person.hears("no")
    assert again.startswith("I think you said no. I ask once more")
    assert "numb" in person.hears("no")
    assert "numb" in person.hears("what time is it in tokyo")  # asked again


def test_what_is_not_about_legs_is_left_to_others(core: MiniCroft) -> None:
    """Nothing is said."""
    assert not Person(core, "asks the time").says("what time is it in tokyo")


@pytest.mark.parametrize(
    "said",
    [
        *("louder", "turn it down", "slower please", "faster please"),
        *("another voice", "wait longer", "wait less"),
    ],
)
def test_loudness_and_voice_are_left_to_others_in_a_check_up_too(
    core: MiniCroft, said: str
) -> None:
    """They are OVOS's own; the question waits meanwhile."""
    person = Person(core, f"says {said}")
    person.hears("check my symptoms")
    assert person.hears(said) == "I do that."
    assert person.hears("no").startswith("I think you said no. I ask once more")


@pytest.mark.parametrize("said", ["set a timer for five minutes", "turn the lights off"])
def test_another_wish_is_left_to_others_though_we_offered_more(core: MiniCroft, said: str) -> None:
    """Nobody has to end the talk about legs first, and it can be gone on with."""
    person = Person(core, f"wants {said}")
    assert "twisted veins" in person.hears("what are varicose veins")
    assert person.hears(said) == "I do that."
    assert "twisted veins" in person.hears("say that again")


@pytest.mark.parametrize("said", ["next", "yes", "good night"])
def test_a_word_that_steers_is_not_ours_before_we_said_anything(core: MiniCroft, said: str) -> None:
    """It answers somebody else."""
    assert Person(core, f"says {said} first").hears(said) == "I do that."


def test_danger_is_answered_while_another_skill_asks(core: MiniCroft) -> None:
    """Before its question; then our own are asked."""
    person = Person(core, "plays")
    person.is_in_the_quiz()
    assert person.hears("the capital is paris") == "Wrong. The next question."
    assert person.hears("my leg is swollen and i can't breathe").startswith("Call 999 now.")


def test_danger_in_a_second_reading_counts(core: MiniCroft) -> None:
    """OVOS may have preferred another."""
    person = Person(core, "is misheard")
    person.is_in_the_quiz()
    spoken = person.hears("my leg is swallow and i can reef", "my chest hurts and i can't breathe")
    assert "999" in spoken


def test_without_the_skill_danger_first_takes_nothing(core: MiniCroft) -> None:
    """Else it would be given to nobody."""
    plugin = core.intents.pipeline_plugins["ovos-leg-cramps-danger-pipeline-plugin"]
    said = ["my chest hurts and i can't breathe"]
    message = Message("recognizer_loop:utterance", {"utterances": said, "lang": "en-US"})
    assert plugin.match(said, "en-US", message) is not None
    kept = set(LegCrampsSkill.loaded)
    LegCrampsSkill.loaded.clear()
    try:
        assert plugin.match(said, "en-US", message) is None
    finally:
        LegCrampsSkill.loaded.update(kept)
