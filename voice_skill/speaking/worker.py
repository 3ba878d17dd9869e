"""The disposable TTS process: it makes one sentence with pyttsx3, then ends.

``python -m voice_skill.speaking.worker`` reads one line of JSON and answers with one line:

- ``{"text", "words_per_minute", "voice", "path"}`` -> ``{"path", "voice", "engine"}``
- ``{"ask": "voices"}`` -> ``{"voices": [[id, name, language], ...], "engine"}``
- anything that goes wrong -> ``{"error", "detail", "choices"}``

It is a process of its own because pyttsx3 2.99 cannot be stopped, hangs on some systems at the
second sentence, and owns one engine a process; a process can always be killed. Its fault list and
the barriers used here were measured: after ``runAndWait`` nothing has been written yet, and a
rate that is only queued is dropped in one utterance of three. So properties go straight to the
driver, and ``espeak_Synchronize`` is waited for before and after.

``VOICE_SKILL_ESPEAK`` chooses the library: ``auto`` (the system's, else the bundled one),
``system``, ``bundled``, or ``none`` (to see what happens without a voice).
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import os
import subprocess
import sys
import threading
import wave
from pathlib import Path
from typing import Any, NoReturn

from voice_skill.speaking import pace, samples
from voice_skill.speaking.voice_choice import Voice, choices, choose_voice, usable

_SYSTEM_LIBRARIES = ("libespeak-ng.so.1", "libespeak.so.1")
_VOLUME = 0.9
"""pyttsx3's 1.0 peaks at 0.996 of full scale with espeak-ng; 0.9 peaks at 0.96."""

_WORD_GAP = 7
"""espeak-ng's parameter for silence between words; pyttsx3 has no name for it."""

_ANSWERS = 1
"""Our output, by its number: the driver's own prints are sent elsewhere."""

_BELLS = 60.0
"""Seconds after which the process ends by itself, should nobody be left to kill it."""


class _CannotSpeak(Exception):
    def __init__(self, error: str, detail: str = "", offered: tuple[str, ...] = ()) -> None:
        super().__init__(detail)
        self.answer = {"error": error, "detail": detail, "choices": list(offered)}


class Engine:
    """pyttsx3 with this system's own driver."""

    def __init__(self) -> None:
        self._espeak: Any = None
        library = "system"
        if sys.platform.startswith("linux"):
            library = load_espeak(os.environ.get("VOICE_SKILL_ESPEAK", "auto"))
        elif os.environ.get("VOICE_SKILL_ESPEAK") == "none":
            raise _CannotSpeak("no-engine")
        try:
            import pyttsx3

            self._engine = pyttsx3.init()
        except Exception as error:  # each driver fails in its own way; all mean: no voice
            raise _CannotSpeak("no-engine", str(error)) from error
        self._driver = self._engine.proxy._driver
        self._errors: list[str] = []
        self._engine.connect("error", lambda **event: self._errors.append(str(event)))
        self.name = type(self._driver).__name__
        if self.name == "EspeakDriver":
            from pyttsx3.drivers import _espeak

            self._espeak = _espeak
            self.name = f"espeak-ng {_espeak.Info().decode()} ({library})"

    def voices(self) -> tuple[Voice, ...]:
        """All voices that can really speak."""
        found = []
        for voice in self._driver.getProperty("voices"):
            languages = [str(each) for each in voice.languages or ()]
            found.append(Voice(str(voice.id), str(voice.name), languages[0] if languages else ""))
        return usable(found)

    def set_voice(self, wanted: str) -> Voice:
        """Choose the voice; the answer says which were there if it is none of them."""
        voices = self.voices()
        voice = choose_voice(voices, wanted)
        if voice is None:
            raise _CannotSpeak("unknown-voice", wanted, choices(voices, wanted))
        self._driver.setProperty("voice", voice.id)
        self._driver.setProperty("volume", _VOLUME)
        return voice

    def speak_to(
        self, path: Path, text: str, rate: int, *, gaps: bool = False
    ) -> tuple[bytes, int]:
        """(samples, samples a second) of the text at the engine's own ``rate``.

        ``gaps`` sets words apart by about 80 ms, with espeak only.
        """
        self._driver.setProperty("rate", int(rate))
        if self._espeak is not None:
            self._espeak.SetParameter(_WORD_GAP, int(gaps), 0)
        self._synchronise()
        with contextlib.redirect_stdout(io.StringIO()):  # the driver prints where it saved
            self._engine.save_to_file(text, str(path))
            self._engine.runAndWait()
            self._synchronise()
        if self._espeak is not None:
            self._driver._save_file = self._driver._text_to_say = None
            self._driver._stopping = False
        return _read(path, "; ".join(self._errors))

    def _synchronise(self) -> None:
        if self._espeak is not None:
            self._espeak.Synchronize()


