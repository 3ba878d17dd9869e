"""The conversation around a check-up: from "my calf hurts" to what to do about it. Pure.

Danger said in passing counts at once, whatever was asked. What is not about the check-up is
handed back (no reply): the dialogue may know it as a question about a topic, and then goes on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from voice_skill.checkup import words as say
from voice_skill.checkup.answering import (
    answer_to,
    hear_in_phase,
    names_a_change,
    without_doubtful_denials,
)
from voice_skill.checkup.course import Course
from voice_skill.checkup.facts import of_age
from voice_skill.checkup.hearing import names_own
from voice_skill.checkup.state import Checkup, Phase, Turn
from voice_skill.checkup.step import pass_by, settled_by
from voice_skill.checkup.wishes import grant, hear_paused
from voice_skill.language.prompts import prompt
from voice_skill.safety import agreement, denial
from voice_skill.safety.agreement import Doubt
from voice_skill.safety.danger_answers import answer_to_danger
from voice_skill.safety.evidence import Told
from voice_skill.understanding.people import CHILD_UNDER
from voice_skill.understanding.reading import Reading, Readings
from voice_skill.understanding.wishes import Wish
from voice_skill.values.flow import RED_FLAG, Known, Said
from voice_skill.values.level import Level
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import Chunk, Reply

MOST_SILENCES = 3
"""Turns without a word before the check-up stops listening and keeps its place (LI3)."""


@dataclass(frozen=True, slots=True)
class Checker(Course):
    """The check-ups of one pack, and everything that can be said to them."""

    def hear(self, checkup: Checkup, text: str) -> Turn:
        """The next state and what to say to a typed text; no reply where it is about others."""
        return self._hear(checkup, Reading(text), None)

    def _hear(self, checkup: Checkup, reading: Reading, doubt: Doubt | None) -> Turn:
        # With ``doubt`` it was spoken, and a no in it counts only as far as that goes.
        if not reading.said and answer_to_danger(reading) is None:  # "mm hmm" is a yes
            return self._silence(checkup)
        checkup = replace(checkup, silences=0)
        told = self.told(checkup, reading, doubt)
        wish = reading.wish
        if wish is None and self._is_for_another(checkup, reading):
            return self.begin(reading, patient=reading.patient, told=checkup.told, doubt=doubt)
        question = self.question(checkup)
        if wish is None and question is not None and reading.asks_about_a_word_of(question):
            wish = Wish.MEANS
        if isinstance(wish, ControlWord) and question is not None and names_own(question, reading):
            wish = None  # "a bit weak" is an answer here, and no wish for a louder voice
        if checkup.paused:
            return hear_paused(self, checkup, wish, reading)
        years = self.age_told(checkup, reading) if wish is None else None
        if years is not None:
            child = years < CHILD_UNDER
            if checkup.waits and child is not bool(checkup.patient.child):
                return self.with_age(self._with(checkup, reading, told), child=child, years=years)
            checkup = of_age(replace(checkup, patient=replace(checkup.patient, years=years)))
        if wish is not None:
            if not self.names_a_change(checkup, reading):
                checkup = self._with(checkup, reading, told)  # "wait, my calf is swollen"
            return grant(self, checkup, wish, reading)
        return hear_in_phase(self, checkup, reading, told, doubt)

    def hear_all(self, checkup: Checkup, heard: Readings) -> Turn:
        """``hear`` for all readings of one utterance, best first.

        A yes that any engine hears best counts. A no to a danger sign counts only as far as
        ``denial`` lets it: else the question is asked again.
        """
        if agreement.is_typed(heard):
            return self._hear(checkup, heard.best, None)
        question, flow = self.question(checkup), self.flow(checkup)
        told = {each: self.told(checkup, each) for each in heard}
        if question is not None:
            told = {
                each: without_doubtful_denials(flow, question, each, said)
                for each, said in told.items()
            }
        values = {
            each: answer_to(flow, question, each, told[each]) if question is not None else None
            for each in told
        }
        best = agreement.hearings(heard)
        doubt = denial.doubt_of(best, told, values)
        turns = {each: self._hear(checkup, each, doubt) for each in told}
        if denial.is_split(values):
            again = replace(checkup, silences=0, doubted="")
            return self.failed(again, prompt("common.two_ways"), Said(None))
        return next((turns[each] for each in best if turns[each][1] is not None), turns[best[0]])

    def alarmed(self, checkup: Checkup, heard: Readings) -> tuple[Checkup, Reply] | None:
        """The order to call for help, where any reading tells of an emergency; else None.

        It comes before everything that the words may do besides, even before "stop".
        """
        if self.level(checkup) is Level.EMERGENCY:
            return None
        for reading in dict.fromkeys(heard):
            told = self.told(checkup, reading)
            signs = tuple(each for each in told.facts if each[1] is not Known.NO)
            if not signs or self.names_a_change(checkup, reading):
                continue
            after = self.noted(checkup, reading, replace(told, facts=signs))
            if self.reached(after) is Level.EMERGENCY:
                return self.advise(replace(after, paused=False))
        return None

    def names_a_change(self, checkup: Checkup, reading: Reading) -> bool:
        """Whether the words name an answer that is to be changed, and report nothing."""
        return reading.wish is Wish.CHANGE or names_a_change(self, checkup, reading)

    def noted_beside(self, checkup: Checkup, heard: Readings) -> tuple[Checkup, Reply] | None:
        """What any reading tells of as there, taken without an answer to what was asked.

        What was asked is asked again; None where nothing is told.
        """
        before, checkup = checkup, self._with_all(checkup, heard)
        if checkup == before:
            return None
        lead = say.notice(prompt("common.noted"))
        if checkup.phase is Phase.ASKING:
            return self.go_on(checkup, lead)
        return checkup, say.asked((lead, *self.prompt(checkup)))

    def takes(self, checkup: Checkup, heard: Readings, level: Level) -> bool:
        """Whether what is told brings the check-up itself to that level, and it asks on.

        Not while an age is asked: another flow may follow, which does not know the sign.
        """
        if checkup.phase is Phase.AGE:
            return False
        return self.reached(self._with_all(checkup, heard)) >= level

    def _with_all(self, checkup: Checkup, heard: Readings) -> Checkup:
        for reading in dict.fromkeys(heard):
            checkup = self._with(checkup, reading, self.told(checkup, reading))
        return checkup

    def _with(self, checkup: Checkup, reading: Reading, told: Told) -> Checkup:
        # What is told as being there, and nothing that is denied.
        there = tuple(each for each in told.facts if each[1] is Known.YES)
        return self.noted(checkup, reading, replace(told, facts=there)) if there else checkup

    def missed(self, checkup: Checkup) -> tuple[Checkup, Reply]:
        """What was said made no sense to anybody: asked again, and never taken for a no."""
        if not checkup.waits:
            return checkup, say.plain(prompt("common.not_understood"))
        return self.failed(checkup, prompt("common.not_understood"), Said(None), remark=True)

    def alarmed_by(self, checkup: Checkup, flags: Iterable[str], level: Level | None) -> Checkup:
        """The check-up after red flags were raised and answered outside of it, at that level.

        After an emergency it is over; else it goes on, to find what is graver.
        """
        flow = self.flow(checkup)
        raised = tuple((RED_FLAG + flag, Known.YES) for flag in flags)
        state = pass_by(checkup.state, settled_by(flow, raised))
        told = max(level or Level.SELF_CARE, checkup.told or Level.SELF_CARE)
        checkup = replace(checkup, state=state, told=told)
        if told is Level.EMERGENCY:
            return replace(checkup, phase=Phase.ADVISED, paused=False, which="")
        return checkup

    def goes_on(self, checkup: Checkup, reading: Reading) -> bool:
        """Whether a report belongs to this check-up, and does not begin another."""
        who = reading.patient
        same = who is None or who.is_somebody or who.who == checkup.patient.who
        return checkup.waits or (checkup.paused and same)

    def reported(self, checkup: Checkup, reading: Reading) -> tuple[Checkup, Reply]:
        """More about the symptoms, or "check my symptoms", while a check-up is under way.

        It is never begun anew by that: what was told stays told, and what waits is asked again.
        """
        if not checkup.paused:
            return self.failed(checkup, prompt("checkup.first"), Said(None), remark=True)
        checkup = self.noted(replace(checkup, paused=False), reading, self.told(checkup, reading))
        return self.go_on(checkup, say.notice(prompt("common.going_on")))

    def resume_prompt(self, checkup: Checkup) -> tuple[Chunk, ...]:
        """What to say after something else was answered, to go on; empty where nothing waits."""
        if not checkup.waits:
            return ()
        return (say.notice(prompt("checkup.resume")), *self.prompt(checkup))

    def _is_for_another(self, checkup: Checkup, reading: Reading) -> bool:
        # "It's for my daughter, she's six", before the first answer: then she is asked about.
        answered = any(event.question for event in checkup.state.events)
        who = reading.patient
        other = who is not None and who.is_named and who.who != checkup.patient.who
        if not checkup.waits or answered or who is None or not other:
            return False
        return reading.names_the_patient or who.years is not None

    def _silence(self, checkup: Checkup) -> Turn:
        if not checkup.waits:
            return checkup, None
        checkup = replace(checkup, silences=checkup.silences + 1)
        if checkup.silences >= MOST_SILENCES:
            return replace(checkup, paused=True, silences=0), say.stopped(waits=False)
        return self.failed(checkup, prompt("checkup.no_answer"), Said(None))


__all__ = ["Checker", "Checkup", "Phase", "Turn"]
