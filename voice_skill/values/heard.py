"""What the hearing side (ASR) made of one utterance: its hypotheses."""

from __future__ import annotations

from dataclasses import dataclass

from voice_skill.values.text import cleaned


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One reading of what was said. ``confidence`` is 0 to 1; ``engine`` names who read it.

    What cannot be shown or written down is left out of the text, whoever brings it.
    """

    text: str
    confidence: float
    engine: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", cleaned(self.text))


@dataclass(frozen=True, slots=True)
class Heard:
    """What the hearing side made of one utterance, best hypothesis first.

    ``started`` and ``ended`` are seconds on the stream's own clock. No hypothesis means that
    nothing was said: silence, noise, or a word that was only a ghost. ``over_us``: it was said
    while we spoke (barge-in).
    """

    hypotheses: tuple[Hypothesis, ...]
    started: float = 0.0
    ended: float = 0.0
    over_us: bool = False

    @property
    def text(self) -> str:
        """The best hypothesis, or an empty string where nothing was heard."""
        return self.hypotheses[0].text if self.hypotheses else ""

    @property
    def is_typed(self) -> bool:
        """Whether it was typed, and not heard."""
        return bool(self.hypotheses) and self.hypotheses[0].engine == "typed"

    @classmethod
    def typed(cls, text: str) -> Heard:
        """Typed text as one hypothesis with confidence 1.0."""
        return cls((Hypothesis(text, 1.0, "typed"),))
