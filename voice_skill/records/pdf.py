"""The doctor's page as PDF/UA-1: tagged, with lists, page numbers and letters of its own.

Set by Typst (extra ``pdf``; Apache-2.0, one wheel with nothing beneath it, every platform, and it
asks no network), which writes the standard that screen readers rely on. The letters that go into
the file are DejaVu Sans Condensed, which we carry: Latin, Greek, Cyrillic, Arabic, Hebrew,
Armenian, Georgian. Other scripts are taken from the letters of the system. What no letters there
can show becomes "?", and the page says so.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from voice_skill.language.prompts import prompt
from voice_skill.records.blocks import Block, Form, Look, Run, rows
from voice_skill.records.outline import outline, title
from voice_skill.records.summary_types import Summary
from voice_skill.values.errors import ModelError

TEXT_POINTS = 18.0
"""Size of print in the large form; headings are larger."""
STANDARD: Final = "ua-1"

_PAPER = Path(__file__).with_name("paper")
_MOST_TRIES = 12
_LACKING = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_LONG_WORD = re.compile(r"\S{25}(?=\S)")
_LATIN_ENDS = 0x180


def pdf(summary: Summary, form: Form = Form.LARGE) -> bytes:
    """The page as a PDF file. ``ModelError`` names the extra where Typst is not installed."""
    check_installed()
    from typst import TypstError

    blocks = [_shown(block) for block in outline(summary, form)]
    for _ in range(_MOST_TRIES):
        try:
            return _set(summary, form, blocks)
        except TypstError as error:
            lacking = _LACKING.search(str(error))
            if lacking is None:
                raise
            scripts = {_script(letter) for letter in lacking[1]}
            same = {each for each in _letters(blocks) if _script(each) in scripts}
            blocks = _owned_up(blocks, same)
    beyond = {each for each in _letters(blocks) if ord(each) >= _LATIN_ENDS}
    return _set(summary, form, _owned_up(blocks, beyond))


def can_make_pdf() -> bool:
    """Whether Typst is installed."""
    return find_spec("typst") is not None


def check_installed() -> None:
    """``ModelError`` names the extra where Typst is not installed."""
    if not can_make_pdf():
        raise ModelError(
            "A PDF needs the package typst, which is not installed. "
            "Install it with: pip install 'voice-skill[pdf]'. Or save as .html."
        )


def _set(summary: Summary, form: Form, blocks: list[Block]) -> bytes:
    import typst

    made: bytes = typst.compile(
        _PAPER / "sheet.typ",
        font_paths=[_PAPER],
        sys_inputs={"sheet": json.dumps(_data(summary, form, blocks))},
        pdf_standards=STANDARD,
        timestamp=summary.made.astimezone(UTC).replace(microsecond=0),
        format="pdf",
    )
    return made


def _data(summary: Summary, form: Form, blocks: list[Block]) -> dict[str, object]:
    language, _, region = prompt("page.lang").partition("-")
    return {
        "title": title(summary, form),
        "lang": language,
        "region": region,
        "form": form.value,
        "points": TEXT_POINTS,
        "foot": prompt("page.number", number="{number}", count="{count}"),
        "rows": [
            {"look": look.value, "blocks": [_runs(block) for block in row]}
            for look, row in rows(blocks)
        ],
    }


def _runs(block: Block) -> list[dict[str, object]]:
    return [{"text": run.text, "bold": run.bold} for run in block.runs]


def _shown(block: Block) -> Block:
    return _with(block, _printable)


def _printable(text: str) -> str:
    whole = text.encode(errors="replace").decode()  # half a letter is none
    shown = "".join(each if each.isprintable() else " " for each in whole)
    # A word longer than the line would leave the sheet.
    return _LONG_WORD.sub("\\g<0>\u200b", " ".join(shown.split()))


def _owned_up(blocks: list[Block], lacking: set[str]) -> list[Block]:
    """The blocks with "?" for those letters, and a sentence that says so."""
    marks = str.maketrans(dict.fromkeys(lacking, "?"))
    said = Block(Look.TEXT, (Run(prompt("page.letters")),))
    shown = [_with(block, lambda text: text.translate(marks)) for block in blocks]
    return [*(each for each in shown if each != said), said]


def _with(block: Block, change: Callable[[str], str]) -> Block:
    return replace(block, runs=tuple(replace(run, text=change(run.text)) for run in block.runs))


def _letters(blocks: list[Block]) -> set[str]:
    return set("".join(block.text for block in blocks))


def _script(letter: str) -> str:
    # "CJK UNIFIED IDEOGRAPH-738B": what one letter of a script lacks, its others mostly do.
    return unicodedata.name(letter, letter).split()[0] if not letter.isascii() else letter
