"""The assistant that every face drives: one loop, and what waits for an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import LEGS, dialogue
from voice_skill.assistant import Assistant, Keeping, Manner
from voice_skill.assistant.kept_checkup import KeptCheckup
from voice_skill.language.buttons import opening
from voice_skill.speaking.voice_choice import Voice
from voice_skill.understanding.repairs import Consent
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.reply import ChunkKind, Expects, Reply, ReplyKind
from voice_skill.values.script import Position


def test_the_loop_shows_each_reply_and_then_says_it() -> None:
    """Until nothing more comes."""
    seen: list[str] = []

    def show(heard: Heard, reply: Reply) -> Reply:
        seen.append(f"shown: {heard.text}")
        return reply

    def say(reply: Reply, manner: Manner) -> None:
        seen.append("said")

    texts = iter(["what are varicose veins", "more"])
    assistant = Assistant(dialogue(LEGS), show=show, say=say)
    assistant.converse(lambda: next((Heard.typed(text) for text in texts), None))
    assert seen == ["shown: what are varicose veins", "said", "shown: more", "said"]


@pytest.mark.parametrize("line", ["", "zebra"])
def test_what_was_typed_is_not_heard_again(line: str) -> None:
    """The last sound is another utterance: it would be answered in its place."""

    def last_sound() -> tuple[Hypothesis, ...]:
        return (Hypothesis("what are varicose veins", 0.9, "second"),)

    assistant = Assistant(dialogue(LEGS))
    assert assistant.decide(Heard.typed(line), again=last_sound).kind is ReplyKind.MISS
    heard = Heard((Hypothesis("zebra", 0.9, "first"),))
    assert "twisted veins" in assistant.decide(heard, again=last_sound).text


def test_a_question_that_was_cut_short_asks_nothing() -> None:
    """A yes to it would be a yes to what nobody has heard."""
    assistant = Assistant(dialogue(LEGS))
    reply = assistant.decide(Heard.typed("can you check my legs"))
    before = assistant.expects
    question = next(at for at, c in enumerate(reply.chunks) if c.kind is ChunkKind.QUESTION)
    assistant.said(reply, Position(question, 0))
    assert (before, assistant.expects) == (Expects.YES_NO, Expects.ANYTHING)


@pytest.mark.parametrize("opening", ["", opening()])
def test_a_kept_check_up_is_offered_first(tmp_path: Path, opening: str) -> None:
    """By voice and typed alike."""
    talk = dialogue(LEGS)
    keeping = Keeping(shelf=KeptCheckup(talk.pack, tmp_path), consent=Consent.YES)
    before = Assistant(talk, keeping=keeping)
    before.begin("my calf hurts")
    before.decide(Heard.typed("no"))
    begun = Assistant(talk, keeping=keeping).begin(opening)
    assert begun is not None
    assert begun.text.startswith("You stopped a check-up")


def test_without_anything_kept_an_opening_begins_a_check_up_about_it() -> None:
    """With its first question; without an opening nothing is said."""
    assistant = Assistant(dialogue(LEGS))
    assert assistant.begin() is None
    begun = assistant.begin("my calf hurts")
    assert begun is not None
    assert assistant.question
    assert assistant.session.checkup is not None


VOICES = (Voice("", "", "en-gb"), Voice("kokoro:bf_emma", "Emma", "en-gb"))


def test_another_voice_is_the_next_one_named_and_kept() -> None:
    """Round and round; the reply that names it is spoken in it already."""
    kept: list[Manner] = []
    spoken: list[Manner] = []
    assistant = Assistant(
        dialogue(LEGS),
        say=lambda reply, manner: spoken.append(manner),
        keeping=Keeping(manner=lambda _, after: kept.append(after), voices=lambda: VOICES),
    )
    named = [assistant.turn(Heard.typed("another voice")).text for _ in range(2)]
    assert named == ["This is another voice: Emma.", "This is another voice: the usual one."]
    assert [each.voice for each in kept] == ["kokoro:bf_emma", ""]
    assert [each.voice for each in spoken] == ["kokoro:bf_emma", ""]


@pytest.mark.parametrize("speech", ["screen-reader", "off"])
def test_where_ours_is_not_heard_no_voice_is_said_to_be_changed(speech: str) -> None:
    """A screen reader has a voice of its own."""
    kept: list[Manner] = []
    keeping = Keeping(manner=lambda _, after: kept.append(after), voices=lambda: VOICES)
    assistant = Assistant(dialogue(LEGS), manner=Manner(speech=speech), keeping=keeping)
    reply = assistant.turn(Heard.typed("another voice"))
    assert not kept
    assert "changed no" in reply.text
    assert "another voice" not in reply.text


def test_where_there_is_one_voice_that_is_said() -> None:
    """And nothing changes."""
    kept: list[Manner] = []
    keeping = Keeping(manner=lambda _, after: kept.append(after))
    assistant = Assistant(dialogue(LEGS), keeping=keeping)
    reply = assistant.turn(Heard.typed("another voice"))
    assert not kept
    assert reply.text == "I have no other voice on this computer."
