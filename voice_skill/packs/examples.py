"""Ways of asking: one a line, families of phrasing under ``## `` headings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from voice_skill.packs.files import read_text
from voice_skill.values.errors import ContentError
from voice_skill.values.text import normalise


@dataclass(frozen=True, slots=True)
class Phrase:
    """One example, its family of phrasing, and where it stands (line from 1)."""

    text: str
    family: str
    file: Path
    line: int


def read_phrases(file: Path) -> tuple[Phrase, ...]:
    """The phrases of one file, in order. Empty lines and ``# `` comments are skipped."""
    phrases: list[Phrase] = []
    family = ""
    for number, raw in enumerate(read_text(file).splitlines(), start=1):
        line = raw.strip()
        if line.startswith("## "):
            family = line[3:].strip()
        elif line and not line.startswith("#"):
            text = normalise(line)
            if not text:
                raise ContentError(
                    f"{file}, line {number}: {line!r} holds no word. Write a phrase or remove it."
                )
            phrases.append(Phrase(text, family, file, number))
    return tuple(phrases)


def refuse_duplicates(phrases: tuple[Phrase, ...]) -> None:
    """``ContentError`` names both places of a phrase that stands twice."""
    seen: dict[str, Phrase] = {}
    for phrase in phrases:
        first = seen.setdefault(phrase.text, phrase)
        if first is not phrase:
            raise ContentError(
                f"{phrase.file}, line {phrase.line}: the phrase {phrase.text!r} stands already "
                f"in {first.file}, line {first.line}. Remove one of the two."
            )
