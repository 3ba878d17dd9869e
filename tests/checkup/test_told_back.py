"""What was told is said back in sentences that a person would say."""

from __future__ import annotations

import pytest

from tests.checkup.support import checker, flow, said, talk
from tests.checkup.test_checkup import to_the_end
from voice_skill.checkup.told_back import told_of, understood
from voice_skill.language.prompts import prompts
from voice_skill.understanding.people import Patient
from voice_skill.values.flow import Event, FlowState, Known
from voice_skill.values.text import WORDS_A_SENTENCE, sentences

SON = Patient("your son", True, 9)


def state(*names: str) -> FlowState:
    """That told, and nothing asked."""
    return FlowState((Event("", None, tuple((name, Known.YES) for name in names)),))


def test_each_thing_has_its_verb() -> None:
    """Of the speaker, and of somebody else."""
    told = state("one_sided_swelling", "statin", "breathless", "fever", "long_travel")
    assert told_of(flow(), told, Patient()) == [
        "You have one swollen leg and a fever.",
        "You take a statin.",
        "You are short of breath.",
        "You have had a long journey.",
    ]
    assert told_of(flow("child"), state("fever"), SON) == ["Your son has a fever."]


def test_a_question_whose_yes_named_nothing_is_said_as_a_question() -> None:
    """No single sign is made up."""
    yes = FlowState((Event("everyday", Known.YES),))
    assert told_of(flow(), yes, Patient())[0].startswith("You said yes to this: broken sleep")


@pytest.mark.parametrize("name", ["adult", "child"])
def test_every_finding_can_be_said_of_anybody(name: str) -> None:
    """None is left out, and no sentence is too long for the ear."""
    names = tuple(each for each in flow(name).facts if each != "duration")
    for patient in (Patient(), SON, Patient("them", None)):
        said_back = told_of(flow(name), state(*names), patient)
        assert all(len(each.split()) <= WORDS_A_SENTENCE for each in said_back), said_back
        for each in names:
            assert told_of(flow(name), state(each), patient), each
    for form in flow(name).told.values():
        assert len(prompts(f"checkup.verbs.{form.split('}')[0][1:]}")) == 2


def test_the_yes_comes_first_and_then_the_rest_in_one_sentence() -> None:
    """With the person's own words for where and since when."""
    checkup, _ = talk("my left calf is swollen since yesterday")
    checkup, _ = to_the_end(checker(), checkup)
    chunks = understood(checker().flow(checkup), checkup.state, checkup.patient, checkup.details)
    text = " ".join(each.text for each in chunks)
    assert text.startswith("In your words: left calf, since yesterday. You have one swollen leg")
    assert text.endswith("You said no to the other questions.")


def test_who_has_nothing_is_told_so_about_the_right_person() -> None:
    """Not "you told me about your son of no danger sign"."""
    _, replies = talk("my son has cramps", "he's nine", *["no"] * 8)
    assert said(replies[-1]).startswith("For your son you told me of no danger sign. You said no")


def test_the_name_of_the_thing_is_said() -> None:
    """Restless legs are not cramps that break sleep."""
    _, replies = talk("my legs feel creepy and fidgety in bed and i have to move them")
    assert "You have an urge to move the legs." in said(replies[0])


def test_no_thing_is_said_as_nobody_would_say_it() -> None:
    """A verb where "have" makes no sentence."""
    names = ("bleeding_now", "confusion", "missed_blood_thinner", "muscle_wasting_twitching")
    assert told_of(
        flow(), state(*names, "tired_cold_weight_gain"), Patient("your son", False, 20)
    ) == [
        "Your son is bleeding now and confused.",
        "Your son has missed a dose of a blood thinner.",
        "Your son has a muscle that gets thinner or weaker, or that twitches.",
        "Your son has an underactive thyroid, tiredness, feeling cold or weight gain.",
    ]


def test_a_word_of_sympathy_comes_once() -> None:
    """And not again with "start again"."""
    _, replies = talk("my calf is sore", "no", "start again")
    spoken = " ".join(each.text for each in replies if each is not None)
    assert sum("sorry" in each for each in sentences(spoken)) == 1
