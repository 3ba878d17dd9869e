"""``doctor``: what works, what does not, and what mends it; exit code by kind."""

from __future__ import annotations

import datetime
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support import BICYCLE
from voice_skill.cli.doctor import health, screen_readers
from voice_skill.cli.doctor.health import State
from voice_skill.cli.network import open_now
from voice_skill.settings import Settings

ROOT = Path(__file__).parents[3]


def named(out: str, name: str) -> dict[str, object]:
    """That check of ``--json``."""
    return next(each for each in json.loads(out)["checks"] if each["name"] == name)


@pytest.mark.usefixtures("vosk_model")
def test_without_sound_it_looks_at_the_rest(run: Run) -> None:
    """One fact a line, and a last line that sums up."""
    result = run("doctor", "--no-sound", "--plain")
    assert result.code == 0
    names = [line.partition(":")[0] for line in result.out.splitlines()[:-1]]
    assert names == [
        "Python", "Settings", "Content", "Hearing", "Understanding", "Screen reader", "Disk",
        "Folders", "Network",
    ]  # fmt: skip
    assert "to be reviewed by" in result.out
    assert "every checksum is right" in result.out
    assert "not used by these checks" in result.out


@pytest.mark.usefixtures("vosk_model")
def test_json_holds_every_check_and_the_exit_code(run: Run) -> None:
    """For programs."""
    result = run("doctor", "--no-sound", "--json")
    assert json.loads(result.out)["exit_code"] == result.code == 0
    assert named(result.out, "Python")["version"] == ".".join(map(str, sys.version_info[:3]))
    assert named(result.out, "Network")["reached"] == []
    assert all(each["state"] for each in json.loads(result.out)["checks"])


