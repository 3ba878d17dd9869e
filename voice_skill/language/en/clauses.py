"""Clauses of speech: it comes without commas, so they are found by their words.

A clause begins with a subject and its verb, with a question word, with "but", "if" and the like.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from voice_skill.language.en.cues import cues
from voice_skill.language.tokens import BREAK


class Mode(StrEnum):
    """What a clause does."""

    TELLS = "tells"
    ASKS = "asks"
    IF = "if"


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``start`` to ``end``; ``from_`` is where its mode begins to hold."""

    start: int
    end: int
    mode: Mode
    from_: int


def told_of_self(words: Sequence[str]) -> bool:
    """Whether a clause tells of a state of one's own: "my calf is swollen", "i can't feel"."""
    if any(word in cues().here_and_now for word in words) and cues().selves & set(words):
        return True
    for place, word in enumerate(words[:-1]):
        if word in cues().mine or word in cues().reporters:
            for verb in words[place + 1 : place + 6]:
                if verb in cues().tells_own:
                    return True
    return False


def skip_adverbs(words: Sequence[str], at: int) -> int:
    """The place of the first word from ``at`` on that is no adverb."""
    while at < len(words) and words[at] in cues().adverbs:
        at += 1
    return at


def is_verb(word: str) -> bool:
    """Whether a word is taken for a finite verb."""
    return word in cues().finite or (word.endswith("ed") and word not in cues().no_past_forms)


