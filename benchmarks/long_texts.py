"""How the work of a turn grows with its length: ``python -m benchmarks.long_texts``.

Ratios within one run: four times the letters should be about four times the work.
"""

from __future__ import annotations

import time

from voice_skill.assembly.skill import build_pack
from voice_skill.safety.watch import Watch
from voice_skill.settings import load_settings

TEXTS = (
    "calf pain ",
    "my left calf is swollen and ",
    "no chest pain but ",
    "well i went to the shop ",
)
TIMES = (50, 100, 200, 400)


def main() -> None:
    """A line a text: processor seconds for each length, and the last ratio."""
    pack = build_pack(load_settings())
    for text in TEXTS:
        watch = Watch(pack.findings, pack.red_flags, pack.word_sets)  # nothing is remembered
        watch.notice(text)
        took = []
        for times in TIMES:
            began = time.process_time()
            watch.notice(text * times)
            took.append(time.process_time() - began)
        shown = "  ".join(f"{each:6.2f}" for each in took)
        print(f"{text:30} {shown} s   x{took[-1] / max(took[-2], 1e-6):.1f} for twice the length")


if __name__ == "__main__":
    main()
