"""The danger signs of a pack: ``red_flags/*.yaml``, read, checked and merged.

Each file may hold three maps: ``word_sets``, ``findings`` and ``red_flags``. The files are merged
in the order of their names, so that one subject can stand in one file.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from voice_skill.language.patterns import Phrases
from voice_skill.packs.countries import Country, unknown_places
from voice_skill.packs.examples import read_phrases
from voice_skill.packs.files import line_of, read_yaml
from voice_skill.packs.schema import DangerExamplesFile, DangerFile, FindingFile, RedFlagFile
from voice_skill.packs.validate import validated
from voice_skill.safety.watch import ABSENT
from voice_skill.values.errors import ContentError
from voice_skill.values.level import Level
from voice_skill.values.pack import Finding, RedFlag
from voice_skill.values.reply import Source
from voice_skill.values.text import normalise

Danger = tuple[tuple[Finding, ...], tuple[RedFlag, ...], dict[str, tuple[str, ...]]]
"""Findings, red flags in the order of their files, and the word sets that phrases name."""

_FINDING_ID = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")


def load_danger(
    folder: Path, country: Country, sources: Mapping[str, Source], *, cache: Path | None = None
) -> Danger:
    """The danger signs of the pack in that folder; a pack without ``red_flags`` has none.

    ``cache`` is a folder that remembers parsed files. ``ContentError`` names file, line, field
    and remedy of what is wrong.
    """
    files = {file: _read(file, cache) for file in sorted((folder / "red_flags").glob("*.yaml"))}
    _refuse_twice(files)
    word_sets = {
        name: tuple(words) for part in files.values() for name, words in part.word_sets.items()
    }
    _check_phrases(files, word_sets, cache)
    _check_names(files, sources, country)
    findings = tuple(
        _finding(name, entry) for part in files.values() for name, entry in part.findings.items()
    )
    red_flags = tuple(
        _red_flag(name, entry, country)
        for part in files.values()
        for name, entry in part.red_flags.items()
    )
    return findings, red_flags, word_sets


QUIET = "quiet"
"""The label of sentences that report no danger sign."""


def load_danger_phrases(folder: Path, *, cache: Path | None = None) -> tuple[str, ...]:
    """What people say of danger signs: for the ear to know, and for a test to check."""
    raised = _examples(folder, cache).raised
    return tuple(normalise(text) for texts in raised.values() for text in texts)


def load_danger_examples(
    folder: Path, red_flags: Iterable[RedFlag], *, cache: Path | None = None
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What people say of each danger sign, and what only sounds like one (``quiet``), by label.

    They stand in ``red_flag_examples.yaml`` and, more of them, in ``danger_examples/<label>.txt``;
    what is too long for one file goes on in ``<label>.<anything>.txt``.
    ``ContentError`` names a file whose label is no red flag.
    """
    written = _examples(folder, cache)
    found = {label: [normalise(text) for text in texts] for label, texts in written.raised.items()}
    found[QUIET] = [normalise(text) for each in written.quiet.values() for text in each]
    known = {flag.id for flag in red_flags} | {QUIET}
    for more in sorted((folder / "danger_examples").glob("*.txt")):
        label = more.name.partition(".")[0]
        if label not in known:
            raise ContentError(f"{more}: no red flag is called {label!r}. Correct the file's name.")
        found.setdefault(label, []).extend(phrase.text for phrase in read_phrases(more))
    if not any(texts for label, texts in found.items() if label != QUIET):
        return ()  # nothing tells danger from the rest
    return tuple((label, tuple(dict.fromkeys(texts))) for label, texts in sorted(found.items()))


def _examples(folder: Path, cache: Path | None) -> DangerExamplesFile:
    file = folder / "red_flag_examples.yaml"
    if not file.is_file():
        return DangerExamplesFile()
    return validated(DangerExamplesFile, read_yaml(file, cache=cache) or {}, file)


def _read(file: Path, cache: Path | None) -> DangerFile:
    data: Any = read_yaml(file, cache=cache)
    part = validated(DangerFile, data, file)
    for name in part.findings:
        if not _FINDING_ID.fullmatch(name):
            raise _wrong(
                file,
                ("findings", name),
                f"{name!r} is no id. Use lower-case letters, digits, and _ between words.",
            )
    return part


def _wrong(file: Path, field: tuple[str | int, ...], problem: str) -> ContentError:
    name = ".".join(str(step) for step in field)
    return ContentError(f"{file}, line {line_of(file, field)}, field {name}: {problem}")


def _refuse_twice(files: Mapping[Path, DangerFile]) -> None:
    first: dict[tuple[str, str], Path] = {}
    for file, part in files.items():
        for kind in DangerFile.model_fields:
            for name in getattr(part, kind):
                if (kind, name) in first:
                    raise _wrong(
                        file,
                        (kind, name),
                        f"{name!r} stands in {first[kind, name].name} too. Keep one of the two.",
                    )
                first[kind, name] = file


