"""A client of the page, and a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from starlette.testclient import TestClient

from tests.web.browsing import launched, opened
from tests.web.serving import client_of, parts, running, web_app


@pytest.fixture
def client() -> Iterator[TestClient]:
    """A browser on the page, without scripts."""
    with client_of(web_app()) as asks:
        yield asks


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """A real server in this process, with a voice that hums."""
    with running(parts()) as at:
        yield at


@pytest.fixture(scope="session")
def engine() -> Iterator[Playwright]:
    """What drives browsers."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(engine: Playwright) -> Iterator[Browser]:
    """A Chromium with a microphone that beeps."""
    browser = launched(engine)
    yield browser
    browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page, in a context of its own, with its scripts at work."""
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    page = opened(context, address)
    yield page
    context.close()
