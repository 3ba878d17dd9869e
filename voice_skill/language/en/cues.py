"""The words and phrases that show how speech is built, of the language in force.

Grammar, not health: nothing here knows what a pack is about. What each is for is said beside its
words in ``intents/common/<code>/assertion.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from voice_skill.language.grammar import lines
from voice_skill.language.language import per_language, section
from voice_skill.language.numbers import months
from voice_skill.language.patterns import Phrases


@dataclass(frozen=True, slots=True)
class Cues:
    """Sets of words by what they do in a sentence."""

    pronouns: frozenset[str]
    owners: frozenset[str]
    mine: frozenset[str]
    reporters: frozenset[str]
    auxiliaries: frozenset[str]
    modals: frozenset[str]
    finite: frozenset[str]
    past_verbs: frozenset[str]
    no_past_forms: frozenset[str]
    tells_now: frozenset[str]
    tells_own: frozenset[str]
    past_states: frozenset[str]
    lately: frozenset[str]
    able: frozenset[str]
    ends_well: frozenset[str]
    mended: frozenset[str]
    bare_verbs: frozenset[str]
    asked_verbs: frozenset[str]
    troubles: frozenset[str]
    after_there: frozenset[str]
    seemings: frozenset[str]
    true_that: frozenset[str]
    question_words: frozenset[str]
    hard_breaks: frozenset[str]
    soft_breaks: frozenset[str]
    adverbs: frozenset[str]
    links: frozenset[str]
    stranded: frozenset[str]
    subjects: frozenset[str]
    doers: frozenset[str]
    doing: frozenset[str]
    ask_links: frozenset[str]
    lead_ins: frozenset[str]
    judged: frozenset[str]
    supposing: frozenset[str]
    really: frozenset[str]
    just_so: frozenset[str]
    unreal: frozenset[str]
    ever: frozenset[str]
    stops: frozenset[str]
    negators: frozenset[str]
    denies: frozenset[str]
    denies_last: frozenset[str]
    mishaps: frozenset[str]
    mishap_of: frozenset[str]
    only: frozenset[str]
    concord: frozenset[str]
    no_particle: frozenset[str]
    answered: frozenset[str]
    whatever: frozenset[str]
    asking: frozenset[str]
    asks_all_the_same: frozenset[str]
    asks_if: frozenset[str]
    doubts_if: frozenset[str]
    wonders: frozenset[str]
    earlier: frozenset[str]
    so_little: frozenset[str]
    gives: frozenset[str]
    here_and_now: frozenset[str]
    generic: frozenset[str]
    relatives: frozenset[str]
    born: frozenset[str]
    bears: frozenset[str]
    animals: frozenset[str]
    animal_has: frozenset[str]
    looks_back: frozenset[str]
    habits: frozenset[str]
    others: frozenset[str]
    things_too: frozenset[str]
    selves: frozenset[str]
    speaker: frozenset[str]
    beside_the_sign: frozenset[str]
    at_hand: frozenset[str]
    goes_on: frozenset[str]
    states: frozenset[str]
    more_state: frozenset[str]


CUE_KINDS = (
    "pseudo", "deny-after", "said-of-all", "mine-too", "deny-at-end", "ask", "what-to-do", "ahead",
    "ahead-first", "past", "aged", "past-month", "closed", "tale", "hearsay", "over", "over-at-end",
)  # fmt: skip
"""What phrases do: ``pseudo`` takes a denial away, the others act on the mentions near them."""


@per_language
def cues() -> Cues:
    """The sets of words. Another set may be named in one, and the relatives of ``people``."""
    written = section("assertion")["words"] | {"kin": " ".join(section("people")["kin"].values())}
    return Cues(**{each.name: _words(each.name, written) for each in fields(Cues)})


def every_cue() -> frozenset[str]:
    """All words of all sets."""
    return frozenset().union(*(getattr(cues(), each.name) for each in fields(Cues)))


@per_language
def cue_patterns() -> tuple[Phrases, dict[int, str]]:
    """The phrases, compiled, and the kind of each pattern by its number."""
    phrases = Phrases({"month": months()})
    kinds = {
        phrases.part(wording): kind
        for kind, block in section("assertion")["cues"].items()
        for wording in lines(block)
    }
    return phrases, kinds


def _words(name: str, written: Mapping[str, str]) -> frozenset[str]:
    return frozenset().union(
        *(
            _words(word[1:-1], written) if word.startswith("<") else {word}
            for word in written[name].split()
        )
    )
