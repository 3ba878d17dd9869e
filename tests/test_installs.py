"""It installs on every system it names, and the tools people install programs with can do it."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import PathDistribution
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import need
from tests.support import ROOT
from tests.test_readme import block

LOCK = ROOT / ".ci" / "requirements.txt"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {
    "Linux x86-64": "x86_64-manylinux_2_35",
    "Linux arm64": "aarch64-manylinux_2_35",
    "macOS 14 arm64": "aarch64-apple-darwin",
    "Windows x86-64": "x86_64-pc-windows-msvc",
}
"""Where docs/install.md says that it runs, and uv's names for it."""
NOT_THERE = {"Intel Mac": "x86_64-apple-darwin", "Windows arm64": "aarch64-pc-windows-msvc"}
QUESTION = ("ask", "What are varicose veins?", "--quiet", "--json")


def project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["project"]  # type: ignore[no-any-return]


def tool(name: str) -> str:
    """That program, from this environment or the system."""
    places = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    found = shutil.which(name, path=places)
    if found is None:
        need(f'{name} is not installed: pip install -e ".[dev]"')
    return found or ""


def run(
    *command: str, folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        command,
        cwd=folder,
        env={**plain, "UV_PYTHON_DOWNLOADS": "never", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def resolved(system: str, python: str) -> subprocess.CompletedProcess[str]:
    """What uv would install there with every extra for users, from wheels alone."""
    extras = (word for name in offered() for word in ("--extra", name))
    only = (
        "--only-binary",
        ":all:",
        "--no-binary",
        "srt",
    )  # srt has no wheel, and nothing to build
    where = ("--python-platform", system, "--python-version", python, "--python", sys.executable)
    quiet = ("--quiet", "--no-header", "--no-annotate")
    return run(
        *(tool("uv"), "pip", "compile", str(ROOT / "pyproject.toml")),
        *(*quiet, *only, *where, *extras),
        MACOSX_DEPLOYMENT_TARGET="14.0",
    )


def offered() -> list[str]:
    """All that a user may ask for."""
    return sorted(set(project()["optional-dependencies"]) - {"dev"})


@pytest.mark.slow
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_it_installs_with_every_extra_where_it_says(system: str, python: str) -> None:
    """Without a compiler. What does for all of them does for the plain install too."""
    done = resolved(SYSTEMS[system], python)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^vosk==", done.stdout, re.MULTILINE)
    assert re.search(r"^faster-whisper==", done.stdout, re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize("system", NOT_THERE)
def test_it_does_not_install_where_it_says_that_it_does_not(system: str) -> None:
    """The day it does, docs/install.md can say so."""
    assert "No solution found" in resolved(NOT_THERE[system], "3.13").stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The wheel, as it would be sent."""
    folder = tmp_path_factory.mktemp("installs")
    done = run(tool("uv"), "build", "--wheel", "--quiet", "--out-dir", str(folder), str(ROOT))
    assert done.returncode == 0, done.stderr
    (file,) = folder.glob("*.whl")
    return str(file)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder for half a gigabyte that nobody needs afterwards."""
    yield tmp_path
    shutil.rmtree(tmp_path)


def pythons() -> dict[str, str]:
    """The Pythons of this machine that it is made for, by version."""
    asked = ("python", "list", "--only-installed", "--output-format", "json")
    listed = json.loads(run(tool("uv"), *asked).stdout)
    there = {f"{each['version_parts']['major']}.{each['version_parts']['minor']}": each["path"]
             for each in reversed(listed) if each["implementation"] == "cpython"}  # fmt: skip
    return {version: path for version, path in there.items() if version in PYTHONS}


def answers(folder: Path, home: Path) -> None:
    """The installed program answers, with no checkout near."""
    program = shutil.which("voice-skill", path=str(folder))
    assert program is not None
    done = run(program, *QUESTION, VOICE_SKILL_CACHE=str(home / "cache"))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["understood"] == "what-are-varicose-veins"


def shown(program: str) -> list[str]:
    """README's line for this program, word for word."""
    lines = block("one of these")
    (words,) = [shlex.split(line) for line in lines if line.startswith(program)]
    return [tool(program), *words[1:]]


@pytest.mark.slow
def test_uv_installs_all_of_it_and_nothing_to_learn_with(place: Path) -> None:
    """As README shows. scikit-learn and scipy are only for who changes a pack."""
    folders = {"UV_TOOL_DIR": str(place / "tools"), "UV_TOOL_BIN_DIR": str(place / "bin")}
    done = run(*shown("uv"), folder=ROOT, UV_PYTHON=sys.executable, **folders)
    assert done.returncode == 0, done.stderr
    assert not list((place / "tools").rglob("sklearn")) + list((place / "tools").rglob("scipy"))
    answers(place / "bin", place)


@pytest.mark.slow
def test_uv_installs_it_for_every_python_here(wheel: str, place: Path) -> None:
    """One after the other."""
    here = pythons()
    assert here
    for version, path in here.items():
        done = run(
            *(tool("uv"), "tool", "install", "--force", "--python", path, wheel),
            UV_TOOL_DIR=str(place / version),
            UV_TOOL_BIN_DIR=str(place / "bin"),
        )
        assert done.returncode == 0, done.stderr
        answers(place / "bin", place)


@pytest.mark.slow
def test_pipx_installs_it(place: Path) -> None:
    """As README shows."""
    done = run(
        *shown("pipx"),
        folder=ROOT,
        PIPX_DEFAULT_PYTHON=sys.executable,
        PIPX_HOME=str(place / "pipx"),
        PIPX_BIN_DIR=str(place / "bin"),
    )
    assert done.returncode == 0, done.stderr
    answers(place / "bin", place)


def locked() -> dict[str, set[str]]:
    """Versions by name."""
    found: dict[str, set[str]] = {}
    for line in re.findall(r"^[^\s#].*", LOCK.read_text("utf-8"), re.MULTILINE):
        pin = Requirement(line.rstrip(" \\"))
        (one,) = pin.specifier
        assert one.operator == "=="
        found.setdefault(canonicalize_name(pin.name), set()).add(one.version)
    return found


@pytest.mark.slow
def test_everybody_gets_fallback_ears_that_their_system_has(wheel: str) -> None:
    """Whisper on a Mac, where moonshine has no wheel; elsewhere moonshine, which is smaller."""
    files = zipfile.Path(wheel)
    (described,) = (each for each in files.iterdir() if each.name.endswith(".dist-info"))
    parts = list(map(Requirement, PathDistribution(described).requires or ()))
    both = {"moonshine-voice", "faster-whisper"}
    for system, ears in (("linux", "moonshine"), ("win32", "moonshine"), ("darwin", "whisper")):
        given, wanted = (
            {each.name for each in parts if each.marker and each.marker.evaluate(here)}
            for here in ({"sys_platform": system, "extra": extra} for extra in ("all", ears))
        )
        assert wanted <= given
        assert given & both == wanted & both


def test_the_lock_holds_all_that_the_project_asks_for() -> None:
    """``.ci/lock`` makes it anew after pyproject.toml was changed."""
    pins, asked = locked(), project()
    extras: dict[str, list[str]] = asked["optional-dependencies"]
    for each in map(Requirement, chain(asked["dependencies"], *extras.values())):
        if each.name != asked["name"]:  # else it is one of our own extras
            there = pins.get(canonicalize_name(each.name), set())
            assert any(each.specifier.contains(version) for version in there), each


def test_every_pin_has_a_checksum_and_no_address() -> None:
    """Whoever has another mirror can use it."""
    text = LOCK.read_text("utf-8")
    pins = re.split(r"\n(?=\S)", text[text.index("==") :])
    assert len(pins) > 100
    assert all("--hash=sha256:" in pin for pin in pins)
    assert "://" not in text
