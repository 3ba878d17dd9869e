"""Turn-taking: what the person says next, by voice, over our own voice, or by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from voice_skill.assistant.mouth import Mouth
from voice_skill.assistant.ports import Face
from voice_skill.assistant.troubles import Troubles
from voice_skill.hearing.ears import Ears, Ended, Listened
from voice_skill.hearing.wake import WakeWord
from voice_skill.language.prompts import prompt
from voice_skill.listening.watched import SteadyMicrophone
from voice_skill.speaking.earcons import Earcon
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.reply import Expects, Reply

WAIT_SECONDS = 8.0
"""How long somebody may take to begin before being reminded (requirements LI2)."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What hears the person: ears on a microphone.

    ``enter``: only after the Enter key. ``wake``: only when called, where no question waits.
    """

    ears: Ears
    microphone: SteadyMicrophone
    enter: bool = False
    wake: WakeWord | None = None


class Turns:
    """What the person says next, by voice or by keyboard.

    ``is_urgent`` says whether a danger is in what was heard.
    """

    def __init__(
        self,
        hearing: Hearing,
        face: Face,
        mouth: Mouth,
        troubles: Troubles,
        *,
        is_urgent: Callable[[Heard], bool],
    ) -> None:
        self._ears = hearing.ears
        self._microphone = hearing.microphone
        self._enter = hearing.enter
        self._wake = hearing.wake
        self._lines = face.keys
        self._screen = face.screen
        self._stopwatch = face.stopwatch
        self._mouth = mouth
        self._troubles = troubles
        self._is_urgent = is_urgent
        self._told_to_type = False
        self.was_overheard = False
        """Whether what was heard last was said while we spoke."""

    def checked(self, heard: Heard, reply: Reply) -> Reply:
        """The reply, with how well we hear where that was asked."""
        return self._troubles.hearing_checked(reply, self._microphone, heard)

    def again(self) -> tuple[Hypothesis, ...]:
        """The last utterance, as another engine hears it."""
        return self._ears.again()

    def next(self, *, remind: bool, expects: Expects, asks: bool = True) -> Heard | None:
        """The next utterance; no hypothesis after a silence; None once nothing can come.

        ``asks``: a question waits, so that no wake word is needed.
        """
        overheard = self._overheard()
        if overheard is not None:
            return overheard
        deaf = self._is_deaf
        if self._enter:
            self._to_type() if deaf else self._screen.note(prompt("sound.press_enter"))
            line = self._lines.wait()
            if line is None:
                return None
            if line or deaf:
                self._stopwatch.begin()
                return Heard.typed(line)
        # What came in while we spoke was our own voice.
        self._microphone.discard()
        waits = self._wake if not deaf and not (asks and remind) else None
        if waits is not None and not self._called(waits):
            return None
        self._invite()
        listened = self._listened(remind=remind and not deaf, expects=expects)
        line = self._lines.typed()
        if line:
            self._stopwatch.begin()
            return Heard.typed(line)
        if listened.ended is Ended.BROKEN_OFF:
            return self._broken_off(listened.heard, remind=remind, expects=expects)
        self._stopwatch.begin(self._ears.ended_at)
        self._tell_of_sound(listened.heard)
        if listened.ended is Ended.TOO_LONG:
            self._troubles.say(prompt("sound.thirty_seconds"))
        if line is not None and not listened.heard.text:
            return Heard.typed(line)
        if listened.ended is Ended.AUDIO_ENDED and not listened.heard.text:
            return None
        return listened.heard

    @property
    def _is_deaf(self) -> bool:
        """Whether there is no microphone, but somebody who can type."""
        return self._microphone.device is None and self._lines.is_there

    def _invite(self) -> None:
        """Tells that it listens, or that it cannot."""
        if self._is_deaf:
            self._to_type()
            return
        self._told_to_type = False
        self._screen.note(Earcon.LISTENING.value)
        self._mouth.sound(Earcon.LISTENING)

    def _to_type(self) -> None:
        """Tells to type, once, so that an order stays the last line; and marks where."""
        if not self._told_to_type:
            self._screen.note(prompt("sound.type"))
        self._told_to_type = True
        self._screen.mark()

    def _tell_of_sound(self, heard: Heard) -> None:
        """Once, what helps to be heard; a danger is answered first, without it."""
        clearness = self._microphone.clearness(heard.ended - heard.started)
        heard_words = bool(heard.text)
        found = self._troubles.of_sound(self._microphone.levels, clearness, heard=heard_words)
        if found and not (heard_words and self._is_urgent(heard)):
            self._troubles.say_once(found)

    def _overheard(self) -> Heard | None:
        """What was said while we spoke."""
        found, self._mouth.overheard = self._mouth.overheard, None
        self.was_overheard = found is not None
        if found is None:
            return None
        self._stopwatch.begin(self._ears.ended_at)
        return replace(found.heard, over_us=True)

    def _called(self, wake: WakeWord) -> bool:
        """Waits for the wake word, or a typed line; False once nothing can come."""
        self._screen.note(prompt("sound.wake", word=wake.spoken))
        blocks = self._until_typed(self._microphone.blocks())
        return wake.wait(blocks) or self._lines.has_line

    def _listened(self, *, remind: bool, expects: Expects) -> Listened:
        """The next utterance that is not the end of our own voice."""
        barge_in = self._mouth.barge_in
        before = barge_in.pre_roll() if barge_in is not None else ()
        while True:
            listened = self._ears.listen(
                chain(before, self._until_typed(self._microphone.blocks())),
                wait=WAIT_SECONDS if remind else None,
                caption=self._screen.caption,
                expects=expects,
            )
            if barge_in is None or not listened.heard.text:
                return listened
            left = barge_in.without_ours(listened.heard)
            if left.text or listened.ended is not Ended.SILENCE:
                return replace(listened, heard=left)
            before = ()

    def _broken_off(self, heard: Heard, *, remind: bool, expects: Expects) -> Heard | None:
        """Only the beginning was heard: a danger sign counts, anything else is asked again."""
        if heard.text and self._is_urgent(heard):
            self._stopwatch.begin(self._ears.ended_at)
            return heard
        if heard.text:
            self._troubles.say(prompt("sound.only_beginning"))
        return self.next(remind=remind, expects=expects)

    def _until_typed(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """The blocks, until a line is typed."""
        for block in blocks:
            if self._lines.has_line:
                return
            yield block
