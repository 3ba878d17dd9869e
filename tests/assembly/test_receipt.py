"""The receipt of a talk: what was written and why, what was reached for, and no word of it."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import BICYCLE
from voice_skill.assembly import receipt
from voice_skill.cli.output import write_report
from voice_skill.settings import state_folder
from voice_skill.witness import Witness

BEGAN = datetime.datetime(2026, 1, 2)
WORDS = "how do i oil the chain my secretword hurts"


def talked(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """The command, in a home of its own."""
    places = {name: str(folder / name.lower()) for name in ("CACHE", "DATA", "STATE")}
    homes = {f"VOICE_SKILL_{name}": place for name, place in places.items()}
    homes["VOICE_SKILL_CONFIG"] = str(folder / "config" / "config.toml")
    return subprocess.run(
        [sys.executable, "-m", "voice_skill", *command],
        env={**os.environ, **homes},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_talk_leaves_a_receipt_without_a_word_of_it(tmp_path: Path) -> None:
    """Each file with its reason, nothing outside, the versions; in words and as JSON."""
    out = tmp_path / "answer.wav"
    asked = talked(tmp_path, "ask", WORDS, "--pack", str(BICYCLE), "--out", str(out))
    assert asked.returncode in {0, 3}, asked.stderr
    shown = talked(tmp_path, "receipt")
    data = json.loads(talked(tmp_path, "receipt", "--json").stdout)
    assert data["command"] == "ask"
    assert data["left_this_computer"] == []
    why = {row["path"]: row["why"] for row in data["files"]}
    assert why[str(tmp_path / "state" / receipt.FILE)].endswith("and the receipt")
    assert why[str(out)] == "you named this file"
    assert not [
        path for path, reason in why.items() if "a fault" in reason and tmp_path.name in path
    ]
    assert {"voice-skill", "python", "onnxruntime", "vosk"} <= set(data["versions"])
    assert "Nothing was seen to leave this computer." in shown.stdout
    assert receipt.UNSEEN in shown.stdout
    for text in (shown.stdout, json.dumps(data)):
        assert "secretword" not in text
        assert "oil" not in text
    assert (tmp_path / "state" / receipt.FILE).stat().st_mode & 0o077 == 0


def test_without_a_talk_there_is_no_receipt_and_the_remedy_is_named(tmp_path: Path) -> None:
    """A damaged one is none."""
    (tmp_path / "state").mkdir()
    for rubbish in ("", "[", "[]", '{"format": "other"}', "[" * 100_000):
        write_report(tmp_path / "state" / receipt.FILE, rubbish)
        done = talked(tmp_path, "receipt")
        assert done.returncode == 2
        assert "voice-skill talk" in done.stderr


def test_what_reached_beyond_this_computer_is_said_first_and_plainly() -> None:
    """Aloud and in print."""
    seen = Witness()
    assert receipt.spoken(seen)[0].startswith("I have seen nothing leave")
    seen.note("socket.connect", (None, ("192.0.2.1", 443)))
    seen.note("open", (str(state_folder() / "x"), "w", os.O_WRONLY))
    left, wrote, *_ = receipt.spoken(seen)
    assert "That should never be" in left
    assert "1 file " in wrote
    data = receipt.made("talk", BEGAN, seen)
    assert data["left_this_computer"] == [{"what": "connect 192.0.2.1:443", "times": 1}]
    assert "It reached beyond this computer:" in list(receipt.in_words(data))


@pytest.mark.parametrize("place", ["/somewhere/else", "/var/lib/x"])
def test_a_file_in_no_folder_of_ours_is_called_a_fault(place: str) -> None:
    """Nobody has to know the folders to see it."""
    seen = Witness()
    seen.note("open", (place, "w", os.O_WRONLY))
    (row,) = receipt.made("ask", BEGAN, seen)["files"]
    assert "please report it" in row["why"]
