"""The same sentence is worked out once a turn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from voice_skill.understanding.learned.remembering import KEPT, Remembering


class Counting:
    """Vectors that count how many sentences were worked out."""

    name = "counting"

    def __init__(self) -> None:
        self.worked_out = 0

    def is_word(self, word: str) -> bool:
        """It knows no word but one."""
        return word == "leg"

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """One row a sentence: its length."""
        self.worked_out += len(sentences)
        return np.array([[len(each)] for each in sentences], dtype=np.float32)


def test_a_sentence_asked_for_twice_is_worked_out_once() -> None:
    """The alarm and the topics ask for the same one."""
    model = Counting()
    both = Remembering(model)
    first = both.vectors(("my leg",))
    assert (both.vectors(["my leg"]) == first).all()
    assert model.worked_out == 1
    assert both.name == "counting"
    assert both.is_word("leg")
    assert not both.is_word("lge")


def test_only_the_last_sentences_are_kept() -> None:
    """A long conversation does not fill the memory."""
    model = Counting()
    both = Remembering(model)
    for number in range(KEPT + 1):
        both.vectors((f"sentence {number}",))
    both.vectors(("sentence 0",))
    assert model.worked_out == KEPT + 2


def test_many_at_once_are_not_kept() -> None:
    """They are for learning."""
    model = Counting()
    both = Remembering(model)
    both.vectors(("one", "two"))
    both.vectors(("one",))
    assert model.worked_out == 3
