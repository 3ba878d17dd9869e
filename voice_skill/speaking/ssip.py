"""TTS through speech-dispatcher, which is what Orca speaks through: one voice at a time.

Its protocol, SSIP, is lines over a local socket: "SPEAK", text, "." and answers with numbers.
Measured with speech-dispatcher 0.11: an utterance is queued at once, and cancelled in 20 ms.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from voice_skill.speaking.pace import USUAL
from voice_skill.speaking.pronounce import pronounce, speakable
from voice_skill.speaking.speaker import Spoken
from voice_skill.values.audio import Playing, Speech
from voice_skill.values.errors import AudioError, VoiceError
from voice_skill.values.level import Level
from voice_skill.values.reply import Reply
from voice_skill.values.script import START, Position, Script, Sentence

_CONNECT_SECONDS = 2.0
_LONGEST_SENTENCE = 90.0
"""Seconds after which a server that tells nothing is given up."""
_ENDED, _CANCELLED = b"702", b"703"


def socket_path(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where speech-dispatcher listens; None where it does not run for this user."""
    address = environment.get("SPEECHD_ADDRESS", "").removeprefix("unix_socket:")
    folder = environment.get("XDG_RUNTIME_DIR", "")
    named = [Path(address)] if address.startswith("/") else []
    usual = [Path(folder) / "speech-dispatcher" / "speechd.sock"] if folder else []
    return next((path for path in (*named, *usual) if path.is_socket()), None)


class SsipSpeaker:
    """Says replies through speech-dispatcher, sentence by sentence, as ``Speaker`` does.

    ``VoiceError`` where it does not run, or goes away.
    """

    def __init__(self, path: Path | None = None, *, lexicon: Mapping[str, str] | None = None):
        path = path or socket_path()
        if path is None:
            raise VoiceError(
                "The screen reader's voice cannot be reached: speech-dispatcher does not run. "
                "Start the screen reader first, or set speech to own."
            )
        self._lexicon = lexicon or {}
        self._lock = threading.Lock()
        self._stopped = False
        self.cut_at: Position | None = None
        """Where the last reply was cut short; None where all was said."""
        self._line = b""
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._socket.settimeout(_CONNECT_SECONDS)
            self._socket.connect(str(path))
            for setting in (
                "CLIENT_NAME user:voice-skill:answers",
                "LANGUAGE en-GB",
                "NOTIFICATION ALL ON",
            ):
                self._command(f"SET SELF {setting}")
        except OSError as error:
            self._socket.close()
            raise _gone(error) from error
        except VoiceError:
            self._socket.close()
            raise
        self.volume = 1.0

    def play(self, speech: Speech) -> Playing:
        """``AudioError``: the screen reader's voice says words; it plays no sounds."""
        raise AudioError("The screen reader's voice plays no sounds. Read the captions instead.")

    def say(
        self,
        reply: Reply,
        *,
        words_per_minute: int = USUAL,
        start: Position = START,
        on_sentence: Callable[[Sentence], None] | None = None,
    ) -> Spoken:
        """Speak the reply from ``start`` on; returns when it has been heard or stopped.

        An emergency goes before whatever else is being read aloud.
        """
        self._stopped, self.cut_at = False, start
        spoken = self._say(reply, words_per_minute, start, on_sentence)
        self.cut_at = spoken.stopped_at
        return spoken

    def _say(
        self,
        reply: Reply,
        words_per_minute: int,
        start: Position,
        on_sentence: Callable[[Sentence], None] | None,
    ) -> Spoken:
        urgent = reply.level is Level.EMERGENCY
        try:
            self._command(f"SET SELF PRIORITY {'important' if urgent else 'message'}")
            self._command(f"SET SELF RATE {rate_of(words_per_minute)}")
            self._command(f"SET SELF VOLUME {round(200 * self.volume) - 100}")
            for sentence in Script.of(reply).since(start):
                text = pronounce(sentence.text, self._lexicon)
                if not speakable(text):
                    continue
                self.cut_at = sentence.position
                if on_sentence is not None:
                    on_sentence(sentence)
                if self._stopped or not self._speak(text):
                    return Spoken(stopped_at=sentence.position)
        except OSError as error:
            raise _gone(error) from error
        return Spoken()

    def stop(self) -> None:
        """Be silent; from any thread. The answer comes to the one who waits."""
        self._stopped = True
        with contextlib.suppress(OSError), self._lock:
            self._socket.sendall(b"CANCEL SELF\r\n")

    def close(self) -> None:
        """Take leave of the server."""
        with contextlib.suppress(OSError), self._lock:
            self._socket.sendall(b"QUIT\r\n")
        self._socket.close()

    def __enter__(self) -> SsipSpeaker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _speak(self, text: str) -> bool:
        """Whether it was heard to its end."""
        # A line that is nothing but a dot would end the text; a dot more says it is none.
        body = "\r\n".join(f".{line}" if line[:1] == "." else line for line in text.splitlines())
        self._command("SPEAK")
        with self._lock:
            self._socket.sendall(f"{body}\r\n.\r\n".encode())
        self._answer()
        self._socket.settimeout(_LONGEST_SENTENCE)
        try:
            while True:
                line = self._read()
                if line[:3] in {_ENDED, _CANCELLED} and line[3:4] == b" ":
                    return line[:3] == _ENDED
        finally:
            self._socket.settimeout(_CONNECT_SECONDS)

    def _command(self, words: str) -> None:
        with self._lock:
            self._socket.sendall(f"{words}\r\n".encode())
        self._answer()

    def _answer(self) -> None:
        """The server's last line of an answer; events and answers to a stop are passed over."""
        while True:
            line = self._read()
            if line[3:4] != b" " or line[:1] == b"7" or line.startswith(b"210"):
                continue
            if line[:1] in {b"3", b"4", b"5"}:
                raise VoiceError(
                    f"speech-dispatcher refused: {line.decode(errors='replace')}. "
                    "Set speech to own to use my own voice."
                )
            return

    def _read(self) -> bytes:
        while b"\r\n" not in self._line:
            more = self._socket.recv(4096)
            if not more:
                raise ConnectionResetError("it went away")
            self._line += more
        line, _, self._line = self._line.partition(b"\r\n")
        return line


def rate_of(words_per_minute: int) -> int:
    """SSIP counts from -100 to 100, and 0 is the user's usual pace, which is about 175."""
    return max(-100, min(100, round((words_per_minute - 175) * 0.8)))


def _gone(error: OSError) -> VoiceError:
    return VoiceError(
        f"The screen reader's voice has gone: {error}. "
        "Start the screen reader again, or set speech to own."
    )
