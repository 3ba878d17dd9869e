"""One leg in trouble and a reason for a clot is seen today, in whatever words it is told.

The stories were written before the mechanism. ``tests/data/one_calf.tsv``: the reason, what the
patient affirms when asked, the opening words.
"""

from __future__ import annotations

import pytest

from tests.checkup.support import checker
from tests.support import ROOT, converse
from voice_skill.checkup.checkup import Checkup, Phase
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import Known
from voice_skill.values.level import Level
from voice_skill.values.reply import Reply

LINES = (ROOT / "tests" / "data" / "one_calf.tsv").read_text(encoding="utf-8").splitlines()
STORIES = [line.split("\t") for line in LINES if line and not line.startswith("#")]
WITH_A_REASON = [(facts, text) for kind, facts, text in STORIES if kind not in {"none", "both"}]
WITHOUT = [(facts, text) for kind, facts, text in STORIES if kind in {"none", "both"}]


def asked(text: str, affirmed: str = "") -> tuple[Level, str]:
    """The level of a patient who says no to all but what is ``affirmed``, and the last reply."""
    checkup, reply = checker().begin(Reading(text))
    last: Reply | None = reply
    for _ in range(40):
        if checkup.phase is Phase.ADVISED:
            break
        checkup, last = checker().hear(checkup, _answer(checkup, affirmed))
    assert checkup.told is not None
    assert last is not None
    return checkup.told, last.text


def _answer(checkup: Checkup, affirmed: str) -> str:
    if checkup.phase is Phase.TEACH_BACK:
        return "yes"
    wanted = set(affirmed.split(",")) & set(checker().asks(checkup))
    return "yes" if wanted else "no"


def test_there_are_enough_stories() -> None:
    """Eight kinds of reason and more, and as many without one."""
    assert len(WITH_A_REASON) >= 60
    assert len(WITHOUT) >= 40
    assert len({kind for kind, _, _ in STORIES}) >= 10


@pytest.mark.parametrize(("facts", "text"), WITH_A_REASON)
def test_one_leg_and_a_reason_is_seen_today(facts: str, text: str) -> None:
    """And nobody with it is told to stretch or rub the leg."""
    level, reply = asked(text, facts)
    assert level >= Level.SAME_DAY
    assert "Stretch" not in reply
    assert level is Level.EMERGENCY or "Do not rub" in reply


def test_what_was_told_need_not_be_told_again() -> None:
    """Every one of these stories is heard whole, and a no to each question keeps it."""
    lost = [text for _, text in WITH_A_REASON if asked(text)[0] < Level.SAME_DAY]
    assert not lost


@pytest.mark.parametrize(("facts", "text"), WITHOUT)
def test_one_leg_alone_or_both_legs_are_not_urgent(facts: str, text: str) -> None:
    """An ache without a reason, or a reason with cramps in both legs."""
    level, _ = asked(text, facts)
    assert level <= Level.ROUTINE


def test_words_that_nobody_knows_are_asked_about() -> None:
    """Neither the leg nor the reason is understood: both are asked."""
    level, _ = asked("i've got bother down there", "one_sided_pain,recent_surgery_or_immobility")
    assert level is Level.SAME_DAY


def test_both_legs_answer_the_question_for_one() -> None:
    """Who says so is not asked; one leg told beside it counts more."""
    facts = dict(checker().notice(Reading("both my calves cramp at night")).facts)
    assert facts["one_sided_pain"] is Known.NO
    facts = dict(
        checker().notice(Reading("both my calves cramp at night and my left calf aches")).facts
    )
    assert facts["one_sided_pain"] is Known.YES


def test_a_story_begins_a_check_up_whatever_topic_it_is_near_to() -> None:
    """It names an operation, a pill, a flight: none of them is what was asked."""
    for text in (
        "they did my hip and my right leg has a niggle",
        "i'm on the pill, my calf is tight",
    ):
        session, _ = converse(text, "no")
        assert session.checkup is not None
    session, _ = converse("what is a compression stocking")
    assert session.checkup is None
