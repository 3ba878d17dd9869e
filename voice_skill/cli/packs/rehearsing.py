"""``packs hear``: examples spoken by synthetic voices, and what the recogniser makes of them."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from pathlib import Path

from voice_skill.assembly.ears import ALTERNATIVES, shipped_model
from voice_skill.cli import output
from voice_skill.evaluation.speakers import TEACHERS, place, said_by_one
from voice_skill.hearing.expected import matters_always
from voice_skill.packs.examples import Phrase, all_phrases, read_phrases
from voice_skill.packs.heard import FILE, contents_of, read_heard, usable, write_heard
from voice_skill.settings import cache_folder
from voice_skill.understanding.topics import OFF_TOPIC, REPORTS
from voice_skill.values.audio import Recogniser
from voice_skill.values.pack import Pack

FOLDS = 2
"""What is heard is heard by a recogniser that read only the other families of phrasing."""
FORMS = 2
"""How many of the recogniser's readings of one sentence are kept."""
_SHARES = {OFF_TOPIC: 8, REPORTS: 4}
"""How many times more of these than of a topic: they are larger, and more varied."""


def rehearse(pack: Pack, where: Path, *, each: int, minutes: float) -> tuple[int, int]:
    """Hear ``each`` examples a topic of the pack in ``where``, for at most so many minutes.

    What was heard is kept in the pack, and the next run goes on from there. Gives how many have
    been heard by now, and how many are left.
    """
    contents = contents_of(pack)
    forms = {
        said: usable(said, heard, contents) for said, heard in read_heard(where / FILE).items()
    }
    sample = [phrase for phrase in sampled(where, each) if phrase.text not in forms]
    ends = time.monotonic() + 60 * minutes
    for fold in range(FOLDS):
        mine = [phrase for phrase in sample if fold_of(phrase) == fold]
        if not mine or time.monotonic() > ends:
            continue
        recogniser = _recogniser(without_fold(pack, where, fold))
        for done, phrase in enumerate(mine, start=1):
            if time.monotonic() > ends:
                break
            heard = _hear(recogniser, said_by_one(phrase.text, TEACHERS))
            forms[phrase.text] = usable(phrase.text, heard[:FORMS], contents)
            if done % 50 == 0 or done == len(mine):
                output.note(f"Heard {done} of {len(mine)} examples, part {fold + 1} of {FOLDS}.")
                write_heard(forms, where / FILE)
        write_heard(forms, where / FILE)
    return len(forms), sum(phrase.text not in forms for phrase in sample)


def sampled(where: Path, each: int) -> Iterator[Phrase]:
    """``each`` examples a topic, more of the rest; more examples change the choice little."""
    for file in sorted((where / "examples").glob("*.txt")):
        phrases = sorted(read_phrases(file), key=lambda phrase: place(phrase.text, 1 << 30))
        yield from phrases[: each * _SHARES.get(file.stem, 1)]


def fold_of(phrase: Phrase) -> int:
    """Which recogniser has not read the phrase's family."""
    return place(f"{phrase.file.stem} {phrase.family}", FOLDS)


def without_fold(pack: Pack, where: Path, fold: int) -> Pack:
    """The pack without the families that are heard: their sentences are then strange to it."""
    left_out = {phrase.text for phrase in all_phrases(where) if fold_of(phrase) == fold}
    topics = tuple(
        dataclasses.replace(
            topic, examples=tuple(text for text in topic.examples if text not in left_out)
        )
        for topic in pack.topics
    )
    reports = tuple(text for text in pack.reports if text not in left_out)
    return dataclasses.replace(pack, topics=topics, reports=reports)


def _recogniser(pack: Pack) -> Recogniser:
    from voice_skill.hearing.restored import Restored
    from voice_skill.hearing.teaching.phrases import phrases_to_hear
    from voice_skill.hearing.teaching.teach import answer_weights, taught_model
    from voice_skill.hearing.vosk import VoskModel

    phrases = phrases_to_hear(pack)
    taught = taught_model(
        shipped_model(),
        phrases,
        weights=answer_weights(phrases, matters_always()),
        cache=cache_folder() / "rehearsed",
        sounds_like=pack.sounds_like,
    )
    made = VoskModel(taught.path).recogniser(alternatives=ALTERNATIVES)
    return Restored(made, pack.sounds_like)


def _hear(recogniser: Recogniser, samples: bytes) -> list[str]:
    step = 16_000
    for start in range(0, len(samples), step):
        recogniser.feed(samples[start : start + step])
    return [each.text for each in recogniser.finish()]
