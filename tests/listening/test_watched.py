"""A microphone that fails and comes back, on a virtual sound card that is really taken apart."""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from tests.hearing.conftest import Speak
from voice_skill.hearing.ears import Ears, Ended
from voice_skill.listening.microphone import list_devices
from voice_skill.listening.sound_server import Changes, default_source, source_in_use
from voice_skill.listening.watched import Fault, Notice, SteadyMicrophone
from voice_skill.values.errors import AudioError

pytestmark = pytest.mark.slow

Loop = dict[str, str]
LIMIT = 2.0  # seconds from the fault to its notice
PATIENCE = 20.0


def pactl(loop: Loop, *words: str) -> str:
    done = subprocess.run(["pactl", *words], env=loop, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def unplug(loop: Loop) -> None:
    """The microphone is pulled out."""
    for line in pactl(loop, "list", "short", "modules").splitlines():
        number, name = line.split("\t")[:2]
        if name == "module-remap-source":
            pactl(loop, "unload-module", number)


def plug_in(loop: Loop, *more: str) -> None:
    """And in again."""
    unplug(loop)
    pactl(
        loop,
        "load-module",
        "module-remap-source",
        "source_name=mic",
        "master=room.monitor",
        "source_properties=device.description=Microphone",
        *more,
    )
    pactl(loop, "set-default-source", "mic")


@pytest.fixture
def loop(sound_here: Loop) -> Iterator[Loop]:
    """The virtual sound card, whole before and after."""
    yield sound_here
    for name in ("sink room", "sink spk"):
        kind, which = name.split()
        pactl(sound_here, f"suspend-{kind}", which, "0")
    plug_in(sound_here)


class Listener:
    """Reads a microphone and keeps what it was told."""

    def __init__(self, microphone: SteadyMicrophone, notices: list[Notice]) -> None:
        self.microphone = microphone
        self.stream = microphone.blocks()
        self.notices = notices

    def reads(self, seconds: float) -> list[bytes]:
        """So long, by the clock on the wall."""
        end, found = time.monotonic() + seconds, []
        while time.monotonic() < end:
            found.append(next(self.stream))
        return found

    def reads_until(self, met: Callable[[], bool]) -> float:
        """Until that is so; how long it took."""
        began = time.monotonic()
        while not met():
            next(self.stream)
            assert time.monotonic() < began + PATIENCE, [each.text[:60] for each in self.notices]
        return time.monotonic() - began


@contextmanager
def listening(device: str | None = None, *, wait: bool = False) -> Iterator[Listener]:
    """A microphone, and somebody who reads it."""
    notices: list[Notice] = []
    with SteadyMicrophone(device, tell=notices.append, wait=wait) as microphone:
        yield Listener(microphone, notices)


def test_a_muted_microphone_is_told_with_the_remedy_and_so_is_its_return(loop: Loop) -> None:
    """Also in the middle of a conversation; nothing is heard meanwhile."""
    with listening() as listener:
        assert all(listener.reads(1.0)[5:])
        pactl(loop, "set-source-mute", "mic", "1")
        took = listener.reads_until(lambda: bool(listener.notices))
        assert took < LIMIT
        assert "is muted" in listener.notices[0].text
        assert "mute key" in listener.notices[0].text
        assert not any(listener.reads(0.5))
        pactl(loop, "set-source-mute", "mic", "0")
        listener.reads_until(lambda: len(listener.notices) == 2)
        assert listener.notices[1].recovered
        assert all(listener.reads(0.5))
        assert len(listener.notices) == 2


def test_a_microphone_turned_down_to_nothing_counts_as_muted(loop: Loop) -> None:
    """Some desktops mute by volume."""
    with listening() as listener:
        listener.reads(0.5)
        pactl(loop, "set-source-volume", "mic", "0")
        try:
            assert listener.reads_until(lambda: bool(listener.notices)) < LIMIT
            assert "turned down to nothing" in listener.notices[0].text
        finally:
            pactl(loop, "set-source-volume", "mic", "65536")
        listener.reads_until(lambda: len(listener.notices) == 2)


def test_an_unplugged_microphone_is_told_and_used_again_once_it_is_back(
    loop: Loop, ears: Ears, speak: Speak
) -> None:
    """The sound server gives us our own loudspeaker instead: that is never taken for a person."""
    with listening() as listener:
        listener.reads(0.5)
        unplug(loop)
        assert listener.reads_until(lambda: bool(listener.notices)) < LIMIT
        assert "lug" in listener.notices[0].text  # plug it in; is it plugged in?
        assert not any(listener.reads(3.0))
        assert len(listener.notices) == 1, "it is told once"
        plug_in(loop)
        listener.reads_until(lambda: listener.notices[-1].recovered)
        player = subprocess.Popen(
            ["paplay", "--device=room", str(speak("when should i go to the hospital"))], env=loop
        )
        listened = ears.listen(listener.stream, wait=8)
        player.wait()
    assert listened.ended is Ended.SILENCE
    assert "hospital" in listened.heard.text


def test_a_microphone_without_frames_is_told_and_used_again(loop: Loop) -> None:
    """The stream says that it runs, and gives nothing."""
    with listening() as listener:
        listener.reads(0.5)
        pactl(loop, "suspend-source", "mic", "1")
        pactl(loop, "suspend-sink", "room", "1")
        assert listener.reads_until(lambda: bool(listener.notices)) < LIMIT
        assert "gives no sound" in listener.notices[0].text
        assert listener.microphone.fault is Fault.LOST
        listener.reads(3.0)
        assert len(listener.notices) == 1, "it is told once"
        pactl(loop, "suspend-sink", "room", "0")
        pactl(loop, "suspend-source", "mic", "0")
        listener.reads_until(lambda: listener.notices[-1].recovered)
        assert all(listener.reads(0.5)[1:])


def test_a_microphone_of_another_rate_is_used_after_it_was_changed(
    loop: Loop, ears: Ears, speak: Speak
) -> None:
    """A headset at 44.1 kHz in stereo takes the place of the one before."""
    with listening() as listener:
        listener.reads(0.5)
        unplug(loop)
        listener.reads_until(lambda: bool(listener.notices))
        plug_in(loop, "rate=44100", "channels=2", "remix=yes")
        listener.reads_until(lambda: listener.notices[-1].recovered)
        player = subprocess.Popen(
            ["paplay", "--device=room", str(speak("when should i go to the hospital"))], env=loop
        )
        listened = ears.listen(listener.stream, wait=8)
        player.wait()
    assert "hospital" in listened.heard.text


def test_a_microphone_taken_away_by_another_program_is_taken_back(loop: Loop) -> None:
    """Our stream is moved to what the loudspeaker plays; the microphone itself is still there."""
    with listening() as listener:
        listener.reads(0.5)
        listed = json.loads(pactl(loop, "-f", "json", "list", "source-outputs"))
        ours = [
            each["index"]
            for each in listed
            if each["properties"].get("application.process.id") == str(os.getpid())
        ]
        pactl(loop, "move-source-output", str(ours[0]), "spk.monitor")
        assert listener.reads_until(lambda: bool(listener.notices)) < LIMIT
        listener.reads_until(lambda: listener.notices[-1].recovered)
        assert all(listener.reads(0.5)[1:])
        source = source_in_use()
    assert source is not None
    assert source.name == "mic"


def test_what_somebody_was_saying_is_broken_off_and_not_glued_to_what_comes_later(
    loop: Loop, ears: Ears, speak: Speak
) -> None:
    """The listening ends, and says so; the next one begins afresh."""
    with listening() as listener:
        listener.reads(0.5)
        player = subprocess.Popen(
            ["paplay", "--device=room", str(speak("when should i go to the hospital"))], env=loop
        )
        threading.Timer(1.2, pactl, (loop, "set-source-mute", "mic", "1")).start()
        broken = ears.listen(listener.stream, wait=8)
        player.wait()
        pactl(loop, "set-source-mute", "mic", "0")
        listener.reads_until(lambda: listener.notices[-1].recovered)
        player = subprocess.Popen(
            ["paplay", "--device=room", str(speak("tell me about pregnancy"))], env=loop
        )
        after = ears.listen(listener.stream, wait=8)
        player.wait()
    assert broken.ended is Ended.BROKEN_OFF
    assert "pregnancy" in after.heard.text
    assert "hospital" not in after.heard.text


def test_what_is_said_aloud_about_the_microphone_is_not_heard_as_a_question(loop: Loop) -> None:
    """What came in meanwhile is dropped."""
    told: list[Notice] = []

    def tell(notice: Notice) -> None:
        told.append(notice)
        time.sleep(1.0)

    with SteadyMicrophone(tell=tell) as microphone:
        stream = microphone.blocks()
        next(stream)
        pactl(loop, "set-source-mute", "mic", "1")
        while not told:
            next(stream)
        began = time.monotonic()
        for _ in range(6):
            next(stream)
        assert time.monotonic() - began > 0.1, "a second's worth of blocks was kept"
    pactl(loop, "set-source-mute", "mic", "0")


def test_without_a_microphone_at_the_start_it_waits_for_one_where_asked_to(loop: Loop) -> None:
    """PortAudio lists devices once a process; it is made to look again."""
    with pytest.raises(AudioError, match="no microphone 'Headset'"), listening("Headset"):
        pass
    with listening("Headset", wait=True) as listener:
        listener.reads_until(lambda: len(listener.notices) == 2)
        assert "no microphone 'Headset'" in listener.notices[0].text
        assert listener.notices[1].recovered
        assert all(listener.reads(0.5)[1:])


def test_the_list_of_devices_is_read_anew_unless_a_stream_is_open(loop: Loop) -> None:
    """To end PortAudio under an open stream would pull it from under its owner."""
    assert list_devices(anew=True)
    with listening() as listener:
        listener.reads(0.3)
        assert list_devices(anew=True)
        assert all(listener.reads(0.5))
    assert list_devices(anew=True)


def test_closing_ends_the_blocks_and_leaves_no_process_behind(loop: Loop) -> None:
    """Neither the watcher nor its pipe."""
    with listening() as listener:
        listener.reads(0.3)
        listener.microphone.close()
        assert len(list(listener.stream)) < 100
    ours = ["ps", "--ppid", str(os.getpid()), "-o", "args"]
    children = subprocess.run(ours, capture_output=True, text=True, check=True)
    assert "pactl subscribe" not in children.stdout


def test_the_sound_server_says_which_source_we_record_from(loop: Loop) -> None:
    """By name, with its mute switch; without a server nothing is claimed."""
    with listening() as listener:
        listener.reads(0.3)
        source = source_in_use()
    assert source is not None
    assert (source.name, source.muted, source.is_monitor) == ("mic", False, False)
    assert source.volume == pytest.approx(1.0, abs=0.01)
    default = default_source()
    assert default is not None
    assert default.name == "mic"


def test_a_server_that_was_started_anew_is_listened_to_again(loop: Loop) -> None:
    """The watcher ends with the server; the next one is asked for a new watch."""
    with Changes() as changes:
        known = [changes.known]
        assert changes.take()
        assert changes._process is not None
        changes._process.kill()
        changes._process.wait()
        known.append(changes.known)
        changes.renew()
        known.append(changes.known)
        assert known == [True, False, True]
        time.sleep(0.5)
        changes.take()
        pactl(loop, "set-source-volume", "mic", "65000")
        end = time.monotonic() + 5
        while not changes.take():
            assert time.monotonic() < end
            time.sleep(0.05)
    pactl(loop, "set-source-volume", "mic", "65536")


def test_without_a_sound_server_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing fails."""
    monkeypatch.setenv("PATH", "/nowhere")
    assert source_in_use() is None
    assert default_source() is None
    with Changes() as changes:
        assert changes.take()
        assert not changes.take()


def test_how_loud_it_was_is_known_afterwards(loop: Loop) -> None:
    """From one ``discard`` to the next."""
    rng = np.random.default_rng(7)
    loud = (np.clip(rng.standard_normal(48_000) * 3, -1, 1) * 32767).astype("<i2").tobytes()
    with listening() as listener:
        listener.reads(0.3)
        assert listener.microphone.levels.is_quiet
        play = ["pacat", "--device=room", "--rate=48000", "--channels=1", "--format=s16le"]
        player = subprocess.Popen(play, stdin=subprocess.PIPE, env=loop)
        assert player.stdin is not None
        player.stdin.write(loud)
        player.stdin.close()
        listener.reads(1.0)
        player.wait()
        assert listener.microphone.levels.is_clipped
        listener.microphone.discard()
        assert listener.microphone.levels.frames == 0
