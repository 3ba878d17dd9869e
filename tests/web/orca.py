"""Writes down what Orca says on the page: ``python -m tests.web.orca docs/orca.txt``.

By hand, on Debian with ``orca at-spi2-core speech-dispatcher xvfb xdotool openbox dbus`` and what
the tests need: a screen reader of a real desktop is too fickle to be waited for in every run. Keys
are pressed as a person's are. What Orca gives to speech-dispatcher is read from its own log.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver

from tests.web.driving import driven, number, wait
from tests.web.serving import invited, parts, running

INSIDE = "ORCA_INSIDE"
QUIET_SECONDS = 4.0
"""So long nothing new is said: then Orca has said it all."""
MOST_SECONDS = 45.0
_SAID = re.compile(r"^.*SPEECH OUTPUT: (.*)$", re.MULTILINE)


def main() -> None:
    """Start a desktop of our own, and write the transcript into the file that is named."""
    if INSIDE not in os.environ:
        os.execvpe(  # noqa: S606 - no shell is wanted
            "dbus-run-session",
            ["dbus-run-session", "--", sys.executable, "-m", "tests.web.orca", *sys.argv[1:]],
            {**os.environ, INSIDE: "1"},
        )
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        desktop = stack.enter_context(_desktop(folder))
        log = folder / "orca.log"
        page = stack.enter_context(driven("firefox", window=True, **desktop))
        orca = ("/usr/bin/orca", "--replace", "--debug-file", str(log))
        stack.enter_context(_program(*orca, environment=desktop))
        address = stack.enter_context(running(parts()))
        _until(lambda: log.exists() and log.stat().st_size > 0)
        with Path(sys.argv[1]).open("w", encoding="utf-8") as out:
            for heading, act in _steps(page, address, desktop):
                before = len(_said(log))
                act()
                out.write(f"== {heading}\n")
                out.writelines(f"{each}\n" for each in _all_said(log)[before:])
                out.write("\n")
                out.flush()
        if len(sys.argv) > 2:
            Path(sys.argv[2]).write_bytes(log.read_bytes())


def _steps(
    page: WebDriver, address: str, desktop: dict[str, str]
) -> Iterator[tuple[str, Callable[[], object]]]:
    def keys(*names: str) -> None:
        for name in names:
            subprocess.run(["xdotool", "key", name], env=desktop, check=True)
            time.sleep(1)

    def typed(words: str) -> None:
        before = number(page)
        page.execute_script("document.getElementById('text').focus()")
        time.sleep(1)
        subprocess.run(["xdotool", "type", "--delay", "20", words], env=desktop, check=True)
        keys("Return")
        wait(page, f'#now .turn:not([data-turn="{before}"])')

    yield "The page opens", lambda: (page.get(invited(address)), wait(page, "#talk"))
    yield "Tab", lambda: keys("Tab")
    yield "Enter on what has the focus", lambda: keys("Return")
    yield "Typed: why do my legs cramp at night", lambda: typed("why do my legs cramp at night")
    yield "Typed: check my symptoms", lambda: typed("check my symptoms")
    no = "[...document.querySelectorAll('#now .options button')].find(b => b.textContent === 'No')"
    yield "The button No gets the focus", lambda: page.execute_script(f"{no}.focus()")
    yield "Space", lambda: keys("space")
    yield "Typed: i have chest pain", lambda: typed("i have chest pain")
    yield "Tab", lambda: keys("Tab")
    yield "Talk is pressed", lambda: page.find_element(By.ID, "talk").click()


@contextmanager
def _desktop(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of a screen that nobody sees, with a bus for screen readers and a voice."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    environment = {
        **os.environ,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "GNOME_ACCESSIBILITY": "1",
        "ACCESSIBILITY_ENABLED": "1",
        "GTK_MODULES": "gail:atk-bridge",
        "MOZ_ENABLE_WAYLAND": "0",
        "PYTHONPATH": "",
    }
    speech = folder / "speech"
    speech.mkdir()
    (speech / "speechd.conf").write_text(
        'LogLevel 1\nLogDir "stdout"\nTimeout 0\nCommunicationMethod "unix_socket"\n'
        'SocketPath "default"\nAddModule "dummy" "sd_dummy" ""\nDefaultModule dummy\n'
    )
    with ExitStack() as stack:
        screen = f":{90 + os.getpid() % 100}"
        start = ("Xvfb", screen, "-screen", "0", "1100x900x24", "-nolisten", "tcp")
        stack.enter_context(_program(*start, environment=environment))
        environment["DISPLAY"] = screen
        time.sleep(2)
        bus = ("/usr/libexec/at-spi-bus-launcher", "--launch-immediately", "--a11y=1")
        for command in (
            (*bus, "--screen-reader=1"),
            ("openbox",),
            ("speech-dispatcher", "-s", "-t", "0", "-C", str(speech)),
        ):
            stack.enter_context(_program(*command, environment=environment))
        time.sleep(2)
        yield environment


@contextmanager
def _program(*command: str, environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _said(log: Path) -> list[str]:
    return _SAID.findall(log.read_text("utf-8", "replace"))


def _all_said(log: Path) -> list[str]:
    """What was said, once nothing new comes."""
    end = time.monotonic() + MOST_SECONDS
    said, since = _said(log), time.monotonic()
    while time.monotonic() < min(end, since + QUIET_SECONDS):
        time.sleep(0.5)
        now = _said(log)
        if len(now) != len(said):
            said, since = now, time.monotonic()
    return said


def _until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + MOST_SECONDS
    while not there():
        if time.monotonic() > end:
            raise TimeoutError("Orca did not start.")
        time.sleep(0.5)


if __name__ == "__main__":
    main()
