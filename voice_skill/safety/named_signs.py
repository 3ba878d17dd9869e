"""A question's signs, named one by one: denied in a list, or answered by nothing but a name. Pure.

"Breathing's normal, chest is fine, no blood" is as good as a no, "that's right, the breathing" is a
yes. What names too few signs, or says one without a denial of its own, is neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from voice_skill.safety.danger_answers import SIGNS, is_unlimited
from voice_skill.understanding.answer_phrases import (
    BODY,
    COURTESY,
    DENIALS,
    LINKS,
    NAMES_IT,
    ONLY_THE_LEG,
    WELL,
)
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import Question

_ENOUGH = 3  # signs denied by name, of one question, that are as good as a plain no
_STEM = 4  # letters: "breathing" names "breathless"
_ONWARD = frozenset({"or", "nor", "and"})
_KNOWN = DENIALS | WELL | COURTESY | LINKS | BODY | SIGNS | _ONWARD
_PART_OF_SIGN = frozenset(
    """coughing trouble troubles difficulty difficulties problem problems loss symptoms signs issue
    issues spells up out and having clot clots""".split()
)
_HEADS = SIGNS - LINKS - BODY - _PART_OF_SIGN
"""What is a sign on its own: "trouble breathing" and "coughing up blood" are one each."""

_ONLY_THE_LEG = re.compile(ONLY_THE_LEG)
_OF_THE_LEG = re.compile(r"\b(?:leg|legs|calf|foot|toe|vein|skin|sore|pain|cramp|ache|hurt)\b")


def denies_each(question: Question, reading: Reading) -> bool:
    """Whether the words deny the question's signs by name, one after the other, and no more."""
    words = reading.plainly.text.split()
    if not is_unlimited(words) or not _KNOWN.issuperset(map(_bare, words)):
        return False
    denied: set[str] = set()
    waiting: set[str] = set()  # named, and not yet said to be well: "chest and breathing are fine"
    denies = False
    for part in reading.once(_parts):
        named = _named(question, part)
        has_denial = part[0] in DENIALS
        is_well = part[-1] in WELL
        denies = has_denial or (denies and part[0] in {"or", "nor"})
        if denies and (is_well or len(named) > 1 or (has_denial and waiting)):
            return False
        if denies or is_well:
            denied |= named | waiting
            waiting = set()
        else:
            waiting |= named
    return not waiting and len(denied) >= min(_ENOUGH, len(question.asks))


def denies_few(question: Question, reading: Reading) -> bool:
    """Whether all that is denied are a few signs by name: "no blood whatsoever"."""
    parts = [part for part in reading.once(_parts) if set(part) - COURTESY]
    named: set[str] = set()
    for part in parts:
        own = _named(question, part)
        if part[-1] in WELL or not (own or _HEADS & set(part)):
            return False
        named |= own
    return bool(parts) and len(named) < min(_ENOUGH, len(question.asks))


def says_more(question: Question, reading: Reading) -> bool:
    """Whether a sign stands beside a denied one, without a denial of its own.

    Speech has no commas: "no blood no fainting chest pain" may deny the pain, or tell of it.
    """
    parts = reading.once(_parts)
    for part, after in zip(parts, [*parts[1:], [""]], strict=True):
        listed = after[0] in {"or", "nor"}  # "not swollen, red or hot"
        denies = part[0] in DENIALS | {"or", "nor"} and part[-1] not in WELL
        heads = [word for word in part[1:] if word in _HEADS]
        crowded = len(heads) > 1 or len(_named(question, part)) > 1
        if denies and crowded and not listed:
            return True
    return False


def names_only(question: Question, reading: Reading) -> bool:
    """Whether it is a sign's name and nothing else: "the breathing", "that's it, blood"."""
    pattern = _name_of(tuple(question.about), tuple(question.asks))
    return pattern is not None and pattern.fullmatch(reading.plainly.text) is not None


def without_only_the_leg(question: Question, reading: Reading) -> Reading:
    """ "No, just the leg" without the leg, where the question asks about something else."""
    if _OF_THE_LEG.search(question.told):
        return reading
    return reading.once(_without_the_leg)


def _without_the_leg(reading: Reading) -> Reading:
    plainly = reading.plainly.text
    shorter = " ".join(_ONLY_THE_LEG.sub("", plainly).split())
    return Reading(shorter) if shorter not in {"", plainly} else reading


def _parts(reading: Reading) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in reading.plainly.text.split():
        if parts[-1] and (word in DENIALS | _ONWARD or parts[-1][-1] in WELL):
            parts.append([])
        parts[-1].append(word)
    return [part for part in parts if part]


def _named(question: Question, words: Sequence[str]) -> set[str]:
    said = {word[:_STEM] for word in words}
    return {name for name in question.asks if not said.isdisjoint(_stems(name))}


@lru_cache(maxsize=64)
def _name_of(about: tuple[str, ...], asks: tuple[str, ...]) -> re.Pattern[str] | None:
    stems = {stem for name in asks for stem in _stems(name)}
    names = [word for word in about if " " not in word and word[:_STEM] in stems]
    lead, tail = NAMES_IT
    return re.compile(f"{lead}(?:{'|'.join(map(re.escape, names))}){tail}") if names else None


@lru_cache(maxsize=512)
def _stems(name: str) -> frozenset[str]:
    return frozenset(part[:_STEM] for part in name.split("_") if len(part) >= _STEM)


def _bare(word: str) -> str:
    return word.removesuffix("'s")
