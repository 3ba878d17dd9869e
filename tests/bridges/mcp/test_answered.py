"""What a language model is given says what it may not decide itself."""

from __future__ import annotations

from tests.support import dialogue, pack
from voice_skill.assistant import Manner
from voice_skill.bridges.mcp.answered import Answered, all_sources, answered, directions
from voice_skill.bridges.talks import Talks, from_elsewhere
from voice_skill.values.reply import Expects


def told(text: str) -> Answered:
    """The turn that begins a conversation with that text."""
    answer = Talks(dialogue(), Manner()).talk("one").hear(from_elsewhere("mcp", text))
    return answered(answer, conversation="one", began=True)


def test_a_question_is_for_the_person_to_answer() -> None:
    """The model is told so where one waits, and only there."""
    asks = told("check my symptoms")
    assert asks.waits
    assert asks.expects is Expects.YES_NO
    assert "never answer for them" in directions(asks)
    assert "never answer for them" not in directions(asks.model_copy(update={"waits": False}))


def test_the_level_is_told_where_there_is_one() -> None:
    """An answer that speaks of no level of this person has none."""
    assert "Level: emergency." in directions(told("my chest hurts and i can't breathe"))
    plain = told("what are varicose veins")
    assert plain.level is None
    assert "Level" not in directions(plain)


def test_every_source_is_shown_with_its_day_and_grade() -> None:
    """So that whoever reads can judge it."""
    listed = all_sources(pack())
    assert len(listed) == len(pack().sources)
    assert all(each.read and each.grade in set("PMSJ") for each in listed)
