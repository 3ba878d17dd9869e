"""One utterance on its way through the recognisers that hear it side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from voice_skill.language.tables import words
from voice_skill.listening.loudness import Leveller
from voice_skill.understanding.commands import find_control
from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE, Recogniser
from voice_skill.values.heard import Heard, Hypothesis

SOMETHING_ELSE = "[unk]"
"""What a closed grammar hears where none of its phrases was said."""

_LEAD = bytes(int(0.2 * SAMPLE_RATE) * SAMPLE_BYTES)
"""Silence before an utterance. Where a word begins with the sound, Vosk hears one more before it:
three voices' "no" came out as "i know", and after a tenth of a second of silence as "no"."""

_HARDLY_MORE = 2  # words: "i know"

Caption = Callable[[str], None]
"""Is told the words so far, each time they change."""


def ghosts() -> frozenset[str]:
    """Words that recognisers make out of breath and clatter; nothing but these is nothing heard."""
    return words("hearing", "ghosts")


def without_ghosts(hypotheses: tuple[Hypothesis, ...]) -> tuple[Hypothesis, ...]:
    """The hypotheses that say something; none where the likeliest is made of ghosts alone."""
    saying = tuple(each for each in hypotheses if set(each.text.split()) - ghosts())
    return saying if hypotheses and saying[:1] == hypotheses[:1] else ()


class Turn:
    """One utterance. ``closed`` is a second recogniser, with a closed grammar, on the same audio.

    ``closed_seconds`` is how much of the utterance the closed one hears before it gives up: what
    is longer was no short answer. None: all of it.
    """

    def __init__(
        self,
        recogniser: Recogniser,
        caption: Caption | None,
        *,
        closed: Recogniser | None = None,
        closed_seconds: float | None = None,
    ) -> None:
        self._recogniser = recogniser
        self._closed = closed
        self._left = None if closed_seconds is None else int(closed_seconds * SAMPLE_RATE)
        self._caption = caption
        self._leveller = Leveller()
        self._audio: list[bytes] = []
        self.shown = ""
        """The words so far."""
        self._changed = 0.0
        self._began: float | None = None
        self._now = 0.0

    @property
    def begun(self) -> bool:
        """Whether somebody has begun to speak."""
        return self._began is not None

    @property
    def steady_seconds(self) -> float:
        """For how long the words so far have not changed."""
        return self._now - self._changed

    @property
    def audio(self) -> bytes:
        """The utterance so far, raised where it was quiet."""
        return b"".join(self._audio)

    def take(self, audio: tuple[bytes, ...], *, began: float, now: float) -> None:
        """Some more blocks of the utterance. ``began`` and ``now`` are seconds of the stream."""
        self._now = now
        if audio and self._began is None:
            self._began = began
            self._feed(_LEAD)
        for block in self._leveller.raised(audio):
            self._audio.append(block)
            partial = self._feed(block)
            if partial not in ("", self.shown):
                self.shown, self._changed = partial, now
                if self._caption is not None:
                    self._caption(partial)

    def finish(self) -> Heard:
        """What was heard: the open recogniser's readings and the closed one's.

        The open ones come first, unless a question was answered as expected and open speech heard
        hardly more: then "know" is not what the person wants to read. Words that steer are more:
        the closed grammar heard "more" as "no" from 6 of 15 voices, and "next" from 4.
        """
        if self._began is None:
            return Heard((), 0.0, self._now)
        heard = without_ghosts(self._recogniser.finish())
        closed = self._closed.finish() if self._closed is not None else ()
        readings = tuple(filter(None, (self._reading(each) for each in closed)))
        if self._closed is not None and not readings:
            vague = words("hearing", "like_any_vowel")
            heard = tuple(each for each in heard if each.text not in vague)
        short = bool(heard) and len(heard[0].text.split()) <= _HARDLY_MORE
        steers = short and find_control(heard[0].text) is not None
        if self._left is None and short and not steers and readings == closed:
            return Heard((*readings, *heard), self._began, self._now)
        return Heard((*heard, *readings), self._began, self._now)

    def _reading(self, closed: Hypothesis) -> Hypothesis | None:
        """The phrase that the closed grammar heard; none where something else was said.

        After a question "no, nothing like that" is a no and something else. Where nothing was
        asked, only the phrase by itself counts.
        """
        said = closed.text.split()
        if SOMETHING_ELSE in said:
            said = said[: said.index(SOMETHING_ELSE)] if self._left is None else []
        return replace(closed, text=" ".join(said)) if said else None

    def _feed(self, block: bytes) -> str:
        self._feed_closed(block)
        return self._recogniser.feed(block)

    def _feed_closed(self, block: bytes) -> None:
        if self._closed is None:
            return
        if self._left is not None:
            self._left -= len(block) // SAMPLE_BYTES
            if self._left < 0:
                self._closed.finish()  # so that the next utterance finds it empty
                self._closed = None
                return
        self._closed.feed(block)
