"""A spoken conversation: from the welcome, or the first talk, to the leave-taking."""

from __future__ import annotations

from dataclasses import dataclass

from voice_skill.assistant.assistant import Assistant
from voice_skill.assistant.first_run import introduce
from voice_skill.assistant.manner import Manner
from voice_skill.assistant.mouth import Mouth
from voice_skill.assistant.ports import Face, Keeping, Moment
from voice_skill.assistant.troubles import Troubles
from voice_skill.assistant.turn_taking import Hearing, Turns
from voice_skill.checkup.words import HOLDING
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.language.prompts import welcome
from voice_skill.speaking.earcons import Earcon
from voice_skill.values.heard import Heard
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import MISS, Reply, ReplyKind, control
from voice_skill.values.script import Position


@dataclass(frozen=True, slots=True)
class Parts:
    """What a spoken conversation is put together from; ``manner`` is how it begins to speak."""

    dialogue: Dialogue
    face: Face
    mouth: Mouth
    troubles: Troubles
    hearing: Hearing
    keeping: Keeping
    manner: Manner


class Conversation:
    """An assistant with ears and a voice: what it listens to, how it shows and says its replies."""

    def __init__(self, parts: Parts) -> None:
        self._pack = parts.dialogue.pack
        self._screen = parts.face.screen
        self._stopwatch = parts.face.stopwatch
        self._mouth = parts.mouth
        self._ears = parts.hearing.ears
        self.assistant = Assistant(
            parts.dialogue,
            show=self._show,
            say=self._say,
            manner=parts.manner,
            keeping=parts.keeping,
        )
        self._turns = Turns(
            parts.hearing,
            parts.face,
            parts.mouth,
            parts.troubles,
            is_urgent=self.assistant.is_urgent,
        )
        parts.troubles.asked = lambda: self.assistant.question
        self._reminds = True
        self._is_over = False

    def hold(self, opening: str = "", *, first: bool = False) -> None:
        """Until it is ended by voice, by Ctrl-C, or by the end of what can be heard.

        ``opening`` tells what a check-up is to be about. ``first`` begins with the first talk,
        where there is sound: without it nobody can say whether it is loud enough.
        """
        first = first and self._mouth.can_be_heard
        if first and self.set_up():
            return
        if not first:
            self._tell(welcome(self._pack))
        begun = self.assistant.begin(opening)
        if begun is not None:
            self._tell(begun)
        self._converse()

    def set_up(self) -> bool:
        """The first talk. Where a question was asked instead, the conversation that it begins.

        Whether that conversation was held.
        """
        self.assistant.manner, instead = introduce(
            self._pack,
            self.assistant.manner,
            mouth=self._mouth,
            screen=self._screen,
            listen=lambda reply: self._turns.next(remind=True, expects=reply.expects),
            outcome_of=self.assistant.outcome_of,
        )
        if instead is None:
            return False
        self._tell(self.assistant.decide(instead))
        self._converse()
        return True

    def _tell(self, reply: Reply) -> None:
        self._screen.reply(reply)
        self.assistant.say(reply)

    def _converse(self) -> None:
        self.assistant.converse(self._listen, again=self._turns.again)

    def _listen(self) -> Heard | None:
        if self._is_over:
            return None
        expects, asks = self.assistant.expects, bool(self.assistant.question)
        heard = self._turns.next(remind=self._reminds, expects=expects, asks=asks)
        if heard is None:
            return None
        self._stopwatch.mark(Moment.TEXT)
        if heard.text and not self._turns.was_overheard:  # who talks over us wants silence
            self._mouth.sound(Earcon.HEARD)  # sounds while it is being thought about
        return heard

    def _show(self, heard: Heard, reply: Reply) -> Reply:
        reply = self._turns.checked(heard, reply)
        self._stopwatch.mark(Moment.DECISION)
        if heard.text and not heard.is_typed:  # what was typed stands there already
            self._screen.note(f"You: {heard.text}")
        self._screen.reply(reply, heard)
        if heard.text and reply.kind is ReplyKind.MISS:
            self._mouth.sound(Earcon.NOT_UNDERSTOOD)
        stops = reply.effect is ControlWord.STOP
        self._reminds = not stops and (reply.listen or not _is_rest(reply))
        self._is_over = reply.outcome == control(ControlWord.THANKS)
        return reply

    def _say(self, reply: Reply, manner: Manner) -> Position | None:
        if self._ears.patience is not None:
            self._ears.patience.usual = manner.end_silence
        if self._turns.was_overheard and reply.outcome == control(ControlWord.STOP):
            stopped_at = None  # whoever stops us over our own voice wants silence
        else:
            stopped_at = self._mouth.say(reply, manner)
        self._stopwatch.report()
        return stopped_at


def _is_rest(reply: Reply) -> bool:
    # The third silence, or "hold on": from now on nobody is reminded.
    return reply.outcome in {MISS, HOLDING} and not reply.listen
