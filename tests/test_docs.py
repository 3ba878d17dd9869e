"""What is written for people is true: links lead somewhere, and commands exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from tests.support import ROOT, script
from voice_skill.cli.app import app

PAGES = (
    *(ROOT / each for each in ("README.md", "CONTRIBUTING.md", "models/README.md")),
    *sorted(ROOT.glob("docs/*.md")),
)
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_COMMAND = re.compile(r"(?:\.venv[/\\](?:bin|Scripts)[/\\])?voice-skill((?: [^`|&\n]+)?)")
_CODE = re.compile(r"```\w*\n.*?```|`[^`\n]+`", re.DOTALL)


def named(page: Path) -> str:
    """How a page is called in a report."""
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    """To a file of the project; other hosts are not asked."""
    links = [each for each in _LINK.findall(page.read_text("utf-8")) if ":" not in each]
    assert not [each for each in links if not (page.parent / each).exists()]


def test_every_page_is_reached_from_the_readme() -> None:
    """A page that nothing leads to is not read."""
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        links = (page.parent / each for each in _LINK.findall(page.read_text("utf-8")))
        pages = {each.resolve() for each in links if each.suffix == ".md" and each.is_file()}
        waiting += pages - reached
    assert not set(PAGES) - reached


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_and_option_exists(page: Path) -> None:
    """As they are typed: ``voice-skill ask --quiet``."""
    for code in _CODE.findall(page.read_text("utf-8")):
        for typed in _COMMAND.findall(code):
            assert not fault(typed), f"{named(page)}: voice-skill{typed}: {fault(typed)}"


@pytest.mark.parametrize("wrong", [" aks", " ask --loud", " packs chek", " --versoin"])
def test_a_command_that_does_not_exist_would_be_found(wrong: str) -> None:
    """The test above can fail."""
    assert fault(wrong)


def fault(typed: str) -> str:
    """The first word after ``voice-skill`` that is no command or option; empty where none is."""
    command = get_command(app)
    for word in shlex.split(typed, comments=True):
        inner = getattr(command, "commands", None)
        if word.startswith("-"):
            known = (each for one in command.params for each in (*one.opts, *one.secondary_opts))
            if word not in {*known, "--help"}:
                return word
        elif inner is not None:
            if word not in inner:
                return word
            command = inner[word]
    return ""


def test_pictures_and_sounds_are_small() -> None:
    """The README is read on slow lines as well; each file in it is shown somewhere."""
    shown = " ".join(page.read_text("utf-8") for page in PAGES)
    for file in (ROOT / "docs" / "pictures").iterdir():
        assert file.stat().st_size < 120_000, file.name
        assert f"pictures/{file.name}" in shown


@pytest.mark.slow
@pytest.mark.usefixtures("vosk_model")
def test_the_answer_shown_is_the_one_given() -> None:
    """Otherwise: ``python docs/pictures.py``."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert script("pictures").with_sample(readme) == readme


def test_the_version_that_ovos_is_given_is_the_locked_one() -> None:
    """As ``integrations/ovos/check`` takes it."""
    pinned = re.findall(r"tokenizers==[\w.]+", (ROOT / "docs/integrations.md").read_text("utf-8"))
    assert pinned
    assert set(pinned) <= set((ROOT / ".ci/requirements.txt").read_text("utf-8").split())
