"""A made-up language: English with every letter exchanged, so that no word of it is English.

Its folder ``xx`` is written from ``en`` and so never falls behind. A pack is translated likewise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from voice_skill.packs.reading.careful_yaml import parse_yaml
from voice_skill.packs.topics import FIRST

_FROM = "aeioubcdfghjklmnpqrstvwxyz"
_TO = "eiouacdfghjklmnpqrstvwxyzb"
_EXCHANGED = str.maketrans(_FROM + _FROM.upper(), _TO + _TO.upper())

_KEPT_IN_TEXT = re.compile(r"<[\w-]+>|\{[^}]*\}")
"""Slots and placeholders name things; they are no words."""
_KEPT_IN_EXPRESSIONS = re.compile(
    r"<[\w-]+>|\\.|\(\?P<\w+>|\(\?P=\w+\)|\(\?[aimsx-]+[:)]|\[[^\]]*\]|\{\d*,?\d*\}"
)
_EXPRESSION = re.compile(r"\\[bBwdsS]|\(\?|\.\*|\w\?|\$$", re.MULTILINE)
_WORD_KEYS = {"short_forms", "typed_alone", "typed_short", "typed_in_questions", "sounds"}
_WORD_KEYS |= {"units", "spellings", "whole", "idioms", "places", "how_many", "by_number"}
"""Tables whose keys are words that somebody says."""
_NO_WORDS = {"pronunciation"}
"""Sections that no rule of a dialogue reads."""
_NAMES = {"id", "sources", "level", "related", "grade", "read", "reviewed", "review_by", "advice"}
_NAMES |= {"address", "version", "language", "for", "asks", "when", "flag", "only_if", "implies"}


def made_up(text: str) -> str:
    """The text in the made-up language; capitals stay capitals."""
    return _outside(_KEPT_IN_TEXT, text)


def _outside(kept: re.Pattern[str], text: str) -> str:
    parts, at = [], 0
    for match in kept.finditer(text):
        parts += [text[at : match.start()].translate(_EXCHANGED), match[0]]
        at = match.end()
    return "".join([*parts, text[at:].translate(_EXCHANGED)])


def _words(text: str) -> str:
    return _outside(_KEPT_IN_EXPRESSIONS, text) if _EXPRESSION.search(text) else made_up(text)


def _translated(value: Any, say: Callable[[str], str], key: str = "") -> Any:
    if isinstance(value, dict):
        turned = say if key in _WORD_KEYS else str
        return {turned(name): _translated(each, say, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_translated(each, say, key) for each in value]
    if (key, value) == ("said_with", FIRST):
        return value  # a name among headings, which are words
    return say(value) if isinstance(value, str) and key not in _NAMES else value


def write_language(english: Path, folder: Path) -> None:
    """Write the made-up language's files into that folder."""
    folder.mkdir(parents=True)
    for file in english.glob("*.yaml"):
        section = parse_yaml(file.read_text("utf-8"), file)
        if file.stem not in _NO_WORDS:
            section = section | {"text2num": ""} if file.stem == "amounts" else section
            section = _translated(section, made_up if file.stem == "prompts" else _words)
        (folder / file.name).write_text(json.dumps(section), "utf-8")  # JSON is YAML


def write_pack(pack: Path, folder: Path) -> None:
    """Write a pack that speaks the made-up language into that folder."""
    for file in sorted(each for each in pack.rglob("*") if each.is_file()):
        into = folder / file.relative_to(pack)
        into.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".yaml":
            content = parse_yaml(file.read_text("utf-8"), file)
            into.write_text(json.dumps(_translated(content, made_up)), "utf-8")
        else:
            lines = file.read_text("utf-8").splitlines()
            said = (line if line.startswith("#") else made_up(line) for line in lines)
            into.write_text("\n".join(said) + "\n", "utf-8")
