"""Speaking through the real speech-dispatcher, which is what a screen reader speaks through."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import need
from tests.speaking.monitor import RATE, Monitor
from voice_skill.speaking.ssip import SsipSpeaker, rate_of, socket_path
from voice_skill.values.errors import VoiceError
from voice_skill.values.level import Level
from voice_skill.values.reply import Chunk, ChunkKind, Outcome, Reply
from voice_skill.values.script import Position

TWO_SENTENCES = Reply(
    (Chunk("Night cramps are common. They are usually harmless.", ChunkKind.ANSWER),),
    Outcome.of("x"),
)


@pytest.fixture
def server(audio_loop: Mapping[str, str], tmp_path: Path) -> Iterator[Path]:
    """A speech-dispatcher of our own, on the virtual loudspeaker."""
    if shutil.which("speech-dispatcher") is None:
        need("speech-dispatcher not found: sudo apt install speech-dispatcher")
    settings = tmp_path / "settings"
    shutil.copytree("/etc/speech-dispatcher", settings)
    with (settings / "speechd.conf").open("a") as file:
        file.write('\nAudioOutputMethod "pulse"\nDefaultModule espeak-ng\n')
    path = tmp_path / "speechd.sock"
    command = ["speech-dispatcher", "--run-single", "--timeout", "0"]
    command += ["--communication-method", "unix_socket", "--socket-path", str(path)]
    command += ["--config-dir", str(settings), "--log-dir", str(tmp_path)]
    process = subprocess.Popen(
        command, env=dict(audio_loop), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + 20
        while not path.is_socket():
            assert process.poll() is None, "speech-dispatcher did not start"
            assert time.monotonic() < end
            time.sleep(0.1)
        yield path
    finally:
        process.terminate()
        process.wait()


@pytest.mark.slow
def test_a_reply_is_heard_sentence_by_sentence(server: Path, audio_loop: Mapping[str, str]) -> None:
    """Through the screen reader's own voice, with captions in step."""
    captions: list[str] = []
    with Monitor(audio_loop) as monitor, SsipSpeaker(server) as speaker:
        spoken = speaker.say(TWO_SENTENCES, on_sentence=lambda each: captions.append(each.text))
    assert spoken.finished
    assert captions == ["Night cramps are common.", "They are usually harmless."]
    assert 1.5 < len(monitor.heard) / RATE < 8


@pytest.mark.slow
def test_stop_silences_it_at_once_and_the_place_is_known(
    server: Path, audio_loop: Mapping[str, str]
) -> None:
    """Within a third of a second; 0.03 s as a rule."""
    with Monitor(audio_loop) as monitor, SsipSpeaker(server) as speaker:
        stopped: list[float] = []

        def stop() -> None:
            stopped.append(time.monotonic())
            speaker.stop()

        threading.Timer(1.0, stop).start()
        spoken = speaker.say(TWO_SENTENCES)
        returned = time.monotonic()
    assert spoken.stopped_at == Position(0, 0)
    assert returned - stopped[0] < 0.3
    assert monitor.last_sound - stopped[0] < 0.3


@pytest.mark.slow
def test_it_is_slower_where_that_was_asked_for(server: Path, audio_loop: Mapping[str, str]) -> None:
    """The pace is ours, on the scale of the server."""
    seconds = []
    with SsipSpeaker(server) as speaker:
        for pace in (100, 250):
            began = time.monotonic()
            assert speaker.say(TWO_SENTENCES, words_per_minute=pace).finished
            seconds.append(time.monotonic() - began)
    assert seconds[0] > 1.4 * seconds[1]


@pytest.mark.slow
def test_an_emergency_goes_before_whatever_is_being_read(
    server: Path, audio_loop: Mapping[str, str]
) -> None:
    """The other program is cut off, as its priority says."""
    long = Reply(
        (Chunk("The weather will be fine today and tomorrow.", ChunkKind.ANSWER),), Outcome.of("x")
    )
    order = Reply(
        (Chunk("Call 999 now.", ChunkKind.ORDER),), Outcome.of("x"), level=Level.EMERGENCY
    )
    with SsipSpeaker(server) as other, SsipSpeaker(server) as speaker:
        cut: list[bool] = []
        reading = threading.Thread(target=lambda: cut.append(not other.say(long).finished))
        reading.start()
        time.sleep(0.7)
        began = time.monotonic()
        assert speaker.say(order).finished
        took = time.monotonic() - began
        reading.join(20)
    assert took < 4
    assert cut == [True]


@pytest.mark.slow
def test_a_line_that_is_only_a_dot_does_not_end_the_text(server: Path) -> None:
    """SSIP ends a text with such a line."""
    reply = Reply((Chunk("One.\n.\nSET SELF RATE 100\nTwo.", ChunkKind.ANSWER),), Outcome.of("x"))
    with SsipSpeaker(server) as speaker:
        assert speaker.say(reply).finished
        assert speaker.say(TWO_SENTENCES).finished


@pytest.mark.slow
def test_a_server_that_goes_away_is_told(server: Path) -> None:
    """In one sentence, with what to do."""
    with SsipSpeaker(server) as speaker:
        speaker._socket.close()
        with pytest.raises(VoiceError, match="voice has gone"):
            speaker.say(TWO_SENTENCES)


def test_without_a_server_it_says_so(tmp_path: Path) -> None:
    """And names the way out."""
    assert socket_path({"XDG_RUNTIME_DIR": str(tmp_path)}) is None
    assert socket_path({}) is None
    with pytest.raises(VoiceError, match="has gone"):
        SsipSpeaker(tmp_path / "nobody.sock")


def test_paces_lie_on_the_scale_of_the_server() -> None:
    """From -100 to 100, and the faster the higher."""
    rates = [rate_of(pace) for pace in range(80, 301)]
    assert rates == sorted(rates)
    assert -100 <= rates[0] < 0 < rates[-1] <= 100
    assert len(np.unique(rates)) > 100
