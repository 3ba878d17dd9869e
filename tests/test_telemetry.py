"""No part that we use tells anybody of this computer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import voice_skill
import onnxruntime
print(onnxruntime.get_available_providers())
"""


def test_onnxruntime_leaves_nothing_of_its_own_behind(tmp_path: Path) -> None:
    """It writes a device's name for its maker as it is imported, unless it is told not to.

    Where CI is set it stays quiet by itself: so it is not set here.
    """
    quiet = {"CI", "ORT_DISABLE_TELEMETRY"}
    kept = {name: value for name, value in os.environ.items() if name not in quiet}
    kept |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    run = [sys.executable, "-c", PROGRAM]
    subprocess.run(run, env=kept, check=True, capture_output=True)
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]
