"""The voice, through real worker processes and the real espeak-ng."""

from __future__ import annotations

import os
import statistics
import tempfile
import threading
import time
from pathlib import Path

import pytest

from voice_skill.speaking import samples, voices
from voice_skill.speaking.voices import Pyttsx3Voice
from voice_skill.values.audio import Speech
from voice_skill.values.errors import UsageError, VoiceError

ORDINARY = (
    "Night cramps are common, and usually harmless.",
    "Book an ordinary appointment if cramps often spoil your sleep.",
    "Gently pull your toes towards your shin and hold for thirty seconds.",
    "Varicose veins are swollen, twisted veins that you can see under the skin.",
    "Ask your pharmacist before you take a new tablet.",
    "A doctor can examine your leg and may send you for an ultrasound scan.",
    "Do not stop a medicine without asking your doctor or pharmacist.",
    "Stretch your calf muscles for three minutes before you go to bed.",
)


@pytest.fixture(scope="module")
def voice() -> Pyttsx3Voice:
    """The usual voice."""
    return Pyttsx3Voice()


def _scratch_folders() -> set[str]:
    place = Path(voices._scratch() or tempfile.gettempdir())
    return {entry.name for entry in place.glob("voice-skill-*")}


@pytest.fixture
def before() -> set[str]:
    """What other programs have there already, such as one that was killed."""
    return _scratch_folders()


