"""Where a voice meets a loudspeaker, or a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from voice_skill.cli.options import Common
from voice_skill.cli.output import note
from voice_skill.core.types import ChunkKind, Pack, Player, Reply
from voice_skill.settings import Settings
from voice_skill.speaking.speaker import Speaker


@dataclass(frozen=True, slots=True)
class Voiced:
    """A speaker, and the player it speaks through."""

    speaker: Speaker
    player: Player


def speak(reply: Reply, common: Common, pack: Pack | None = None) -> None:
    """Speak the reply into ``--out``, or over the loudspeaker, and return when it is said.

    ``AudioError`` and ``VoiceError`` say why nothing can be heard; then no file is left behind.
    """
    settings = common.settings()
    with open_voice(common, settings, pack) as voiced:
        voiced.speaker.say(for_the_ear(reply), words_per_minute=settings.rate)


@contextmanager
def open_voice(common: Common, settings: Settings, pack: Pack | None) -> Iterator[Voiced]:
    """The voice and the output that are set, with the pack's own pronunciations."""
    from voice_skill.speaking.voices import Pyttsx3Voice

    lexicon = pack.pronounce if pack is not None else {}
    with _output(common, settings) as player, Pyttsx3Voice(settings.voice, warm=True) as voice:
        yield Voiced(Speaker(voice, player, lexicon=lexicon), player)


@contextmanager
def _output(common: Common, settings: Settings) -> Iterator[Player]:
    volume = settings.volume / 100
    if common.out is not None:
        from voice_skill.speaking.wave_file import FileLoudspeaker

        with FileLoudspeaker(common.out, volume=volume) as file:
            yield file
    else:
        from voice_skill.speaking.loudspeaker import Loudspeaker

        with Loudspeaker(settings.loudspeaker, volume=volume, on_notice=note) as loudspeaker:
            yield loudspeaker


def for_the_ear(reply: Reply) -> Reply:
    """The reply without what is only for the eye."""
    return replace(
        reply, chunks=tuple(chunk for chunk in reply.chunks if chunk.kind is not ChunkKind.HINT)
    )
