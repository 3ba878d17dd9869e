"""What the README and the page of commands show is run as it stands."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from tests.support import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def block(marker: str, page: str = README) -> list[str]:
    """The lines of the first code block after that marker."""
    found = re.search(rf"<!-- {marker} -->\n+```sh\n(.*?)```", page, re.DOTALL)
    assert found, marker
    return [line for line in found.group(1).splitlines() if line.strip()]


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """One line of a page, with this Python's ``voice-skill``."""
    words = shlex.split(line)
    assert words[0] == "voice-skill"
    return subprocess.run(
        [sys.executable, "-m", "voice_skill", *words[1:]],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_a_fresh_machine_needs_two_lines() -> None:
    """One does the main job, one passes the tests; .ci/run runs both as they stand."""
    first, second = block("two lines")
    assert "hear question.wav --out answer.wav" in first
    assert second.endswith("/pytest")
    assert "two lines" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.usefixtures("vosk_model")
def test_every_command_shown_works(tmp_path: Path) -> None:
    """In the order shown, in one folder."""
    asked = run('voice-skill say "Why do my legs cramp at night?" --out question.wav', tmp_path)
    assert asked.returncode == 0, asked.stderr
    for line in block("tested", COMMANDS):
        done = run(line, tmp_path)
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        out = re.search(r"--out (\S+)", line)
        if out:
            with wave.open(str(tmp_path / out.group(1))) as sound:
                assert sound.getnframes() > sound.getframerate() / 2
        else:
            assert done.stdout.strip(), line


def test_the_readme_is_read_in_two_minutes() -> None:
    """At most eighty lines; the rest stands in docs."""
    assert len(README.splitlines()) <= 80


def test_every_option_and_exit_code_it_names_exists() -> None:
    """A table that lies is worse than none."""
    from voice_skill.cli.options import _OPTIONS
    from voice_skill.values import errors

    options = re.findall(r"^\| `--([a-z]+)", COMMANDS, re.MULTILINE)
    assert set(options) <= set(_OPTIONS)
    assert options
    codes = {int(code) for code in re.findall(r"^\| (\d+) \|", COMMANDS, re.MULTILINE)}
    ours = {
        each.exit_code
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, errors.SkillError)
    }
    assert ours <= codes
