"""Whom to call in which country: a setting, never a constant in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from voice_skill.core.types import UsageError
from voice_skill.packs.files import read_yaml
from voice_skill.packs.schema import CountryFile
from voice_skill.packs.validate import validated_map


@dataclass(frozen=True, slots=True)
class Country:
    """Numbers of one country. ``advice`` completes "call ...": a number or words."""

    code: str
    name: str
    emergency: str
    advice: str
    advice_name: str

    def fill(self, text: str) -> str:
        """The text with ``{emergency}`` and ``{advice}`` filled in."""
        return text.replace("{emergency}", self.emergency).replace("{advice}", self.advice)


def load_countries(file: Path, *, cache: Path | None = None) -> dict[str, Country]:
    """All countries of ``countries.yaml``, by code ("gb")."""
    entries = validated_map(CountryFile, read_yaml(file, cache=cache), file)
    return {
        code: Country(code, each.name, each.emergency, each.advice, each.advice_name)
        for code, each in entries.items()
    }


def choose_country(countries: dict[str, Country], code: str) -> Country:
    """The country of that code, in any case; ``UsageError`` lists the codes there are."""
    try:
        return countries[code.strip().lower()]
    except KeyError:
        known = ", ".join(sorted(countries))
        raise UsageError(
            f"Country {code!r} is not known. Known countries: {known}. "
            "Choose one of them with --country."
        ) from None
