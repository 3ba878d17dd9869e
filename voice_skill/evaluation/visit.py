"""One simulated patient in one conversation: every word goes through the product's own turn.

The patient says the opening words, asks to be checked where that begins no check-up, and then
answers what is asked. How it is heard is an ``Ear``: typed here, spoken in ``spoken_patients``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from voice_skill.assistant import Assistant
from voice_skill.checkup.checkup import Checker, Checkup, Phase
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import CheckupOffer, Session, Suspicion, raised_to
from voice_skill.language.language import section
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.level import Level
from voice_skill.values.pack import RedFlag
from voice_skill.values.reply import Expects

MOST_TURNS = 80
"""Turns after which a conversation that never ends is given up, as a fault of ours."""
_MOST_OPENINGS = 3
"""Times that a patient who was not heard at all says the opening words."""


def patients_say(name: str, **values: object) -> str:
    """What patients say in that case: ``unsure``, ``wish`` and others."""
    return str(section("patients")[name]).format(**values)


class Patient(Protocol):
    """Somebody who tells and answers."""

    @property
    def opening(self) -> str:
        """What is said first."""
        ...

    @property
    def facts(self) -> Mapping[str, Any]:
        """What is so, by feature."""
        ...

    def answer(self, asked: tuple[str, ...]) -> str:
        """What is said to a question about these features."""
        ...

    def name(self, offered: Mapping[str, str]) -> str:
        """What is said to "which of these": ``offered`` has the words of each feature."""
        ...


class Ear(Protocol):
    """How what a patient says is heard."""

    def hear(self, text: str, expects: Expects) -> Heard:
        """What was understood of the text."""
        ...

    def again(self) -> tuple[Hypothesis, ...]:
        """The same as another engine hears it; none where there is no other."""
        ...


class Typed:
    """What is said arrives as it was typed; nothing is silence."""

    def hear(self, text: str, expects: Expects) -> Heard:
        """The text itself."""
        return Heard.typed(text) if text else Heard(())

    def again(self) -> tuple[Hypothesis, ...]:
        """Nobody else heard it."""
        return ()


@dataclass(frozen=True, slots=True)
class Visited:
    """How a visit ended: the level told, and what was said.

    ``questions`` counts every time that one of ours was put; ``heard`` is what became of each
    thing that the patient said.
    """

    level: Level | None
    questions: int
    transcript: tuple[tuple[str, str], ...]
    heard: tuple[str, ...]


def visit(
    patient: Patient,
    dialogue: Dialogue,
    ear: Ear,
    *,
    disturb: Callable[[str], str] | None = None,
) -> Visited:
    """The patient through a fresh conversation. ``ValueError`` where the pack has no check-up."""
    if dialogue.checker is None:
        raise ValueError(f"The pack {dialogue.pack.id} has no flow.")
    return _Visit(patient, dialogue, dialogue.checker, ear).held(disturb)


class _Visit:
    """What one conversation needs to be held."""

    def __init__(self, patient: Patient, dialogue: Dialogue, checker: Checker, ear: Ear) -> None:
        self._patient = patient
        self._dialogue = dialogue
        self._checker = checker
        self._ear = ear
        self._assistant = Assistant(dialogue)
        self._expects = Expects.ANYTHING
        self._heard: list[str] = []
        self._transcript: list[tuple[str, str]] = []
        self._level: Level | None = None

    def held(self, disturb: Callable[[str], str] | None) -> Visited:
        questions = 0
        for _ in range(_MOST_OPENINGS):
            if self._says(self._patient.opening).text:
                break
        for _ in range(MOST_TURNS):
            session = self._assistant.session
            checkup = session.checkup
            advised = checkup is not None and checkup.phase is Phase.ADVISED
            if advised or self._level is Level.EMERGENCY:
                break
            asked = self._asked(session)
            offered = self._checker.offers(checkup) if checkup is not None else {}
            said = self._patient.answer(asked) if asked is not None else _goes_on(session)
            said = self._patient.name(offered) if offered else said
            if asked is not None:
                questions += 1
                said = disturb(said) if disturb is not None else said
            self._says(said)
        return Visited(self._level, questions, tuple(self._transcript), tuple(self._heard))

    def _says(self, text: str) -> Heard:
        heard = self._ear.hear(text, self._expects)
        reply = self._assistant.decide(heard, again=self._ear.again)
        self._expects = reply.expects
        self._heard.append(" | ".join(each.text for each in heard.hypotheses))
        self._transcript += [("patient", text), ("skill", reply.text)]
        session = self._assistant.session
        told = session.checkup.told if session.checkup is not None else None
        for level in (session.level, told, reply.level if reply.is_alarm else None):
            self._level = raised_to(self._level, level)
        return heard

    def _asked(self, session: Session) -> tuple[str, ...] | None:
        """The features that are asked about now; None where nothing is."""
        checkup = session.checkup
        if isinstance(session.pending, Suspicion):
            return _named(self._red_flag(session.pending.flag), self._patient.facts)
        if checkup is not None and not checkup.paused and _asks(checkup):
            return self._checker.asks(checkup)
        return None

    def _red_flag(self, name: str) -> RedFlag:
        return next(flag for flag in self._dialogue.pack.red_flags if flag.id == name)


def _asks(checkup: Checkup) -> bool:
    return checkup.phase in {Phase.ASKING, Phase.AGE, Phase.WHICH}


def _named(flag: RedFlag, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The features of a danger sign: those of a combination that is there, else of all."""
    rows = [tuple(name for name in row if name in facts) for row in flag.when]
    there = [row for row in rows if row and all(facts[name] not in {"no", ""} for name in row)]
    return there[0] if there else ()


def _goes_on(session: Session) -> str:
    """What the patient says where no feature is asked about."""
    checkup = session.checkup
    if checkup is None:
        return "yes" if isinstance(session.pending, CheckupOffer) else patients_say("wish")
    if checkup.paused:
        return patients_say("goes_on")
    # "Is that right?", or "What should I change?" after a yes that was misheard.
    return "nothing" if checkup.phase is Phase.CHANGING else "yes"
