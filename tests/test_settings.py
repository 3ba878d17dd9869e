"""Settings: defaults, then the file, then the environment, then flags."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from voice_skill.settings import (
    Settings,
    as_toml,
    load_settings,
    save_settings,
    save_text,
)
from voice_skill.values.errors import UsageError


def environment(tmp_path: Path, text: str = "", **variables: str) -> dict[str, str]:
    """An environment whose settings file holds that text."""
    file = tmp_path / "config.toml"
    file.write_text(text)
    return {"VOICE_SKILL_CONFIG": str(file), **variables}


def test_without_a_file_the_defaults_are_in_force(tmp_path: Path) -> None:
    """150 words a minute; the country is guessed where none is set."""
    assert load_settings({}, {"VOICE_SKILL_CONFIG": str(tmp_path / "none")}) == Settings()
    assert Settings().rate == 150
    assert Settings().country == ""


def test_each_layer_overrides_the_one_below(tmp_path: Path) -> None:
    """File, environment, flag."""
    below = environment(tmp_path, "rate = 120\nvolume = 50\nvoice = 'a'")
    assert load_settings({}, below).rate == 120
    above = {**below, "VOICE_SKILL_RATE": "130"}
    assert load_settings({}, above).rate == 130
    assert load_settings({"rate": 140, "voice": None}, above).rate == 140
    assert load_settings({}, above).volume == 50


@pytest.mark.parametrize(
    ("text", "variables", "flags", "said"),
    [
        ("rate = 1000", {}, {}, "config.toml, rate: 1000 is outside 80 to 300"),
        ("rate = 'fast'", {}, {}, "'fast' is not a whole number"),
        ("speed = 3", {}, {}, "no setting is called speed. Known: rate"),
        ("rate = ", {}, {}, "is not valid TOML"),
        ("", {"VOICE_SKILL_RATE": "1.5"}, {}, "variable VOICE_SKILL_RATE: '1.5'"),
        ("", {}, {"rate": 20}, "--rate: 20 is outside 80 to 300"),
        ("rate = true", {}, {}, "True is not a whole number"),
        ("earcons = 'perhaps'", {}, {}, "'perhaps' is not true or false"),
        ("speech = 'hers'", {}, {}, "not one of own, screen-reader, off"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(
    tmp_path: Path, text: str, variables: dict[str, str], flags: dict[str, int], said: str
) -> None:
    """And with the values that would be right."""
    with pytest.raises(UsageError) as caught:
        load_settings(flags, environment(tmp_path, text, **variables))
    assert said in str(caught.value)


def test_what_is_saved_is_in_force_the_next_time_and_the_rest_stays(tmp_path: Path) -> None:
    """Comments and other settings are a person's own."""
    where = environment(tmp_path, "# mine\nrate = 120  # slow\ncountry = 'us'")
    save_settings({"rate": 108, "volume": 90, "end_silence": 3.5}, where)
    settings = load_settings({}, where)
    assert (settings.rate, settings.volume, settings.end_silence) == (108, 90, 3.5)
    assert settings.country == "us"
    assert (tmp_path / "config.toml").read_text().startswith("# mine\nrate = 108\n")


def test_a_first_saving_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    """Nobody has to make it by hand; nothing else is left lying there."""
    where = {"VOICE_SKILL_CONFIG": str(tmp_path / "deep" / "config.toml")}
    save_settings({"volume": 80, "duplex": "half"}, where)
    assert load_settings({}, where).duplex == "half"
    assert [each.name for each in (tmp_path / "deep").iterdir()] == ["config.toml"]


def test_a_wrong_value_is_not_saved(tmp_path: Path) -> None:
    """The file stays readable."""
    where = environment(tmp_path, "rate = 120")
    with pytest.raises(UsageError, match="outside 80 to 300"):
        save_settings({"rate": 10}, where)
    with pytest.raises(UsageError, match="not one of auto, full, half"):
        save_settings({"duplex": "both"}, where)
    assert load_settings({}, where).rate == 120


