"""What a loaded pack still gets wrong for the ear is named on its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import BICYCLE, LEGS, countries, pack
from voice_skill.packs import load_pack
from voice_skill.packs.lint import lint

TOPIC = "topics/flat-tyre.yaml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A pack that a test may spoil."""
    return Path(shutil.copytree(BICYCLE, tmp_path / "bicycle"))


def problems(folder: Path) -> str:
    """What lint says of that folder, as one text."""
    return "\n".join(str(each) for each in lint(load_pack(folder, countries()["gb"]), folder))


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    """Change one thing in one file of the pack."""
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_good_pack_has_no_problem() -> None:
    """The tiny pack of the tests is one."""
    assert problems(BICYCLE) == ""


def test_a_sentence_longer_than_a_breath_is_named(copy: Path) -> None:
    """Twenty words are the limit."""
    spoil(copy, TOPIC, "Press the patch on.", "Press " + "and press " * 10 + "it on.")
    said = problems(copy)
    assert "flat-tyre.yaml, line 11: a sentence has 23 words" in said


def test_a_first_chunk_that_goes_on_is_named(copy: Path) -> None:
    """Two sentences answer the question."""
    spoil(copy, TOPIC, "Then put a patch over it.", "Then rest. Then put a patch over it.")
    assert "field first has 3 sentences" in problems(copy)


def test_a_chunk_too_long_for_the_screen_is_named(copy: Path) -> None:
    """Three hundred characters are the limit."""
    spoil(copy, TOPIC, "Bubbles show the hole.", "Bubbles show the hole. " * 14)
    assert "characters. Use at most 300" in problems(copy)


def test_a_phone_number_in_a_sentence_is_refused(copy: Path) -> None:
    """The country is a setting."""
    spoil(copy, TOPIC, "See a mechanic if", "Call 999 if")
    assert "line 15: the number 999 stands in a sentence" in problems(copy)


def test_near_duplicates_are_named_with_both_lines(copy: Path) -> None:
    """The same words in another order are the same example."""
    with (copy / "examples/flat-tyre.txt").open("a") as file:
        file.write("a flat tyre how do i mend\n")
    said = problems(copy)
    assert "flat-tyre.txt, line 20" in said
    assert "is nearly 'how do i mend a flat tyre' of flat-tyre.txt, line 2" in said


def test_too_few_ways_of_asking_are_named(copy: Path) -> None:
    """Fifteen are the least."""
    (copy / "examples/flat-tyre.txt").write_text("flat tyre\nhole in the tube\n")
    assert "2 ways of asking are too few" in problems(copy)


@pytest.mark.slow
def test_the_shipped_pack_has_no_problem() -> None:
    """Every sentence can be spoken in one breath, and no example stands twice."""
    assert [str(each) for each in lint(pack(LEGS), LEGS)] == []
