"""The page when its program is gone: it keeps what stands there and what was typed, and returns."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute

from tests.web.browsing import ask, number, opened, outcome
from tests.web.serving import invited, parts, running

pytestmark = pytest.mark.slow

CLOSES_WHEN_SENT = """() => {
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (message) {
    send.call(this, message);
    if (String(message).includes("chest")) this.close();
  };
}"""


def test_an_order_and_the_typed_words_outlive_the_program(browser: Browser) -> None:
    """And the page goes on by itself with the program that is started next."""
    context = browser.new_context()
    with running(parts()) as address:
        page = opened(context, address)
        ask(page, "i have chest pain and my leg is swollen")
        port = int(address.rstrip("/").rpartition(":")[2])
    page.fill("#text", "what are varicose veins")
    page.press("#text", "Enter")
    page.wait_for_selector("#problem:not(:empty)")
    assert "The program is not running." in page.inner_text("#problem")
    assert page.inner_text("#now h1") == "Call 999 now."
    assert page.input_value("#text") == "what are varicose veins"
    page.click(".more >> text=Page for my doctor")  # would have led away
    assert page.inner_text("#now h1") == "Call 999 now."
    with running(parts(), port=port) as again:
        other = context.new_page()
        other.goto(invited(again))
        page.wait_for_selector("#problem p:text('started anew, and')")
        assert page.inner_text("#now h1") == "Call 999 now."
        assert page.input_value("#text") == "what are varicose veins"
        page.click("#asking button")
        page.wait_for_selector('[data-outcome="what-are-varicose-veins"]')
        assert page.input_value("#text") == ""
    context.close()


@pytest.fixture
def cut(browser: Browser, address: str) -> tuple[Page, list[bool], list[WebSocketRoute]]:
    """The page, a switch that holds its socket, and the sockets there were."""
    held: list[bool] = []
    sockets: list[WebSocketRoute] = []

    def through(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        if held:
            socket.close()
        else:
            socket.connect_to_server()

    context = browser.new_context()
    context.route_web_socket("**/talk", through)
    return opened(context, address), held, sockets


@pytest.fixture
def early(browser: Browser, address: str) -> Iterator[tuple[Page, Callable[[], None]]]:
    """The page before its line stands, and what lets the line stand."""
    held: list[tuple[WebSocketRoute, str | bytes]] = []
    stands: list[bool] = []
    context = browser.new_context()

    def answers_late(socket: WebSocketRoute) -> None:
        def answered(said: str | bytes) -> None:
            if stands:
                socket.send(said)
            else:
                held.append((socket, said))

        socket.connect_to_server().on_message(answered)

    def let_stand() -> None:
        stands.append(True)
        for socket, said in held:
            socket.send(said)

    context.route_web_socket("**/talk", answers_late)
    page = context.new_page()
    page.goto(invited(address))
    page.wait_for_selector("body[data-state]")
    yield page, let_stand
    context.close()


def test_what_is_typed_before_the_line_stands_waits_a_moment(
    early: tuple[Page, Callable[[], None]],
) -> None:
    """A busy computer is slow: it is not said that the program is gone, and nothing is lost."""
    page, let_stand = early
    page.fill("#text", "i have chest pain and my leg is swollen")
    page.press("#text", "Enter")
    page.wait_for_selector("#status.heard:text('One moment.')")
    assert page.inner_text("#problem") == ""
    let_stand()
    page.wait_for_selector("#now .card.emergency")
    assert page.input_value("#text") == ""


def test_a_press_before_the_line_stands_is_not_lost(
    early: tuple[Page, Callable[[], None]],
) -> None:
    """A button of the welcome."""
    page, let_stand = early
    page.click("#now button >> text=Check my symptoms")
    page.wait_for_selector("body[data-state=thinking]")
    let_stand()
    page.wait_for_selector('#now .turn[data-outcome="triage-start"]')
    assert page.inner_text("#problem") == ""


def test_talk_before_the_line_stands_listens_once_it_does(
    early: tuple[Page, Callable[[], None]],
) -> None:
    """And shows until then that it is waited for."""
    page, let_stand = early
    page.click("#talk")
    page.wait_for_selector("body[data-state=thinking]")
    let_stand()
    page.wait_for_selector("body[data-state=listening]")


def test_words_typed_while_it_is_away_are_sent_when_it_is_back(
    cut: tuple[Page, list[bool], list[WebSocketRoute]],
) -> None:
    """Once, and in the same conversation."""
    page, held, sockets = cut
    ask(page, "check my symptoms")
    held.append(True)
    sockets[-1].close()
    page.fill("#text", "i have chest pain and my leg is swollen")
    page.press("#text", "Enter")
    page.wait_for_selector("#problem:not(:empty)")
    held.clear()
    page.wait_for_selector("#now .card.emergency")
    assert page.input_value("#text") == ""
    assert page.inner_text("#problem") == ""
    assert (number(page), outcome(page)) == (2, "triage:emergency")
    page.context.close()


def test_what_is_typed_after_it_went_to_another_tab_is_told_where_it_went(
    cut: tuple[Page, list[bool], list[WebSocketRoute]],
) -> None:
    """It is not waited for: this page's line does not come back."""
    page, _, sockets = cut
    sockets[-1].close(code=4409)
    page.wait_for_selector("#problem p:text('goes on in another tab')")
    page.fill("#text", "what are varicose veins")
    page.press("#text", "Enter")
    assert "goes on in another tab" in page.inner_text("#problem")
    assert page.get_attribute("body", "data-state") == "resting"
    assert page.input_value("#text") == "what are varicose veins"
    page.context.close()


def test_the_turn_that_stands_there_is_not_taken_from_whoever_reads_it(
    cut: tuple[Page, list[bool], list[WebSocketRoute]],
) -> None:
    """A screen reader that is in the middle of it would be thrown out."""
    page, held, sockets = cut
    ask(page, "check my symptoms")
    page.evaluate("document.querySelector('#now .turn').dataset.read = 'half'")
    held.append(True)
    sockets[-1].close()
    page.fill("#text", "no")
    page.press("#text", "Enter")
    page.wait_for_selector("#problem:not(:empty)")
    page.fill("#text", "")
    held.clear()
    page.wait_for_selector("#problem:empty", state="attached")
    assert page.locator("#now .turn[data-read=half]").count() == 1
    page.context.close()


def test_an_order_that_came_while_the_line_was_down_is_told_like_any(
    cut: tuple[Page, list[bool], list[WebSocketRoute]],
) -> None:
    """It has the focus, the title and the voice, and what stood there before is kept."""
    page = cut[0]
    ask(page, "check my symptoms")
    page.evaluate(CLOSES_WHEN_SENT)
    page.fill("#text", "i have chest pain and my leg is swollen")
    page.press("#text", "Enter")
    page.wait_for_selector("#now .card.emergency")
    assert page.evaluate("document.activeElement.textContent") == "Call 999 now."
    assert page.title().startswith("Call 999 now")
    assert page.locator("#earlier .turn").count() == 1
    page.wait_for_selector("#now .sentence.now")
    page.context.close()
