"""The page as HTML: readable, printable, harmless."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import need
from tests.records.support import ALL, OPENING, clot, hostile, mother
from voice_skill.dialogue.session import Session
from voice_skill.records.blocks import Form
from voice_skill.records.page import body, page
from voice_skill.records.style import CLINIC_STYLE, STYLE
from voice_skill.records.summary_types import Summary

HARMLESS = set("html head meta title style body main h1 h2 h3 p ul li b div span".split())


class _Outline(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "meta":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("summary", ALL)
def test_it_holds_plain_elements_only_and_each_is_closed(
    summary: Callable[[], Summary], form: Form
) -> None:
    """No script, no picture, no link, nothing that is fetched from anywhere."""
    outline = _Outline(page(summary(), form))
    assert set(outline.tags) <= HARMLESS
    named = {name for name, _ in outline.attributes}
    assert named <= {"lang", "charset", "name", "content", "class"}
    assert "url(" not in STYLE + CLINIC_STYLE
    assert "@import" not in STYLE + CLINIC_STYLE


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("summary", ALL)
def test_its_headings_form_one_outline(summary: Callable[[], Summary], form: Form) -> None:
    """One h1 first, and no level left out on the way down."""
    tags = _Outline(page(summary(), form)).tags
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_has_a_language_and_a_title() -> None:
    """A screen reader needs both."""
    assert '<html lang="en-GB">' in page(clot())
    assert "<title>For the doctor: leg cramps and varicose veins</title>" in page(clot())


def test_hostile_words_are_shown_and_do_nothing() -> None:
    """What looks like markup in somebody's words is only words."""
    shown = page(hostile())
    assert "<script" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;" in shown
    assert '<script>alert("x")</script>' in " ".join(_Outline(shown).text)


def test_the_print_is_large() -> None:
    """Eighteen points at the root, and nothing smaller than the root."""
    assert "font-size: 18pt" in STYLE
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)rem", STYLE)]
    assert min(sizes) >= 1
    assert "color: #000" in STYLE
    assert "background: #fff" in STYLE


def test_what_a_doctor_needs_is_on_it() -> None:
    """Own words, level, signs asked and denied, advice, version, limits."""
    text = " ".join(" ".join(_Outline(page(clot())).text).split())
    for needed in (
        OPENING,
        "Urgent: to be seen today",
        "Asked and denied",
        "Is there any chest pain, trouble breathing, coughing up blood, or fainting? No.",
        "Not asked",
        "What was advised",
        "Call 111 or your doctor today.",
        "version 2026",
        "It is not a diagnosis",
        "No clinician has signed its content off.",
        "NICE",
    ):
        assert needed in text


def test_what_nobody_said_is_not_on_it() -> None:
    """An empty page has no danger signs and no words."""
    from tests.records.support import summed_up

    text = body(summed_up(Session()))
    assert "Danger signs" not in text
    assert "No level was reached" in text


def test_a_clinician_has_the_gist_before_any_heading_and_lines_to_fill_in() -> None:
    """Who, since when, medicines, danger signs and level; name and date of birth by hand."""
    shown = page(mother(), Form.CLINIC)
    first = " ".join(_Outline(shown.partition("<h2>")[0]).text)
    for needed in ("71 years", "a water tablet", "0 yes", "ordinary appointment"):
        assert needed in first
    fields = re.findall(r'<p class="fields">(.*?)</p>', shown)
    assert [re.findall("<span><?b?>?([^:<]+):", each) for each in fields] == [
        ["Name", "Date of birth"]
    ]
    assert CLINIC_STYLE in shown
    assert CLINIC_STYLE not in page(mother())
    assert "@media print { html { font-size: 10pt; } }" in CLINIC_STYLE


@pytest.mark.slow
@pytest.mark.parametrize(("form", "most"), [(Form.LARGE, 3), (Form.CLINIC, 1)])
@pytest.mark.parametrize("summary", [clot, mother])
def test_it_prints_on_three_sheets_at_most_and_for_a_clinician_on_one(
    summary: Callable[[], Summary], form: Form, most: int, tmp_path: Path
) -> None:
    """Even the longest check-up."""
    if shutil.which("chromium") is None:
        need("chromium is not installed: sudo apt install chromium")
    from pypdf import PdfReader

    html, out = tmp_path / "page.html", tmp_path / "page.pdf"
    html.write_text(page(summary(), form), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [*command, f"--print-to-pdf={out}", html.as_uri()],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    assert len(PdfReader(out).pages) <= most
