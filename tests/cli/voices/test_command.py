"""``voices``: what there is, what is missing, and the command for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from voice_skill.cli.app import app
from voice_skill.settings import load_settings
from voice_skill.values.errors import SkillError


def run(*words: str) -> tuple[str, str]:
    """What a command prints: on stdout, and beside it."""
    result = CliRunner().invoke(app, ["voices", *words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout, result.stderr


def test_the_list_names_each_voice_as_the_setting_takes_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The usual one first, which speaks now; how to get a natural one stands beside it."""
    monkeypatch.setenv("VOICE_SKILL_MODELS", str(tmp_path))
    monkeypatch.setenv("VOICE_SKILL_CONFIG", str(tmp_path / "config.toml"))
    out, beside = run("list")
    assert out.splitlines()[0] == "usual: the usual voice. It speaks now."
    assert "Install it: " in beside
    rows = json.loads(run("list", "--json")[0])["voices"]
    assert [each["voice"] for each in rows if each["now"]] == [""]


@pytest.mark.slow
def test_a_voice_can_be_heard_and_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Into a file here; the setting is written only where that is asked for."""
    monkeypatch.setenv("VOICE_SKILL_CONFIG", str(tmp_path / "config.toml"))
    file = tmp_path / "heard.wav"
    run("try", "en-us", "--text", "One two three.", "--out", str(file))
    assert file.stat().st_size > 10_000
    assert load_settings().voice == ""
    run("try", "en-us", "--quiet", "--keep")
    assert load_settings().voice == "en-us"
    run("try", "usual", "--quiet", "--keep")
    assert load_settings().voice == ""


@pytest.mark.slow
@pytest.mark.parametrize(("name", "offered"), [("en-gbb", "en-gb"), ("kokoro:bf_emmma", "bf_emma")])
def test_a_voice_that_is_not_there_is_answered_with_those_that_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, offered: str
) -> None:
    """And nothing is kept."""
    monkeypatch.setenv("VOICE_SKILL_CONFIG", str(tmp_path / "config.toml"))
    with pytest.raises(SkillError, match=f"Choose one of: .*{offered}"):
        run("try", name, "--keep", "--out", str(tmp_path / "no.wav"))
    assert load_settings().voice == ""


def test_piper_is_a_program_of_its_own() -> None:
    """Its licence is said, and what to run."""
    out, _ = run("install", "piper")
    assert "GPL" in out
    assert "pip install piper-tts" in out
    assert "GPL" in json.loads(run("install", "piper", "--json")[0])["how"]
