"""The conversation around a check-up: from "my calf hurts" to what to do about it. Pure.

Danger said in passing counts at once, whatever was asked. What this does not understand it hands
back (no reply): the dialogue may know it as a question about a topic, and then goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from voice_skill.core import checkup_words as say
from voice_skill.core.checkup_hearing import (
    Wish,
    answer_in,
    days_in,
    details_in,
    is_a_moment,
    named_question,
    wish_in,
)
from voice_skill.core.flow_types import Flow, FlowState, Known, Noticed, Question, Said
from voice_skill.core.people import CHILD_UNDER, Patient, number_in, patient_in
from voice_skill.core.text import without_fillers
from voice_skill.core.triage import (
    correct,
    level_of,
    next_question,
    pass_by,
    step,
    undo,
    value_of,
    view_of,
    worst_of,
)
from voice_skill.core.types import Chunk, ChunkKind, ControlWord, Level, Reply, Source

MOST_SILENCES = 3
"""Turns without a word before the check-up stops listening and keeps its place (LI3)."""

_PROGRESS_EVERY = 3


class Phase(str, Enum):
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
    without a word. ``details`` are the person's own words for where and since when.
    """

    flow: str
    patient: Patient = Patient()
    state: FlowState = FlowState()
    phase: Phase = Phase.ASKING
    paused: bool = False
    told: Level | None = None
    misses: int = 0
    silences: int = 0
    details: tuple[str, ...] = ()


Turn = tuple[Checkup, Reply | None]


