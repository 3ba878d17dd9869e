"""Ways of asking: one a line, families under ``## `` headings; and the questions of a chunk."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from voice_skill.packs.files import read_text, read_yaml
from voice_skill.packs.schema import TopicFile
from voice_skill.packs.validate import validated
from voice_skill.values.errors import ContentError
from voice_skill.values.text import normalise


class Phrase(NamedTuple):  # made 50,000 times at every start
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
        if line[:1] == "#":
            family = line[3:].strip() if line.startswith("## ") else family
        elif line:
            text = normalise(line)
            if not text:
                raise ContentError(
                    f"{file}, line {number}: {line!r} holds no word. Write a phrase or remove it."
                )
            phrases.append(Phrase(text, family, file, number))
    return tuple(phrases)


def read_answers(file: Path, *, cache: Path | None = None) -> tuple[tuple[Phrase, ...], ...]:
    """What each chunk of the topic in that file answers, the first chunk's first.

    A chunk's questions are one family of phrasing: a test that holds a family aside holds all.
    """
    part = validated(TopicFile, read_yaml(file, cache=cache), file)
    places: dict[str, list[int]] = {}
    for number, line in enumerate(read_text(file).splitlines(), start=1):
        if line.lstrip().startswith("- "):
            places.setdefault(normalise(line.lstrip(" -")), []).append(number)

    def phrase(text: str, heading: str) -> Phrase:
        said = normalise(text)
        if not said:
            raise ContentError(
                f"{file}, field answers: {text!r} holds no word. Write a phrase or remove it."
            )
        found = places.get(said, [1])
        return Phrase(said, f"answers: {heading}", file, found.pop(0) if found[1:] else found[0])

    return tuple(
        tuple(phrase(text, each.heading or "first") for text in each.answers)
        for each in (part.first, *part.more)
    )


def read_answer_examples(file: Path, headings: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """More questions of each part with those headings: under ``[heading]``, one a line.

    They are learnt from, and not judged one by one. ``ContentError`` names a heading that no part
    has. Without the file there are none.
    """
    found: dict[str, list[str]] = {heading: [] for heading in headings}
    under = ""
    for number, line in enumerate(read_text(file).splitlines() if file.is_file() else (), start=1):
        if line.startswith("[") and line.endswith("]"):
            under = line[1:-1]
            if under not in found:
                raise ContentError(
                    f"{file}, line {number}: no part has the heading {under!r}. "
                    f"Name one of: {', '.join(headings)}."
                )
        elif not line.startswith("#") and (text := normalise(line)):
            if not under:
                raise ContentError(
                    f"{file}, line {number}: {line!r} stands under no [heading]. Write one above."
                )
            found[under].append(text)
    return tuple(tuple(found[heading]) for heading in headings)


def all_phrases(folder: Path) -> tuple[Phrase, ...]:
    """Every phrase of the pack in ``folder``; the name of its file is its label."""
    written = [
        phrase
        for file in sorted((folder / "examples").glob("*.txt"))
        for phrase in read_phrases(file)
    ]
    answered = [
        phrase
        for file in sorted((folder / "topics").glob("*.yaml"))
        for each in read_answers(file)
        for phrase in each
    ]
    return (*written, *answered)


def same_topic(first: Phrase, second: Phrase) -> bool:
    """Whether a chunk answers what is an example of the same topic: then the two are one."""
    return first.file.stem == second.file.stem and first.file != second.file


def refuse_duplicates(phrases: tuple[Phrase, ...]) -> None:
    """``ContentError`` names both places of a phrase that stands twice.

    Only a chunk may answer what is an example of its own topic as well.
    """
    seen: dict[str, Phrase] = {}
    for phrase in phrases:
        first = seen.setdefault(phrase.text, phrase)
        if first is not phrase and not same_topic(first, phrase):
            raise ContentError(
                f"{phrase.file}, line {phrase.line}: the phrase {phrase.text!r} stands already "
                f"in {first.file}, line {first.line}. Remove one of the two."
            )
