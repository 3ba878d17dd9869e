"""Voices (TTS): a sentence in, samples out, through a worker process that can always be killed."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from voice_skill.speaking import samples
from voice_skill.speaking.pace import checked_pace
from voice_skill.speaking.pronounce import speakable
from voice_skill.speaking.voice_choice import Voice
from voice_skill.values.audio import Speech
from voice_skill.values.errors import VoiceError

_COMMAND = [sys.executable, "-P", "-m", "voice_skill.speaking.worker"]
_PACKAGE_ROOT = Path(__file__).parents[2]
_EMPTY = Speech(samples.silence(0.1, 22_050), 22_050)

_NO_ENGINE = (
    "No voice was found: espeak-ng cannot be loaded. "
    "Run: pip install espeakng-loader. "
    "Or on Debian and Ubuntu: sudo apt install espeak-ng. "
    "Until then, answers are printed."
)


class Pyttsx3Voice:
    """A ``Synthesiser`` on pyttsx3: espeak-ng on Linux, the system's own voices elsewhere.

    One disposable process a sentence. ``voice`` is an id, a full name or a language
    (``en-gb``); empty chooses a British voice. ``time_limit`` is seconds a sentence may take
    before its process is killed. ``warm`` keeps one process started ahead, which takes the start
    of Python out of every sentence; close such a voice, or use it in a ``with``.

    Renders may run side by side, from any thread. The temporary file of each is in memory and has
    no name on Linux, so that nothing of it stays even where we are killed; elsewhere it is readable
    by this user only, and removed.
    """

    def __init__(self, voice: str = "", *, time_limit: float = 20.0, warm: bool = False) -> None:
        self._voice = voice
        self._time_limit = time_limit
        self._warm = warm
        self._library = os.environ.get("VOICE_SKILL_ESPEAK", "auto")
        self._lock = threading.Lock()
        self._spare: subprocess.Popen[str] | None = None
        self.engine = ""
        """What spoke last, such as ``espeak-ng 1.51 (system)``; empty before the first word."""
        self._prepare()

    def render(self, sentence: str, *, words_per_minute: int) -> Speech:
        """The sentence as samples, at that pace, with its closing pause.

        Nothing speakable gives a tenth of a second of silence. ``UsageError`` for a pace outside
        80 to 300; ``VoiceError`` names what is missing and the remedy.
        """
        pace = checked_pace(words_per_minute)
        text = sentence.replace("\0", " ").encode("utf-8", "ignore").decode()
        if not speakable(text):
            return _EMPTY
        try:
            with _sound_file() as path:
                self._answer(
                    {
                        "text": text,
                        "words_per_minute": pace,
                        "voice": self._voice,
                        "path": str(path),
                    }
                )
                with wave.open(str(path), "rb") as file:
                    return Speech(file.readframes(file.getnframes()), file.getframerate())
        except (OSError, EOFError, wave.Error) as error:
            raise _no_file(str(error)) from error

    def voices(self) -> tuple[Voice, ...]:
        """The voices of this computer that can really speak."""
        return tuple(Voice(*voice) for voice in self._answer({"ask": "voices"})["voices"])

    def close(self) -> None:
        """End the process kept ready. The voice still works, but no longer starts ahead."""
        with self._lock:
            self._warm, spare, self._spare = False, self._spare, None
        if spare is not None:
            _end(spare)

    def __enter__(self) -> Pyttsx3Voice:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _answer(self, job: dict[str, Any]) -> dict[str, Any]:
        """The worker's answer to one job; a worker that died without a word has one successor.

        An espeak whose data files are missing ends its whole process. The bundled library comes
        with its own data, so it is tried next, and kept if it speaks.
        """
        answer = self._ask(self._take(), job)
        if answer is None:
            library = "bundled" if self._library == "auto" else self._library
            answer = self._ask(_start(library), job)
            if answer is not None and "error" not in answer:
                self._library = library
        if answer is None:
            raise VoiceError(
                "The voice broke off without a word. "
                "Reinstall espeak-ng, or set VOICE_SKILL_ESPEAK to bundled."
            )
        if "error" in answer:
            raise _told(answer)
        self.engine = str(answer["engine"])
        self._prepare()
        return answer

    def _ask(self, worker: subprocess.Popen[str], job: dict[str, Any]) -> dict[str, Any] | None:
        try:
            said, _ = worker.communicate(json.dumps(job) + "\n", timeout=self._time_limit)
        except subprocess.TimeoutExpired:
            raise VoiceError(
                f"The voice took longer than {self._time_limit:g} seconds over one sentence. "
                "It was stopped. Try again, or choose another voice with --voice."
            ) from None
        finally:
            _end(worker)
        with contextlib.suppress(json.JSONDecodeError):
            answer = json.loads(said)
            return answer if isinstance(answer, dict) else None
        return None

    def _take(self) -> subprocess.Popen[str]:
        with self._lock:
            spare, self._spare = self._spare, None
        if spare is not None and spare.poll() is not None:
            _end(spare)
            spare = None
        return spare or _start(self._library)

    def _prepare(self) -> None:
        with self._lock:
            if self._warm and self._spare is None:
                self._spare = _start(self._library)


def _start(library: str) -> subprocess.Popen[str]:
    """A worker, waiting for its job. It ends by itself when its input does."""
    environment = dict(os.environ, VOICE_SKILL_ESPEAK=library, PYTHONIOENCODING="utf-8")
    if _PACKAGE_ROOT.name not in {"site-packages", "dist-packages"}:
        paths = [str(_PACKAGE_ROOT), environment.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    try:
        return subprocess.Popen(  # noqa: S603 - our own module, by this very Python
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env=environment,
            start_new_session=True,  # Ctrl-C is for us, not for the worker
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise VoiceError(
            f"The voice cannot be started: {error.strerror}. Close other programs and try again."
        ) from error


def _end(worker: subprocess.Popen[str]) -> None:
    """Make sure that it is gone, and its pipes with it."""
    if worker.poll() is None:
        worker.kill()
    for pipe in (worker.stdin, worker.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    worker.wait()


@contextlib.contextmanager
def _sound_file() -> Iterator[Path]:
    nameless = _nameless()
    if nameless is None:
        with tempfile.TemporaryDirectory(prefix="voice-skill-", dir=_scratch()) as folder:
            yield Path(folder) / "sentence.wav"
        return
    try:
        yield Path(f"/proc/{os.getpid()}/fd/{nameless}")  # the worker's way to a file of ours
    finally:
        os.close(nameless)


def _nameless() -> int | None:
    """The descriptor of a file that no folder holds; None where the system has no such files."""
    if not hasattr(os, "memfd_create") or not os.path.isdir("/proc/self/fd"):
        return None
    try:
        return os.memfd_create("voice-skill")
    except OSError:
        return None


def _scratch() -> str | None:
    """Memory rather than disk, so that what was said leaves no trace even after a power cut."""
    shared = "/dev/shm"  # noqa: S108 - the file lies in a private folder inside it
    return shared if os.access(shared, os.W_OK | os.X_OK) else None


def _told(answer: dict[str, Any]) -> VoiceError:
    """The worker's failure as a sentence for a person."""
    match answer["error"]:
        case "no-engine":
            return VoiceError(_NO_ENGINE)
        case "unknown-voice":
            return VoiceError(
                f"No voice is called {answer['detail']!r} on this computer. "
                f"Choose one of: {', '.join(answer['choices'])}. "
                "Or leave the voice out for the usual one."
            )
        case "no-file":
            return _no_file(str(answer["detail"]))
        case _:
            return VoiceError(
                f"The voice failed: {answer['detail']}. Try again, or choose another voice."
            )


def _no_file(detail: str) -> VoiceError:
    place = _scratch() or tempfile.gettempdir()
    return VoiceError(
        f"The voice could not write its sound file in {place}: {detail}. "
        "Make room there and try again."
    )
