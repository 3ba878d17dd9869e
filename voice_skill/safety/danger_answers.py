"""What somebody answers to a question that danger hangs on: yes, no, or to be asked again. Pure.

The one judge of such answers, wherever the question comes from. A yes is a word of yes, or a sign
that the question asks about, said as present. A no is plain only if nothing is left over beside
denial, thanks and well-being. Whatever else is said is a remark, and no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from voice_skill.language.language import per_language, section
from voice_skill.language.tables import pattern, words
from voice_skill.safety.watch import Watch
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
    if _begins("asks", said):
        return None
    answer = reading.answer_in_so_many_words
    if _begins("is_somewhere", said):
        return DangerAnswer.REMARK
    if answer is not None and answer.kind is AnswerKind.YES:
        return DangerAnswer.YES
    spoken = said.split()
    if (answer is not None and answer.kind is AnswerKind.NO) or _begins("denies", said):
        if (answer is None or not answer.qualified) and _is_plain(spoken, text.split()):
            is_no = answer is None or answer.kind is AnswerKind.NO
            return DangerAnswer.NO if is_no else DangerAnswer.UNSURE
        is_left = answer is None or answer == Answer(AnswerKind.NO) or not _unqualified(spoken)
        return DangerAnswer.HEDGED if is_left else DangerAnswer.UNSURE
    if answer is not None:
        return DangerAnswer.UNSURE
    if _begins("listed", said) or _begins("yes", said):
        return DangerAnswer.YES
    if reading.answer_when_asked is not None or _begins("states", said):
        return DangerAnswer.REMARK
    return None


def _begins(field: str, said: str) -> bool:
    return pattern("danger_answers", "begins", field).match(said) is not None


def is_unlimited(spoken: Sequence[str]) -> bool:
    """Whether no word of degree, of a time or of a part limits what is said."""
    limit = pattern("danger_answers", "not_all").search(" ".join(spoken))
    return _unqualified(spoken) and limit is None


@per_language
def signs_named() -> frozenset[str]:
    """Words of signs and states that an answer may deny by name."""
    slots = section("answers")["slots"]
    return frozenset(re.findall(r"[^\W\d_]+", " ".join(slots[name] for name in ("sign", "state"))))


@per_language
def _known() -> frozenset[str]:
    kinds = ("denials", "well", "courtesy", "links", "body")
    return frozenset[str]().union(*(words("danger_answers", kind) for kind in kinds))


def is_hedged(reading: Reading) -> bool:
    """Whether there are words of degree, or it breaks off: "a bit", "no more than", "no, but"."""
    return not _unqualified(reading.said.split())


def names_sign(reading: Reading, signs: tuple[str, ...], unless: tuple[str, ...] = ()) -> bool:
    """Whether the words say that one of the ``signs`` (patterns) is there now."""
    return bool(signs) and reading.once(_names, signs, unless)


def _names(reading: Reading, signs: tuple[str, ...], unless: tuple[str, ...]) -> bool:
    return bool(ear_for(signs, unless).notice_as_written(reading.text).present)


@per_language
def ear_for(signs: tuple[str, ...], unless: tuple[str, ...] = ()) -> Watch:
    """What listens for the signs; ``ContentError`` names a pattern that cannot be read."""
    return Watch((Finding("sign", "", signs, unless),), ())


def _is_plain(spoken: Sequence[str], all_words: Sequence[str]) -> bool:
    if _names_first(spoken) or not is_unlimited(spoken):
        return False
    return denies_outright(all_words) or denies_outright(spoken) or _only_denies(spoken)


def _no_or_courtesy() -> frozenset[str]:
    return words("danger_answers", "no_words") | words("danger_answers", "courtesy")


def _names_first(spoken: Sequence[str]) -> bool:
    # "Not pain, no", "definitely not blood": nothing is said of the other signs.
    said = [word for word in spoken if word not in _no_or_courtesy()]
    signs = (signs_named() | words("danger_answers", "body")) - words("danger_answers", "links")
    named = not signs.isdisjoint(said[1:3])
    return named and said[0] in words("danger_answers", "denies_one")


def _unqualified(spoken: Sequence[str]) -> bool:
    trailing = words("danger_answers", "trails")
    before = words("danger_answers", "no_words") | trailing
    trails = len(spoken) > 1 and spoken[-1] in trailing and spoken[-2] in before
    return words("danger_answers", "degrees").isdisjoint(spoken) and not trails


def _only_denies(spoken: Sequence[str]) -> bool:
    said = list(spoken)
    while said and said[0] in _no_or_courtesy():
        del said[0]
    # "No, my chest" and "no, I do feel it" say something: only a denial or well-being may follow.
    denies = words("danger_answers", "denials") | words("danger_answers", "well")
    ends = words("danger_answers", "courtesy").issuperset(said) or not denies.isdisjoint(said)
    return ends and all(_fits(spoken, place) for place in range(len(spoken)))


def _fits(spoken: Sequence[str], place: int) -> bool:
    # A sign fits only where it is denied ("no, it's not swollen"), well-being only where it isn't.
    denials = words("danger_answers", "denials")
    word = spoken[place].removesuffix("'s")
    if word in words("danger_answers", "well"):
        return not _is_denied(spoken, place, back=2)
    if word in _known():
        undone = place and spoken[place - 1] in words("danger_answers", "undo")
        return not (word in denials and undone)
    lists = sum(each in denials for each in spoken) > 1  # "no pain, no fainting"
    return word in signs_named() and _is_denied(spoken, place, back=4, lead_counts=lists)


def _is_denied(spoken: Sequence[str], place: int, *, back: int, lead_counts: bool = False) -> bool:
    # "No good": the no that leads denies what comes next.
    lead_counts = lead_counts or spoken[place] in words("danger_answers", "no_good")
    for before in range(place - 1, max(place - back, 0) - 1, -1):
        word = spoken[before]
        if word in words("danger_answers", "denials"):
            return lead_counts or before > 0 or word not in words("danger_answers", "no_words")
        if pattern("danger_answers", "subject").match(word):
            return False
    return False
