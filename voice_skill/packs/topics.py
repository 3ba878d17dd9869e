"""``topics/`` and ``examples/``: what can be asked about, how it is asked, and what is answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from voice_skill.packs.countries import Country
from voice_skill.packs.examples import (
    Phrase,
    read_answer_examples,
    read_answers,
    read_phrases,
    refuse_duplicates,
)
from voice_skill.packs.files import line_of, read_yaml
from voice_skill.packs.schema import CareFile, ChunkFile, TopicFile
from voice_skill.packs.validate import validated
from voice_skill.values.errors import ContentError
from voice_skill.values.level import Level
from voice_skill.values.pack import Topic
from voice_skill.values.reply import Chunk, ChunkKind, Heading, Source
from voice_skill.values.text import normalise

FIRST = "first"
"""How a topic's own first chunk is called where others are called by their heading."""


def load_topics(
    folder: Path,
    country: Country,
    sources: Mapping[str, Source],
    *,
    others: tuple[Phrase, ...] = (),
    cache: Path | None = None,
) -> tuple[Topic, ...]:
    """The pack's topics, in the order of their names.

    ``others`` are phrases that mean no topic. ``ContentError`` where a phrase stands twice, or
    where a chunk answers what is asked of another.
    """
    files = sorted((folder / "topics").glob("*.yaml"))
    if not files:
        raise ContentError(f"{folder / 'topics'} holds no topic. Add a file <topic-id>.yaml there.")
    written = {file.stem: _phrases_of(folder, file.stem) for file in files}
    answered = {file.stem: read_answers(file, cache=cache) for file in files}
    refuse_duplicates(
        (
            *(phrase for each in written.values() for phrase in each),
            *others,
            *(phrase for parts in answered.values() for each in parts for phrase in each),
        )
    )
    topics = tuple(
        _with_more(
            _topic(file, written[file.stem], answered[file.stem], sources, country, cache), folder
        )
        for file in files
    )
    _check_related(topics, folder)
    return topics


def check_sources(names: Iterable[str], sources: Mapping[str, Source], where: str) -> None:
    """``ContentError`` where a name is not in ``sources.yaml``."""
    for name in names:
        if name not in sources:
            raise ContentError(
                f"{where}: the source {name!r} is not in sources.yaml. Add it, or correct the name."
            )


def _phrases_of(folder: Path, topic: str) -> tuple[Phrase, ...]:
    file = folder / "examples" / f"{topic}.txt"
    phrases = read_phrases(file)
    if not phrases:
        raise ContentError(f"{file} holds no phrase. Add ways of asking, one a line.")
    return phrases


def _topic(
    file: Path,
    written: tuple[Phrase, ...],
    answered: tuple[tuple[Phrase, ...], ...],
    sources: Mapping[str, Source],
    country: Country,
    cache: Path | None,
) -> Topic:
    part = validated(TopicFile, read_yaml(file, cache=cache), file)
    if part.id != file.stem:
        raise ContentError(
            f"{file}, line 1, field id: {part.id!r} differs from the file's name. "
            f"Write id: {file.stem}."
        )

    def chunk(entry: ChunkFile | CareFile, kind: ChunkKind) -> Chunk:
        check_sources(entry.sources, sources, f"{file}, {kind.value}")
        heading = entry.heading if isinstance(entry, ChunkFile) else Heading.CARE
        return Chunk(country.fill(" ".join(entry.say.split())), kind, heading, tuple(entry.sources))

    phrases = {phrase.text: phrase for each in (written, *answered) for phrase in each}
    return Topic(
        id=part.id,
        title=part.title,
        subjects=tuple(map(normalise, [part.title] if part.subjects is None else part.subjects)),
        first=chunk(part.first, ChunkKind.ANSWER),
        more=tuple(chunk(entry, ChunkKind.ANSWER) for entry in part.more),
        care=chunk(part.care, ChunkKind.CARE) if part.care else None,
        care_level=Level.from_label(part.care.level) if part.care else None,
        examples=tuple(phrases),
        families=tuple(phrase.family for phrase in phrases.values()),
        contested=tuple(part.contested),
        related=tuple(part.related),
        offers_checkup=part.offers_checkup,
        care_advice=part.care_advice,
        answers=tuple(tuple(phrase.text for phrase in each) for each in answered),
        said_with=_said_with(part, file),
    )


def _with_more(topic: Topic, folder: Path) -> Topic:
    """The topic with what stands in ``answer_examples/``."""
    headings = (FIRST, *(each.heading for each in topic.more))
    more = read_answer_examples(folder / "answer_examples" / f"{topic.id}.txt", headings)
    known = set(topic.examples)
    return replace(
        topic,
        answers=tuple(
            tuple(dict.fromkeys((*own, *others)))
            for own, others in zip(topic.answers, more, strict=True)
        ),
        more_examples=tuple(
            dict.fromkeys(text for each in more for text in each if text not in known)
        ),
    )


def _said_with(part: TopicFile, file: Path) -> frozenset[int]:
    if part.care is None:
        return frozenset()
    headings = (FIRST, *(each.heading for each in part.more))
    for index, name in enumerate(part.care.said_with):
        if name not in headings:
            line = line_of(file, ("care", "said_with", index))
            raise ContentError(
                f"{file}, line {line}, field care.said_with: no chunk has the heading {name!r}. "
                f"Name some of: {', '.join(filter(None, headings))}."
            )
    return frozenset(headings.index(name) for name in part.care.said_with)


def _check_related(topics: tuple[Topic, ...], folder: Path) -> None:
    known = {topic.id for topic in topics}
    for topic in topics:
        for other in topic.related:
            if other not in known:
                raise ContentError(
                    f"{folder / 'topics' / topic.id}.yaml, field related: no topic is called "
                    f"{other!r}. Correct the name, or take it out."
                )
