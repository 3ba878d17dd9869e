"""Conversations: apart from one another, in memory, and for a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support import dialogue
from tests.web.serving import Voices, parts, quiet_parts
from voice_skill.assistant import Keeping, Manner
from voice_skill.testing import VoiceThatHums
from voice_skill.values.errors import ContentError
from voice_skill.values.flow import Flow, Words
from voice_skill.values.heard import Heard
from voice_skill.web.looks import Looks
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


def test_a_question_keeps_its_number_in_whatever_words_it_is_asked() -> None:
    """In other words after a remark, and while it is asked which of its signs it is."""
    room = Rooms(parts()).open()
    asked = room.hear(Heard.typed("check my symptoms"))
    again = [room.hear(Heard.typed("the moon is bright tonight")) for _ in range(2)]
    assert len({each.reply.chunks[-1].text for each in (asked, *again)}) > 1
    assert {each.question for each in (asked, *again)} == {1}
    assert room.hear(Heard.typed("no")).question == 2
    which = room.hear(Heard.typed("yes"))
    assert which.choices
    assert which.question == 2


def test_two_questions_that_read_alike_have_two_numbers() -> None:
    """They are counted by what they are, not by their words."""
    checker = dialogue().checker
    assert checker is not None
    words = "Is anything wrong there?"

    def alike(flow: Flow) -> Flow:
        put = Words(words)
        return replace(flow, questions=tuple(replace(each, ask=put) for each in flow.questions))

    talk = replace(dialogue(), checker=replace(checker, flows=tuple(map(alike, checker.flows))))
    room = Rooms(quiet_parts(dialogue=Late(lambda: talk))).open()
    turns = [room.hear(Heard.typed(text)) for text in ("check my symptoms", "no", "no")]
    assert all(words in each.reply.text for each in turns)
    assert [each.question for each in turns] == [1, 2, 3]


def test_a_new_conversation_speaks_as_was_asked_for_last() -> None:
    """The manner that was kept, not that of the start."""
    manner = [Manner()]
    rooms = Rooms(quiet_parts(manner=lambda: manner[-1]))
    manner.append(Manner(voice="emma"))
    assert rooms.open().last.manner.voice == "emma"


def test_a_voice_is_chosen_among_those_that_are_listed() -> None:
    """It is told beside the turn, in that voice; what was asked stays asked."""
    box = Voices(VoiceThatHums(), emma=VoiceThatHums())
    room = Rooms(quiet_parts(voices=Late(lambda: box))).open()
    asked = room.hear(Heard.typed("check my symptoms"))
    turn = room.speak_with("emma")
    assert (turn.beside, turn.manner.voice) == (True, "emma")
    assert turn.reply.text == "This is another voice: Emma."
    assert room.last.reply == asked.reply
    assert room.hear(Heard.typed("no"), after=asked.number).manner.voice == "emma"
    assert room.speak_with("nobody") == room.last


def test_where_a_screen_reader_reads_no_voice_is_said_to_be_changed() -> None:
    """From the choice on; and once the page speaks again, it is."""
    box = Voices(VoiceThatHums(), emma=VoiceThatHums())
    keeping = Keeping(voices=box.listed)
    room = Rooms(quiet_parts(voices=Late(lambda: box), keeping=lambda _: keeping)).open()
    room.read_by("screen-reader")
    room.read_by("nonsense")
    assert room.hear(Heard.typed("another voice")).manner.voice == ""
    assert "changed nothing" in room.hear(Heard.typed("another voice")).reply.text
    room.read_by("own")
    assert room.hear(Heard.typed("another voice")).manner.voice == "emma"


def test_letters_that_get_no_larger_are_not_said_to() -> None:
    """As many steps as there are sizes."""
    room = Rooms(parts()).open()
    said = [room.hear(Heard.typed("bigger letters")).reply.text for _ in range(3)]
    assert said[:2] == ["The letters are larger now."] * 2
    assert said[2].startswith("The letters are at their largest.")
    room.looks = Looks("light", "normal")
    assert "at their smallest" in room.hear(Heard.typed("smaller letters")).reply.text


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
