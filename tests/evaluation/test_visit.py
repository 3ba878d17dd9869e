"""A simulated patient takes the product's own way, from the first word to the advice."""

from __future__ import annotations

from tests.support import LEGS, dialogue
from voice_skill.evaluation.vignettes import Vignette
from voice_skill.evaluation.visit import Typed, patients_say, visit
from voice_skill.values.level import Level


def test_who_is_answered_otherwise_asks_to_be_checked() -> None:
    """A question of the opening is answered first, as for everybody."""
    found = visit(
        Vignette("V1", "what are varicose veins", {}, "self-care", ()), dialogue(LEGS), Typed()
    )
    said = [text for who, text in found.transcript if who == "patient"]
    assert patients_say("wish") in said
    assert found.level is Level.SELF_CARE


def test_an_emergency_in_the_opening_ends_the_visit() -> None:
    """No question is counted."""
    found = visit(Vignette("V2", "i have chest pain", {}, "emergency", ()), dialogue(LEGS), Typed())
    assert (found.level, found.questions) == (Level.EMERGENCY, 0)


def test_what_was_told_before_the_check_up_is_not_lost_in_it() -> None:
    """Nobody has to say it twice, and it counts."""
    patient = Vignette("V3", "my left calf is swollen", {}, "same-day", ())
    found = visit(patient, dialogue(LEGS), Typed())
    assert found.level is Level.SAME_DAY
    assert not any("Is one leg swollen" in text for who, text in found.transcript if who == "skill")
