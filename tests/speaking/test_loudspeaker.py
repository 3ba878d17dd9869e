"""The loudspeaker, through a virtual sound card whose output is recorded."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import textwrap
import threading
import time
from array import array
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from tests.speaking.monitor import RATE, Monitor, pitch
from voice_skill.speaking import portaudio
from voice_skill.speaking.chunks import Position, Sentence
from voice_skill.speaking.loudspeaker import Loudspeaker
from voice_skill.speaking.speaker import Speaker
from voice_skill.speaking.voices import Pyttsx3Voice
from voice_skill.values.audio import Speech
from voice_skill.values.errors import AudioError
from voice_skill.values.reply import Chunk, ChunkKind, Outcome, Reply

ROOT = Path(__file__).parents[2]
TWO_SENTENCES = Reply(
    (Chunk("Night cramps are common. They are usually harmless.", ChunkKind.ANSWER),),
    Outcome.of("x"),
)


def tone(hertz: float, seconds: float, *, rate: int = 22_050) -> Speech:
    """A tone a quarter as loud as can be."""
    count = round(seconds * rate)
    turn = math.tau * hertz / rate
    wave = array("h", (round(8000 * math.sin(turn * index)) for index in range(count)))
    return Speech(wave.tobytes(), rate)


@pytest.mark.slow
def test_pieces_are_heard_whole_in_order_and_never_two_at_once(
    sound_here: Mapping[str, str],
) -> None:
    """Queued from several threads, at several rates, without a gap between them."""
    pieces = [tone(500, 0.5), tone(1000, 0.5, rate=16_000), tone(2000, 0.5)]
    with Monitor(sound_here) as monitor, Loudspeaker() as loudspeaker:
        queued = [loudspeaker.play(each) for each in pieces]
        assert all(piece.wait() for piece in queued)
    assert len(monitor.heard) / RATE == pytest.approx(1.5, abs=0.15)
    thirds = np.array_split(monitor.heard, 3)
    inner = [third[len(third) // 5 : -len(third) // 5] for third in thirds]
    assert [pitch(each) for each in inner] == pytest.approx([500, 1000, 2000], rel=0.02)
    for each, other in zip(inner, (1000, 2000, 500), strict=True):
        spectrum = np.abs(np.fft.rfft(each * np.hanning(len(each))))
        at = round(other * len(each) / RATE)
        assert spectrum[at - 3 : at + 4].max() < 0.02 * spectrum.max()


@pytest.mark.slow
def test_stop_silences_at_once_and_drops_what_was_queued(sound_here: Mapping[str, str]) -> None:
    """From another thread; a tenth of a second is the aim, a third is asserted."""
    with Loudspeaker() as loudspeaker:
        for _ in range(3):
            with Monitor(sound_here) as monitor:
                playing, queued = loudspeaker.play(tone(500, 5)), loudspeaker.play(tone(900, 5))
                threading.Timer(0.7, loudspeaker.stop).start()
                assert not playing.wait()
                stopped = time.monotonic()
                assert not queued.wait()
            assert monitor.last_sound - stopped < 0.3
            assert 0.3 < len(monitor.heard) / RATE < 1.5
            assert 0.3 < playing.seconds < 1.5
            assert queued.seconds == 0
        with Monitor(sound_here) as monitor:
            assert loudspeaker.play(tone(500, 0.3)).wait()  # and it can be heard again
        assert len(monitor.heard) / RATE == pytest.approx(0.3, abs=0.05)


@pytest.mark.slow
def test_wait_returns_when_the_last_sample_has_been_heard(sound_here: Mapping[str, str]) -> None:
    """Not when it was handed over: the microphone opens next, and would hear the end of it."""
    with Monitor(sound_here) as monitor, Loudspeaker() as loudspeaker:
        loudspeaker.play(tone(500, 0.5)).wait()
        over = time.monotonic()
    assert monitor.last_sound < over + 0.05


@pytest.mark.slow
def test_volume_counts_from_the_next_piece_on(sound_here: Mapping[str, str]) -> None:
    """Half is half as loud; it is never made louder than the voice."""
    loudness = []
    with Loudspeaker() as loudspeaker:
        for loudspeaker.volume in (1.0, 0.5, 7.0):
            with Monitor(sound_here) as monitor:
                loudspeaker.play(tone(500, 0.4)).wait()
            loudness.append(float(np.std(monitor.heard)))
    assert loudness[1] / loudness[0] == pytest.approx(0.5, abs=0.03)
    assert loudness[2] / loudness[0] == pytest.approx(1.0, abs=0.03)


@pytest.mark.slow
def test_it_rests_when_nothing_is_said_and_speaks_again(
    sound_here: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program may need the device in between."""
    monkeypatch.setattr("voice_skill.speaking.loudspeaker._REST_SECONDS", 0.2)
    with Monitor(sound_here) as monitor, Loudspeaker() as loudspeaker:
        for _ in range(3):
            assert loudspeaker.play(tone(500, 0.3)).wait()
            time.sleep(0.6)
            assert loudspeaker._resting
    assert np.abs(monitor.heard).max() > 5000


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pulse", "0"])
def test_a_device_is_chosen_by_name_or_number(sound_here: Mapping[str, str], name: str) -> None:
    """As ``voice-skill devices`` lists them."""
    listed = portaudio.output_devices()
    assert sum(each.default for each in listed) == 1
    notices: list[str] = []
    with Monitor(sound_here) as monitor, Loudspeaker(name, on_notice=notices.append) as chosen:
        assert chosen.play(tone(500, 0.3)).wait()
    assert len(monitor.heard)
    assert not notices


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Bluetooth box", "99"])
def test_a_device_that_is_not_there_is_told_and_replaced(
    sound_here: Mapping[str, str], name: str
) -> None:
    """A person who forgot to plug it in still hears the answer."""
    notices: list[str] = []
    with Monitor(sound_here) as monitor, Loudspeaker(name, on_notice=notices.append) as chosen:
        assert chosen.play(tone(500, 0.3)).wait()
    assert len(monitor.heard)
    assert notices[0].startswith(f"The loudspeaker '{name}' is not there. I use the default one.")


