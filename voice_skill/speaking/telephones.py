"""Emergency and telephone numbers, digit by digit.

espeak-ng says 999 as "nine hundred and ninety-nine"; nobody would know whom to call.
"""

from __future__ import annotations

import re

from voice_skill.language.language import per_language
from voice_skill.speaking.words import any_of, counted, unit, word

_PHONE = re.compile(
    r"(?<![\w.,£$€/+(-])[+(]?\d[\d()]{0,20}(?:[ -]\(?\d{1,20}\)?){0,12}(?![\w%°]|[.,/]\d|-\w)"
)


def digits(number: str) -> str:
    """The digits one by one, so that 999 is never "nine hundred and ninety-nine"."""
    return " ".join(number)


def telephones(text: str) -> str:
    """Emergency and telephone numbers digit by digit, with a pause between groups."""
    text = re.sub(r"(?<![\w/])(\d{3})/(\d{3})(?![\w/])", _either, text)
    text = re.sub(r"(?<![\w-])(999|111|112|911|000)-(?=[A-Za-z])", r"\1 ", text)
    helpline, always_called, called = _called()
    text = helpline.sub(lambda m: ", ".join(map(digits, re.findall(r"\d+", m[0]))), text)
    text = _PHONE.sub(_telephone, text)
    text = always_called.sub(lambda m: ", ".join(map(digits, m[1].split())), text)
    return called.sub(
        lambda m: m[1] + m[2] + re.sub(r"\d{3,}", lambda each: digits(each[0]), m[3]), text
    )


def _either(match: re.Match[str]) -> str:
    called = {"999", "111", "112", "911", "000"}
    return f"{match[1]} {word('either')} {match[2]}" if {match[1], match[2]} & called else match[0]


def _telephone(match: re.Match[str]) -> str:
    written = match[0]
    groups = re.findall(r"\d+", written)
    number = "".join(groups)
    if all(len(group) == 1 for group in groups):  # already digit by digit
        return written
    american = re.fullmatch(r"(?:1[ -])?\(?\d{3}\)?[ -]\d{3}-\d{4}|\d{3}-\d{4}", written)
    national = written.startswith(("0", "+", "(0")) and len(number) >= 7
    run = len(groups) == 1 and len(number) >= 7
    if not (american or national or run) or len(number) > 20:
        return written
    if len(groups) == 1:
        groups = re.findall(r"\d{1,3}", number)
    return (f"{word('plus')} " if written.startswith("+") else "") + ", ".join(map(digits, groups))


@per_language
def _called() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Numbers of helplines, written like no others; those always called; those said to be."""
    thing = rf"(?:{unit()}|{counted()})\b"
    helpline = (
        r"(?<![\w.,£$€+-])(1[38]00 \d{3} \d{3}|13 \d\d \d\d|1-8\d\d-\d{3}-\d{4})"
        rf"(?![\w%°]|[.,/-]\d)|(?<=\bon )(988|181|1737|14416)(?!\w|[.,]\d| ?{thing})"
    )
    always = (
        r"(?<![\w.,£$€+])(?<!\d[-\u2013])(999|111|112|911|000|116[ ]?[01]\d\d)"
        rf"(?!\w|[.,]\d|[-\u2013]\d| ?(?:[%°]|{thing}))"
    )
    said = (
        rf"(?i)\b({any_of('called')})( (?:on )?)((?:(?:\d ){{2}}\d (?:or|,) ){{0,3}}\d{{3,6}}"
        rf"(?:(?:,| or|, or) \d{{3,6}}){{0,3}})(?!\w|[.,]\d|[-\u2013]\d| ?(?:[%°]|{thing}))"
    )
    return re.compile(helpline), re.compile(always), re.compile(said)
