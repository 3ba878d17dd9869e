"""Steering by voice, through a virtual microphone that also hears the loudspeaker."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.end_to_end.test_talk import Talk, loudness, talk

__all__ = ["loudness", "talk"]

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("vosk_model")]

LOUD = 500
USUAL = "150"  # words a minute


@pytest.fixture
def hears_itself(audio_loop: dict[str, str]) -> Iterator[None]:
    """What the loudspeaker plays reaches the microphone, as loud as it is."""
    command = ["pactl", "load-module", "module-loopback", "source=spk.monitor", "sink=room"]
    done = subprocess.run(
        [*command, "latency_msec=30"], env=audio_loop, capture_output=True, text=True, check=True
    )
    yield
    subprocess.run(["pactl", "unload-module", done.stdout.strip()], env=audio_loop, check=False)


def _joined(folder: Path, *parts: str | float) -> Path:
    """Texts and pauses, in seconds, as one recording without a gap of its own."""
    import wave

    file = folder / "joined.wav"
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(22_050)
        for part in parts:
            if isinstance(part, float):
                out.writeframes(bytes(int(part * 22_050) * 2))
                continue
            spoken = folder / "part.wav"
            subprocess.run(
                ["espeak-ng", "-v", "en-us", "-s", "140", "-w", str(spoken), part], check=True
            )
            with wave.open(str(spoken)) as source:
                out.writeframes(source.readframes(source.getnframes()))
    return file


def _plays(conversation: Talk, file: Path) -> None:
    subprocess.run(["paplay", "--device=room", str(file)], env=conversation.loop, check=True)


def _tenths_loud(peaks: list[int]) -> int:
    return sum(peak > LOUD for peak in peaks)


def _turns(conversation: Talk) -> list[str]:
    return [line for line in conversation.err.read_text().splitlines() if line.startswith("You: ")]


def test_a_pause_of_twelve_tenths_in_mid_sentence_does_not_split_it(
    talk: Callable[..., Talk], tmp_path: Path
) -> None:
    """Somebody who stops to think is heard to the end."""
    conversation = talk("--duplex", "half")
    conversation.listens(1)
    _plays(conversation, _joined(tmp_path, "How do I oil", 1.0, "the chain of my bicycle?"))
    conversation.wait_for(lambda out, _: "one drop of oil" in out)
    assert len(_turns(conversation)) == 1
    assert "chain" in _turns(conversation)[0]


def test_our_own_voice_is_not_taken_for_a_persons(
    talk: Callable[..., Talk], hears_itself: None
) -> None:
    """As loud as the person, through the microphone: the welcome decides how to listen."""
    conversation = talk("--rate", USUAL)
    conversation.listens(1)
    conversation.hears("How do I mend a flat tyre?")
    conversation.wait_for(lambda out, _: "find the hole" in out)
    conversation.listens(2)
    assert len(_turns(conversation)) == 1


def test_stop_is_obeyed_over_our_own_voice_and_continue_says_the_rest(
    talk: Callable[..., Talk], hears_itself: None, loudness: Callable[[], list[int]]
) -> None:
    """As loud as it, in the middle of a sentence, on open loudspeakers."""
    conversation = talk("--rate", USUAL)
    conversation.listens(1)
    conversation.hears("How do I mend a flat tyre?")
    conversation.wait_for(lambda out, _: "find the hole" in out)
    time.sleep(2.5)
    assert _tenths_loud(loudness()[-10:])
    before = len(loudness())
    conversation.hears("Stop.")
    conversation.wait_for(lambda _, err: "You: stop" in err)
    conversation.listens(2)
    # The rest of a word of ours, and the short sound that says that it listens: most was unsaid.
    assert _tenths_loud(loudness()[before:]) < 15
    before = len(loudness())
    conversation.hears("Please continue.")
    conversation.wait_for(lambda out, _: out.count("Want more?") == 2)
    conversation.listens(3)
    assert _tenths_loud(loudness()[before:]) > 30
    assert [turn.split()[1] for turn in _turns(conversation)[1:]] == ["stop", "please"]


def test_a_question_over_our_own_voice_is_answered(
    talk: Callable[..., Talk], hears_itself: None
) -> None:
    """At its end, without waiting for ours; nothing of ours is taken for theirs."""
    conversation = talk("--rate", USUAL)
    conversation.listens(1)
    conversation.hears("How do I mend a flat tyre?")
    conversation.wait_for(lambda out, _: "find the hole" in out)
    time.sleep(1.5)
    conversation.hears("How do I oil the chain?")
    conversation.wait_for(lambda out, _: "one drop of oil" in out)
    assert conversation.err.read_text().count("Listening.") == 1
    assert "oil the chain" in _turns(conversation)[1]
    conversation.listens(2)
    assert len(_turns(conversation)) == 2


def test_somebody_who_goes_silent_is_reminded_helped_and_then_left_in_peace(
    talk: Callable[..., Talk],
) -> None:
    """Three times eight seconds; then it rests, and a word brings it back."""
    conversation = talk()
    conversation.wait_for(lambda out, _: "I did not hear anything." in out)
    conversation.wait_for(lambda out, _: "I still hear nothing. You can ask:" in out)
    conversation.wait_for(lambda out, _: "Speak when you want to go on." in out)
    conversation.listens(4)
    conversation.hears("How do I oil the chain?")
    conversation.wait_for(lambda out, _: "one drop of oil" in out)


def test_a_mumble_is_met_with_a_question_and_never_with_an_answer(
    talk: Callable[..., Talk], tmp_path: Path
) -> None:
    """What cannot be understood is asked for again, in other words each time."""
    conversation = talk()
    conversation.listens(1)
    mumble = tmp_path / "mumble.wav"
    spoken = _joined(tmp_path, "Murmle omble the wurble, mumba lorrel")
    subprocess.run(
        ["sox", str(spoken), str(mumble), "lowpass", "500"], check=False, capture_output=True
    )
    _plays(conversation, mumble if mumble.exists() else spoken)
    conversation.wait_for(
        lambda out, _: "I know about" in out or "did not hear" in out or "Do you mean" in out
    )
    assert "drop of oil" not in conversation.out.read_text()
    assert "find the hole" not in conversation.out.read_text()
