"""What goes to stdout and stderr: plain lines for people, JSON for programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from voice_skill.cli.streams import ReaderLeft, Unwritten
from voice_skill.language.headings import heading_words
from voice_skill.values.errors import SkillError
from voice_skill.values.heard import Heard
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import ChunkKind, Reply, Source, control

_WHO_SAYS = control(ControlWord.WHO_SAYS)


_SAID: list[str] = []


def begin() -> None:
    """A command begins: nothing was said yet."""
    _SAID.clear()


def has_answered() -> bool:
    """Whether this command has said anything on stdout."""
    return bool(_SAID)


def answer_line(text: str = "") -> None:
    """One line of the answer, on stdout. ``Unwritten`` where it cannot be written."""
    print(text, flush=True)
    _SAID[:] = [text]


def note(text: str) -> None:
    """Anything that is not the answer, on stderr, one fact a line."""
    print(text, file=sys.stderr, flush=True)


def print_json(data: Any) -> None:
    """The data as JSON on stdout; letters that it cannot carry as ``\\u`` escapes."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(data, indent=2)
    answer_line(text)


def complaint(error: Exception) -> str:
    """What a person is told of an error."""
    if isinstance(error, SkillError):
        return f"voice-skill: {error}"
    return (
        f"voice-skill: something unexpected went wrong: {type(error).__name__}. "
        "Set VOICE_SKILL_DEBUG=1 to see where."
    )


def give(reply: Reply, heard: Heard | None = None, *, as_json: bool) -> None:
    """The reply on stdout. ``Unwritten`` where it cannot be; a danger is told on stderr then."""
    try:
        if as_json:
            print_json(reply_data(reply, heard))
        else:
            print_reply(reply)
    except ReaderLeft:
        raise
    except Unwritten:
        if reply.outcome.is_danger:
            note(reply.text)
        raise


def write_report(file: Path, text: str) -> None:
    """A report into the file that was asked for. ``SkillError`` where it cannot be written."""
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SkillError(f"{file} cannot be written: {error.strerror}.") from None


def print_reply(reply: Reply) -> None:
    """The reply for a person: a chunk a line, then where it comes from."""
    for chunk in reply.chunks:
        if chunk.kind is ChunkKind.SOURCE and reply.sources and reply.outcome != _WHO_SAYS:
            continue  # the list below says the same, with page and date
        answer_line(chunk.text)
    if reply.sources and reply.outcome != _WHO_SAYS:
        answer_line("Sources:")
        for source in reply.sources:
            answer_line(f"- {source_line(source)}")


def source_line(source: Source) -> str:
    """Organisation, page, day read and grade of provenance, on one line."""
    address = f" {source.address}" if source.address else ""
    note_text = f" ({source.note})" if source.note else ""
    return (
        f"{source.organisation}: {source.page}. Read {source.read}. "
        f"Grade {source.grade}.{note_text}{address}"
    )


def reply_data(reply: Reply, heard: Heard | None = None) -> dict[str, Any]:
    """The reply as JSON data. ``level`` is how soon this person is told to get help, or null;
    ``care_level`` the highest level of care that an answer only speaks of, or null.
    """
    data: dict[str, Any] = {
        "understood": reply.label,
        "probability": reply.probability,
        "level": reply.level.label if reply.level is not None else None,
        "care_level": reply.care_level.label if reply.care_level is not None else None,
        "text": reply.text,
        "chunks": [
            {
                "kind": chunk.kind.value,
                "heading": heading_words(chunk.heading),
                "text": chunk.text,
                "sources": list(chunk.sources),
            }
            for chunk in reply.chunks
        ],
        "listen": reply.listen,
        "expects": reply.expects.value,
        "effect": reply.effect.value if reply.effect else None,
        "sources": [source_data(source) for source in reply.sources],
    }
    if heard is not None:
        data["heard"] = [
            {"text": each.text, "confidence": each.confidence, "engine": each.engine}
            for each in heard.hypotheses
        ]
    return data


def source_data(source: Source) -> dict[str, str]:
    """A source as JSON data."""
    return {
        "id": source.id,
        "organisation": source.organisation,
        "page": source.page,
        "grade": source.grade,
        "read": source.read,
        "address": source.address,
        "note": source.note,
    }
