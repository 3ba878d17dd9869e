"""What the page's buttons say for whoever presses them."""

from __future__ import annotations

from tests.support import LEGS, dialogue
from voice_skill.dialogue.session import Session
from voice_skill.language.buttons import label_of, opening, said_by
from voice_skill.language.language import section
from voice_skill.understanding.answers import find_answer
from voice_skill.understanding.commands import find_control
from voice_skill.understanding.wishes import wish_in
from voice_skill.values.heard import Heard
from voice_skill.values.meaning import AnswerKind, ControlWord


def test_a_check_up_begins_with_the_words_of_the_language() -> None:
    """Whatever pack is open."""
    session, _ = dialogue(LEGS).respond(Session(), Heard.typed(opening()))
    assert session.checkup is not None


def test_what_a_button_says_is_heard_as_its_command() -> None:
    """A language whose buttons say something else would press the wrong one for everybody."""
    for command, said in section("buttons")["says"].items():
        answer = find_answer(said)
        meant = {find_control(said), wish_in(said)[0], answer.kind if answer else None}
        assert command in {each.value for each in meant if each is not None}, command


def test_a_button_has_words_on_it_and_words_to_say() -> None:
    """A command that no button sends says nothing."""
    assert (label_of(ControlWord.GO_ON), said_by(ControlWord.GO_ON)) == ("Carry on", "carry on")
    assert said_by(AnswerKind.UNSURE) == "I don't know"
    assert said_by("format-the-disk") == ""
