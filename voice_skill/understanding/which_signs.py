""" "Which of these is it?" answered: all of them, by their place, by a word of theirs, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from voice_skill.language.language import section
from voice_skill.language.tables import pattern, words
from voice_skill.values.text import normalise

_STEM = 4  # letters: "breathing" names "being short of breath"


def takes_all_back(text: str) -> bool:
    """Whether the words take back what was said before: "none of them", "you misheard"."""
    return pattern("danger_answers", "which", "takes_back").search(normalise(text)) is not None


def signs_picked(text: str, named: Mapping[str, str]) -> frozenset[str]:
    """Which signs are picked; ``named`` has the words that each is known by, in the order asked.

    A word counts where it belongs to one of them only.
    """
    said, signs = normalise(text), list(named)
    if pattern("danger_answers", "which", "all").search(said):
        return frozenset(signs)
    left = pattern("danger_answers", "which", "left_out").sub(" ", said)
    stems = {sign: _stems(known) for sign, known in named.items()}
    shared = Counter(stem for each in stems.values() for stem in each)
    spoken = {word[:_STEM] for word in left.split() if len(word) >= _STEM}
    by_name = {sign for sign in signs if any(shared[stem] == 1 for stem in stems[sign] & spoken)}
    return frozenset(by_name | _by_place(said.split(), signs))


def _by_place(said: list[str], signs: list[str]) -> set[str]:
    places = section("danger_answers")["which"]["places"]
    return {signs[n] for word, n in places.items() if word in said and n < len(signs)}


def _stems(text: str) -> frozenset[str]:
    found = (word[:_STEM] for word in normalise(text).split() if len(word) >= _STEM)
    return frozenset(found) - words("danger_answers", "which", "empty")
