"""The doctor's page as HTML in large print, for the screen, for paper and for a screen reader.

No script, no picture, no request to anywhere. Every text that came from a person or a pack is
escaped here and nowhere else. ``page`` is a whole document with its style inside; a server that
forbids inline style gives ``style_href`` and serves ``style.STYLE`` there.
"""

from __future__ import annotations

from html import escape
from itertools import groupby

from voice_skill.language.prompts import prompt
from voice_skill.records.outline import Block, Look, outline, title
from voice_skill.records.style import STYLE
from voice_skill.records.summary_types import Summary

_TAGS = {Look.TITLE: "h1", Look.HEADING: "h2", Look.SUBHEADING: "h3"}


def page(summary: Summary, *, style_href: str = "") -> str:
    """A whole HTML page. ``style_href`` replaces the inline style by a link to that address."""
    style = f"<style>\n{STYLE}\n</style>"
    if style_href:
        style = f'<link rel="stylesheet" href="{escape(style_href)}">'
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(prompt("page.lang"))}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title(summary))}</title>\n{style}\n</head>\n<body>\n"
        f"<main>\n{body(summary)}\n</main>\n</body>\n</html>\n"
    )


def body(summary: Summary) -> str:
    """What stands in the page's ``<main>``: headings from h1 on, no style, no ``main`` itself."""
    rows = groupby(outline(summary), key=lambda block: block.look)
    return "\n".join(_row(look, list(blocks)) for look, blocks in rows)


def _row(look: Look, blocks: list[Block]) -> str:
    if look is Look.ITEM:
        items = "\n".join(f"<li>{_text(block)}</li>" for block in blocks)
        return f"<ul>\n{items}\n</ul>"
    lines = "\n".join(_line(_TAGS.get(look, "p"), block) for block in blocks)
    return f'<div class="level">\n{lines}\n</div>' if look is Look.LEVEL else lines


def _line(tag: str, block: Block) -> str:
    return f"<{tag}>{_text(block)}</{tag}>"


def _text(block: Block) -> str:
    return " ".join(
        f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in block.runs
    )
