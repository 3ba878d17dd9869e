"""How soon to seek care."""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """How soon to seek care. May only rise within a session."""

    SELF_CARE = 0
    ROUTINE = 1
    SAME_DAY = 2
    EMERGENCY = 3

    @property
    def label(self) -> str:
        """The word used in packs, JSON and on the page: ``self-care``, ``routine`` ..."""
        return self.name.lower().replace("_", "-")

    @classmethod
    def from_label(cls, label: str) -> Level:
        """The level a pack's word names; ``ValueError`` lists the valid words."""
        for level in cls:
            if level.label == label:
                return level
        raise ValueError(f"level {label!r} is not one of {', '.join(each.label for each in cls)}")
