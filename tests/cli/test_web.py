"""``voice-skill web``: started from a menu, ended from there, and told why where it cannot be."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.web.serving import PATIENCE, served


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """What a browser was asked to open, one address a line."""
    log = tmp_path / "opened.txt"
    program = tmp_path / "browser"
    program.write_text(f'#!/bin/sh\necho "$1" >> "{log}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{program} %s")
    monkeypatch.setenv("VOICE_SKILL_STATE", str(tmp_path / "state"))
    return log


def start(*words: str) -> subprocess.CompletedProcess[str]:
    """A process of its own: ``webbrowser`` reads its variable once."""
    return subprocess.run(
        [sys.executable, "-m", "voice_skill", "web", *words],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the browser is a script")
def test_who_starts_it_from_a_menu_sees_why_it_cannot_start(opened: Path) -> None:
    """In the browser: there is no terminal. What stands there is text, whatever is in it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert start("--port", port, "--quiet").returncode == 2
        assert not opened.exists()
        assert start("--port", port, "--quiet", "--from-menu").returncode == 2
    (address,) = opened.read_text().splitlines()
    page = Path(address.removeprefix("file://"))
    assert f"Port {port} is in use" in page.read_text("utf-8")
    assert page.stat().st_mode & 0o077 == 0


def test_where_no_page_runs_there_is_none_to_stop(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is no fault."""
    monkeypatch.setenv("VOICE_SKILL_STATE", str(tmp_path))
    done = run("web", "--stop", "--port", "1")
    assert (done.code, done.out) == (0, "No page runs.\n")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the browser is a script")
def test_a_second_one_opens_the_page_that_runs(opened: Path, tmp_path: Path) -> None:
    """By an address of its own, which works once; a port of somebody else's is told of, above."""
    state = {"VOICE_SKILL_STATE": str(tmp_path / "state")}
    with served(tmp_path, "--quiet", **state) as page:
        port = page.address.split(":")[2].split("/")[0]
        second = start("--port", port, "--quiet")
        assert second.returncode == 0
        (address,) = opened.read_text().splitlines()
        assert address in second.stdout
        assert address.startswith(f"http://127.0.0.1:{port}/")
        assert address != page.address
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with browser.open(address) as answer:
            assert answer.status == 200
        assert page.process.poll() is None


@pytest.mark.slow
def test_a_page_that_runs_is_ended_from_the_menu(tmp_path: Path) -> None:
    """By whoever started it; a page that was killed is not looked for by its number."""
    state = {"VOICE_SKILL_STATE": str(tmp_path / "state")}
    for end in (None, signal.SIGKILL):
        with served(tmp_path, "--quiet", **state) as page:
            port = page.address.split(":")[2].split("/")[0]
            if end:
                page.process.send_signal(end)
                page.process.wait(PATIENCE)
            done = subprocess.run(
                [sys.executable, "-m", "voice_skill", "web", "--stop", "--port", port],
                env={**os.environ, **state},
                capture_output=True,
                text=True,
                check=True,
            )
            assert done.stdout == ("No page runs.\n" if end else "The page was ended.\n")
            assert page.process.wait(PATIENCE) != 0
