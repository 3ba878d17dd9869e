"""The taught ears hear a recording as OVOS hands it over."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from ovos_plugin_manager.stt import find_stt_plugins
from ovos_plugin_manager.utils.audio import AudioData
from ovos_skill_leg_cramps.ears import TaughtEars


def test_a_question_is_heard(tmp_path: Path) -> None:
    """At another rate than ours."""
    if shutil.which("flite") is None:
        pytest.fail("flite is not installed: sudo apt install flite")
    file = tmp_path / "q.wav"
    said = "what are varicose veins"
    subprocess.run(["flite", "-voice", "slt", "-t", said, "-o", str(file)], check=True)
    audio = AudioData.from_file(str(file))
    assert TaughtEars().execute(audio) == said


def test_ovos_finds_them() -> None:
    """By the name that its settings give."""
    assert "ovos-stt-plugin-leg-cramps" in find_stt_plugins()
