"""How much longer a turn of 2,000 hostile letters takes: ``python -m benchmarks.hostile_texts``.

Ratios within one run, against a turn of twenty letters; and the memory of very many turns.
"""

from __future__ import annotations

import resource
import sys
import time
from itertools import cycle, islice

from voice_skill.assembly.skill import build_dialogue
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import Session
from voice_skill.settings import load_settings
from voice_skill.values.heard import Heard

LETTERS = 2_000
SHORT = "what helps my cramps"
PIECES = (
    "calf pain ",
    "chestpain",
    "a",
    "1",
    "10 minutes ",
    "c\u0301h\u0301e\u0301s\u0301t\u0301 ",
    "no chest pain but left calf swollen and ",
    "chst paim brethe clf ",
    "left-leg-",
    "my mum's leg ",
    "no ",
    "and ",
    "if i had chest pain would ",
    "a.b.c.",
    "one hundred and twenty ",
    "' ",
    "\n",
)
TURNS = 10_000


def main() -> None:
    """A line a text; with ``--turns`` also the memory after 1,000 and after 10,000 turns."""
    dialogue = build_dialogue(load_settings(), tell=lambda said: print(said, file=sys.stderr))
    _seconds(dialogue, "hello")
    short = sorted(_seconds(dialogue, f"{SHORT} {n}") for n in range(9))[4]
    print(f"{SHORT!r}: {short:.3f} s of processor")
    for piece in PIECES:
        took = _seconds(dialogue, (piece * LETTERS)[:LETTERS])
        print(f"{piece!r:50} {took:5.2f} s   x{took / short:.0f} for {LETTERS:,} letters")
    if "--turns" in sys.argv:
        _many(dialogue)


def _seconds(dialogue: Dialogue, text: str) -> float:
    began = time.process_time()
    dialogue.respond(Session(), Heard.typed(text))
    return time.process_time() - began


def _many(dialogue: Dialogue) -> None:
    texts = [text for topic in dialogue.pack.topics for text in topic.examples]
    first = 0.0
    session = Session()
    for number, text in enumerate(islice(cycle(texts), TURNS), start=1):
        if number % 20 == 0:
            session = Session()
        session, _ = dialogue.respond(session, Heard.typed(f"{text} {number}"))
        if number == TURNS // 10:
            first = _megabytes()
    print(
        f"{first:.0f} MB after {TURNS // 10:,} turns, x{_megabytes() / first:.3f} after {TURNS:,}"
    )


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    main()
