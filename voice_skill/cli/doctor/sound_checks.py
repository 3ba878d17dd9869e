"""Voice, loudspeaker, microphone, echo and delay, tried out together for the doctor."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from voice_skill.cli.doctor.health import Check, State, failed
from voice_skill.listening.devices import Device
from voice_skill.listening.microphone import Microphone
from voice_skill.listening.sound_check import (
    Recorded,
    echo_of,
    is_noisy,
    judged,
    level_in_words,
    room_in_words,
)
from voice_skill.listening.sound_server import Source, loudspeaker_muted, source_in_use
from voice_skill.settings import Settings
from voice_skill.speaking import samples
from voice_skill.speaking.loudspeaker import Loudspeaker
from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE, Speech
from voice_skill.values.errors import AudioError, SkillError

if TYPE_CHECKING:
    from voice_skill.speaking.voices import Pyttsx3Voice

_HEARD_ENOUGH = 6.0  # seconds
_SENTENCE = "This is my voice. Can I hear myself speak?"
_SLOW_SECONDS = 0.8
_WRONG_RATE = 0.15
"""How far frames a second may be from what was announced; a wrong rate is off by 8 % or more."""

Ask = Callable[[str], None]
"""Shows a sentence to the person, and says it where they can hear it."""


@dataclass(slots=True)
class SoundChecks:
    """The checks that need devices, in order; each works without those before it.

    ``ask`` tells the person when to speak.
    """

    settings: Settings
    ask: Ask
    _room: float = field(default=-60.0, init=False)
    _microphone_works: bool = field(default=False, init=False)
    _speech: Speech | None = field(default=None, init=False)

    def voice(self, voice: Pyttsx3Voice) -> Check:
        """Whether a sentence can be made, and how long that takes."""
        began = time.perf_counter()
        try:
            self._speech = voice.render(_SENTENCE, words_per_minute=self.settings.rate)
        except SkillError as error:
            return failed("Voice", error)
        took = time.perf_counter() - began
        found = f"{voice.engine}, a sentence is made in {took * 1000:.0f} ms"
        return Check("Voice", State.WORKS, found, data={"engine": voice.engine, "ms": took * 1000})

    def loudspeaker(self, loudspeaker: Loudspeaker, notices: list[str]) -> Check:
        """Whether it takes sound, and in what time."""
        sound = self._speech or Speech(samples.silence(0.2, SAMPLE_RATE), SAMPLE_RATE)
        short = Speech(samples.silence(0.1, sound.rate), sound.rate)
        try:
            began = time.perf_counter()
            playing = loudspeaker.play(short)
            while not playing.seconds and time.perf_counter() - began < _SLOW_SECONDS * 3:
                time.sleep(0.001)
            delay = time.perf_counter() - began
            playing.wait()
        except AudioError as error:
            return failed("Loudspeaker", error)
        found = f"it takes sound after {delay * 1000:.0f} ms"
        data = {"delay_ms": delay * 1000}
        if loudspeaker_muted():
            fix = "Press the mute key, or switch it on in the sound settings."
            return Check("Loudspeaker", State.FAILS, "it is muted", fix, 4, data)
        if notices:
            return Check("Loudspeaker", State.CARE, f"{found}. {' '.join(notices)}", data=data)
        if delay > _SLOW_SECONDS:
            fix = "Answers begin late. Close other programs, or try a loudspeaker with a cable."
            return Check("Loudspeaker", State.CARE, found, fix, data=data)
        return Check("Loudspeaker", State.WORKS, found, data=data)

    def microphone(self) -> tuple[Check, ...]:
        """The person is asked to speak: how loud that is, and how loud the room."""
        try:
            from voice_skill.listening.voice_activity import SileroDetector

            detector = SileroDetector()
            with Microphone(self.settings.microphone or None) as microphone:
                self.ask("Please say a few words now.")
                microphone.discard()
                recording, rate = _record(microphone, _HEARD_ENOUGH)
                source, device = source_in_use(), microphone.device
        except AudioError as error:
            return (failed("Microphone", error),)
        recorded = judged(recording, detector)
        self._room = recorded.room
        check = _of_microphone(recorded, source, device, rate)
        self._microphone_works = check.state is not State.FAILS
        return check, _of_room(recorded)

    def echo(self, loudspeaker: Loudspeaker) -> Check:
        """Whether the microphone hears what the loudspeaker plays."""
        if self._speech is None or not self._microphone_works:
            return Check("Echo", State.CARE, "not tried: it needs a voice and a microphone")
        recording = bytearray()
        try:
            with Microphone(self.settings.microphone or None) as microphone:
                stream = microphone.blocks()
                for _ in range(10):
                    next(stream)
                playing = loudspeaker.play(self._speech)
                over = threading.Event()
                threading.Thread(target=_wait, args=(playing.wait, over), daemon=True).start()
                while not over.is_set():
                    recording += next(stream)
                for _ in range(10):  # half a second: the last of it is on its way
                    recording += next(stream)
        except (AudioError, StopIteration) as error:
            return Check("Echo", State.CARE, f"not tried: {error}")
        played = samples.resampled(self._speech.samples, self._speech.rate, SAMPLE_RATE)
        echo = echo_of(played, bytes(recording), room=self._room)
        data = {"likeness": round(echo.likeness, 2), "loudness_db": round(echo.loudness, 1)}
        if echo.is_heard:
            found = "the microphone hears my own voice"
            fix = (
                "That is usual without headphones. "
                "With headphones you can talk while I speak, and I hear you better."
            )
            return Check("Echo", State.CARE, found, fix, data=data)
        return Check("Echo", State.WORKS, "the microphone does not hear my own voice", data=data)


def _wait(wait: Callable[[], bool], over: threading.Event) -> None:
    try:
        wait()
    except AudioError:
        pass  # the loudspeaker was tried before; here it only has to end
    finally:
        over.set()


def _record(microphone: Microphone, seconds: float) -> tuple[bytes, float]:
    """So many seconds, and how many samples a second came."""
    recording = bytearray()
    began = 0.0
    for block in microphone.blocks():
        recording += block
        began = began or time.monotonic()
        if len(recording) >= seconds * SAMPLE_RATE * SAMPLE_BYTES:
            break
    took = max(time.monotonic() - began, 0.001)
    return bytes(recording), (len(recording) / SAMPLE_BYTES) / took


def _of_microphone(
    recorded: Recorded, source: Source | None, device: Device | None, rate: float
) -> Check:
    name = source.title if source else device.name if device else "in use"
    words, fix = level_in_words(recorded.levels, recorded.voice)
    data = {
        "device": name,
        "peak": round(recorded.levels.peak, 4),
        "voice_db": None if recorded.voice is None else round(recorded.voice, 1),
        "rate": round(rate),
    }
    found = f"{name}, {words}"
    if source is not None and source.muted:
        fix = "Press its mute key, or switch it on in the sound settings."
        return Check("Microphone", State.FAILS, f"{name}, muted", fix, 4, data)
    if recorded.levels.is_silent:
        return Check("Microphone", State.FAILS, found, fix, 4, data)
    if source is not None and source.is_monitor:
        fix = "Plug a microphone in, and choose it in the sound settings."
        found = f"there is none. The system gives me what {name} plays"
        return Check("Microphone", State.CARE, found, fix, data=data)
    if abs(rate / SAMPLE_RATE - 1) > _WRONG_RATE:
        fix = "Choose another microphone with the setting microphone, or try another socket."
        return Check("Microphone", State.CARE, f"{found}, at the wrong speed", fix, data=data)
    state = State.CARE if fix else State.WORKS
    return Check("Microphone", state, found, fix, data=data)


def _of_room(recorded: Recorded) -> Check:
    words = room_in_words(recorded.room)
    data = {"room_db": round(recorded.room, 1)}
    found = f"{words}, {recorded.room:.0f} dB"
    if is_noisy(recorded.room):
        fix = "I hear better in a quiet room, or with the microphone closer to you."
        return Check("Noise", State.CARE, found, fix, data=data)
    return Check("Noise", State.WORKS, found, data=data)
