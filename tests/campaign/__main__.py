"""``python -m tests.campaign --seed N --minutes M``: a table of what was tried and what was found.

Exit code 0 where nothing was found, else 1.
"""

from __future__ import annotations

import argparse
import sys

from tests.campaign.running import KINDS, run
from tests.campaign.tally import table


def main() -> int:
    """Reads the command line, runs the campaign and prints its table."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same tries")
    parser.add_argument("--minutes", type=float, default=10.0, help="how long, all kinds together")
    parser.add_argument("--tries", type=int, default=10**9, help="of each kind, at most")
    parser.add_argument("--only", nargs="*", choices=KINDS, default=KINDS, help="kinds to try")
    parser.add_argument("--plain", action="store_true", help="talks without the sentence model")
    given = parser.parse_args()
    tallies = run(
        given.seed,
        seconds=60 * given.minutes,
        tries=given.tries,
        kinds=given.only,
        plain=given.plain,
    )
    print(f"seed {given.seed}")
    print(table(tallies))
    return 1 if any(each.faults for each in tallies) else 0


if __name__ == "__main__":
    sys.exit(main())
