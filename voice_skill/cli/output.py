"""What goes to stdout and stderr: plain lines for people, JSON for programs."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from pathlib import Path
from typing import Any, TextIO

from voice_skill.cli.streams import ReaderLeft, Unwritten
from voice_skill.language.headings import heading_words
from voice_skill.language.prompts import grade, listed, organisations, prompt
from voice_skill.values.errors import SkillError
from voice_skill.values.heard import Heard
from voice_skill.values.level import Level
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import ChunkKind, Heading, Reply, Source, control

_WHO_SAYS = control(ControlWord.WHO_SAYS)


_SAID: list[str] = []
_NOTED: set[str] = set()
_NARROWEST, _BROADEST = 20, 100  # letters; longer lines are hard to follow


def begin() -> None:
    """A command begins: nothing was said yet."""
    _SAID.clear()
    _NOTED.clear()


def has_answered() -> bool:
    """Whether this command has said anything on stdout."""
    return bool(_SAID)


def answer_line(text: str = "") -> None:
    """One line of the answer, on stdout, broken between words where a terminal shows it.

    ``Unwritten`` where it cannot be written.
    """
    print(fitted(text, sys.stdout), flush=True)
    _SAID[:] = [text]


def note(text: str) -> None:
    """Anything that is not the answer, on stderr, one fact a line."""
    print(fitted(text, sys.stderr), file=sys.stderr, flush=True)


def note_once(text: str) -> None:
    """The same, where this command has not noted it yet."""
    if text not in _NOTED:
        _NOTED.add(text)
        note(text)


def columns() -> int:
    """How many letters a line of the terminal takes."""
    return max(shutil.get_terminal_size().columns, _NARROWEST)


def fitted(text: str, stream: TextIO) -> str:
    """The text in lines that a terminal can show without breaking a word; else as it is.

    What follows the first line of a list's item is set in. Addresses are never broken.
    """
    if not stream.isatty():
        return text
    width = min(columns(), _BROADEST)
    return "\n".join(_lines(line, width) for line in text.split("\n"))


def _lines(line: str, width: int) -> str:
    text = line.lstrip(" ")
    start = line[: len(line) - len(text)]
    return textwrap.fill(
        text,
        width,
        initial_indent=start,
        subsequent_indent=start + "  " * text.startswith("- "),
        break_long_words=False,
        break_on_hyphens=False,
    )


def end_of(text: str, most: int) -> str:
    """The last words, as many as one line takes: a line that breaks cannot be drawn again."""
    if len(text) <= most:
        return text
    end = text[-(most - 1) :]
    return f"…{end[end.find(' ') + 1 :] if ' ' in end else end}"


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


def give(reply: Reply, heard: Heard | None = None, *, as_json: bool, sources: bool = False) -> None:
    """The reply on stdout; ``sources`` in full, or only their names.

    ``Unwritten`` where it cannot be; a danger is told on stderr then.
    """
    try:
        if as_json:
            print_json(reply_data(reply, heard))
        else:
            print_reply(reply, sources=sources)
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


def print_reply(reply: Reply, *, sources: bool = False) -> None:
    """The reply for a person: a chunk a line, where it comes from, and last what is asked.

    An order stands first, and once more at the end: on a small screen only the end is seen.
    """
    cites = bool(reply.sources) and reply.outcome != _WHO_SAYS
    last = [each for each in reply.chunks if each.kind in _LAST]
    for chunk in reply.chunks:
        if chunk not in last and not (chunk.kind is ChunkKind.SOURCE and cites):
            answer_line(chunk.text)
    if cites and sources:
        answer_line(prompt("terminal.sources"))
        for source in reply.sources:
            answer_line(f"- {source_line(source)}")
    elif cites:
        answer_line(
            prompt(
                "terminal.named",
                names=listed(organisations(reply.sources), between="lists.semicolon"),
            )
        )
    orders = [each for each in reply.chunks if each.kind is ChunkKind.ORDER]
    now = [each.text for each in orders if each.heading is Heading.NOW]  # after a kind word, too
    order = next(iter([*now, *(each.text for each in orders)]), "")
    urgent = reply.level is not None and reply.level >= Level.SAME_DAY
    if order and urgent and len(reply.chunks) > 1:
        answer_line(order)
    for chunk in last:
        answer_line(chunk.text)


_LAST = {ChunkKind.QUESTION, ChunkKind.OFFER, ChunkKind.HINT}


def source_line(source: Source) -> str:
    """Organisation, page, how it was read and on which day, on one line."""
    address = f" {source.address}" if source.address else ""
    note_text = f" ({source.note})" if source.note else ""
    return f"{source.organisation}: {source.page}. {grade(source)}{note_text}{address}"


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
