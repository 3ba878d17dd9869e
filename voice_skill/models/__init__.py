"""Speech and sentence models: list, install, verify, find and remove them.

Nothing here runs at import or during a conversation; only ``install`` reaches for the network.
"""

from voice_skill.models.catalogue import (
    Entry,
    Part,
    Source,
    SourceFile,
    SourceKind,
    choose,
    read_catalogue,
)
from voice_skill.models.installing import install
from voice_skill.models.planning import Plan, plan
from voice_skill.models.progress import Progress, Step, Tell
from voice_skill.models.store import Found, Place, find, look, places, remove, verify

__all__ = [
    "Entry",
    "Found",
    "Part",
    "Place",
    "Plan",
    "Progress",
    "Source",
    "SourceFile",
    "SourceKind",
    "Step",
    "Tell",
    "choose",
    "find",
    "install",
    "look",
    "places",
    "plan",
    "read_catalogue",
    "remove",
    "verify",
]
