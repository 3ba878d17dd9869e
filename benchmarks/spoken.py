"""How much of what is understood typed is still understood spoken.

    python -m benchmarks.spoken [FILE.tsv ...] [--keep HEARD.json] [--minutes 4] [--json OUT.json]

Every sentence is said by synthetic voices that nothing was learnt from (``EXAMINERS``), half of
the time in a noisy room, heard by the recogniser that has read the pack, and answered. What was
heard is kept in ``--keep``, so that a long run can be made in pieces, and a change of the matcher
measured again in seconds. Red flags and controls are left out: only understanding is measured.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from voice_skill.assembly.ears import build_recogniser
from voice_skill.assembly.skill import build_dialogue, build_pack
from voice_skill.dialogue.session import Session
from voice_skill.evaluation.speakers import EXAMINERS, said_by_one
from voice_skill.evaluation.utterances import Row, Utterance, read_utterances, same_label, totals
from voice_skill.settings import load_settings
from voice_skill.values.heard import Heard, Hypothesis

ROOT = Path(__file__).parents[1]
SETS = (ROOT / "tests/data/held_aside.tsv", ROOT / "tests/data/held_aside_2.tsv")

Kept = dict[str, list[str]]
"""By voice and sentence: the recogniser's readings, best first."""


def key(voice: str, text: str) -> str:
    """Where a reading is kept."""
    return f"{voice}\t{text}"


def hear_all(texts: list[str], kept: Kept, file: Path | None, minutes: float) -> int:
    """Hear what has not been heard yet; gives how many are left."""
    left = [
        (each, text) for each in EXAMINERS for text in texts if key(each.voice, text) not in kept
    ]
    if not left:
        return 0
    settings = load_settings()
    recogniser = build_recogniser(build_pack(settings), settings, tell=print)
    ends = time.monotonic() + 60 * minutes
    done = 0
    for speaker, text in left:
        if time.monotonic() > ends:
            break
        samples = said_by_one(text, (speaker,), salt=speaker.voice)
        for start in range(0, len(samples), 16_000):
            recogniser.feed(samples[start : start + 16_000])
        kept[key(speaker.voice, text)] = [each.text for each in recogniser.finish()]
        done += 1
    if file is not None:
        file.write_text(json.dumps(kept, indent=0), encoding="utf-8")
    return len(left) - done


def measure(utterances: list[Utterance], kept: Kept) -> dict[str, Any]:
    """Totals typed, and by voice, over what was heard by all."""
    dialogue = build_dialogue(load_settings(), tell=print)
    rows: dict[str, list[Row]] = {"typed": [], **{each.voice: [] for each in EXAMINERS}}
    for each in utterances:
        for voice, into in rows.items():
            heard = Heard.typed(each.text)
            if voice != "typed":
                if key(voice, each.text) not in kept:
                    continue
                texts = kept[key(voice, each.text)]
                heard = Heard(tuple(Hypothesis(text, 1.0 / len(texts), "") for text in texts))
            got = dialogue.respond(Session(), heard)[1]
            right = same_label(got.label, each.right)
            said = " | ".join(hypothesis.text for hypothesis in heard.hypotheses)
            into.append(Row(said, each.expected, got.label, right, got.probability, 0.0))
    return {voice: totals(tuple(these)) for voice, these in rows.items() if these}


def main() -> None:
    """Hear, answer, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, default=list(SETS))
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    utterances = [
        each for file in given.files for each in read_utterances(file) if ":" not in each.expected
    ]
    kept: Kept = {}
    if given.keep is not None and given.keep.exists():
        kept = json.loads(given.keep.read_text(encoding="utf-8"))
    left = hear_all([each.text for each in utterances], kept, given.keep, given.minutes)
    if left:
        print(f"{left} are left to be heard; the same command goes on.")
    found = measure(utterances, kept)
    print(f"{'':16} {'n':>5} {'topic':>7} {'off-topic accepted':>19} {'triage-start':>13}")
    for voice, figures in found.items():
        print(
            f"{voice:16} {figures['n']:5} {figures['topic_accuracy']:7.3f}"
            f" {figures['off_topic_accepted']:19.3f} {figures['triage_start_accuracy']:13.3f}"
        )
    if given.json:
        given.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
