"""An answer that goes on, where no danger hangs on it."""

from __future__ import annotations

from voice_skill.understanding.loose_answers import begins_as_a_question, loose_answer
from voice_skill.values.meaning import AnswerKind


def test_the_first_words_answer_and_a_no_with_a_but_is_unsure() -> None:
    """A question is no answer."""
    assert loose_answer("yes and it wakes me up every single night") is AnswerKind.YES
    assert loose_answer("the second one") is AnswerKind.YES
    assert loose_answer("never in my life have i had such a thing") is AnswerKind.NO
    assert loose_answer("no but my other leg does") is AnswerKind.UNSURE
    assert loose_answer("what does that mean") is None
    assert begins_as_a_question("well, what does that mean")
