"""Of a topic's parts the one is found that answers what was asked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.support import answering
from voice_skill.understanding.fitting import Fitting, parts_that_fit


def fitting(text: str) -> tuple[int, ...]:
    """The places that fit, by words alone."""
    return parts_that_fit(Fitting(answering()).ranked("flat-tyre", text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("where is the hole", 1),
        ("um, how do you find the hole?", 1),
        ("how long must the glue dry", 2),
        ("does the glue have to dry", 2),
    ],
)
def test_the_part_whose_questions_are_put_most_like_it_comes_first(text: str, place: int) -> None:
    """Sounds of thinking do not matter."""
    assert fitting(text)[0] == place


def test_a_question_like_none_of_them_fits_no_part() -> None:
    """Then the topic's own first part is the answer."""
    assert fitting("what does a bell cost") == ()


def test_words_of_its_text_tell_a_part_from_others() -> None:
    """Nobody wrote a question about bubbles; one part speaks of them."""
    ranked = Fitting(answering()).ranked("flat-tyre", "what are the bubbles for")
    assert ranked[0].place == 1


def test_a_question_held_aside_helps_nobody() -> None:
    """So that it can be tried whether the others lead to its part."""
    fits = Fitting(answering())
    with_it = fits.ranked("flat-tyre", "where is the hole")[0].score
    without = fits.ranked("flat-tyre", "where is the hole", without="where is the hole")[0].score
    assert without < with_it


def test_nearness_in_meaning_finds_what_no_word_does() -> None:
    """To the questions of a part, and to what it says."""
    ranked = Fitting(answering(), NearGlue()).ranked("flat-tyre", "when may i ride again")
    assert parts_that_fit(ranked) == (2,)


class NearGlue:
    """Everything is near the glue in meaning."""

    def to_examples(self, _text: str, topic: str) -> Sequence[float]:
        """Its questions."""
        examples = answering().topic(topic).examples
        return [0.6 if "glue" in each or "stick" in each else 0.0 for each in examples]

    def to_parts(self, _text: str, topic: str) -> Sequence[float]:
        """And what is said of it."""
        return [0.4 if "glue" in each.text else 0.0 for each in answering().topic(topic).parts]
