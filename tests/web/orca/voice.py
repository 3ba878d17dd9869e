#!/usr/bin/python3
"""A voice for speech-dispatcher that makes no sound: it writes down what would be heard.

speech-dispatcher starts this file and talks to it in lines, its "output module protocol". It takes
the time that a voice takes, so what is cut short there is cut short here. Each line of the file
``$ORCA_HEARD`` is JSON: an utterance that begins, or one that is over, with its words and how many
of them were heard.
"""

from __future__ import annotations

import html
import json
import os
import re
import sys
import threading

WORDS_A_SECOND = 8.0  # 480 a minute: a pace of people who listen to a screen reader all day
SPOKEN = ("SPEAK", "CHAR", "KEY", "SOUND_ICON")
SETTINGS = {"AUDIO": 207, "LOGLEVEL": 207, "SET": 203}


class Voice:
    """Says one utterance at a time, in the background."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._writing = threading.Lock()
        self._stop = threading.Event()
        self._speaking: threading.Thread | None = None

    def answer(self, *lines: str) -> None:
        """Tell speech-dispatcher."""
        with self._writing:
            sys.stdout.write("".join(f"{line}\n" for line in lines))
            sys.stdout.flush()

    def say(self, kind: str, text: str) -> None:
        """Begin; the one before is over, or was stopped."""
        if self._speaking is not None:
            self._speaking.join()
        self._stop.clear()
        self.answer("200 OK SPEAKING")
        self._speaking = threading.Thread(target=self._say, args=(kind, text))
        self._speaking.start()

    def stop(self) -> None:
        """Be silent at once."""
        self._stop.set()

    def _say(self, kind: str, text: str) -> None:
        self.answer("701 BEGIN")
        self._note({"begins": text})
        words, heard = text.split(), 0
        while heard < len(words) and not self._stop.wait(1 / WORDS_A_SECOND):
            heard += 1
        self._note({"kind": kind, "text": text, "words": heard})
        self.answer("702 END" if heard == len(words) else "703 STOP")

    def _note(self, entry: dict[str, object]) -> None:
        with open(self._path, "a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")


def plain(text: str) -> str:
    """Without the marks of SSML."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def body() -> str:
    """All until a line that is a single dot."""
    lines = iter(sys.stdin.readline, ".\n")
    return "".join(line[1:] if line.startswith("..") else line for line in lines if line)


def main() -> None:
    """Serve until speech-dispatcher says QUIT or goes away."""
    voice = Voice(os.environ["ORCA_HEARD"])
    for line in iter(sys.stdin.readline, ""):
        command = line.strip()
        if command == "INIT":
            voice.answer("299-It writes down what it says.", "299 OK LOADED SUCCESSFULLY")
        elif command in SETTINGS:
            voice.answer(f"{SETTINGS[command]} OK RECEIVING SETTINGS")
            body()
            voice.answer("203 OK SETTINGS RECEIVED")
        elif command == "LIST VOICES":
            voice.answer("200-written\ten\tnone", "200 OK VOICE LIST SENT")
        elif command in SPOKEN:
            voice.answer("202 OK RECEIVING MESSAGE")
            voice.say(command, plain(body()))
        elif command in {"STOP", "PAUSE"}:
            voice.stop()
        elif command == "QUIT":
            voice.answer("210 OK QUIT")
            break
        else:
            voice.answer("300 ERR UNKNOWN COMMAND")
    voice.stop()


if __name__ == "__main__":
    main()
