"""``talk``: a spoken conversation. (being written)"""
from __future__ import annotations
from voice_skill.cli.options import Common, with_common


@with_common
def talk(common: Common) -> None:
    """Hold a spoken conversation."""
def talk_plainly() -> None: ...
