"""Only after a key, or only after it was called: through a virtual microphone."""

from __future__ import annotations

import importlib.util
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import need
from tests.end_to_end.test_first_talk import home, terminal
from tests.end_to_end.test_talk import FAST, Talk, talk
from voice_skill.evaluation.speakers import Speaker

__all__ = ["home", "talk"]

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("vosk_model")]


def _says(loop: dict[str, str], text: str) -> None:
    """Somebody speaks into the microphone, and is silent for a moment."""
    speech = Speaker("flite", "rms").say(text)
    raw = ["--raw", "--format=s16le", "--rate=16000", "--channels=1"]
    subprocess.run(["paplay", "--device=room", *raw], env=loop, input=speech, check=True)
    time.sleep(1.0)


def test_with_push_to_talk_it_hears_only_after_the_enter_key(home: dict[str, str]) -> None:
    """What is said before it is not for us."""
    Path(home["VOICE_SKILL_CONFIG"]).write_text("introduced = true\n")
    with terminal("talk", "--enter", "--rate", str(FAST), environment=home) as shown:
        shown.shows("Press Enter and speak")
        _says(home, "How do I oil the chain?")
        shown.types("")
        shown.shows("Listening.")
        time.sleep(0.3)
        _says(home, "How do I mend a flat tyre?")
        shown.shows("find the hole")
        shown.shows("Press Enter and speak", 2)
        assert "one drop of oil" not in shown.shown


def test_with_a_wake_word_it_rests_until_it_is_called(talk: Callable[..., Talk]) -> None:
    """A question alone is not for us; called, it listens."""
    if importlib.util.find_spec("pymicro_wakeword") is None:
        need('pymicro-wakeword is not installed: pip install -e ".[wake]"')
    conversation = talk("--wake", "okay-nabu", "--duplex", "half")
    conversation.wait_for(lambda _, err: "Say okay nabu to go on." in err)
    time.sleep(0.3)
    _says(conversation.loop, "How do I oil the chain?")
    assert "Listening." not in conversation.err.read_text()
    _says(conversation.loop, "okay nabu")
    conversation.listens(1)
    _says(conversation.loop, "How do I mend a flat tyre?")
    conversation.wait_for(lambda out, _: "find the hole" in out)
    assert "one drop of oil" not in conversation.out.read_text()
