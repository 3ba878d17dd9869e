"""Emergency and telephone numbers, digit by digit.

espeak-ng says 999 as "nine hundred and ninety-nine"; nobody would know whom to call.
"""

from __future__ import annotations

import re

from voice_skill.speaking.units import COUNTED, UNIT

_ALWAYS_CALLED = re.compile(
    rf"(?<![\w.,£$€+])(?<!\d[-\u2013])(999|111|112|911|000|116[ ]?[01]\d\d)"
    rf"(?!\w|[.,]\d|[-\u2013]\d| ?(?:[%°]|(?:{UNIT}|{COUNTED})\b))"
)
_CALL = (
    r"call|calling|dial|dialling|phone|phoning|ring|ringing|text|telephone|helpline|hotline|"
    r"link|line|NHS"
)
_CALLED = re.compile(
    rf"(?i)\b({_CALL})( (?:on )?)((?:(?:\d ){{2}}\d (?:or|,) ){{0,3}}\d{{3,6}}"
    rf"(?:(?:,| or|, or) \d{{3,6}}){{0,3}})"
    rf"(?!\w|[.,]\d|[-\u2013]\d| ?(?:[%°]|(?:{UNIT}|{COUNTED})\b))"
)
_PHONE = re.compile(
    r"(?<![\w.,£$€/+(-])[+(]?\d[\d()]{0,20}(?:[ -]\(?\d{1,20}\)?){0,12}(?![\w%°]|[.,/]\d|-\w)"
)


_HELPLINE = re.compile(
    r"(?<![\w.,£$€+-])(1[38]00 \d{3} \d{3}|13 \d\d \d\d|1-8\d\d-\d{3}-\d{4})(?![\w%°]|[.,/-]\d)"
    r"|(?<=\bon )(988|181|1737|14416)(?!\w|[.,]\d| ?(?:" + UNIT + r"|" + COUNTED + r")\b)"
)
"""Numbers of helplines that are written like no other telephone number."""


def digits(number: str) -> str:
    """The digits one by one, so that 999 is never "nine hundred and ninety-nine"."""
    return " ".join(number)


def telephones(text: str) -> str:
    """Emergency and telephone numbers digit by digit, with a pause between groups."""
    text = re.sub(r"(?<![\w/])(\d{3})/(\d{3})(?![\w/])", _either, text)
    text = re.sub(r"(?<![\w-])(999|111|112|911|000)-(?=[A-Za-z])", r"\1 ", text)
    text = _HELPLINE.sub(lambda m: ", ".join(map(digits, re.findall(r"\d+", m[0]))), text)
    text = _PHONE.sub(_telephone, text)
    text = _ALWAYS_CALLED.sub(lambda m: ", ".join(map(digits, m[1].split())), text)
    return _CALLED.sub(
        lambda m: m[1] + m[2] + re.sub(r"\d{3,}", lambda each: digits(each[0]), m[3]), text
    )


def _either(match: re.Match[str]) -> str:
    called = {"999", "111", "112", "911", "000"}
    return f"{match[1]} or {match[2]}" if {match[1], match[2]} & called else match[0]


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
    return ("plus " if written.startswith("+") else "") + ", ".join(map(digits, groups))
