"""The map shows the house as it is."""

from __future__ import annotations

import re

from tests.support import ROOT, script

MAP = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def test_the_picture_is_what_the_imports_say() -> None:
    """Otherwise: ``python docs/draw.py``."""
    draw = script("draw")
    assert draw.PICTURE.read_text("utf-8") == draw.draw()


def test_every_place_that_the_map_names_exists() -> None:
    """A map that sends somebody to a file that has moved is worse than none."""
    named = re.findall(r"`((?:voice_skill|intents|tests|docs|benchmarks)/[\w./-]+)`", MAP)
    assert len(named) > 20
    missing = [name for name in named if not (ROOT / name).exists()]
    assert not missing


def test_every_room_is_on_the_map() -> None:
    """A new room is explained before it is furnished."""
    rooms = {
        path.name for path in (ROOT / "voice_skill").iterdir() if (path / "__init__.py").exists()
    }
    assert not {room for room in rooms if f"`voice_skill/{room}/`" not in MAP}
