"""A language's folder of YAML, read into one frozen ``Language``; what is wrong is named."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from voice_skill.files import recall, remember
from voice_skill.language import expressions
from voice_skill.language.language import Language, use
from voice_skill.language.prompts import entries, places_in
from voice_skill.packs import language_files
from voice_skill.packs.files import line_of, read_yaml
from voice_skill.packs.load import digest
from voice_skill.packs.validate import validated
from voice_skill.paths import data_path
from voice_skill.values.errors import ContentError


def speak_language(code: str = "en", *, cache: Path | None = None) -> Language:
    """Put the language of that code in force, as we ship it.

    ``cache`` is a folder that remembers what was read. ``ContentError`` where we ship no such
    language, or where its files are wrong.
    """
    spoken = load_language(language_folder(code), cache=cache)
    use(spoken)
    return spoken


def language_folder(code: str) -> Path:
    """Where the files of that language lie, if we ship it."""
    return data_path("intents") / "common" / code


def load_language(folder: Path, *, cache: Path | None = None) -> Language:
    """The language in that folder; its name is the language's code.

    ``ContentError`` names file, line, field and remedy of what is wrong. What was right once is
    remembered whole in ``cache``, as long as no file of it changes.
    """
    if not folder.is_dir():
        there = ", ".join(each.name for each in sorted(folder.parent.glob("*")) if each.is_dir())
        raise ContentError(f"{folder} is no language: the folder is missing. There is: {there}.")
    key = digest(folder)
    remembered = cache / f"language-{folder.name}.json" if cache is not None else None
    rules = hashlib.sha256(key.encode() + b"".join(map(Path.read_bytes, _RULES))).hexdigest()
    known = recall(remembered) if remembered is not None else None
    if not isinstance(known, dict) or known.get("rules") != rules:
        known = {"rules": rules, "sections": _sections(folder, cache)}
        if remembered is not None:
            remember(remembered, known)
    return Language(folder.name, key, known["sections"])


_RULES = (*sorted(Path(language_files.__path__[0]).glob("*.py")), Path(expressions.__file__))
"""Whoever changes what may stand in a language's files wants them checked again."""


def _sections(folder: Path, cache: Path | None) -> dict[str, Any]:
    data = {file: read_yaml(file, cache=cache) for file in sorted(folder.glob("*.yaml"))}
    if missing := language_files.SECTIONS.keys() - {file.stem for file in data}:
        raise ContentError(
            f"{folder} is no whole language. Write also: "
            f"{', '.join(f'{name}.yaml' for name in sorted(missing))}."
        )
    shared = _slots(data.get(folder / "commands.yaml"))
    sections = {}
    for file, found in data.items():
        model = language_files.SECTIONS.get(file.stem)
        if model is None:
            raise ContentError(
                f"{file}: no section of a language is called {file.stem!r}. "
                f"There is: {', '.join(language_files.SECTIONS)}."
            )
        context = {"slots": {*shared, *_slots(found)}, "parts": _named(found, "parts")}
        sections[file.stem] = validated(model, found, file, context=context).model_dump(mode="json")
        if file.stem == "prompts":
            _says_all(found, file, cache)
    return sections


def _says_all(prompts: dict[str, Any], file: Path, cache: Path | None) -> None:
    """``ContentError`` where the file lacks a sentence that English has, or is given no value."""
    english = data_path("intents") / "common" / "en" / file.name
    known, said = dict(entries(read_yaml(english, cache=cache))), dict(entries(prompts))
    for key in sorted(known.keys() ^ said.keys()):
        wrong = "is asked for. Add it" if key in known else "is asked for by nobody. Take it out"
        raise ContentError(f"{file}, line {line_of(file, key.split('.'))}: {key} {wrong}.")
    for key, words in said.items():
        if foreign := places_in(words) - places_in(known[key]):
            there = ", ".join(f"{{{each}}}" for each in sorted(places_in(known[key]))) or "none"
            raise ContentError(
                f"{file}, line {line_of(file, key.split('.'))}, field {key}: the placeholder "
                f"{{{min(foreign)}}} is not known here. There is: {there}."
            )


def _slots(data: Any) -> set[str]:
    return {*_named(data, "slots"), *_named(data, "spelled_out")}


def _named(data: Any, field: str) -> dict[str, str]:
    found = data.get(field) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}
