"""The summary as JSON of a stable, versioned form, for other programs.

``format`` is ``voice-skill-summary`` and ``version`` 1: fields may be added within a version,
never renamed, removed or given another meaning. Fields of version 1:

- ``made``: ISO date; ``made_at``: the same to the minute, with the offset; ``program``; ``title``;
  ``limits``: list of sentences
- ``pack``: ``id``, ``version``, ``reviewed``, ``review_by``, ``overdue`` (made after that day),
  ``signed_off_by`` (null: nobody)
- ``about``: ``who`` ("self" or "other"), ``words`` ("mother of the person who told this"),
  ``years`` (number or null), ``child`` (true, false, or null where it is not known)
- ``level``: "self-care", "routine", "same-day", "emergency" or null; ``level_words``
- ``checked``: whether a check-up was made; ``finished``: whether it came to its advice; ``flow``:
  its id or null
- ``reasons``: list of ``text``, ``level``, ``sources`` (ids)
- ``own_words``: every turn: ``words``, ``kind``, ``understood_as``, ``heard`` and ``understood``
  (0 to 1), ``sure`` (in words), ``typed``, ``given`` (the words are a button's), ``level`` (of
  what was replied, or null)
- ``details``: the person's words for where and since when
- ``answers``: ``id``, ``question``, ``answer`` ("yes", "no", "unsure"), ``told``, ``asked``
  (false: told by the way), ``words``, ``heard``, ``sure``, ``danger`` (it asks for a danger
  sign), ``risk``
- ``danger_signs``: ``reported``, ``unsure``, ``denied``, ``not_asked``, ``taken_back``: lists of
  ``id``, ``name``, ``level``; ``risks``: the same with ``told``
- ``advised``: ``heading``, ``text``, ``sources`` (ids); ``asked_about``: titles of topics
- ``sources``: by id: ``organisation``, ``page``, ``grade``, ``read``, ``address``
- ``complete``: false where the conversation was so long that its beginning is lost
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from voice_skill.records.summary_types import Answer, OwnWords, Sign, Summary
from voice_skill.values.level import Level
from voice_skill.values.reply import Source

FORMAT = "voice-skill-summary"
VERSION = 1


def as_json(summary: Summary) -> str:
    """The summary as JSON text, in a fixed order, ending with a line break."""
    return json.dumps(as_data(summary), ensure_ascii=False, indent=2) + "\n"


def as_data(summary: Summary) -> dict[str, Any]:
    """The summary as dicts, lists, strings and numbers."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "made": summary.date,
        "made_at": summary.moment,
        "program": summary.program,
        "title": summary.title,
        "limits": list(summary.limits),
        "pack": {
            "id": summary.pack,
            "version": summary.pack_version,
            "reviewed": summary.reviewed,
            "review_by": summary.review_by,
            "overdue": summary.overdue,
            "signed_off_by": summary.signed_off_by or None,
        },
        "about": {
            "who": "other" if summary.patient.who else "self",
            "words": summary.about,
            "years": summary.patient.years,
            "child": summary.patient.child,
        },
        "level": _level(summary.level),
        "level_words": summary.level_words,
        "checked": bool(summary.flow),
        "finished": summary.finished,
        "flow": summary.flow or None,
        "reasons": [
            {"text": each.text, "level": each.level.label, "sources": _ids(each.sources)}
            for each in summary.reasons
        ],
        "own_words": [_own(each) for each in summary.words],
        "details": list(summary.details),
        "answers": [_answer(each) for each in summary.answers],
        "danger_signs": {
            "reported": _signs(summary.reported),
            "unsure": _signs(summary.unsure),
            "denied": _signs(summary.denied),
            "not_asked": _signs(summary.not_asked),
            "taken_back": _signs(summary.taken_back),
        },
        "risks": [
            _sign(each) | {"told": each.told.value if each.told is not None else None}
            for each in summary.risks
        ],
        "advised": [
            {"heading": each.heading, "text": each.text, "sources": _ids(each.sources)}
            for each in summary.advised
        ],
        "asked_about": list(summary.asked_about),
        "sources": {source.id: _source(source) for source in summary.sources},
        "complete": not summary.forgotten,
    }


def _level(level: Level | None) -> str | None:
    return level.label if level is not None else None


def _ids(sources: Iterable[Source]) -> list[str]:
    return [source.id for source in sources]


def _source(source: Source) -> dict[str, str]:
    return {
        "organisation": source.organisation,
        "page": source.page,
        "grade": source.grade,
        "read": source.read,
        "address": source.address,
    }


def _own(said: OwnWords) -> dict[str, Any]:
    return {
        "words": said.words,
        "kind": said.kind.value,
        "understood_as": said.meaning,
        "heard": said.heard,
        "understood": said.understood,
        "sure": said.sure.value,
        "typed": said.typed,
        "given": said.given,
        "level": _level(said.level),
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "question": answer.question,
        "answer": answer.answer.value,
        "told": answer.told,
        "asked": answer.asked,
        "words": answer.words,
        "heard": answer.heard,
        "sure": answer.sure.value,
        "danger": answer.is_danger,
        "risk": answer.risk,
    }


def _signs(signs: Iterable[Sign]) -> list[dict[str, Any]]:
    return [_sign(each) for each in signs]


def _sign(sign: Sign) -> dict[str, Any]:
    return {"id": sign.id, "name": sign.name, "level": sign.level.label}
