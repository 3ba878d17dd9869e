"""The microphone, on a virtual sound card; what fails is noticed within two seconds."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.hearing.conftest import Sound, Speak
from voice_skill.hearing.ears import Ears, Ended
from voice_skill.listening.microphone import Microphone, converter, list_devices
from voice_skill.values.errors import AudioError

Said = Callable[..., Sound]
Loop = dict[str, str]


def _play(file: Path, loop: Loop) -> subprocess.Popen[bytes]:
    """Somebody speaks into the microphone."""
    return subprocess.Popen(["paplay", "--device=room", str(file)], env=loop)


@pytest.mark.slow
def test_a_spoken_question_is_heard_through_the_microphone(
    sound_here: Loop, ears: Ears, speak: Speak
) -> None:
    """From the air to the words, captions on the way."""
    captions: list[str] = []
    with Microphone() as microphone:
        assert microphone.device is not None
        player = _play(speak("when should i go to the hospital"), sound_here)
        listened = ears.listen(microphone.blocks(), wait=8, caption=captions.append)
        player.wait()
    assert listened.ended is Ended.SILENCE
    assert "hospital" in listened.heard.text
    assert captions


@pytest.mark.slow
def test_blocks_are_short_and_come_at_once(sound_here: Loop) -> None:
    """Between 20 and 100 ms each, so that captions keep up."""
    with Microphone() as microphone:
        stream = microphone.blocks()
        lengths = {len(next(stream)) / 32_000 for _ in range(20)}
    assert all(0.02 <= seconds <= 0.1 for seconds in lengths)


@pytest.mark.slow
def test_what_came_while_nobody_listened_can_be_dropped(sound_here: Loop) -> None:
    """Half duplex: our own voice is not a question."""
    with Microphone() as microphone:
        stream = microphone.blocks()
        next(stream)
        time.sleep(1)
        microphone.discard()
        began = time.monotonic()
        next(stream)
        waited = time.monotonic() - began
    assert waited > 0.005  # a fresh block, not one of the twenty that had piled up


@pytest.mark.slow
def test_a_closed_microphone_ends_its_blocks(sound_here: Loop) -> None:
    """Push to talk: the loop over its blocks just ends."""
    with Microphone() as microphone:
        stream = microphone.blocks()
        next(stream)
        microphone.close()
        assert len(list(stream)) < 100


@pytest.mark.slow
def test_a_dead_stream_is_noticed(sound_here: Loop) -> None:
    """It says that it runs, and gives nothing: two seconds, then a sentence."""
    with Microphone() as microphone:
        stream = microphone.blocks()
        next(stream)
        subprocess.run(["pactl", "suspend-source", "mic", "1"], env=sound_here, check=True)
        subprocess.run(["pactl", "suspend-sink", "room", "1"], env=sound_here, check=True)
        try:
            with pytest.raises(AudioError, match=r"gives no sound.*plugged in"):
                for _ in stream:
                    pass
        finally:
            for kind, name in (("sink", "room"), ("source", "mic")):
                subprocess.run(["pactl", f"suspend-{kind}", name, "0"], env=sound_here, check=True)


@pytest.mark.slow
def test_a_muted_microphone_is_told_once(sound_here: Loop) -> None:
    """Exact zeros for two seconds: no room is that quiet."""
    notices: list[str] = []
    subprocess.run(["pactl", "set-source-mute", "mic", "1"], env=sound_here, check=True)
    try:
        with Microphone(notice=notices.append) as microphone:
            stream = microphone.blocks()
            for _ in range(100):
                next(stream)
    finally:
        subprocess.run(["pactl", "set-source-mute", "mic", "0"], env=sound_here, check=True)
    assert len(notices) == 1
    assert "may be muted" in notices[0]


@pytest.mark.slow
def test_devices_are_listed_with_what_they_are_for(sound_here: Loop) -> None:
    """One of them is the default microphone."""
    devices = list_devices()
    assert sum(device.is_microphone for device in devices) == 1
    assert all(str(device.index) in str(device) for device in devices)


@pytest.mark.slow
def test_a_microphone_that_is_not_there_is_answered_with_those_that_are(sound_here: Loop) -> None:
    """By name."""
    with (
        pytest.raises(AudioError, match="There is no microphone 'Bluetooth'"),
        Microphone("Bluetooth"),
    ):
        pass


def test_a_machine_without_sound_says_so() -> None:
    """No device is an empty list; to open one is a sentence, not a traceback, and no noise."""
    code = (
        "from voice_skill.listening.microphone import Microphone, list_devices\n"
        "print(list_devices())\n"
        "try: Microphone().__enter__()\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    nowhere = {**os.environ, "PULSE_SERVER": "unix:/nowhere"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=nowhere, capture_output=True, text=True, check=True
    )
    if "PortAudio is missing" in done.stdout + done.stderr:
        pytest.skip("PortAudio is not installed: sudo apt install libportaudio2")
    if not done.stdout.startswith("()"):
        pytest.skip("this machine has a sound card of its own")
    assert done.stdout.startswith("()\nAudioError No microphone was found.")
    assert done.stderr == ""


def test_without_portaudio_the_package_is_named(tmp_path: Path) -> None:
    """sounddevice fails at import there; this one fails in the same way."""
    (tmp_path / "sounddevice.py").write_text("raise OSError('PortAudio library not found')\n")
    code = "from voice_skill.listening.microphone import list_devices\nlist_devices()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}:{Path(__file__).parents[2]}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "AudioError: The sound library PortAudio is missing" in done.stderr
    assert "sudo apt install libportaudio2" in done.stderr


@pytest.mark.parametrize(("rate", "channels"), [(16_000, 1), (48_000, 1), (44_100, 2), (8_000, 1)])
def test_any_rate_and_channels_become_speech(said: Said, rate: int, channels: int) -> None:
    """A device that does not offer 16 kHz mono is resampled, block by block, without a seam."""
    import soxr

    sound = said("when should i go to the hospital")
    theirs = np.round(soxr.resample(sound, 16_000, rate) * 32767).astype("<i2")
    frames = np.repeat(theirs[:, None], channels, axis=1).tobytes()
    convert, step = converter(rate, channels), int(rate * 0.05) * channels * 2
    got = b"".join(convert(frames[at : at + step]) for at in range(0, len(frames), step))
    heard = np.frombuffer(got, dtype="<i2").astype(float)
    like = np.corrcoef(heard, sound[: len(heard)])[0, 1]
    assert len(heard) > 0.95 * len(sound)
    assert like > (0.8 if rate < 16_000 else 0.99)