class ClauseReader:
    """Reads the clauses of one text.

    ``taken`` are the places of words that name signs, ``asks`` where words of asking stand.
    """

    def __init__(self, words: tuple[str, ...], *, taken: frozenset[int], asks: list[int]) -> None:
        """Nothing is read yet."""
        self.words = words
        self._taken = taken
        self._asks = asks

    def read(self) -> list[Clause]:
        """All clauses, in order, without gaps."""
        starts = self._boundaries()
        found: list[Clause] = []
        for start, end in zip(starts, [*starts[1:], len(self.words)], strict=True):
            fresh = not start or self.words[start - 1] == BREAK
            before = None if fresh or not found else found[-1]
            found.append(self._read_clause(start, end, before))
        return found

    def _boundaries(self) -> list[int]:
        words = self.words
        found = [0]
        for at in range(1, len(words)):
            word, before = words[at], words[at - 1]
            if before == BREAK:
                found.append(at)
            elif word in cues().hard_breaks:
                if self._breaks(at, found[-1]):
                    found.append(at)
            elif word in cues().soft_breaks and at + 1 < len(words):
                after = skip_adverbs(words, at + 1)
                if after < len(words) and self._soft_start(after):
                    found.append(at)
            elif self._begins_clause(at, found[-1]) and found[-1] < at - (
                before in cues().soft_breaks
            ):
                found.append(at)
        return found

    def _breaks(self, at: int, start: int) -> bool:
        """Whether a word that can begin a clause does so here ("cause" may be a verb)."""
        word, before = self.words[at], self.words[at - 1]
        if word == "cause":
            after = self.words[at + 1] if at + 1 < len(self.words) else ""
            asked = cues().modals & set(self.words[start:at])
            return after in cues().pronouns | cues().owners and not asked
        return not (word in ("if", "though", "when") and before in ("as", "even", "what", "since"))

    def _soft_start(self, at: int) -> bool:
        words = self.words
        if words[at] in cues().question_words:
            return True
        if words[at] in cues().auxiliaries:
            return at + 1 < len(words) and words[at + 1] in cues().pronouns | cues().owners
        return self._has_verb(at, skip_adverbs(words, at + 1))

    def _begins_clause(self, at: int, start: int) -> bool:
        """Whether a subject with its verb, or a question, begins here."""
        words = self.words
        word = words[at]
        before = words[at - 1] if at else BREAK
        after = skip_adverbs(words, at + 1)
        if word in cues().question_words:
            if word == "what" and self._stands_for_a_thing(at):
                return False
            return before not in cues().ask_links and word not in ("which", "who", "where", "whose")
        if word in cues().auxiliaries and at + 1 < len(words):
            plural = word in ("are", "were", "am") and words[at + 1] in ("that", "it", "this")
            asks = words[at + 1] in cues().pronouns or (
                word in ("is", "are", "could", "does", "should") and words[at + 1] in cues().owners
            )
            asks = asks and not plural
            joined = before in cues().links or before in cues().pronouns
            return asks and not joined and not self._goes_on(at, start)
        if (before in cues().links and not self._ended_before(at)) or self._is_if_ever(at):
            return False
        return self._has_verb(at, after)

    def _ended_before(self, at: int) -> bool:
        """Whether the word before, which often goes on, ended a clause: "what to do he 's ..."."""
        word, before = self.words[at], self.words[at - 1]
        if before in cues().doing:
            return at > 1 and self.words[at - 2] in cues().doers
        return before in cues().stranded and word in cues().subjects

    def _is_if_ever(self, at: int) -> bool:
        """Whether only "ever" and the like stand between "if" and here."""
        while at and self.words[at - 1] in cues().ever:
            at -= 1
        return bool(at) and self.words[at - 1] in cues().supposing

    def _stands_for_a_thing(self, at: int) -> bool:
        """Whether "what" asks nothing: "peeing what looks like tea", "what there is is brown"."""
        after = self.words[at + 1 : at + 3]
        return after[:1] != () and (after[0] in cues().seemings or after == ("there", "is"))

    def _goes_on(self, at: int, start: int) -> bool:
        """Whether "is" here is the verb of what was named before it: "trouble is the leg ..."."""
        words = self.words
        if words[at] not in ("is", "are", "was", "were"):
            return False
        after, then = words[at + 1], words[at + 2] if at + 2 < len(words) else ""
        subject = [word for word in words[start:at] if word not in cues().lead_ins]
        if not subject or any(is_verb(word) for word in subject):
            return after in ("i", "he", "she", "we") and words[at] != "was"
        if after == "there" and then in cues().after_there:
            return True  # "sugar is there and ..."
        if after in ("it", "this", "there", "that"):
            says = then in cues().auxiliaries or then == "'s"
            return says or (after == "that" and then in cues().owners | cues().pronouns)
        return after not in ("you", "they") or is_verb(then)

    def _has_verb(self, at: int, after: int) -> bool:
        words = self.words
        if words[at] in cues().pronouns and after < len(words) and is_verb(words[after]):
            return True
        if words[at] in cues().owners or words[at] in cues().relatives:
            for place in range(at + 1, min(at + 6, len(words))):
                if words[place] == "'s" and words[place - 1] in cues().relatives | {"year"}:
                    continue
                if words[place] in cues().finite or (place > at + 1 and is_verb(words[place])):
                    return place > at + 1 or words[at] in cues().relatives
                if words[place] in cues().links or words[place] in cues().hard_breaks:
                    return False
        return False

    def _read_clause(self, start: int, end: int, before: Clause | None) -> Clause:
        words = self.words
        first = start
        while first < end - 1 and (
            words[first] in cues().lead_ins
            or words[max(0, first - 1) : first + 1] == ("quick", "one")
        ):
            first += 1
        told = Clause(start, end, Mode.TELLS, start)
        if words[start] in ("if", "whether", "unless"):
            return self._read_if(start, end, before)
        if self._supposes(first, end):
            return Clause(start, end, Mode.IF, start)
        asked_on = words[start] in ("when", "whenever") or words[start - 1] in ("before", "until")
        if asked_on and before and before.mode is not Mode.TELLS:
            return Clause(start, end, before.mode, start)
        true_that = words[start] == "that" and words[start - 1] in cues().true_that
        if true_that and before and before.mode is Mode.ASKS:
            return Clause(start, end, Mode.ASKS, start)
        if (
            words[start] in ("and", "or")
            and before
            and before.mode is Mode.IF
            and "mine" not in words[start:end]
        ):
            return Clause(start, end, Mode.IF, start)
        if self._is_question(first, end):
            return Clause(start, end, Mode.ASKS, first)
        inside = [place for place in self._asks if start <= place < end]
        if inside:
            return Clause(start, end, Mode.ASKS, inside[0])
        return told

    def _read_if(self, start: int, end: int, before: Clause | None) -> Clause:
        """An "if" clause: imagined, or the content of a question, or only doubt ("not sure if")."""
        words = self.words
        if before and before.mode is Mode.ASKS:
            lead = words[before.from_ : before.from_ + 3]
            told = lead[:2] in (("is", "it"), ("is", "that"), ("is", "this"), ("should", "i"))
            told = told or lead[:2] == ("does", "it")
            if told and told_of_self(words[start:end]) and words[start] == "if":
                return Clause(start, end, Mode.TELLS, start)
            known = words[start - 1] in cues().asks_if
            return Clause(start, end, Mode.ASKS if known else Mode.IF, start)
        if start and words[start - 1] in cues().doubts_if:
            if "not" in words[max(0, start - 5) : start]:
                return Clause(start, end, Mode.TELLS, start)
            return Clause(start, end, Mode.ASKS, start)
        if (
            before
            and before.mode is Mode.TELLS
            and cues().habits & set(words[before.start : start])
        ):
            return Clause(start, end, Mode.TELLS, start)
        if start and words[start - 1] in cues().wonders:
            return Clause(start, end, Mode.ASKS, start)
        return Clause(start, end, Mode.IF, start)

    def _is_question(self, first: int, end: int) -> bool:
        words = self.words
        word = words[first]
        after = words[first + 1] if first + 1 < end else ""
        if word in cues().question_words:
            if word == "what" and (
                self._is_cleft(first, end)
                or self._stands_for_a_thing(first)
                or (after in cues().whatever and cues().asking.isdisjoint(words[first + 1 : end]))
            ):
                return False
            return word != "when" or after in cues().auxiliaries
        if word in ("am", "has", "was", "were"):
            return after in cues().pronouns | cues().owners
        if word in ("have", "had"):  # "had the plaster off" leaves out who had it
            return after in cues().pronouns - {"that", "this"}
        if word == "did":  # so does "did a marathon"
            if after in cues().pronouns - {"that", "this"}:
                return True
            rest = words[first + 2 : min(end, first + 9)]
            return after != "not" and not cues().asked_verbs.isdisjoint(rest)
        if word in ("do", "can", "could"):
            little = after in cues().so_little
            return not little and not (word == "do" and after in ("have", "feel", "get"))
        if word == "are":
            return after != "not"
        if word in ("is", "does", "should", "would", "will", "might", "may"):
            state = after in cues().states and first + 1 in self._taken
            judged = any(word in cues().judged for word in words[max(first + 3, end - 2) : end])
            judged = judged and {"than", "as", "not"}.isdisjoint(words[first:end])
            judged = judged or self._likens(first, end)
            return judged or (not state and after not in cues().more_state)
        return False

    def _likens(self, first: int, end: int) -> bool:
        """Whether it is asked if two things are one: "is a black toe the same as gangrene"."""
        for at in range(first, end - 2):
            if self.words[at : at + 2] == ("the", "same"):
                rest = self.words[at + 2 : end]
                return rest[0] in ("thing", "as") and cues().earlier.isdisjoint(rest)
        return False

    def _supposes(self, first: int, end: int) -> bool:
        """Whether a clause only supposes: "supposing my vein burst", not "imagine it 's gone"."""
        words = self.words[first:end]
        if len(words) < 3 or words[0] not in cues().supposing:
            return False
        return words[2] in cues().unreal if words[1] == "i" else cues().really.isdisjoint(words)

    def _is_cleft(self, first: int, end: int) -> bool:
        """Whether "what" begins a statement: "what worries me is the swelling"."""
        words = self.words[first + 1 : end]
        after = words[0] if words else ""
        told = after in cues().reporters or after in cues().troubles
        told = told and cues().asks_all_the_same.isdisjoint(words)
        return told and any(word in ("is", "was", "'s") for word in words[2:])
