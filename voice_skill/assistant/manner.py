"""How to speak and to listen, and what changes it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voice_skill.values.meaning import ControlWord

SLOWEST, FASTEST = 80, 300
STEP = 0.10
"""How much "slower" and "faster" change the rate: a tenth (requirements SP8)."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to speak and to listen.

    ``rate`` in words a minute (80 to 300), ``volume`` 0 to 100, ``end_silence`` how many seconds
    of silence end what a person says (0.8 to 4.0). ``voice`` is the voice to speak with, as the
    setting names it; empty is the usual one. ``speech`` says who reads aloud: we (``own``), the
    ``screen-reader``, or nobody (``off``).
    """

    rate: int = 150
    volume: int = 100
    end_silence: float = 1.5
    voice: str = ""
    speech: str = "own"


def adjusted(manner: Manner, effect: ControlWord | None) -> Manner:
    """The manner after a control: a tenth slower, faster, louder or quieter, within limits."""
    match effect:
        case ControlWord.SLOWER:
            return replace(manner, rate=max(SLOWEST, round(manner.rate * (1 - STEP))))
        case ControlWord.FASTER:
            return replace(manner, rate=min(FASTEST, round(manner.rate * (1 + STEP))))
        case ControlWord.LOUDER:
            return replace(manner, volume=min(100, manner.volume + 10))
        case ControlWord.QUIETER:
            return replace(manner, volume=max(10, manner.volume - 10))
        case _:
            return manner
