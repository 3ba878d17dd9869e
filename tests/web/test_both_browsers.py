"""The main paths through the page, in Firefox as well as in Chromium."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

from tests.web.driving import BROWSERS, ask, driven, number, outcome, press, wait, wait_for_words
from tests.web.serving import invited

pytestmark = pytest.mark.slow

TOO_SOON = 0.6  # seconds in which a press may be the second of a double click


@pytest.fixture(scope="module", params=BROWSERS)
def browser(request: pytest.FixtureRequest) -> Iterator[WebDriver]:
    """Each of the two, on a computer with no sound output."""
    with driven(request.param) as driver:
        yield driver


@pytest.fixture
def page(browser: WebDriver, address: str) -> WebDriver:
    """The page at its start, in a tab of its own: that is a conversation of its own."""
    old = browser.current_window_handle
    browser.switch_to.new_window("tab")
    new = browser.current_window_handle
    browser.switch_to.window(old)
    browser.close()
    browser.switch_to.window(new)
    browser.get(invited(address))
    wait(browser, "body[data-state]")
    wait(browser, "#talk")
    assert outcome(browser) == "welcome"
    return browser


def test_a_typed_question_is_answered(page: WebDriver) -> None:
    """And its words stay on the page."""
    ask(page, "why do my legs cramp at night")
    assert outcome(page) == "night-cramps"
    assert "Most leg cramps come at night" in wait(page, "#now").text


def test_a_check_up_ends_in_an_order_that_holds_the_focus(page: WebDriver) -> None:
    """A danger sign that is told at a question."""
    ask(page, "check my symptoms")
    assert outcome(page) == "triage-start"
    time.sleep(TOO_SOON)
    press(page, "No")
    ask(page, "i have chest pain")
    order = wait(page, "#now .card.emergency")
    assert "999" in order.text
    assert page.switch_to.active_element.tag_name == "h1"
    assert "Call 999" in page.title


def focused(page: WebDriver) -> WebElement:
    """What has the focus: all that a keyboard reaches."""
    return page.switch_to.active_element


def key(page: WebDriver, *keys: str) -> None:
    """Press these, wherever the focus is."""
    ActionChains(page).send_keys(*keys).perform()


def tab_to(page: WebDriver, name: str) -> None:
    """Tab until what is called so has the focus, as somebody would who sees no pointer."""
    for _ in range(60):
        key(page, Keys.TAB)
        if (focused(page).accessible_name or "").startswith(name):
            return
    raise AssertionError(f"No Tab leads to {name!r}.")


def next_turn(page: WebDriver, before: int) -> None:
    """Wait for it, and until a press counts."""
    wait(page, f'#now .turn:not([data-turn="{before}"])')
    time.sleep(TOO_SOON)


def test_with_the_keyboard_alone_a_question_is_asked_and_answered(page: WebDriver) -> None:
    """From the first Tab: to the box, by typing, and to the offer under the answer."""
    key(page, Keys.TAB)
    assert focused(page).text == "I use a screen reader"
    tab_to(page, "Or type here")
    key(page, "why do my legs cramp at night", Keys.ENTER)
    next_turn(page, 0)
    assert outcome(page) == "night-cramps"
    assert focused(page).get_dom_attribute("id") == "text", "one can go on typing"
    key(page, "yes", Keys.ENTER)
    next_turn(page, 1)
    assert outcome(page) == "control:yes"


def test_with_the_keyboard_alone_a_check_up_leads_to_advice_and_to_the_doctors_page(
    page: WebDriver,
) -> None:
    """Tab, Space and Enter from the first focus to the level; back to the conversation."""
    tab_to(page, "Check my symptoms")
    key(page, Keys.SPACE)
    next_turn(page, 0)
    for _ in range(25):
        if outcome(page).startswith("triage:"):
            break
        before = number(page)
        assert focused(page).tag_name == "h1", "the question has the focus"
        said_back = "Is that right?" in wait(page, "#now").text
        tab_to(page, "Yes" if said_back else "No")
        key(page, Keys.SPACE)
        next_turn(page, before)
    assert outcome(page).startswith("triage:")
    assert focused(page).tag_name == "h1"
    tab_to(page, "Page for my doctor")
    key(page, Keys.ENTER)
    wait(page, "#print")
    assert "Page for the doctor" in page.title
    tab_to(page, "Print")
    tab_to(page, "Back to the conversation")
    key(page, Keys.ENTER)
    wait(page, "body[data-state]")
    assert outcome(page).startswith("triage:")


def test_without_a_sound_output_it_never_hangs(page: WebDriver) -> None:
    """Talk listens all the same, or says within seconds what is wrong; typing goes on working."""
    wait(page, "#talk").click()
    wait(page, "body[data-state=listening], #problem:not(:empty)")
    found = page.find_element(By.CSS_SELECTOR, "#problem").text
    assert not found or "loudspeaker" in found
    wait(page, "#talk").send_keys(Keys.ESCAPE)
    ask(page, "why do my legs cramp at night")
    assert outcome(page) == "night-cramps"
    wait(page, "body[data-state=resting]")


def test_nothing_typed_is_told_where_the_person_is(page: WebDriver) -> None:
    """Beside the box, which has the focus."""
    wait(page, "#asking button").click()
    wait_for_words(page, "#wrong", "Type a question first")
    assert page.switch_to.active_element.get_dom_attribute("id") == "text"


@pytest.mark.parametrize("name", BROWSERS)
def test_without_scripts_a_question_is_answered(name: str, address: str) -> None:
    """And its offer taken; an order comes first there as well."""
    with driven(name, scripts=False) as page:
        page.get(invited(address))
        assert not page.find_element(By.CSS_SELECTOR, "#talk").is_displayed()
        for text, found in (
            ("why do my legs cramp at night", "night-cramps"),
            ("i have chest pain and my leg is swollen", "red-flag"),
        ):
            page.find_element(By.CSS_SELECTOR, "#text").send_keys(text)
            page.find_element(By.CSS_SELECTOR, "#asking button").click()
            wait_for_words(page, ".heard", text)
            assert found in outcome(page)
        assert "999" in page.find_element(By.CSS_SELECTOR, "#now .card.emergency").text
