"""Sound hardware that fails in the middle of a conversation, taken apart for real."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator

import pytest

from tests.end_to_end.test_talk import Talk, loudness, talk

__all__ = ["loudness", "talk"]  # fixtures, used by their names

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("vosk_model", "whole_card")]

NOTICED_WITHIN = 3.0  # seconds: two, and one for a process on a busy machine to print it

Loudness = Callable[[], list[int]]


def pactl(loop: dict[str, str], *words: str) -> str:
    done = subprocess.run(["pactl", *words], env=loop, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def modules(loop: dict[str, str], name: str) -> list[str]:
    """The numbers of the sound server's modules of that name."""
    lines = (line.split("\t") for line in pactl(loop, "list", "short", "modules").splitlines())
    return [line[0] for line in lines if line[1] == name]


@pytest.fixture
def whole_card(audio_loop: dict[str, str]) -> Iterator[None]:
    """Whatever a test breaks is whole again for the next one."""
    yield
    unplug(audio_loop)
    plug_in(audio_loop)
    pactl(audio_loop, "suspend-sink", "spk", "0")


def unplug(loop: dict[str, str]) -> None:
    """The stream is moved to what another loudspeaker plays.

    Not to "spk": whoever records it and leaves lets a null sink fall back to two seconds' delay.
    """
    if not any("void" in line for line in pactl(loop, "list", "short", "sinks").splitlines()):
        pactl(loop, "load-module", "module-null-sink", "sink_name=void")
        pactl(loop, "set-default-sink", "spk")
    pactl(loop, "set-default-source", "void.monitor")
    for number in modules(loop, "module-remap-source"):
        pactl(loop, "unload-module", number)


def plug_in(loop: dict[str, str]) -> None:
    named = "source_properties=device.description=Microphone"
    mic = ("module-remap-source", "source_name=mic", "master=room.monitor", named)
    pactl(loop, "load-module", *mic)
    pactl(loop, "set-default-source", "mic")


def noticed(conversation: Talk, words: str) -> float:
    """Seconds until these words are on the screen."""
    began = time.monotonic()
    conversation.wait_for(lambda _, err: words in err)
    return time.monotonic() - began


def spoken_after(peaks: Loudness, blocks: int) -> bool:
    """Whether something was said aloud since there were so many tenths of a second."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if sum(peak > 500 for peak in peaks()[blocks:]) > 5:
            return True
        time.sleep(0.1)
    return False


def quiet(peaks: Loudness) -> int:
    """Waits for a second of quiet; how many tenths of a second there are then."""
    while max(peaks()[-10:], default=0) > 100:
        time.sleep(0.1)
    return len(peaks())


def test_a_muted_microphone_is_said_aloud_and_the_conversation_goes_on_afterwards(
    talk: Callable[..., Talk],
    loudness: Loudness,
    audio_loop: dict[str, str],
) -> None:
    """In words, by voice and with the remedy; then the waiting question is asked again."""
    conversation = talk()
    conversation.listens(1)
    conversation.hears("How do I oil the chain?")
    conversation.wait_for(lambda out, _: "one drop of oil" in out)
    conversation.listens(2)
    before = quiet(loudness)
    pactl(audio_loop, "set-source-mute", "mic", "1")
    try:
        assert noticed(conversation, "is muted. Press its mute key") < NOTICED_WITHIN
        assert spoken_after(loudness, before), "it was not said aloud"
    finally:
        before = quiet(loudness)
        pactl(audio_loop, "set-source-mute", "mic", "0")
    noticed(conversation, "I can hear you again. Want more?")
    assert spoken_after(loudness, before)
    quiet(loudness)
    conversation.hears("Yes, please do.")
    conversation.listens(3)
    heard = conversation.err.read_text()
    assert heard.count("is muted") == 1
    assert "Traceback" not in heard
    assert conversation.process.poll() is None


def test_an_unplugged_microphone_is_said_aloud_and_used_again(
    talk: Callable[..., Talk],
    loudness: Loudness,
    audio_loop: dict[str, str],
) -> None:
    """Meanwhile the loudspeaker's own sound, which the system offers, is not taken for speech."""
    conversation = talk()
    conversation.listens(1)
    before = quiet(loudness)
    unplug(audio_loop)
    assert noticed(conversation, "lug") < NOTICED_WITHIN  # plug it in; is it plugged in?
    assert spoken_after(loudness, before), "it was not said aloud"
    time.sleep(3)
    assert "You:" not in conversation.err.read_text(), "it heard itself"
    before = quiet(loudness)
    plug_in(audio_loop)
    noticed(conversation, "I can hear you again.")
    assert spoken_after(loudness, before)
    quiet(loudness)
    conversation.hears("How do I oil the chain?")
    conversation.wait_for(lambda out, _: "one drop of oil" in out)


def test_a_loudspeaker_that_takes_no_sound_is_shown_and_used_again(
    talk: Callable[..., Talk],
    loudness: Loudness,
    audio_loop: dict[str, str],
) -> None:
    """The answer stands on the screen; the next one is heard again."""
    conversation = talk()
    conversation.listens(1)
    quiet(loudness)
    pactl(audio_loop, "suspend-sink", "spk", "1")
    conversation.hears("How do I oil the chain?")
    conversation.wait_for(lambda out, _: "one drop of oil" in out)
    noticed(conversation, "The loudspeaker takes no sound.")
    pactl(audio_loop, "suspend-sink", "spk", "0")
    conversation.listens(2)
    before = len(loudness())
    conversation.hears("How do I oil the chain?")
    noticed(conversation, "The loudspeaker works again.")
    assert spoken_after(loudness, before)


def test_a_voice_that_is_cut_off_by_loudness_is_told_once(
    talk: Callable[..., Talk],
    audio_loop: dict[str, str],
) -> None:
    """What was said is answered all the same."""
    conversation = talk()
    conversation.listens(1)
    pactl(audio_loop, "set-source-volume", "mic", "300%")
    try:
        conversation.hears("How do I oil the chain?")
        noticed(conversation, "Your voice is so loud that it is cut off.")
        conversation.listens(2)
        conversation.hears("How do I oil the chain?")
        conversation.listens(3)
    finally:
        pactl(audio_loop, "set-source-volume", "mic", "100%")
    assert conversation.err.read_text().count("it is cut off") == 1


def test_can_you_hear_me_is_answered_with_how_loud_it_was(
    talk: Callable[..., Talk], audio_loop: dict[str, str]
) -> None:
    """Out of how that very question was heard; far too softly is told with the remedy."""
    conversation = talk()
    conversation.listens(1)
    conversation.hears("Can you hear me?")
    conversation.wait_for(lambda out, _: "Yes, I can hear you. Your voice is good." in out)
    assert "Around you is a quiet room." in conversation.out.read_text()
    conversation.listens(2)
    pactl(audio_loop, "set-source-volume", "mic", "25%")
    try:
        conversation.hears("Can you hear me?")
        conversation.wait_for(lambda out, _: "Your voice is very quiet." in out)
        assert "Come closer" in conversation.out.read_text()
    finally:
        pactl(audio_loop, "set-source-volume", "mic", "100%")
