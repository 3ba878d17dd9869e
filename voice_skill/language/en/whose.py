"""Whose a sign is: one's own, another person's, an animal's. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from voice_skill.language.en.clauses import Clause, skip_adverbs
from voice_skill.language.en.cues import cues
from voice_skill.language.findings import Mention
from voice_skill.language.language import keeping
from voice_skill.values.meaning import Person


def whose(words: tuple[str, ...], place: int) -> Person:
    """Whom a sign at that place is about: the nearest person named before it, or within it."""
    places, people = _named(words)
    before = bisect_right(places, place)
    if before:
        return people[before - 1]
    later = words[place:]
    if not cues().selves.isdisjoint(later):
        return Person.SELF
    others = cues().others - cues().things_too
    return Person.SELF if others.isdisjoint(later) else Person.OTHER


@keeping(8)
def _named(words: tuple[str, ...]) -> tuple[tuple[int, ...], tuple[Person, ...]]:
    """Where people are named, and which: worked out once for all the signs of a text."""
    named: dict[int, Person] = {}
    things = False
    for at, word in enumerate(words):
        if word in cues().things_too and (named or things):
            pass  # "they" may be the feet or tablets, or are the person, named before
        elif word in cues().others or _is_relative(words, at):
            named[at] = Person.OTHER
        elif word in cues().selves:
            named[at] = Person.OTHER if _owns_relative(words, at) else Person.SELF
        things = things or (word[-1] == "s" and len(word) > 3) or word in ("feet", "teeth")
    return tuple(named), tuple(named.values())


def _is_relative(words: tuple[str, ...], at: int) -> bool:
    if words[at] in cues().born and set(words[max(0, at - 3) : at]) & cues().bears:
        return False
    if words[at].startswith("some") and at and words[at - 1] in ("like", "if", "though"):
        return False  # "like someone standing on my chest"
    if words[at] == "old" and (not at or words[at - 1] not in ("year", "years", "months")):
        return False  # "ten year old" is a person, "an old engine" is none
    return words[at] in cues().relatives and (
        any(word in cues().owners | {"a", "old"} for word in words[max(0, at - 4) : at])
        or at == 0
        or (at + 1 < len(words) and words[at + 1] in ("'s", "is", "has"))
    )


def _owns_relative(words: tuple[str, ...], at: int) -> bool:
    """Whether this "my" belongs to a person: "my pregnant wife", not "my leg my wife says"."""
    if words[at] not in ("my", "me"):
        return False
    for word in words[at + 1 : at + 5]:
        if word in cues().relatives:
            return True
        if word in cues().owners | cues().finite:
            return False
    return False


def is_ones_own(words: tuple[str, ...], mention: Mention, clause: Clause) -> bool:
    """Whether a question rests on a sign of one's own: "is my swollen calf a clot"."""
    lead = words[clause.from_ : clause.from_ + 6]
    if any(word in ("know", "tell") for word in lead) and lead[:1] == ("how",):
        return False
    if lead[:1] in (("if",), ("whether",)):
        # "if my bad ulcer is ..." tells of one; "if my ulcer is bad" does not.
        verbs = cues().auxiliaries & set(words[clause.from_ : mention.key])
        return not verbs and bool(cues().mine & set(words[clause.from_ : mention.key]))
    near = range(max(clause.start, mention.start - 3), mention.key + 1)
    owner = any(
        words[at] in cues().mine
        and not (words[at] == "me" and at and words[at - 1] in cues().gives)
        for at in near
    )
    bare = any(words[place] in cues().bare_verbs for place in mention.used)
    asked = words[clause.from_]
    if asked in cues().question_words and asked not in ("why", "how") and len(lead) > 1:
        asked = lead[1]
    if asked in cues().modals - {"should"} and "be" in words[clause.from_ : mention.key]:
        return False
    if asked in cues().modals and bare and not (asked == "should" and "that" in lead):
        return False
    if owner:
        return True
    for place in range(clause.from_, mention.key):
        if words[place] in cues().reporters - {"it"}:
            verb = skip_adverbs(words, place + 1)
            before = words[place - 1] if place else ""
            if before in ("am", "is", "are", "'s", "have") or (
                before in ("do", "does") and asked in ("why", "how") and lead[:1] == ("why",)
            ):
                return True
            if before not in cues().auxiliaries and words[verb] in cues().finite:
                return True
    return False


def is_an_animals(
    words: tuple[str, ...], mention: Mention, clause: Clause, clauses: Sequence[Clause]
) -> bool:
    """Whether it is an animal's or a machine's: "my dog's leg", not "the dog bit my leg"."""
    if cues().animals.isdisjoint(words):
        return False
    start = clause.start
    if "it" in words[start : start + 2] and start:  # "the car's worn out and it's coughing"
        start = max(each.start for each in clauses if each.start < start)
    for at in range(mention.key, start - 1, -1):
        if words[at] in cues().animals and at not in mention.used:
            return at + 1 < len(words) and words[at + 1] in cues().animal_has
        owned = at + 1 < len(words) and words[at + 1] in cues().animals
        if words[at] in cues().selves | cues().others | cues().relatives and not owned:
            return False
    return False


def is_of_all(
    words: tuple[str, ...],
    mention: Mention,
    clause: Clause,
    said_of_all: Sequence[tuple[int, ...]],
) -> bool:
    """Whether it is said of people at large: "you can get chest pain"."""
    before = words[clause.start : mention.key]
    own = {*cues().mine, *cues().selves, "this", "these"}
    if not own & set(words[max(clause.start, mention.start - 1) : mention.end]) and any(
        mention.end <= used[0] <= mention.end + 2 for used in said_of_all
    ):
        return True
    if cues().generic.isdisjoint(before):
        return False
    near = words[max(clause.start, mention.start - 4) : mention.key + 1]
    if any(word in cues().mine or word in cues().selves for word in near):
        return False
    return any(
        word in cues().generic and not (word == "you" and place and before[place - 1] == "thank")
        for place, word in enumerate(before)
    )