def load_espeak(library: str) -> str:
    """Load espeak before pyttsx3 looks for it; gives ``system`` or ``bundled``.

    The bundled library carries the system library's own name inside, so that pyttsx3's search
    finds it once it is loaded.
    """
    if library in {"auto", "system"}:
        for name in _SYSTEM_LIBRARIES:
            with contextlib.suppress(OSError):
                ctypes.CDLL(name)
                return "system"
    if library in {"auto", "bundled"}:
        with contextlib.suppress(ImportError, OSError, RuntimeError):
            import espeakng_loader

            os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
            ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
            return "bundled"
    raise _CannotSpeak("no-engine", f"espeak, {library}")


def make_sentence(engine: Engine, job: dict[str, Any]) -> dict[str, Any]:
    """Render at the pace asked for: measure once, then fit (see ``pace``)."""
    path, text = Path(job["path"]), str(job["text"])
    asked, words = int(job["words_per_minute"]), len(text.split())
    voice = engine.set_voice(str(job.get("voice", "")))
    rate = pace.engine_rate(asked)
    sound, frequency = _spoken(engine, path, text, rate)
    fitted = pace.fitted_rate(
        rate, words=words, seconds=_seconds(sound, frequency), words_per_minute=asked
    )
    if fitted != rate:
        sound, frequency = _spoken(engine, path, text, fitted)
    if pace.needs_gaps(
        fitted, words=words, seconds=_seconds(sound, frequency), words_per_minute=asked
    ):
        sound, frequency = _spoken(engine, path, text, fitted, gaps=True)
    pause = pace.fitted_pause(
        words=words, seconds=_seconds(sound, frequency), words_per_minute=asked
    )
    _write(path, samples.unclipped(sound) + samples.silence(pause, frequency), frequency)
    return {"path": str(path), "voice": voice.id, "engine": engine.name}


def _spoken(
    engine: Engine, path: Path, text: str, rate: int, *, gaps: bool = False
) -> tuple[bytes, int]:
    sound, frequency = engine.speak_to(path, text, rate, gaps=gaps)
    return samples.trimmed(sound, frequency), frequency


def _seconds(sound: bytes, frequency: int) -> float:
    return len(sound) / 2 / frequency


def _read(path: Path, detail: str) -> tuple[bytes, int]:
    try:
        if path.read_bytes()[:4] == b"FORM":  # macOS writes AIFF whatever the name says
            command = ["/usr/bin/afconvert", "-f", "WAVE", "-d", "LEI16", "-c", "1"]
            subprocess.run([*command, path, path.with_suffix(".tmp")], check=True)  # noqa: S603
            path.with_suffix(".tmp").replace(path)
        with wave.open(str(path), "rb") as file:
            if file.getsampwidth() != 2 or file.getnchannels() != 1:
                raise _CannotSpeak("no-file", "the voice writes no 16-bit mono sound")
            sound = file.readframes(file.getnframes())
            if len(sound) < file.getnframes() * 2:
                raise EOFError("it was cut short")
            return sound, file.getframerate()
    except (OSError, EOFError, wave.Error, subprocess.SubprocessError) as error:
        raise _CannotSpeak("no-file", detail or str(error)) from error


def _write(path: Path, sound: bytes, frequency: int) -> None:
    try:
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(frequency)
            file.writeframes(sound)
    except OSError as error:
        raise _CannotSpeak("no-file", error.strerror or str(error)) from error


def _give(answer: dict[str, Any]) -> NoReturn:
    """Answer, then leave without tidying: espeak's threads would not let us go."""
    os.write(_ANSWERS, (json.dumps(answer) + "\n").encode())
    os._exit(0)


def _fell_in_callback(fault: Any) -> NoReturn:
    """pyttsx3 writes the file in espeak's callback, where an error is lost and it waits for ever.

    Python hands such an error here: a full disk, as a rule.
    """
    reason = str(fault.exc_value).rpartition("] ")[2]
    _give({"error": "no-file", "detail": reason, "choices": []})


def main() -> None:
    """Answer one line."""
    sys.unraisablehook = _fell_in_callback
    try:
        engine = Engine()  # before the job is read, so that a waiting worker is a warm one
        job = json.loads(sys.stdin.readline() or "null")
        if job is None:
            os._exit(0)  # nobody needs us any more
        bell = threading.Timer(_BELLS, os._exit, [70])
        bell.daemon = True
        bell.start()
        if job.get("ask") == "voices":
            listed = [[voice.id, voice.name, voice.language] for voice in engine.voices()]
            answer: dict[str, Any] = {"voices": listed, "engine": engine.name}
        else:
            answer = make_sentence(engine, job)
    except _CannotSpeak as failure:
        answer = failure.answer
    except Exception as error:  # the parent can only read an answer, never a traceback
        answer = {"error": "failed", "detail": f"{type(error).__name__}: {error}", "choices": []}
    _give(answer)


if __name__ == "__main__":
    main()