def test_a_sentence_becomes_sound(voice: Pyttsx3Voice) -> None:
    """Mono 16-bit samples, as loud as speech, not clipped, with a pause at the end."""
    speech = voice.render(ORDINARY[0], words_per_minute=150)
    assert 2 < speech.seconds < 4
    assert 0.3 < samples.peak(speech.samples) < 0.99
    assert samples.peak(speech.samples[-2 * speech.rate // 10 :]) < 0.01
    assert voice.engine.startswith("espeak-ng") or os.name == "nt"


@pytest.mark.slow
@pytest.mark.parametrize("words_per_minute", [80, 100, 150, 200, 300])
def test_the_rate_asked_for_is_the_rate_spoken(voice: Pyttsx3Voice, words_per_minute: int) -> None:
    """Words over the seconds of the WAV are within a tenth of the setting."""
    for sentence in ORDINARY:
        speech = voice.render(sentence, words_per_minute=words_per_minute)
        spoken = len(sentence.split()) / speech.seconds * 60
        assert spoken == pytest.approx(words_per_minute, rel=0.1), sentence


@pytest.mark.slow
def test_a_change_of_rate_counts_from_the_next_sentence_on(voice: Pyttsx3Voice) -> None:
    """pyttsx3 itself speaks every third sentence at the rate before; the barriers mend that."""
    for words_per_minute in [100, 300] * 6:
        seconds = voice.render(ORDINARY[1], words_per_minute=words_per_minute).seconds
        assert len(ORDINARY[1].split()) / seconds * 60 == pytest.approx(words_per_minute, rel=0.1)


def test_sentences_may_be_made_side_by_side(voice: Pyttsx3Voice) -> None:
    """The next is made while one is heard; each gets its own sound."""
    made: dict[str, Speech] = {}

    def make(sentence: str) -> None:
        made[sentence] = voice.render(sentence, words_per_minute=200)

    threads = [threading.Thread(target=make, args=[each]) for each in ORDINARY[:4]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for sentence, speech in made.items():
        assert speech == voice.render(sentence, words_per_minute=200)
    assert len(made) == 4


def test_the_bundled_library_speaks_where_the_system_has_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So that no system package is needed; its rate is the same."""
    monkeypatch.setenv("VOICE_SKILL_ESPEAK", "bundled")
    voice = Pyttsx3Voice()
    speech = voice.render(ORDINARY[0], words_per_minute=150)
    assert voice.engine.endswith("(bundled)")
    assert len(ORDINARY[0].split()) / speech.seconds * 60 == pytest.approx(150, rel=0.1)


def test_a_system_library_without_its_data_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It ends its whole process; the bundled one is tried after it, and kept."""
    monkeypatch.setenv("VOICE_SKILL_ESPEAK", "auto")
    monkeypatch.setenv("ESPEAK_DATA_PATH", str(tmp_path))
    voice = Pyttsx3Voice()
    assert voice.render("One two three four.", words_per_minute=150).seconds > 0.5
    assert "(bundled)" in voice.engine


def test_without_any_library_the_remedy_is_named(
    monkeypatch: pytest.MonkeyPatch, before: set[str]
) -> None:
    """And what still works."""
    monkeypatch.setenv("VOICE_SKILL_ESPEAK", "none")
    with pytest.raises(VoiceError, match=r"No voice .* pip install .* answers are printed") as told:
        Pyttsx3Voice().render("Hello.", words_per_minute=150)
    assert told.value.exit_code == 4
    assert _scratch_folders() <= before


@pytest.mark.parametrize("name", ["en-gb", "gmw/en-gb-x-rp", "English (Scotland)"])
def test_a_voice_can_be_chosen(name: str) -> None:
    """By language, id or full name; pyttsx3 itself does not know en-gb."""
    assert Pyttsx3Voice(name).render("One two three four.", words_per_minute=150).seconds > 0.5


def test_two_voices_sound_different() -> None:
    """The choice is really applied."""
    british, scottish = (
        Pyttsx3Voice(name).render(ORDINARY[0], words_per_minute=150)
        for name in ("en-gb", "en-gb-scotland")
    )
    assert british != scottish


def test_an_unknown_voice_is_named_with_those_there_are(before: set[str]) -> None:
    """The name, the choices, and the way out."""
    with pytest.raises(VoiceError, match=r"'en-gbb' .* Choose one of: en-gb, .* leave the voice"):
        Pyttsx3Voice("en-gbb").render("Hello.", words_per_minute=150)
    assert _scratch_folders() <= before


def test_the_list_has_only_voices_that_can_speak(voice: Pyttsx3Voice) -> None:
    """English among them, no MBROLA voice without its data."""
    listed = voice.voices()
    assert any(each.label == "en-gb" for each in listed)
    assert not any(each.id.startswith("mb/") for each in listed)


@pytest.mark.parametrize("words_per_minute", [79, 301])
def test_a_rate_outside_the_limits_is_refused(voice: Pyttsx3Voice, words_per_minute: int) -> None:
    """Before any process is started."""
    with pytest.raises(UsageError, match="from 80 to 300"):
        voice.render("Hello.", words_per_minute=words_per_minute)


@pytest.mark.parametrize("nothing", ["", "  ", "...", "\0"])
def test_nothing_to_say_is_a_moment_of_silence(voice: Pyttsx3Voice, nothing: str) -> None:
    """pyttsx3 would fail on it."""
    speech = voice.render(nothing, words_per_minute=150)
    assert speech.seconds == pytest.approx(0.1)
    assert samples.peak(speech.samples) == 0


@pytest.mark.parametrize(
    "odd", ["Bell\x07 and\0 nul", "\ud800 broken", "<b>markup</b> & [[x]]", "漢字 και"]
)
def test_odd_text_is_spoken_and_not_choked_on(voice: Pyttsx3Voice, odd: str) -> None:
    """Control characters, broken text, markup, other scripts."""
    assert voice.render(odd, words_per_minute=200).seconds > 0.2


def test_a_voice_that_takes_too_long_is_killed(before: set[str]) -> None:
    """The person is told; no process and no file stay behind."""
    voice = Pyttsx3Voice(time_limit=0.01)
    with pytest.raises(VoiceError, match=r"longer than 0.01 seconds .* It was stopped"):
        voice.render(ORDINARY[0], words_per_minute=150)
    assert _scratch_folders() <= before
    assert not children()


def test_no_file_and_no_process_stays_behind(voice: Pyttsx3Voice, before: set[str]) -> None:
    """What was said leaves no trace."""
    voice.render(ORDINARY[0], words_per_minute=200)
    assert _scratch_folders() <= before
    assert not children()


def test_a_folder_without_room_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A place that cannot be written to stands for a full disk."""
    monkeypatch.setattr(voices, "_nameless", lambda: None)
    monkeypatch.setattr(voices, "_scratch", lambda: str(tmp_path / "not there"))
    with pytest.raises(VoiceError, match=r"could not write its sound file in .*not there"):
        Pyttsx3Voice().render("Hello.", words_per_minute=150)


@pytest.mark.slow
def test_a_full_disk_is_told_from_inside_the_worker(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The worker may write 1,000 bytes and no more; its file is removed."""
    monkeypatch.setattr(voices, "_nameless", lambda: None)
    monkeypatch.setattr(voices, "_scratch", lambda: str(tmp_path))
    monkeypatch.setattr(voices, "_COMMAND", ["prlimit", "--fsize=1000", *voices._COMMAND])
    with pytest.raises(VoiceError, match=r"could not write its sound file"):
        Pyttsx3Voice().render(ORDINARY[0], words_per_minute=150)
    assert not list(tmp_path.iterdir())


def test_a_warm_voice_keeps_one_process_ready_and_closes_it() -> None:
    """It speaks the same, and leaves nobody behind."""
    with Pyttsx3Voice(warm=True) as warm:
        assert len(children()) == 1
        speech = warm.render(ORDINARY[0], words_per_minute=150)
        assert speech == Pyttsx3Voice().render(ORDINARY[0], words_per_minute=150)
        assert len(children()) == 1
    assert not children()


def test_a_warm_process_that_died_is_replaced() -> None:
    """Somebody may have ended it."""
    with Pyttsx3Voice(warm=True) as warm:
        assert warm._spare is not None
        warm._spare.kill()
        warm._spare.wait()
        assert warm.render("One two three four.", words_per_minute=150).seconds > 0.5


def test_the_figures_of_a_slow_and_a_fast_voice_differ(voice: Pyttsx3Voice) -> None:
    """Slower is longer, for every sentence."""
    slow, fast = (
        statistics.fmean(voice.render(each, words_per_minute=rate).seconds for each in ORDINARY[:3])
        for rate in (100, 200)
    )
    assert slow > 1.7 * fast


def children() -> list[str]:
    """Workers of this test process that are still there."""
    for _ in range(50):
        found = _listed()
        if not found:
            return []
        time.sleep(0.01)
    return found


def _listed() -> list[str]:
    me, found = str(os.getpid()), []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = status.read_text().rpartition(")")[2].split()[1]
            command = status.with_name("cmdline").read_text()
        except OSError:
            continue
        if parent == me and "voice_skill.speaking.worker" in command:
            found.append(command)
    return found
