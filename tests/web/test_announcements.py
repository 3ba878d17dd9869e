"""What a screen reader is told, over time: its words, how urgent, and in which order.

A recorder in the page notes what is put into live regions that were there before, as screen
readers announce it, and where the focus goes, which they read as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute

from tests.web.browsing import ask, number, opened

pytestmark = pytest.mark.slow

RECORDER = """() => {
  const urgency = { status: "polite", log: "polite" };
  const live = "[role=status], [role=log], [aria-live]";
  window.told = [];
  const note = (how, text) => {
    if (text.trim()) window.told.push([how, text.trim(), performance.now()]);
  };
  new MutationObserver((records) => {
    // In Chromium a description that comes, or changes, under the focus is read as well.
    const at = document.activeElement;
    const description = document.getElementById(at.getAttribute("aria-describedby"));
    if (records.some(({ type, target }) =>
      type === "attributes" ? target === at : description?.contains(target)))
      note("description", description?.textContent ?? "");
    for (const { target, addedNodes } of records) for (const node of addedNodes) {
      const element = node.nodeType === Node.ELEMENT_NODE ? node : null;
      // A region that comes together with its words is not announced by all.
      for (const late of element?.querySelectorAll(live) ?? []) note("too late", late.textContent);
      const region = (target.nodeType === 1 ? target : target.parentElement)?.closest(live);
      if (!region) continue;
      const how = urgency[region.getAttribute("role")] ?? region.getAttribute("aria-live");
      note(region.checkVisibility() ? how : "not there", node.textContent);
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true,
    attributeFilter: ["aria-describedby"] });
  document.addEventListener("focusin", ({ target }) => {
    note("focus", target.id === "text" ? "box" : target.textContent);
    const by = document.getElementById(target.getAttribute("aria-describedby"));
    note("description", by?.textContent ?? "");
  });
}"""


@pytest.fixture
def heard(browser: Browser, address: str) -> Iterator[Page]:
    """The page of somebody who pressed "I use a screen reader", with the recorder at work."""
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    page = opened(context, address)
    page.evaluate(RECORDER)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert told(page)[-1] == (
        "polite",
        "Your screen reader reads the answers now. This page is silent.",
    )
    forget(page)
    yield page
    context.close()


def told(page: Page) -> list[tuple[str, str]]:
    """(how urgent, its words), as they came."""
    page.wait_for_timeout(700)  # milliseconds: what belongs to an order comes after a beat
    return [(how, text) for how, text, _ in page.evaluate("window.told")]


def of_the_turn(page: Page) -> list[tuple[str, str]]:
    """The same without what is told while it is waited for."""
    return [each for each in told(page) if each[1] != "box" and not each[1].startswith("One mom")]


def forget(page: Page) -> None:
    """Begin a new record."""
    page.evaluate("() => { window.told.length = 0; }")


def times(page: Page, words: str) -> int:
    """How often these words were told."""
    return sum(text.count(words) for _, text in told(page))


def test_the_regions_are_in_the_accessibility_tree_from_the_start(heard: Page) -> None:
    """Empty, and not ignored: only then is what they get announced."""
    tree = heard.context.new_cdp_session(heard).send("Accessibility.getFullAXTree")
    roles = {each["role"]["value"] for each in tree["nodes"] if not each["ignored"]}
    assert {"status", "log"} <= roles
    problem = heard.locator("#problem[aria-live=assertive]")
    assert problem.evaluate("(each) => each.checkVisibility({ visibilityProperty: true })")


def test_an_answer_is_told_once_and_the_focus_stays_in_the_box(heard: Page) -> None:
    """Politely, as a whole, in the order in which it is said."""
    ask(heard, "why do my legs cramp at night")
    said = of_the_turn(heard)
    assert len(said) == 1
    how, text = said[0]
    assert how == "polite"
    assert text.startswith("Most leg cramps come at night")
    assert text.endswith("Want more?")
    assert heard.evaluate("document.activeElement.id") == "text"


def test_nothing_is_waited_for_once_it_is_answered(heard: Page) -> None:
    """Where the page is silent as well: "One moment." would be heard last, and Stop be left."""
    ask(heard, "why do my legs cramp at night")
    assert heard.get_attribute("body", "data-state") == "resting"
    assert heard.is_hidden("#stop")
    heard.wait_for_timeout(1500)  # the second after which a wait is told
    assert told(heard)[-1] == of_the_turn(heard)[-1]


def test_an_order_is_told_first_and_once(heard: Page) -> None:
    """By the focus, which goes to it; the rest follows politely."""
    ask(heard, "i have chest pain and my leg is swollen")
    said = of_the_turn(heard)
    assert said[0] == ("focus", "Call 999 now.")
    assert said[1][0] == "polite"
    assert said[1][1].startswith("Chest pain, trouble breathing")
    assert len(said) == 2
    assert times(heard, "Call 999 now.") == 1
    begun = {how: at for how, _, at in heard.evaluate("window.told")}
    assert begun["polite"] - begun["focus"] > 400, "milliseconds: a busy reader mixes them up"


def test_each_question_of_a_check_up_is_told_once(heard: Page) -> None:
    """Its heading takes the focus from the button that is gone."""
    ask(heard, "check my symptoms")
    for _ in range(3):
        forget(heard)
        before = number(heard)
        heard.focus('#now button:text-is("No")')
        heard.keyboard.press("Space")
        heard.wait_for_selector(f'#now .turn[data-turn="{before + 1}"]')
        question = heard.inner_text("#now h1")
        assert ("focus", question) in told(heard)
        assert times(heard, question) == 1


def test_what_was_pressed_stays_a_moment_unseen_and_mute(heard: Page) -> None:
    """Where it goes before the focus does, Orca in Chromium does not say the next question."""
    ask(heard, "check my symptoms")
    heard.focus('#now button:text-is("No")')
    heard.keyboard.press("Space")
    heard.wait_for_selector("#now .leaving", state="attached")
    assert heard.text_content("#now .leaving") == ""
    assert heard.locator("#now .leaving [tabindex='-1']").count() == 1
    assert heard.evaluate("document.activeElement === document.querySelector('#now .turn h1')")
    heard.wait_for_selector("#now .leaving", state="detached")


def test_pace_is_told_and_the_answer_is_not_told_again(heard: Page) -> None:
    """The focus stays on the button, to be pressed again."""
    ask(heard, "why do my legs cramp at night")
    forget(heard)
    heard.focus('button:text-is("Slower")')
    heard.keyboard.press("Enter")
    heard.wait_for_selector("#status:text('slower')")
    assert times(heard, "I will speak slower.") == 1
    assert times(heard, "Most leg cramps") == 0
    assert heard.evaluate("document.activeElement.textContent") == "Slower"


def test_listening_is_told_when_it_begins_and_when_it_ends(heard: Page) -> None:
    """The one thing that a blind talker needs."""
    heard.focus("#talk")
    heard.keyboard.press("Enter")
    heard.wait_for_selector("body[data-state=listening]")
    assert ("polite", "I am listening.") in told(heard)
    assert times(heard, "I am listening.") == 1
    heard.keyboard.press("Escape")
    assert told(heard)[-1] == ("polite", "Stopped.")


def test_an_error_is_told_beside_the_box(heard: Page) -> None:
    """Once each time; and once more by its description, to whoever comes back to the box."""
    heard.focus("#text")
    for tries in (1, 2):
        heard.keyboard.press("Enter")
        assert times(heard, "There was nothing to answer.") == tries
    assert heard.evaluate("document.activeElement.id") == "text"
    assert heard.get_attribute("#text", "aria-invalid") == "true"
    assert heard.inner_text("#wrong").startswith("There was nothing to answer.")
    forget(heard)
    heard.keyboard.press("Tab")
    heard.keyboard.press("Shift+Tab")
    assert times(heard, "There was nothing to answer.") == 1
    assert ("description", heard.inner_text("#wrong")) in told(heard)
    forget(heard)
    heard.keyboard.press("Enter")
    assert times(heard, "There was nothing to answer.") == 1
    forget(heard)
    heard.focus('#asking button:text-is("Send")')
    heard.keyboard.press("Enter")
    assert times(heard, "There was nothing to answer.") == 1
    assert heard.evaluate("document.activeElement.id") == "text"


def test_nothing_is_told_too_late_or_to_nobody(heard: Page) -> None:
    """Over a whole talk no words are put into a region that is not there yet, or hidden."""
    for text in ("check my symptoms", "no", "stop", "i have chest pain and my leg is swollen"):
        ask(heard, text)
    assert not [each for each in told(heard) if each[0] in {"too late", "not there"}]


def test_where_the_page_speaks_a_screen_reader_is_not_talked_over(page: Page) -> None:
    """The order takes the focus all the same; nothing else is announced."""
    page.evaluate(RECORDER)
    ask(page, "i have chest pain and my leg is swollen")
    said = of_the_turn(page)
    assert said == [("focus", "Call 999 now.")]


def test_why_one_waits_is_told_and_stays(browser: Browser, address: str) -> None:
    """After a second; the reason, where one comes, is not written over by "One moment."."""
    context = browser.new_context()
    sockets: list[WebSocketRoute] = []

    def held(socket: WebSocketRoute) -> None:
        """Passes on all but turns, which never come."""
        sockets.append(socket)
        server = socket.connect_to_server()

        def pass_on(said: str | bytes) -> None:
            if json.loads(said)["kind"] != "turn":
                socket.send(said)

        server.on_message(pass_on)

    context.route_web_socket("**/talk", held)
    page = opened(context, address)
    page.fill("#text", "why do my legs cramp at night")
    page.press("#text", "Enter")
    page.wait_for_selector("#status.heard:text('One moment.')")
    sockets[-1].send(json.dumps({"kind": "note", "text": "I am still getting ready."}))
    page.wait_for_timeout(1_500)  # milliseconds: longer than it takes to say "One moment."
    assert page.inner_text("#status:not(.heard)") == "I am still getting ready."
    context.close()
