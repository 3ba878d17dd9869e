"""One conversation with one person, whatever face it wears: the loop and what belongs to it."""

from voice_skill.assistant.assistant import Again, Assistant, Show
from voice_skill.assistant.manner import Manner, adjusted
from voice_skill.assistant.ports import Keeper, Keeping, Pages, Say, Shelf, Tell

__all__ = [
    "Again",
    "Assistant",
    "Keeper",
    "Keeping",
    "Manner",
    "Pages",
    "Say",
    "Shelf",
    "Show",
    "Tell",
    "adjusted",
]
