"""Which voice is meant: by id, full name, short name or language."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

_UNUSABLE = ("mb/", "gmw/en-shaw")
"""espeak lists MBROLA voices that are not there (they give a third of a second of noise), and a
voice for the Shavian alphabet."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of this computer. ``language`` is a code such as ``en-gb``, or empty."""

    id: str
    name: str
    language: str = ""

    @property
    def label(self) -> str:
        """The shortest thing to ask for it by: ``en-gb`` with espeak, else its name."""
        return self.language if "/" in self.id and self.language else self.name


def usable(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """The voices that can really speak."""
    return tuple(voice for voice in voices if not voice.id.casefold().startswith(_UNUSABLE))


def choose_voice(voices: tuple[Voice, ...], wanted: str) -> Voice | None:
    """The voice meant by ``wanted``; None where no voice fits.

    Tried in turn: id (``gmw/en``), full name (``English (Great Britain)``), language
    (``en-gb``), last part of the id (``en-gb-x-rp``). Case, ``_`` and ``-`` do not matter. An
    empty ``wanted`` means British English, else any English, else the first voice there is.
    """
    if not wanted.strip():
        english = english_voices(voices)
        return choose_voice(english, "en-gb") or next(iter((*english, *voices)), None)
    key = _folded(wanted)
    for part in range(4):
        for voice in voices:
            if _folded(_handles(voice)[part]) == key:
                return voice
    return None


def english_voices(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Those that speak English."""
    return tuple(voice for voice in voices if _folded(voice.language).startswith("en"))


def next_voice(voices: tuple[Voice, ...], now: str) -> Voice | None:
    """The voice after the one of that id, the first after the last; None where it is the only one.

    A voice that is not among them, such as one set by hand, comes before the first.
    """
    ids = [voice.id for voice in voices]
    if not set(ids) - {now}:
        return None
    return voices[(ids.index(now) + 1) % len(ids) if now in ids else 0]


def choices(voices: tuple[Voice, ...], wanted: str = "", *, most: int = 8) -> tuple[str, ...]:
    """Labels to offer instead: the nearest to ``wanted`` first, then the English voices."""
    labels = list(dict.fromkeys(voice.label for voice in voices))
    near = difflib.get_close_matches(wanted, labels, n=2, cutoff=0.7)
    english = [voice.label for voice in english_voices(voices)]
    return tuple(dict.fromkeys([*near, *english, *([] if english else labels)]))[:most]


def _handles(voice: Voice) -> tuple[str, str, str, str]:
    return voice.id, voice.name, voice.language, voice.id.rpartition("/")[2]


def _folded(name: str) -> str:
    return name.strip().casefold().replace("_", "-")