@pytest.mark.slow
def test_a_loudspeaker_that_goes_away_while_speaking_is_replaced(
    sound_here: Mapping[str, str],
) -> None:
    """The piece goes on through the default one and is heard to its end."""
    notices: list[str] = []
    number = _pactl(sound_here, "load-module", "module-null-sink", "sink_name=headphones")
    _pactl(sound_here, "set-default-sink", "headphones")
    keep_warm = ["parec", "-d", "headphones.monitor", "--latency-msec=20"]
    warm = subprocess.Popen(keep_warm, stdout=subprocess.DEVNULL, env=dict(sound_here))
    try:
        with Monitor(sound_here) as monitor, Loudspeaker(on_notice=notices.append) as loudspeaker:
            playing = loudspeaker.play(tone(500, 4))
            time.sleep(1)
            _pactl(sound_here, "unload-module", number)
            _pactl(sound_here, "set-default-sink", "spk")
            assert playing.wait()
            assert playing.seconds == pytest.approx(4)
        assert len(monitor.heard) > RATE
    finally:
        warm.kill()
        warm.wait()
        _pactl(sound_here, "set-default-sink", "spk")


@pytest.mark.slow
def test_a_loudspeaker_that_takes_no_sound_is_named(sound_here: Mapping[str, str]) -> None:
    """Suspended by the system: the stream is alive, and nothing flows. Then it comes back."""
    with Loudspeaker() as loudspeaker:
        playing = loudspeaker.play(tone(500, 20))
        time.sleep(0.5)
        _pactl(sound_here, "suspend-sink", "spk", "1")
        try:
            with pytest.raises(AudioError, match=r"takes no sound\. Check .* --out answer\.wav"):
                playing.wait()
        finally:
            _pactl(sound_here, "suspend-sink", "spk", "0")
        assert loudspeaker.play(tone(500, 0.3)).wait()


