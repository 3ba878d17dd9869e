"""Where a voice meets a loudspeaker, or a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from voice_skill.assistant.ports import Tell
from voice_skill.settings import Settings
from voice_skill.speaking.speaker import Speaker
from voice_skill.speaking.ssip import SsipSpeaker
from voice_skill.speaking.voice_choice import Voice
from voice_skill.speaking.voiced import Voiced, for_the_ear, is_silent
from voice_skill.values.audio import Player
from voice_skill.values.reply import Reply


@dataclass(frozen=True, slots=True)
class SetVoices:
    """Voices as they are set. ``out`` is a WAV file to speak into instead of the loudspeaker.

    ``lexicon`` is how the pack's words are pronounced; ``quiet`` silences them all.
    """

    settings: Settings
    lexicon: Mapping[str, str] = field(default_factory=dict)
    out: Path | None = None
    quiet: bool = False

    def are_silent(self, speech: str) -> bool:
        """Whether nothing is to be said: the screen is enough, or is read by another program."""
        return self.quiet or is_silent(speech)

    def open(self, speech: str, *, tell: Tell) -> AbstractContextManager[Voiced]:
        """The voice, and the output that is set.

        ``tell`` is told in a sentence when another loudspeaker has to take over. ``AudioError`` and
        ``VoiceError`` say why nothing can be heard; then no file is left behind.
        """
        if speech == "screen-reader" and self.out is None:
            return self._reader()
        return self._own(tell)

    @contextmanager
    def _reader(self) -> Iterator[Voiced]:
        with SsipSpeaker(lexicon=self.lexicon) as reader:
            yield Voiced(reader, reader)

    @contextmanager
    def _own(self, tell: Tell) -> Iterator[Voiced]:
        from voice_skill.assembly.voice_box import build_voices

        with (
            self._output(tell) as (player, look_again),
            build_voices(tell=tell, warm=True) as box,
        ):
            speaker = Speaker(box.named(self.settings.voice), player, lexicon=self.lexicon)

            def choose(name: str) -> None:
                speaker.synthesiser = box.named(name)

            yield Voiced(speaker, player, look_again, choose)

    @contextmanager
    def _output(self, tell: Tell) -> Iterator[tuple[Player, Callable[[], None]]]:
        volume = self.settings.volume / 100
        if self.out is not None:
            from voice_skill.speaking.wave_file import FileLoudspeaker

            with FileLoudspeaker(self.out, volume=volume) as file:
                yield file, lambda: None
        else:
            from voice_skill.speaking.loudspeaker import Loudspeaker

            name = self.settings.loudspeaker
            with Loudspeaker(name, volume=volume, on_notice=tell) as loudspeaker:
                yield loudspeaker, loudspeaker.look_again


def listed_voices() -> tuple[Voice, ...]:
    """The voices of this computer to choose from; takes a moment."""
    from voice_skill.assembly.voice_box import build_voices

    return build_voices().listed()


def speak(
    reply: Reply, voices: SetVoices, *, tell: Tell, on_sound: Callable[[], None] = lambda: None
) -> None:
    """Speak one reply, and return when it is said. Errors as ``SetVoices.open``.

    ``on_sound`` is called as each sentence is handed to the loudspeaker.
    """
    with voices.open(voices.settings.speech, tell=tell) as voiced:
        voiced.speaker.say(
            for_the_ear(reply),
            words_per_minute=voices.settings.rate,
            on_sentence=lambda _: on_sound(),
        )
