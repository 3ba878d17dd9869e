"""Conversations that another assistant leads: by name, in memory, none believed as typed."""

from __future__ import annotations

from tests.support import dialogue
from voice_skill.assistant import Manner
from voice_skill.bridges.talks import (
    AWAITED_SECONDS,
    KEPT_SECONDS,
    MOST_LETTERS,
    MOST_TALKS,
    Answer,
    Talks,
    from_elsewhere,
)
from voice_skill.speaking.voice_choice import Voice
from voice_skill.values.heard import Heard
from voice_skill.values.reply import NOTICE, Chunk, ChunkKind, Expects, Reply
from voice_skill.values.script import Position, Script


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
    return from_elsewhere("another program", text)


def test_words_from_elsewhere_are_never_taken_as_typed_and_never_endless() -> None:
    """Every reading counts, the best first; nothing said is silence."""
    heard = from_elsewhere("another program", " no ", "", "know" * MOST_LETTERS)
    assert not heard.is_typed
    assert [len(each.text) for each in heard.hypotheses] == [2, MOST_LETTERS]
    assert all(each.confidence < 1 for each in heard.hypotheses)
    assert from_elsewhere("another program", "", "  ") == Heard(())


def test_a_conversation_goes_on_under_its_name_and_knows_nothing_of_another() -> None:
    """Home Assistant connects anew for every turn."""
    all_talks = talks()
    all_talks.talk("one").hear(told("what are varicose veins"))
    assert "twisted veins" in all_talks.talk("one").hear(told("say that again")).text
    other = all_talks.talk("two").hear(told("say that again"))
    assert "twisted veins" not in other.text


def test_slower_counts_for_whoever_asked_and_for_nobody_else() -> None:
    """The pace is found again by the words that were answered."""
    all_talks = talks()
    slow = all_talks.talk("one").hear(told("speak slower please"))
    assert slow.manner.rate < Manner().rate
    assert all_talks.way_of(slow.text).rate == slow.manner.rate
    assert all_talks.way_of("Something else.").rate == Manner().rate


def test_another_voice_is_for_whoever_asked_for_it() -> None:
    """Where it is ours that speak; else it is not said to have changed."""
    both = (Voice("", ""), Voice("kokoro:bf_emma", "Emma"))
    all_talks = Talks(dialogue(), Manner(), voices=lambda: both)
    told_so = all_talks.talk("one").hear(told("another voice")).text
    assert "Emma" in told_so
    assert all_talks.way_of(told_so).voice == "kokoro:bf_emma"
    assert all_talks.way_of("Something else.").voice == ""
    assert "This is another voice" not in talks().talk("one").hear(told("another voice")).text


def test_an_answer_about_a_danger_is_urgent_wherever_its_sentences_are_said() -> None:
    """Another program may say it in pieces, or put words before it; nothing else is urgent."""
    all_talks = talks()
    plain = all_talks.talk("one").hear(told("what are varicose veins")).text
    order = all_talks.talk("two").hear(told("my leg is swollen and i can't breathe")).text
    for text in (order, "Call 999 now.", order.split(". ")[1]):
        assert all_talks.way_of(text).urgent
    for text in (plain, "Something else.", ""):
        assert not all_talks.way_of(text).urgent


def test_the_first_question_about_a_danger_is_urgent_too() -> None:
    """A check-up asks of danger first."""
    all_talks = talks()
    asked = all_talks.talk("one").hear(told("my calf is red hot and swollen"))
    assert asked.reply.outcome.is_danger
    assert all_talks.way_of(asked.text).urgent


def test_what_is_only_for_the_eye_is_not_said() -> None:
    """A flag to type is of no use to somebody who listens."""
    chunks = (Chunk("Yes.", ChunkKind.ANSWER), Chunk("Add --more.", ChunkKind.HINT))
    assert Answer(Reply(chunks, NOTICE), Manner()).text == "Yes."


def test_what_is_said_begins_where_the_reply_does() -> None:
    """After "next" that is its next part, and not the first one again."""
    talk = talks().talk("one")
    first = talk.hear(told("what are varicose veins"))
    later = talk.hear(told("next"))
    begin = Position(*later.reply.begin)
    sentences = [each.text for each in Script.of(later.reply).since(begin)]
    assert later.text.startswith(sentences[0])
    assert not later.text.startswith(first.text.split(". ")[0])


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
