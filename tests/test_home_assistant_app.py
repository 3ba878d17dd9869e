"""The app of Home Assistant, as its Supervisor reads it. That it runs, ``try-image`` shows."""

from __future__ import annotations

import re
import struct
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import ROOT

APP = ROOT / "integrations" / "home-assistant" / "app"


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text())


CONFIG = read(APP / "config.yaml")


def test_it_has_what_the_supervisor_requires() -> None:
    """Without one of these it is not shown at all."""
    assert {"name", "version", "slug", "description", "arch"} <= set(CONFIG)
    assert set(CONFIG["arch"]) == {"amd64", "aarch64"}


def test_the_supervisor_finds_it_from_the_top_of_the_project() -> None:
    """It looks there for a repository, and below it for every file called config."""
    assert read(ROOT / "repository.yaml")["name"]
    command = ["git", "ls-files", "config.*", "**/config.*"]
    files = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert [ROOT / each for each in files.split()] == [APP / "config.yaml"]


def test_it_can_be_built_from_its_own_folder_alone() -> None:
    """Home Assistant hands no other folder to the builder, and reads this name only."""
    assert all(not each.is_symlink() for each in APP.rglob("*"))
    steps = (APP / "Dockerfile").read_text()
    assert not re.search(r"^(COPY|ADD)[^\n]*\.\./", steps, re.MULTILINE)


def test_its_version_is_the_one_that_is_installed() -> None:
    """A build where no wheel lies beside takes it from PyPI."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        version = tomllib.load(file)["project"]["version"]
    assert CONFIG["version"] == version
    assert f"BUILD_VERSION={version}" in (APP / "Dockerfile").read_text()
    assert f"## {version}" in (APP / "CHANGELOG.md").read_text()


def test_the_country_has_to_be_chosen() -> None:
    """A country that nobody chose would have a wrong emergency number said."""
    assert CONFIG["options"]["country"] is None
    countries = CONFIG["schema"]["country"].removeprefix("list(").removesuffix(")").split("|")
    assert countries == sorted(read(ROOT / "intents" / "countries.yaml"))


def test_every_option_and_port_has_words() -> None:
    """Else people see a key; and each sentence is short, for it is read aloud too."""
    texts = read(APP / "translations" / "en.yaml")
    assert set(texts["configuration"]) == set(CONFIG["schema"]) == set(CONFIG["options"])
    assert set(texts["network"]) == set(CONFIG["ports"])
    said = [each["description"] for each in texts["configuration"].values()]
    for text in (*said, *texts["network"].values()):
        assert all(len(each.split()) <= 20 for each in text.split(". "))


def test_every_option_reaches_the_skill() -> None:
    """`run.sh` hands each of them on under its own name."""
    started = (APP / "run.sh").read_text()
    for name in CONFIG["options"]:
        variable = f"VOICE_SKILL_{name.upper()}"
        assert f"{variable}=$(option {name})" in started
        assert re.search(rf"^ *export .*\b{variable}\b", started, re.MULTILINE)


def test_it_asks_for_no_right() -> None:
    """No microphone, no network of the house, no files, no other program's doors."""
    rights = {"audio", "host_network", "map", "privileged", "full_access", "devices", "usb"}
    rights |= {"hassio_api", "homeassistant_api", "docker_api", "auth_api", "ingress"}
    assert not rights & set(CONFIG)
    assert CONFIG.get("apparmor", True) is True
    assert CONFIG["ports"] == {"10500/tcp": None}


@pytest.mark.parametrize(("name", "size"), [("icon.png", (128, 128)), ("logo.png", (250, 100))])
def test_its_pictures_have_the_size_that_is_asked_for(name: str, size: tuple[int, int]) -> None:
    """As Home Assistant's rules recommend."""
    head = (APP / name).read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", head[16:]) == size
