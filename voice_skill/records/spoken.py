"""The summary for the ear: chunks of short sentences, each of at most twenty words.

Correcting it needs nothing of its own: "change my answer about the swelling" goes to the
check-up, and the next summary is made afresh.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from voice_skill.language.prompts import spoken_date
from voice_skill.records.summary_types import Sign, Summary
from voice_skill.values.reply import Chunk, ChunkKind, Reply
from voice_skill.values.text import sentences

MOST_WORDS = 20
"""Words of one spoken sentence (requirements SP1)."""
MOST_CHARACTERS = 300
"""Characters of one chunk (requirements SP3)."""

NOTHING_YET = "There is nothing to put on a page yet. Tell me what troubles you first."


def spoken(summary: Summary) -> tuple[Chunk, ...]:
    """The summary to read aloud: level first, then why, signs, risks, advice, and its limits."""
    if summary.is_empty:
        return (Chunk(NOTHING_YET, ChunkKind.NOTICE),)
    head = f"This is for your doctor, made on {spoken_date(summary.date)}."
    about = f"It is about the {summary.about}." if summary.patient.who else ""
    asked = "The check-up is not finished." if summary.flow and not summary.finished else ""
    parts = (
        ("For the doctor", [head, _about(summary, about), asked]),
        ("Level", [f"{summary.level_words}.", *_reasons(summary)]),
        ("Your words", [f"You said: {each.words}." for each in summary.own_words[:2]]),
        ("Danger signs told", _listed("You told me: ", _names(summary.reported))),
        ("Not sure", _listed("Not sure: ", _names(summary.unsure))),
        ("Denied", _listed("You said no to: ", _names(summary.denied))),
        ("Risks", _listed("Also told: ", _told(summary.risks))),
        ("Advice", [each.text for each in summary.advised[:1]]),
        ("Limits", [*summary.limits[:2], "To correct it, say: change my answer about, and what."]),
    )
    return tuple(chunk for heading, texts in parts for chunk in _chunks(heading, texts))


def with_summary(reply: Reply, summary: Summary) -> Reply:
    """The reply of a request for the page, with the page read before what it asks.

    Where there is nothing to read, nothing is offered either.
    """
    if summary.is_empty:
        return replace(reply, chunks=spoken(summary), listen=True)
    return replace(reply, chunks=(*spoken(summary), *reply.chunks))


def _about(summary: Summary, about: str) -> str:
    return about.replace("the somebody", "somebody").replace("the the ", "the ")


def _reasons(summary: Summary) -> list[str]:
    return [reason.text for reason in summary.reasons if reason.level == summary.level][:2]


def _names(signs: Iterable[Sign]) -> list[str]:
    return list(dict.fromkeys(sign.name for sign in signs))


def _told(signs: Iterable[Sign]) -> list[str]:
    return _names(sign for sign in signs if sign.told is not None and sign.told.rank > 0)


def _listed(start: str, names: list[str]) -> list[str]:
    """Sentences that name them all, as many to a sentence as one breath takes."""
    found: list[str] = []
    row: list[str] = []
    room = MOST_WORDS - len(start.split())
    for name in names:
        if row and sum(len(each.split()) for each in (*row, name)) > room:
            found.append(f"{start}{', '.join(row)}.")
            row = []
        row.append(name)
    return [*found, f"{start}{', '.join(row)}."] if row else found


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
    rows = [words[at : at + MOST_WORDS] for at in range(0, len(words), MOST_WORDS)]
    ends = ["" if row[-1][-1] in ".?!" else "." for row in rows]
    return [" ".join(row)[:MOST_CHARACTERS] + end for row, end in zip(rows, ends, strict=True)]
