"""A turn as it is shown."""

from __future__ import annotations

from tests.web.serving import parts
from voice_skill.values.heard import Heard
from voice_skill.web.rooms import Room, Turn
from voice_skill.web.view import sentence_at, view_of


def turn_after(*texts: str) -> Turn:
    """The last turn of a conversation in which these were typed."""
    room = Room(parts())
    for text in texts:
        room.hear(Heard.typed(text))
    return room.last


def labels(turn: Turn) -> list[str]:
    """What stands on the buttons."""
    return [each.label for each in view_of(turn).options]


def test_an_offer_is_answered_with_yes_or_no() -> None:
    """There is nothing to be unsure of."""
    assert labels(turn_after("why do my legs cramp at night")) == ["Yes", "No"]


def test_a_question_of_a_check_up_can_be_answered_unsure() -> None:
    """And asked back."""
    shown = labels(turn_after("check my symptoms"))
    assert shown == ["Yes", "No", "Not sure", "Why do you ask?", "What does that mean?"]


def test_a_check_up_that_waits_can_be_gone_on_with() -> None:
    """With one press."""
    assert labels(turn_after("check my symptoms", "stop")) == ["Carry on"]


def test_an_emergency_is_an_alert_and_care_in_an_answer_is_not() -> None:
    """An answer that only speaks of emergencies alarms nobody."""
    alarm = view_of(turn_after("i have chest pain and my leg is swollen"))
    assert alarm.alert
    assert alarm.card[0].lines[0].text == "Call 999 now."
    answer = view_of(turn_after("how do i stretch my calf"))
    assert not answer.alert
    assert not answer.card


def test_every_place_to_say_has_its_sentence() -> None:
    """In order, and none beside them."""
    turn = turn_after("why do my legs cramp at night")
    said = [sentence_at(turn, at) for at in view_of(turn).spoken]
    assert said[0] == "Most leg cramps come at night, and nobody knows exactly why."
    assert None not in said
    assert sentence_at(turn, "99.0") is None


def test_a_stop_and_a_third_silence_end_a_spoken_conversation() -> None:
    """Any other reply is followed by listening."""
    assert view_of(turn_after("why do my legs cramp at night")).listens_on
    assert not view_of(turn_after("stop")).listens_on
    room = Room(parts())
    rests = [view_of(room.hear(Heard(()))).listens_on for _ in range(3)]
    assert rests == [True, True, False]
