"""What a matcher makes of a pack's own examples is told, with the line to mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import BICYCLE, countries, pack
from voice_skill.packs import load_pack
from voice_skill.packs.understood import understood
from voice_skill.understanding.topics import FuzzyMatcher, labelled
from voice_skill.values.meaning import Candidate, Matcher


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A pack that a test may spoil."""
    return Path(shutil.copytree(BICYCLE, tmp_path / "bicycle"))


def add(folder: Path, topic: str, *lines: str) -> None:
    """Write more examples for the topic."""
    with (folder / "examples" / f"{topic}.txt").open("a", encoding="utf-8") as file:
        file.write("## added\n" + "\n".join(lines) + "\n")


def warnings(folder: Path, matcher: Matcher | None = None) -> str:
    """What is said of the folder, by a matcher of the pack as it was before it was spoilt."""
    spoilt = load_pack(folder, countries()["gb"])
    found = understood(spoilt, folder, matcher or FuzzyMatcher(pack(BICYCLE)))
    return "\n".join(str(each) for each in found.all)


class Always:
    """A matcher that always thinks the same."""

    def __init__(self, *candidates: Candidate) -> None:
        self._candidates = candidates

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """The same, whatever was said."""
        return self._candidates


def test_a_pack_whose_examples_are_understood_has_no_warning() -> None:
    """The tiny pack of the tests is one."""
    assert warnings(BICYCLE) == ""


def test_what_is_learnt_from_the_tiny_pack_understands_its_examples() -> None:
    """Also without a sentence model."""
    pytest.importorskip("sklearn", reason="learning needs scikit-learn: pip install .[learn]")
    from voice_skill.understanding.learned.training import LearnedMatcher, train

    learned = LearnedMatcher(train(labelled(pack(BICYCLE)), None), None)
    assert "is understood as" not in warnings(BICYCLE, learned)


def test_an_example_that_is_taken_for_another_topic_is_named_with_the_nearest(copy: Path) -> None:
    """It stands in the wrong file, or too near to one."""
    add(copy, "oiling-the-chain", "how do i mend my flat tyre")
    said = warnings(copy)
    assert "oiling-the-chain.txt, line 21: 'how do i mend my flat tyre' is understood as " in said
    assert "flat-tyre, nearest there 'how do i mend a flat tyre' (line 2)" in said


def test_a_topic_that_nobody_can_reach_is_named() -> None:
    """None of its examples is answered with it."""
    said = warnings(BICYCLE, Always(Candidate("oiling-the-chain", 0.9)))
    assert "nobody can reach the topic flat-tyre: none of its 16 ways of asking" in said
    assert "nobody can reach the topic oiling-the-chain" not in said


def test_a_matcher_that_finds_nothing_reaches_nothing() -> None:
    """An empty answer is an answer too."""
    said = warnings(BICYCLE, Always())
    assert "'flat tyre' is understood as nothing." in said
    assert said.count("nobody can reach") == 2


def test_two_labels_that_are_nearly_the_same_to_the_matcher_are_named() -> None:
    """With their nearest sentences, so that contrast pairs can be written."""
    said = warnings(
        BICYCLE, Always(Candidate("flat-tyre", 0.5), Candidate("oiling-the-chain", 0.4))
    )
    assert "16 of 16 examples of flat-tyre may be taken for oiling-the-chain" in said
    assert "Write contrast pairs." in said


@pytest.mark.parametrize(
    "line",
    [
        "how should i oil the my chain then",
        "how should i oil chain then",
        "how will i oil my chain then",
    ],
)
def test_examples_of_two_topics_one_empty_word_apart_are_named(copy: Path, line: str) -> None:
    """A word added, left out or changed tells nobody which is meant."""
    add(copy, "oiling-the-chain", "how should i oil my chain then")
    add(copy, "flat-tyre", line)
    assert "is one word from" in warnings(copy)


def test_one_telling_word_is_a_contrast_and_no_mistake(copy: Path) -> None:
    """Chain or tyre: that is what tells the two topics apart."""
    add(copy, "oiling-the-chain", "how do i look after my chain")
    add(copy, "flat-tyre", "how do i look after my tyre")
    assert "is one word from" not in warnings(copy)


def test_progress_is_told_to_the_last_example() -> None:
    """Vectors of ten thousand sentences take a minute."""
    told: list[tuple[int, int]] = []
    content = pack(BICYCLE)
    understood(
        content,
        BICYCLE,
        FuzzyMatcher(content),
        progress=lambda done, of: told.append((done, of)),
    )
    assert told[-1] == (len(told), len(told))


def test_only_a_topic_out_of_reach_is_severe() -> None:
    """The rest is advice, by kind."""
    content = pack(BICYCLE)
    found = understood(content, BICYCLE, Always(Candidate("oiling-the-chain", 0.9)))
    assert [each.message.split(":")[0] for each in found.unreachable] == [
        "nobody can reach the topic flat-tyre"
    ]
    assert found.warnings["understood as something else"]
    assert len(found.all) == 1 + sum(map(len, found.warnings.values()))
