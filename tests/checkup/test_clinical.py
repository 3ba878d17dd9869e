"""Pregnancy, heat, quinine and blood thinners: heard as people say it, with the right first aid."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest

from tests.checkup.support import checker, flow, said, talk
from tests.support import LEGS, ROOT, pack, watch
from voice_skill.checkup.advice import advice
from voice_skill.packs.flows import load_said
from voice_skill.safety.watch import Watch
from voice_skill.understanding.people import Patient
from voice_skill.values.flow import Event, FlowState, Known

DATA = ROOT / "tests" / "data"
STORIES = ("clinical_preeclampsia", "clinical_first_aid", "clinical_second")


@lru_cache
def by_the_way() -> Watch:
    """What the check-up alone listens for."""
    said = load_said(LEGS)
    return Watch(said.findings, (), {**said.word_sets, **pack().word_sets})


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a list in tests/data, cut at the tabs."""
    for line in (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def advised(*told: str) -> str:
    """The advice of the check-up for grown-ups, where those features or questions are a yes."""
    state = FlowState((Event("", None, tuple((name, Known.YES) for name in told)),))
    return advice(flow(), state, Patient(), checker().sources).text


@pytest.mark.parametrize("name", STORIES)
def test_stories_reach_the_level_they_need_at_once(name: str) -> None:
    """Sudden swelling at 33 weeks was answered with "I don't know that one"."""
    wrong: list[str] = []
    false: list[str] = []
    for text, levels, *flags in rows(name):
        raised = watch().notice(text).raised
        level = raised[0].level.label if raised else "quiet"
        if level not in levels.split(","):
            (false if levels == "quiet" else wrong).append(f"{text!r}: {level}, not {levels}")
        elif raised and flags and raised[0].flag not in flags[0].split(","):
            wrong.append(f"{text!r}: {raised[0].flag}, not {flags[0]}")
    assert not false, "\n".join(false)
    assert len(wrong) <= 1, "\n".join(wrong)


def test_pregnancy_is_heard_in_peoples_own_words() -> None:
    """Weeks said alone, a bun in the oven, a birth ten days ago; not weeks of cramps."""
    wrong = [
        f"{text!r}: not {expected}"
        for text, expected in rows("clinical_pregnant")
        if ("pregnant" in watch().notice(text).present) != (expected == "yes")
    ]
    assert len(wrong) <= 2, "\n".join(wrong)


def test_danger_signs_and_check_up_know_pregnancy_by_the_same_words() -> None:
    """One definition, in word sets that both use."""
    for text, _ in rows("clinical_pregnant"):
        flags, own = watch().notice(text), by_the_way().notice(text)
        if "pregnant" in flags.present:
            assert "pregnant" in own.present, text


def test_a_clot_in_pregnancy_comes_before_signs_of_high_blood_pressure() -> None:
    """It is the graver of the two."""
    text = "i'm 33 weeks, my left calf is swollen and red and i've a bad headache"
    raised = [each.flag for each in watch().notice(text).raised]
    assert raised[0] == "pregnancy-clot"
    assert "preeclampsia" in raised


def test_the_check_up_asks_somebody_pregnant_once_about_high_blood_pressure() -> None:
    """And sends her to the midwife at once."""
    checkup, replies = talk("i'm 33 weeks with leg cramps", "no", "no", "no", "no", "no")
    assert "bad headache" in said(replies[-1])
    checkup, reply = checker().hear(checkup, "yes")
    assert checker().level(checkup).label == "same-day"
    checkup, reply = checker().hear(checkup, "the second")
    assert "bad headache" not in said(reply).removeprefix("I noted: a bad headache.")


def test_the_check_up_of_nobody_else_is_longer_for_it() -> None:
    """The question stands behind pregnancy."""
    _, replies = talk("i get leg cramps", *["no"] * 11)
    assert not [each for each in replies if each and "bad headache" in each.text]


@pytest.mark.parametrize(
    "told",
    [
        ("one_sided_swelling",),
        ("cramp_over_10min",),
        ("affects_sleep",),
        ("veins_ache",),
        (),
    ],
)
def test_advice_in_pregnancy_names_the_midwife_first(told: tuple[str, ...]) -> None:
    """Not only a doctor."""
    order, *_ = advised("pregnant", *told).split(".")
    assert "midwife" in order
    assert "doctor" not in order.split("midwife")[0]
    assert "midwife" not in advised(*told).split(".")[0]


def test_an_emergency_in_pregnancy_keeps_its_order() -> None:
    """Nobody calls a midwife for a clot in the lung."""
    assert advised("pregnant", "chest_pain").startswith("Call 999 now.")


@pytest.mark.parametrize("told", ["head", "heat_not_improving", "confusion"])
def test_what_may_be_heat_is_cooled_and_given_water(told: str) -> None:
    """ "Eat and drink nothing" was told to people with heatstroke."""
    text = advised(told).lower()
    assert "cool the skin" in text
    assert "sip" in text
    assert "drink nothing" not in text


def test_only_where_swallowing_may_choke_nothing_is_to_be_drunk() -> None:
    """A stroke, a locked jaw; a poison unless told."""
    nothing = {each.id for each in flow().advice if "drink nothing" in " ".join(each.meanwhile)}
    assert nothing == {"swallow", "poison"}
    assert "Eat and drink nothing until help comes." in advised("face_arm_speech")


def test_a_bleed_that_goes_on_is_pressed_on_whatever_question_told_of_it() -> None:
    """A yes to "fever, shivering, or bleeding that goes on" may be the bleeding."""
    assert "press firmly" in advised("infection", "skin")


@pytest.mark.parametrize(
    "told",
    [("diabetes", "feeling"), ("meds", "feeling"), ("diuretic", "feeling"), ("statin", "feeling")],
)
def test_nobody_is_told_to_hold_back_insulin_or_a_water_tablet(told: tuple[str, ...]) -> None:
    """Only a statin or quinine may be the cause, and a statin does not chill feet."""
    assert "before you take" not in advised(*told)
    assert "statin can be" not in advised(*told)


def test_a_statin_with_sore_muscles_is_asked_about_before_the_next_one() -> None:
    """That tablet alone."""
    text = advised("statin", "muscle_pain")
    assert "before you take the next statin tablet" in text
    assert "Keep taking your other medicines." in text


def test_quinine_says_one_thing_everywhere() -> None:
    """Stop it and call today: the danger sign, the check-up and the topic."""
    quinine = next(each for each in pack().red_flags if each.id == "quinine-reaction")
    topic = next(each for each in pack().topics if each.id == "medicines")
    assert topic.care is not None
    assert quinine.order.startswith("Stop quinine")
    assert advised("quinine", "bruising_bleeding").startswith("Stop quinine")
    assert "Stop quinine" in topic.care.text
    assert "Never stop" not in topic.first.text


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        ("toxin", ("Do not try to bring it up", "Eat and drink nothing unless", "packet")),
        ("dehydration-severe", ("small sips", "rehydration drink")),
        ("heat-exhaustion", ("Sip", "within 30 minutes, call 999", "Wet the skin")),
        ("preeclampsia", ("blood pressure and urine", "Call 999 at once for a fit")),
    ],
)
def test_first_aid_stands_with_the_danger_sign(flag: str, words: tuple[str, ...]) -> None:
    """What helps before help comes."""
    text = " ".join(next(each for each in pack().red_flags if each.id == flag).meanwhile)
    assert not [word for word in words if word not in text]


def test_a_blood_thinner_is_no_thin_muscle() -> None:
    """ "Thinner tablets and now my calf" was an ordinary appointment."""
    for text in ("i take blood thinner tablets and now my calf aches", "on thinners and my leg"):
        assert "muscle_wasting_twitching" not in watch().notice(text).present
        assert "muscle_wasting_twitching" not in by_the_way().notice(text).present
