"""A danger sign in the question is answered, whatever else is wrong with the command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from voice_skill.cli.danger_first import in_arguments

DANGER = "I have chest pain and cannot breathe"

FLAGS: dict[str, tuple[str, ...]] = {
    "a country nobody knows": ("--country", "xx"),
    "a pace that is none": ("--rate", "fast"),
    "a pace beyond all": ("--rate", "9999"),
    "a volume beyond all": ("--volume", "-3"),
    "a pack that is none": ("--pack", "."),
    "a pack that is not there": ("--pack", "/nowhere"),
    "a flag nobody knows": ("--frobnicate",),
    "a flag without its value": ("--country",),
}

SETTINGS: dict[str, bytes] = {
    "not TOML": b"rate = fast",
    "not text": b"\xff\xfe\x00rate",
    "a wrong type": b"voice = {rate = 130}",
    "a list": b"end_silence = [1]",
    "a date": b"rate = 2026-01-01",
    "an unknown name": b"raet = 150",
    "thousands of digits": b"rate = " + b"9" * 5000,
    "nested too deep": b"rate = " + b"[" * 5000,
    "huge": b"#" * (2 << 20),
}


@pytest.fixture
def asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """As a person has it: without the variable that shows where an error came from."""
    monkeypatch.delenv("VOICE_SKILL_DEBUG", raising=False)
    return run


@pytest.mark.parametrize("flags", FLAGS.values(), ids=FLAGS)
def test_whatever_is_wrong_with_the_flags(asked: Run, flags: tuple[str, ...]) -> None:
    """Answered on stdout, complained of on stderr; without a danger it is a wrong command."""
    # The variable is set again by the fixture inside: an unexpected error would fail here.
    result = asked("ask", DANGER, "--quiet", *flags)
    assert result.out.startswith("Call 999 now.")
    assert result.code == 0
    assert result.err.strip()
    usual = asked("ask", "what is a varicose vein", "--quiet", *flags)
    assert (usual.code in {2, 6}, usual.out) == (True, "")


@pytest.mark.parametrize("text", SETTINGS.values(), ids=SETTINGS)
def test_whatever_is_wrong_with_the_settings(asked: Run, tmp_path: Path, text: bytes) -> None:
    """The numbers are those of the country that is set elsewhere."""
    (tmp_path / "config.toml").write_bytes(text)
    result = asked("ask", DANGER, "--quiet", "--country", "us")
    assert result.out.startswith("Call 911 now.")
    assert (result.code, "config.toml" in result.err) == (0, True)


@pytest.mark.parametrize(
    "make",
    [lambda file: file.mkdir(), lambda file: file.symlink_to(file), lambda file: _pipe(file)],
    ids=["a folder", "a link to itself", "a pipe"],
)
def test_whatever_stands_in_the_place_of_the_settings(
    asked: Run, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    """None of them is waited for."""
    make(tmp_path / "config.toml")
    result = asked("ask", DANGER, "--quiet")
    assert result.out.startswith("Call 999 now.")
    assert (result.code, "cannot be read" in result.err) == (0, True)


def _pipe(file: Path) -> None:
    import os

    os.mkfifo(file)


@pytest.mark.parametrize("name", ["rate", "voice_", "country", "pack", "end_silence", "earcons"])
def test_whatever_a_variable_says(asked: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Where the others are sound they count."""
    monkeypatch.setenv(f"VOICE_SKILL_{name.upper()}", "\udcff?")
    assert asked("ask", DANGER, "--quiet").out.startswith("Call 999 now.")


def test_what_is_sound_among_the_settings_counts(asked: Run, tmp_path: Path) -> None:
    """A pace that cannot be does not change the number to call."""
    (tmp_path / "config.toml").write_text("country = 'ie'\nrate = 9999\n")
    assert asked("ask", DANGER, "--quiet").out.startswith("Call 112 now.")


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "--quiet", *DANGER.split()),
        (DANGER,),
        tuple(DANGER.split()),
        ("triage", DANGER, "--country", "xx"),
        ("triage", "--quiet", *DANGER.split()),
        ("ask", f"- {DANGER}"),
    ],
    ids=" ".join,
)
def test_however_the_quotes_were_forgotten(asked: Run, arguments: tuple[str, ...]) -> None:
    """Nobody in danger is told about quotes alone."""
    result = asked(*arguments)
    assert "Call 999 now." in result.out
    assert result.code == 0


@pytest.mark.parametrize("flags", [("--rate", "fast"), ("--country", "xx")])
def test_a_program_is_answered_as_it_asked(asked: Run, flags: tuple[str, ...]) -> None:
    """In JSON, even where another flag is wrong."""
    result = asked("ask", DANGER, "--json", *flags)
    assert json.loads(result.out)["level"] == "emergency"


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("ask", "my leg", "--rate", "x"), "my leg x"),
        (("frob", "nicate"), "frob nicate"),
        (("models", "install", "chest pain"), None),
        (("config", "show"), None),
        ((), None),
    ],
)
def test_a_question_is_looked_for_where_one_may_be(
    arguments: tuple[str, ...], text: str | None
) -> None:
    """Not in the words of commands that take none."""
    question = in_arguments(arguments)
    assert (question.text if question else None) == text


def test_a_recording_is_named_by_the_file_that_is_there(tmp_path: Path) -> None:
    """Whatever else stands around it."""
    (tmp_path / "a.wav").touch()
    question = in_arguments(("hear", "--rate", "x", str(tmp_path / "a.wav")))
    assert question is not None
    assert question.file == tmp_path / "a.wav"
