"""What the server says of itself: it hears, answers and speaks."""

from __future__ import annotations

from typing import TypedDict

from wyoming.info import (
    AsrModel,
    AsrProgram,
    Attribution,
    HandleModel,
    HandleProgram,
    Info,
    TtsProgram,
    TtsVoice,
)

from voice_skill import __version__

NAME = "voice_skill"


class _Common(TypedDict):
    attribution: Attribution
    installed: bool
    version: str | None


def info(*, about: str, language: str, voice: str) -> Info:
    """The answer to ``describe``. ``about`` is what the pack is about, ``voice`` a name or empty.

    Where speech ends we tell ourselves (``requires_external_vad``): Home Assistant ends it after
    0.7 s of silence, in which somebody who is looking for a word is cut off.
    """
    common: _Common = {
        "attribution": Attribution(name="voice-skill", url=""),
        "installed": True,
        "version": __version__,
    }
    languages = [language]
    answers = f"Answers questions about {about}"
    model = AsrModel(name=NAME, description="Taught the pack", languages=languages, **common)
    talk = HandleModel(name=NAME, description=answers, languages=languages, **common)
    sound = TtsVoice(name=voice or NAME, description="As it is set", languages=languages, **common)
    return Info(
        asr=[
            AsrProgram(
                name=NAME,
                description="Hears, and waits for people who pause",
                models=[model],
                supports_transcript_streaming=True,
                requires_external_vad=False,
                prefers_auto_gain_enabled=False,
                prefers_noise_reduction_enabled=False,
                **common,
            )
        ],
        tts=[
            TtsProgram(
                name=NAME,
                description="Speaks, sentence by sentence",
                voices=[sound],
                supports_synthesize_streaming=True,
                **common,
            )
        ],
        handle=[HandleProgram(name=NAME, description=answers, models=[talk], **common)],
    )
