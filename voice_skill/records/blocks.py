"""What a page for the doctor is laid out in: blocks of words, for HTML and for paper alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class Form(StrEnum):
    """For whom it is laid out."""

    LARGE = "large"  # for the person: large print, whole sentences
    CLINIC = "clinic"  # for a clinician with little time: one sheet, the gist in its first lines


class Look(StrEnum):
    """What a block is."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    TEXT = "text"
    ITEM = "item"
    LEVEL = "level"
    FIELD = "field"  # a line to be filled in by hand


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or item of a list."""

    look: Look
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Its words, without looks."""
        return " ".join(run.text for run in self.runs)


def rows(blocks: Iterable[Block]) -> Iterator[tuple[Look, list[Block]]]:
    """The blocks, those that make one list, box or line together."""
    for look, row in groupby(blocks, key=lambda block: block.look):
        if look in {Look.ITEM, Look.LEVEL, Look.FIELD}:
            yield look, list(row)
        else:
            yield from ((look, [block]) for block in row)
