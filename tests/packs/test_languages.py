"""A language's folder: read, checked, remembered."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from voice_skill.packs.languages import load_language
from voice_skill.paths import data_path
from voice_skill.values.errors import ContentError

ENGLISH = data_path("intents") / "common" / "en"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of English to spoil."""
    return Path(shutil.copytree(ENGLISH, tmp_path / "en"))


def _changed(folder: Path, name: str, was: str, is_: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert was in text
    (folder / name).write_text(text.replace(was, is_, 1), encoding="utf-8")


def test_a_language_is_remembered_until_a_word_of_it_changes(tmp_path: Path, folder: Path) -> None:
    """YAML is slow to read; the digest says whether it must be."""
    cache = tmp_path / "cache"
    first = load_language(folder, cache=cache)
    assert load_language(folder, cache=cache) == first
    assert load_language(folder) == first
    _changed(folder, "asides.yaml", "letter by letter", "sign by sign")
    second = load_language(folder, cache=cache)
    assert second.digest != first.digest
    assert "sign by sign" in second.section("asides")["slots"]["letters"]


@pytest.mark.parametrize(
    ("was", "is_", "told"),
    [
        ("spell <that> [out]", "spell <that> [out", "opens a bracket and does not close it"),
        ("spell <that> [out]", "spell <thatt> [out]", "<thatt>, which is no slot"),
        ("slots:", "slotts:", "slotts: this field is not known"),
        ("how_sure:", "how_shure:", "'how_shure' is not known"),
        ("^(?:(?:please", "^(?:(?:(please", "is no regular expression"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(folder: Path, was: str, is_: str, told: str) -> None:
    """As in a pack: file, line, field and remedy."""
    _changed(folder, "asides.yaml", was, is_)
    with pytest.raises(ContentError, match=r"asides\.yaml, line \d+") as raised:
        load_language(folder)
    assert told in str(raised.value)


def test_a_file_that_no_section_is_called_after_is_refused(folder: Path) -> None:
    """A misspelt name would lose the whole file in silence."""
    (folder / "command.yaml").write_text("stop: stop\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"'command'.*There is: .*commands"):
        load_language(folder)


def test_a_section_that_is_missing_is_told_before_anybody_speaks(folder: Path) -> None:
    """All of them at once, and not in the middle of a talk."""
    (folder / "asides.yaml").unlink()
    (folder / "people.yaml").unlink()
    with pytest.raises(ContentError, match=r"Write also: asides\.yaml, people\.yaml\."):
        load_language(folder)


def test_a_language_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    """ "en" is one of them."""
    with pytest.raises(ContentError, match="There is: en"):
        load_language(ENGLISH.parent / "eo")


@pytest.mark.parametrize(
    ("was", "is_", "told"),
    [
        ("more_offer: Want", "more_offer: Want " + "really " * 20, "a sentence has"),
        ("{about}", "{about what}", "{about what} is no placeholder"),
        ("  sorry: Sorry.\n", "", "correcting.sorry is asked for. Add it"),
        ("  sorry: Sorry.", "  sorry: Sorry.\n  oops: Oops.", "correcting.oops is asked for by"),
        ("Is {who} under", "Is {whom} under", "{whom} is not known here. There is: {who}"),
    ],
)
def test_every_sentence_can_be_said_and_is_asked_for(
    folder: Path, was: str, is_: str, told: str
) -> None:
    """A translation that falls behind is refused at once, not in the middle of a talk."""
    _changed(folder, "prompts.yaml", was, is_)
    with pytest.raises(ContentError, match=r"prompts\.yaml, line \d+") as raised:
        load_language(folder)
    assert told in str(raised.value)
