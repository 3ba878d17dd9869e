"""What is said on the bench: four lists with labels, and how much of them each form takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from voice_skill.evaluation.speakers import place
from voice_skill.evaluation.utterances import read_utterances

DATA = Path(__file__).parents[1] / "data"


class Kind(StrEnum):
    """What a sentence tests; the value is the name of its list."""

    TOPIC = "topics"
    DANGER = "danger"
    OFF_TOPIC = "off_topic"
    SHORT = "short"


class Condition(StrEnum):
    """How a sentence sounds."""

    CLEAN = "clean"
    DB_20 = "20 dB"
    DB_10 = "10 dB"
    DB_5 = "5 dB"
    ROOM = "room"
    OLD = "old voice"
    REAL = "real people"

    @property
    def snr(self) -> float | None:
        """How many decibels the noise lies below the speech; None without noise."""
        return float(self.value.split()[0]) if self.value.endswith(" dB") else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the labels that are right for it, the expected one first."""

    kind: Kind
    text: str
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """How much is heard: sentences of each kind, voices for each sentence, real clips, conditions.

    None is all there are.
    """

    sentences: dict[Kind, int | None]
    voices: int | None
    clips: int | None
    conditions: tuple[Condition, ...]


FORMS = {
    "small": Form(
        {Kind.TOPIC: 9, Kind.DANGER: 6, Kind.OFF_TOPIC: 6, Kind.SHORT: 3},
        voices=1,
        clips=15,
        conditions=(Condition.CLEAN, Condition.DB_10),
    ),
    "medium": Form(
        {Kind.TOPIC: 40, Kind.DANGER: 24, Kind.OFF_TOPIC: 24, Kind.SHORT: 6},
        voices=1,
        clips=60,
        conditions=(Condition.CLEAN, Condition.DB_10, Condition.DB_5),
    ),
    "long": Form(
        dict.fromkeys(Kind),
        voices=None,
        clips=None,
        conditions=tuple(each for each in Condition if each is not Condition.REAL),
    ),
}


def sentences(form: Form) -> list[Sentence]:
    """Those of that form; a smaller form's are among a larger one's."""
    found: list[Sentence] = []
    for kind in Kind:
        listed = read_utterances(DATA / f"{kind}.tsv")
        chosen = sorted(listed, key=lambda each: place(each.text, 1 << 30, salt="bench"))
        count = form.sentences[kind]
        found += [Sentence(kind, each.text, each.right) for each in chosen[:count]]
    return found
