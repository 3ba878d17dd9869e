"""What a conversation shows: captions as they come, replies, notes; plain where asked."""

from __future__ import annotations

import sys

from voice_skill.cli import output
from voice_skill.cli.options import Common
from voice_skill.values.heard import Heard
from voice_skill.values.place import rest_of
from voice_skill.values.reply import Reply


class Screen:
    """Captions grow on one line of stderr; when plain, only what is final is shown."""

    def __init__(self, common: Common) -> None:
        self._json = common.json
        self._redraws = not (common.is_plain or common.json)
        self._caption = ""
        self._is_marked = False

    def caption(self, text: str) -> None:
        """The words so far; they may still change."""
        self._is_marked = False
        if self._redraws:
            text = output.end_of(text, output.columns() - len("You: ") - 1)
            padding = " " * max(0, len(self._caption) - len(text))
            print(f"\rYou: {text}{padding}", end="", file=sys.stderr, flush=True)
            self._caption = text

    def mark(self) -> None:
        """A mark where to type."""
        if self._redraws:
            print("> ", end="", file=sys.stderr, flush=True)
            self._is_marked = True

    def note(self, text: str) -> None:
        """Anything that is not the answer; where somebody is to type, the mark stands after it."""
        types = self._is_marked
        self._end_caption()
        output.note(text)
        if types:
            self.mark()

    def reply(self, reply: Reply, heard: Heard | None = None) -> None:
        """The reply, from where it begins: text, or one line of JSON data."""
        self._end_caption()
        output.give(rest_of(reply), heard, as_json=self._json)

    def _end_caption(self) -> None:
        if self._is_marked:  # what is told takes the line
            print("\r", end="", file=sys.stderr, flush=True)
            self._is_marked = False
        if self._caption:
            print("\r" + " " * (len(self._caption) + 5) + "\r", end="", file=sys.stderr)
            self._caption = ""
