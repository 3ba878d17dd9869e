"""What is off topic has a voice for each kind, and none of them answers."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from tests.support import BICYCLE, converse, countries, pack
from voice_skill.packs import load_pack
from voice_skill.understanding.off_topic import OTHER, kind_of, taught
from voice_skill.values.errors import ContentError
from voice_skill.values.meaning import Candidate
from voice_skill.values.reply import ReplyKind

KINDS = {
    "greeting": "hello",
    "feeling": "i'm bored",
    "medicine": "how many sleeping tablets are safe",
    "illness": "do i need antibiotics for a sore throat",
    "task": "set an alarm for six in the morning",
    "nonsense": "purple monkey dishwasher",
    "rude": "you're an idiot",
}


class _Sense:
    """A sense for kinds that is as sure as it is told."""

    def __init__(self, kind: str, sure: float) -> None:
        self._found = (Candidate(kind, sure),)

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """The one kind."""
        return self._found


def test_every_kind_is_taught_from_the_examples() -> None:
    """And what is of no kind, so that there is something else to be."""
    labels = {kind for kind, _ in taught(pack())}
    assert labels == {*KINDS, OTHER}


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"illness", "task"}))
def test_an_example_is_known_without_any_model(kind: str) -> None:
    """It is as good as said word for word."""
    assert kind_of(KINDS[kind], pack(), None) == kind


def test_a_kind_that_is_not_sure_is_none() -> None:
    """The plain words are never odd."""
    assert kind_of("zyx", pack(), _Sense("illness", 0.9)) == "illness"
    assert kind_of("zyx", pack(), _Sense("illness", 0.3)) == ""
    assert kind_of("zyx", pack(), _Sense(OTHER, 0.9)) == ""


def test_a_greeting_is_greeted_and_hears_what_can_be_asked() -> None:
    """It is not told that nobody knows that one."""
    _, replies = converse("hello")
    assert replies[0].kind is ReplyKind.MISS
    assert replies[0].text.startswith("Hello.")
    assert "leg cramps" in replies[0].text


def test_a_dose_is_never_told() -> None:
    """A pharmacist or the country's advice line can."""
    _, replies = converse("how many sleeping tablets are safe", "how many puffs of the inhaler")
    for reply in replies:
        assert "pharmacist" in reply.text
        assert not any(word.isdigit() and word != "111" for word in reply.text.split())
    assert replies[0].text != replies[1].text


def test_danger_beside_a_greeting_or_an_insult_comes_first() -> None:
    """Nothing is chatted over it."""
    for said in ("hello I can't breathe", "you idiot my chest hurts", "hi, my vein is bleeding"):
        assert converse(said)[1][0].is_alarm


def test_a_kind_that_no_voice_is_written_for_is_refused(tmp_path: Path) -> None:
    """The kinds that there are, are named."""
    folder = copytree(BICYCLE, tmp_path / "bicycle")
    examples = folder / "examples" / "_off-topic.txt"
    examples.write_text("## odd [riddle]\nwhat walks on four legs\n", "utf-8")
    with pytest.raises(ContentError, match=r"riddle.*greeting"):
        load_pack(folder, countries()["gb"])
