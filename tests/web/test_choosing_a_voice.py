"""A voice is chosen on the page among those of this computer: espeak's and the natural ones."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.conftest import need
from tests.web.browsing import ask, opened, outcome, settle, violations
from tests.web.serving import invited, quiet_parts, running
from tests.web.test_announcements import RECORDER, told
from voice_skill.assembly.voice_box import build_natural
from voice_skill.assistant import Keeping
from voice_skill.assistant.habits import Habits
from voice_skill.settings import Settings, load_settings
from voice_skill.speaking.voice_box import VoiceBox
from voice_skill.web.parts import Late

pytestmark = pytest.mark.slow

PATIENCE = 90.0  # seconds: a busy machine is slow, a hanging one is found all the same
EMMA, RECEIVED = "kokoro:bf_emma", "en-gb-x-rp"
RATES = {EMMA: 24_000, RECEIVED: 22_050}
"""Samples a second, by which Kokoro's sound is told from espeak's."""


@pytest.fixture(scope="module")
def box() -> Iterator[VoiceBox]:
    """Every voice that is installed; the natural ones are waited for."""
    with VoiceBox(warm=True, natural=replace(build_natural(), patience=PATIENCE)) as voices:
        if not {EMMA, RECEIVED} <= {each.id for each in voices.listed()}:
            need("Kokoro and espeak-ng are needed: voice-skill voices install kokoro")
        yield voices


@pytest.fixture
def at(box: VoiceBox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A page that keeps its voice in a settings file, as the one that people start."""
    monkeypatch.setenv("VOICE_SKILL_CONFIG", str(tmp_path / "config.toml"))
    habits = Habits(Settings(), print)
    keeping = Keeping(manner=habits.changed, voices=box.listed)
    serves = quiet_parts(
        voices=Late(lambda: box), keeping=lambda _: keeping, manner=lambda: habits.now
    )
    with running(serves) as address:
        yield address


def rate_of(answer: Response) -> int:
    """Samples a second of a sentence that the page was sent."""
    with wave.open(io.BytesIO(answer.body())) as sound:
        rate: int = sound.getframerate()
    return rate


def choose(page: Page, voice: str) -> int:
    """Choose it by keyboard alone; samples a second of the sentence that is said."""
    page.evaluate("() => { document.getElementById('settings').open = true; }")
    page.focus("#speaker")
    name = page.inner_text(f'#speaker option[value="{voice}"]')
    page.keyboard.type(name)
    assert page.input_value("#speaker") == voice
    page.keyboard.press("Tab")
    with page.expect_response("**/speech?*", timeout=PATIENCE * 1000) as answer:
        page.keyboard.press("Enter")
        page.wait_for_selector(f"#status:text('{name}')")
    return rate_of(answer.value)


def test_the_voice_speaks_at_once_and_the_next_answer_is_in_it(browser: Browser, at: str) -> None:
    """The question stays where it is; kept for the next tab, and for the next start."""
    page = opened(browser.new_context(), at)
    ask(page, "check my symptoms")
    for voice in (RECEIVED, EMMA):
        assert choose(page, voice) == RATES[voice]
        assert outcome(page) == "triage-start"
        settle(page)
        with page.expect_response("**/speech?*", timeout=PATIENCE * 1000) as answer:
            page.click("button:text-is('Repeat')")
        assert rate_of(answer.value) == RATES[voice]
        assert load_settings().voice == voice
    other = page.context.new_page()
    other.goto(invited(at))
    assert other.input_value("#speaker") == EMMA
    page.context.close()


def test_another_voice_by_words_is_seen_in_the_list(browser: Browser, at: str) -> None:
    """One choice, whichever way it is made."""
    page = opened(browser.new_context(), at)
    page.fill("#text", "another voice")
    page.press("#text", "Enter")
    page.wait_for_selector("#status:text('This is another voice')")
    assert page.input_value("#speaker") != ""
    page.context.close()


def test_without_scripts_it_is_chosen_and_told(browser: Browser, at: str) -> None:
    """By a form; nothing else on the page changes."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(invited(at))
    page.click("#settings summary")
    page.select_option("#speaker", RECEIVED)
    page.click("text=Use this voice")
    assert "This is another voice" in page.inner_text("#status")
    assert page.input_value("#speaker") == RECEIVED
    assert load_settings().voice == RECEIVED
    context.close()


def test_where_the_page_is_silent_it_has_no_voice_and_claims_none(
    browser: Browser, at: str
) -> None:
    """A screen reader's user is told so, once."""
    page = opened(browser.new_context(), at)
    page.evaluate(RECORDER)
    page.evaluate("() => { document.getElementById('settings').open = true; }")
    assert page.is_visible("#speaker")
    assert violations(page) == []
    page.check("#voices input[value=screen-reader]")
    assert page.is_hidden("#speaker")
    page.fill("#text", "another voice")
    page.press("#text", "Enter")
    page.wait_for_selector("#status:text('I changed nothing')")
    assert [how for how, text in told(page) if "changed nothing" in text] == ["polite"]
    assert load_settings().voice == ""
    page.context.close()
