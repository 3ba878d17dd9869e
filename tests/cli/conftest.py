"""Runs the command line as a person would, in this process, with its own cache and settings."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer

from voice_skill.cli import main
from voice_skill.cli.app import app
from voice_skill.cli.helping.command import commands_below


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


def root() -> Any:
    """``voice-skill`` itself, as its help sees it."""
    return typer.main.get_command(app).make_context("voice-skill", [], resilient_parsing=True)


def commands() -> dict[str, Any]:
    """Every command and group, such as "voice-skill config set"."""
    return {each.command_path: each for each in commands_below(root())}


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    cache: Path,
) -> Run:
    """``run("ask", "text")`` gives exit code, stdout and stderr."""
    monkeypatch.setenv("VOICE_SKILL_CACHE", str(cache))
    monkeypatch.setenv("VOICE_SKILL_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("VOICE_SKILL_DEBUG", "1")

    def command(*words: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["voice-skill", *words])
        code = 0
        try:
            main()
        except SystemExit as left:
            code = int(left.code or 0)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return command
