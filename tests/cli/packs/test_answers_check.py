"""Parts that answer beside the question are named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import BICYCLE, countries
from voice_skill.cli.packs import answers_check
from voice_skill.packs import load_pack
from voice_skill.understanding.fitting import Fitting
from voice_skill.values.pack import Pack

TOPIC = "topics/flat-tyre.yaml"
HOLE = "  - heading: Finding the hole\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A pack that a test may change."""
    return Path(shutil.copytree(BICYCLE, tmp_path / "bicycle"))


def asked(folder: Path, *questions: str, say: str = "") -> Pack:
    """The pack, where the part on the hole answers those questions, and perhaps says that."""
    file = folder / TOPIC
    text = file.read_text(encoding="utf-8")
    lines = "".join(f"      - {each}\n" for each in questions)
    text = text.replace(HOLE, f"{HOLE}    answers:\n{lines}")
    if say:
        text = text.replace("Pump the tube up and hold it under water.", say)
    file.write_text(text, encoding="utf-8")
    return load_pack(folder, countries()["gb"])


def test_a_yes_or_no_that_is_evaded_is_named_on_the_line_of_its_first_question(copy: Path) -> None:
    """With what it begins with instead."""
    pack = asked(copy, "does water show the hole", "can i find the hole in water")
    found = answers_check.evasive(pack, copy)
    assert [each.line for each in found] == [9]
    assert "begins 'Pump the tube up'" in found[0].message


@pytest.mark.parametrize(
    "say", ["Yes, under water.", "Probably not.", "Nobody knows.", "It depends.", "Not by eye."]
)
def test_a_direct_beginning_is_none(copy: Path, say: str) -> None:
    """Yes, no, or that nobody knows."""
    pack = asked(copy, "does water show the hole", say=say)
    assert answers_check.evasive(pack, copy) == ()


def test_other_questions_want_no_yes(copy: Path) -> None:
    """ "How" and "where" are answered as they are."""
    pack = asked(copy, "how do i find the hole", "where is it leaking", "does water show it")
    assert answers_check.evasive(pack, copy) == ()


def test_a_question_that_only_leads_to_its_part_by_itself_is_named(copy: Path) -> None:
    """Held aside, it is answered by another."""
    pack = asked(copy, "where is the hole", "where is that hole", "which chemist is open")
    found = answers_check.led_elsewhere(pack, copy, Fitting(pack))
    assert [each.line for each in found] == [11]
    assert "'which chemist is open'" in found[0].message
    assert "not by 'Finding the hole'" in found[0].message


def test_too_many_that_are_led_elsewhere_are_a_problem(copy: Path) -> None:
    """A few are not: they are only shown."""
    beasts = "ant bee cat dog elk fox gnu hen ibis jay kite lynx mole newt owl pig rat swan toad"
    pack = asked(copy, *beasts.split(), "viper")
    assert answers_check.too_many(pack, copy, ()) == ()
    elsewhere = answers_check.led_elsewhere(pack, copy, Fitting(pack))
    too_many = answers_check.too_many(pack, copy, elsewhere)
    assert "held aside, lead to their own part" in too_many[0].message
