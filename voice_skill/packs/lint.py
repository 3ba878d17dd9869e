"""What a loaded pack still gets wrong for the ear: long sentences, near-duplicates, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from voice_skill.dialogue.replies import Part, answer
from voice_skill.language.tables import in_order
from voice_skill.packs.examples import all_phrases, same_topic
from voice_skill.packs.files import line_of, read_text
from voice_skill.values.level import Level
from voice_skill.values.pack import Pack, RedFlag, Topic
from voice_skill.values.reply import Chunk, ChunkKind
from voice_skill.values.text import sentences, too_long

FIRST_SENTENCES, FIRST_WORDS = 2, 30
"""The first chunk answers the question and ends (SP2)."""
ANSWER_WORDS = 75
"""What is spoken before "Want more?" (SP2: about 30 seconds)."""
CHUNK_CHARACTERS = 300
"""One chunk on a screen (SP3)."""
FEWEST_EXAMPLES = 15
NEAR_DUPLICATE = 95
"""rapidfuzz token_sort_ratio from which two examples are the same one."""

_NUMBER_TO_CALL = re.compile(r"(?<![\d,.])(?:999|111|112|911|000|811|9-1-1)\b")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where it stands (line from 1), what is wrong, and the remedy."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.message}"


def lint(pack: Pack, folder: Path) -> tuple[Problem, ...]:
    """Every problem of the pack in ``folder``; empty means that it can be spoken."""
    found: list[Problem] = []
    for topic in pack.topics:
        found += _topic(pack, topic, folder / "topics" / f"{topic.id}.yaml")
        if len(topic.examples) < FEWEST_EXAMPLES:
            file = folder / "examples" / f"{topic.id}.txt"
            found.append(
                Problem(
                    file,
                    1,
                    f"{len(topic.examples)} ways of asking are too few. "
                    f"Write at least {FEWEST_EXAMPLES}.",
                )
            )
    for flag in pack.red_flags:
        for text in (
            flag.order,
            flag.because,
            *flag.meanwhile,
            *flag.meanwhile_other,
            flag.order_other,
            flag.because_other,
        ):
            found += _sentences(text, folder / "red_flags", f"red flag {flag.id}")
        found += _order(flag, folder)
    for claim in pack.contested:
        for text in (claim.claim, claim.says):
            found += _sentences(text, folder / "contested.yaml", f"claim {claim.id}")
    for picture in pack.pictures:
        found += _sentences(picture.text, folder / "pictures", f"picture {picture.id}")
    found += _numbers(folder)
    found += _near_duplicates(folder)
    return tuple(found)


def _topic(pack: Pack, topic: Topic, file: Path) -> Iterator[Problem]:
    for field, chunk in _chunks(topic):
        line = _Line(file, field)
        yield from (Problem(file, line.number, message) for message in _chunk_faults(chunk))
    first = sentences(topic.first.text)
    count = len(topic.first.text.split())
    if len(first) > FIRST_SENTENCES or count > FIRST_WORDS:
        yield Problem(
            file,
            _Line(file, ("first",)).number,
            f"field first has {len(first)} sentences and {count} words. "
            f"Use at most {FIRST_SENTENCES} and {FIRST_WORDS}.",
        )
    yield from _long_answers(pack, topic, file)


def _long_answers(pack: Pack, topic: Topic, file: Path) -> Iterator[Problem]:
    # Each part may be said first; care with it where the topic, or the question, says so.
    for place, (field, _) in enumerate(_chunks(topic)):
        part = Part(topic, place, care=place in topic.said_with)
        reply = answer(pack, part, probability=1.0, more=True)
        spoken = [each for each in reply.chunks if each.kind is not ChunkKind.OFFER]
        count = sum(len(each.text.split()) for each in spoken)
        if count > ANSWER_WORDS:
            yield Problem(
                file,
                _Line(file, field).number,
                f"said first, with its source and care advice, this has {count} words. "
                f"Use at most {ANSWER_WORDS}: shorten it or the care advice.",
            )


@dataclass(frozen=True, slots=True)
class _Line:
    # The line is only looked for when there is something to say about it: it costs a parse.
    file: Path
    field: tuple[str | int, ...]

    @property
    def number(self) -> int:
        return line_of(self.file, self.field)


def _chunks(topic: Topic) -> Iterator[tuple[tuple[str | int, ...], Chunk]]:
    yield ("first", "say"), topic.first
    for index, chunk in enumerate(topic.more):
        yield ("more", index, "say"), chunk
    if topic.care is not None:
        yield ("care", "say"), topic.care


def _chunk_faults(chunk: Chunk) -> Iterator[str]:
    if len(chunk.text) > CHUNK_CHARACTERS:
        yield (
            f"the chunk has {len(chunk.text)} characters. "
            f"Use at most {CHUNK_CHARACTERS}: make two chunks of it."
        )
    yield from too_long(chunk.text)


def order_words() -> tuple[str, ...]:
    """The words that an emergency order may begin with."""
    return in_order("writing", "orders")


def _order(flag: RedFlag, folder: Path) -> Iterator[Problem]:
    # Requirements SP6: the first words of an emergency are what to do, before any reason.
    for order in filter(None, (flag.order, flag.order_other)):
        if flag.level is Level.EMERGENCY and not order.startswith(order_words()):
            file, line = _place_of(f"{flag.id}:", folder / "red_flags")
            yield Problem(
                file,
                line,
                f"the order of red flag {flag.id} begins {order[:20]!r}. "
                f"Begin an emergency with one of: {', '.join(order_words())}.",
            )


def _place_of(text: str, folder: Path) -> tuple[Path, int]:
    for file in sorted(folder.glob("*.yaml")):
        for number, line in enumerate(read_text(file).splitlines(), start=1):
            if line.strip().startswith(text):
                return file, number
    return folder, 1


def _sentences(text: str, file: Path, what: str) -> Iterator[Problem]:
    for sentence in sentences(text):
        for message in too_long(sentence):
            start = " ".join(sentence.split()[:4])
            place = _place_of(start, file) if file.is_dir() else (file, _line_with(file, start))
            yield Problem(*place, f"{what}: {message}")


def _line_with(file: Path, start: str) -> int:
    for number, line in enumerate(read_text(file).splitlines(), start=1):
        if start in line:
            return number
    return 1


def _numbers(folder: Path) -> Iterator[Problem]:
    for file in sorted(folder.rglob("*.yaml")):
        if file.name in {"sources.yaml", "words.yaml"}:
            continue  # names of pages, "NHS 111 Wales" among them, are never called
        for number, line in enumerate(read_text(file).splitlines(), start=1):
            if set(line) & set("(|*"):
                continue  # what people say, as a pattern: there "ring 111" is only recognised
            found = _NUMBER_TO_CALL.search(line.split("#", 1)[0])
            if found:
                yield Problem(
                    file,
                    number,
                    f"the number {found.group()} stands in a sentence. "
                    "Write {emergency} or {advice}: the country is a setting.",
                )


def _near_duplicates(folder: Path) -> Iterator[Problem]:
    phrases = all_phrases(folder)
    texts = [phrase.text for phrase in phrases]
    scores: Any = process.cdist(
        texts, texts, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR_DUPLICATE, workers=-1
    )
    rows, columns = scores.nonzero()
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        if row >= column or len(texts[row].split()) <= 2:
            continue  # "is it" and "it is" are two answers, not one example twice
        first, second = phrases[row], phrases[column]
        if same_topic(first, second):
            continue
        yield Problem(
            second.file,
            second.line,
            f"{second.text!r} is nearly {first.text!r} of {first.file.name}, line {first.line}. "
            "Remove one of the two, or say it in another way.",
        )
