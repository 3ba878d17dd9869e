"""The keyboard beside the voice: Enter silences or begins, a typed line is a question."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable, Iterator
from types import TracebackType


class Keyboard:
    """Reads lines in a thread of its own, where there is a terminal to read from.

    ``on_line`` is called at every line, from that thread: to be silent at once.
    """

    def __init__(self) -> None:
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self.on_line: Callable[[], None] = lambda: None

    def __enter__(self) -> Keyboard:
        if sys.stdin is not None and sys.stdin.isatty():
            threading.Thread(target=self._read, name="voice-skill-keys", daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.on_line = lambda: None

    def typed(self) -> str | None:
        """The line typed last, empty for a bare Enter; None where nothing was typed."""
        line = None
        while not self._lines.empty():
            line = self._lines.get() or ""
        return line

    def wait(self) -> str | None:
        """The next line; None at the end of the keyboard's input, or where there is no terminal."""
        if sys.stdin is None or not sys.stdin.isatty():
            return None
        return self._lines.get()

    def until_typed(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """The blocks, until a line is typed."""
        for block in blocks:
            if not self._lines.empty():
                return
            yield block

    def _read(self) -> None:
        for line in sys.stdin:
            self._lines.put(line.strip())
            self.on_line()
        self._lines.put(None)
