"""Where a voice meets a loudspeaker, or a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from voice_skill.cli.options import Common
from voice_skill.cli.output import note
from voice_skill.core.script import START, Position, Sentence
from voice_skill.core.types import ChunkKind, Pack, Player, Reply
from voice_skill.settings import Settings
from voice_skill.speaking.pace import USUAL
from voice_skill.speaking.speaker import Speaker, Spoken
from voice_skill.speaking.ssip import SsipSpeaker, socket_path


class Says(Protocol):
    """What says replies: our own voice, or the screen reader's."""

    cut_at: Position | None

    def say(
        self,
        reply: Reply,
        *,
        words_per_minute: int = USUAL,
        start: Position = START,
        on_sentence: Callable[[Sentence], None] | None = None,
    ) -> Spoken:
        """Say it; returns when it has been heard or stopped."""
        ...

    def stop(self) -> None:
        """Be silent, from any thread."""
        ...


@dataclass(frozen=True, slots=True)
class Voiced:
    """A speaker, and the player it speaks through; ``look_again`` finds a better output.

    ``AudioError`` from ``look_again`` where there is none.
    """

    speaker: Says
    player: Player
    look_again: Callable[[], None] = lambda: None

    def tapped(self, tap: Callable[[bytes, int], None]) -> None:
        """Tell ``tap`` every sample that the loudspeaker takes; a file has no echo to tell of."""
        from voice_skill.speaking.loudspeaker import Loudspeaker

        if isinstance(self.player, Loudspeaker):
            self.player.tap = tap


def speak(
    reply: Reply,
    common: Common,
    pack: Pack | None = None,
    *,
    on_sound: Callable[[], None] = lambda: None,
) -> None:
    """Speak the reply into ``--out``, or over the loudspeaker, and return when it is said.

    ``on_sound`` is called as each sentence is handed to the loudspeaker.
    ``AudioError`` and ``VoiceError`` say why nothing can be heard; then no file is left behind.
    """
    settings = common.settings()
    with open_voice(common, settings, pack) as voiced:
        voiced.speaker.say(
            for_the_ear(reply),
            words_per_minute=settings.rate,
            on_sentence=lambda _: on_sound(),
        )


@contextmanager
def open_voice(
    common: Common, settings: Settings, pack: Pack | None, *, tell: Callable[[str], None] = note
) -> Iterator[Voiced]:
    """The voice and the output that are set, with the pack's own pronunciations.

    ``tell`` is told in a sentence when another loudspeaker has to take over.
    """
    from voice_skill.speaking.voices import Pyttsx3Voice

    lexicon = pack.pronounce if pack is not None else {}
    if settings.speech == "screen-reader" and common.out is None:
        with SsipSpeaker(lexicon=lexicon) as reader:
            yield Voiced(reader, reader)
        return
    with (
        _output(common, settings, tell) as (player, look_again),
        Pyttsx3Voice(settings.voice, warm=True) as voice,
    ):
        yield Voiced(Speaker(voice, player, lexicon=lexicon), player, look_again)


@contextmanager
def _output(
    common: Common, settings: Settings, tell: Callable[[str], None]
) -> Iterator[tuple[Player, Callable[[], None]]]:
    volume = settings.volume / 100
    if common.out is not None:
        from voice_skill.speaking.wave_file import FileLoudspeaker

        with FileLoudspeaker(common.out, volume=volume) as file:
            yield file, lambda: None
    else:
        from voice_skill.speaking.loudspeaker import Loudspeaker

        with Loudspeaker(settings.loudspeaker, volume=volume, on_notice=tell) as loudspeaker:
            yield loudspeaker, loudspeaker.look_again


def for_the_ear(reply: Reply) -> Reply:
    """The reply without what is only for the eye."""
    return replace(
        reply, chunks=tuple(chunk for chunk in reply.chunks if chunk.kind is not ChunkKind.HINT)
    )


def is_silent(settings: Settings) -> bool:
    """Whether nothing is to be said: the screen is enough, or is read by another program."""
    unreachable = settings.speech == "screen-reader" and socket_path() is None
    return settings.speech == "off" or unreachable
