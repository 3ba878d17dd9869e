"""What the product said before the house was rebuilt, it says still."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from tests import record

KEPT = Path(__file__).parent / "data" / "record.tsv"


@pytest.mark.slow
def test_every_turn_of_the_record_is_answered_as_it_was() -> None:
    """Where a change is meant: ``python -m tests.record --small tests/data/record.tsv``."""
    kept, now = KEPT.read_text("utf-8").splitlines(), record.small()
    changed = list(unified_diff(kept, now, "kept", "now", lineterm="", n=1))
    assert not changed, "\n".join(changed[:40])
