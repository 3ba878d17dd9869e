"""When rubbish is looked for: seldom while packs are read, and then only among what came later."""

from __future__ import annotations

import gc

_USUAL = gc.get_threshold()
_WHILE_READING = 1_000_000, 20, 20


def reading_begins() -> None:
    """Reading a pack makes a million small objects and next to no rubbish."""
    gc.set_threshold(*_WHILE_READING)


def reading_is_over() -> None:
    """What has been read stays as long as the process, and is not looked through again.

    Else rubbish waits until there is a quarter as much of it as of the pack: 10 MB in 1,000 visits
    to the page. Nothing is done in a process that is not ours: where reading has not begun.
    """
    if gc.get_threshold() == _WHILE_READING:
        gc.freeze()
        gc.set_threshold(*_USUAL)
