"""What a person chose on the page: how it looks, and who reads it aloud."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voice_skill.language.looks import Look
from voice_skill.language.prompts import prompt

THEMES = ("auto", "light", "dark", "yellow")
SIZES = ("normal", "large", "largest")

_STEPS = {Look.BIGGER: 1, Look.SMALLER: -1}


@dataclass(frozen=True, slots=True)
class Looks:
    """How the page is to look, as chosen on it; unknown wishes count as none."""

    theme: str = THEMES[0]
    size: str = SIZES[0]

    @classmethod
    def of(cls, theme: object, size: object) -> Looks:
        """The looks of a form."""
        return cls(
            theme if isinstance(theme, str) and theme in THEMES else THEMES[0],
            size if isinstance(size, str) and size in SIZES else SIZES[0],
        )

    def after(self, look: Look) -> Looks:
        """The looks once that wish was carried out; the largest letters get no larger."""
        if look in _STEPS:
            place = min(max(SIZES.index(self.size) + _STEPS[look], 0), len(SIZES) - 1)
            return replace(self, size=SIZES[place])
        return replace(self, theme=look.value) if look.value in THEMES else self

    def told(self, look: Look) -> str:
        """What is said when that wish is carried out: where nothing can change, that."""
        if look in _STEPS and self.after(look) == self:
            return prompt(f"face.look_end.{look.value}")
        return prompt(f"face.look.{look.value}")
