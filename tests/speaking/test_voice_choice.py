"""Which voice is meant by a name."""

from __future__ import annotations

import pytest

from voice_skill.speaking.voice_choice import Voice, choices, choose_voice, next_voice, usable

BRITISH = Voice("gmw/en", "English (Great Britain)", "en-gb")
SCOTTISH = Voice("gmw/en-gb-scotland", "English (Scotland)", "en-gb-scotland")
FRENCH = Voice("roa/fr", "French (France)", "fr-fr")
DANIEL = Voice("com.apple.voice.compact.en-GB.Daniel", "Daniel", "en_GB")
VOICES = (FRENCH, SCOTTISH, BRITISH)


@pytest.mark.parametrize(
    "wanted", ["gmw/en", "English (Great Britain)", "en-gb", "EN_gb", " en-GB ", "en"]
)
def test_a_voice_is_asked_for_by_id_name_language_or_short_name(wanted: str) -> None:
    """Case and underscores do not matter."""
    assert choose_voice(VOICES, wanted) is BRITISH


def test_asking_for_none_means_british_english_where_there_is_one() -> None:
    """Else any English voice, else any voice."""
    assert choose_voice(VOICES, "") is BRITISH
    assert choose_voice((FRENCH, DANIEL), "") is DANIEL
    assert choose_voice((FRENCH, SCOTTISH), " ") is SCOTTISH
    assert choose_voice((FRENCH,), "") is FRENCH
    assert choose_voice((), "") is None


def test_an_unknown_name_is_no_voice_and_the_nearest_are_offered() -> None:
    """The nearest first, then the English ones."""
    assert choose_voice(VOICES, "en-gb-scotlant") is None
    assert choices(VOICES, "en-gb-scotlant")[0] == "en-gb-scotland"
    assert set(choices(VOICES, "x")) == {"en-gb-scotland", "en-gb"}
    assert choices((FRENCH,)) == ("fr-fr",)


def test_a_system_voice_is_offered_by_its_name() -> None:
    """Nobody types a registry key."""
    assert choices((DANIEL,)) == ("Daniel",)


def test_voices_that_cannot_speak_are_dropped() -> None:
    """espeak lists MBROLA voices that are not installed."""
    assert usable((Voice("mb/mb-en1", "en1", "en-gb"), BRITISH)) == (BRITISH,)


def test_the_next_voice_goes_round() -> None:
    """The first after the last; one that is not listed comes before the first."""
    assert next_voice(VOICES, FRENCH.id) is SCOTTISH
    assert next_voice(VOICES, BRITISH.id) is FRENCH
    assert next_voice(VOICES, "set by hand") is FRENCH


@pytest.mark.parametrize("voices", [(), (BRITISH,)])
def test_where_there_is_no_other_voice_there_is_no_next_one(voices: tuple[Voice, ...]) -> None:
    """Not the same one again."""
    assert next_voice(voices, BRITISH.id) is None
