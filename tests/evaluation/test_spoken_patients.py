"""Patients who speak: what is misheard is asked again, and never makes a danger smaller."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support import BICYCLE, LEGS, dialogue
from voice_skill.evaluation.speakers import EXAMINERS, Speaker
from voice_skill.evaluation.spoken_patients import RealEar, run_spoken
from voice_skill.evaluation.vignettes import Vignette, is_unsafe, read_vignettes, totals
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.reply import Expects

DATA = Path(__file__).parents[1] / "data"
PATIENTS = read_vignettes(DATA / "vignettes.jsonl")
TOLD = Vignette("A", "my calf aches", {"breathless": "yes"}, "emergency", ())
WELL = Vignette("B", "i get the odd cramp", {}, "self-care", ())


class Ear:
    """Hears what ``makes`` makes of each text: readings of one engine, best first."""

    def __init__(self, makes: Mapping[str, tuple[str, ...]] | None = None, again: str = "") -> None:
        self._makes = makes or {}
        self._again = again
        self.said: list[tuple[str, Speaker]] = []

    def hear(self, text: str, speaker: Speaker, expects: Expects) -> Heard:
        self.said.append((text, speaker))
        texts = self._makes.get(text, (text,) if text else ())
        return Heard(tuple(Hypothesis(each, 0.6, "one") for each in texts))

    def again(self) -> tuple[Hypothesis, ...]:
        return (Hypothesis(self._again, 0.6, "two"),) if self._again else ()


def test_a_well_heard_patient_reaches_the_typed_level() -> None:
    """The same rules behind the ears."""
    rows = run_spoken((TOLD, WELL), dialogue(LEGS), Ear())
    assert [row.got for row in rows] == ["emergency", "self-care"]
    assert rows[0].transcript[0] == ("patient", "my calf aches")
    assert rows[0].heard[0] == "my calf aches"
    assert rows[0].heard[-1] == "yes"


def test_a_patient_who_is_never_heard_is_not_sent_home() -> None:
    """Silence is no denial."""
    (row,) = run_spoken((TOLD,), dialogue(LEGS), Ear({"my calf aches": (), "yes": (), "no": ()}))
    assert not is_unsafe(row)
    assert row.heard[0] == ""


@pytest.mark.parametrize("heard", ["us", "yet", "chess", "their", "mess"])
def test_a_yes_that_is_misheard_as_something_else_is_asked_again(heard: str) -> None:
    """And never counts as a no."""
    (row,) = run_spoken((TOLD,), dialogue(LEGS), Ear({"yes": (heard,)}))
    assert row.got == "emergency"


def test_a_yes_among_the_readings_is_no_no() -> None:
    """Even where the best reading says no."""
    (row,) = run_spoken((TOLD,), dialogue(LEGS), Ear({"yes": ("no", "yes")}))
    assert row.got == "emergency"


def test_one_engine_alone_never_takes_the_same_danger_away_at_once() -> None:
    """A yes that one engine hears as no is asked again; the second engine hears a yes."""
    (row,) = run_spoken((TOLD,), dialogue(LEGS), Ear({"yes": ("no",)}, again="yes"))
    assert row.got == "emergency"


def test_an_emergency_in_any_reading_of_the_opening_counts() -> None:
    """The opening is heard by all ears."""
    opening = {"my calf aches": ("my cough aches", "my calf aches and i can't breathe")}
    (row,) = run_spoken((TOLD,), dialogue(LEGS), Ear(opening))
    assert (row.got, row.questions) == ("emergency", 0)


def test_every_patient_has_a_voice_and_the_seed_gives_the_next() -> None:
    """Three voices that nothing was learnt from."""
    voices = []
    for seed in range(3):
        ear = Ear()
        run_spoken((TOLD,), dialogue(LEGS), ear, seed=seed)
        assert len({speaker for _, speaker in ear.said}) == 1
        voices.append(ear.said[0][1])
    assert set(voices) == set(EXAMINERS)


def test_answers_can_be_disturbed_as_when_typed() -> None:
    """But not the opening words."""
    ear = Ear()
    rows = run_spoken((WELL,), dialogue(LEGS), ear, disturb=lambda text: "")
    assert ear.said[0][0] == WELL.opening
    assert not is_unsafe(rows[0])


def test_a_pack_without_check_ups_is_refused() -> None:
    """There is nothing to measure."""
    with pytest.raises(ValueError, match="no flow"):
        run_spoken((WELL,), dialogue(BICYCLE), Ear())


def test_the_same_words_of_the_same_voice_are_heard_once() -> None:
    """Hearing is what takes long."""
    heard: list[int] = []

    class Ears:
        def hear(self, recording: object, *, expects: Expects = Expects.ANYTHING) -> Heard:
            heard.append(sum(map(len, recording)))  # type: ignore[call-overload]
            return Heard((Hypothesis("no", 0.9, "one"),))

        def again(self) -> tuple[Hypothesis, ...]:
            return (Hypothesis("know", 0.5, "two"),)

    ear = RealEar(Ears(), say=lambda speaker, text: bytes(1_000))
    for _ in range(3):
        assert ear.hear("no", EXAMINERS[0], Expects.YES_NO).text == "no"
        assert ear.again()[0].text == "know"
    assert heard == [1_000 + 12_800]
    assert ear.hear("", EXAMINERS[0], Expects.YES_NO) == Heard(())
    assert ear.again() == ()


@pytest.mark.slow
def test_patients_who_are_really_heard_are_never_sent_too_low() -> None:
    """Synthetic voices, the real recogniser: one patient of every level, and a child."""
    from voice_skill.assembly.ears import build_ears
    from voice_skill.assembly.skill import build_pack
    from voice_skill.settings import load_settings

    settings = load_settings()
    ear = RealEar(build_ears(build_pack(settings), settings, tell=print))
    chosen = [each for each in PATIENTS if each.id in {"T001", "T023", "T047", "T060", "T062"}]
    rows = run_spoken(chosen, dialogue(LEGS), ear)
    assert totals(rows)["unsafe_under_triage"] == 0
    assert (totals(rows)["acceptable"] or 0) >= 0.8
