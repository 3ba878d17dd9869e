"""The report of the linter that listens, as one page: no script, no network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from voice_skill.evaluation.listen import Result, confusions, lost_dangers, tallies
from voice_skill.evaluation.listen_words import Word

_STYLE = """
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 0 auto; padding: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { border: 1px solid; padding: .3rem .6rem; text-align: left; vertical-align: top; }
td.number { text-align: right; }
td.right { font-weight: bold; }
.matrix thead th { writing-mode: vertical-rl; }
"""


def page(results: Sequence[Result], words: Sequence[Word], *, title: str) -> str:
    """The whole page: totals, danger signs lost, the confusion matrix, unknown words."""
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{len(results)} takes by synthetic voices. A take is right where the words heard "
        "come to the same as the words typed.</p>",
        _totals(results),
        _dangers(lost_dangers(results)),
        _matrix(results),
        _words(words),
    ]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body><main>\n"
        + "\n".join(parts)
        + "\n</main></body></html>\n"
    )


def _totals(results: Sequence[Result]) -> str:
    rows = [
        f'<tr><th scope="row">{escape(each.kind)}, {escape(each.condition)}</th>'
        f"{_number(each.takes)}{_number(each.right)}{_number(f'{each.right / each.takes:.1%}')}"
        f"{_number(each.opposite)}{_number('' if each.wer is None else f'{each.wer:.1%}')}</tr>"
        for each in tallies(results)
    ]
    heads = ("What, and in what noise", "Takes", "Right", "Share", "Yes and no swapped", "WER")
    return _table("How much of it is understood", heads, rows)


def _dangers(lost: Sequence[Result]) -> str:
    if not lost:
        return "<h2>Danger signs lost</h2><p>None.</p>"
    rows = [
        f'<tr><th scope="row">{escape(each.text)}</th><td>{escape(each.typed)}</td>'
        f"<td>{escape(each.heard) or '(nothing)'}</td>"
        f"<td>{escape(each.voice)}, {escape(each.condition)}</td></tr>"
        for each in lost
    ]
    heads = ("Said", "Danger sign", "Heard", "Voice and noise")
    return "<h2>Danger signs lost</h2>" + _table("Raised when typed, not when spoken", heads, rows)


def _matrix(results: Sequence[Result]) -> str:
    pairs = Counter((each.typed, each.spoken) for each in results if each.typed)
    confused = confusions(results)
    if not confused:
        return "<h2>What is confused with what</h2><p>Nothing.</p>"
    down = sorted({typed for typed, _, _ in confused})
    across = sorted({spoken for _, spoken, _ in confused} | set(down))
    rows = []
    for typed in down:
        cells = "".join(
            f'<td class="number{" right" if typed == spoken else ""}">'
            f"{pairs[typed, spoken] or ''}</td>"
            for spoken in across
        )
        rows.append(f'<tr><th scope="row">{escape(typed)}</th>{cells}</tr>')
    heads = ("Typed, down; spoken, across", *(each or "(nothing heard)" for each in across))
    table = _table("Takes by what they come to", heads, rows, kind="matrix")
    return f"<h2>What is confused with what</h2>{table}"


def _words(words: Sequence[Word]) -> str:
    if not words:
        return ""
    rows = [
        f'<tr><th scope="row">{escape(each.word)}</th>{_number(f"{each.heard} of {each.said}")}'
        f"<td>{_counted(each.spellings)}</td><td>{_counted(each.instead)}</td></tr>"
        for each in words
    ]
    heads = ("Word", "Heard", "Sound-alikes", "Heard instead")
    return "<h2>Words the recogniser lacks</h2>" + _table(
        "How often each sound-alike was heard", heads, rows
    )


def _counted(pairs: Iterable[tuple[str, int]]) -> str:
    return escape(", ".join(f"{text} ({count})" for text, count in pairs))


def _number(value: object) -> str:
    return f'<td class="number">{escape(str(value))}</td>'


def _table(caption: str, heads: Iterable[str], rows: Iterable[str], *, kind: str = "") -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    named = f' class="{kind}"' if kind else ""
    return (
        f'<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0">'
        f"<table{named}><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )
