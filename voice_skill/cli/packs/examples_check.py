"""``packs check``: what a pack's own examples are understood as, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice_skill.assembly.skill import (
    build_learned,
    build_matchers,
    learning,
    sentence_model,
)
from voice_skill.cli import output
from voice_skill.cli.packs import answers_check
from voice_skill.packs.lint import Problem
from voice_skill.packs.understood import Findings, understood
from voice_skill.settings import cache_folder
from voice_skill.understanding.learned.sentences import FILE, Vectors, vectors_of
from voice_skill.understanding.topics import labelled
from voice_skill.values.errors import ModelError
from voice_skill.values.pack import Pack

Problems = tuple[Problem, ...]
SHOWN = 5
"""How many warnings of one kind are shown; all of them stand in the JSON."""


class Ahead:
    """``Vectors`` of a pack's sentences, made all at once: a tenth of the time."""

    def __init__(self, model: Vectors, sentences: Sequence[str]) -> None:
        self.name = model.name
        self.is_word = model.is_word
        self._model = model
        keep = cache_folder() / "understanding" / FILE
        rows = vectors_of(sentences, model, keep, learning(output.note))
        self._rows = dict(zip(sentences, rows, strict=True))

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """One row a sentence, as the model gives it."""
        known = [self._rows.get(sentence) for sentence in sentences]
        if any(row is None for row in known):
            return self._model.vectors(sentences)
        return np.array(known, dtype=np.float32)


def examine(pack: Pack, folder: Path) -> Findings | None:
    """What is found; None, and why, where nothing could be learnt of the pack."""
    model: Vectors | None = sentence_model(output.note)
    texts = [text for _, examples in labelled(pack) for text in examples]
    if model is not None:
        model = Ahead(model, texts)
    try:
        matcher = build_learned(pack, folder, model, tell=output.note, neighbours=False)
    except ModelError as error:
        output.note(f"{error} The examples were not tried.")
        return None
    output.note(f"Trying its {len(texts)} examples.")
    return understood(pack, folder, matcher)


def examine_answers(pack: Pack, folder: Path) -> tuple[dict[str, Problems], Problems]:
    """Warnings by kind about what its parts answer, and what is a problem of the whole."""
    output.note("Trying what its parts answer.")
    _, fitting = build_matchers(pack, folder, sentence_model(output.note), tell=output.note)
    elsewhere = answers_check.led_elsewhere(pack, folder, fitting)
    warnings = {
        "answers that do not begin with one": answers_check.evasive(pack, folder),
        "questions that lead to another part when held aside": elsewhere,
    }
    return warnings, answers_check.too_many(pack, folder, elsewhere)


def tell(found: Mapping[str, Problems]) -> None:
    """The warnings, a few of each kind."""
    for kind, warnings in found.items():
        if not warnings:
            continue
        output.answer_line(f"Warning, {len(warnings)} {kind}:")
        for each in warnings[:SHOWN]:
            output.answer_line(f"  {each}")
        if len(warnings) > SHOWN:
            output.answer_line(f"  and {len(warnings) - SHOWN} more: add --json to see all.")
