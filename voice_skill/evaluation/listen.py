"""What a pack sounds like to the recogniser: its phrases spoken, heard, and understood.

Pure: plans what to say and counts what came of it. ``listening`` says and hears.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from voice_skill.evaluation.speakers import EXAMINERS, TEACHERS, Speaker, place
from voice_skill.hearing.teaching.phrases import answers_to_hear
from voice_skill.understanding.commands import control_phrases
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Outcome

CONDITIONS: tuple[float | None, ...] = (None, 20.0, 10.0)
"""Decibels between speech and room noise; None is clean."""

VOICES = tuple(dict.fromkeys((*EXAMINERS, *TEACHERS)))


class Kind(StrEnum):
    """What a phrase of a pack is for."""

    EXAMPLE = "example"
    REPORT = "report"
    DANGER = "danger sign"
    ANSWER = "answer"
    CONTROL = "control"


@dataclass(frozen=True, slots=True)
class Take:
    """One phrase to be said once: by whom, and over how much noise (dB, None for none)."""

    text: str
    kind: Kind
    speaker: Speaker
    snr: float | None

    @property
    def key(self) -> str:
        """The same for the same take in every run."""
        voice = self.speaker
        return f"{self.kind}|{self.text}|{voice.program} {voice.voice} {voice.pace}|{self.snr}"

    @property
    def condition(self) -> str:
        """``clean`` or ``20 dB``."""
        return "clean" if self.snr is None else f"{self.snr:g} dB"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a take.

    ``typed`` is what the same words come to when typed, ``spoken`` what they came to when heard;
    both are labels of the evaluation contract, or an answer such as ``answer:yes``. ``errors`` are
    wrong, missing and added words out of ``words``.
    """

    key: str
    text: str
    kind: str
    voice: str
    condition: str
    heard: str
    typed: str
    spoken: str
    errors: int
    words: int

    @property
    def right(self) -> bool:
        """Whether it came to the same as typed."""
        return self.typed == self.spoken


def phrases_of(pack: Pack) -> tuple[tuple[Kind, str], ...]:
    """Every phrase of the pack that a person may say, with what it is for."""
    return (
        *((Kind.DANGER, text) for text in pack.danger_phrases),
        *((Kind.ANSWER, text) for text in answers_to_hear()),
        *((Kind.EXAMPLE, text) for topic in pack.topics for text in topic.examples),
        *((Kind.REPORT, text) for text in pack.reports),
        *((Kind.CONTROL, text) for text, _ in control_phrases()),
    )


def plan(
    pack: Pack, *, sample: int | None = None, takes: int = 1, voices: Sequence[Speaker] = VOICES
) -> tuple[Take, ...]:
    """``takes`` of each phrase, or of ``sample`` phrases of each kind, in an order that is fixed.

    Who says a phrase, how fast, and over what noise, follows from the phrase. The takes of one
    phrase differ in voice and in noise.
    """
    of_kind: dict[Kind, list[str]] = defaultdict(list)
    for kind, text in phrases_of(pack):
        of_kind[kind].append(text)
    planned: list[Take] = []
    for kind, texts in of_kind.items():
        mixed_up = sorted(dict.fromkeys(texts), key=lambda text: place(text, 1 << 30, salt="order"))
        for text in mixed_up[:sample]:
            planned += _takes(kind, text, takes, voices)
    return tuple(planned)


def _takes(kind: Kind, text: str, count: int, voices: Sequence[Speaker]) -> Iterable[Take]:
    first = place(text, len(voices) * len(CONDITIONS), salt="take")
    for number in range(first, first + count):
        turn, voice = divmod(number, len(voices))
        speaker = voices[voice]
        # One further at each turn of the voices, so that all pairs come up.
        snr = CONDITIONS[(voice + turn) % len(CONDITIONS)]
        if speaker.pace:
            faster = (0.85, 1.0, 1.2)[place(text, 3, salt=f"pace{number}")]
            speaker = replace(speaker, pace=round(speaker.pace * faster))
        yield Take(text, kind, speaker, snr)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many takes of a kind, in one condition, came to the same as typed."""

    kind: str
    condition: str
    takes: int
    right: int
    opposite: int
    wer: float | None


def tallies(results: Sequence[Result]) -> tuple[Tally, ...]:
    """One tally a kind and condition. Phrases that mean nothing typed are left out."""
    groups: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for each in results:
        if each.typed:
            groups[each.kind, each.condition].append(each)
    found: list[Tally] = []
    for (kind, condition), rows in sorted(groups.items()):
        words = sum(row.words for row in rows)
        found.append(
            Tally(
                kind,
                condition,
                takes=len(rows),
                right=sum(row.right for row in rows),
                opposite=sum(is_opposite(row) for row in rows),
                wer=round(sum(row.errors for row in rows) / words, 4) if words else None,
            )
        )
    return tuple(found)


def is_opposite(result: Result) -> bool:
    """Whether a yes was heard as a no, or a no as a yes."""
    return {result.typed, result.spoken} == {"answer:yes", "answer:no"}


def confusions(results: Iterable[Result]) -> tuple[tuple[str, str, int], ...]:
    """(what it is typed, what it is spoken, how often), the most frequent first."""
    pairs = Counter((each.typed, each.spoken) for each in results if each.typed and not each.right)
    return tuple((typed, spoken, count) for (typed, spoken), count in pairs.most_common())


def lost_dangers(results: Iterable[Result]) -> tuple[Result, ...]:
    """Danger signs that are raised when typed, and neither raised nor asked about when spoken."""
    return tuple(
        each
        for each in results
        if Outcome.of(each.typed).is_alarm and not Outcome.of(each.spoken).is_noticed
    )


def report(results: Sequence[Result], words: Sequence[Any] = ()) -> dict[str, Any]:
    """Everything as JSON data; ``words`` are the findings on unknown words."""
    return {
        "totals": [asdict(each) for each in tallies(results)],
        "confused": [
            {"typed": typed, "spoken": spoken, "times": count}
            for typed, spoken, count in confusions(results)
        ],
        "lost_danger_signs": [asdict(each) for each in lost_dangers(results)],
        "words": [asdict(each) for each in words],
        "rows": [asdict(each) for each in results],
    }
