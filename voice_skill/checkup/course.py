"""The course of a check-up: how it begins, what it asks next, when it gives advice. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from voice_skill.checkup import words as say
from voice_skill.checkup.advice import advice
from voice_skill.checkup.facts import facts_in, of_age
from voice_skill.checkup.hearing import with_details
from voice_skill.checkup.reckoning import view_of
from voice_skill.checkup.state import Checkup, Phase
from voice_skill.checkup.step import level_of, next_question, pass_by, step
from voice_skill.checkup.unnamed import offered, unnamed_yes
from voice_skill.language.prompts import prompt
from voice_skill.safety import agreement
from voice_skill.safety.agreement import Doubt
from voice_skill.safety.evidence import Notice, Told, deaf
from voice_skill.understanding.people import Patient
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import Flow, FlowState, Known, Question, Said
from voice_skill.values.level import Level
from voice_skill.values.reply import CHECKUP_START, Chunk, Heading, Reply, Source

PROGRESS_EVERY = 3
"""Questions between two words about how many are left."""


@dataclass(frozen=True, slots=True)
class Course:
    """The check-ups of one pack.

    ``notice`` finds features in free speech; ``sources`` are the pack's, to say on request where
    advice comes from.
    """

    flows: tuple[Flow, ...]
    notice: Notice = deaf
    sources: Mapping[str, Source] = field(default_factory=dict)

    def begin(
        self,
        reading: Reading,
        *,
        patient: Patient | None = None,
        told: Level | None = None,
        present: frozenset[str] = frozenset(),
        doubt: Doubt | None = None,
        story: Sequence[Reading] = (),
    ) -> tuple[Checkup, Reply]:
        """Start with what was said so far, which is never asked again.

        ``patient`` is whom it is about, where that is known; ``told`` the level advised before,
        ``present`` the findings of the turns before, ``story`` what was told in them. With
        ``doubt`` it was spoken: what it denies counts only where two hearings deny it.
        """
        checkup = self._noting((*story, reading), patient, doubt, told=told, present=present)
        who = checkup.patient
        if self.reached(checkup) is Level.EMERGENCY:
            return self.advise(checkup)
        first = bool(reading.text or story)  # not after "start again"
        lead = say.opening(self.flow(checkup), checkup.state, who, first=first)
        if who.child is None:
            checkup = replace(checkup, phase=Phase.AGE)
            return checkup, say.asked((*lead, *self.prompt(checkup)), outcome=CHECKUP_START)
        if next_question(self.flow(checkup), checkup.state) is not None:
            lead = (*lead, say.progress(self.flow(checkup), checkup.state))
        checkup, reply = self.go_on(checkup, *lead)
        return checkup, replace(reply, outcome=CHECKUP_START) if reply.level is None else reply

    def recalled(self, story: Sequence[Reading]) -> Checkup:
        """What was told without any check-up, as one that has asked nothing yet."""
        return self._noting(story)

    def _noting(
        self,
        story: Sequence[Reading],
        patient: Patient | None = None,
        doubt: Doubt | None = None,
        *,
        told: Level | None = None,
        present: frozenset[str] = frozenset(),
    ) -> Checkup:
        named = (each.patient for each in reversed(story))
        who = patient or next((each for each in named if each is not None), None) or Patient()
        checkup = Checkup(self.flow_for(who), who, told=told, present=present)
        for each in story:
            checkup = self.noted(checkup, each, self.told(checkup, each, doubt))
        return of_age(checkup)

    # ------------------------------------------------------------ for others to look at

    def flow(self, checkup: Checkup) -> Flow:
        """The flow that the check-up follows."""
        return next(flow for flow in self.flows if flow.id == checkup.flow)

    def flow_for(self, patient: Patient) -> str:
        """The id of the flow that serves this patient."""
        wanted = bool(patient.child)
        fitting = [flow.id for flow in self.flows if flow.for_child is wanted]
        return fitting[0] if fitting else self.flows[0].id

    def question(self, checkup: Checkup) -> Question | None:
        """The question that waits for an answer."""
        if checkup.phase is not Phase.ASKING or checkup.paused:
            return None
        return next_question(self.flow(checkup), checkup.state)

    def asks(self, checkup: Checkup) -> tuple[str, ...]:
        """The features that the pending question asks about."""
        if checkup.phase is Phase.AGE and not checkup.paused:
            return ("child_age",)
        if checkup.phase is Phase.WHICH and not checkup.paused:
            return self.flow(checkup).question(checkup.which).asks
        question = self.question(checkup)
        return question.asks if question else ()

    def waits_for(self, checkup: Checkup) -> str:
        """A name for what is asked, the same however it is put, and while its signs are named."""
        question = self.question(checkup)
        asked = checkup.which if checkup.phase is Phase.WHICH else question.id if question else ""
        return f"{checkup.flow}:{asked}" if asked else checkup.phase.value

    def offers(self, checkup: Checkup) -> Mapping[str, str]:
        """The signs to choose from while it is asked which of them it is; else nothing."""
        if checkup.phase is not Phase.WHICH or checkup.paused:
            return {}
        flow = self.flow(checkup)
        return offered(flow, flow.question(checkup.which))

    def reached(self, checkup: Checkup) -> Level:
        """The level that the answers have reached."""
        return level_of(self.flow(checkup), checkup.state)

    def level(self, checkup: Checkup) -> Level:
        """The level reached so far, never below what has been advised."""
        return max(self.reached(checkup), checkup.told or Level.SELF_CARE)

    def prompt(self, checkup: Checkup) -> tuple[Chunk, ...]:
        """What the check-up waits for, asked once more."""
        flow = self.flow(checkup)
        match checkup.phase:
            case Phase.AGE:
                return (say.age_question(checkup.patient),)
            case Phase.WHICH:
                return (say.which_question(flow, flow.question(checkup.which)),)
            case Phase.CHANGING:
                return (say.what_to_change(),)
            case Phase.TEACH_BACK:
                return say.teach_back(flow, checkup.state, checkup.patient, checkup.details).chunks
        question = next_question(flow, checkup.state)
        return (say.question_chunk(question, checkup.patient),) if question else ()

    # ------------------------------------------------------------ what was told

    def told(self, checkup: Checkup, reading: Reading, doubt: Doubt | None = None) -> Told:
        """What the words tell that this check-up can count on.

        With ``doubt`` it was spoken, and denies only what two hearings deny.
        """
        flow = self.flow(checkup)
        flows = (flow,) if checkup.patient.child is not None else self.flows
        told = self.notice(reading, checkup.present)
        facts = facts_in(flow, flows, reading, told)
        if doubt is not None:
            facts = tuple(f for f in facts if f[1] is not Known.NO or f[0] in doubt.denials)
        return replace(told, facts=facts)

    def noted(self, checkup: Checkup, reading: Reading, told: Told) -> Checkup:
        """The check-up with what was told by the way."""
        details = with_details(checkup.details, reading)
        state = pass_by(checkup.state, told.facts) if told.facts else checkup.state
        return replace(checkup, state=state, details=details, present=told.present)

    def age_told(self, checkup: Checkup, reading: Reading) -> int | None:
        """The age in years that the words tell of the patient, where it was not known."""
        told, known = reading.patient, checkup.patient
        if told is None or known.years is not None or checkup.phase is Phase.AGE:
            return None
        return told.years if told.who == known.who or told.is_somebody else None

    # ------------------------------------------------------------ going on

    def go_on(self, checkup: Checkup, *lead: Chunk) -> tuple[Checkup, Reply]:
        """The next question, or what was understood, or at once the order to call for help."""
        flow = self.flow(checkup)
        if self.reached(checkup) is Level.EMERGENCY:
            return self.advise(checkup, *lead)
        unnamed = unnamed_yes(flow, checkup.state)
        if unnamed is not None and unnamed.id != checkup.which and unnamed.which:
            checkup = replace(checkup, phase=Phase.WHICH, which=unnamed.id, misses=0)
            return checkup, say.asked((*lead, *self.prompt(checkup)))
        question = next_question(flow, checkup.state)
        if question is None:
            checkup = replace(checkup, phase=Phase.TEACH_BACK, misses=0)
            return checkup, say.teach_back(
                flow, checkup.state, checkup.patient, checkup.details, *lead
            )
        chunks = list(lead)
        asked = view_of(flow, checkup.state).asked
        last = say.questions_left(flow, checkup.state) <= 1
        if asked and not lead and (last or asked % PROGRESS_EVERY == 0):
            chunks.append(say.progress(flow, checkup.state))
        chunks.append(say.question_chunk(question, checkup.patient))
        return replace(checkup, phase=Phase.ASKING), say.asked(chunks)

    def advise(self, checkup: Checkup, *lead: Chunk) -> tuple[Checkup, Reply]:
        """The advice, which ends the check-up; never for a lower level than was told before."""
        reply = advice(
            self.flow(checkup),
            checkup.state,
            checkup.patient,
            self.sources,
            floor=checkup.told,
            lead=tuple(chunk for chunk in lead if chunk.heading is Heading.SAFER_WAY),
        )
        which = self._rests_on(checkup) if reply.level is Level.EMERGENCY else None
        if which is not None:
            reply = say.asking_which(self.flow(checkup), which, reply)
        told = max(reply.level or Level.SELF_CARE, checkup.told or Level.SELF_CARE)
        checkup = replace(checkup, which=which.id if which else "", disputed=False)
        return replace(checkup, phase=Phase.ADVISED, told=told, misses=0, paused=False), reply

    def _rests_on(self, checkup: Checkup) -> Question | None:
        """The question of several signs whose bare yes, and nothing else, is an emergency."""
        flow, events = self.flow(checkup), checkup.state.events
        question = unnamed_yes(flow, checkup.state)
        if question is None:
            return None
        before = FlowState(events[:-1], checkup.state.tries)
        return question if level_of(flow, before) < Level.EMERGENCY else None

    def failed(
        self, checkup: Checkup, lead: str, said: Said, *, remark: bool = False
    ) -> tuple[Checkup, Reply]:
        """No answer was heard: asked again in other words, then the safer way is taken.

        ``remark``: something else was said, which shows that the question did not get through. To
        a question that danger hangs on, the first remark is no failed try.
        """
        if checkup.phase is not Phase.ASKING:
            return self._failed_elsewhere(checkup, lead)
        flow = self.flow(checkup)
        question = next_question(flow, checkup.state)
        grave = question is not None and agreement.is_grave(flow, question)
        if remark and grave and question is not None and checkup.remarked != question.id:
            checkup = replace(checkup, remarked=question.id)
            state = pass_by(checkup.state, said.noticed) if said.noticed else checkup.state
        else:
            state = step(flow, checkup.state, said)
        after = replace(checkup, state=state)
        waiting = next_question(flow, state)
        if question is None or waiting is None or waiting.id != question.id:
            safer = say.safer_way(flow, question, state) if question else ()
            return self.go_on(after, *safer)
        again = say.question_chunk(question, checkup.patient, again=True)
        if state.tries and checkup.remarked == question.id:
            again = say.shortest(question)
        return after, say.asked((say.notice(lead), again))

    def _failed_elsewhere(self, checkup: Checkup, lead: str) -> tuple[Checkup, Reply]:
        if checkup.misses == 0:
            checkup = replace(checkup, misses=1)
            return checkup, say.asked((say.notice(lead), *self.prompt(checkup)))
        if checkup.phase is Phase.AGE:
            return self.with_age(checkup, child=True, years=None)
        if checkup.phase is Phase.WHICH:
            return self.go_on(checkup, say.notice(prompt("which.count_all")))
        return self.advise(checkup)

    def with_age(
        self, checkup: Checkup, *, child: bool, years: int | None
    ) -> tuple[Checkup, Reply]:
        """The questions for that age, from what was told so far."""
        patient = replace(checkup.patient, child=child, years=years)
        flow = self.flow_for(patient)
        if flow != checkup.flow:  # what was told by name stays; its level was reached, and stays
            named = tuple(each for event in checkup.state.events for each in event.noticed)
            told = max(self.reached(checkup), checkup.told or Level.SELF_CARE) or None
            checkup = replace(checkup, state=pass_by(FlowState(), named), told=told)
        checkup = replace(checkup, patient=patient, flow=flow, phase=Phase.ASKING, misses=0)
        checkup = of_age(checkup)
        return self.go_on(checkup, say.progress(self.flow(checkup), checkup.state))
