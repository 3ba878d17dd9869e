"""What is meant by naming a sign: that it is there, is not, is asked about, or is long past.

Speech comes without commas or full stops, so the clauses are found first (a subject with its verb,
a question word, "but", "if"). Within a clause the cue words of ``core.cues`` reach as far as the
next one. Where the words leave it open, the sign counts as there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from voice_skill.core import cues
from voice_skill.core.findings import BREAK, Mention, Phrases
from voice_skill.core.types import Person


class Status(StrEnum):
    """How a sign was spoken of."""

    PRESENT = "present"
    DENIED = "denied"
    ASKED = "asked"
    IMAGINED = "imagined"
    PAST = "past"
    OVER = "over"  # was there lately and has gone


class Mode(StrEnum):
    """What a clause does."""

    TELLS = "tells"
    ASKS = "asks"
    IF = "if"


@dataclass(frozen=True, slots=True)
class _Clause:
    """Words ``start`` to ``end``; ``from_`` is where its mode begins to hold."""

    start: int
    end: int
    mode: Mode
    from_: int


@lru_cache(maxsize=1)
def cue_patterns() -> tuple[Phrases, dict[int, str]]:
    """The cues of ``core.cues``, compiled at the first call, and the kind of each pattern."""
    phrases = Phrases({})
    return phrases, {
        phrases.part(text): kind for kind, texts in cues.CUES.items() for text in texts
    }


class Scope:
    """One text, ready to say of each mention how it was meant and of whom."""

    def __init__(self, words: tuple[str, ...], mentions: Sequence[Mention]) -> None:
        """Find the clauses and cues once; ``mentions`` are all the signs named in the words."""
        self.words = words
        self._taken = frozenset().union(*(mention.used for mention in mentions))
        phrases, kinds = cue_patterns()
        self._cues: dict[str, list[tuple[int, ...]]] = {kind: [] for kind in cues.CUES}
        for part, found in phrases.matches(words).items():
            self._cues[kinds[part]].extend(found)
        self._clauses = self._read_clauses()
        self._denials = self._find_denials()
        self._past = self._find_past()

    # ------------------------------------------------------------ clauses

    def _begins_clause(self, at: int) -> bool:
        """Whether a subject with its verb, or a question, begins here."""
        words = self.words
        word = words[at]
        before = words[at - 1] if at else BREAK
        after = self._skip_adverbs(at + 1)
        if word in cues.QUESTION_WORDS:
            return before not in cues.ASK_LINKS and word not in ("which", "who", "where", "whose")
        if word in cues.AUXILIARIES and at + 1 < len(words):
            asks = words[at + 1] in cues.PRONOUNS or (
                word in ("is", "are", "could", "does", "should") and words[at + 1] in cues.OWNERS
            )
            return asks and before not in cues.LINKS and before not in cues.PRONOUNS
        if before in cues.LINKS:
            return False
        return self._has_verb(at, after)

    def _has_verb(self, at: int, after: int) -> bool:
        words = self.words
        if words[at] in cues.PRONOUNS and after < len(words) and words[after] in cues.FINITE:
            return True
        if words[at] in cues.OWNERS or words[at] in cues.RELATIVES:
            for place in range(at + 1, min(at + 6, len(words))):
                if words[place] == "'s" and words[place - 1] in cues.RELATIVES | {"year"}:
                    continue
                if words[place] in cues.FINITE:
                    return place > at + 1 or words[at] in cues.RELATIVES
                if words[place] in cues.LINKS or words[place] in cues.HARD_BREAKS:
                    return False
        return False

    def _skip_adverbs(self, at: int) -> int:
        while at < len(self.words) and self.words[at] in cues.ADVERBS:
            at += 1
        return at

    def _boundaries(self) -> list[int]:
        words = self.words
        found = [0]
        for at in range(1, len(words)):
            word, before = words[at], words[at - 1]
            if before == BREAK:
                found.append(at)
            elif word in cues.HARD_BREAKS:
                if self._breaks(at, found[-1]):
                    found.append(at)
            elif word in cues.SOFT_BREAKS and at + 1 < len(words):
                after = self._skip_adverbs(at + 1)
                if after < len(words) and self._soft_start(after):
                    found.append(at)
            elif self._begins_clause(at) and found[-1] < at - (before in cues.SOFT_BREAKS):
                if not (found[-1] == at - 1 and before in cues.SOFT_BREAKS):
                    found.append(at)
        return found

    def _breaks(self, at: int, start: int) -> bool:
        """Whether a word that can begin a clause does so here ("cause" may be a verb)."""
        word, before = self.words[at], self.words[at - 1]
        if word == "cause":
            after = self.words[at + 1] if at + 1 < len(self.words) else ""
            asked = cues.MODALS & set(self.words[start:at])
            return after in cues.PRONOUNS | cues.OWNERS and not asked
        return not (word in ("if", "though", "when") and before in ("as", "even", "what", "since"))

    def _soft_start(self, at: int) -> bool:
        words = self.words
        if words[at] in cues.QUESTION_WORDS:
            return True
        if words[at] in cues.AUXILIARIES:
            return at + 1 < len(words) and words[at + 1] in cues.PRONOUNS | cues.OWNERS
        return self._has_verb(at, self._skip_adverbs(at + 1))

    def _read_clauses(self) -> list[_Clause]:
        starts = self._boundaries()
        # "does not know what day it is" is a sign as a whole, not a question.
        asks = sorted(used[0] for used in self._cues["ask"] if not self._taken.issuperset(used))
        found: list[_Clause] = []
        for start, end in zip(starts, [*starts[1:], len(self.words)], strict=True):
            fresh = not start or self.words[start - 1] == BREAK
            found.append(self._read_clause(start, end, asks, None if fresh or not found else found[-1]))
        return found

    def _read_clause(
        self, start: int, end: int, asks: list[int], before: _Clause | None
    ) -> _Clause:
        words = self.words
        first = start
        while first < end - 1 and words[first] in cues.LEAD_INS:
            first += 1
        told = _Clause(start, end, Mode.TELLS, start)
        if words[start] in ("if", "whether", "unless"):
            return self._read_if(start, end, before)
        if words[start] in ("when", "whenever") and before and before.mode is not Mode.TELLS:
            return _Clause(start, end, before.mode, start)
        if words[start] in ("and", "or") and before and before.mode is Mode.IF and not (
            "mine" in words[start:end]
        ):
            return _Clause(start, end, Mode.IF, start)
        if self._is_question(first, end):
            return _Clause(start, end, Mode.ASKS, first)
        inside = [place for place in asks if start <= place < end]
        if inside:
            return _Clause(start, end, Mode.ASKS, inside[0])
        return told

    def _read_if(self, start: int, end: int, before: _Clause | None) -> _Clause:
        """An "if" clause: imagined, or the content of a question, or only doubt ("not sure if")."""
        words = self.words
        if before and before.mode is Mode.ASKS:
            lead = words[before.from_ : before.from_ + 3]
            told = lead[:2] in (("is", "it"), ("is", "that"), ("is", "this"), ("should", "i"))
            told = told or lead[:2] == ("does", "it")
            if told and self._told_of_self(start, end) and words[start] == "if":
                return _Clause(start, end, Mode.TELLS, start)
            known = words[start - 1] in ("know", "tell", "check", "see", "sure", "wondering")
            return _Clause(start, end, Mode.ASKS if known else Mode.IF, start)
        if start and words[start - 1] in ("sure", "know", "tell", "certain", "say", "see", "mind"):
            if "not" in words[max(0, start - 5) : start]:
                return _Clause(start, end, Mode.TELLS, start)
            return _Clause(start, end, Mode.ASKS, start)
        if before and before.mode is Mode.TELLS and cues.HABITS & set(words[before.start : start]):
            return _Clause(start, end, Mode.TELLS, start)
        if start and words[start - 1] in ("wonder", "wondering", "asking", "ask", "asked"):
            return _Clause(start, end, Mode.ASKS, start)
        return _Clause(start, end, Mode.IF, start)

    def _is_question(self, first: int, end: int) -> bool:
        words = self.words
        word = words[first]
        after = words[first + 1] if first + 1 < end else ""
        if word in cues.QUESTION_WORDS:
            return word != "when" or after in cues.AUXILIARIES
        if word in ("am", "have", "has", "had", "was", "were", "did"):
            return after in cues.PRONOUNS | cues.OWNERS or (word == "did" and after != "not")
        if word in ("do", "can", "could"):
            return after != "not" and not (word == "do" and after in ("have", "feel", "get"))
        if word == "are":
            return after != "not"
        if word in ("is", "does", "should", "would", "will", "might", "may"):
            return after not in ("not", "very", "so", "really", "all", "still", "gone", "getting") and (
                first + 1 not in self._taken or after not in _STATES
            )
        return False

    def _told_of_self(self, start: int, end: int) -> bool:
        """Whether a clause tells of a state of one's own: "my calf is swollen", "i can't feel"."""
        words = self.words[start:end]
        if any(word in cues.HERE_AND_NOW for word in words) and cues.SELVES & set(words):
            return True
        for place, word in enumerate(words[:-1]):
            if word in cues.MINE or (word in cues.REPORTERS):
                for verb in words[place + 1 : place + 6]:
                    if verb in ("is", "am", "are", "'s", "has", "have", "feels", "can", "looks"):
                        return True
        return False

    # ------------------------------------------------------------ cues

    def _find_denials(self) -> list[int]:
        covered = {place for used in self._cues["pseudo"] for place in range(used[0], used[-1] + 1)}
        found = []
        for at, word in enumerate(self.words):
            if word not in cues.NEGATORS or at in covered or at in self._taken:
                continue
            after = self.words[at + 1] if at + 1 < len(self.words) else ""
            if word == "no" and after in cues.NO_PARTICLE:
                continue
            if word == "not" and at and self.words[at - 1] in ("can", "could"):
                rest = self.words[at : at + 8]
                if "any" not in rest and "say" not in rest and "be" not in rest[:2]:
                    continue
            found.append(at)
        return found

    def _find_past(self) -> list[bool]:
        """Clause by clause, whether it tells of long ago."""
        found: list[bool] = []
        had_verb = True
        for clause in self._clauses:
            inside = set(self.words[clause.start : clause.end])
            cued = any(
                clause.start <= used[0] < clause.end
                and not cues.NEGATORS & set(self.words[max(0, used[0] - 1) : used[0]])
                for used in self._cues["past"]
            )
            verbs = [word for word in self.words[clause.start : clause.end] if word in cues.FINITE]
            told_when = bool(found and found[-1] and not had_verb)
            carried = bool(found and found[-1] and verbs and verbs[0] in cues.PAST_VERBS) or told_when
            found.append((cued or carried) and not inside & {"now", "still", "since", "today"})
            if cued and len(found) > 1 and self.words[clause.start] in cues.LOOKS_BACK:
                found[-2] = True
            had_verb = bool(verbs)
        return found

    # ------------------------------------------------------------ judgement

    def status(self, mention: Mention) -> Status:
        """How the mention was meant."""
        index = max(i for i, clause in enumerate(self._clauses) if clause.start <= mention.key)
        clause = self._clauses[index]
        told = self._told_of_self(clause.start, clause.end)
        if clause.mode is Mode.IF and not (
            told and cues.HERE_AND_NOW & set(self.words[clause.start : clause.end])
        ):
            return Status.IMAGINED
        if clause.mode is Mode.ASKS and mention.key >= clause.from_ and not self._owned(mention, clause):
            return Status.ASKED
        if self._general(mention, clause):
            return Status.ASKED
        if self._ahead(mention, clause):
            return Status.IMAGINED
        if self._denied(mention, clause):
            return Status.DENIED
        if self._past[index]:
            return Status.PAST
        if self._is_over(mention, index):
            return Status.OVER
        return Status.PRESENT

    def _owned(self, mention: Mention, clause: _Clause) -> bool:
        """Whether a question rests on a sign of one's own: "is my swollen calf a clot"."""
        words = self.words
        lead = words[clause.from_ : clause.from_ + 6]
        if any(word in ("know", "tell") for word in lead) and lead[:1] == ("how",):
            return False
        if lead[:1] in (("if",), ("whether",)):  # "if my ulcer is bad", not "if my bad ulcer is ..."
            verbs = cues.AUXILIARIES & set(words[clause.from_ : mention.key])
            return not verbs and bool(cues.MINE & set(words[clause.from_ : mention.key]))
        near = words[max(clause.start, mention.start - 3) : mention.key + 1]
        owner = next((word for word in near if word in cues.MINE), "")
        bare = any(words[place] in cues.BARE_VERBS for place in mention.used)
        asked = words[clause.from_]
        if asked in cues.QUESTION_WORDS and asked not in ("why", "how") and len(lead) > 1:
            asked = lead[1]
        if asked in cues.MODALS - {"should"} and "be" in words[clause.from_ : mention.key]:
            return False
        if asked in cues.MODALS and bare and not (asked == "should" and "that" in lead):
            return False
        if owner:
            return True
        for place in range(clause.from_, mention.key):
            if words[place] in cues.REPORTERS - {"it"}:
                verb = self._skip_adverbs(place + 1)
                before = words[place - 1] if place else ""
                if before in ("am", "is", "are", "'s", "have") or (
                    before in ("do", "does") and asked in ("why", "how") and lead[:1] == ("why",)
                ):
                    return True
                if before not in cues.AUXILIARIES and words[verb] in cues.FINITE:
                    return True
        return False

    def _general(self, mention: Mention, clause: _Clause) -> bool:
        """Whether it is said of people at large: "you can get chest pain"."""
        before = self.words[clause.start : mention.key]
        own = {*cues.MINE, *cues.SELVES, "this", "these"}
        if not own & set(self.words[max(clause.start, mention.start - 1) : mention.end]) and any(
            mention.end <= used[0] <= mention.end + 2 for used in self._cues["said-of-all"]
        ):
            return True
        near = self.words[max(clause.start, mention.start - 4) : mention.key + 1]
        if any(word in cues.MINE or word in cues.SELVES for word in near):
            return False
        return any(word in cues.GENERIC for word in before)

    def _ahead(self, mention: Mention, clause: _Clause) -> bool:
        first = clause.start
        while first < clause.end and self.words[first] in cues.LEAD_INS:
            first += 1
        at_first = [used for used in self._cues["ahead-first"] if used[0] == first]
        for used in (*self._cues["ahead"], *at_first):
            if clause.start <= used[0] < mention.key and used[0] not in mention.used:
                between = self.words[used[-1] : mention.key]
                if not any(word in ("is", "am", "'s", "has") for word in between):
                    return True
        return False

    def _denied(self, mention: Mention, clause: _Clause) -> bool:
        words = self.words
        count = 0
        last = -1
        for at in self._denials:
            if not clause.start <= at < mention.key:
                continue
            between = words[at + 1 : mention.key]
            if any(word in cues.STOPS for word in between) or len(between) > 12:
                continue
            joined = last >= 0 and not any(
                word in cues.PRONOUNS | {"my"} for word in words[last + 1 : at]
            )
            if not (joined and words[at] in cues.CONCORD) or last < 0:
                count += 1
            last = at
        if count:
            return count % 2 == 1
        return any(
            mention.end <= used[0] <= mention.end + 1
            for used in (*self._cues["deny-after"], *filter(self._ends_there, self._cues["deny-at-end"]))
        ) or (mention.end == len(words) - 1 and words[-1] in ("no", "not", "never", "none"))

    def _is_over(self, mention: Mention, index: int) -> bool:
        later = self._clauses[min(index + 2, len(self._clauses) - 1)]
        return any(
            mention.key < used[0] < later.end
            and not set(used) & self._taken
            and not cues.NEGATORS & set(self.words[max(mention.key, used[0] - 3) : used[0]])
            for used in (*self._cues["over"], *filter(self._ends_there, self._cues["over-at-end"]))
        )

    def _ends_there(self, used: tuple[int, ...]) -> bool:
        """Whether nothing goes on after those words: "it's gone", not "it's gone white"."""
        after = used[-1] + 1
        return after == len(self.words) or self.words[after] in cues.SOFT_BREAKS | cues.STOPS | {BREAK}

    def person(self, mention: Mention) -> Person:
        """Whom the mention is about: the nearest person named before it, or within it."""
        words = self.words
        for at in range(mention.key, -1, -1):
            word = words[at]
            if word in cues.OTHERS or self._is_relative(at):
                return Person.OTHER
            if word in cues.SELVES and not self._owns_relative(at):
                return Person.SELF
        later = words[mention.key :]
        if any(word in cues.SELVES for word in later):
            return Person.SELF
        return Person.OTHER if any(word in cues.OTHERS for word in later) else Person.SELF

    def _is_relative(self, at: int) -> bool:
        words = self.words
        if words[at] in cues.BORN and set(words[max(0, at - 3) : at]) & cues.BEARS:
            return False
        return words[at] in cues.RELATIVES and (
            any(word in cues.OWNERS | {"a", "old"} for word in words[max(0, at - 4) : at])
            or at == 0
            or (at + 1 < len(words) and words[at + 1] in ("'s", "is", "has"))
        )

    def _owns_relative(self, at: int) -> bool:
        return self.words[at] in ("my", "me") and any(
            word in cues.RELATIVES for word in self.words[at + 1 : at + 5]
        )


_STATES = frozenset(
    "swollen cold red hot numb bleeding hurting painful sore blue white black hard big bigger "
    "burning killing breathless dizzy tender weak throbbing pale".split()
)
