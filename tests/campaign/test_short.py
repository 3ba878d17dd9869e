"""A short campaign finds nothing, and what it looks for would be found."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.campaign.running import KINDS
from tests.campaign.tally import SECONDS, Tally, table


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_short_campaign_finds_nothing(kind: str) -> None:
    """Seven seconds of each kind, in a process of its own: models that other tests have loaded
    are not its memory. ``python -m tests.campaign`` goes on for as long as you like.
    """
    command = [sys.executable, "-m", "tests.campaign", "--seed", "2026", "--minutes", "0.12"]
    ran = subprocess.run(
        [*command, "--only", kind, "--plain"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"{kind} " in ran.stdout


def test_what_is_raised_is_counted_unless_it_is_allowed() -> None:
    """A fault that is not counted would never be mended."""
    tally = Tally("talks")
    with tally.trying("a", ValueError):
        raise ValueError
    with tally.trying("b", ValueError):
        raise KeyError("x")
    assert tally.tried == 2
    assert tally.faults["exceptions"] == 1
    assert "try 2, exceptions: KeyError" in table([tally])


@pytest.mark.slow
def test_a_try_without_end_is_ended_and_counted() -> None:
    """A hang must not hang the campaign."""
    tally = Tally("packs")
    with tally.trying("for ever"):
        while True:
            pass
    assert tally.faults[f"hangs over {SECONDS:.0f} s"] == 1
