"""Whom a report is about."""

from __future__ import annotations

import pytest

from voice_skill.understanding.people import Patient, age_said, number_in, patient_in, years_in


@pytest.mark.parametrize(
    ("text", "who", "child"),
    [
        ("my mother's leg is swollen", "your mother", False),
        ("it's my husband's leg he says it's just cramp", "your husband", False),
        ("he's been on the roof all day and his legs cramped up", "them", False),
        ("nan's leg gave way", "your nan", False),
        ("my little boy's five and both his legs ache", "your boy", True),
        ("my six year old is limping", "your child", True),
        ("our wee lad won't walk on his leg", "your lad", True),
        ("my eighty year old dad has cramp", "your dad", False),
        ("my son has leg pain", "your son", None),
        ("my hubby's leg is swollen", "your hubby", False),
        ("our lass has a swollen leg", "your lass", None),
        ("my daughter's eleven and her knee hurts", "your daughter", True),
        ("my daughter is thirty and her calf hurts", "your daughter", False),
        ("i'm fourteen and my leg hurts", "", True),
        ("i'm 72 and i get cramps", "", False),
    ],
)
def test_somebody_else_and_children_are_noticed(text: str, who: str, child: bool | None) -> None:
    """By the words people use for their own."""
    found = patient_in(text)
    assert found is not None
    assert (found.who, found.child) == (who, child)


@pytest.mark.parametrize(
    "text",
    [
        "my calf hurts",
        "my husband says i should get my leg checked",
        "i had my baby three weeks ago and one leg is puffy",
        "the nurse dresses my leg ulcer",
        "i'm twenty weeks and my calf is sore",
    ],
)
def test_the_speaker_stays_the_patient(text: str) -> None:
    """Others may be named without being ill."""
    assert (patient_in(text) or Patient()).who == ""


def test_ages_are_told_in_words_or_digits() -> None:
    """Weeks and nights are no ages."""
    assert years_in("she's eighty two") == 82
    assert years_in("i'm 9") == 9
    assert years_in("i'm up three nights a week") is None
    assert number_in("eight years old") == 8
    assert number_in("no") is None


@pytest.mark.parametrize(
    ("text", "years"),
    [("eighteen months", 1), ("he's thirty", 30), ("eight", 8), ("in his forties", 40),
     ("three weeks old", 0), ("she's a teenager", 13), ("about twelve or thirteen", 12),
     ("yes he is", None)],
)  # fmt: skip
def test_an_age_is_understood_with_its_unit(text: str, years: int | None) -> None:
    """Eighteen months is no eighteen years; of a range the youngest counts."""
    assert age_said(text) == years


def test_a_child_of_months_is_a_child() -> None:
    """ "My eighteen month old"."""
    found = patient_in("my eighteen month old keeps holding her leg")
    assert found == Patient("your child", True, 0)


@pytest.mark.parametrize(
    ("text", "who", "child"),
    [
        ("my boys nine he's had pain in the same shin", "your boy", True),
        ("my dads foot has gone white", "your dad", False),
        ("my sons legs ache at night", "your son", None),
        ("my mums been in bed with the flu", "your mum", False),
        ("my daughters six and limps", "your daughter", True),
    ],
)
def test_an_apostrophe_that_was_not_heard_is_missed_by_nobody(
    text: str, who: str, child: bool | None
) -> None:
    """ "My boys nine" is one boy."""
    found = patient_in(text)
    assert found is not None
    assert (found.who, found.child) == (who, child)
