"""The page as PDF: large, tagged, with real text."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.records.support import ALL, OPENING, clot, mother
from voice_skill.language.prompts import prompt
from voice_skill.records.blocks import Form
from voice_skill.records.pdf import TEXT_POINTS, pdf
from voice_skill.records.saving import rendered
from voice_skill.records.summary_types import Summary


def _read(summary: Summary, form: Form = Form.LARGE) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(summary, form)))


def _saying(words: str, *, times: int = 1) -> Summary:
    """The same person, who says this instead."""
    return replace(clot(), words=(replace(clot().own_words[0], words=words),) * times)


def _root(summary: Summary) -> Any:
    return _read(summary).root_object


def _tags(tree: Any) -> Iterator[Any]:
    below = tree.get("/K", [])
    for each in below if isinstance(below, list) else [below]:
        tag = each.get_object() if hasattr(each, "get_object") else each
        if isinstance(tag, dict) and "/S" in tag:
            yield tag
            yield from _tags(tag)


def _text(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_it_has_a_language_a_title_and_tags() -> None:
    """What a screen reader needs to read it well."""
    reader = _read(clot())
    root = _root(clot())
    assert reader.metadata is not None
    assert reader.metadata.title == "For the doctor: leg cramps and varicose veins"
    assert root["/Lang"] == "en-GB"
    assert str(root["/MarkInfo"]["/Marked"]).lower() == "true"
    kinds = [each["/S"] for each in _tags(root["/StructTreeRoot"])]
    assert kinds.index("/H1") < kinds.index("/H2") < kinds.index("/H3")
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/LBody"} <= set(kinds)


def test_its_letters_are_in_the_file() -> None:
    """So that it looks and reads the same everywhere."""
    for sheet in _read(clot()).pages:
        resources: Any = sheet["/Resources"]
        fonts = [each.get_object() for each in resources["/Font"].values()]
        below = [each["/DescendantFonts"][0].get_object()["/FontDescriptor"] for each in fonts]
        assert all({"/FontFile2", "/FontFile3"} & set(each.get_object()) for each in below)


def test_its_words_can_be_read_out_of_it() -> None:
    """It is text, not a picture of text."""
    text = _text(_read(clot()))
    assert OPENING in text
    assert "Is there any chest pain" in text
    assert "It is not a diagnosis" in text


@pytest.mark.parametrize("summary", ALL)
def test_in_large_print_it_has_three_sheets_at_most(summary: Callable[[], Summary]) -> None:
    """Eighteen points; whoever has little time takes the one sheet."""
    assert TEXT_POINTS >= 18
    assert len(_read(summary()).pages) <= 3


@pytest.mark.parametrize("summary", ALL)
def test_for_a_clinician_it_is_one_sheet(summary: Callable[[], Summary]) -> None:
    """With all that was told, denied and not asked."""
    reader = _read(summary(), Form.CLINIC)
    assert len(reader.pages) == 1
    text = _text(reader)
    assert "Name:" in text
    assert "Date of birth:" in text
    assert "Page 1 of 1" in text
    for sign in (*summary().denied, *summary().not_asked):
        assert sign.name[1:] in text


def _points(reader: PdfReader) -> set[float]:
    """The sizes of its letters, but for the number of the page."""
    found: set[float] = set()

    def look(text: str, *at: Any) -> None:
        if text.strip() and not text.strip().startswith("Page "):
            found.add(round(at[-1], 1))

    for sheet in reader.pages:
        sheet.extract_text(visitor_text=look)
    return found


@pytest.mark.parametrize(("times", "sheets"), [(1, 1), (6, 1), (12, 2)])
def test_a_clinician_reads_ten_points_or_eleven(times: int, sheets: int) -> None:
    """Where much was answered the letters shrink to ten; then a second sheet is begun."""
    summary = replace(mother(), answers=mother().answers * times)
    reader = _read(summary, Form.CLINIC)
    assert 10 <= min(_points(reader)) <= 11
    assert len(reader.pages) == sheets


def test_the_first_lines_tell_a_clinician_who_what_since_when_and_how_soon() -> None:
    """All of it before any heading: twenty seconds are enough."""
    first = _text(_read(mother(), Form.CLINIC)).split("In the person")[0]
    assert "71 years" in first
    assert "a water tablet" in first
    asked = [each for each in mother().answers if each.is_danger and each.asked]
    assert f"Danger signs: {len(asked)} questions asked, 0 yes" in first
    assert "ordinary appointment" in first


def test_the_same_summary_gives_the_same_bytes() -> None:
    """No clock in it."""
    assert pdf(clot()) == pdf(clot())


def test_stars_in_somebodys_words_are_only_stars() -> None:
    """What looks like emphasis is not taken for it, and what has no letter does not fail."""
    from tests.records.support import checked, summed_up

    odd = summed_up(checked("my **calf** __hurts__ --a lot-- żółć 日本 [here](x)", "no"))
    assert "calf" in _text(_read(odd))


@pytest.mark.parametrize(
    "words",
    [
        "MY LEG HURTS SO MUCH " * 95,
        "W" * 2000,
        "WWWW " * 400,
        "**bold** __under__ --dash-- [link](x) " * 50,
        "a\n" * 900,
    ],
    ids=["capitals", "one word", "broad words", "marks", "lines"],
)
def test_words_of_any_length_go_over_as_many_sheets_as_they_take(words: str) -> None:
    """None is lost, and no sheet is left out."""
    said = _saying(words, times=3)
    text = _text(_read(said)).replace(" ", "")
    letters = next(letter for letter in words if letter.isalpha())
    assert text.count(letters) >= 3 * words.count(letters)
    assert "Itisnotadiagnosis" in text


@pytest.mark.parametrize("form", Form)
def test_its_times_are_those_of_the_clock_with_their_zone(form: Form) -> None:
    """On the sheet, for whom the hour matters, and in the file: no midnight is made up."""
    reader = _read(clot(), form)
    assert "at 14:05 (UTC+01:00)" in _text(reader)
    assert reader.metadata is not None
    assert reader.metadata.creation_date == clot().made


@pytest.mark.parametrize("form", Form)
def test_any_name_prints_in_both_forms(form: Form) -> None:
    """With no question mark in it, and no word of letters that are missing."""
    text = _text(_read(_saying("Żółć Ωμέγα Łukasz Привет"), form))
    assert "Żółć Ωμέγα Łukasz Привет" in text
    assert prompt("page.letters") not in text


@pytest.mark.parametrize(
    ("words", "shown", "told"),
    [
        ("Łukasz Żółć ő ş ½ “so”", "Łukasz Żółć ő ş ½ “so”", False),
        ("Ωμέγα Привет", "Ωμέγα Привет", False),
        ("Ünal René £5 10 °C", "Ünal René £5 10 °C", False),
        ("what? why?", "what? why?", False),
        ("нога болит", "нога болит", False),
        ("broken \U00013001", "broken ?", True),
    ],
)
def test_letters_that_cannot_be_shown_are_owned_up_to(words: str, shown: str, told: bool) -> None:
    """Every name of Europe prints; what no letters of this computer can show is told of."""
    said = _saying(words)
    text = _text(_read(said))
    assert shown in text
    assert ("Letters that this file cannot show" in text) is told


def test_no_letter_at_all_stops_a_page() -> None:
    """Control characters, halves of letters, marks of direction, everything."""
    every = "".join(map(chr, [*range(0x300), *range(0x2000, 0x2100), *range(0xD7F0, 0xE010)]))
    said = _saying(every)
    for name in ("a.pdf", "a.html", "a.json", "a.fhir.json"):
        assert rendered(said, Path(name))
