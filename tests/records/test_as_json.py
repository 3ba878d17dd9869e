"""The summary as JSON: a promise to other programs."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.records.support import ALL, clot, mother
from voice_skill.records import as_json
from voice_skill.records.summary_types import Summary

FIELDS = """format version made made_at program title limits pack about level level_words checked
finished flow reasons own_words details answers danger_signs risks advised asked_about sources
complete""".split()


@pytest.mark.parametrize("summary", ALL)
def test_its_fields_are_those_of_its_version(summary: Callable[[], Summary]) -> None:
    """A field that is renamed or gone breaks version 1."""
    data = json.loads(as_json.as_json(summary()))
    assert list(data) == FIELDS
    assert (data["format"], data["version"]) == ("voice-skill-summary", 1)


def test_every_field_is_described_in_the_modules_text() -> None:
    """Who reads the file finds out there what it means."""
    assert as_json.__doc__ is not None
    missing = [each for each in FIELDS if f"``{each}``" not in as_json.__doc__]
    assert missing == []


def test_every_source_that_is_cited_is_in_it() -> None:
    """No reference leads nowhere."""
    data = as_json.as_data(clot())
    cited = {name for part in (*data["reasons"], *data["advised"]) for name in part["sources"]}
    assert cited == set(data["sources"])


def test_it_holds_how_sure_as_words_and_as_figures() -> None:
    """Words for people, figures for programs."""
    said = as_json.as_data(clot())["own_words"][0]
    assert (said["heard"], said["sure"], said["typed"]) == (1.0, "sure", True)


def test_it_says_whom_it_is_about() -> None:
    """Self or other, and the age as far as it was told."""
    assert as_json.as_data(mother())["about"]["who"] == "other"
    assert as_json.as_data(mother())["about"]["years"] == 71
    assert as_json.as_data(clot())["about"]["who"] == "self"
