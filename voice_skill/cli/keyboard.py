"""The keyboard beside the voice: a key silences, Enter begins, a typed line is a question.

While we speak, the terminal gives each key at once, where it can: Esc, Space and Enter silence
us, and so does the first letter of a question. Elsewhere Enter silences.
"""

from __future__ import annotations

import os
import queue
import select
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

ESC, SPACE = "\x1b", " "
_LOOK_SECONDS = 0.05


class Keyboard:
    """Reads the terminal in a thread of its own, where there is one.

    ``on_line`` is called at every line, from that thread: to be silent at once.
    """

    def __init__(self) -> None:
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._keys = _Keys()
        self._closed = threading.Event()
        self._begun = ""
        self.on_line: Callable[[], None] = lambda: None

    def __enter__(self) -> Keyboard:
        if self.is_there:
            self._keys.learn()
            threading.Thread(target=self._read, name="voice-skill-keys", daemon=True).start()
        return self

    @property
    def is_there(self) -> bool:
        """Whether somebody can type."""
        return sys.stdin is not None and sys.stdin.isatty()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._closed.set()
        self.on_line = lambda: None
        self._keys.by_line()

    @contextmanager
    def silences(self, stop: Callable[[], None]) -> Iterator[None]:
        """While this lasts, a key calls ``stop`` at once, from the keyboard's own thread."""
        self.on_line = stop
        self._keys.by_key()
        try:
            yield
        finally:
            self._keys.by_line()
            self.on_line = lambda: None

    def typed(self) -> str | None:
        """All lines typed since, as sentences: none is lost where several came at once.

        Empty for a bare Enter; None where nothing was typed, or the input is at its end.
        """
        lines: list[str] = []
        while not self._lines.empty():
            line = self._lines.get()
            if line is not None:
                lines.append(line)
        # Apart, so that "no" and "chest pain" do not become "no chest pain".
        return ". ".join(each for each in lines if each) if lines else None

    @property
    def has_line(self) -> bool:
        """Whether a line was typed and not taken yet."""
        return not self._lines.empty()

    def wait(self) -> str | None:
        """The next line; None at the end of the keyboard's input, or where there is no terminal."""
        if not self.is_there:
            return None
        return self._lines.get()

    def _read(self) -> None:
        if not self._keys.known:
            for line in sys.stdin:
                self._lines.put(line.strip())
                self.on_line()
            self._lines.put(None)
            return
        descriptor = sys.stdin.fileno()
        while not self._closed.is_set():
            if not select.select([descriptor], [], [], _LOOK_SECONDS)[0]:
                continue
            data = os.read(descriptor, 4096)
            if not data:
                self._lines.put(None)
                return
            self._take(data.decode(errors="replace"))

    def _take(self, text: str) -> None:
        if self._keys.each:
            self.on_line()  # any key at all: nothing is as urgent as silence
            text = "" if text[:1] in {ESC, SPACE} and not self._begun else text
            if text in {"\n", "\r"} and not self._begun:
                return
            self._keys.by_line()
            sys.stderr.write(text)
            sys.stderr.flush()
        *lines, self._begun = (self._begun + text).splitlines(keepends=True) or [""]
        if self._begun.endswith(("\n", "\r")):
            lines, self._begun = [*lines, self._begun], ""
        for line in lines:
            self._lines.put(line.strip())
            self.on_line()


class _Keys:
    """The terminal's two ways: whole lines, or each key. Only where ``termios`` is known."""

    def __init__(self) -> None:
        self.each = False
        self._usual: list[Any] | None = None

    @property
    def known(self) -> bool:
        """Whether the terminal can give single keys."""
        return self._usual is not None

    def learn(self) -> None:
        """Remember how the terminal is set, to leave it so."""
        try:
            import termios

            self._usual = termios.tcgetattr(sys.stdin.fileno())
        except (ImportError, OSError, ValueError):  # Windows, or no real terminal
            self._usual = None
        except Exception:  # termios.error is no OSError
            self._usual = None

    def by_key(self) -> None:
        """Each key at once, and not shown. Ctrl-C still interrupts."""
        if self._usual is None:
            return
        import termios

        changed = list(self._usual)
        changed[3] &= ~(termios.ICANON | termios.ECHO)
        self._set(changed)
        self.each = True

    def by_line(self) -> None:
        """Whole lines, as before."""
        self.each = False
        if self._usual is not None:
            self._set(self._usual)

    def _set(self, attributes: list[Any]) -> None:
        import contextlib
        import termios

        with contextlib.suppress(termios.error):
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, attributes)
