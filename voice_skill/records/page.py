"""The doctor's page as HTML in large print, for the screen, for paper and for a screen reader.

No script, no picture, no request to anywhere. Every text that came from a person or a pack is
escaped here and nowhere else. ``page`` is a whole document with its style inside; a server that
forbids inline style shows ``body`` and serves ``style.STYLE`` beside it.
"""

from __future__ import annotations

from html import escape

from voice_skill.language.prompts import prompt
from voice_skill.records.blocks import Block, Form, Look, rows
from voice_skill.records.outline import outline, title
from voice_skill.records.style import CLINIC_STYLE, STYLE
from voice_skill.records.summary_types import Summary

_TAGS = {Look.TITLE: "h1", Look.HEADING: "h2", Look.SUBHEADING: "h3"}


def page(summary: Summary, form: Form = Form.LARGE) -> str:
    """A whole HTML page with its style inside."""
    style = f"{STYLE}\n{CLINIC_STYLE}" if form is Form.CLINIC else STYLE
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(prompt("page.lang"))}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title(summary, form))}</title>\n"
        f"<style>\n{style}\n</style>\n</head>\n<body>\n"
        f"<main>\n{body(summary, form)}\n</main>\n</body>\n</html>\n"
    )


def body(summary: Summary, form: Form = Form.LARGE) -> str:
    """What stands in the page's ``<main>``: headings from h1 on, no style, no ``main`` itself."""
    return "\n".join(_row(look, blocks) for look, blocks in rows(outline(summary, form)))


def _row(look: Look, blocks: list[Block]) -> str:
    if look is Look.ITEM:
        items = "\n".join(f"<li>{_text(block)}</li>" for block in blocks)
        return f"<ul>\n{items}\n</ul>"
    if look is Look.FIELD:
        fields = " ".join(f"<span>{_text(block)}</span>" for block in blocks)
        return f'<p class="fields">{fields}</p>'
    lines = "\n".join(_line(_TAGS.get(look, "p"), block) for block in blocks)
    return f'<div class="level">\n{lines}\n</div>' if look is Look.LEVEL else lines


def _line(tag: str, block: Block) -> str:
    return f"<{tag}>{_text(block)}</{tag}>"


def _text(block: Block) -> str:
    return " ".join(
        f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in block.runs
    )
