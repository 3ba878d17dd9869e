"""What the lint of a language finds: twice the same, or for nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from voice_skill.language.language import current, use
from voice_skill.packs.language_files.lint import lint_language
from voice_skill.packs.languages import language_folder, load_language


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    english = current()
    yield
    use(english)


def _problems(folder: Path) -> list[str]:
    spoken = load_language(folder)
    use(spoken)
    return [str(each) for each in lint_language(spoken, folder)]


def test_the_language_we_ship_says_nothing_twice() -> None:
    """No word in a list, no line in a block, no wording under two commands."""
    assert not _problems(language_folder("en"))


@pytest.mark.parametrize(
    ("file", "was", "is_", "told"),
    [
        ("commands.yaml", "light: >-\n  actually", "light: >-\n  just actually", "'just' stands"),
        ("asides.yaml", "    <letters>\n", "    <letters>\n    <letters>\n", "'<letters>' stands"),
        ("commands.yaml", "    silence yourself\n", "    say again\n", "under stop too"),
        (
            "commands.yaml",
            "  wait_less: |\n",
            "  wait_less: |\n    quicker answers\n",
            "understood as shorter",
        ),
    ],
)
def test_what_stands_twice_or_for_nothing_is_named(
    tmp_path: Path, file: str, was: str, is_: str, told: str
) -> None:
    """With the file, the line, and what to do."""
    folder = Path(shutil.copytree(language_folder("en"), tmp_path / "en"))
    text = (folder / file).read_text("utf-8")
    assert was in text
    (folder / file).write_text(text.replace(was, is_, 1), encoding="utf-8")
    found = _problems(folder)
    assert len(found) == 1, found
    assert told in found[0]
    assert f"{file}, line " in found[0]
