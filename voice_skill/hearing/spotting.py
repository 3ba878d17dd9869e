"""Keyword spotting for barge-in: a few words of command, one of which silences us at once."""

from __future__ import annotations

from voice_skill.language.language import section
from voice_skill.language.tables import in_order
from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE, Recogniser

_STEADY_BLOCKS = 2
"""Heard in two blocks of 50 ms one after the other; in one alone "stop" was once "slower"."""

_LEAD = bytes(int(0.2 * SAMPLE_RATE) * SAMPLE_BYTES)
_TAIL_BYTES = int(0.35 * SAMPLE_RATE) * SAMPLE_BYTES
_LONGEST_BYTES = 10 * SAMPLE_RATE * SAMPLE_BYTES


def no() -> str:
    """The word that only asks us to listen."""
    return str(section("hearing")["while_we_speak"]["asks_us_to_listen"])


def obeyed() -> tuple[str, ...]:
    """What silences us while we speak, and ``no``."""
    return (*in_order("hearing", "while_we_speak", "silence"), no())


def to_spot() -> tuple[str, ...]:
    """These and what else is said over a voice, for a recogniser that shall tell them apart."""
    return (*obeyed(), *in_order("hearing", "while_we_speak", "beside"))


class Spotter:
    """Finds words of command in a stream that is silent where nobody speaks.

    ``recogniser`` has a closed grammar of what ``to_spot`` gives.
    """

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self._fed = self._silent = 0
        self._last, self._blocks = "", 0

    def feed(self, block: bytes) -> str:
        """The word of command that was said last, for as long as it is the last word; or nothing.

        ``block`` is some 50 ms.
        """
        self._silent = 0 if any(block) else self._silent + len(block)
        if not self._fed:
            if self._silent:
                return ""
            self._recogniser.feed(_LEAD)
        if self._silent > _TAIL_BYTES or self._fed > _LONGEST_BYTES:
            return self.finish()
        self._fed += len(block)
        word = _last_word(self._recogniser.feed(block))
        self._blocks = self._blocks + 1 if word == self._last else 1
        self._last = word
        return word if self._blocks >= _STEADY_BLOCKS else ""

    def finish(self) -> str:
        """What comes next is not the same utterance; the word of command that this one ended on."""
        found = self._recogniser.finish() if self._fed else ()
        self._fed = 0
        self._last, self._blocks = "", 0
        return _last_word(found[0].text) if found else ""


def _last_word(text: str) -> str:
    words = text.replace("[unk]", "").split()
    return words[-1] if words and words[-1] in obeyed() else ""
