"""FHIR R4: read by an independent model, and each answer to be found again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from tests.records.support import ALL, clot, flows, hostile, mother, summed_up, unfinished
from tests.support import converse
from voice_skill.records.fhir import as_fhir, bundle, questionnaire, response
from voice_skill.records.summary_types import Summary
from voice_skill.values.flow import Flow


def _flow(summary: Summary) -> Flow | None:
    return next((each for each in flows() if each.id == summary.flow), None)


def _items(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield part
        yield from _items(part.get("item", []))
        for answer in part.get("answer", []):
            yield from _items(answer.get("item", []))


@pytest.mark.parametrize("summary", ALL)
def test_both_resources_are_valid(summary: Callable[[], Summary]) -> None:
    """Alone and in their bundle."""
    made, flow = summary(), _flow(summary())
    Questionnaire.model_validate(questionnaire(made, flow))
    QuestionnaireResponse.model_validate(response(made, flow))
    read = Bundle.model_validate_json(as_fhir(made, flow))
    kinds = [type(entry.resource).__name__ for entry in read.entry or []]
    assert kinds == ["Questionnaire", "QuestionnaireResponse"]


@pytest.mark.parametrize("summary", ALL)
def test_every_answer_has_its_question(summary: Callable[[], Summary]) -> None:
    """Each linkId of the response is one of the questionnaire, each stands once, coded as asked."""
    made, flow = summary(), _flow(summary())
    asked = {each["linkId"]: each for each in _items(questionnaire(made, flow)["item"])}
    links = [each["linkId"] for each in _items(response(made, flow)["item"])]
    assert set(links) <= set(asked)
    assert len(links) == len(set(links))
    for item in _items(response(made, flow)["item"]):
        for answer in item.get("answer", []):
            if "valueCoding" in answer:
                options = [each["valueCoding"] for each in asked[item["linkId"]]["answerOption"]]
                assert answer["valueCoding"] in options


def test_yes_no_and_not_sure_have_codes() -> None:
    """Y, N, and ASKU for "asked but unknown"."""
    answers = {
        item["linkId"]: item["answer"][0]["valueCoding"]["code"]
        for item in _items(response(mother(), _flow(mother()))["item"])
        if "valueCoding" in item.get("answer", [{}])[0]
    }
    assert answers["breath"] == "N"
    assert answers["ill"] == "ASKU"
    assert answers["result/level"] == "routine"


def test_its_status_tells_whether_the_check_up_came_to_its_end() -> None:
    """Completed, or in progress."""
    assert response(clot(), _flow(clot()))["status"] == "completed"
    assert response(unfinished(), _flow(unfinished()))["status"] == "in-progress"


def test_content_that_nobody_signed_off_is_a_draft() -> None:
    """And the response says which version was asked, and on which day."""
    form, told = questionnaire(clot(), _flow(clot())), response(clot(), _flow(clot()))
    assert (form["status"], form["experimental"]) == ("draft", True)
    assert told["questionnaire"] == f"{form['url']}|{form['version']}"
    assert told["authored"] == "2026-11-23T14:05:09+01:00"


def test_its_times_are_those_of_the_clock_with_their_zone() -> None:
    """No midnight is made up."""
    assert bundle(clot(), None)["timestamp"] == "2026-11-23T14:05:09+01:00"


def test_nobody_is_named() -> None:
    """Whom it is about is told in words only; there is no patient to be found by."""
    whole = json.dumps(bundle(mother(), _flow(mother())))
    assert "Patient" not in whole
    assert response(mother(), None)["subject"] == {"display": "Mother of the person who told this"}


def test_the_same_check_up_gives_the_same_document() -> None:
    """No clock and no chance in it."""
    assert as_fhir(clot(), _flow(clot())) == as_fhir(clot(), _flow(clot()))
    assert bundle(clot(), None)["entry"][1] != bundle(mother(), None)["entry"][1]


@pytest.mark.parametrize("summary", ALL)
def test_its_narrative_is_well_formed(summary: Callable[[], Summary]) -> None:
    """XHTML of its own, whatever was said."""
    for each in bundle(summary(), _flow(summary()))["entry"]:
        ElementTree.fromstring(each["resource"]["text"]["div"])  # noqa: S314 - our own text


def test_strings_have_no_loose_ends() -> None:
    """FHIR allows neither empty strings nor white space around them."""
    for item in _items(response(hostile(), _flow(hostile()))["item"]):
        for answer in item.get("answer", []):
            text = answer.get("valueString", "x")
            assert re.fullmatch(r"\S.*\S|\S", text)


def test_a_conversation_without_a_check_up_is_valid_too() -> None:
    """There are no questions then, only what the program noted."""
    session, _ = converse("what are varicose veins")
    made = summed_up(session)
    Bundle.model_validate(bundle(made, None))
    assert [item["linkId"] for item in response(made, None)["item"]] == ["result"]
