"""The check-up as FHIR R4 (4.0.1): a Questionnaire, a QuestionnaireResponse, or both in a Bundle.

Each question is a ``choice`` with the codes Y, N and ASKU ("asked but unknown") of HL7's expanded
yes/no table. What the program made of it stands beside, read-only: the level, why, what was
advised, the person's own words. Nobody is named: there is no patient resource, only in words whom
it is about. Identities are UUIDs made of the contents, so that the same check-up gives the same
document; ``authored`` is the moment the summary was made. The narrative of the response is the
page.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from html import escape
from typing import Any

from voice_skill.language.prompts import prompt
from voice_skill.records.as_json import as_json
from voice_skill.records.outline import title
from voice_skill.records.page import body
from voice_skill.records.summary_types import Answer, Summary, level_words
from voice_skill.values.flow import Flow, Known, Question
from voice_skill.values.level import Level

Resource = dict[str, Any]

YES_NO = "http://terminology.hl7.org/CodeSystem/v2-0532"
CODES = {
    Known.YES: ("Y", "Yes"),
    Known.NO: ("N", "No"),
    Known.UNSURE: ("ASKU", "asked but unknown"),
}
"""The code and HL7's own display for each answer."""

_SPACE = uuid.UUID("6e3c9a52-3f0d-5c1a-9f0e-7d1f5d0c8a11")
_LEVELS = "urn:voice-skill:level"
"""The code system of the four levels: our own, since there is none of theirs."""


def as_fhir(summary: Summary, flow: Flow | None) -> str:
    """The Bundle as JSON text, ending with a line break."""
    return json.dumps(bundle(summary, flow), ensure_ascii=False, indent=2) + "\n"


def bundle(summary: Summary, flow: Flow | None) -> Resource:
    """Both resources in one ``collection``. ``flow`` is the check-up's, None where there was none.

    Without a check-up the questionnaire has no questions of its own, only what the program noted.
    """
    asked = questionnaire(summary, flow)
    told = response(summary, flow)
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": _instant(summary),
        "entry": [
            {"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in (asked, told)
        ],
    }


def questionnaire(summary: Summary, flow: Flow | None) -> Resource:
    """The check-up's questions, in the first wording, for the person who is asked about."""
    name = _id("questionnaire", summary.pack, summary.pack_version, summary.flow)
    questions = flow.questions if flow is not None else ()
    items = [_question(each, summary) for each in questions]
    groups = [_group("questions", prompt("fhir.questions"), items)] if items else []
    return {
        "resourceType": "Questionnaire",
        "id": name,
        "text": _narrative(f"<p>{escape(title(summary))}</p>"),
        "url": _canonical(summary),
        "version": summary.pack_version,
        "name": "".join(part.capitalize() for part in f"{summary.pack}-{summary.flow}".split("-")),
        "title": flow.title if flow is not None else summary.title,
        "status": "active" if summary.signed_off_by else "draft",
        "experimental": not summary.signed_off_by,
        "date": summary.reviewed,
        "description": (" ".join((prompt("fhir.description"), *summary.limits))),
        "item": [*groups, _result_group()],
    }


def response(summary: Summary, flow: Flow | None) -> Resource:
    """What was answered, and what the program made of it."""
    name = _id("response", as_json(summary))
    known = {each.id for each in flow.questions} if flow is not None else set()
    answers = [_answer(each) for each in summary.answers if each.id in known]
    groups = [_group("questions", prompt("fhir.questions"), answers)] if answers else []
    return {
        "resourceType": "QuestionnaireResponse",
        "id": name,
        "text": _narrative(body(summary)),
        "questionnaire": f"{_canonical(summary)}|{summary.pack_version}",
        "status": "completed" if summary.finished else "in-progress",
        "subject": {"display": _upper(summary.about)},
        "authored": _instant(summary),
        "author": {"type": "Device", "display": summary.program},
        "source": {"display": prompt("fhir.speaker")},
        "item": [*groups, _group("result", prompt("fhir.noted"), _results(summary))],
    }


# ---------------------------------------------------------------- questions and answers


