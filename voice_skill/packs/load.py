"""A folder of YAML and text, read into one frozen ``Pack``; what is wrong is named."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from voice_skill.language.language import section
from voice_skill.language.prompts import prompt
from voice_skill.packs.countries import Country
from voice_skill.packs.danger import load_danger, load_danger_examples, load_danger_phrases
from voice_skill.packs.examples import Phrase, read_phrases
from voice_skill.packs.files import pack_files, read_bytes, read_yaml
from voice_skill.packs.pictures import load_pictures
from voice_skill.packs.reading.words import load_words
from voice_skill.packs.schema import ContestedFile, PackFile, SourceFile
from voice_skill.packs.topics import check_sources, load_topics
from voice_skill.packs.validate import validated, validated_list, validated_map
from voice_skill.values.errors import ContentError
from voice_skill.values.pack import Contested, FlagKind, Pack
from voice_skill.values.reply import Source


def load_pack(folder: Path, country: Country, *, cache: Path | None = None) -> Pack:
    """The pack in that folder, with the country's numbers filled in.

    ``cache`` is a folder that remembers parsed files. ``ContentError`` names file, line, field
    and remedy of what is wrong.
    """
    if not (folder / "pack.yaml").is_file():
        raise ContentError(
            f"{folder} is no content pack: it has no pack.yaml. Name a pack folder with --pack."
        )
    identity = digest(folder)  # first: what is not to be read at all is refused here
    about = validated(PackFile, read_yaml(folder / "pack.yaml", cache=cache), folder / "pack.yaml")
    sources = _sources(folder / "sources.yaml", about.spoken, cache)
    off_topic = _extra_phrases(folder, "_off-topic")
    reports = _extra_phrases(folder, "_reports")
    topics = load_topics(folder, country, sources, others=(*off_topic, *reports), cache=cache)
    findings, red_flags, word_sets = load_danger(folder, country, sources, cache=cache)
    dangers = tuple(each for each in red_flags if each.kind is not FlagKind.COMFORT)
    sounds_like, pronounce = load_words(folder / "words.yaml", cache=cache)
    return Pack(
        id=about.id,
        title=about.title,
        about=about.about,
        version=about.version,
        reviewed=about.reviewed.isoformat(),
        review_by=about.review_by.isoformat(),
        signed_off_by=about.signed_off_by,
        digest=identity,
        emergency_order=country.fill(prompt("steering.call_now", emergency="{emergency}")),
        advice=country.advice,
        topics=topics,
        sources=sources,
        contested=_contested(folder / "contested.yaml", sources, cache),
        findings=findings,
        red_flags=dangers,
        comforts=tuple(each for each in red_flags if each.kind is FlagKind.COMFORT),
        word_sets=word_sets,
        danger_phrases=load_danger_phrases(folder, cache=cache),
        danger_examples=load_danger_examples(folder, dangers, cache=cache),
        off_topic=tuple(phrase.text for phrase in off_topic),
        off_topic_kinds=_kinds(off_topic),
        reports=tuple(phrase.text for phrase in reports),
        subject_words=frozenset(about.subject_words),
        sounds_like=sounds_like,
        pronounce=pronounce,
        pictures=load_pictures(folder, country, sources, topics, dangers, cache=cache),
        whom=country.whom,
        welcome=tuple(about.welcome),
    )


_KIND = re.compile(r"\[(.+)\]$")


def _kinds(off_topic: tuple[Phrase, ...]) -> dict[str, str]:
    """The kind of each phrase whose family names one: ``## skin [illness]``."""
    known = section("prompts")["off_topic"]
    kinds = {}
    for phrase in off_topic:
        named = _KIND.search(phrase.family)
        if named is None:
            continue
        if named[1] not in known:
            raise ContentError(
                f"{phrase.file}, line {phrase.line}: the kind {named[1]!r} of {phrase.family!r} "
                f"is not known. Known kinds: {', '.join(known)}."
            )
        kinds[phrase.text] = named[1]
    return kinds


def digest(folder: Path) -> str:
    """sha256 over the names and contents of all the pack's YAML and text files and drawings."""
    whole = hashlib.sha256()
    for file in pack_files(folder):
        whole.update(str(file.relative_to(folder)).encode(errors="surrogateescape"))
        whole.update(hashlib.sha256(read_bytes(file)).digest())
    return whole.hexdigest()


def _sources(file: Path, spoken: dict[str, str], cache: Path | None) -> dict[str, Source]:
    entries = validated_map(SourceFile, read_yaml(file, cache=cache), file)
    return {
        name: Source(
            id=name,
            organisation=each.organisation,
            page=each.page,
            grade=each.grade,
            read=each.read.isoformat(),
            address=each.address,
            note=each.note,
            spoken=spoken.get(each.organisation, ""),
        )
        for name, each in entries.items()
    }


def _contested(file: Path, sources: dict[str, Source], cache: Path | None) -> tuple[Contested, ...]:
    if not file.is_file():
        return ()
    entries = validated_list(ContestedFile, read_yaml(file, cache=cache), file)
    for each in entries:
        check_sources(each.sources, sources, f"{file}, claim {each.id}")
    return tuple(Contested(each.id, each.claim, each.says, tuple(each.sources)) for each in entries)


def _extra_phrases(folder: Path, name: str) -> tuple[Phrase, ...]:
    file = folder / "examples" / f"{name}.txt"
    return read_phrases(file) if file.is_file() else ()
