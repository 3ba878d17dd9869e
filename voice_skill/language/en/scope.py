"""What is meant by naming a sign: that it is there, is not, is asked about, or is long past.

Speech comes without commas or full stops, so the clauses are found first (a subject with its verb,
a question word, "but", "if"). Within a clause the cue words of ``language.en.cues`` reach as
far as the next one. Where the words leave it open, the sign counts as there.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from voice_skill.language.en.clauses import (
    Clause,
    ClauseReader,
    Mode,
    is_verb,
    told_of_self,
)
from voice_skill.language.en.cues import CUE_KINDS, cue_patterns, cues
from voice_skill.language.en.hearsay import is_hearsay, is_own, is_tale, sentence_of
from voice_skill.language.en.whose import is_an_animals, is_of_all, is_ones_own, whose
from voice_skill.language.findings import Mention
from voice_skill.language.tokens import BREAK
from voice_skill.values.meaning import Person


class Status(StrEnum):
    """How a sign was spoken of."""

    PRESENT = "present"
    DENIED = "denied"
    ASKED = "asked"
    IMAGINED = "imagined"
    PAST = "past"
    OVER = "over"  # was there lately and has gone
    TALE = "tale"  # of a film, the news, an exam
    HEARSAY = "hearsay"  # a stranger's, told of as past: asked about, never passed over


ONLY_TALK = frozenset({Status.ASKED, Status.IMAGINED, Status.PAST, Status.TALE})
"""The ways to name a sign that nobody has."""


class Scope:
    """One text, ready to say of each mention how it was meant and of whom."""

    def __init__(self, words: tuple[str, ...], mentions: Sequence[Mention]) -> None:
        """Find the clauses and cues once; ``mentions`` are all the signs named in the words."""
        self.words = words
        self._mentions = mentions
        self._taken = frozenset().union(*(mention.used for mention in mentions))
        phrases, kinds = cue_patterns()
        self._cues: dict[str, list[tuple[int, ...]]] = {kind: [] for kind in CUE_KINDS}
        for part, found in phrases.matches(words).items():
            self._cues[kinds[part]].extend(found)
        # "does not know what day it is" is a sign as a whole, not a question.
        asks = sorted(used[0] for used in self._cues["ask"] if not self._taken.issuperset(used))
        self._clauses = ClauseReader(words, taken=self._taken, asks=asks).read()
        self._denials = self._find_denials()
        self._past = self._find_past()

    # ------------------------------------------------------------ cues

    def _find_denials(self) -> list[int]:
        covered = {place for used in self._cues["pseudo"] for place in range(used[0], used[-1] + 1)}
        found = []
        for at, word in enumerate(self.words):
            if word not in cues().negators | cues().denies or at in covered or at in self._taken:
                continue
            after = self.words[at + 1] if at + 1 < len(self.words) else ""
            if word == "no" and after in cues().no_particle:
                continue
            opens = not at or self.words[at - 1] == BREAK
            if word == "no" and opens and after in cues().answered and "any" not in self.words[at:]:
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
        verb_before = ""
        opener, had_verb = "", True  # of the clause before: its first word, whether it has a verb
        for clause in self._clauses:
            said = self.words[clause.start : clause.end]
            cued = self._is_past_cued(clause)
            verb = next((word for word in said if is_verb(word)), "")
            carried = False
            if found and found[-1]:
                # "i had a clot years ago and my foot went cold" is new, "... it was cold" is not.
                told_when = not had_verb and said[0] not in cues().hard_breaks
                begun = opener not in cues().pronouns | cues().owners and verb in cues().past_verbs
                goes_on = said[0] in ("that", "which", "who")
                carried = told_when or begun or goes_on or verb in cues().past_states
                carried |= bool(self._cues["closed"]) and verb.endswith("ed")
            found.append((cued or carried) and not self._is_lately(clause))
            after = self.words[clause.start - 1] in ("after", "when") and verb_before != "'s"
            if (
                cued
                and len(found) > 1
                and (said[0] in cues().looks_back or said[:2] == ("the", "year") or after)
            ):
                found[-2] = True
            verb_before = verb
            opener, had_verb = said[0], bool(verb)
        for used in self._cues["aged"]:
            for place, clause in enumerate(self._clauses):
                if clause.end <= used[-1] and not self._is_lately(clause):
                    found[place] = True
        return found

    def _is_lately(self, clause: Clause) -> bool:
        said = self.words[clause.start : clause.end]
        # "Fine since", but not "not been well since".
        ends = len(said) > 1 and said[-1] in cues().ends_well and said[-2] in cues().mended
        closed = ends and cues().negators.isdisjoint(said)
        return any(
            word in cues().lately and not (at and said[at - 1] == "never")
            for at, word in enumerate(said[:-1] if closed else said)
        )

    def _is_past_cued(self, clause: Clause) -> bool:
        # "Was red last month" is past where nothing is said of now.
        lately = not cues().lately.isdisjoint(self.words)
        cued = self._cues["past"] + ([] if lately else self._cues["past-month"])
        return any(
            clause.start <= used[0] < clause.end
            and self.words[max(0, used[0] - 1)] not in cues().negators
            for used in cued
        )

    # ------------------------------------------------------------ judgement

    def status(self, mention: Mention) -> Status:
        """How the mention was meant."""
        index = max(i for i, clause in enumerate(self._clauses) if clause.start <= mention.key)
        clause = self._clauses[index]
        said = self.words[clause.start : clause.end]
        goes_on = said[0] in cues().soft_breaks and "been" in said
        here = bool(cues().here_and_now & set(said)) or goes_on or clause.start in mention.used
        if clause.mode is Mode.IF and not (told_of_self(said) and here):
            return Status.IMAGINED
        asked = clause.mode is Mode.ASKS and mention.key >= clause.from_
        mine_too = self._mine_too(mention)
        if asked and not is_ones_own(self.words, mention, clause) and not mine_too:
            return Status.ASKED
        of_all = self._cues["said-of-all"]
        if is_of_all(self.words, mention, clause, of_all) and not mine_too:
            return Status.ASKED
        if is_an_animals(self.words, mention, clause, self._clauses):
            return Status.ASKED
        if self._ahead(mention, clause):
            return Status.IMAGINED
        if self._denied(mention, clause) or self._of_denied(mention, clause):
            return Status.DENIED
        if self._past[index] and not self._told_now(mention, clause):
            return Status.PAST
        if self._is_over(mention, index):
            return Status.OVER
        if self._is_tale(mention.key) and not is_own(self.words, mention):
            return Status.TALE
        if is_hearsay(self.words, mention, clause, self._cues["hearsay"]):
            return Status.HEARSAY
        return Status.PRESENT

    def _told_now(self, mention: Mention, clause: Clause) -> bool:
        """Whether what lies in the past is told after it: "it is swollen, had a clot in 2010"."""
        words = self.words
        said = words[max(clause.start, mention.start - 2) : mention.key + 1]
        if cues().tells_now.isdisjoint(said) or not cues().past_states.isdisjoint(said):
            return False
        return not any(clause.start <= used[0] <= mention.key for used in self._cues["past"])

    def _is_tale(self, at: int) -> bool:
        return is_tale(self.words, *sentence_of(self.words, at), self._cues["tale"])

    def _of_denied(self, mention: Mention, clause: Clause) -> bool:
        """Whether it only reaches on from what was denied: "no chest pain only my legs hurt"."""
        between = set(range(mention.start, mention.end)) - mention.used
        if not any(self.words[at] in cues().only for at in between):
            return False
        return any(
            other.finding == mention.finding
            and other.start == mention.start
            and other.end < mention.end
            and self._denied(other, clause)
            for other in self._mentions
        )

    def _mine_too(self, mention: Mention) -> bool:
        """Whether it is told later that what was asked about is there: "mine's been like it"."""
        return any(mention.end <= used[0] for used in self._cues["mine-too"])

    def _ahead(self, mention: Mention, clause: Clause) -> bool:
        first = clause.start
        while first < clause.end and self.words[first] in cues().lead_ins:
            first += 1
        if any(used[0] == first for used in self._cues["ahead-first"]):
            so = cues().just_so.isdisjoint(self.words[first : clause.end])
            return so and mention.key > first
        for used in self._cues["ahead"]:
            if clause.start <= used[0] < mention.key and used[0] not in mention.used:
                between = self.words[used[-1] : mention.key]
                if not any(word in ("is", "am", "'s", "has") for word in between):
                    return True
        return False

    def _denied(self, mention: Mention, clause: Clause) -> bool:
        words = self.words
        negative = any(words[place] in cues().negators for place in mention.used)
        count = 0
        last = -1
        for at in self._denials:
            if not clause.start <= at < mention.key:
                continue
            between = words[at + 1 : mention.key]
            if any(word in cues().stops for word in between) or len(between) > 12:
                continue
            if any(a in cues().mishaps and b in cues().mishap_of for a, b in pairwise(between)):
                continue
            apart = words[at + 1 : mention.start]
            if negative and (len(apart) > 3 or {"and", "then", "plus"} & set(apart)):
                continue  # "no feeling and pee not coming" denies once each
            if words[at] == "no" and words[at - 1] in ("that", "those", "it") and at:
                count = 0  # "i don't have any of that, no pain"
            owned = (
                cues().pronouns if last >= 0 and words[last] == "no" else cues().pronouns | {"my"}
            )
            if any(last < each.start and each.end <= at for each in self._mentions) and count:
                count = 0  # it has denied something else: "no pain, not breathless"
            joined = last >= 0 and owned.isdisjoint(words[last + 1 : at])
            if not (joined and words[at] in cues().concord) or not count:
                count += 1
            last = at
        if count:
            return count % 2 == 1
        denials = self._cues["deny-after"] + [
            used for used in self._cues["deny-at-end"] if self._ends_there(used)
        ]
        if any(mention.end <= used[0] <= mention.end + 1 for used in denials):
            return True
        return mention.end == len(words) - 1 and words[-1] in cues().denies_last

    def _is_over(self, mention: Mention, index: int) -> bool:
        later = self._clauses[min(index + 2, len(self._clauses) - 1)]
        return any(
            (mention.key < used[0] < later.end or (mention.key == used[0] and len(used) > 1))
            and not set(used[1:] or used) & self._taken
            and not cues().negators & set(self.words[max(mention.key, used[0] - 3) : used[0]])
            for used in (*self._cues["over"], *filter(self._ends_there, self._cues["over-at-end"]))
        )

    def _ends_there(self, used: tuple[int, ...]) -> bool:
        """Whether nothing goes on after those words: "it's gone", not "it's gone white"."""
        after = used[-1] + 1
        ends = (cues().soft_breaks - {"so", "as"}) | cues().stops | {BREAK}
        return after == len(self.words) or self.words[after] in ends

    def asks_what_to_do(self) -> bool:
        """Whether it is asked what is to be done: "what's the first aid"."""
        return bool(self._cues["what-to-do"])

    def rest(self) -> list[tuple[int, int]] | None:
        """The clauses (first place, one past the last) that may report; None: all of them.

        Tales do not, nor what only denies.

        Of "I can't get my boot over this calf" too much is taken for denied: it stays.
        """
        kept = [
            clause
            for clause in self._clauses
            if not (self._only_denies(clause) or self._is_tale(clause.start))
        ]
        if len(kept) == len(self._clauses):
            return None
        return [(clause.start, clause.end) for clause in kept]

    def _only_denies(self, clause: Clause) -> bool:
        words = self.words[clause.start : clause.end]
        if cues().able & set(words):
            return False
        own = [each for each in self._mentions if clause.start <= each.key < clause.end]
        return bool(own) and all(self._denied(each, clause) for each in own)

    def person(self, mention: Mention) -> Person:
        """Whom the mention is about: the nearest person named before it, or within it."""
        return whose(self.words, mention.key)


def tells_no_more(words: Sequence[str], sign: Sequence[str]) -> bool:
    """Whether the words of a sign are all that is told: "I have a tight chest"."""
    return bool(sign) and cues().beside_the_sign.union(sign).issuperset(words)
