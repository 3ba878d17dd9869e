"""Of a topic's parts the one is found that answers what was asked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.support import answering
from voice_skill.understanding.fitting import Fitting, PartsMatcher, parts_that_fit
from voice_skill.understanding.topics import OFF_TOPIC
from voice_skill.values.meaning import Candidate


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


def test_a_question_that_stands_there_word_for_word_is_its_parts() -> None:
    """However near in meaning others are."""
    ranked = Fitting(answering(), NearGlue()).ranked("flat-tyre", "where is the hole")
    assert ranked[0].place == 1


class NearGlue:
    """Everything is near the glue in meaning."""

    def fits(self, _text: str, topic: str, *, without: str = "") -> Sequence[float]:
        """A part that speaks of glue is near."""
        parts = answering().topic(topic).parts
        return [0.6 if "glue" in each.text and not without else 0.0 for each in parts]

    def likeness(self, text: str, topic: str) -> float:
        """As near as the nearest of its parts."""
        return max(self.fits(text, topic))


class InDoubt:
    """A matcher that hardly tells two topics apart."""

    def candidates(self, _text: str) -> tuple[Candidate, ...]:
        """The wrong one by a hair."""
        return (
            Candidate("oiling-the-chain", 0.36),
            Candidate("flat-tyre", 0.34),
            Candidate(OFF_TOPIC, 0.3),
        )


def chances(text: str) -> dict[str, float]:
    """Each label's probability."""
    found = PartsMatcher(InDoubt(), Fitting(answering())).candidates(text)
    assert [each.probability for each in found] == sorted(
        (each.probability for each in found), reverse=True
    )
    return {each.topic: each.probability for each in found}


def test_the_topic_whose_part_answers_the_question_goes_ahead() -> None:
    """Far enough that nobody is asked which of the two was meant."""
    found = chances("how long must the glue dry")
    assert found["flat-tyre"] > found["oiling-the-chain"] + 0.3


def test_what_is_no_topic_keeps_its_chance() -> None:
    """Parts know nothing of what is off topic; all chances still come to one."""
    found = chances("how long must the glue dry")
    assert found[OFF_TOPIC] == 0.3
    assert abs(sum(found.values()) - 1) < 0.001