@pytest.mark.slow
def test_a_whole_reply_is_heard_with_captions_in_step(sound_here: Mapping[str, str]) -> None:
    """Real voice, real sound: as long as its sentences, each caption as its sentence begins."""
    captions: list[tuple[float, Sentence]] = []
    with Monitor(sound_here) as monitor, Loudspeaker() as loudspeaker:
        voice = Pyttsx3Voice()
        spoken = Speaker(voice, loudspeaker).say(
            TWO_SENTENCES, on_sentence=lambda each: captions.append((time.monotonic(), each))
        )
        over = time.monotonic()
    assert spoken.finished
    first, second = (voice.render(each.text, words_per_minute=150).seconds for _, each in captions)
    assert captions[1][0] - captions[0][0] == pytest.approx(first, abs=0.4)
    assert over - captions[1][0] == pytest.approx(second, abs=0.4)
    assert len(monitor.heard) / RATE == pytest.approx(first + second - 0.4, abs=0.5)


@pytest.mark.slow
def test_stopping_a_reply_silences_it_and_going_on_resumes_at_that_sentence(
    sound_here: Mapping[str, str],
) -> None:
    """The position is kept."""
    with Loudspeaker() as loudspeaker:
        speaker = Speaker(Pyttsx3Voice(), loudspeaker)
        stopped: list[float] = []

        def stop() -> None:
            stopped.append(time.monotonic())
            speaker.stop()

        def caption(sentence: Sentence) -> None:
            if sentence.position == Position(0, 1):
                threading.Timer(0.6, stop).start()

        with Monitor(sound_here) as monitor:
            spoken = speaker.say(TWO_SENTENCES, on_sentence=caption)
            returned = time.monotonic()
        assert spoken.stopped_at == Position(0, 1)
        assert monitor.last_sound - stopped[0] < 0.3
        assert returned - stopped[0] < 0.3
        captions: list[str] = []
        rest = speaker.say(
            TWO_SENTENCES,
            start=spoken.stopped_at,
            on_sentence=lambda each: captions.append(each.text),
        )
        assert rest.finished
        assert captions == ["They are usually harmless."]


def test_without_a_sound_card_one_clear_sentence_and_nothing_else_is_written() -> None:
    """Neither a traceback nor the lines of ALSA; and what still works is named."""
    done = _alone("Loudspeaker()", PULSE_SERVER="unix:/nowhere", XDG_RUNTIME_DIR="/nowhere")
    if done.stdout.startswith("played"):
        pytest.skip("this machine has a sound card")
    assert done.stdout.startswith(("No loudspeaker was found.", "The sound library PortAudio"))
    assert "--out answer.wav still works" in done.stdout
    assert done.stderr == ""


def test_without_portaudio_the_package_is_named() -> None:
    """sounddevice's wheel for Linux comes without it."""
    hidden = "import ctypes.util; ctypes.util.find_library = lambda name: None\n"
    hidden += "import sys; sys.modules['_sounddevice_data'] = None\n"
    done = _alone("Loudspeaker()", before=hidden)
    assert "PortAudio is missing" in done.stdout
    assert "sudo apt install libportaudio2" in done.stdout
    assert "--out answer.wav still works" in done.stdout
    assert done.stderr == ""


def test_importing_the_loudspeaker_touches_no_sound_library() -> None:
    """So that a typed question is answered on a machine without one."""
    done = _alone("print('sounddevice' in sys.modules)")
    assert done.stdout.splitlines()[0] == "False"


def _alone(
    expression: str, *, before: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """What a fresh process says that evaluates the expression and plays nothing."""
    script = before + textwrap.dedent(
        f"""
        import sys
        from voice_skill.values.errors import AudioError
        from voice_skill.speaking.loudspeaker import Loudspeaker
        try:
            {expression}
            print("played")
        except AudioError as error:
            print(error)
        """
    )
    return subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, **environment},
    )


def _pactl(environment: Mapping[str, str], *words: str) -> str:
    done = subprocess.run(
        ["pactl", *words], env=dict(environment), capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
