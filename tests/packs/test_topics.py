"""A topic says which of its chunks answers what, and when the care advice is said at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import BICYCLE, countries, pack
from voice_skill.packs import load_pack
from voice_skill.packs.examples import all_phrases
from voice_skill.packs.lint import lint
from voice_skill.understanding.topics import labelled
from voice_skill.values.errors import ContentError
from voice_skill.values.pack import Topic

TOPIC = "topics/flat-tyre.yaml"
HOLE = "  - heading: Finding the hole\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A pack that a test may change."""
    return Path(shutil.copytree(BICYCLE, tmp_path / "bicycle"))


def change(folder: Path, old: str, new: str) -> None:
    """Change one thing in the file of the topic."""
    file = folder / TOPIC
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def flat_tyre(folder: Path) -> Topic:
    """The topic, loaded."""
    return load_pack(folder, countries()["gb"]).topic("flat-tyre")


def refusal(folder: Path) -> str:
    """What is said of a pack that is refused."""
    with pytest.raises(ContentError) as caught:
        load_pack(folder, countries()["gb"])
    return str(caught.value)


def test_a_chunk_says_which_questions_it_answers(copy: Path) -> None:
    """At its place among the parts; as examples of the topic they are a family of their own."""
    change(copy, HOLE, f"{HOLE}    answers: [Where is the hole?, how do i spot the leak]\n")
    topic = flat_tyre(copy)
    assert topic.answers == ((), ("where is the hole", "how do i spot the leak"), ())
    assert topic.examples[-2:] == ("where is the hole", "how do i spot the leak")
    assert topic.families[-1] == "answers: Finding the hole"
    assert [each.heading for each in topic.parts] == ["", "Finding the hole", "Patching"]


def test_a_topic_without_such_questions_is_as_it_was() -> None:
    """All of it is optional."""
    topic = pack(BICYCLE).topic("flat-tyre")
    assert topic.answers == ((), (), ())
    assert topic.said_with == {0}


def test_two_chunks_cannot_answer_one_question(copy: Path) -> None:
    """Nor can chunks of two topics: both places are named."""
    change(copy, HOLE, f"{HOLE}    answers:\n      - where is the hole\n")
    change(
        copy,
        "  - heading: Patching\n",
        "  - heading: Patching\n    answers:\n      - Where is the hole?\n",
    )
    said = refusal(copy)
    assert "flat-tyre.yaml, line 14: the phrase 'where is the hole' stands already in" in said
    assert "flat-tyre.yaml, line 9. Remove one" in said


def test_a_chunk_may_not_answer_an_example_of_another_topic(copy: Path) -> None:
    """One question has one topic."""
    with (copy / "examples/oiling-the-chain.txt").open("a") as file:
        file.write("where is the hole\n")
    change(copy, HOLE, f"{HOLE}    answers: [where is the hole]\n")
    assert "oiling-the-chain.txt, line 20" in refusal(copy)


def test_a_chunk_may_answer_an_example_of_its_own_topic(copy: Path) -> None:
    """It is then one example, and lint has nothing to say of the two."""
    change(copy, HOLE, f"{HOLE}    answers: [puncture, how do i mend that flat tyre]\n")
    assert flat_tyre(copy).examples.count("puncture") == 1
    assert lint(load_pack(copy, countries()["gb"]), copy) == ()
    assert "puncture" in [phrase.text for phrase in all_phrases(copy)]


def test_a_question_without_a_word_is_refused(copy: Path) -> None:
    """Nobody can ask it."""
    change(copy, HOLE, f'{HOLE}    answers: ["?!"]\n')
    assert "field answers: '?!' holds no word" in refusal(copy)


def test_care_is_said_with_the_chunks_that_are_named(copy: Path) -> None:
    """The first chunk is called so; others go by their headings."""
    change(copy, "said_with: [first]", "said_with: [first, Patching]")
    assert flat_tyre(copy).said_with == {0, 2}


def test_care_with_a_chunk_that_is_nowhere_is_refused_on_its_line(copy: Path) -> None:
    """With the headings there are."""
    change(copy, "said_with: [first]", "said_with:\n    - Glueing")
    said = refusal(copy)
    assert "flat-tyre.yaml, line 18, field care.said_with" in said
    assert "no chunk has the heading 'Glueing'" in said
    assert "first, Finding the hole, Patching" in said


EXAMPLES = "answer_examples/flat-tyre.txt"


def write(folder: Path, text: str) -> None:
    """More questions of the topic's parts."""
    file = folder / EXAMPLES
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")


def test_more_questions_of_a_part_stand_in_a_file_of_their_own(copy: Path) -> None:
    """They are learnt from, beside the examples that are judged one by one."""
    write(copy, "# a remark\n[Finding the hole]\nWhere does it leak?\n\n[first]\nthe tyre's soft\n")
    topic = flat_tyre(copy)
    assert topic.answers == (("the tyre's soft",), ("where does it leak",), ())
    assert topic.more_examples == ("the tyre's soft", "where does it leak")
    assert "where does it leak" not in topic.examples
    assert dict(labelled(load_pack(copy, countries()["gb"])))["flat-tyre"][-1] == (
        "where does it leak"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[Finding a hole]\nwhere\n", "line 1: no part has the heading 'Finding a hole'. Name one"),
        ("where does it leak\n", "line 1: 'where does it leak' stands under no [heading]"),
    ],
)
def test_questions_of_no_part_are_refused(copy: Path, text: str, said: str) -> None:
    """With the file, the line and the remedy."""
    write(copy, text)
    assert f"flat-tyre.txt, {said}" in refusal(copy)
