"""A reply as a script: sentences in order, each with its place, and steps through them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from voice_skill.values.reply import ChunkKind, Reply
from voice_skill.values.text import sentences

MOST_CHARACTERS = 300
"""No sentence is longer; it would hold the voice for half a minute and could not be captioned."""

_NOT_THE_END = re.compile(r"(?:\b(?:e\.\s?g|i\.\s?e|approx|vs|Dr|Mr|Mrs|Ms|Prof|St|No)\.)$")
_BREAK_AFTER = re.compile(r"[;:,\u2013\u2014] ")


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Which sentence: index of the chunk in the reply, index of the sentence in the chunk."""

    chunk: int
    sentence: int


START = Position(0, 0)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it is shown; ``heading`` and ``kind`` are those of its chunk."""

    text: str
    position: Position
    heading: str
    kind: ChunkKind


@dataclass(frozen=True, slots=True)
class Script:
    """The sentences of a reply, and steps through them.

    Steps give the position to go on from, or None where there is none: past the last chunk, or
    before the first sentence. A position that is not in the script counts as the next one that is.
    """

    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, reply: Reply) -> Script:
        """The script of a reply; chunks without a word give no sentence."""
        return cls(
            tuple(
                Sentence(text, Position(number, index), chunk.heading, chunk.kind)
                for number, chunk in enumerate(reply.chunks)
                for index, text in enumerate(split(chunk.text))
            )
        )

    def since(self, position: Position) -> tuple[Sentence, ...]:
        """The sentence at that position and all that follow."""
        return tuple(each for each in self.sentences if each.position >= position)

    def at(self, position: Position) -> Sentence | None:
        """The sentence at that position."""
        return next(iter(self.since(position)), None)

    def next_chunk(self, position: Position) -> Position | None:
        """The beginning of the next chunk: what "next" means."""
        return next(
            (each.position for each in self.sentences if each.position.chunk > position.chunk), None
        )

    def previous_chunk(self, position: Position) -> Position | None:
        """The beginning of the chunk before: what "back" means."""
        chunks = [each.position.chunk for each in self.sentences]
        before = [chunk for chunk in chunks if chunk < position.chunk]
        return self.start_of_chunk(Position(before[-1], 0)) if before else None

    def start_of_chunk(self, position: Position) -> Position | None:
        """The beginning of this chunk: what "repeat" means while it is being said."""
        return next(
            (each.position for each in self.sentences if each.position.chunk >= position.chunk),
            None,
        )


def split(text: str) -> list[str]:
    """The sentences of a text, none longer than ``MOST_CHARACTERS``.

    "No. 5", "Dr. Smith" and "approx. 10" stay whole. A longer sentence is cut after its last
    comma, colon or dash that fits, else at its last space, else where it must be.
    """
    whole: list[str] = []
    for piece in sentences(text):
        if whole and _NOT_THE_END.search(whole[-1]):
            whole[-1] = f"{whole[-1]} {piece}"
        else:
            whole.append(piece)
    return [piece for sentence in whole for piece in _shortened(sentence)]


def _shortened(sentence: str) -> Iterator[str]:
    while len(sentence) > MOST_CHARACTERS:
        head = sentence[: MOST_CHARACTERS + 1]
        cuts = [match.end() for match in _BREAK_AFTER.finditer(head)]
        cut = cuts[-1] if cuts else head.rfind(" ") + 1
        cut = cut or MOST_CHARACTERS
        if piece := sentence[:cut].strip():
            yield piece
        sentence = sentence[cut:].lstrip()
    if sentence:
        yield sentence
