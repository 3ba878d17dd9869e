"""A reply is spoken sentence by sentence, can be stopped, and goes on where it was."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from voice_skill.speaking.chunks import Position, Sentence
from voice_skill.speaking.speaker import Speaker, Spoken
from voice_skill.speaking.voices import Pyttsx3Voice
from voice_skill.testing import LoudspeakerThatRemembers, VoiceThatHums
from voice_skill.values.errors import AudioError, UsageError
from voice_skill.values.reply import Chunk, ChunkKind, Outcome, Reply

REPLY = Reply(
    (
        Chunk("Call 999 now. Then sit down.", ChunkKind.ORDER, "Emergency"),
        Chunk("Take 5mg. Rest.", ChunkKind.ANSWER, "After that"),
    ),
    Outcome.of("red-flag:pe"),
)


class Saying:
    """``say`` in a thread of its own, so that a test can act while it goes on."""

    def __init__(self, speaker: Speaker, reply: Reply = REPLY) -> None:
        self.captions: list[Sentence] = []
        self.result: Spoken | None = None
        self._new = threading.Condition()
        self._thread = threading.Thread(target=self._say, args=[speaker, reply])
        self._thread.start()

    def _say(self, speaker: Speaker, reply: Reply) -> None:
        self.result = speaker.say(reply, on_sentence=self._caption)

    def _caption(self, sentence: Sentence) -> None:
        with self._new:
            self.captions.append(sentence)
            self._new.notify_all()

    def wait_for(self, count: int) -> None:
        with self._new:
            assert self._new.wait_for(lambda: len(self.captions) >= count, timeout=20)

    def over(self) -> Spoken:
        self._thread.join(timeout=20)
        assert self.result is not None
        return self.result


def test_every_sentence_is_said_once_in_order_and_captioned_as_written() -> None:
    """The voice gets "9 9 9", the screen "999"."""
    voice, loudspeaker = VoiceThatHums(), LoudspeakerThatRemembers()
    captions: list[Sentence] = []
    spoken = Speaker(voice, loudspeaker).say(REPLY, on_sentence=captions.append)
    assert spoken.finished
    assert voice.sentences == ["Call 9 9 9 now.", "Then sit down.", "Take 5 milligrams.", "Rest."]
    assert [each.text for each in captions] == [
        "Call 999 now.",
        "Then sit down.",
        "Take 5mg.",
        "Rest.",
    ]
    assert [each.heading for each in captions][::2] == ["Emergency", "After that"]
    assert len(loudspeaker.played) == 4


def test_the_packs_own_words_are_pronounced() -> None:
    """The lexicon goes before the built-in rules."""
    voice = VoiceThatHums()
    Speaker(voice, LoudspeakerThatRemembers(), lexicon={"rest": "lie down"}).say(REPLY)
    assert voice.sentences[-1] == "lie down."


def test_the_rate_is_handed_on_and_checked() -> None:
    """A rate that cannot be spoken is refused, and nothing is heard."""
    voice, loudspeaker = VoiceThatHums(), LoudspeakerThatRemembers()
    Speaker(voice, loudspeaker).say(REPLY, words_per_minute=120)
    assert voice.paces == [120] * 4
    silent = LoudspeakerThatRemembers()
    with pytest.raises(UsageError, match="from 80 to 300"):
        Speaker(Pyttsx3Voice(), silent).say(REPLY, words_per_minute=20)
    assert not silent.played


def test_the_next_sentence_is_ready_while_one_is_heard() -> None:
    """One ahead, and no more: "stop" should not have cost ten sentences."""
    voice, loudspeaker = VoiceThatHums(), LoudspeakerThatRemembers(hold=True)
    saying = Saying(Speaker(voice, loudspeaker))
    saying.wait_for(1)
    _until(lambda: len(loudspeaker.played) == 2)
    assert len(voice.sentences) == 2
    assert len(saying.captions) == 1
    loudspeaker.release()
    saying.wait_for(2)
    loudspeaker.stop()
    assert saying.over() == Spoken(stopped_at=Position(0, 1))


def test_stop_cuts_the_sentence_and_says_where() -> None:
    """What was queued behind it is not heard either."""
    loudspeaker = LoudspeakerThatRemembers(hold=True)
    speaker = Speaker(VoiceThatHums(), loudspeaker)
    saying = Saying(speaker)
    for count in (1, 2):
        saying.wait_for(count)
        loudspeaker.release()
    saying.wait_for(3)
    assert (speaker.speaking, speaker.position) == (True, Position(1, 0))
    speaker.stop()
    assert saying.over() == Spoken(stopped_at=Position(1, 0))
    assert not saying.over().finished
    assert (speaker.speaking, speaker.position) == (False, None)


def test_going_on_starts_with_the_sentence_that_was_cut() -> None:
    """Said again in full, then the rest."""
    voice = VoiceThatHums()
    spoken = Speaker(voice, LoudspeakerThatRemembers()).say(REPLY, start=Position(1, 0))
    assert spoken.finished
    assert voice.sentences == ["Take 5 milligrams.", "Rest."]


def test_stop_while_the_first_sentence_is_being_made_means_nothing_is_heard() -> None:
    """And nobody waits for the voice."""
    gate = threading.Event()

    class Slow(VoiceThatHums):
        def render(self, sentence: str, *, words_per_minute: int):  # type: ignore[no-untyped-def]
            gate.wait(20)
            return super().render(sentence, words_per_minute=words_per_minute)

    loudspeaker = LoudspeakerThatRemembers()
    speaker = Speaker(Slow(), loudspeaker)
    saying = Saying(speaker)
    _until(lambda: speaker.speaking)
    speaker.stop()
    assert saying.over() == Spoken(stopped_at=Position(0, 0))
    gate.set()
    assert not loudspeaker.played


def test_stop_with_nothing_being_said_does_nothing() -> None:
    """Nor does it silence what is said next."""
    loudspeaker = LoudspeakerThatRemembers()
    speaker = Speaker(VoiceThatHums(), loudspeaker)
    speaker.stop()
    assert loudspeaker.stops == 0
    assert speaker.say(REPLY).finished


def test_a_voice_that_fails_midway_is_told_after_what_could_be_said() -> None:
    """The sentence before it is heard to its end."""
    loudspeaker = LoudspeakerThatRemembers()
    with pytest.raises(AudioError, match="fails on purpose"):
        Speaker(VoiceThatHums(fails_on="milligrams"), loudspeaker).say(REPLY)
    assert len(loudspeaker.played) == 2


def test_a_caption_that_fails_leaves_silence_behind() -> None:
    """So does Ctrl-C: whatever ends ``say``, nothing goes on being heard."""
    loudspeaker = LoudspeakerThatRemembers(hold=True)

    def break_off(_: Sentence) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Speaker(VoiceThatHums(), loudspeaker).say(REPLY, on_sentence=break_off)
    assert loudspeaker.stops == 1


def test_one_reply_at_a_time() -> None:
    """A second one waits for the first; sentences never mix."""
    voice, loudspeaker = VoiceThatHums(), LoudspeakerThatRemembers(hold=True)
    speaker = Speaker(voice, loudspeaker)
    one = Saying(speaker, Reply((Chunk("One. Two.", ChunkKind.ANSWER),), Outcome.of("a")))
    one.wait_for(1)
    two = Saying(speaker, Reply((Chunk("Three. Four.", ChunkKind.ANSWER),), Outcome.of("b")))
    for count in (1, 2):
        one.wait_for(count)
        loudspeaker.release()
    assert one.over().finished
    for count in (1, 2):
        two.wait_for(count)
        loudspeaker.release()
    assert two.over().finished
    assert voice.sentences == ["One.", "Two.", "Three.", "Four."]


@pytest.mark.parametrize("text", ["", "   ", "...", "\x00"])
def test_an_empty_reply_is_said_at_once(text: str) -> None:
    """With nothing to say there is nothing to wait for."""
    reply = Reply((Chunk(text, ChunkKind.ANSWER),), Outcome.of("x"))
    assert Speaker(Pyttsx3Voice(), LoudspeakerThatRemembers()).say(reply).finished


def test_no_thread_is_left_after_many_replies() -> None:
    """A conversation may go on for hours."""
    speaker = Speaker(VoiceThatHums(), LoudspeakerThatRemembers())
    for _ in range(50):
        speaker.say(REPLY)
    _until(lambda: not [t for t in threading.enumerate() if t.name == "voice-skill-render"])


def _until(done: Callable[[], bool]) -> None:
    for _ in range(2000):
        if done():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it never came")
