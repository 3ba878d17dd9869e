"""Short ways of typing: each means what it says in full."""

from __future__ import annotations

import pytest

from voice_skill.safety.danger_answers import DangerAnswer, answer_to_danger
from voice_skill.understanding.reading import Reading
from voice_skill.understanding.typed import written_out
from voice_skill.understanding.wishes import Wish


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        *((each, DangerAnswer.YES) for each in ("y", "Y", "yh", "yesss", "thats right")),
        *((each, DangerAnswer.NO) for each in ("n", "N", "na", "nope", "nooo", "n/a", "no tbh")),
        *((each, DangerAnswer.NO) for each in ("its not", "no i havent", "no hes fine")),
        *((each, DangerAnswer.UNSURE) for each in ("idk", "dunno", "idk tbh", "dont know")),
        *((each, DangerAnswer.UNSURE) for each in ("dont think so", "im not sure", "cant tell")),
    ],
)
def test_a_short_answer_is_the_same_as_the_long_one(typed: str, answer: DangerAnswer) -> None:
    """Even where danger hangs on it."""
    assert answer_to_danger(Reading(typed)) is answer


@pytest.mark.parametrize("typed", ["k", "im 15", "ive had it", "not atm", "no atm"])
def test_what_is_no_plain_answer_stays_none(typed: str) -> None:
    """Consent, a remark, a no with a limit."""
    assert answer_to_danger(Reading(typed)) in {DangerAnswer.REMARK, DangerAnswer.HEDGED}


@pytest.mark.parametrize("typed", ["?", "??", " ? "])
def test_a_lone_question_mark_asks_what_was_meant(typed: str) -> None:
    """It is no silence."""
    assert Reading(typed).wish is Wish.MEANS


def test_an_age_is_heard_without_its_apostrophe() -> None:
    """ "im 15" is a child's."""
    patient = Reading("im 15 and my calf hurts").patient
    assert patient is not None
    assert (patient.years, patient.child) == (15, True)


@pytest.mark.parametrize("said", ["ye cannae be serious", "vitamin k", "is it the n one", "111"])
def test_letters_within_a_sentence_stay_what_they_are(said: str) -> None:
    """Only alone are they answers."""
    assert written_out(said) == said
