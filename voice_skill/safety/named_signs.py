"""A question's signs, named one by one: denied in a list, or answered by nothing but a name. Pure.

"Breathing's normal, chest is fine, no blood" is as good as a no, "that's right, the breathing" is a
yes. What names too few signs, or says one without a denial of its own, is neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from voice_skill.language.en.scope import tells_no_more
from voice_skill.language.language import per_language
from voice_skill.language.tables import pattern, words
from voice_skill.language.tokens import tokens
from voice_skill.safety.danger_answers import is_unlimited, signs_named
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import Question
from voice_skill.values.meaning import RaisedFlag

_ENOUGH = 3  # signs denied by name, of one question, that are as good as a plain no
_SIDES = ("before", "after")
_STEM = 4  # letters: "breathing" names "breathless"


def says_no_more(raised: RaisedFlag, reading: Reading) -> bool:
    """Whether a danger sign is all that is told: "I have a tight chest"."""
    return tells_no_more(tokens(reading.text).words, tokens(raised.heard).words)


def denies_each(question: Question, reading: Reading) -> bool:
    """Whether the words deny the question's signs by name, one after the other, and no more."""
    spoken = reading.plainly.text.split()
    if not is_unlimited(spoken) or not _known().issuperset(map(_bare, spoken)):
        return False
    denials, well, lists = _of("denials"), _of("well"), _of("lists")
    denied: set[str] = set()
    waiting: set[str] = set()  # named, and not yet said to be well: "chest and breathing are fine"
    denies = False
    for part in reading.once(_parts):
        named = _named(question, part)
        has_denial = part[0] in denials
        is_well = part[-1] in well
        denies = has_denial or (denies and part[0] in lists)
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
    parts = [part for part in reading.once(_parts) if set(part) - _of("courtesy")]
    named: set[str] = set()
    for part in parts:
        own = _named(question, part)
        if part[-1] in _of("well") or not (own or _heads() & set(part)):
            return False
        named |= own
    return bool(parts) and len(named) < min(_ENOUGH, len(question.asks))


def says_more(question: Question, reading: Reading) -> bool:
    """Whether a sign stands beside a denied one, without a denial of its own.

    Speech has no commas: "no blood no fainting chest pain" may deny the pain, or tell of it.
    """
    parts = reading.once(_parts)
    for part, after in zip(parts, [*parts[1:], [""]], strict=True):
        listed = after[0] in _of("lists")  # "not swollen, red or hot"
        denies = part[0] in _of("denials") | _of("lists") and part[-1] not in _of("well")
        heads = [word for word in part[1:] if word in _heads()]
        crowded = len(heads) > 1 or len(_named(question, part)) > 1
        if denies and crowded and not listed:
            return True
    return False


def names_only(question: Question, reading: Reading) -> bool:
    """Whether it is a sign's name and nothing else: "the breathing", "that's it, blood"."""
    name = _name_of(tuple(question.about), tuple(question.asks))
    return name is not None and name.fullmatch(reading.plainly.text) is not None


def without_only_the_leg(question: Question, reading: Reading) -> Reading:
    """ "No, just the leg" without the leg, where the question asks about something else."""
    if pattern("danger_answers", "of_the_leg").search(question.told):
        return reading
    return reading.once(_without_the_leg)


def _without_the_leg(reading: Reading) -> Reading:
    plainly = reading.plainly.text
    shorter = " ".join(pattern("danger_answers", "only_the_leg").sub("", plainly).split())
    return Reading(shorter) if shorter not in {"", plainly} else reading


def _of(kind: str) -> frozenset[str]:
    return words("danger_answers", kind)


@per_language
def _known() -> frozenset[str]:
    kinds = ("denials", "well", "courtesy", "links", "body", "onward")
    return signs_named().union(*map(_of, kinds))


@per_language
def _heads() -> frozenset[str]:
    """What is a sign on its own: "trouble breathing" and "coughing up blood" are one each."""
    return signs_named() - _of("links") - _of("body") - _of("part_of_sign")


def _parts(reading: Reading) -> list[list[str]]:
    onward, well = _of("denials") | _of("onward"), _of("well")
    parts: list[list[str]] = [[]]
    for word in reading.plainly.text.split():
        if parts[-1] and (word in onward or parts[-1][-1] in well):
            parts.append([])
        parts[-1].append(word)
    return [part for part in parts if part]


def _named(question: Question, spoken: Sequence[str]) -> set[str]:
    said = {word[:_STEM] for word in spoken}
    return {name for name in question.asks if not said.isdisjoint(_stems(name))}


@per_language
def _name_of(about: tuple[str, ...], asks: tuple[str, ...]) -> re.Pattern[str] | None:
    stems = {stem for name in asks for stem in _stems(name)}
    names = [word for word in about if " " not in word and word[:_STEM] in stems]
    if not names:
        return None
    lead, tail = (pattern("danger_answers", "names_it", side).pattern for side in _SIDES)
    return re.compile(f"(?:{lead})(?:{'|'.join(map(re.escape, names))})(?:{tail})")


@lru_cache(maxsize=512)
def _stems(name: str) -> frozenset[str]:
    return frozenset(part[:_STEM] for part in name.split("_") if len(part) >= _STEM)


def _bare(word: str) -> str:
    return word.removesuffix("'s")
