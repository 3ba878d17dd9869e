"""A bare yes to a question of several signs: which of them it is."""

from __future__ import annotations

import pytest

from tests.checkup.support import checker, said, talk
from voice_skill.checkup.checkup import Checkup
from voice_skill.checkup.reckoning import view_of
from voice_skill.checkup.saved import as_data, from_data
from voice_skill.checkup.state import Phase
from voice_skill.values.flow import Known
from voice_skill.values.reply import Expects

CRAMPS = "my calves cramp"
EVERYDAY = (CRAMPS, *["no"] * 9, "yes")
WHICH = "Which of these: broken sleep, pain when walking, swelling, or aching veins?"


def named(checkup: Checkup) -> set[str]:
    """What is known to be there by its name."""
    facts = view_of(checker().flow(checkup), checkup.state).facts
    return {name for name, value in facts.items() if value is Known.YES}


def test_it_is_asked_with_the_signs_in_their_order() -> None:
    """And neither yes nor no is expected."""
    checkup, replies = talk(*EVERYDAY)
    assert said(replies[-1]) == WHICH
    assert checkup.phase is Phase.WHICH
    assert replies[-1] is not None
    assert replies[-1].expects is Expects.CHOICE


@pytest.mark.parametrize(
    ("answer", "signs"),
    [
        ("sleep and swelling", {"affects_sleep", "both_sides_swelling"}),
        ("the second", {"exertion_pain_relief_rest"}),
        ("the first two", {"affects_sleep", "exertion_pain_relief_rest"}),
        ("1 and 4", {"affects_sleep", "veins_ache"}),
        ("the third", {"both_sides_swelling"}),
        ("it's the walking", {"exertion_pain_relief_rest"}),
        (
            "all of them",
            {"affects_sleep", "exertion_pain_relief_rest", "both_sides_swelling", "veins_ache"},
        ),
        ("not the sleep, the veins", {"veins_ache"}),
    ],
)
def test_only_what_is_picked_is_said_back(answer: str, signs: set[str]) -> None:
    """By name, by place, or all."""
    checkup, replies = talk(*EVERYDAY, answer)
    assert named(checkup) == signs
    assert said(replies[-1]).startswith("I noted:")
    assert "You said yes to this" not in said(replies[-1])


def test_the_advice_rests_on_what_was_picked() -> None:
    """Aching veins are no reason where only the walking was meant."""
    _, replies = talk(*EVERYDAY, "the second", "yes")
    assert "Say how far you can walk" in said(replies[-1])
    assert "veins" not in said(replies[-1])


def test_a_yes_that_names_a_sign_is_not_asked_about() -> None:
    """ "Yes, the veins"."""
    checkup, replies = talk(*EVERYDAY[:-1], "yes, the veins ache")
    assert checkup.phase is Phase.TEACH_BACK
    assert "You have aching veins." in said(replies[-1])


@pytest.mark.parametrize("answer", ["none really", "no", "none of them"])
def test_none_is_no_answer_to_the_question_before(answer: str) -> None:
    """It is asked once more, and its own no counts."""
    checkup, replies = talk(*EVERYDAY, answer)
    assert said(replies[-1]).startswith("Then I got that wrong. I ask once more.")
    assert checkup.phase is Phase.ASKING
    checkup, reply = checker().hear(checkup, "yes")
    assert checkup.phase is Phase.TEACH_BACK, "it is not asked a second time which"
    assert "You said yes to this: broken sleep" in said(reply)


def test_in_doubt_all_of_them_count() -> None:
    """ "I don't know", a second yes, or silence."""
    for answers in (["i don't know"], ["yes", "yes"], ["", ""]):
        checkup, replies = talk(*EVERYDAY, *answers)
        assert said(replies[-1]).startswith("Then I take it that all of them may be so."), answers
        assert checkup.phase is Phase.TEACH_BACK


def test_a_danger_that_was_not_picked_is_still_asked_about() -> None:
    """Numb is not all that a yes to numb, weak, cold or pale can mean."""
    _, replies = talk(CRAMPS, "no", "yes", "the first")
    assert "suddenly cold, pale or blue" in said(replies[-1])


def test_no_level_falls_by_naming() -> None:
    """Whatever is picked: what the yes had reached stays reached."""
    skill = checker()
    for count in range(2, 10):
        checkup, _ = talk(CRAMPS, *["no"] * count, "yes")
        if checkup.phase is not Phase.WHICH:
            continue
        for answer in ("the first", "the last", "all of them", "i don't know"):
            after, _ = skill.hear(checkup, answer)
            assert skill.level(after) >= skill.level(checkup), (count, answer)


def test_going_back_asks_the_question_again_and_then_which() -> None:
    """As if nothing had been said."""
    checkup, _ = talk(*EVERYDAY, "go back")
    assert checkup.phase is Phase.ASKING
    checkup, reply = checker().hear(checkup, "yes")
    assert said(reply) == WHICH


def test_what_is_kept_for_another_day_counts_all_of_them() -> None:
    """It does not ask which, days later."""
    checkup, _ = talk(*EVERYDAY)
    again = from_data(checker(), as_data(checkup))
    assert again is not None
    assert again.phase is Phase.ASKING


def test_what_a_question_means_is_told_and_it_waits() -> None:
    """ "?" asks as well as "what do you mean"."""
    _, replies = talk(*EVERYDAY, "?")
    assert said(replies[-1]).startswith("Say the ones you have")
    assert said(replies[-1]).endswith(WHICH)
