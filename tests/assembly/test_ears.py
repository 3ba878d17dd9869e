"""Which ears are put together, from the settings."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import BICYCLE, pack
from voice_skill.assembly import ears
from voice_skill.assembly.ears import build_ears, hear_recording, second_ears
from voice_skill.hearing.vosk import CLOSED, ENGINE
from voice_skill.language.language import current, use
from voice_skill.settings import Settings, load_settings
from voice_skill.values.errors import ModelError, UsageError
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Expects


def test_an_engine_that_there_is_not_is_named_with_those_there_are() -> None:
    """As a usage error."""
    with pytest.raises(UsageError, match="No engine is called 'siri'"):
        build_ears(pack(BICYCLE), Settings(), tell=print, engine="siri")


def test_a_second_engine_can_be_switched_off() -> None:
    """Then nobody is asked."""
    assert second_ears(Settings(second_engine="off"), tell=print) is None


def test_a_second_engine_that_was_asked_for_and_is_missing_is_told_once(
    tmp_path: Path,
) -> None:
    """In a sentence with the folder and the remedy; the first hearing stands."""
    told: list[str] = []
    settings = Settings(second_engine="whisper", whisper_model=str(tmp_path))
    again = second_ears(settings, tell=told.append)
    assert again is not None
    assert again(b"\0\0") == ()
    assert again(b"\0\0") == ()
    assert len(told) == 1
    assert told[0].startswith(f"Whisper has no model.bin in {tmp_path}. Install it: pip install")


def test_a_setting_that_no_engine_answers_to_is_refused(tmp_path: Path) -> None:
    """With what may stand there."""
    with pytest.raises(UsageError, match="whisper"):
        load_settings({}, {"VOICE_SKILL_SECOND_ENGINE": "siri", "VOICE_SKILL_CONFIG": ""})


def test_what_the_recogniser_reads_is_spelled_out_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes a second; another pack is spelled out anew, and so is another language."""
    monkeypatch.setenv("VOICE_SKILL_CACHE", str(tmp_path))
    spelled: list[str] = []

    def spell(content: Pack) -> tuple[str, ...]:
        spelled.append(content.digest)
        return ("oil the chain", content.digest)

    monkeypatch.setattr(ears, "phrases_to_hear", spell)
    first = ears.phrases_to_teach(pack(BICYCLE))
    assert ears.phrases_to_teach(pack(BICYCLE)) == first
    assert len(spelled) == 1
    changed = replace(pack(BICYCLE), digest="changed")
    assert ears.phrases_to_teach(changed) == ("oil the chain", "changed")
    assert len(spelled) == 2
    english = current()
    use(replace(english, digest="a word more"))
    try:
        ears.phrases_to_teach(changed)
    finally:
        use(english)
    assert len(spelled) == 3


@pytest.fixture
def without_vosk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which the speech model was not installed yet."""
    monkeypatch.setenv("VOICE_SKILL_MODELS", str(tmp_path / "none"))


@pytest.mark.slow
@pytest.mark.usefixtures("without_vosk")
def test_without_its_model_it_hears_with_whisper(speak_answer: Path) -> None:
    """As a Mac does with ``all``; one sentence tells, with the remedy."""
    told: list[str] = []
    settings = Settings(second_engine="off")
    first, _ = hear_recording(speak_answer, pack(BICYCLE), settings, tell=told.append)
    assert first.hypotheses[0].engine == "whisper"
    assert first.text == "no"
    (sentence,) = told
    assert "voice-skill models install" in sentence
    assert "Until then I hear with whisper" in sentence


@pytest.mark.usefixtures("without_vosk")
def test_where_no_engine_is_left_it_says_what_still_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither an empty answer nor a name of a package."""
    monkeypatch.setitem(sys.modules, "moonshine_voice", None)  # as where it is not installed
    settings = Settings(whisper_model=str(tmp_path))
    with pytest.raises(ModelError, match="Typed questions still work: voice-skill ask"):
        build_ears(pack(BICYCLE), settings, tell=print)


@pytest.mark.slow
def test_a_recording_of_an_answer_is_heard_by_both(
    vosk_model: Path, tmp_path: Path, speak_answer: Path
) -> None:
    """By open speech and by the closed grammar, over one model."""
    both = build_ears(pack(BICYCLE), Settings(second_engine="off"), tell=print)
    from voice_skill.listening.recordings import read_recording

    heard = both.hear(read_recording(speak_answer).blocks(), expects=Expects.YES_NO)
    assert {each.engine for each in heard.hypotheses} == {ENGINE, CLOSED}
    assert {each.text for each in heard.hypotheses if each.engine == CLOSED} == {"no"}
    first, again = hear_recording(
        speak_answer, pack(BICYCLE), Settings(second_engine="off"), tell=print
    )
    assert first.text == "no"
    assert again() == ()


@pytest.fixture
def speak_answer(tmp_path: Path) -> Path:
    """A recording of "no"."""
    import shutil
    import subprocess

    from tests.conftest import need

    if shutil.which("flite") is None:
        need("flite is not installed: sudo apt install flite")
    file = tmp_path / "no.wav"
    subprocess.run(["flite", "-voice", "slt", "-t", "no", "-o", str(file)], check=True)
    return file
