"""A whole conversation through a virtual microphone and a virtual loudspeaker."""

from __future__ import annotations

import array
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support import BICYCLE

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("vosk_model")]

FAST = 260  # words a minute
PATIENCE = 90.0  # seconds: a busy machine is slow, a hanging one is found all the same


class Talk:
    """``voice-skill talk``, or another spoken command, running in a room of its own."""

    def __init__(
        self, loop: dict[str, str], folder: Path, *words: str, spoken: str = "talk"
    ) -> None:
        self.loop = loop
        self.folder = folder
        self.out = folder / "out"
        self.err = folder / "err"
        # Faster than usual, so that nobody waits for the welcome longer than needed.
        rate = [] if "--rate" in words else ["--rate", str(FAST)]
        command = [sys.executable, "-m", "voice_skill", spoken, "--plain", *rate, *words]
        with self.out.open("w") as out, self.err.open("w") as err:
            self.process = subprocess.Popen(
                [*command, "--pack", str(BICYCLE)],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                env={**loop, "VOICE_SKILL_CACHE": str(folder / "cache")},
                cwd=folder,
            )

    def wait_for(self, met: Callable[[str, str], bool]) -> None:
        """Until what was printed is as wished."""
        end = time.monotonic() + PATIENCE
        while not met(self.out.read_text(), self.err.read_text()):
            assert time.monotonic() < end, self.out.read_text() + self.err.read_text()
            assert self.process.poll() is None, self.err.read_text()
            time.sleep(0.1)

    def listens(self, times: int) -> None:
        """Until it has begun to listen that many times."""
        self.wait_for(lambda _, err: err.count("Listening.") >= times)
        time.sleep(0.3)

    def hears(self, text: str) -> None:
        """Somebody speaks into the microphone."""
        spoken = self.folder / "spoken.wav"
        subprocess.run(
            ["espeak-ng", "-v", "en-us", "-s", "140", "-w", str(spoken), text], check=True
        )
        subprocess.run(["paplay", "--device=room", str(spoken)], env=self.loop, check=True)


@pytest.fixture
def talk(audio_loop: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., Talk]]:
    """Starts a conversation; ends it whatever happens."""
    started: list[Talk] = []

    def start(*words: str) -> Talk:
        started.append(Talk(audio_loop, tmp_path, *words))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait()


@pytest.fixture
def loudness(audio_loop: dict[str, str], tmp_path: Path) -> Iterator[Callable[[], list[int]]]:
    """What the loudspeaker has played so far: the peak of every tenth of a second."""
    raw = tmp_path / "spk.raw"
    with raw.open("wb") as file:
        recorder = subprocess.Popen(
            [
                *("parec", "-d", "spk.monitor", "--rate=16000", "--channels=1"),
                *("--format=s16le", "--latency-msec=20"),
            ],
            stdout=file,
            env=audio_loop,
        )

        def peaks() -> list[int]:
            data = array.array("h", raw.read_bytes()[: raw.stat().st_size // 2 * 2])
            return [max(map(abs, data[at : at + 1600])) for at in range(0, len(data), 1600)]

        yield peaks
        recorder.kill()
        recorder.wait()


def test_a_spoken_question_gets_a_spoken_answer_and_thanks_end_it(
    talk: Callable[..., Talk], loudness: Callable[[], list[int]]
) -> None:
    """It introduces itself, listens, answers aloud, listens again, and takes its leave."""
    conversation = talk()
    conversation.listens(1)
    before = sum(peak > 500 for peak in loudness())
    assert before > 20, "the welcome was not heard"
    conversation.hears("How do I oil the chain?")
    conversation.wait_for(lambda out, _: "one drop of oil" in out)
    conversation.listens(2)
    assert sum(peak > 500 for peak in loudness()) > before + 20, "the answer was not heard"
    conversation.hears("Thank you very much.")
    assert conversation.process.wait(PATIENCE) == 0
    assert "Look after yourself." in conversation.out.read_text()
    assert "Traceback" not in conversation.err.read_text()


def test_ctrl_c_silences_first_and_leaves_with_130_then(
    talk: Callable[..., Talk], loudness: Callable[[], list[int]]
) -> None:
    """Somebody who cannot see the screen gets quiet at one key."""
    conversation = talk()
    conversation.wait_for(lambda out, _: "Hello." in out)
    heard_from = len(loudness())
    while not any(peak > 500 for peak in loudness()[heard_from:]):
        time.sleep(0.1)
    conversation.process.send_signal(signal.SIGINT)
    conversation.wait_for(lambda _, err: "Silenced" in err)
    time.sleep(1.0)
    assert max(loudness()[-3:]) < 100
    conversation.listens(1)
    conversation.process.send_signal(signal.SIGINT)
    assert conversation.process.wait(PATIENCE) == 130
    assert "Traceback" not in conversation.err.read_text()


def test_without_any_sound_device_it_says_so_and_leaves_with_4(tmp_path: Path) -> None:
    """One sentence, and what still works."""
    done = subprocess.run(
        [sys.executable, "-m", "voice_skill", "talk", "--pack", str(BICYCLE)],
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PULSE_SERVER": "unix:/nowhere"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 4
    assert "microphone" in done.stderr.lower() or "PortAudio" in done.stderr
    assert "Traceback" not in done.stderr
