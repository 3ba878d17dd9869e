"""The voice of a conversation: says replies, is silenced by a key, goes on without sound.

A loudspeaker that fails is told once and tried again at the next reply.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType

from voice_skill.assistant.barge_in import BargeIn, Overheard
from voice_skill.assistant.habits import manner_of
from voice_skill.assistant.manner import Manner
from voice_skill.assistant.ports import Face, Moment
from voice_skill.language.prompts import prompt
from voice_skill.settings import Settings
from voice_skill.speaking.earcons import Earcon, sound_of
from voice_skill.speaking.voiced import Voiced, for_the_ear
from voice_skill.values.errors import AudioError
from voice_skill.values.reply import NOTICE, Chunk, ChunkKind, Reply
from voice_skill.values.script import START, Position, Sentence

_MOST_GOING_ON = 2
"""So often an answer goes on by itself after a sound that was no word, a cough perhaps."""


class Mouth:
    """Says replies until told to be quiet. Where sound fails, it says so once and prints on.

    With ``barge_in`` it listens while it speaks; what a person said then is in ``overheard``.
    ``tap`` is told every sample that the loudspeaker takes, and its rate.
    """

    def __init__(
        self,
        face: Face,
        settings: Settings,
        *,
        tap: Callable[[bytes, int], None] = lambda samples, rate: None,
    ) -> None:
        self._voices = face.voices
        self._settings = settings
        self._silencer = face.keys
        self._screen = face.screen
        self._stopwatch = face.stopwatch
        self._open = ExitStack()
        self._voiced: Voiced | None = None
        self._failed = False
        self._unsaid: list[str] = []
        self._said: set[str] = set()
        self._manner = manner_of(settings)
        self.barge_in: BargeIn | None = None
        self._tap = tap
        self.overheard: Overheard | None = None

    @property
    def can_be_heard(self) -> bool:
        """Whether there is a voice, and a loudspeaker for it."""
        return self._voiced is not None and not self._failed

    def __enter__(self) -> Mouth:
        self._begin()
        return self

    def _begin(self) -> bool:
        """Open the voice, or find a loudspeaker again that had failed; whether there is one."""
        if self._voices.are_silent(self._settings.speech):
            return False
        try:
            if self._voiced is not None:
                if self._failed:
                    self._voiced.look_again()
            else:
                self._voiced = self._open.enter_context(
                    self._voices.open(self._settings.speech, tell=self._note)
                )
                self._voiced.tapped(self._tap)
        except AudioError as error:
            self._fail(error)
            return False
        return True

    def _fail(self, error: AudioError) -> None:
        if not self._failed:  # told once, not at every reply
            self._screen.note(str(error))
        self._failed = True

    def _note(self, text: str) -> None:
        """What the loudspeaker tells: shown now, said once it is free, and once only."""
        self._screen.note(text)
        if text not in self._said:
            self._said.add(text)
            self._unsaid.append(text)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._open.close()

    def say(self, reply: Reply, manner: Manner) -> Position | None:
        """Speak the reply from its beginning on; a key or Ctrl-C silences it, and we go on.

        The sentence that was cut short; None where all was said.
        """
        self._manner = manner
        stopped = self._say(reply, manner, listens=True)
        while self._unsaid:
            self.tell(self._unsaid.pop(0))
        return stopped

    def speak_through(self, speech: str) -> None:
        """From now on with our ``own`` voice, the ``screen-reader``'s, or not at all (``off``)."""
        self._settings = replace(self._settings, speech=speech)
        self._open.close()
        self._voiced, self._failed = None, False

    def stop(self) -> None:
        """Be silent within 0.1 s; from any thread."""
        if self._voiced is not None:
            self._voiced.speaker.stop()

    def tell(self, text: str) -> None:
        """Say a sentence of our own; whoever tells it has shown it."""
        self._say(Reply((Chunk(text, ChunkKind.NOTICE),), NOTICE), self._manner)

    def sound(self, earcon: Earcon) -> None:
        """A short sound, beside its caption; it never sounds over speech, and nobody waits."""
        if self._voiced is None or self._failed or not self._settings.earcons:
            return
        with contextlib.suppress(AudioError):  # the next reply finds out, and tells
            self._voiced.player.volume = self._manner.volume / 100
            self._voiced.player.play(sound_of(earcon))

    def _say(self, reply: Reply, manner: Manner, *, listens: bool = False) -> Position | None:
        if not self._begin() or self._voiced is None:
            return None
        speaker = self._voiced.speaker
        self._voiced.choose(manner.voice)
        self._voiced.player.volume = manner.volume / 100
        barge_in = self._listens_too() if listens else None
        begin: Position | None = Position(*reply.begin)
        for _ in range(1 + _MOST_GOING_ON):
            self._say_once(reply, manner, begin or START, barge_in)
            begin = speaker.cut_at
            if barge_in is None or begin is None or self.overheard or not barge_in.was_cut:
                break
        return speaker.cut_at

    def _listens_too(self) -> BargeIn | None:
        if self.barge_in is not None and self.barge_in.is_hopeless:
            self.barge_in = None
            # Said too: nobody waits for a stop that is not heard.
            self._note(prompt("sound.not_told_apart"))
        return self.barge_in

    def _say_once(
        self, reply: Reply, manner: Manner, begin: Position, barge_in: BargeIn | None
    ) -> None:
        if self._voiced is None:
            return
        speaker = self._voiced.speaker

        def begins(sentence: Sentence) -> None:
            self._stopwatch.mark(Moment.FIRST_SOUND)
            if barge_in is not None:
                barge_in.sentence(sentence, manner.rate)

        if barge_in is not None:
            barge_in.begin(reply.expects)
        try:
            with self._silencer.silences(speaker.stop):
                speaker.say(
                    for_the_ear(reply),
                    words_per_minute=manner.rate,
                    start=begin,
                    on_sentence=begins,
                )
            if self._failed:
                self._failed = False
                self._screen.note(prompt("sound.speaks_again"))
        except KeyboardInterrupt:
            self._screen.note(prompt("sound.silenced"))
        except AudioError as error:
            self._fail(error)
        finally:
            if barge_in is not None:
                self.overheard = barge_in.end()