def test_nothing_is_kept_in_a_file_that_is_broken_elsewhere(tmp_path: Path) -> None:
    """It would not be in force; the line that is wrong is named, and the file stays as it is."""
    file = tmp_path / "config.toml"
    file.write_text("introduced = False\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"is broken: .*line 1.*Nothing was kept"):
        save_settings({"rate": 120}, {"VOICE_SKILL_CONFIG": str(file)})
    assert file.read_text(encoding="utf-8") == "introduced = False\n"


def test_what_is_true_or_false_is_kept_and_read(tmp_path: Path) -> None:
    """In the file, and as a variable."""
    where = environment(tmp_path)
    save_settings({"earcons": False, "introduced": True}, where)
    assert (tmp_path / "config.toml").read_text() == "earcons = false\nintroduced = true\n"
    settings = load_settings({}, where)
    assert (settings.earcons, settings.introduced) == (False, True)
    assert load_settings({}, {**where, "VOICE_SKILL_EARCONS": "on"}).earcons


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("voice = {rate = 130}", "voice: {'rate': 130} is not text. Give text"),
        ("pack = ['a']", "pack: ['a'] is not text"),
        ("country = 44", "country: 44 is not text"),
        ("end_silence = [1]", r"end_silence: [1] is not a number"),
        ("end_silence = 2026-01-01", "is not a number"),
        ("rate = 1979-05-27T07:32:00Z", "is not a whole number"),
        ("rate = {}", "is not a whole number"),
        ("rate = inf", "is not a whole number"),
        ("end_silence = nan", "nan is outside 0.8 to 4"),
        ("earcons = []", "is not true or false"),
        ("[voice]\nname = 'x'", "is not text"),
        ("[[rate]]\nx = 1", "is not a whole number"),
        (f"rate = {'9' * 4000}", "is not a whole number"),
        (f"rate = {'9' * 5000}", "is not valid TOML"),
        (f"rate = {'[' * 5000}", "is not valid TOML: nested too deep"),
        ("rate = 150\nrate = 150", "is not valid TOML"),
        ("\0", "is not valid TOML"),
        ("#" * (2 << 20), "far too large"),
    ],
)
def test_settings_of_any_shape_are_refused_in_a_sentence(
    tmp_path: Path, text: str, says: str
) -> None:
    """That names the place, and is not as long as what it names."""
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as told:
        load_settings(environment={"VOICE_SKILL_CONFIG": str(file)})
    assert says in str(told.value)
    assert str(file) in str(told.value)
    assert len(str(told.value)) < 400 + len(str(file))


def test_a_mark_before_the_first_letter_is_no_fault(tmp_path: Path) -> None:
    """Notepad puts it there, and ends its lines in two letters."""
    file = tmp_path / "config.toml"
    file.write_bytes("\ufeffrate = 130\r\ncountry = 'ie'\r\n".encode())
    settings = load_settings(environment={"VOICE_SKILL_CONFIG": str(file)})
    assert (settings.rate, settings.country) == (130, "ie")


@pytest.mark.skipif(os.name != "posix", reason="links and modes are POSIX")
def test_saving_keeps_the_link_and_the_mode(tmp_path: Path) -> None:
    """A settings file may be a link into somebody's own collection, shared with others."""
    (tmp_path / "mine.toml").write_text("rate = 150\n")
    (tmp_path / "mine.toml").chmod(0o644)
    (tmp_path / "config.toml").symlink_to("mine.toml")
    save_settings({"rate": 130}, {"VOICE_SKILL_CONFIG": str(tmp_path / "config.toml")})
    assert (tmp_path / "config.toml").is_symlink()
    assert (tmp_path / "mine.toml").read_text() == "rate = 130\n"
    assert (tmp_path / "mine.toml").stat().st_mode & 0o777 == 0o644


def test_a_broken_file_is_told_of_and_silences_nobody(tmp_path: Path) -> None:
    """With somebody to tell, what can be read holds, and only a flag can be wrong."""
    file = tmp_path / "config.toml"
    told: list[str] = []
    environment = {"VOICE_SKILL_CONFIG": str(file), "VOICE_SKILL_VOLUME": "loud"}
    file.write_text("rate = 120\nearcons = True\n")
    assert load_settings(environment=environment, tell=told.append) == Settings()
    assert ["not valid TOML" in told[0], "VOICE_SKILL_VOLUME" in told[1]] == [True, True]
    file.write_text("rate = 120\nnonsense = 1\n")
    assert load_settings(environment=environment, tell=told.append).rate == 120
    with pytest.raises(UsageError, match="--rate"):
        load_settings({"rate": 5}, environment, tell=told.append)


def test_what_is_shown_is_what_the_file_takes(tmp_path: Path) -> None:
    """It can be pasted into the file as it is."""
    file = tmp_path / "config.toml"
    file.write_text("\n".join(as_toml(Settings(rate=99, earcons=False, voice='a "b"'))))
    environment = {"VOICE_SKILL_CONFIG": str(file)}
    assert load_settings(environment=environment) == Settings(rate=99, earcons=False, voice='a "b"')


def test_one_setting_is_kept_as_it_was_typed(tmp_path: Path) -> None:
    """Numbers as numbers; what cannot be is refused, and nothing is written."""
    file = tmp_path / "config.toml"
    environment = {"VOICE_SKILL_CONFIG": str(file)}
    save_text("rate", "120", environment)
    save_text("earcons", "no", environment)
    assert load_settings(environment=environment) == Settings(rate=120, earcons=False)
    for name, value in (("rate", "fast"), ("nonsense", "1"), ("duplex", "maybe")):
        with pytest.raises(UsageError, match=name):
            save_text(name, value, environment)
    assert file.read_text().splitlines() == ["rate = 120", "earcons = false"]
