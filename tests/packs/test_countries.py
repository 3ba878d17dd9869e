"""Whom to call where: by code or name, guessed from the system, each number with its source."""

from __future__ import annotations

import re

import pytest

from tests.support import ROOT, countries, pack
from voice_skill.packs.countries import called, choose_country, guessed_country
from voice_skill.packs.files import read_yaml
from voice_skill.values.errors import UsageError


@pytest.mark.parametrize(
    ("name", "code"),
    [("uk", "gb"), ("GB", "gb"), ("usa", "us"), ("the United Kingdom", "gb"), ("Scotland", "gb"),
     ("Ireland", "ie"), ("new zealand", "nz")],
)  # fmt: skip
def test_a_country_is_known_by_its_code_and_its_names(name: str, code: str) -> None:
    """As people type and say them."""
    assert choose_country(countries(), name).code == code


def test_an_unknown_country_is_refused_with_all_there_are() -> None:
    """Codes and names."""
    assert called(countries().values(), "atlantis") is None
    with pytest.raises(UsageError, match=r"au \(Australia\).*gb \(United Kingdom\)"):
        choose_country(countries(), "atlantis")


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "en_AU.UTF-8"}, "au"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "en_IE.UTF-8"}, "ie"),
        ({"LANG": "de_DE"}, "de"),
        ({"LANG": "C"}, "gb"),
        ({"LANG": "fr_FR.UTF-8"}, "gb"),
        ({}, "gb"),
    ],
)
def test_it_is_guessed_from_the_systems_language_and_marked(
    environment: dict[str, str], code: str
) -> None:
    """Whoever says the numbers knows that nobody chose them."""
    found = guessed_country(countries(), environment)
    assert (found.code, found.guessed, found.whom.guessed) == (code, True, True)
    assert not countries()[code].guessed


def test_every_number_of_an_advice_line_abroad_has_a_source_of_the_pack() -> None:
    """With the day it was read."""
    sources = pack().sources
    for code, entry in read_yaml(ROOT / "intents" / "countries.yaml").items():
        if re.search(r"\d{4,}|\d \d", entry["advice"]) and code != "de":
            assert entry["advice_source"] in sources, code
