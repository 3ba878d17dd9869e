"""What a loaded language still gets wrong: words and wordings that stand twice, or for nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from voice_skill.language.grammar import Grammar, lines, spelled_out
from voice_skill.language.language import Language
from voice_skill.packs.files import line_of
from voice_skill.packs.lint import Problem
from voice_skill.understanding.commands import find_control

SHORTEST = 100
"""So many wordings of a command are tried: the longer ones are made of the same parts."""

_WORDED = ("commands", "answers", "asides")
_NOT_WORDS = frozenset("|([<^.{\\")


def lint_language(language: Language, folder: Path) -> tuple[Problem, ...]:
    """Every problem of the language in ``folder``, which is in force; empty means none.

    No word stands twice in a list and no line twice in a block, no wording under two names, and
    no wording of one command is understood as another.
    """
    found: list[Problem] = []
    for name in sorted(language.sections.keys() - {"prompts"}):
        for field, text in _texts(language.sections[name]):
            found += (_problem(folder, name, field, each) for each in _twice(text))
    for name in _WORDED:
        found += _under_two(language, folder, name)
    return tuple(found)


def _texts(data: Any, field: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    pairs = data.items() if isinstance(data, Mapping) else enumerate(data)
    for key, value in pairs:
        if isinstance(value, str):
            yield (*field, key), value
        elif isinstance(value, Mapping | list):
            yield from _texts(value, (*field, key))


def _twice(text: str) -> list[str]:
    one_list = "\n" not in text.strip() and _NOT_WORDS.isdisjoint(text)
    entries = text.split() if one_list else [" ".join(each.split()) for each in lines(text)]
    return [f"{each!r} stands twice" for each, count in Counter(entries).items() if count > 1]


def _under_two(language: Language, folder: Path, name: str) -> Iterator[Problem]:
    commands, data = language.section("commands"), language.section(name)
    blocks = {
        key: spelled_out(block, commands["spelled_out"]) for key, block in data["wordings"].items()
    }
    grammar = Grammar(blocks, {**commands["slots"], **data["slots"]})
    under: dict[str, dict[str, None]] = defaultdict(dict)
    for phrase, key in grammar.phrases():
        under[phrase][key] = None
    for phrase, keys in under.items():
        if len(keys) > 1:
            first, second = islice(keys, 2)
            said = f"{phrase!r} stands under {first} too, which is understood. Take one out"
            yield _problem(folder, name, ("wordings", second), said)
    if name == "commands":
        yield from _shadowed(folder, under)


def _shadowed(folder: Path, under: Mapping[str, Mapping[str, None]]) -> Iterator[Problem]:
    of: dict[str, list[str]] = defaultdict(list)
    for phrase, keys in under.items():
        of[next(iter(keys))].append(phrase)
    for key, phrases in of.items():
        for phrase in sorted(phrases, key=lambda each: len(each.split()))[:SHORTEST]:
            understood = find_control(phrase)
            if understood is not None and understood.name.lower() != key:
                said = f"{phrase!r} is understood as {understood.name.lower()}. Take one out"
                yield _problem(folder, "commands", ("wordings", key), said)


def _problem(folder: Path, name: str, field: tuple[Any, ...], said: str) -> Problem:
    file = folder / f"{name}.yaml"
    where = ".".join(map(str, field))
    return Problem(file, line_of(file, field), f"field {where}: {said}.")
