"""What is said beside the turn that is open."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.language.prompts import notice
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import Chunk, ChunkKind, Outcome, Reply, ReplyKind, control
from voice_skill.web.turns import is_beside, news

SHOWN = Reply(
    (Chunk("Stretch your calf.", ChunkKind.ANSWER),), Outcome(ReplyKind.ANSWER, "stretching")
)
NEWS = notice("I will speak slower.")
SLOWER = Reply((NEWS,), control(ControlWord.SLOWER), effect=ControlWord.SLOWER)


def test_only_what_the_page_does_not_show_yet_is_new() -> None:
    """In the order in which it is said."""
    assert news(replace(SLOWER, chunks=(NEWS, *SHOWN.chunks)), SHOWN) == NEWS.text
    assert news(SHOWN, SHOWN) == ""


def test_what_is_only_said_again_says_so() -> None:
    """Who pressed No to half a question, and is asked again, sees that something came of it."""
    again = replace(SHOWN, outcome=control(ControlWord.REPEAT))
    assert news(again, SHOWN) == "All right, once more."


def test_a_change_of_manner_stands_beside_the_answer() -> None:
    """With what was asked said again; a new answer takes its place."""
    assert is_beside(SLOWER, SHOWN)
    assert is_beside(replace(SLOWER, chunks=(NEWS, *SHOWN.chunks)), SHOWN)
    answer = Chunk("Drink some water.", ChunkKind.ANSWER)
    assert not is_beside(replace(SLOWER, chunks=(NEWS, answer)), SHOWN)


def test_a_step_within_the_answer_stands_beside_it() -> None:
    """The same words from another place; "next" that brings new words does not."""
    assert is_beside(replace(SHOWN, outcome=control(ControlWord.NEXT), begin=(0, 0)), SHOWN)
    assert not is_beside(replace(SLOWER, outcome=control(ControlWord.NEXT), effect=None), SHOWN)