def test_a_missing_model_is_named_with_its_remedy_and_leaves_with_5(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without the ears nothing can be heard; without the other it only understands less."""
    monkeypatch.setenv("VOICE_SKILL_MODELS", str(tmp_path / "none"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("voice_skill.models.store.checkout", lambda: None)
    result = run("doctor", "--no-sound", "--json")
    hearing, understanding = named(result.out, "Hearing"), named(result.out, "Understanding")
    assert result.code == 5
    assert hearing["state"] == "fails"
    assert "voice-skill models install vosk-model-small-en-us-0.15" in str(hearing["found"])
    assert understanding["state"] == "care"


@pytest.mark.usefixtures("vosk_model")
def test_a_broken_pack_is_named_and_leaves_with_6(run: Run, tmp_path: Path) -> None:
    """File and remedy stand in the sentence."""
    pack = tmp_path / "pack"
    shutil.copytree(BICYCLE, pack)
    (pack / "pack.yaml").write_text("id: [")
    result = run("doctor", "--no-sound", "--pack", str(pack))
    assert result.code == 6
    assert "pack.yaml" in result.out
    assert result.out.splitlines()[-1] == "Something that is needed does not work: content."


def test_a_pack_past_its_review_date_is_care_not_failure() -> None:
    """It still answers, and says with every answer that it is old."""
    late = datetime.date(2099, 1, 2)
    check = health.check_pack(Settings(pack=str(BICYCLE)), late)
    assert check.state is State.CARE
    assert check.fix
    assert check.exit_code == 0


@pytest.mark.parametrize(
    ("free", "state"),
    [(10**10, State.WORKS), (10**8, State.CARE), (10**6, State.FAILS)],
)
def test_room_on_the_disk(free: int, state: State) -> None:
    """For models, for work, or for neither."""
    check = health.check_disk(lambda _: free)
    assert check.state is state
    assert bool(check.fix) == (state is not State.WORKS)


def test_a_screen_reader_that_runs_is_found_and_told_how(tmp_path: Path) -> None:
    """By its process; a script runs under Python, so its second word counts too."""
    for number, words in enumerate(
        (b"/usr/bin/python3\0/usr/bin/orca\0--replace\0", b"bash\0orca.txt\0", b""), start=1
    ):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "cmdline").write_bytes(words)
    assert screen_readers._processes(tmp_path) == [("Orca", "process 1")]


def test_two_voices_at_once_are_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the way to leave it to the screen reader."""
    found = screen_readers.ScreenReaders(("Orca",), ("process 7",))
    monkeypatch.setattr(screen_readers, "look_for_screen_readers", lambda: found)
    check = health.check_screen_reader(Settings())
    assert check.state is State.CARE
    assert "Orca runs (process 7)" in check.found
    assert "voice-skill setup" in check.fix
    assert health.check_screen_reader(Settings(speech="screen-reader")).state is State.WORKS


def test_a_program_that_reaches_for_the_network_is_caught() -> None:
    """In a process of its own, since a watch cannot be taken away again."""
    code = (
        "import socket\n"
        "from voice_skill.witness import watch\n"
        "from voice_skill.cli.doctor.command import check_network\n"
        "watch()\n"
        "print(check_network().state.name)\n"
        "here = socket.socket(socket.AF_UNIX)\n"
        "try: here.connect('/nowhere')\n"
        "except OSError: pass\n"
        "print(check_network().state.name)\n"
        "there = socket.socket()\n"
        "there.settimeout(0.1)\n"
        "try: there.connect(('192.0.2.1', 9))\n"
        "except OSError: pass\n"
        "print(check_network().state.name, check_network().found)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    first, second, third = done.stdout.splitlines()
    assert (first, second) == ("WORKS", "WORKS")
    assert third.startswith("FAILS")
    assert "connect 192.0.2.1:9" in third


@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="only Linux tells")
def test_what_is_open_is_seen_even_where_python_did_not_see_it() -> None:
    """The system's own list of this process's connections."""
    assert open_now() == ()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        found = open_now()
    assert found is not None
    assert found[0].startswith("tcp ")
    assert open_now() == ()


class Examined:
    """``voice-skill doctor`` in a room of its own."""

    def __init__(self, loop: dict[str, str], folder: Path, *words: str) -> None:
        self.loop = loop
        self.err = folder / "err"
        with self.err.open("w") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "voice_skill", "doctor", "--pack", str(BICYCLE), *words],
                env={**loop, "VOICE_SKILL_CONFIG": str(folder / "none")},
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=err,
                text=True,
            )

    def hears(self, file: Path) -> None:
        """Somebody speaks when asked to."""
        end = time.monotonic() + 60
        while "say a few words" not in self.err.read_text():
            assert time.monotonic() < end
            time.sleep(0.05)
        time.sleep(0.5)
        subprocess.run(["paplay", "--device=room", str(file)], env=self.loop, check=True)

    def result(self) -> tuple[int, str]:
        """(exit code, what was printed)."""
        out, _ = self.process.communicate(timeout=120)
        return self.process.returncode, out


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A few words, spoken."""
    file = tmp_path / "words.wav"
    text = "Good morning. I would like to know whether you can hear me well."
    subprocess.run(["espeak-ng", "-v", "en-us", "-s", "140", "-w", str(file), text], check=True)
    return file


@pytest.fixture
def muted(audio_loop: dict[str, str]) -> Iterator[None]:
    """The microphone is muted, and so is the loudspeaker."""
    _pactl(audio_loop, "set-source-mute", "mic", "1")
    _pactl(audio_loop, "set-sink-mute", "spk", "1")
    yield
    _pactl(audio_loop, "set-source-mute", "mic", "0")
    _pactl(audio_loop, "set-sink-mute", "spk", "0")


@pytest.fixture
def open_loudspeaker(audio_loop: dict[str, str]) -> Iterator[None]:
    """The microphone hears the loudspeaker."""
    number = _pactl(
        audio_loop, "load-module", "module-loopback", "source=spk.monitor", "sink=room",
        "latency_msec=30",
    )  # fmt: skip
    yield
    _pactl(audio_loop, "unload-module", number)


def _pactl(loop: dict[str, str], *words: str) -> str:
    done = subprocess.run(["pactl", *words], env=loop, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.slow
@pytest.mark.usefixtures("vosk_model")
def test_a_voice_a_quiet_room_and_headphones_are_all_well(
    audio_loop: dict[str, str], tmp_path: Path, words: Path
) -> None:
    """With the level in words."""
    examined = Examined(audio_loop, tmp_path)
    examined.hears(words)
    code, out = examined.result()
    assert code == 0
    assert "Microphone: Microphone, good." in out
    assert "Noise: a quiet room" in out
    assert "Echo: the microphone does not hear my own voice." in out
    assert "Loudspeaker: it takes sound after" in out


@pytest.mark.slow
@pytest.mark.usefixtures("vosk_model", "muted")
def test_what_is_muted_is_named_and_leaves_with_4(
    audio_loop: dict[str, str], tmp_path: Path
) -> None:
    """Microphone and loudspeaker, each with its key."""
    code, out = Examined(audio_loop, tmp_path).result()
    assert code == 4
    assert "Microphone: does not work. Microphone, muted. Press its mute key" in out
    assert "Loudspeaker: does not work. It is muted. Press the mute key" in out


@pytest.mark.slow
@pytest.mark.usefixtures("vosk_model", "open_loudspeaker")
def test_an_open_loudspeaker_is_heard_by_the_microphone(
    audio_loop: dict[str, str], tmp_path: Path, words: Path
) -> None:
    """That is care, not failure: most people sit in front of one."""
    examined = Examined(audio_loop, tmp_path, "--json")
    examined.hears(words)
    code, out = examined.result()
    assert code == 0
    assert named(out, "Echo")["state"] == "care"
    assert named(out, "Microphone")["voice_db"] is not None


@pytest.mark.slow
@pytest.mark.usefixtures("vosk_model")
def test_without_any_sound_device_each_part_is_named_and_it_leaves_with_4(tmp_path: Path) -> None:
    """Neither a traceback nor a hang."""
    nowhere = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PULSE_SERVER": "unix:/nowhere"}
    import os

    kept = {name: os.environ[name] for name in ("VOICE_SKILL_MODELS",) if name in os.environ}
    code, out = Examined({**nowhere, **kept}, tmp_path).result()
    assert code in {4, 5}
    assert "Loudspeaker: " in out
    assert "Microphone: " in out
    assert "Something that is needed does not work" in out


def test_a_natural_voice_that_is_set_and_missing_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The usual one speaks; the command that mends it is said."""
    monkeypatch.setenv("VOICE_SKILL_MODELS", str(tmp_path))
    check = health.check_natural_voice(Settings(voice="kokoro:bf_emma"))
    assert check.state is State.CARE
    assert "The usual voice speaks instead. Install it: " in check.found
