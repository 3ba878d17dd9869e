"""Moonshine (ASR) that has read the pack: our own search over the networks in its wheel."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np

from voice_skill.hearing.beam.network import Network
from voice_skill.hearing.beam.push import Push
from voice_skill.hearing.beam.search import Search
from voice_skill.hearing.moonshine import ENGINE
from voice_skill.hearing.teaching.ratios import read_ratios
from voice_skill.values.errors import ModelError
from voice_skill.values.heard import Hypothesis

READINGS = 3
"""How many readings of an utterance are given."""

_LEAST_SHARE = 0.1
"""What is less likely than that beside all others was not plainly heard. In 45 clips of other talk
a calm sentence was taken for despair, and despair for a plan, by readings of .04 and less.
"""

_WHEEL = "moonshine_voice"


class TaughtMoonshine:
    """Hears at the end of an utterance; shows no partial words. About 0.1 CPU s per audio s.

    ``ratios`` is the file that a taught model has for it; None hears as the networks do.
    ``ModelError`` where the wheel or that file is missing, or not as this search knows them.
    """

    def __init__(self, ratios: Path | None) -> None:
        push = Push(read_ratios(ratios)) if ratios is not None else None
        self._search = Search(Network(networks()), push)
        self._blocks: list[bytes] = []

    def feed(self, block: bytes) -> str:
        """Take a block. Nothing is known before the end."""
        self._blocks.append(block)
        return ""

    def finish(self) -> tuple[Hypothesis, ...]:
        """End the utterance; give its hypotheses, best first, and be ready for the next.

        Confidence is each one's share of the chance of them all.
        """
        data, self._blocks = b"".join(self._blocks), []
        if not data:
            return ()
        texts = self._search.texts(
            np.frombuffer(data, "<i2").astype(np.float32) / np.float32(32768)
        )
        if not texts:
            return ()
        shares = np.exp(np.array([each.score for each in texts]) - texts[0].score)
        shares /= shares.sum()
        return tuple(
            Hypothesis(each.text, float(share), ENGINE)
            for place, (each, share) in enumerate(zip(texts[:READINGS], shares, strict=False))
            if not place or share >= _LEAST_SHARE
        )


def networks() -> Path:
    """The folder of the networks in the installed wheel; ``ModelError`` where there is none."""
    # Found, not imported: the package would load its own engine, 42 MB, for nothing.
    spec = find_spec(_WHEEL)
    if spec is None or spec.origin is None:
        raise ModelError("Moonshine is not installed.")
    return Path(spec.origin).parent / "assets" / "tiny-en"