def _check_phrases(
    files: Mapping[Path, DangerFile],
    word_sets: Mapping[str, tuple[str, ...]],
    cache: Path | None,
) -> None:
    """Read every phrase, so that one that cannot be read is named with its line.

    It takes a tenth of a second, so ``cache`` remembers which texts were found good.
    """
    whole = hashlib.sha256(repr((word_sets, *map(_said_in, files.values()))).encode()).hexdigest()
    good = cache / f"{whole[:32]}.phrases" if cache is not None else None
    if good is not None and good.is_file():
        return
    phrases = Phrases(word_sets)
    for file, part in files.items():
        for field, phrase in _said_in(part):
            try:
                for piece in phrase.split("~"):
                    phrases.part(piece)
            except ContentError as error:
                raise _wrong(file, field, str(error)) from None
    if good is not None:
        with contextlib.suppress(OSError):  # a cache that cannot be written refuses nothing
            good.parent.mkdir(parents=True, exist_ok=True)
            good.touch()


def _said_in(part: DangerFile) -> list[tuple[tuple[str | int, ...], str]]:
    return [
        (("findings", name, kind, index), phrase)
        for name, entry in part.findings.items()
        for kind, said in (("said", entry.said), ("unless", entry.unless))
        for index, phrase in enumerate(said)
    ]


def _check_names(
    files: Mapping[Path, DangerFile], sources: Mapping[str, Source], country: Country
) -> None:
    """Every finding, source and placeholder that is named has to be there."""
    known = {name for part in files.values() for name in part.findings}
    for file, part in files.items():
        for name, finding in part.findings.items():
            for index, implied in enumerate(finding.implies):
                if implied not in known:
                    raise _wrong(
                        file, ("findings", name, "implies", index), _unknown_finding(implied)
                    )
        for name, flag in part.red_flags.items():
            _check_flag(file, name, flag, known, sources)
            _check_places(file, name, flag, sources, country)


def _check_flag(
    file: Path, name: str, flag: RedFlagFile, known: set[str], sources: Mapping[str, Source]
) -> None:
    for index, combination in enumerate(flag.when):
        field = ("red_flags", name, "when", index)
        for each in combination:
            if each.removeprefix(ABSENT) not in known:
                raise _wrong(file, field, _unknown_finding(each.removeprefix(ABSENT)))
        if all(each.startswith(ABSENT) for each in combination):
            raise _wrong(file, field, "nothing has to be there. Name at least one finding.")
    for index, source in enumerate(flag.sources):
        if source not in sources:
            raise _wrong(
                file,
                ("red_flags", name, "sources", index),
                f"the source {source!r} is not in sources.yaml. Add it, or correct the name.",
            )


def _check_places(
    file: Path, name: str, flag: RedFlagFile, sources: Mapping[str, Source], country: Country
) -> None:
    """Placeholders that nobody knows, and lines of this country that rest on no source."""
    for field, text in flag.spoken():
        unknown = unknown_places(text)
        if unknown:
            raise _wrong(file, ("red_flags", name, field), unknown)
    for source in country.sources_of(text for _, text in flag.spoken()):
        if source not in sources:
            raise _wrong(
                file,
                ("red_flags", name),
                f"a telephone line of {country.name} rests on the source {source!r}, which is "
                "not in sources.yaml. Add it.",
            )


def _unknown_finding(name: str) -> str:
    return f"no finding is called {name!r}. Add it under findings, or correct the name."


def _finding(name: str, entry: FindingFile) -> Finding:
    return Finding(
        id=name,
        means=entry.means,
        said=tuple(entry.said),
        unless=tuple(entry.unless),
        spoken=entry.spoken,
        implies=tuple(entry.implies),
        event=entry.event,
        history=entry.history,
        thought=entry.thought,
    )


def _red_flag(name: str, entry: RedFlagFile, country: Country) -> RedFlag:
    def filled(text: str) -> str:
        return country.fill(" ".join(text.split()))

    lines = country.sources_of(text for _, text in entry.spoken())
    return RedFlag(
        id=name,
        level=Level.from_label(entry.level),
        name=entry.name,
        when=tuple(tuple(combination) for combination in entry.when),
        order=filled(entry.order),
        because=filled(entry.because),
        meanwhile=tuple(filled(each) for each in entry.meanwhile),
        sources=tuple(dict.fromkeys((*entry.sources, *lines))),
        order_other=filled(entry.order_other),
        because_other=filled(entry.because_other),
        meanwhile_other=tuple(filled(each) for each in entry.meanwhile_other),
        kind=entry.kind,
        label=entry.label or "",
        ask=filled(entry.ask),
    )
