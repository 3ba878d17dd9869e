"""Conversations that another assistant leads: by name, in memory, none believed as typed."""

from __future__ import annotations

from tests.support import dialogue
from voice_skill.assistant import Manner
from voice_skill.bridges.talks import AWAITED_SECONDS, KEPT_SECONDS, MOST_TALKS, Talks
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.reply import Expects


class Clock:
    """Time that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def talks(clock: Clock | None = None) -> Talks:
    """Conversations over the shipped pack."""
    return Talks(dialogue(), Manner(), clock=clock or Clock())


def told(text: str) -> Heard:
    """Words from elsewhere."""
    return Heard((Hypothesis(text, 0.6, "another program"),))


def test_a_conversation_goes_on_under_its_name_and_knows_nothing_of_another() -> None:
    """Home Assistant connects anew for every turn."""
    all_talks = talks()
    all_talks.talk("one").hear(told("what are varicose veins"))
    assert "twisted veins" in all_talks.talk("one").hear(told("say that again")).text
    other = all_talks.talk("two").hear(told("say that again"))
    assert "twisted veins" not in other.text


def test_what_is_said_begins_where_the_reply_does_and_leaves_out_what_is_for_the_eye() -> None:
    """A voice reads every word of it."""
    answer = talks().talk("one").hear(told("what are varicose veins"))
    assert answer.text
    assert "--" not in answer.text


def test_slower_counts_for_whoever_asked_and_for_nobody_else() -> None:
    """The pace is found again by the words that were answered."""
    all_talks = talks()
    slow = all_talks.talk("one").hear(told("speak slower please"))
    assert slow.manner.rate < Manner().rate
    assert all_talks.pace_of(slow.text) == slow.manner.rate
    assert all_talks.pace_of("Something else.") == Manner().rate


def test_what_comes_next_belongs_to_the_only_talk_that_waits() -> None:
    """Of two nobody knows whose the next words are."""
    clock = Clock()
    all_talks = talks(clock)
    first = all_talks.talk("one")
    first.hear(told("check my symptoms"))
    assert all_talks.awaited() is first
    all_talks.talk("two")
    assert all_talks.awaited() is None
    clock.now += AWAITED_SECONDS + 1
    assert all_talks.awaited() is None


def test_no_page_is_saved_for_somebody_who_asks_from_elsewhere() -> None:
    """It can be read to them; a file on this computer it is not."""
    talk = talks().talk("one")
    talk.hear(told("check my symptoms"))
    for _ in range(40):
        if talk.expects is not Expects.YES_NO:
            break
        talk.hear(told("no there is not"))
    talk.hear(told("save a page for my doctor"))
    saved = talk.hear(told("yes please"))
    assert "could not save" in saved.text
    assert "Documents" not in saved.text


def test_a_talk_is_forgotten_after_a_day_and_where_there_are_too_many() -> None:
    """Memory is no archive, and strangers cannot fill it."""
    clock = Clock()
    all_talks = talks(clock)
    old = all_talks.talk("old")
    clock.now = KEPT_SECONDS + 1
    assert all_talks.talk("old") is not old
    for number in range(MOST_TALKS + 5):
        clock.now += 1
        all_talks.talk(str(number))
    assert len(all_talks) == MOST_TALKS
