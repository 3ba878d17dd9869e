"""What is rendered beforehand: what a pack always says in the same words."""

from __future__ import annotations

from tests.support import LEGS, checker, converse, pack
from voice_skill.speaking.natural.fixed import fixed_sentences
from voice_skill.speaking.pronounce import pronounce
from voice_skill.values.script import Script


def sentences() -> tuple[str, ...]:
    """Those of the shipped pack."""
    checks = checker(LEGS)
    assert checks is not None
    return fixed_sentences(pack(LEGS), checks.flows)


def test_orders_stand_first_and_nothing_twice() -> None:
    """Whoever stops the rendering early has what must not wait."""
    found = sentences()
    assert found[0] == "Call 9 9 9 now."
    assert len(found) == len(set(found))
    assert not [each for each in found if "{" in each]


def test_most_of_what_is_said_in_talks_is_among_them() -> None:
    """What is left holds a number, a name, or the person's own words."""
    talks = (
        ("what are varicose veins", "yes", "who says so", "go back", "thank you"),
        ("what helps against a cramp", "tell me more", "slower"),
        ("my calf is swollen and i can't breathe", "repeat that"),
        ("check my symptoms", "no", "no", "no", "why do you ask", "no", "no"),
    )
    known, all_said = set(sentences()), []
    for talk in talks:
        for reply in converse(*talk)[1]:
            all_said += [
                pronounce(each.text, pack().pronounce) for each in Script.of(reply).sentences
            ]
    found = [each for each in all_said if each in known]
    assert len(found) >= 0.75 * len(all_said), sorted(set(all_said) - known)
