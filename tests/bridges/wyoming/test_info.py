"""What it says of itself is what Home Assistant goes by."""

from __future__ import annotations

from wyoming.info import Info

from voice_skill.bridges.wyoming.info import info


def test_it_hears_answers_and_speaks_and_ends_the_speech_itself() -> None:
    """Read back by Wyoming's own reader. There is no intent: Home Assistant would carry it out."""
    said = Info.from_event(info(about="leg cramps", language="en", voice="en-gb").event())
    (asr,), (tts,), (handle,) = said.asr, said.tts, said.handle
    assert not asr.requires_external_vad
    assert asr.supports_transcript_streaming
    assert tts.supports_synthesize_streaming
    assert tts.voices[0].name == "en-gb"
    assert handle.description is not None
    assert "leg cramps" in handle.description
    languages = [each.languages for each in asr.models]
    languages += [each.languages for each in handle.models]
    languages += [each.languages for each in tts.voices]
    assert languages == [["en"]] * 3
    assert not said.intent
    assert said.satellite is None