def _question(question: Question, summary: Summary) -> Resource:
    return {
        "linkId": question.id,
        "text": question.ask.to(summary.patient.who),
        "type": "choice",
        "answerOption": [{"valueCoding": _coding(value)} for value in CODES],
        "item": [
            {"linkId": f"{question.id}/words", "text": prompt("fhir.words"), "type": "string"}
        ],
    }


def _answer(answer: Answer) -> Resource:
    given: Resource = {"valueCoding": _coding(answer.answer)}
    if answer.words:
        given["item"] = [_strings(f"{answer.id}/words", prompt("fhir.words"), [answer.words])]
    return {"linkId": answer.id, "text": answer.question, "answer": [given]}


def _coding(value: Known) -> Resource:
    code, display = CODES[value]
    return {"system": YES_NO, "code": code, "display": display}


# ---------------------------------------------------------------- what the program made of it

_NOTED = (
    "reasons",
    "reported",
    "unsure",
    "denied",
    "not-asked",
    "taken-back",
    "risks",
    "own-words",
    "details",
    "advised",
    "limits",
)
"""What the program noted, by the last part of its ``linkId``."""


def _result_group() -> Resource:
    level = {
        "linkId": "result/level",
        "text": prompt("fhir.level"),
        "type": "choice",
        "readOnly": True,
        "answerOption": [{"valueCoding": _level(each)} for each in Level],
    }
    texts = [
        {
            "linkId": f"result/{link}",
            "text": prompt(f"fhir.result.{link}"),
            "type": "string",
            "repeats": True,
            "readOnly": True,
        }
        for link in _NOTED
    ]
    return _group("result", prompt("fhir.noted"), [level, *texts], type="group")


def _results(summary: Summary) -> list[Resource]:
    told = [each.name for each in summary.risks if each.told is not Known.NO]
    noted: dict[str, Iterable[str]] = {
        "reasons": (each.text for each in summary.reasons),
        "reported": (each.name for each in summary.reported),
        "unsure": (each.name for each in summary.unsure),
        "denied": (each.name for each in summary.denied),
        "not-asked": (each.name for each in summary.not_asked),
        "taken-back": (each.name for each in summary.taken_back),
        "risks": told,
        "own-words": (f"{each.words} ({each.sure.words})" for each in summary.own_words),
        "details": summary.details,
        "advised": (f"{each.heading}: {each.text}" for each in summary.advised),
        "limits": summary.limits,
    }
    items = [
        _strings(f"result/{link}", prompt(f"fhir.result.{link}"), texts)
        for link, texts in noted.items()
    ]
    found = [item for item in items if item["answer"]]
    if summary.level is not None:
        level = {"linkId": "result/level", "text": prompt("fhir.level")}
        return [level | {"answer": [{"valueCoding": _level(summary.level)}]}, *found]
    return found


def _level(level: Level) -> Resource:
    return {"system": _LEVELS, "code": level.label, "display": level_words(level)}


def _strings(link: str, text: str, values: Iterable[str]) -> Resource:
    # FHIR strings have no empty value and no white space at their ends.
    answers = [{"valueString": " ".join(each.split())} for each in values if each.strip()]
    return {"linkId": link, "text": text, "answer": answers}


def _group(link: str, text: str, items: list[Resource], **more: str) -> Resource:
    kind = {"type": "group"} if items and "type" in items[0] else {}
    return {"linkId": link, "text": text, **kind, **more, "item": items}


def _instant(summary: Summary) -> str:
    return summary.made.isoformat(timespec="seconds")


def _canonical(summary: Summary) -> str:
    return f"urn:voice-skill:questionnaire:{summary.pack}:{summary.flow or 'conversation'}"


def _narrative(xhtml: str) -> Resource:
    div = f'<div xmlns="http://www.w3.org/1999/xhtml">{xhtml}</div>'
    return {"status": "generated", "div": div}


def _id(*parts: str) -> str:
    # Half a letter has no bytes of its own, and Python refuses it.
    return str(uuid.uuid5(_SPACE, "\n".join(parts).encode(errors="replace").decode()))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
