"""How long the commands take to start, and how much memory they hold.

    python -m benchmarks.startup [--json OUT.json]

Each command runs as a whole process, in turns with an empty Python, so that every figure has its
ratio in the same run. Memory is the largest resident set of the process, in MB.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 7
SKILL = [sys.executable, "-m", "voice_skill"]

COMMANDS = {
    "empty python": [sys.executable, "-c", "pass"],
    "--version": [*SKILL, "--version"],
    "ask": [*SKILL, "ask", "why do my legs cramp at night", "--quiet"],
    "hear (vosk loaded)": [*SKILL, "hear", "QUESTION", "--quiet"],
    "talk, until it listens": [*SKILL, "talk", "--until-listening", "--quiet"],
}


def _once(command: list[str]) -> tuple[float, float, int]:
    """(seconds, peak MB, exit code) of one run."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - started, usage.ru_maxrss / 1024, process.returncode


def measure(question: Path) -> dict[str, dict[str, float | int]]:
    """Median seconds, peak MB and exit code of every command, run in turns."""
    commands = {
        name: [str(question) if part == "QUESTION" else part for part in command]
        for name, command in COMMANDS.items()
    }
    for command in commands.values():
        _once(command)  # the first run fills caches, as the first use of a person does
    found: dict[str, list[tuple[float, float, int]]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            found[name].append(_once(command))
    empty = statistics.median(run[0] for run in found["empty python"])
    return {
        name: {
            "seconds": round(statistics.median(run[0] for run in runs), 3),
            "times_empty_python": round(statistics.median(run[0] for run in runs) / empty, 1),
            "peak_mb": round(max(run[1] for run in runs)),
            "exit": runs[0][2],
        }
        for name, runs in found.items()
    }


def main() -> None:
    """Print a table; write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    question = Path("benchmark-question.wav")
    subprocess.run(
        [*SKILL, "say", "Why do my legs cramp at night?", "--out", str(question)], check=True
    )
    try:
        figures = measure(question)
    finally:
        question.unlink(missing_ok=True)
    for name, row in figures.items():
        print(
            f"{name:24} {row['seconds']:6.3f} s  {row['times_empty_python']:6.1f} x empty python"
            f"  {row['peak_mb']:5} MB  exit {row['exit']}"
        )
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
