"""Whom a report is about: the speaker, somebody else, a child."""

from __future__ import annotations

import re
from dataclasses import dataclass

from voice_skill.language.en.amounts import find_age
from voice_skill.values.text import normalise

VERY_YOUNG = 3
"""Years below which pain in both legs at night is not taken for growing pains."""

CHILD_UNDER = 16
"""Years below which a patient is asked a child's questions."""

_GROWN = """mum mam mom mother dad father husband wife partner boyfriend girlfriend fiance fiancee
nan nana gran granny grandma grandmother grandad granddad grandpa grandfather uncle aunt auntie
aunty friend mate neighbour neighbor workmate colleague boss flatmate patient client resident
lodger fella bloke missus mother-in-law father-in-law brother sister cousin teammate carer"""
_YOUNG = """child kid toddler baby lad laddie lassie boy girl youngest bairn grandchild teenager
schoolboy schoolgirl newborn infant"""
_EITHER = """son daughter grandson granddaughter nephew niece eldest stepson stepdaughter kids"""

_KIND: dict[str, bool | None] = {
    **dict.fromkeys(_GROWN.split(), False),
    **dict.fromkeys(_YOUNG.split(), True),
    **dict.fromkeys(_EITHER.split()),
}
"""Words for a person: a child for certain, certainly not, or perhaps (None)."""

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 20 + 10 * step for step, word in enumerate(_TENS)
}
_DIGIT_WORDS = "|".join(_UNITS[1:10])
_NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(_TENS)})(?: (?:{_DIGIT_WORDS}))?|{'|'.join(_UNITS[1:])})\b"
_ADJECTIVES = (
    r"(?:(?:little|wee|big|old|elderly|older|younger|young|poor|dear|late|own|eldest|teenage|step|"
    r"foster)\s+)*"
)
_AGED = rf"(?:(?P<aged>{_NUMBER})(?:\s+(?:year|month|week)s?)?(?:\s+old)?\s+)?"
_KIN = "|".join(map(re.escape, _KIND))
_PARTS = "legs?|foot|feet|calf|calves|ankles?|knees?|toes?|thighs?|shins?|heels?|back"
"""What a relative may have trouble with: an ear hears "my dads foot" for "my dad's foot"."""
_RELATIVE = re.compile(
    rf"\b(?:my|our|me)\s+{_ADJECTIVES}{_AGED}{_ADJECTIVES}(?P<kin>{_KIN})"
    rf"(?P<tail>'s|s(?=\s+(?:{_NUMBER}|got|been|had|just|always|{_PARTS})\b))?\b"
)
_CHILD_ALONE = re.compile(
    rf"\b(?:my|our)\s+{_ADJECTIVES}(?P<aged>{_NUMBER})\s+(?:year|month)s?\s+old\b"
)
_STRANGER = re.compile(
    r"\b(?:the|this|a)\s+(?P<kin>baby|toddler|bairn|wee one|little one|patient|resident|kid|"
    r"child)(?:'s)?\b"
)
_HE_OR_SHE = re.compile(
    r"^(?:(?:well|so|oh|it's|um|but|and|i think|please|help)\s+)*(?:he|she)(?:'s|'d)?\b"
)
_ONLY_TALKS = re.compile(
    r"^(?:\s+(?:also|just|always|keeps?|kept))*\s+(?:says?|said|saying|thinks?|thought|reckons?|"
    r"told|tells|made|makes|asked|"
    r"wants?|wanted|insists?|suggested|noticed|sent|worries|is worried|"
    r"was worried)\b(?!\s+(?:it's|his|her|he|she|its)\b)"
)
_NOT_THEIRS = re.compile(
    r"^\s+(?:says?|said|thinks?|told|reckons?|noticed)\s+(?:that\s+)?(?:me\b|my\b|i\b|i'm\b|"
    r"i've\b|to\b)|"
    r"^(?:\s+(?:is|are|was|only|just|now|about|nearly))*(?:\s+[\w-]+){1,2}\s+(?:day|week|month)s?"
    r"(?:\s+old)?(?:\s+(?:and|but|so|now))*\s+(?:i|i'm|i've|my|ma|me)\b"
)
"""What follows shows that the speaker is meant: "my baby is three weeks old and my leg aches"."""
_NOT_THE_PATIENT = re.compile(
    r"\b(?:like|same as|from|with|by|had|have|having|birth to|birth of|carry|carried|carrying|"
    r"lifted|lifting|"
    r"delivered|chased|chasing|picked up|picking up|since|after|told|asked)\s+$"
)
_ELDER_ALONE = re.compile(
    r"^(?:(?:oh|well|please|help|it's|poor|our)\s+)*(?P<kin>mum|mam|mom|dad|nan|nana|gran|"
    r"granny|grandma|"
    r"grandad|granddad|grandpa)(?:'s)?\b"
)
_YEARS = re.compile(
    rf"\b(?:i'm|i am|he's|she's|he is|she is|who's|who is|they're|boy'?s|girl'?s|lad'?s|son'?s|"
    rf"daughter'?s|is|aged|age|only|just)\s+"
    rf"(?:only\s+|just\s+|nearly\s+|about\s+)?(?P<years>{_NUMBER})(?P<after>\s+\w+)?"
)
_NOT_YEARS = {
    "weeks", "week", "days", "day", "hours", "hour", "months", "month", "minutes", "minute",
    "times", "nights",
    "stone", "miles", "percent", "inches", "o'clock", "of", "leg", "legs", "side", "thing",
    "calf", "foot", "vein",
}  # fmt: skip


