"""Patients in other words: the same person, said in several ways."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.checkup.support import checker
from tests.support import LEGS
from voice_skill.evaluation.vignettes import Vignette
from voice_skill.evaluation.wordings import Answers, Worded, interrupted, read_wordings
from voice_skill.values.errors import ContentError

ASKED = frozenset(name for each in checker().flows for q in each.questions for name in q.asks)
SWOLLEN = Vignette(
    "W1", "my leg is swollen", {"one_sided_swelling": "yes", "smoker": "yes"}, "same-day", ()
)


def worded(vignette: Vignette, seed: int = 0, how: Answers = Answers.PLAIN) -> Worded:
    """That patient in the pack's words."""
    return Worded(vignette, read_wordings(LEGS), seed, how, ASKED)


def test_the_same_seed_says_the_same_and_another_something_else() -> None:
    """So that a run can be looked at again."""
    openings = [worded(SWOLLEN, seed).opening for seed in range(10)]
    assert openings == [worded(SWOLLEN, seed).opening for seed in range(10)]
    assert len(set(openings)) > 5


def test_what_no_question_asks_about_is_told_at_once() -> None:
    """Else nobody could know it."""
    words = read_wordings(LEGS)
    few = replace(words, facts={"smoker": {"yes": ("{i} {v:smoke} a pipe",)}})
    for seed in range(10):
        assert "i smoke a pipe" in Worded(SWOLLEN, few, seed, Answers.PLAIN, ASKED).opening


def test_what_is_hidden_is_told_only_when_it_is_asked() -> None:
    """The opening of such a patient holds no fact that a question asks about."""
    hidden = Vignette("W2", "x", {"chest_pain": "yes"}, "emergency", (), ("hidden",))
    plain = set(read_wordings(LEGS).facts["chest_pain"]["yes"])
    for seed in range(10):
        patient = worded(hidden, seed)
        assert not any(text.split("{")[0] in patient.opening for text in plain if text[0] != "{")
        assert patient.answer(("chest_pain",)) != patient.answer(("breathless",))


def test_another_person_is_spoken_of() -> None:
    """No slot is left, and nobody says "my" of somebody else's leg."""
    wife = Vignette("W3", "x", {"fever": "yes", "age": 70}, "same-day", (), (), "wife")
    for seed in range(20):
        opening = worded(wife, seed).opening
        assert "my wife" in opening
        assert "70 years old" in opening
        assert "{" not in opening


@pytest.mark.parametrize("how", list(Answers))
def test_answers_keep_their_meaning(how: Answers) -> None:
    """A yes names the sign or says yes, a no says no, and no slot is left."""
    words = read_wordings(LEGS)
    for seed in range(20):
        patient = worded(SWOLLEN, seed, how)
        yes, no = patient.answer(("one_sided_swelling",)), patient.answer(("breathless",))
        assert no in words.answers["no"]
        assert yes not in words.answers["no"]
        assert "{" not in yes


def test_remarks_and_doubt_come_in_between() -> None:
    """About the share asked for; hedging changes the yes itself."""
    words = read_wordings(LEGS)
    disturb = interrupted(words, Answers.REMARKS, 0.25, 1)
    assert disturb is not None
    said = [disturb("no") for _ in range(400)]
    assert 60 < sum(each in words.answers["remarks"] for each in said) < 140
    assert interrupted(words, Answers.HEDGED, 0.25, 1) is None


def test_a_pack_without_such_words_says_so(tmp_path: Path) -> None:
    """And a file that lacks a list is named."""
    with pytest.raises(ContentError, match=r"patients\.yaml is missing"):
        read_wordings(tmp_path)
    (tmp_path / "patients.yaml").write_text("facts: {}\nanswers: {}\n", encoding="utf-8")
    with pytest.raises(ContentError, match="'yes' is missing"):
        read_wordings(tmp_path)
