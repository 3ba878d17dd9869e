"""A voice and where it sounds, opened together: our own, or the screen reader's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from voice_skill.speaking.pace import USUAL
from voice_skill.speaking.speaker import Spoken
from voice_skill.speaking.ssip import socket_path
from voice_skill.values.audio import Player
from voice_skill.values.reply import ChunkKind, Reply
from voice_skill.values.script import START, Position, Sentence


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

    ``AudioError`` from ``look_again`` where there is none. ``choose`` takes another voice, by its
    name, for what is said from now on.
    """

    speaker: Says
    player: Player
    look_again: Callable[[], None] = lambda: None
    choose: Callable[[str], None] = lambda name: None

    def tapped(self, tap: Callable[[bytes, int], None]) -> None:
        """Tell ``tap`` every sample that the loudspeaker takes; a file has no echo to tell of."""
        from voice_skill.speaking.loudspeaker import Loudspeaker

        if isinstance(self.player, Loudspeaker):
            self.player.tap = tap


def for_the_ear(reply: Reply) -> Reply:
    """The reply without what is only for the eye."""
    return replace(
        reply, chunks=tuple(chunk for chunk in reply.chunks if chunk.kind is not ChunkKind.HINT)
    )


def is_silent(speech: str) -> bool:
    """Whether nothing is to be said: the screen is enough, or is read by another program."""
    unreachable = speech == "screen-reader" and socket_path() is None
    return speech == "off" or unreachable