_FOR = re.compile(
    r"^(?:(?:no|oh|um|well|sorry|actually|but|so) )*"
    r"(?:it's|it is|this is|that's|i'm asking|i am asking|i'm calling|not me|not for me|"
    r"not about me)(?: not (?:for |about )?me)?(?: it's| but| it is)? "
    r"(?:for |about |on behalf of )?(?:my|our|the)\b|"
    r"^(?:for|about) (?:my|our)\b"
)


@dataclass(frozen=True, slots=True)
class Patient:
    """Whom a check-up is about.

    ``who`` is how to call them to the speaker ("your mother"), empty for the speaker. ``child``
    is None where they may be one ("my son"). ``years`` is their age, where it was told.
    """

    who: str = ""
    child: bool | None = False
    years: int | None = None


def patient_in(text: str) -> Patient | None:
    """The person a text is about, where it is somebody else or a child; None where it is open."""
    said = normalise(text)
    relative = _relative(said)
    years = years_in(said)
    if relative is not None:
        who, child = relative
        aged = _aged(said)
        years = aged if aged is not None else years
        return Patient(who, _is_child(child, years), years)
    if _HE_OR_SHE.search(said):
        return Patient("them", _is_child(False, years), years)
    if years is not None and years < CHILD_UNDER and re.search(r"\bi(?:'m| am)\b", said):
        return Patient("", True, years)
    return Patient("", False, years) if years is not None else None


def names_the_patient(text: str) -> bool:
    """Whether the text says for whom all this is: "it's for my daughter", "it's about my mum"."""
    return _FOR.search(normalise(text)) is not None


def years_in(text: str) -> int | None:
    """An age in years that is told ("he's nine", "i am 72"); None where none is."""
    for match in _YEARS.finditer(normalise(text)):
        after = (match.group("after") or "").strip()
        if after not in _NOT_YEARS:
            return _number(match.group("years"))
    return None


def number_in(text: str) -> int | None:
    """The first whole number in the text, in digits or words; None where there is none."""
    match = re.search(rf"\b{_NUMBER}\b", normalise(text))
    return _number(match.group()) if match else None


def age_said(text: str) -> int | None:
    """The age in whole years that answers "how old", in any words; None where none is told.

    Of a range the least counts: the safer side is a child's.
    """
    age = find_age(text, asked=True)
    return int(age.least) if age is not None else number_in(text)


def _relative(said: str) -> tuple[str, bool | None] | None:
    for match in _RELATIVE.finditer(said):
        rest = said[match.end() :]
        if match.group("tail") and match.group("kin") in {"patient"}:
            continue
        if (
            _NOT_THEIRS.match(rest)
            or _ONLY_TALKS.match(rest)
            or _NOT_THE_PATIENT.search(said[: match.start()])
        ):
            continue
        return f"your {match.group('kin')}", _KIND[match.group("kin")]
    alone = _CHILD_ALONE.search(said)
    if alone:
        months = re.search(r"\bmonths?\b", alone.group()) is not None
        young = months or (_number(alone.group("aged")) or 0) < CHILD_UNDER
        return ("your child" if young else "them"), young
    elder = _ELDER_ALONE.search(said)
    if elder:
        return f"your {elder.group('kin')}", False
    stranger = _STRANGER.search(said)
    if stranger and not _NOT_THE_PATIENT.search(said[: stranger.start()]):
        kin = stranger.group("kin")
        return ("the " + kin), kin not in {"patient", "resident"}
    return None


def _aged(said: str) -> int | None:
    for pattern in (_RELATIVE, _CHILD_ALONE):
        for match in pattern.finditer(said):
            if match.group("aged"):
                months = re.search(r"\b(?:month|week)s?\b", match.group()) is not None
                return 0 if months else _number(match.group("aged"))
    return None


def _is_child(child: bool | None, years: int | None) -> bool | None:
    return child if years is None else years < CHILD_UNDER


def _number(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    return sum(_NUMBERS[word] for word in words.split())
