"""``words.yaml``: sound-alike spellings for the ear, respellings for the voice."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from voice_skill.packs.files import read_yaml
from voice_skill.packs.validate import validated


class WordsFile(BaseModel):
    """Both maps are optional."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sounds_like: dict[str, list[str]] = {}
    """A word the recogniser lacks, and spellings of known words that sound like it."""
    pronounce: dict[str, str] = {}
    """A word the voice says wrongly, and a respelling that it says right."""


def load_words(
    file: Path, *, cache: Path | None = None
) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """(sound-alikes by word, respellings by word); both empty where the pack has no such file."""
    if not file.is_file():
        return {}, {}
    part = validated(WordsFile, read_yaml(file, cache=cache) or {}, file)
    sounds_like = {word: tuple(spellings) for word, spellings in part.sounds_like.items()}
    return sounds_like, dict(part.pronounce)
