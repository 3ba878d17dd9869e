"""The page by voice: what is said into Chromium's microphone is heard, answered and captioned."""

from __future__ import annotations

import base64
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from playwright.sync_api import Page, Playwright

from tests.support import pack
from tests.web.browsing import OWN_MICROPHONE, launched, number, opened, outcome, settle, spoken
from tests.web.serving import Voices, quiet_parts, running
from voice_skill.assembly.ears import ears_maker
from voice_skill.assistant import Manner
from voice_skill.settings import Settings
from voice_skill.speaking.voices import Pyttsx3Voice
from voice_skill.web.parts import Late

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("vosk_model")]

PATIENCE = 90_000  # milliseconds
ASK, AGREE = "No, there isn't.", "Yes, it is."


@pytest.fixture(scope="module")
def hears() -> Iterator[str]:
    """A page with real ears, whose own voice hums fast, so that questions take less time."""
    ears = Late(lambda: ears_maker(pack(), Settings(), tell=print))
    with running(quiet_parts(ears=ears, manner=lambda: Manner(rate=300))) as at:
        ears.get()
        yield at


@pytest.fixture
def talks(engine: Playwright, hears: str) -> Iterator[Page]:
    """The page, with a microphone that a test speaks into."""
    browser = launched(engine)
    context = browser.new_context()
    context.add_init_script(OWN_MICROPHONE)
    yield opened(context, hears)
    browser.close()


def microphone_file(text: str, folder: Path) -> Path:
    """A recording at 48 kHz as Chromium wants it: a second of silence, the words, silence."""
    file = folder / "said.wav"
    file.write_bytes(base64.b64decode(spoken(text, folder)))
    samples, rate = soundfile.read(file)
    quiet = np.zeros(48_000)
    whole = np.concatenate([quiet, soxr.resample(samples, rate, 48_000), quiet, quiet, quiet])
    soundfile.write(file, whole, 48_000, subtype="PCM_16")
    with wave.open(str(file)) as made:
        assert made.getframerate() == 48_000
    return file


def test_a_spoken_question_gets_a_spoken_answer_with_captions(
    engine: Playwright, tmp_path: Path
) -> None:
    """Through Chromium's own microphone path; the answer in the skill's own voice."""
    file = microphone_file("Why do my legs cramp at night?", tmp_path)
    ears = Late(lambda: ears_maker(pack(), Settings(), tell=print))
    ears.get()
    with (
        Pyttsx3Voice() as voice,
        running(quiet_parts(ears=ears, voices=Late(lambda: Voices(voice)))) as address,
    ):
        browser = launched(engine, f"--use-file-for-fake-audio-capture={file}%noloop")
        page = opened(browser.new_context(), address)
        waves: list[int] = []
        page.on(
            "response",
            lambda answer: waves.append(answer.status) if "/speech" in answer.url else None,
        )
        page.focus("#talk")
        page.keyboard.press("Space")
        page.wait_for_selector("#caption:visible", timeout=PATIENCE)
        page.wait_for_selector('[data-outcome="night-cramps"]', timeout=PATIENCE)
        page.wait_for_selector(".sentence.now", timeout=PATIENCE)
        assert page.inner_text(".said").lower().startswith("you said: why do my legs cramp")
        assert set(waves) == {200}
        browser.close()


def say(page: Page, text: str, folder: Path) -> None:
    """Wait until it listens, say it, and wait for the next turn."""
    before = number(page)
    page.wait_for_selector("body[data-state=listening]", timeout=PATIENCE)
    page.wait_for_timeout(700)
    page.evaluate("(wave) => window.speakInto(wave)", spoken(text, folder))
    # A question that was cut short is said again beside its turn, and takes a number.
    page.wait_for_selector(f'#now .turn:not([data-turn="{before}"])', timeout=PATIENCE)


def press(page: Page, name: str) -> None:
    """Press a button of the open turn, and wait for the next."""
    before = number(page)
    settle(page)
    page.click(f'#now button:text-is("{name}")')
    page.wait_for_selector(f'#now .turn[data-turn="{before + 1}"]')


def test_a_whole_check_up_by_voice_alone(talks: Page, tmp_path: Path) -> None:
    """One press at the beginning; then hands free, to the advice."""
    talks.click("#talk")
    say(talks, "Check my symptoms.", tmp_path)
    for _ in range(25):
        if outcome(talks).startswith("triage:"):
            break
        agree = "Is that right?" in talks.inner_text("#now")
        say(talks, AGREE if agree else ASK, tmp_path)
    assert outcome(talks).startswith("triage:")


def test_a_whole_check_up_by_voice_and_buttons_in_turn(talks: Page, tmp_path: Path) -> None:
    """Whichever is nearer; the place is never lost."""
    talks.click("text=Check my symptoms")
    talks.wait_for_selector('[data-outcome="triage-start"]')
    for step in range(25):
        if outcome(talks).startswith("triage:"):
            break
        agree = "Is that right?" in talks.inner_text("#now")
        if step % 2:
            if talks.get_attribute("body", "data-state") != "listening":
                talks.click("#talk")
            say(talks, AGREE if agree else ASK, tmp_path)
        else:
            press(talks, "Yes" if agree else "No")
    assert outcome(talks).startswith("triage:")
