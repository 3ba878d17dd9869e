"""What somebody answers to a question that danger hangs on: yes, no, or to be asked again. Pure.

The one judge of such answers, wherever the question comes from. A yes is a word of yes, or a sign
that the question asks about, said as present. A no is plain only if nothing is left over beside
denial, thanks and well-being. Whatever else is said is a remark, and no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from voice_skill.safety.watch import Watch
from voice_skill.understanding.answer_phrases import (
    BODY,
    COURTESY,
    DEGREES,
    DENIALS,
    LINKS,
    NOT_ALL,
    SLOTS,
    WELL,
)
from voice_skill.understanding.answers import denies_outright
from voice_skill.understanding.reading import Reading
from voice_skill.values.meaning import Answer, AnswerKind
from voice_skill.values.pack import Finding


class DangerAnswer(Enum):
    """What a text is to a question that danger hangs on."""

    YES = auto()
    NO = auto()
    UNSURE = auto()  # "I don't know", "no chest pain": understood, and not plain enough
    HEDGED = auto()  # "no, well, a bit tight": nothing that it seems to deny is believed
    REMARK = auto()  # "at night mostly", "I have diabetes": about something else


_ASKS = re.compile(
    r"^(?:but |and |so |okay |ok |well |no |yes )*(?:what|why|how|when (?:should|do|does|can|is|"
    r"are|will)|where|who|which|should|can|could|is it|is that|are they|are there any|do i|does it|"
    r"will|would|tell me|i want to|i would like to|i'd like to|i meant|i said)\b"
)
_YES_FIRST = re.compile(
    r"^(?:oh |och |ach |well |and |so )*(?:yes|yeah|yep|yup|aye|"
    r"definitely|fraid so|mm hmm?|you bet|sure (?:do|does|is|am|are|have|has|enough))\b"
)
_IS_SOMEWHERE = re.compile(  # "I am in bed", "it is only at night"
    r"^(?:i am|it is|we are|they are|he is|she is) (?:only |just |mostly |mainly )*(?:in|on|at|by|"
    r"after|with|from|when|the|behind|below|above|under|near|inside|outside)\b(?!.*\b(?:yes|aye)\b)"
)
_LISTED = re.compile(
    r"^(?:just |only |it's |well |yes )*(?:the (?:first|second|third|last)(?: one| two| of those)?|"
    r"all (?:of (?:them|those|it)|three|four)|(?:one|two|three) of (?:them|those))$"
)
_DENIES_FIRST = re.compile(
    r"^(?:oh |och |ach |ok |okay |right |well |and |so |but )*(?:no|nope|nah|naw|nay|nae|noo|not|"
    r"none|neither|never|nothing|nowt|hardly|barely|scarcely|same as|just the (?:usual|same)|"
    r"(?:i|it|that|they|there)(?:'d| would| do| does| is)? (?:not|wouldn't|don't|doesn't|isn't))\b"
)
_STATES = re.compile(
    r"^(?:well |oh |so |and |but |sorry |look |as |no )*(?:i|i'm|i've|i'd|it|it's|its|my|me|"
    r"the|a|an|there|there's|that's|we|they|he|she|his|her|only|just|both|mostly|mainly|at|in|on|"
    r"by|for|since|after|before|behind|below|above|when|if|all|every|each|some|most|once|twice|"
    r"about|always|often|usually|years|months|weeks|days|ages|used|wrong|other|left|right|"
    r"either|lots|somewhere|sometimes|\w+ (?:ago|times))\b"
)
_NOT_ALL = re.compile("|".join(NOT_ALL))
_TRAILS = frozenset("well so and or because cos".split())
"""After these, at the end, more was to come: "no, well ..."."""

SIGNS = frozenset(re.findall(r"[a-z]+", " ".join(SLOTS[name] for name in ("sign", "state"))))
"""Words of signs and states that an answer may deny by name."""
_SUBJECT = re.compile(r"^(?:i|it|they|we|he|she|that|my|both|all|everything)\b")
_NO_WORDS = frozenset("no nope nah naw nay nae".split())
_KNOWN_WORDS = DENIALS | WELL | COURTESY | LINKS | BODY


def answer_to_danger(reading: Reading, *, present: bool = False) -> DangerAnswer | None:
    """What the words answer; None where they ask or wish something.

    ``present``: they say that a sign which the question asks about is there.
    """
    return reading.once(_answered, present)


def _answered(reading: Reading, present: bool) -> DangerAnswer | None:
    reading = reading.plainly
    text = reading.text
    said = reading.said or text  # "mm hmm" is all sounds of thinking, and a yes
    if not said:
        return None
    if present:
        return DangerAnswer.YES
    if _ASKS.match(said):
        return None
    answer = reading.answer_in_so_many_words
    if _IS_SOMEWHERE.match(said):
        return DangerAnswer.REMARK
    if answer is not None and answer.kind is AnswerKind.YES:
        return DangerAnswer.YES
    words = said.split()
    if (answer is not None and answer.kind is AnswerKind.NO) or _DENIES_FIRST.match(said):
        if (answer is None or not answer.qualified) and _is_plain(words, text.split()):
            is_no = answer is None or answer.kind is AnswerKind.NO
            return DangerAnswer.NO if is_no else DangerAnswer.UNSURE
        is_left = answer is None or answer == Answer(AnswerKind.NO) or not _unqualified(words)
        return DangerAnswer.HEDGED if is_left else DangerAnswer.UNSURE
    if answer is not None:
        return DangerAnswer.UNSURE
    if _LISTED.match(said) or _YES_FIRST.match(said):
        return DangerAnswer.YES
    if reading.answer_when_asked is not None or _STATES.match(said):
        return DangerAnswer.REMARK
    return None


def is_unlimited(words: Sequence[str]) -> bool:
    """Whether no word of degree, of a time or of a part limits what is said."""
    return _unqualified(words) and _NOT_ALL.search(" ".join(words)) is None


def is_hedged(reading: Reading) -> bool:
    """Whether there are words of degree, or it breaks off: "a bit", "no more than", "no, but"."""
    return not _unqualified(reading.said.split())


def names_sign(reading: Reading, signs: tuple[str, ...], unless: tuple[str, ...] = ()) -> bool:
    """Whether the words say that one of the ``signs`` (patterns) is there now."""
    return bool(signs) and reading.once(_names, signs, unless)


def _names(reading: Reading, signs: tuple[str, ...], unless: tuple[str, ...]) -> bool:
    return bool(ear_for(signs, unless).notice_as_written(reading.text).present)


@lru_cache(maxsize=128)
def ear_for(signs: tuple[str, ...], unless: tuple[str, ...] = ()) -> Watch:
    """What listens for the signs; ``ContentError`` names a pattern that cannot be read."""
    return Watch((Finding("sign", "", signs, unless),), ())


def _is_plain(words: Sequence[str], all_words: Sequence[str]) -> bool:
    if _names_first(words) or not is_unlimited(words):
        return False
    return denies_outright(all_words) or denies_outright(words) or _only_denies(words)


def _names_first(words: Sequence[str]) -> bool:
    # "Not pain, no", "definitely not blood": nothing is said of the other signs.
    said = [word for word in words if word not in _NO_WORDS | COURTESY]
    named = [word for word in said[1:3] if word in (SIGNS | BODY) - LINKS]
    return bool(said) and said[0] == "not" and bool(named)


def _unqualified(words: Sequence[str]) -> bool:
    trails = len(words) > 1 and words[-1] in _TRAILS and words[-2] in {*_NO_WORDS, *_TRAILS}
    return DEGREES.isdisjoint(words) and not trails


def _only_denies(words: Sequence[str]) -> bool:
    said = list(words)
    while said and said[0] in _NO_WORDS | COURTESY:
        del said[0]
    # "No, my chest" and "no, I do feel it" say something: only a denial or well-being may follow.
    ends = all(word in COURTESY for word in said) or not (DENIALS | WELL).isdisjoint(said)
    return ends and all(_fits(words, place) for place in range(len(words)))


def _fits(words: Sequence[str], place: int) -> bool:
    # A sign fits only where it is denied ("no, it's not swollen"), well-being only where it isn't.
    word = words[place].removesuffix("'s")
    if word in WELL:
        return not _is_denied(words, place, back=2)
    if word in _KNOWN_WORDS:
        return not (word in DENIALS and place and words[place - 1] in {"can", "could"})
    lists = sum(each in DENIALS for each in words) > 1  # "no pain, no fainting"
    return word in SIGNS and _is_denied(words, place, back=4, lead_counts=lists)


def _is_denied(words: Sequence[str], place: int, *, back: int, lead_counts: bool = False) -> bool:
    lead_counts = lead_counts or words[place] in {"good", "great", "well"}  # "no good"
    for before in range(place - 1, max(place - back, 0) - 1, -1):
        word = words[before]
        if word in DENIALS:
            return lead_counts or before > 0 or word not in _NO_WORDS
        if _SUBJECT.match(word):
            return False
    return False
