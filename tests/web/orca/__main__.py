"""``python -m tests.web.orca --out FILE``: what the screen reader Orca says on the page.

A talk is had by keys alone, in a desktop that nobody sees. What was heard stands in FILE, or on
stdout. It takes about six minutes for each browser. Exit code 0 where all was said as it should
be, else 1.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.web.driving import BROWSERS, driven
from tests.web.orca.desktop import desktop, missing
from tests.web.orca.talk import Step, Talk
from tests.web.serving import parts, running

_INSIDE = "ORCA_INSIDE"


def main() -> int:
    """Reads the command line, has the talk, and counts what was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.web.orca", description=__doc__)
    parser.add_argument("--browser", choices=BROWSERS, default=BROWSERS[0])
    parser.add_argument("--out", type=Path, help="the file to write what was heard to")
    given = parser.parse_args()
    lacking = missing()
    if lacking:
        print(lacking, file=sys.stderr)
        return 1
    if _INSIDE not in os.environ:
        # A bus of our own: no screen reader of the person at this computer is disturbed.
        command = ["dbus-run-session", "--", sys.executable, "-m", "tests.web.orca", *sys.argv[1:]]
        os.execvpe(command[0], command, {**os.environ, _INSIDE: "1"})  # noqa: S606
    # Ended from outside, it still ends all that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    faults = 0
    with given.out.open("w", encoding="utf-8") if given.out else sys.stdout as out:

        def report(step: Step) -> None:
            nonlocal faults
            faults += len(step.faults)
            lines = [f"== {step.done}", *(each.line for each in step.heard)]
            lines += [f"FAULT {each}" for each in step.faults]
            out.write("\n".join(lines) + "\n\n")
            out.flush()

        with tempfile.TemporaryDirectory(prefix="orca-") as folder:
            have(given.browser, Path(folder), report)
        out.write(f"{faults} faults\n")
    return 1 if faults else 0


def have(browser: str, folder: Path, report: Callable[[Step], None]) -> None:
    """The whole talk, in that browser."""
    with (
        running(parts()) as address,
        desktop(folder) as there,
        driven(browser, desktop=there.environment) as page,
    ):
        Talk(page, there, report).whole(address)


if __name__ == "__main__":
    sys.exit(main())
