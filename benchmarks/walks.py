"""How far a sentence walks through the house: files it visits, and moves between them.

    python -m benchmarks.walks [--json OUT.json]

A move is a call from one file of ``voice_skill`` into another. They are counted while one turn is
answered by the rules alone (no sentence model), after what is computed once a run.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from tests.support import LEGS, dialogue
from voice_skill.dialogue.session import Session
from voice_skill.values.heard import Heard, Hypothesis

HOUSE = str(Path(__file__).parents[1] / "voice_skill")


class Walk:
    """Counts calls between files while it is the interpreter's profile function."""

    def __init__(self) -> None:
        self.files: set[str] = set()
        self.moves = 0
        self.calls = 0

    def __call__(self, frame: FrameType, event: str, _: Any) -> None:
        """One event of ``sys.setprofile``."""
        here = frame.f_code.co_filename
        if event != "call" or not here.startswith(HOUSE):
            return
        self.files.add(here)
        self.calls += 1
        back = frame.f_back
        while back is not None and not back.f_code.co_filename.startswith(HOUSE):
            back = back.f_back
        self.moves += back is not None and back.f_code.co_filename != here


def walked(turn: Callable[[], object]) -> dict[str, int]:
    """Files, moves and calls of one turn."""
    walk = Walk()
    sys.setprofile(walk)
    try:
        turn()
    finally:
        sys.setprofile(None)
    return {"files": len(walk.files), "moves": walk.moves, "calls": walk.calls}


def _asked(*texts: str) -> Session:
    session = Session()
    for text in texts:
        session, _ = dialogue(LEGS).respond(session, Heard.typed(text))
    return session


def walks() -> dict[str, dict[str, int]]:
    """The three walks, by name."""
    skill, danger = dialogue(LEGS), _asked("my calf hurts")
    turns = {
        "a typed question": (Session(), Heard.typed("what are varicose veins")),
        "a spoken no to a danger question": (danger, _thrice("no", "know")),
        "a report": (Session(), Heard.typed("my calf hurts")),
    }
    # Other words in the same states: what is computed once a run is no part of the walk.
    for before, heard in (
        (Session(), Heard.typed("why do my legs cramp at night")),
        (danger, _thrice("nope", "note")),
        (Session(), Heard.typed("my knee aches")),
    ):
        skill.respond(before, heard)
    return {
        name: walked(partial(skill.respond, before, heard))
        for name, (before, heard) in turns.items()
    }


def _thrice(said: str, misheard: str) -> Heard:
    readings = ((said, "vosk"), (misheard, "vosk"), (said, "moonshine"))
    return Heard(tuple(Hypothesis(text, 0.9, engine) for text, engine in readings))


def main(arguments: list[str]) -> int:
    """Print the walks as a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.walks", description=__doc__)
    parser.add_argument("--json", type=Path)
    told = parser.parse_args(arguments)
    found = walks()
    for name, counts in found.items():
        print(f"{name:34}", "  ".join(f"{number:6} {what}" for what, number in counts.items()))
    if told.json is not None:
        told.json.write_text(json.dumps(found, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
