"""The doctor's page as PDF: large print, real text with tags, language and title set.

Made by fpdf2 (extra ``pdf``; LGPL-3.0, pure Python but for Pillow's wheels, every platform). Its
built-in letters know Western European scripts only: a letter that they lack is shown without its
mark ("o" for an o with two strokes) or as "?", which the page then says; the HTML page, which is
the better one for a screen reader, shows it all.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

from voice_skill.language.prompts import prompt
from voice_skill.records.outline import Block, Look, Run, outline, title
from voice_skill.records.summary_types import Summary
from voice_skill.values.errors import ModelError

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.structure_tree import StructElem

POINTS = {Look.TITLE: 22.0, Look.HEADING: 20.0}
"""Size of print; whatever is not named here is 18 points."""
TEXT_POINTS = 18.0

_MARGIN = 13.0  # millimetres
_SPACING = 1.22  # lines
_MM = 25.4 / 72
_TAGS = {Look.TITLE: "/H1", Look.HEADING: "/H2", Look.SUBHEADING: "/H3"}
_BEFORE = {Look.HEADING: 2.5, Look.SUBHEADING: 1.5, Look.LEVEL: 0.8}  # millimetres
_UNKNOWN = str.maketrans("ŁłĐđĦħı", "LlDdHhi") | str.maketrans(
    {"\u202f": " ", "\u00a0": " ", "\u2011": "-", "\u2212": "-"}
)


def pdf(summary: Summary) -> bytes:
    """The page as a PDF file. ``ModelError`` names the extra where fpdf2 is not installed."""
    document = _document(summary)
    blocks = list(outline(summary))
    if any(_known(block.text).count("?") > block.text.count("?") for block in blocks):
        blocks.append(Block(Look.TEXT, (Run(prompt("page.letters")),)))
    for block in blocks:
        for piece in _pieces(document, block):
            _write(document, piece)
    return bytes(document.output())


def check_installed() -> None:
    """``ModelError`` names the extra where fpdf2 is not installed."""
    if find_spec("fpdf") is None:
        raise ModelError(
            "A PDF needs the package fpdf2, which is not installed. "
            "Install it with: pip install 'voice-skill[pdf]'. Or save as .html."
        )


def _document(summary: Summary) -> FPDF:
    check_installed()
    from fpdf import FPDF

    document = FPDF(format="A4")
    document.core_fonts_encoding = "windows-1252"
    document.set_lang(prompt("page.lang"))
    document.set_title(_known(title(summary)))
    document.set_creator(summary.program)
    # No clock: the same summary gives the same bytes.
    document.set_creation_date(summary.made)
    document.set_margins(_MARGIN, _MARGIN, _MARGIN)
    document.set_auto_page_break(True, _MARGIN)
    document.add_page()
    return document


def _pieces(document: FPDF, block: Block) -> Iterator[Block]:
    """The block, in as many pieces as it takes for each to fit on one sheet."""
    if _height(document, block) <= document.h - 2 * _MARGIN:
        yield block
        return
    runs = block.runs
    if len(runs) > 1:
        halves = runs[: len(runs) // 2], runs[len(runs) // 2 :]
    else:
        text = runs[0].text
        cut = text.rfind(" ", 0, len(text) // 2) + 1 or len(text) // 2
        halves = ((replace(runs[0], text=text[:cut]),), (replace(runs[0], text=text[cut:]),))
    for half in halves:
        yield from _pieces(document, Block(block.look, half))


def _height(document: FPDF, block: Block) -> float:
    """Millimetres; the document has the letters and the place of the block afterwards."""
    size = POINTS.get(block.look, TEXT_POINTS)
    bold = block.look in _TAGS
    document.set_font("Helvetica", "B" if bold else "", size)
    document.set_x(_MARGIN + _indent(block))
    text = _markdown(block, bold=bold)
    lines = document.multi_cell(
        0, _line(block), text, markdown=not bold, dry_run=True, output="LINES", align="L"
    )
    return _line(block) * len(cast("list[str]", lines))


def _indent(block: Block) -> float:
    return 4.0 if block.look in {Look.ITEM, Look.LEVEL} else 0.0


def _line(block: Block) -> float:
    return POINTS.get(block.look, TEXT_POINTS) * _MM * _SPACING


def _write(document: FPDF, block: Block) -> None:
    from fpdf.syntax import PDFString

    line, bold = _line(block), block.look in _TAGS
    document.ln(_BEFORE.get(block.look, 0.4))
    height = _height(document, block)
    # A marked piece of text cannot go over the end of a page, and a heading not stand alone.
    room = document.h - _MARGIN - document.y
    if height + (2 * line if bold else 0) > room:
        document.add_page()
        document.set_x(_MARGIN + _indent(block))
    with _tagged(document) as tag:
        tag.s = _TAGS.get(block.look, "/P")
        # Lines end without a space: without this a reader would hear "whospoke".
        setattr(tag, "actual_text", PDFString(_known(block.text)))  # noqa: B010 - undeclared
        text = _markdown(block, bold=bold)
        document.multi_cell(
            0, line, text, markdown=not bold, align="L", new_x="LMARGIN", new_y="NEXT"
        )


def _tagged(document: FPDF) -> AbstractContextManager[StructElem]:
    # The only way to a tag in fpdf2 2.8; hence the narrow pin in pyproject.toml.
    return document._marked_sequence()


def _markdown(block: Block, *, bold: bool) -> str:
    if bold:
        return _known(block.text)
    return " ".join(
        f"**{_plain(run.text)}**" if run.bold else _plain(run.text) for run in block.runs
    )


def _plain(text: str) -> str:
    # Two stars, two underlines or two dashes in what somebody said are no looks.
    escaped = _known(text)
    for mark in ("**", "__", "--", "~~"):
        escaped = escaped.replace(mark, mark[0] + "\u200b" + mark[0])
    return escaped.replace("\u200b", " ").replace("[", "(").replace("]", ")")


def _known(text: str) -> str:
    return " ".join("".join(map(_letter, text.translate(_UNKNOWN))).split())


def _letter(letter: str) -> str:
    for shown in (letter, unicodedata.normalize("NFKD", letter)):
        with suppress(UnicodeEncodeError):
            return shown.encode("cp1252").decode("cp1252")
        bare = "".join(each for each in shown if not unicodedata.combining(each))
        with suppress(UnicodeEncodeError):
            return bare.encode("cp1252").decode("cp1252")
    return "?"
