"""Simulated patients through the check-up: the level reached, and how it was reached.

The patient says the opening words, then answers each question: yes if any feature it asks about
holds a spoken yes, "i'm not sure" for ``unsure``, else no; words for duration and age. Nothing
else is told. This is the contract of the evaluation, word for word. The conversation is the
product's own (``visit``).
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.evaluation.visit import Patient, Typed, Visited, patients_say, visit
from voice_skill.language.prompts import listed
from voice_skill.values.errors import ContentError
from voice_skill.values.level import Level

FOLLOW_UPS: Mapping[str, tuple[str, frozenset[str]]] = {
    "numb_weak_sudden": ("numb_weak", frozenset({"sudden"})),
    "open_sore": ("skin_change_ulcer", frozenset({"ulcer", "infected-ulcer"})),
    "infected_sore": ("skin_change_ulcer", frozenset({"infected-ulcer"})),
    "bleeding_now": ("bleeding_vein", frozenset({"ongoing"})),
    "heat_not_improving": ("dehydration_heat", frozenset({"not-improving"})),
}
"""Names of follow-up questions: the feature they look into, and the values that are a yes."""

_SPOKEN_NO = frozenset(
    {"no", "", "since-cramp", "brief-resolved", "back-pain-only", "muscle-pain-only",
     "healed-ulcer", "arm-only"}
)  # fmt: skip
_IN_WORDS = ("duration", "frequency", "age", "child_age")
_URGENT = ("emergency", "same-day")

Disturb = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Vignette:
    """One patient of the evaluation set."""

    id: str
    opening: str
    facts: Mapping[str, Any]
    gold: str
    also: tuple[str, ...]
    tags: tuple[str, ...] = ()
    who: str = "self"

    def answer(self, asked: tuple[str, ...]) -> str:
        """What is said to a question about these features."""
        return answer(self.facts, asked)

    def name(self, offered: Mapping[str, str]) -> str:
        """The words of those that hold; where none does, they do not know."""
        return named(self.facts, offered)


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one patient. ``questions`` counts every time that a question was put.

    ``heard`` is what the recogniser made of each thing that the patient said, where it was spoken.
    """

    id: str
    gold: str
    also_acceptable: tuple[str, ...]
    got: str
    questions: int
    transcript: tuple[tuple[str, str], ...]
    heard: tuple[str, ...] = ()


def read_vignettes(file: Path) -> tuple[Vignette, ...]:
    """One patient a line, as JSON. ``ContentError`` names file, line and what is missing."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{file} cannot be read: {error}.") from None
    found: list[Vignette] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            Level.from_label(data["gold_level"])
            found.append(
                Vignette(
                    str(data["id"]),
                    data["opening_utterance"],
                    data["facts"],
                    data["gold_level"],
                    tuple(data.get("also_acceptable", ())),
                    tuple(data.get("tags", ())),
                    str(data.get("who") or "self"),
                )
            )
        except (ValueError, KeyError, TypeError) as error:
            raise ContentError(
                f"{file}, line {number}: this is no patient of the evaluation ({error}). "
                "Give id, opening_utterance, facts and gold_level."
            ) from None
    return tuple(found)


def answer(facts: Mapping[str, Any], asked: Iterable[str]) -> str:
    """What the simulated patient says to a question about these features."""
    names = tuple(asked)
    for name in names:
        if name in _IN_WORDS and facts.get(name) not in {None, ""}:
            return _words(name, facts[name])
    values = [_value(facts, name) for name in names]
    if "yes" in values:
        return "yes"
    return patients_say("unsure") if "unsure" in values else "no"


def named(facts: Mapping[str, Any], offered: Mapping[str, str]) -> str:
    """What the simulated patient says to "which of these": the words of all that hold."""
    there = [words for name, words in offered.items() if _value(facts, name) == "yes"]
    return listed(there, "lists.and") if there else patients_say("unsure")


def disturbed(share: float, seed: int) -> Disturb:
    """Turns a share of answers into "i don't know" or silence, at random but reproducibly."""
    chance = random.Random(seed)  # noqa: S311 - a seeded experiment, nothing secret

    def disturb(text: str) -> str:
        if chance.random() >= share:
            return text
        return chance.choice((patients_say("no_idea"), ""))

    return disturb


def run(
    vignettes: Iterable[Vignette],
    dialogue: Dialogue,
    *,
    disturb: Disturb | None = None,
    worded: Callable[[Vignette], Patient] = lambda vignette: vignette,
) -> tuple[Row, ...]:
    """Each patient through a fresh conversation. ``worded`` puts what they say in other words."""
    return tuple(
        row_of(each, visit(worded(each), dialogue, Typed(), disturb=disturb)) for each in vignettes
    )


def row_of(vignette: Vignette, found: Visited) -> Row:
    """What came of that patient's visit."""
    got = found.level.label if found.level is not None else "none"
    return Row(
        vignette.id,
        vignette.gold,
        vignette.also,
        got,
        found.questions,
        found.transcript,
        found.heard,
    )


def totals(rows: Iterable[Row]) -> dict[str, float | int | None]:
    """The figures of the evaluation contract; shares are of all rows."""
    rows = tuple(rows)
    counts = [row.questions for row in rows]
    return {
        "n": len(rows),
        "exact": _share(row.got == row.gold for row in rows),
        "acceptable": _share(_is_acceptable(row) for row in rows),
        "unsafe_under_triage": sum(is_unsafe(row) for row in rows),
        "over_triage": _share(_is_over(row) for row in rows),
        "questions_median": median(counts) if counts else None,
        "questions_max": max(counts) if counts else None,
    }


def report(rows: Iterable[Row]) -> dict[str, Any]:
    """Totals and rows as JSON data."""
    rows = tuple(rows)
    return {"totals": totals(rows), "rows": [asdict(row) for row in rows]}


def is_spoken_yes(facts: Mapping[str, Any], name: str) -> bool:
    """Whether the patient says yes to a question about that feature."""
    return name not in _IN_WORDS and _value(facts, name) == "yes"


def _value(facts: Mapping[str, Any], name: str) -> str:
    feature, yes = FOLLOW_UPS.get(name, (name, None))
    value = str(facts.get(feature, "no"))
    if value == "unsure":
        return "unsure"
    if yes is not None and name not in facts:
        return "yes" if value in yes else "no"
    return "no" if value in _SPOKEN_NO else "yes"


def _words(name: str, value: Any) -> str:
    return patients_say("aged", age=value) if name in {"age", "child_age"} else str(value)


def _is_acceptable(row: Row) -> bool:
    return row.got == row.gold or row.got in row.also_acceptable


def is_unsafe(row: Row) -> bool:
    """Whether an urgent patient was sent to a level below the right one, and not acceptable."""
    return row.gold in _URGENT and _rank(row.got) < _rank(row.gold) and not _is_acceptable(row)


def merit(rows: Iterable[Row]) -> tuple[int, float]:
    """How good a run is, for finding the worst: fewest unsafe first, then most exact."""
    rows = tuple(rows)
    return -sum(map(is_unsafe, rows)), _share(row.got == row.gold for row in rows) or 0.0


def _is_over(row: Row) -> bool:
    return _rank(row.got) > _rank(row.gold) and not _is_acceptable(row)


def _rank(label: str) -> int:
    return -1 if label == "none" else int(Level.from_label(label))


def _share(values: Iterable[bool]) -> float | None:
    known = list(values)
    return round(sum(known) / len(known), 4) if known else None
