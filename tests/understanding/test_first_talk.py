"""Answers to the questions of the first talk."""

from __future__ import annotations

import pytest

from voice_skill.understanding.first_talk import VoiceAnswer, voice_answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Skip it", VoiceAnswer.SKIPS),
        ("just right", VoiceAnswer.GOOD),
        ("a bit too fast", VoiceAnswer.TOO_FAST),
        ("too slow", VoiceAnswer.TOO_SLOW),
        ("what are varicose veins", None),
    ],
)
def test_an_answer_about_the_voice_is_the_whole_of_what_was_said(
    text: str, answer: VoiceAnswer | None
) -> None:
    """Anything else has to be answered by somebody else."""
    assert voice_answer(text) is answer
