"""The summary for the ear: chunks of short sentences, each of at most twenty words.

Correcting it needs nothing of its own: "change my answer about the swelling" goes to the
check-up, and the next summary is made afresh.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from voice_skill.language.prompts import listed, prompt, spoken_date
from voice_skill.records.summary_types import Sign, Summary
from voice_skill.values.reply import Chunk, ChunkKind, Reply
from voice_skill.values.text import WORDS_A_SENTENCE, sentences

MOST_CHARACTERS = 300
"""Characters of one chunk (requirements SP3)."""


def spoken(summary: Summary) -> tuple[Chunk, ...]:
    """The summary to read aloud: level first, then why, signs, risks, advice, and its limits."""
    if summary.is_empty:
        return (Chunk(prompt("common.nothing_for_page"), ChunkKind.NOTICE),)
    head = prompt("page.for_your_doctor", date=spoken_date(summary.date))
    asked = prompt("page.not_finished") if summary.flow and not summary.finished else ""
    said = [prompt("page.you_said", words=each.words) for each in summary.own_words[:2]]
    parts = (
        ("doctor", [head, summary.about_aloud, asked]),
        ("level", [f"{summary.level_words}.", *_reasons(summary)]),
        ("own_words", said),
        ("reported", _listed("page.told", _names(summary.reported))),
        ("unsure", _listed("checkup.not_sure", _names(summary.unsure))),
        ("denied", _listed("page.said_no", _names(summary.denied))),
        ("risks", _listed("page.also_told", _told(summary.risks))),
        ("advice", [each.text for each in summary.advised[:1]]),
        ("limits", [*summary.limits[: 3 if summary.overdue else 2], prompt("page.to_correct")]),
    )
    return tuple(
        chunk for part, texts in parts for chunk in _chunks(prompt(f"page.aloud.{part}"), texts)
    )


def with_summary(reply: Reply, summary: Summary) -> Reply:
    """The reply of a request for the page, with the page read before what it asks.

    Where there is nothing to read, nothing is offered either.
    """
    if summary.is_empty:
        return replace(reply, chunks=spoken(summary), listen=True)
    return replace(reply, chunks=(*spoken(summary), *reply.chunks))


def _reasons(summary: Summary) -> list[str]:
    return [reason.text for reason in summary.reasons if reason.level == summary.level][:2]


def _names(signs: Iterable[Sign]) -> list[str]:
    return list(dict.fromkeys(sign.name for sign in signs))


def _told(signs: Iterable[Sign]) -> list[str]:
    return _names(sign for sign in signs if sign.told is not None and sign.told.rank > 0)


def _listed(key: str, names: list[str]) -> list[str]:
    """Sentences that name them all, as many to a sentence as one breath takes."""
    found: list[str] = []
    row: list[str] = []
    for name in names:
        if row and len(prompt(key, told=listed([*row, name])).split()) > WORDS_A_SENTENCE:
            found.append(prompt(key, told=listed(row)))
            row = []
        row.append(name)
    return [*found, prompt(key, told=listed(row))] if row else found


def _chunks(heading: str, texts: Iterable[str]) -> list[Chunk]:
    chunks: list[Chunk] = []
    row = ""
    for sentence in (short for text in texts for each in sentences(text) for short in _short(each)):
        if row and len(row) + 1 + len(sentence) > MOST_CHARACTERS:
            chunks.append(Chunk(row, ChunkKind.NOTICE, heading))
            row = ""
        row = f"{row} {sentence}".strip()
    return [*chunks, Chunk(row, ChunkKind.NOTICE, heading)] if row else chunks


def _short(sentence: str) -> list[str]:
    # Only the person's own words can be longer than one breath.
    words = sentence.split()
    rows = [words[at : at + WORDS_A_SENTENCE] for at in range(0, len(words), WORDS_A_SENTENCE)]
    ends = ["" if row[-1][-1] in ".?!" else "." for row in rows]
    return [" ".join(row)[:MOST_CHARACTERS] + end for row, end in zip(rows, ends, strict=True)]
