""" "Which of these is it?" answered: all of them, by their place, by a word of theirs, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from voice_skill.language.language import section
from voice_skill.language.tables import pattern, words
from voice_skill.values.text import normalise

_STEM = 4  # letters: "breathing" names "being short of breath"
_SHORTEST = 3  # letters: "hot", "red"


def takes_all_back(text: str) -> bool:
    """Whether the words take back what was said before: "none of them", "you misheard"."""
    return pattern("danger_answers", "which", "takes_back").search(normalise(text)) is not None


def signs_picked(text: str, known: Mapping[str, str]) -> frozenset[str]:
    """Which signs are picked: all, by their place, or by a word of theirs.

    ``known`` has the words that each is known by, in the order in which they were read out.
    """
    said, signs = normalise(text), list(known)
    if pattern("danger_answers", "which", "all").search(said):
        return frozenset(signs)
    return signs_named_in(text, known) | _by_place(said, signs)


def signs_named_in(text: str, known: Mapping[str, str]) -> frozenset[str]:
    """Which signs are named; a word counts where it belongs to one of them only."""
    said = pattern("danger_answers", "which", "left_out").sub(" ", normalise(text))
    stems = {sign: _stems(words_of) for sign, words_of in known.items()}
    shared = Counter(stem for each in stems.values() for stem in each)
    own = {stem for stem in _stems(said) if shared[stem] == 1}
    return frozenset(sign for sign in known if stems[sign] & own)


def _by_place(said: str, signs: list[str]) -> frozenset[str]:
    data, spoken = section("danger_answers")["which"], said.split()
    picked = {signs[n] for word, n in data["places"].items() if word in spoken and n < len(signs)}
    for word, count in data["how_many"].items():
        picked |= set(signs[:count]) if f"{data['first']} {word}" in said else set()
        picked |= set(signs[-count:]) if f"{data['last']} {word}" in said else set()
    numbers = [data["by_number"][word] for word in spoken if word in data["by_number"]]
    beside = {word for word in spoken if word not in data["by_number"]}
    if beside <= words("danger_answers", "which", "between_numbers"):
        picked |= {signs[n - 1] for n in numbers if n <= len(signs)}
    return frozenset(picked)


def _stems(text: str) -> frozenset[str]:
    found = (word[:_STEM] for word in normalise(text).split() if len(word) >= _SHORTEST)
    return frozenset(found) - words("danger_answers", "which", "empty")
