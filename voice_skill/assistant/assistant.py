"""One conversation: what was heard is decided, shown, said. Owns no rule and no engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from voice_skill.assistant.manner import Manner, adjusted
from voice_skill.assistant.ports import Keeping, Pages, Say
from voice_skill.dialogue import correcting
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.offers import to_resume
from voice_skill.dialogue.session import Session
from voice_skill.language import buttons, prompts
from voice_skill.language.prompts import notice, prompt
from voice_skill.speaking.voice_choice import Voice, next_voice
from voice_skill.understanding.asides import Aside
from voice_skill.understanding.repairs import Memory
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.meaning import ControlWord
from voice_skill.values.place import Place, cuts_a_question
from voice_skill.values.reply import ChunkKind, Expects, Outcome, Reply, control
from voice_skill.values.script import Position

_FOR_PAGES = frozenset({ControlWord.DOCTOR_PAGE, ControlWord.SAVE_PAGE})

_LEFT = control(Aside.LEFT)
_ENDS, _REPEATS = control(ControlWord.THANKS), control(ControlWord.REPEAT)

Again = Callable[[], tuple[Hypothesis, ...]]
"""Hears the last utterance once more, with another engine; gives its readings."""

Show = Callable[[Heard, Reply], Reply]
"""Shows what was heard and the reply to it; gives the reply as this face says it."""


class Assistant:
    """One conversation with one person, whatever face it wears.

    ``show`` is told each turn before it is spoken; without ``say`` replies are only shown.
    """

    def __init__(
        self,
        dialogue: Dialogue,
        *,
        show: Show = lambda heard, reply: reply,
        say: Say | None = None,
        manner: Manner | None = None,
        keeping: Keeping | None = None,
    ) -> None:
        self._dialogue = dialogue
        self._show = show
        self._say = say
        self._keeping = keeping or Keeping()
        self.session = Session(memory=self._keeping.memory, keeps=self._keeping.consent)
        self.manner = manner or Manner()
        self.heard = Heard(())
        """What was heard last, by every engine that was asked."""

    # ------------------------------------------------------------ the loop

    def converse(self, listen: Callable[[], Heard | None], *, again: Again | None = None) -> None:
        """The loop: turn after turn, until ``listen`` gives None. ``again`` as for ``decide``."""
        while (heard := listen()) is not None:
            self.turn(heard, again=again)

    def turn(self, heard: Heard, *, again: Again | None = None) -> Reply:
        """Decide, show, then say."""
        reply = self._show(heard, self.decide(heard, again=again))
        self.say(reply)
        return reply

    def decide(self, heard: Heard, *, again: Again | None = None) -> Reply:
        """The reply to what was heard; nothing is shown or spoken yet.

        ``again`` hears the same words with another engine. It is asked only where the first
        hearing was not plainly understood; then both count.
        """
        before = self.session.memory
        self.heard = heard
        after, reply = self._dialogue.respond(self.session, heard)
        spoken = bool(heard.hypotheses) and not heard.is_typed
        unclear = spoken and self._dialogue.is_unclear(self.session, after, reply)
        if again is not None and unclear:
            after, reply = self._twice(heard, again()) or (after, reply)
        if after.country != self.session.country:
            self._keeping.country(after.country)
        self.session = after
        return self._kept(before, reply)

    def _twice(self, heard: Heard, more: tuple[Hypothesis, ...]) -> tuple[Session, Reply] | None:
        """What both hearings come to; None where the second adds nothing.

        It adds to the first: the dialogue weighs both, under the same thresholds.
        """
        if not more:
            return None
        both = replace(heard, hypotheses=(*heard.hypotheses, *more))
        after, reply = self._dialogue.respond(self.session, both)
        if reply.outcome == _ENDS:
            # Such engines make thanks out of noise, in more wordings than can be listed here.
            return None
        self.heard = both
        return after, reply

    def begin(self, opening: str = "") -> Reply | None:
        """What is said first: whether to go on with a check-up that was kept, or to the opening.

        An opening tells what a check-up is to be about. None where there is nothing to say.
        """
        checker, shelf, memory = self._dialogue.checker, self._keeping.shelf, self.session.memory
        if checker is not None and shelf is not None and opening in {"", buttons.opening()}:
            found = shelf.find(checker)
            if found is not None:
                self.session, reply = to_resume(self.session, checker, *found, instead=opening)
                return reply
        if not opening:
            return None
        if checker is None:
            return self.decide(Heard.typed(opening))
        self.session, reply = self._dialogue.check_up(self.session, Heard.typed(opening))
        return self._kept(memory, reply)

    def _kept(self, before: Memory, reply: Reply) -> Reply:
        # What only a face can do: to keep corrections, the check-up, and the page for the doctor.
        keeping = self._keeping
        if keeping.corrections is not None:
            if self.session.memory != before:
                keeping.corrections.keep(self.session.memory)
            if reply.outcome == correcting.EXPORT:
                place = keeping.corrections.export(self.session.memory)
                reply = correcting.exported(reply, place)
        if keeping.receipt is not None and reply.outcome == _LEFT:
            told = tuple(map(notice, keeping.receipt()))
            reply = replace(reply, chunks=(*told, *reply.chunks[1:]))
        if reply.effect is ControlWord.OTHER_VOICE:
            reply = self._in_another_voice(reply)
        if keeping.pages is not None and reply.effect in _FOR_PAGES:
            reply = keeping.pages.answer(self.session, reply)
            self.session = replace(self.session, last=reply)
        if keeping.shelf is not None:
            keeping.shelf.follow(self.session, reply)
        return reply

    def _in_another_voice(self, reply: Reply) -> Reply:
        if self.manner.speech != "own":
            told = prompt(f"steering.voice_of.{self.manner.speech}")
        else:
            voice = next_voice(self._keeping.voices(), self.manner.voice)
            told = self.speak_with(voice) if voice else prompt("steering.one_voice")
        usual = prompts.effect_notice(ControlWord.OTHER_VOICE)
        chunks = tuple(notice(told) if each == usual else each for each in reply.chunks)
        return replace(reply, chunks=chunks)

    def speak_with(self, voice: Voice) -> str:
        """From now on with that voice, which is kept; gives the sentence that tells so."""
        self._change(replace(self.manner, voice=voice.id))
        return prompt("steering.voice", name=voice.name or prompt("steering.usual_voice"))

    def _change(self, manner: Manner) -> None:
        before, self.manner = self.manner, manner
        self._keeping.manner(before, manner)

    @property
    def pages(self) -> Pages:
        """What makes the page for the doctor; ``ValueError`` where the face has no pages."""
        if self._keeping.pages is None:
            raise ValueError("This conversation was given no pages.")
        return self._keeping.pages

    # ------------------------------------------------------------ what is asked of it

    @property
    def expects(self) -> Expects:
        """What is likely to be said now; a question that was not heard to its end asks nothing."""
        last = self.session.last
        if last is None or cuts_a_question(self.session.stopped):
            return Expects.ANYTHING
        return last.expects

    @property
    def question(self) -> str:
        """The question that waits for an answer, or an empty text."""
        chunks = self.session.last.chunks if self.session.last is not None else ()
        asking = {ChunkKind.QUESTION, ChunkKind.OFFER}
        return next((each.text for each in reversed(chunks) if each.kind in asking), "")

    def outcome_of(self, heard: Heard) -> Outcome:
        """What it would come to; nothing is decided or remembered."""
        return self._dialogue.respond(self.session, heard)[1].outcome

    def is_urgent(self, heard: Heard) -> bool:
        """Whether a danger is in what was heard, whatever is being asked just now."""
        anew = self._dialogue.respond(Session(), heard)[1].outcome
        return any(each.is_danger for each in (anew, self.outcome_of(heard)))

    # ------------------------------------------------------------ saying

    def say(self, reply: Reply) -> None:
        """Speak the reply in the manner it asks for.

        "Say that again slower" is for that replay only; "slower" stays. Where it was cut short, the
        place is kept.
        """
        changed = adjusted(self.manner, reply.effect)
        if reply.end_silence is not None:
            changed = replace(changed, end_silence=reply.end_silence)
        if reply.outcome != _REPEATS and changed != self.manner:
            self._change(changed)
        if self._say is not None:
            self.said(reply, self._say(reply, changed))

    def said(self, reply: Reply, stopped_at: Position | None) -> None:
        """How far the reply was said: for "go on", "next" and "back". ``say`` does this by itself.

        What is said beside the answer ("slower", "where are we") leaves the answer's place alone.
        """
        place, last = self.session.stopped, self.session.last
        answers = [each.chunks for each in (last, place.reply if place else None) if each]
        if reply.chunks not in answers:
            return
        again = reply.outcome == _REPEATS
        new = Place(reply, stopped_at, again) if stopped_at is not None else None
        self.session = replace(self.session, stopped=new)
