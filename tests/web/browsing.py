"""What the tests with a real browser share."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright
from playwright.sync_api import Error as BrowserError

from tests.conftest import need
from tests.web.serving import invited

TAGS = ("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
)

OWN_MICROPHONE = """
(() => {
  let room;
  const enter = () => {
    const context = new AudioContext();
    room = { context, out: context.createMediaStreamDestination() };
    return room;
  };
  navigator.mediaDevices.getUserMedia = async () => {
    const { context, out } = room ?? enter();
    await context.resume();
    return out.stream.clone();
  };
  window.speakInto = async (wave) => {
    const bytes = Uint8Array.from(atob(wave), (each) => each.charCodeAt(0));
    const sound = await room.context.decodeAudioData(bytes.buffer);
    const source = new AudioBufferSourceNode(room.context, { buffer: sound });
    source.connect(room.out);
    source.start();
  };
})();
"""
"""A microphone into which a test speaks when it wants to."""


def launched(engine: Playwright, *flags: str, inside: Path | None = None) -> Browser:
    """Chromium, as Debian or playwright brings it, or as the program ``inside`` starts it."""
    try:
        return engine.chromium.launch(
            executable_path=inside or shutil.which("chromium"), args=[*_FLAGS, *flags]
        )
    except BrowserError:
        need("Chromium not found: sudo apt install chromium")
        raise


def opened(context: BrowserContext, address: str) -> Page:
    """The page once it is connected; any error of a script fails the test."""
    page = context.new_page()
    page.on("pageerror", _fail)
    page.goto(invited(address))
    page.wait_for_selector("input[name=conversation]:not([value='']), #talk:visible")
    page.wait_for_selector("body[data-state]")
    return page


def _fail(error: BrowserError) -> None:
    raise AssertionError(str(error))


def ask(page: Page, text: str) -> None:
    """Type it, press Enter, and wait for the turn."""
    before = number(page)
    page.fill("#text", text)
    page.press("#text", "Enter")
    # What is said beside a turn has a number too, so the next need not be one more.
    page.wait_for_selector(f'#now .turn:not([data-turn="{before}"])')


def settle(page: Page) -> None:
    """Wait until presses count: at first they may be the second of a double click."""
    page.wait_for_timeout(600)


def number(page: Page) -> int:
    """The number of the open turn."""
    return int(page.get_attribute("#now .turn", "data-turn") or 0)


def outcome(page: Page) -> str:
    """What the open turn is about."""
    return page.get_attribute("#now .turn", "data-outcome") or ""


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds, with every rule of the requirements (SC16)."""
    options = {"runOnly": list(TAGS), "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return found


def keep(page: Page, name: str, found: list[dict[str, Any]] | None = None) -> None:
    """A screenshot, and what axe found, for whoever looks at the run; none without a folder."""
    folder = os.environ.get("VOICE_SKILL_TEST_PICTURES")
    if not folder:
        return
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=place / f"{name}.png", full_page=True)
    if found is not None:
        (place / f"{name}.axe.json").write_text(json.dumps(found, indent=2), encoding="utf-8")


def spoken(text: str, folder: Path) -> str:
    """The text as a WAV file, said by espeak-ng, in base64."""
    file = folder / "spoken.wav"
    subprocess.run(["espeak-ng", "-v", "en-us", "-s", "140", "-w", str(file), text], check=True)
    return base64.b64encode(file.read_bytes()).decode()
