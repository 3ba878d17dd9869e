"""The conversation around a check-up: from "my calf hurts" to what to do about it. Pure.

Danger said in passing counts at once, whatever was asked. What is not about the check-up is
handed back (no reply): the dialogue may know it as a question about a topic, and then goes on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from voice_skill.core import checkup_words as say
from voice_skill.core.checkup_hearing import (
    Wish,
    answer_in,
    days_in,
    details_in,
    is_a_moment,
    named_question,
    wants_meaning,
    wish_in,
)
from voice_skill.core.flow_types import RED_FLAG, Flow, FlowState, Known, Noticed, Question, Said
from voice_skill.core.noticing import Notice, Told, deaf
from voice_skill.core.people import CHILD_UNDER, Patient, number_in, patient_in
from voice_skill.core.reckoning import value_of, view_of
from voice_skill.core.text import without_fillers
from voice_skill.core.triage import (
    correct,
    level_of,
    next_question,
    pass_by,
    settled_by,
    step,
    undo,
)
from voice_skill.core.types import Chunk, ControlWord, Level, Reply, Source

MOST_SILENCES = 3
"""Turns without a word before the check-up stops listening and keeps its place (LI3)."""

PROGRESS_EVERY = 3
"""Questions between two words about how many are left."""


class Phase(StrEnum):
    """What a check-up is waiting for."""

    AGE = "age"
    ASKING = "asking"
    TEACH_BACK = "teach-back"
    CHANGING = "changing"
    ADVISED = "advised"


@dataclass(frozen=True, slots=True)
class Checkup:
    """One check-up so far.

    ``told`` is the highest level that has been advised: no later advice is for a lower one.
    ``misses`` counts failed turns in a row outside the flow's own questions, ``silences`` turns
    without a word. ``details`` are the person's own words for where and since when, ``present``
    the findings named so far, for danger that comes together over several turns.
    """

    flow: str
    patient: Patient = field(default_factory=Patient)
    state: FlowState = field(default_factory=FlowState)
    phase: Phase = Phase.ASKING
    paused: bool = False
    told: Level | None = None
    misses: int = 0
    silences: int = 0
    details: tuple[str, ...] = ()
    present: frozenset[str] = frozenset()


Turn = tuple[Checkup, Reply | None]


@dataclass(frozen=True, slots=True)
class Checker:
    """The check-ups of one pack.

    ``notice`` finds features in free speech; ``sources`` are the pack's, to say on request where
    advice comes from.
    """

    flows: tuple[Flow, ...]
    notice: Notice = deaf
    sources: Mapping[str, Source] = field(default_factory=dict)

    # ------------------------------------------------------------ the four doors

    def begin(
        self,
        text: str = "",
        *,
        patient: Patient | None = None,
        told: Level | None = None,
        present: frozenset[str] = frozenset(),
    ) -> tuple[Checkup, Reply]:
        """Start with what was said so far, which is never asked again.

        ``patient`` is whom it is about, where that is known; ``told`` the level advised before,
        ``present`` the findings of the turns before.
        """
        who = patient or patient_in(text) or Patient()
        checkup = Checkup(self._flow_id(who), who, told=told, present=present)
        checkup = self._noted(checkup, text, self._told(checkup, text))
        if self._level(checkup) is Level.EMERGENCY:
            return self._advise(checkup)
        lead = say.opening(self.flow(checkup), checkup.state, who)
        if who.child is None:
            checkup = replace(checkup, phase=Phase.AGE)
            return checkup, say.asked((*lead, *self.prompt(checkup)), outcome="triage-start")
        if next_question(self.flow(checkup), checkup.state) is not None:
            lead = (*lead, say.progress(self.flow(checkup), checkup.state))
        checkup, reply = self._go_on(checkup, *lead)
        return checkup, replace(reply, outcome="triage-start") if reply.level is None else reply

    def hear(self, checkup: Checkup, text: str) -> Turn:
        """The next state and what to say; no reply where the text is not about the check-up."""
        if not without_fillers(text):
            return self._silence(checkup)
        checkup = replace(checkup, silences=0)
        told = self._told(checkup, text)
        wish, topic = wish_in(text)
        if wish is not Wish.CHANGE and not self._names_a_change(checkup, text):
            alarmed = self._alarmed(checkup, text, told)
            if alarmed is not None:
                return alarmed
        question = self.question(checkup)
        if wish is None and question is not None and wants_meaning(text, question):
            wish = Wish.MEANS
        if checkup.paused:
            return self._hear_paused(checkup, wish)
        if wish is not None:
            return self._grant(checkup, wish, topic)
        match checkup.phase:
            case Phase.AGE:
                return self._hear_age(checkup, text)
            case Phase.TEACH_BACK:
                return self._hear_teach_back(checkup, text, told)
            case Phase.CHANGING:
                return self._hear_change(checkup, text, told)
            case Phase.ADVISED:
                return self._hear_later(checkup, text, told)
            case _:
                return self._hear_answer(checkup, text, told)

    def hear_all(self, checkup: Checkup, texts: Sequence[str]) -> Turn:
        """``hear`` for several hearings of one utterance, best first.

        An emergency that any of them tells counts. A no counts only where none of the others is
        a yes or unsure: else the question is asked again.
        """
        turns = [self.hear(checkup, text) for text in texts] or [self.hear(checkup, "")]
        for after, reply in turns:
            if reply is not None and self._alarm_in(checkup, after):
                return after, reply
        question = self.question(checkup)
        answers = {answer_in(text, question, ()) for text in texts}
        if Known.NO in answers and answers & {Known.YES, Known.UNSURE}:
            return self._failed(replace(checkup, silences=0), _UNCLEAR, Said(None))
        return turns[0]

    def _alarm_in(self, before: Checkup, after: Checkup) -> bool:
        # An emergency out of free words; a bare "yes" to a question is weighed with the others.
        newly = after.told is Level.EMERGENCY and before.told is not Level.EMERGENCY
        last = after.state.events[-1] if after.state.events else None
        return newly and last is not None and not last.question

    def missed(self, checkup: Checkup) -> tuple[Checkup, Reply]:
        """What was said made no sense to anybody: asked again, and never taken for a no."""
        if checkup.paused or checkup.phase is Phase.ADVISED:
            return checkup, say.plain("I did not understand that.")
        return self._failed(checkup, "I did not understand that.", Said(None))

    def resume_prompt(self, checkup: Checkup) -> tuple[Chunk, ...]:
        """What to say after something else was answered, to go on; empty where nothing waits."""
        if checkup.paused or checkup.phase is Phase.ADVISED:
            return ()
        return (say.notice("Back to the check-up."), *self.prompt(checkup))

    # ------------------------------------------------------------ for others to look at

    def flow(self, checkup: Checkup) -> Flow:
        """The flow that the check-up follows."""
        return next(flow for flow in self.flows if flow.id == checkup.flow)

    def question(self, checkup: Checkup) -> Question | None:
        """The question that waits for an answer."""
        if checkup.phase is not Phase.ASKING or checkup.paused:
            return None
        return next_question(self.flow(checkup), checkup.state)

    def asks(self, checkup: Checkup) -> tuple[str, ...]:
        """The features that the pending question asks about."""
        if checkup.phase is Phase.AGE and not checkup.paused:
            return ("child_age",)
        question = self.question(checkup)
        return question.asks if question else ()

    def level(self, checkup: Checkup) -> Level:
        """The level reached so far, never below what has been advised."""
        return max(self._level(checkup), checkup.told or Level.SELF_CARE)

    def prompt(self, checkup: Checkup) -> tuple[Chunk, ...]:
        """What the check-up waits for, asked once more."""
        flow = self.flow(checkup)
        match checkup.phase:
            case Phase.AGE:
                return (say.age_question(checkup.patient),)
            case Phase.CHANGING:
                return (say.what_to_change(),)
            case Phase.TEACH_BACK:
                return say.teach_back(flow, checkup.state, checkup.patient, checkup.details).chunks
        question = next_question(flow, checkup.state)
        return (say.question_chunk(question, checkup.patient),) if question else ()

    # ------------------------------------------------------------ what was told

    def _told(self, checkup: Checkup, text: str) -> Told:
        flow = self.flow(checkup)
        told = self.notice(text, checkup.present)
        known = {name for q in flow.questions for name in (q.id, *q.asks)} | set(flow.facts)
        facts = tuple(each for each in told.facts if each[0] in known or RED_FLAG in each[0])
        return replace(told, facts=(*settled_by(flow, facts), *_times(flow, text)))

    def _noted(self, checkup: Checkup, text: str, told: Told) -> Checkup:
        details = tuple(dict.fromkeys((*checkup.details, *details_in(text))))
        state = pass_by(checkup.state, told.facts) if told.facts else checkup.state
        return replace(checkup, state=state, details=details, present=told.present)

    def _alarmed(self, checkup: Checkup, text: str, told: Told) -> Turn | None:
        # Danger in passing comes before everything, even before "stop".
        signs = tuple(each for each in told.facts if each[1] is not Known.NO)
        if not signs or self.level(checkup) is Level.EMERGENCY:
            return None
        after = self._noted(checkup, text, replace(told, facts=signs))
        if self._level(after) is not Level.EMERGENCY:
            return None
        return self._advise(replace(after, paused=False))

    def _names_a_change(self, checkup: Checkup, text: str) -> bool:
        # "The chest pain", after "What should I change?", names an answer and reports nothing.
        short = len(text.split()) <= _A_FEW_WORDS
        named = named_question(self.flow(checkup), checkup.state, text)
        return checkup.phase is Phase.CHANGING and short and named is not None

    def _hear_answer(self, checkup: Checkup, text: str, told: Told) -> Turn:
        flow = self.flow(checkup)
        question = next_question(flow, checkup.state)
        if question is None:
            return self._go_on(checkup)
        value = self._value(question, text, told)
        news = view_of(flow, pass_by(checkup.state, told.facts)) != view_of(flow, checkup.state)
        if value is None and not news:
            return checkup, None
        details = tuple(dict.fromkeys((*checkup.details, *details_in(text))))
        checkup = replace(checkup, details=details, present=told.present)
        said = Said(value, told.facts)
        state = step(flow, checkup.state, said)
        waiting = next_question(flow, state)
        if state.tries > checkup.state.tries:
            return self._failed(checkup, "That's all right.", said)
        after = replace(checkup, state=state)
        if value is None and waiting is not None and waiting.id == question.id:
            return self._go_on(after, say.notice("I noted that."))
        return self._go_on(after, *say.safer_way(flow, question, state))

    def _value(self, question: Question, text: str, told: Told) -> Known | None:
        if question.within_days is not None:
            days = days_in(text)
            if days is not None:
                recent = days <= question.within_days and not is_a_moment(days)
                return Known.YES if recent else Known.NO
        return answer_in(text, question, told.loose)

    def _hear_age(self, checkup: Checkup, text: str) -> Turn:
        years = number_in(text)
        value = answer_in(text, None, ())
        if years is None and value is None:
            return checkup, None
        if years is None and value is Known.UNSURE and checkup.misses == 0:
            return self._failed(checkup, "That's all right.", Said(value))
        child = years < CHILD_UNDER if years is not None else value is not Known.NO
        return self._with_age(checkup, child, years)

    def _with_age(self, checkup: Checkup, child: bool, years: int | None) -> tuple[Checkup, Reply]:
        patient = replace(checkup.patient, child=child, years=years)
        checkup = replace(
            checkup, patient=patient, flow=self._flow_id(patient), phase=Phase.ASKING, misses=0
        )
        return self._go_on(checkup, say.progress(self.flow(checkup), checkup.state))

    def _hear_teach_back(self, checkup: Checkup, text: str, told: Told) -> Turn:
        corrected = self._corrected(checkup, told)
        if corrected is not None:
            return self._go_on(corrected, say.notice("Thank you, I have changed that."))
        value = answer_in(text, None, ())
        if value is Known.NO:
            checkup = replace(checkup, phase=Phase.CHANGING, misses=0)
            return checkup, say.asked(self.prompt(checkup))
        return self._advise(checkup) if value is not None else (checkup, None)

    def _hear_change(self, checkup: Checkup, text: str, told: Told) -> Turn:
        if self._names_a_change(checkup, text):
            return self._change(checkup, text)
        corrected = self._corrected(checkup, told)
        if corrected is not None:
            return self._go_on(corrected, say.notice("Thank you, I have changed that."))
        if answer_in(text, None, ()) is not None and len(text.split()) <= _A_FEW_WORDS:
            return self._advise(checkup)  # "nothing", "it's fine", "I don't know"
        return self._change(checkup, text, insist=True)

    def _corrected(self, checkup: Checkup, told: Told) -> Checkup | None:
        flow = self.flow(checkup)
        view = view_of(flow, checkup.state)
        state = checkup.state
        for name, value in told.facts:
            if value_of(view, name) is not value:
                state = correct(flow, state, name, value)
        if state == checkup.state:
            return None
        return replace(checkup, state=state, phase=Phase.ASKING, misses=0)

    def _hear_later(self, checkup: Checkup, text: str, told: Told) -> Turn:
        # After the advice only more danger is this check-up's business.
        after = self._noted(checkup, text, told)
        if self._level(after) > self.level(checkup):
            return self._go_on(replace(after, phase=Phase.ASKING))
        return checkup, None

    def _hear_paused(self, checkup: Checkup, wish: Wish | ControlWord | None) -> Turn:
        if wish in {ControlWord.GO_ON, ControlWord.NEXT}:
            checkup = replace(checkup, paused=False)
            lead = say.notice("Going on where we were.")
            return checkup, say.asked((lead, *self.prompt(checkup)))
        if wish is ControlWord.START_AGAIN:
            return self._grant(replace(checkup, paused=False), ControlWord.START_AGAIN, "")
        return checkup, None

    # ------------------------------------------------------------ what was wished for

    def _grant(self, checkup: Checkup, wish: Wish | ControlWord, topic: str) -> Turn:
        if wish in _FOR_THE_DIALOGUE or (checkup.phase is Phase.ADVISED and wish not in _LATER):
            return checkup, None
        match wish:
            case Wish.CHANGE:
                return self._change(checkup, topic)
            case Wish.HOLD_ON | ControlWord.STOP:
                stopped = say.stopped(waits=wish is Wish.HOLD_ON)
                return replace(checkup, paused=True), stopped
            case ControlWord.GO_BACK:
                return self._back(checkup)
            case ControlWord.START_AGAIN:
                return self.begin("", patient=checkup.patient, told=checkup.told)
            case ControlWord.EMERGENCY:
                return self._by_wish(checkup)
            case ControlWord.NEXT:
                return self._failed(checkup, "I would rather not skip this.", Said(Known.UNSURE))
        flow = self.flow(checkup)
        spoken = say.told_about(flow, self.question(checkup), wish, self.sources)
        if wish is ControlWord.SUMMARY:
            known = say.understood(flow, checkup.state, checkup.patient, checkup.details)
            spoken = replace(spoken, chunks=(say.notice(known),))
        return checkup, replace(spoken, chunks=(*spoken.chunks, *self.prompt(checkup)))

    def _change(self, checkup: Checkup, topic: str, *, insist: bool = False) -> Turn:
        flow = self.flow(checkup)
        question = named_question(flow, checkup.state, topic)
        if question is not None:
            state = correct(flow, checkup.state, question.id, None)
            checkup = replace(checkup, state=state, phase=Phase.ASKING, misses=0)
            return self._go_on(checkup, say.notice("All right, once more."))
        if insist and checkup.misses >= 1:
            return self._advise(checkup)
        if insist:
            return replace(checkup, misses=checkup.misses + 1), None
        if checkup.phase is Phase.ADVISED:
            return checkup, say.plain("We did not talk about that. Tell me what is different.")
        lead = say.notice("I have not asked about that yet.")
        return checkup, say.asked((lead, *self.prompt(checkup)))

    def _back(self, checkup: Checkup) -> tuple[Checkup, Reply]:
        before = undo(checkup.state)
        if before.events == checkup.state.events:
            lead = say.notice("There is nothing to go back to.")
            return checkup, say.asked((lead, *self.prompt(checkup)))
        checkup = replace(checkup, state=before, phase=Phase.ASKING, misses=0)
        return self._go_on(checkup, say.notice("Going back one question."))

    def _by_wish(self, checkup: Checkup) -> tuple[Checkup, Reply]:
        checkup = replace(checkup, told=Level.EMERGENCY, phase=Phase.ADVISED, paused=False)
        _, reply = self._advise(checkup)
        rest = say.notice("I can't make the call for you. Stay with me if it helps.")
        return checkup, replace(reply, chunks=(reply.chunks[0], rest))

    # ------------------------------------------------------------ going on

    def _failed(self, checkup: Checkup, lead: str, said: Said) -> tuple[Checkup, Reply]:
        if checkup.phase is not Phase.ASKING:
            return self._failed_elsewhere(checkup, lead)
        flow = self.flow(checkup)
        question = next_question(flow, checkup.state)
        state = step(flow, checkup.state, said)
        after = replace(checkup, state=state)
        waiting = next_question(flow, state)
        if question is None or waiting is None or waiting.id != question.id:
            safer = say.safer_way(flow, question, state) if question else ()
            return self._go_on(after, *safer)
        again = say.question_chunk(question, checkup.patient, again=True)
        return after, say.asked((say.notice(lead), again))

    def _failed_elsewhere(self, checkup: Checkup, lead: str) -> tuple[Checkup, Reply]:
        if checkup.misses == 0:
            checkup = replace(checkup, misses=1)
            return checkup, say.asked((say.notice(lead), *self.prompt(checkup)))
        if checkup.phase is Phase.AGE:
            return self._with_age(checkup, child=True, years=None)
        return self._advise(checkup)

    def _silence(self, checkup: Checkup) -> Turn:
        if checkup.paused or checkup.phase is Phase.ADVISED:
            return checkup, None
        checkup = replace(checkup, silences=checkup.silences + 1)
        if checkup.silences >= MOST_SILENCES:
            return replace(checkup, paused=True, silences=0), say.stopped(waits=False)
        return self._failed(checkup, "I did not hear an answer.", Said(None))

    def _go_on(self, checkup: Checkup, *lead: Chunk) -> tuple[Checkup, Reply]:
        flow = self.flow(checkup)
        if self._level(checkup) is Level.EMERGENCY:
            return self._advise(checkup, *lead)
        question = next_question(flow, checkup.state)
        if question is None:
            checkup = replace(checkup, phase=Phase.TEACH_BACK, misses=0)
            return checkup, say.teach_back(
                flow, checkup.state, checkup.patient, checkup.details, *lead
            )
        chunks = list(lead)
        asked = view_of(flow, checkup.state).asked
        if asked and asked % PROGRESS_EVERY == 0 and not lead:
            chunks.append(say.progress(flow, checkup.state))
        chunks.append(say.question_chunk(question, checkup.patient))
        return replace(checkup, phase=Phase.ASKING), say.asked(chunks)

    def _advise(self, checkup: Checkup, *lead: Chunk) -> tuple[Checkup, Reply]:
        reply = say.advice(
            self.flow(checkup),
            checkup.state,
            checkup.patient,
            self.sources,
            floor=checkup.told,
            lead=tuple(chunk for chunk in lead if say.is_safer_way(chunk)),
        )
        told = max(reply.level or Level.SELF_CARE, checkup.told or Level.SELF_CARE)
        return replace(checkup, phase=Phase.ADVISED, told=told, misses=0, paused=False), reply

    def _level(self, checkup: Checkup) -> Level:
        return level_of(self.flow(checkup), checkup.state)

    def _flow_id(self, patient: Patient) -> str:
        wanted = bool(patient.child)
        fitting = [flow.id for flow in self.flows if flow.for_child is wanted]
        return fitting[0] if fitting else self.flows[0].id


_A_FEW_WORDS = 4
_UNCLEAR = "I heard that in two ways."
_FOR_THE_DIALOGUE = {
    ControlWord.SLOWER,
    ControlWord.FASTER,
    ControlWord.LOUDER,
    ControlWord.QUIETER,
}
_LATER = {Wish.CHANGE, ControlWord.GO_BACK, ControlWord.START_AGAIN, ControlWord.EMERGENCY}


def _times(flow: Flow, text: str) -> Noticed:
    # "Since Tuesday", "for ten years": answers every question about time.
    days = days_in(text)
    if days is None or is_a_moment(days):
        return ()
    return tuple(
        (question.id, Known.YES if days <= question.within_days else Known.NO)
        for question in flow.questions
        if question.within_days is not None
    )
