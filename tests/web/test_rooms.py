"""Conversations: apart from one another, in memory, and for a time."""

from __future__ import annotations

import pytest

from tests.web.serving import parts
from voice_skill.values.errors import ContentError
from voice_skill.values.heard import Heard
from voice_skill.web.parts import Late
from voice_skill.web.rooms import KEPT_SECONDS, MOST_ROOMS, Rooms


def test_a_conversation_is_found_again_by_its_id() -> None:
    """With all that was said."""
    rooms = Rooms(parts())
    room = rooms.open()
    room.hear(Heard.typed("why do my legs cramp at night"))
    assert rooms.open(room.id).last.reply.label == "night-cramps"
    assert rooms.open("guessed") is not room


def test_a_conversation_that_rests_for_twenty_hours_is_forgotten() -> None:
    """And not a minute earlier."""
    now = [0.0]
    rooms = Rooms(parts(), clock=lambda: now[0])
    room = rooms.open()
    now[0] = KEPT_SECONDS - 60
    assert rooms.find(room.id) is room
    now[0] += KEPT_SECONDS + 60
    assert rooms.find(room.id) is None


def test_of_too_many_conversations_the_quietest_is_forgotten() -> None:
    """The one in use stays."""
    now = [0.0]
    rooms = Rooms(parts(), clock=lambda: now[0])
    first, second = rooms.open(), rooms.open()
    for _ in range(MOST_ROOMS - 1):
        now[0] += 1
        rooms.find(first.id)
        rooms.open()
    assert len(rooms) == MOST_ROOMS
    assert rooms.find(first.id) is first
    assert rooms.find(second.id) is None


def test_an_answer_to_a_question_that_is_over_is_not_heard() -> None:
    """The open turn comes back."""
    room = Rooms(parts()).open()
    asked = room.hear(Heard.typed("check my symptoms"))
    answered = room.hear(Heard.typed("no"), after=asked.number)
    assert room.hear(Heard.typed("no"), after=asked.number) is answered
    assert room.hear(Heard.typed("no"), after=answered.number).number == answered.number + 1


def test_slower_is_kept_for_the_turns_after_it() -> None:
    """The browser is told the pace with each turn."""
    room = Rooms(parts()).open()
    usual = room.last.manner.rate
    assert room.hear(Heard.typed("slower")).manner.rate < usual
    assert room.hear(Heard.typed("help")).manner.rate < usual


def test_what_was_cut_short_goes_on_where_it_stopped() -> None:
    """ "Go on" begins with the sentence that was stopped."""
    room = Rooms(parts()).open()
    turn = room.hear(Heard.typed("why do my legs cramp at night"))
    room.cut_short(turn.number, (2, 0))
    assert room.hear(Heard.typed("go on")).reply.begin == (2, 0)


def test_what_cannot_be_made_is_told_and_tried_again() -> None:
    """A model that was missing may have been installed since."""
    tries = []

    def make() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise ContentError("The pack is broken. Mend it.")
        return "made"

    late = Late(make)
    with pytest.raises(ContentError):
        late.get()
    assert not late.ready
    assert late.get() == "made"
    assert late.get() == "made"
    assert len(tries) == 2
