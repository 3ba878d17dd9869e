"""The wake word: heard when it is said, and not in talk about legs."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import Any

import pytest

from voice_skill.evaluation.speakers import Speaker
from voice_skill.hearing.wake import PHRASES, WakeWord
from voice_skill.values.errors import AudioError, UsageError

BLOCK = 1600


def _blocks(*said: str) -> Iterator[bytes]:
    """The texts as one voice says them, a second of silence after each."""
    for text in said:
        samples = Speaker("flite", "rms").say(text) + bytes(2 * 16_000)
        yield from (samples[at : at + BLOCK] for at in range(0, len(samples), BLOCK))


def test_it_hears_its_phrase_and_leaves_the_rest_of_the_stream() -> None:
    """What is said after it is the question."""
    pytest.importorskip("pymicro_wakeword")
    blocks = _blocks("my legs hurt at night", "okay nabu", "what helps")
    assert WakeWord("okay-nabu").wait(blocks)
    assert len(list(blocks)) > 10


def test_talk_without_it_does_not_wake() -> None:
    """Nor does a second listening remember the first."""
    pytest.importorskip("pymicro_wakeword")
    wake = WakeWord()
    assert wake.wait(_blocks("okay nabu"))
    assert not wake.wait(_blocks("are leg cramps dangerous", "I take magnesium every evening"))


@pytest.mark.parametrize("phrase", PHRASES)
def test_every_phrase_that_is_offered_has_its_model(phrase: str) -> None:
    """In the package itself; nothing is fetched."""
    pytest.importorskip("pymicro_wakeword")
    assert not WakeWord(phrase).heard(bytes(3200))


def test_an_unknown_phrase_is_refused_with_those_that_are_known() -> None:
    """By name."""
    with pytest.raises(UsageError, match="okay-nabu, hey-jarvis"):
        WakeWord("open sesame")


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is optional."""
    usual = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name == "pymicro_wakeword":
            raise ImportError("No module named 'pymicro_wakeword'")
        return usual(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(AudioError, match="voice-skill\\[wake\\]"):
        WakeWord()
