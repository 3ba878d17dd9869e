"""Whom to call in which country: a setting, never a constant in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from voice_skill.language.prompts import prompt
from voice_skill.packs.files import read_yaml
from voice_skill.packs.schema import CountryFile
from voice_skill.packs.validate import validated_map
from voice_skill.values.errors import ContentError, UsageError
from voice_skill.values.pack import Whom

_INSTEAD = {
    "crisis": "",
    "abuse": "",
    "elder_abuse": "abuse",
    "lonely": "crisis",
    "grief": "crisis",
}
"""The lines that a pack may name, and which is said where a country has no such line."""

DEFAULT = "gb"
"""Taken where nothing tells the country."""

_LATER = frozenset({"who"})  # filled in when it is said
_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Line:
    """A telephone line. ``call`` completes "call ..."; ``source`` is an id of ``sources.yaml``."""

    call: str
    source: str


@dataclass(frozen=True, slots=True)
class Country:
    """Numbers of one country. ``advice`` completes "call ...": a number or words.

    ``also`` are other names of it, ``guessed`` that it was not chosen by anybody.
    """

    code: str
    name: str
    emergency: str
    advice: str
    advice_name: str
    lines: Mapping[str, Line] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def whom(self) -> Whom:
        """Whom to call there, for the conversation."""
        return Whom(self.code, self.name, self.emergency, self.advice, self.guessed)

    def fill(self, text: str) -> str:
        """The text with ``{emergency}``, ``{advice}`` and the names of lines filled in.

        ``ContentError`` names a placeholder that nobody knows.
        """
        unknown = unknown_places(text)
        if unknown:
            raise ContentError(f"{text!r}: {unknown}")
        filled = text.replace("{emergency}", self.emergency).replace("{advice}", self.advice)
        for name in _INSTEAD:
            line = self._line(name)
            filled = filled.replace(
                f"{{{name}}}", line.call if line is not None else prompt("common.trusted")
            )
        return filled

    def sources_of(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The sources of the lines that the texts name, in order of first use."""
        named = [self._line(name) for text in texts for name in _PLACE.findall(text)]
        return tuple(dict.fromkeys(line.source for line in named if line is not None))

    def _line(self, name: str) -> Line | None:
        while name and name not in self.lines:
            name = _INSTEAD.get(name, "")
        return self.lines.get(name)


def unknown_places(text: str) -> str:
    """What is wrong with the text's placeholders; empty where each is known."""
    known = {"emergency", "advice", *_INSTEAD, *_LATER}
    wrong = [name for name in _PLACE.findall(text) if name not in known]
    if not wrong:
        return ""
    names = ", ".join(f"{{{name}}}" for name in sorted(known - _LATER))
    return f"the placeholder {{{wrong[0]}}} is not known. Known placeholders: {names}."


def load_countries(file: Path, *, cache: Path | None = None) -> dict[str, Country]:
    """All countries of ``countries.yaml``, by code ("gb")."""
    entries = validated_map(CountryFile, read_yaml(file, cache=cache), file)
    return {
        code: Country(
            code,
            each.name,
            each.emergency,
            each.advice,
            each.advice_name,
            {name: Line(line.call, line.source) for name, line in each.lines.items()},
            tuple(each.also),
        )
        for code, each in entries.items()
    }


def choose_country(countries: dict[str, Country], code: str) -> Country:
    """The country of that code or name, in any case; ``UsageError`` lists the codes there are."""
    found = called(countries.values(), code)
    if found is None:
        known = ", ".join(f"{each} ({countries[each].name})" for each in sorted(countries))
        raise UsageError(
            f"Country {code!r} is not known. Known countries: {known}. "
            "Choose one of them with --country."
        )
    return found


def called(countries: Iterable[Country], name: str) -> Country | None:
    """The country of that code or name, in any case; None where there is none."""
    wanted = name.strip().casefold().removeprefix("the ")
    for each in countries:
        if wanted in {each.code, each.name.casefold(), *each.also}:
            return each
    return None


def guessed_country(countries: dict[str, Country], environment: Mapping[str, str]) -> Country:
    """The country of the system's language, marked as guessed.

    ``LC_ALL``, ``LC_TELEPHONE``, ``LC_MESSAGES`` and ``LANG`` are asked in this order, each for
    its land ("en_GB.UTF-8" is gb). Where none names a land that is known, it is gb.
    """
    for name in ("LC_ALL", "LC_TELEPHONE", "LC_MESSAGES", "LANG"):
        land = re.match(r"[a-z]{2,3}_([A-Z]{2})", environment.get(name, ""))
        if land is not None and land[1].lower() in countries:
            return replace(countries[land[1].lower()], guessed=True)
    return replace(countries[DEFAULT], guessed=True)