@dataclass(frozen=True, slots=True)
class Checker:
    """The check-ups of one pack.

    ``notice`` finds features in free speech: what is there, denied, or not sure. ``sources`` are
    the pack's, to say on request where advice comes from.
    """

    flows: tuple[Flow, ...]
    notice: Callable[[str], Noticed]
    sources: Mapping[str, Source] = field(default_factory=dict)

    # ------------------------------------------------------------ the four doors

    def begin(
        self, text: str = "", *, patient: Patient | None = None, told: Level | None = None
    ) -> tuple[Checkup, Reply]:
        """Start with what was said so far, which is never asked again."""
        who = patient or patient_in(text) or Patient()
        checkup = self._noted(Checkup(self._flow_id(who), who, told=told), text)
        if self._level(checkup) is Level.EMERGENCY:
            return self._advise(checkup)
        lead = [say.notice("I will ask a few short questions. I am not a doctor.")]
        if who.who and who.who != "them":
            lead.append(say.notice(f"They are about {who.who}."))
        here = say.told(self._flow(checkup), checkup.state)[0]
        if here:
            lead.append(say.notice(f"You told me: {', '.join(here[:3])}."))
        if who.child is None:
            checkup = replace(checkup, phase=Phase.AGE)
            return checkup, say.asked((*lead, _age_question(who)), outcome="triage-start")
        flow = self._flow(checkup)
        if next_question(flow, checkup.state) is not None:
            lead.append(say.progress(flow, checkup.state))
        checkup, reply = self._go_on(checkup, *lead)
        return checkup, replace(reply, outcome="triage-start") if reply.level is None else reply

    def hear(self, checkup: Checkup, text: str) -> Turn:
        """The next state and what to say; no reply where the text is not about the check-up."""
        if not without_fillers(text):
            return self._silence(checkup)
        checkup = replace(checkup, silences=0)
        before = checkup.state
        wish, topic = wish_in(text)
        answered = self._danger(checkup, text)
        if answered is not None:
            return answered
        if checkup.paused:
            return self._hear_paused(checkup, wish)
        if wish is not None:
            return self._grant(checkup, wish, topic)
        if checkup.phase is Phase.AGE:
            return self._hear_age(checkup, text)
        if checkup.phase is Phase.TEACH_BACK:
            return self._hear_teach_back(checkup, text)
        if checkup.phase is Phase.CHANGING:
            return self._hear_change(checkup, text)
        if checkup.phase is Phase.ADVISED:
            return self._hear_later(checkup, text)
        return self._hear_answer(checkup, text, before)

    def missed(self, checkup: Checkup) -> tuple[Checkup, Reply]:
        """What was said made no sense to anybody: asked again, and never taken for a no."""
        if checkup.paused or checkup.phase is Phase.ADVISED:
            return checkup, _plain("I did not understand that.")
        return self._failed(checkup, "I did not understand that.", None)

    def resume_prompt(self, checkup: Checkup) -> tuple[Chunk, ...]:
        """What to say after something else was answered, to go on; empty where nothing is asked."""
        if checkup.paused or checkup.phase is Phase.ADVISED:
            return ()
        return (say.notice("Back to the check-up."), *self._prompt(checkup))

    # ------------------------------------------------------------ for others to look at

    def question(self, checkup: Checkup) -> Question | None:
        """The question that waits for an answer."""
        if checkup.phase is not Phase.ASKING or checkup.paused:
            return None
        return next_question(self._flow(checkup), checkup.state)

    def asks(self, checkup: Checkup) -> tuple[str, ...]:
        """The features that the pending question asks about."""
        if checkup.phase is Phase.AGE and not checkup.paused:
            return ("child_age",)
        question = self.question(checkup)
        return question.asks if question else ()

    def level(self, checkup: Checkup) -> Level:
        """The level reached so far, never below what has been advised."""
        return max(self._level(checkup), checkup.told or Level.SELF_CARE)

    # ------------------------------------------------------------ what was said

    def _noted(self, checkup: Checkup, text: str) -> Checkup:
        noticed = self._noticed(text)
        state = checkup.state
        if noticed:
            state = pass_by(state, noticed)
        details = tuple(dict.fromkeys((*checkup.details, *details_in(text))))
        return replace(checkup, state=state, details=details)

    def _noticed(self, text: str) -> Noticed:
        days = days_in(text)
        noticed = self.notice(text)
        if days is None or is_a_moment(days):
            return noticed
        recent = Known.YES if days <= _RECENT_DAYS else Known.NO
        return (*noticed, ("recent", recent))

    def _danger(self, checkup: Checkup, text: str) -> Turn | None:
        # Danger in passing comes before everything, even before "stop".
        found = tuple(each for each in self._noticed(text) if each[1] is not Known.NO)
        if not found:
            return None
        flow = self._flow(checkup)
        state = pass_by(checkup.state, found)
        if level_of(flow, state) is not Level.EMERGENCY:
            return None
        if checkup.told is Level.EMERGENCY and level_of(flow, checkup.state) is Level.EMERGENCY:
            return None
        return self._advise(replace(checkup, state=state, paused=False))

    def _hear_answer(self, checkup: Checkup, text: str, before: FlowState) -> Turn:
        flow = self._flow(checkup)
        question = next_question(flow, checkup.state)
        if question is None:
            return self._go_on(checkup)
        noticed = self._noticed(text)
        value = self._value(question, text, noticed)
        if value is None and not noticed:
            return checkup, None
        checkup = replace(
            checkup, details=tuple(dict.fromkeys((*checkup.details, *details_in(text))))
        )
        state = step(flow, checkup.state, Said(value, noticed))
        if state.tries > checkup.state.tries:
            if value is None:
                return self._failed(checkup, "I noted that, but it is no answer yet.", None, noticed)
            return self._failed(checkup, "That's all right.", value, noticed)
        after = replace(checkup, state=state)
        lead = _unsure_lead(flow, question, state)
        waiting = next_question(flow, state)
        if value is None and waiting is not None and waiting.id == question.id:
            return self._go_on(after, say.notice("I noted that."))
        return self._go_on(after, *lead)

    def _value(self, question: Question, text: str, noticed: Noticed) -> Known | None:
        if question.within_days is not None:
            days = days_in(text)
            if days is not None:
                recent = days <= question.within_days and not is_a_moment(days)
                return Known.YES if recent else Known.NO
        return answer_in(text, question, noticed)

    def _hear_age(self, checkup: Checkup, text: str) -> Turn:
        years = number_in(text)
        value = answer_in(text, None, ())
        if years is None and value is None:
            return checkup, None
        if years is None and value is Known.UNSURE and checkup.misses == 0:
            return self._failed(checkup, "That's all right.", value)
        child = years < CHILD_UNDER if years is not None else value is not Known.NO
        return self._with_age(checkup, child, years)

    def _with_age(self, checkup: Checkup, child: bool, years: int | None) -> tuple[Checkup, Reply]:
        patient = replace(checkup.patient, child=child, years=years)
        checkup = replace(
            checkup, patient=patient, flow=self._flow_id(patient), phase=Phase.ASKING, misses=0
        )
        return self._go_on(checkup, say.progress(self._flow(checkup), checkup.state))

    def _hear_teach_back(self, checkup: Checkup, text: str) -> Turn:
        corrected = self._corrected(checkup, text)
        value = answer_in(text, None, ())
        if corrected is not None:
            return self._go_on(corrected, say.notice("Thank you, I have changed that."))
        if value is Known.YES:
            return self._advise(checkup)
        if value is Known.NO:
            checkup = replace(checkup, phase=Phase.CHANGING, misses=0)
            return checkup, say.asked(self._prompt(checkup))
        if value is Known.UNSURE:
            return self._advise(checkup)
        return checkup, None

    def _hear_change(self, checkup: Checkup, text: str) -> Turn:
        corrected = self._corrected(checkup, text)
        if corrected is not None:
            return self._go_on(corrected, say.notice("Thank you, I have changed that."))
        value = answer_in(text, None, ())
        if value is not None and len(text.split()) <= 4:
            return self._advise(checkup)  # "nothing", "it's fine", "I don't know"
        return self._change(checkup, text, insist=True)

    def _corrected(self, checkup: Checkup, text: str) -> Checkup | None:
        flow = self._flow(checkup)
        view = view_of(flow, checkup.state)
        state = checkup.state
        for name, value in self._noticed(text):
            if value_of(flow, view, name) is not value:
                state = correct(flow, state, name, value)
        if state == checkup.state:
            return None
        return replace(checkup, state=state, phase=Phase.ASKING, misses=0)

    def _hear_later(self, checkup: Checkup, text: str) -> Turn:
        # After the advice only more danger is this check-up's business.
        after = self._noted(checkup, text)
        if self._level(after) > self.level(checkup):
            return self._go_on(replace(after, phase=Phase.ASKING))
        return checkup, None

    def _hear_paused(self, checkup: Checkup, wish: Wish | ControlWord | None) -> Turn:
        if wish in {ControlWord.GO_ON, ControlWord.NEXT}:
            checkup = replace(checkup, paused=False)
            lead = say.notice("Going on where we were.")
            return checkup, say.asked((lead, *self._prompt(checkup)))
        if wish is ControlWord.START_AGAIN:
            return self._grant(replace(checkup, paused=False), ControlWord.START_AGAIN, "")
        return checkup, None

    # ------------------------------------------------------------ what was wished for

    def _grant(self, checkup: Checkup, wish: Wish | ControlWord, topic: str) -> Turn:
        if checkup.phase is Phase.ADVISED and wish not in _ALSO_LATER:
            return checkup, None
        match wish:
            case Wish.CHANGE:
                return self._change(checkup, topic)
            case ControlWord.GO_BACK:
                return self._back(checkup)
            case ControlWord.START_AGAIN:
                patient = checkup.patient
                return self.begin("", patient=patient, told=checkup.told)
            case Wish.HOLD_ON:
                paused = replace(checkup, paused=True)
                return paused, _plain("I will wait. Say carry on when you are ready.")
            case ControlWord.STOP:
                reply = _plain("Stopped. I keep your place: say carry on to go on.", listen=False)
                return replace(checkup, paused=True), replace(
                    reply, outcome="control:stop", effect=ControlWord.STOP
                )
            case ControlWord.EMERGENCY:
                return self._by_wish(checkup)
            case ControlWord.SLOWER | ControlWord.FASTER | ControlWord.LOUDER | ControlWord.QUIETER:
                return checkup, None
            case ControlWord.NEXT:
                return self._failed(checkup, "I would rather not skip this one.", Known.UNSURE)
        return checkup, self._told_about(checkup, wish)

    def _told_about(self, checkup: Checkup, wish: Wish | ControlWord) -> Reply:
        question = self.question(checkup)
        prompt = self._prompt(checkup)
        outcome = f"control:{wish.value}"
        if wish is ControlWord.HELP:
            return say.asked((*map(say.notice, say.HELP), *prompt), outcome=outcome)
        if wish is ControlWord.SUMMARY:
            text = say.understood(
                self._flow(checkup), checkup.state, checkup.patient, checkup.details
            )
            return say.asked((say.notice(text), *prompt), outcome=outcome)
        if wish is ControlWord.THANKS:
            return say.asked((say.notice("You're welcome."), *prompt), outcome=outcome)
        if wish is Wish.SLOW_REPEAT:
            reply = say.asked(prompt, outcome="control:repeat")
            return replace(reply, effect=ControlWord.SLOWER)
        if question is not None and wish in {Wish.WHY, ControlWord.WHO_SAYS}:
            sources = self._sources_of(checkup, question)
            chunks = [say.notice(question.why)]
            if wish is ControlWord.WHO_SAYS and sources:
                names = " and ".join(dict.fromkeys(each.organisation for each in sources[:2]))
                chunks.append(Chunk(f"Source: {names}.", ChunkKind.SOURCE, "Source"))
            return replace(say.asked((*chunks, *prompt), outcome=outcome), sources=sources)
        if question is not None and wish in {Wish.MEANS, ControlWord.MORE}:
            return say.asked((say.notice(question.means), *prompt), outcome=outcome)
        return say.asked(prompt, outcome=outcome)

    def _sources_of(self, checkup: Checkup, question: Question) -> tuple[Source, ...]:
        names = {question.id, *question.asks}
        cited = [
            source
            for rule in self._flow(checkup).rules
            if any(names & set(group) for group in rule.when)
            for source in rule.sources
        ]
        return tuple(self.sources[name] for name in dict.fromkeys(cited) if name in self.sources)

    def _change(self, checkup: Checkup, topic: str, *, insist: bool = False) -> Turn:
        flow = self._flow(checkup)
        question = named_question(flow, checkup.state, topic)
        if question is not None:
            state = correct(flow, checkup.state, question.id, None)
            checkup = replace(checkup, state=state, phase=Phase.ASKING, misses=0)
            return self._go_on(checkup, say.notice("All right, once more."), first=question)
        if insist:
            if checkup.misses >= 1:
                return self._advise(checkup)
            checkup = replace(checkup, misses=checkup.misses + 1)
            return checkup, None
        lead = say.notice("I have not asked about that yet.")
        if checkup.phase is Phase.ADVISED:
            return checkup, _plain("We did not talk about that. Tell me what is different.")
        return checkup, say.asked((lead, *self._prompt(checkup)))

    def _back(self, checkup: Checkup) -> Turn:
        before = undo(checkup.state)
        if before.events == checkup.state.events and checkup.phase is not Phase.TEACH_BACK:
            lead = say.notice("There is nothing to go back to.")
            if checkup.phase is Phase.ADVISED:
                return checkup, _plain("There is nothing to go back to.")
            return checkup, say.asked((lead, *self._prompt(checkup)))
        checkup = replace(checkup, state=before, phase=Phase.ASKING, misses=0)
        return self._go_on(checkup, say.notice("Going back one question."))

    def _by_wish(self, checkup: Checkup) -> tuple[Checkup, Reply]:
        checkup = replace(checkup, told=Level.EMERGENCY, phase=Phase.ADVISED, paused=False)
        flow = self._flow(checkup)
        reply = say.advice(
            flow, checkup.state, checkup.patient, self.sources, floor=Level.EMERGENCY
        )
        order = reply.chunks[0]
        rest = say.notice("I can't make the call for you. Stay with me if it helps.")
        return checkup, replace(reply, chunks=(order, rest))

    # ------------------------------------------------------------ going on

    def _failed(
        self, checkup: Checkup, lead: str, value: Known | None, noticed: Noticed = ()
    ) -> tuple[Checkup, Reply]:
        if checkup.phase is not Phase.ASKING:
            return self._failed_elsewhere(checkup, lead)
        flow = self._flow(checkup)
        question = next_question(flow, checkup.state)
        state = step(flow, checkup.state, Said(value, noticed))
        after = replace(checkup, state=state)
        waiting = next_question(flow, state)
        if question is None or waiting is None or waiting.id != question.id:
            settled = _unsure_lead(flow, question, state) if question else ()
            return self._go_on(after, *settled)
        again = say.question_chunk(question, checkup.patient, again=True)
        return after, say.asked((say.notice(lead), again))

    def _failed_elsewhere(self, checkup: Checkup, lead: str) -> tuple[Checkup, Reply]:
        if checkup.misses == 0:
            checkup = replace(checkup, misses=1)
            return checkup, say.asked((say.notice(lead), *self._prompt(checkup)))
        if checkup.phase is Phase.AGE:
            return self._with_age(checkup, child=True, years=None)
        return self._advise(checkup)

    def _silence(self, checkup: Checkup) -> Turn:
        if checkup.paused or checkup.phase is Phase.ADVISED:
            return checkup, None
        checkup = replace(checkup, silences=checkup.silences + 1)
        if checkup.silences >= MOST_SILENCES:
            paused = replace(checkup, paused=True, silences=0)
            return paused, _plain(
                "I will stop here and keep your place. Say carry on to go on.", listen=False
            )
        return self._failed(checkup, "I did not hear an answer.", None)

    def _go_on(
        self, checkup: Checkup, *lead: Chunk, first: Question | None = None
    ) -> tuple[Checkup, Reply]:
        flow = self._flow(checkup)
        if self._level(checkup) is Level.EMERGENCY:
            return self._advise(checkup, lead=_said_lead(lead))
        question = next_question(flow, checkup.state)
        if question is None:
            checkup = replace(checkup, phase=Phase.TEACH_BACK, misses=0)
            kept = tuple(chunk for chunk in lead if "question" not in chunk.text)
            return checkup, say.teach_back(
                flow, checkup.state, checkup.patient, checkup.details, *kept
            )
        asked = view_of(flow, checkup.state).asked
        chunks = list(lead)
        if asked and asked % _PROGRESS_EVERY == 0 and not lead:
            chunks.append(say.progress(flow, checkup.state))
        chunks.append(say.question_chunk(question, checkup.patient))
        return replace(checkup, phase=Phase.ASKING), say.asked(chunks)

    def _advise(self, checkup: Checkup, *, lead: str = "") -> tuple[Checkup, Reply]:
        flow = self._flow(checkup)
        reply = say.advice(
            flow, checkup.state, checkup.patient, self.sources, floor=checkup.told, lead=lead
        )
        told = max(reply.level or Level.SELF_CARE, checkup.told or Level.SELF_CARE)
        return replace(checkup, phase=Phase.ADVISED, told=told, misses=0, paused=False), reply

    def _prompt(self, checkup: Checkup) -> tuple[Chunk, ...]:
        flow = self._flow(checkup)
        if checkup.phase is Phase.AGE:
            return (_age_question(checkup.patient),)
        if checkup.phase is Phase.CHANGING:
            return (
                Chunk("What should I change? Name it, or say nothing.", ChunkKind.QUESTION),
            )
        if checkup.phase is Phase.TEACH_BACK:
            return say.teach_back(flow, checkup.state, checkup.patient, checkup.details).chunks
        question = next_question(flow, checkup.state)
        return (say.question_chunk(question, checkup.patient),) if question else ()

    # ------------------------------------------------------------ small things

    def _level(self, checkup: Checkup) -> Level:
        return level_of(self._flow(checkup), checkup.state)

    def _flow(self, checkup: Checkup) -> Flow:
        return next(flow for flow in self.flows if flow.id == checkup.flow)

    def _flow_id(self, patient: Patient) -> str:
        wanted = bool(patient.child)
        fitting = [flow.id for flow in self.flows if flow.for_child is wanted]
        return fitting[0] if fitting else self.flows[0].id


_RECENT_DAYS = 90

_ALSO_LATER = {
    Wish.CHANGE,
    ControlWord.GO_BACK,
    ControlWord.START_AGAIN,
    ControlWord.EMERGENCY,
}


def _age_question(patient: Patient) -> Chunk:
    who = patient.who.removeprefix("your ") if patient.who else "patient"
    return Chunk(f"Is your {who} under sixteen?", ChunkKind.QUESTION, "Question")


def _unsure_lead(flow: Flow, question: Question, state: FlowState) -> tuple[Chunk, ...]:
    unsure = value_of(flow, view_of(flow, state), question.id) is Known.UNSURE
    if not unsure or worst_of(flow, question) < Level.SAME_DAY:
        return ()
    return (say.notice(f"I can't rule out {question.told}, so I take the safer way."),)


def _said_lead(lead: tuple[Chunk, ...]) -> str:
    return " ".join(chunk.text for chunk in lead if "safer way" in chunk.text)


def _plain(text: str, *, listen: bool = True) -> Reply:
    chunks = (say.notice(text),) if text else ()
    return Reply(chunks, "triage", listen=listen)

