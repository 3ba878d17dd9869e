"""A turn as it is shown."""

from __future__ import annotations

import pytest

from tests.web.serving import parts
from voice_skill.values.heard import Heard
from voice_skill.web.rooms import Room
from voice_skill.web.turns import Turn
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
    turn = turn_after("check my symptoms")
    assert labels(turn) == ["Yes", "No", "Not sure"]
    asides = [each.label for each in view_of(turn).asides]
    assert asides == ["Why do you ask?", "What does that mean?"]


def test_which_of_several_signs_it_is_can_be_pressed() -> None:
    """Each by its name; and the check-up goes on."""
    before = ("check my symptoms", "no", "yes")
    asked = view_of(turn_after(*before))
    assert len(asked.options) > 2
    assert asked.title == "Question 2"
    for option in asked.options:
        after = turn_after(*before, option.say)
        assert "Which of these" not in after.reply.text, option.say
        assert after.question == 3 or after.reply.level is not None, option.say


def test_a_check_up_that_waits_can_be_gone_on_with() -> None:
    """With one press."""
    assert labels(turn_after("check my symptoms", "stop")) == ["Carry on"]


def test_an_emergency_is_an_alert_and_care_in_an_answer_is_not() -> None:
    """An answer that only speaks of emergencies alarms nobody."""
    alarm = view_of(turn_after("i have chest pain and my leg is swollen"))
    assert alarm.alert
    assert alarm.heading[0].text == "Call 999 now."
    assert alarm.call == "999"
    answer = view_of(turn_after("how do i stretch my calf"))
    assert not answer.alert
    assert not answer.card


def test_an_emergency_that_is_said_again_is_shown_as_one() -> None:
    """With its banner and its number, whatever was said after it."""
    view = view_of(turn_after("my varicose vein is bleeding", "zebra"))
    assert view.alert
    assert view.call == "999"


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


def test_a_question_is_the_heading_and_keeps_its_number() -> None:
    """Whatever was asked beside it."""
    for asides in ((), ("why do you ask",), ("what does that mean",), ("no", "go back")):
        view = view_of(turn_after("check my symptoms", *asides))
        assert view.heading[0].text.startswith("Is there any chest pain"), asides
        assert view.title == "Question 1", asides


def test_a_question_asked_in_other_words_is_the_heading_as_a_whole() -> None:
    """It may be two sentences: the second one asks."""
    view = view_of(turn_after("check my symptoms", "the moon is bright tonight"))
    assert len(view.heading) == 2
    assert view.heading[1].text.endswith("?")
    assert view.title == "Question 1"


def test_when_to_seek_care_is_a_card_for_each_level() -> None:
    """By the number that a sentence names; the most urgent stands first."""
    cares = view_of(turn_after("when should i see a doctor")).cares
    assert [each.level for each in cares] == ["emergency", "same-day"]
    assert "999" in cares[0].lines[0].text
    assert "111" in cares[1].lines[0].text


def test_what_has_one_heading_stands_under_it_once() -> None:
    """A list, not five headings that say the same."""
    card = view_of(turn_after("my calf is red hot and swollen")).card
    headings = [each.heading for each in card]
    assert headings == ["Why", "Until then"]
    assert len(card[1].chunks) == 5


def test_what_was_told_in_a_check_up_is_a_list() -> None:
    """Each thing by itself, a yes first; the words are those that are spoken."""
    room = Room(parts())
    room.hear(Heard.typed("my left calf is sore since monday"))
    room.hear(Heard.typed("i take a statin"))
    while "Is that right?" not in (turn := room.last).reply.text:
        room.hear(Heard.typed("no"))
    own, told = view_of(turn).parts
    assert not own.listed
    assert own.chunks[0][0].text == "In your words: left calf, since Monday."
    assert told.listed
    lines = [line.text for line in told.chunks[0]]
    assert lines == [
        "You have trouble in one leg.",
        "You take a statin.",
        "You said no to the other questions.",
    ]
    assert " ".join((own.chunks[0][0].text, *lines, "Is that right?")) == turn.reply.text


def test_the_card_of_a_crisis_is_not_one_for_another_number() -> None:
    """Kindness is its heading; the helpline stands in its words."""
    view = view_of(turn_after("i want to die"))
    assert view.heading[0].text.startswith("I am so sorry")
    assert view.call == ""


@pytest.mark.parametrize("said", ["i want to die", "i have taken all my tablets to end it"])
def test_a_kind_word_is_no_reason(said: str) -> None:
    """Nothing such as "Why" stands over it, also where the order comes first."""
    parts = view_of(turn_after(said)).card
    kind = [
        each for each in parts if "am glad" in str(each.chunks) or "so sorry" in str(each.chunks)
    ]
    assert kind
    assert [each.heading for each in kind] == [""]


def test_steps_are_only_there_while_they_mean_something() -> None:
    """At the start nothing can be gone back to, and a question has no next part."""
    assert view_of(turn_after()).steps == ()
    assert "next" in view_of(turn_after("why do my legs cramp at night")).steps
    asked = view_of(turn_after("check my symptoms", "no")).steps
    assert "go-back" in asked
    assert "next" not in asked


def test_every_sentence_stands_on_the_page_once() -> None:
    """Heading, card, parts and question together are the reply."""
    for texts in (
        ("why do my legs cramp at night",),
        ("when should i see a doctor",),
        ("check my symptoms",),
        ("check my symptoms", "yes"),
        ("i have chest pain and my leg is swollen",),
        ("i want to die",),
        ("help",),
    ):
        turn = turn_after(*texts)
        view = view_of(turn)
        parts = [line for each in view.card + view.parts for chunk in each.chunks for line in chunk]
        cares = [line for each in view.cares for line in each.lines]
        places = [line.at for line in (*view.heading, *parts, *cares, *view.ask) if line.at]
        assert sorted(places) == sorted(set(places)), texts
        assert set(places) == set(view.spoken), texts
