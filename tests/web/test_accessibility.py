"""The page for people with low vision: every SC row of the requirements, in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browsing import ask, keep, opened, outcome, violations

pytestmark = pytest.mark.slow

NARROW = 320  # CSS px: 400 % zoom of a 1280 px window (SC5)


def listening(page: Page) -> None:
    """Talk was pressed."""
    page.click("#talk")
    page.wait_for_selector("body[data-state=listening]")


def topics(page: Page) -> None:
    """Everything that folds is open."""
    page.keyboard.press("Escape")
    ask(page, "how do i stretch my calf")
    for each in page.query_selector_all("details"):
        each.evaluate("(each) => { each.open = true; }")


def error(page: Page) -> None:
    """Nothing was typed."""
    page.click("#asking button")
    page.wait_for_selector("#wrong:not(:empty)")


def summary(page: Page) -> None:
    """The page for the doctor."""
    page.click(".more >> text=Page for my doctor")
    page.wait_for_selector("#print:visible")


def choice(page: Page) -> None:
    """It is asked which of several signs it is."""
    for text in ("check my symptoms", "no", "yes"):
        ask(page, text)
    assert page.locator("#now .options button").count() > 2


STATES: dict[str, Callable[[Page], None]] = {
    "start": lambda page: None,
    "listening": listening,
    "open": topics,
    "answer": lambda page: ask(page, "why do my legs cramp at night"),
    "choice": choice,
    "question": lambda page: ask(page, "check my symptoms"),
    "emergency": lambda page: ask(page, "i have chest pain and my leg is swollen"),
    "error": error,
    "summary": summary,
}

BROKEN = """() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, around = text.parentElement;
    if (!around.checkVisibility() || around.closest(".unseen")) continue;
    for (const word of text.data.matchAll(/[a-z]+/gi)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = [...range.getClientRects()].map((each) => each.top);
      if (new Set(lines).size > 1) found.push(word[0]);
    }
  }
  return found;
}"""
"""Words that begin on one line and end on another."""

LOOKS = ("light", "dark", "yellow", "forced", "narrow", "narrow-yellow-largest")


@pytest.fixture(params=LOOKS)
def looks(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """The page in one of its looks."""
    look = str(request.param)
    width = NARROW if "narrow" in look else 1100
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if look == "dark" else "light",
        forced_colors="active" if look == "forced" else "none",
        reduced_motion="reduce",
    )
    page = opened(context, address)
    for wanted in ("yellow", "largest"):
        if wanted in look:
            page.evaluate("() => { document.getElementById('settings').open = true; }")
            page.check(f"#settings input[value={wanted}]")
    yield page
    context.close()


def test_axe_finds_nothing_in_any_state(looks: Page, request: pytest.FixtureRequest) -> None:
    """Nothing at level A, AA or AAA, and no sideways scrolling."""
    look = request.node.callspec.params["looks"]
    for state, reach in STATES.items():
        reach(looks)
        found = violations(looks)
        keep(looks, f"{look}-{state}", found)
        assert not found, (state, [(each["id"], each["nodes"][0]["html"]) for each in found])
        width = looks.evaluate("document.documentElement.scrollWidth")
        assert width <= looks.evaluate("innerWidth"), (state, width)


@pytest.mark.parametrize("width", [NARROW, 1100])
def test_every_control_is_large(browser: Browser, address: str, width: int) -> None:
    """44 by 44 at least, the talk button 72 (SC3), also in an emergency."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = opened(context, address)
    small = """() => [...document.querySelectorAll("button, a[href], summary, textarea, select")]
      .concat([...document.querySelectorAll("fieldset label")])
      .filter((each) => each.checkVisibility())
      .map((each) => [each.textContent.trim(), each.getBoundingClientRect()])
      .filter(([, box]) => box.width < 44 || box.height < 44)
      .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""
    for state in ("start", "open", "question", "emergency"):
        STATES[state](page)
        assert page.evaluate(small) == [], state
    box = page.locator("#talk").bounding_box()
    assert box is not None
    assert box["height"] >= 72
    context.close()


@pytest.mark.parametrize(
    ("width", "size"), [(640, "normal"), (NARROW, "normal"), (NARROW, "largest")]
)
def test_no_word_is_broken(browser: Browser, address: str, width: int, size: str) -> None:
    """At 200 and 400 % zoom, with the largest letters too: a button goes beneath instead."""
    context = browser.new_context(viewport={"width": width, "height": 640})
    page = opened(context, address)
    page.evaluate("() => { document.getElementById('settings').open = true; }")
    page.check(f"#settings input[value={size}]")
    for state in ("start", "choice", "question", "emergency"):
        STATES[state](page)
        assert page.evaluate(BROKEN) == [], state
        field = page.locator("#text").bounding_box()
        assert field is not None
        assert field["width"] >= 0.35 * width, state
    context.close()


def test_text_is_large_and_lines_are_short(page: Page) -> None:
    """24 px, 1.5 lines, at most 70 letters, left, no italics (SC4, SC7)."""
    ask(page, "why do my legs cramp at night")
    style = page.evaluate(
        """() => { const found = getComputedStyle(document.querySelector(".sentence"));
          return [parseFloat(found.fontSize), parseFloat(found.lineHeight), found.textAlign,
            found.fontStyle]; }"""
    )
    size, line, align, slant = style
    assert size >= 24
    assert line >= 1.5 * size
    assert align in {"left", "start"}
    assert slant == "normal"
    letters = page.evaluate(
        """() => { const text = document.querySelector("#now .answer p");
          const ruler = document.createElement("span"); ruler.textContent = text.textContent;
          ruler.style.cssText = "position: absolute; white-space: nowrap";
          document.querySelector("#now .answer p").append(ruler);
          const letter = ruler.getBoundingClientRect().width / ruler.textContent.length;
          ruler.remove(); return text.clientWidth / letter; }"""
    )
    assert letters <= 70


def test_wider_spacing_cuts_nothing(page: Page) -> None:
    """Line 1.5, paragraph 2, letter 0.12 em, word 0.16 em (SC6)."""
    page.set_viewport_size({"width": NARROW, "height": 800})
    STATES["open"](page)
    page.evaluate(
        """() => { for (const each of document.querySelectorAll("*")) {
          each.style.lineHeight = "1.5"; each.style.letterSpacing = "0.12em";
          each.style.wordSpacing = "0.16em"; }
          for (const each of document.querySelectorAll("p")) each.style.marginBottom = "2em"; }"""
    )
    cut = page.evaluate(
        """() => [...document.querySelectorAll("button, p, summary, label, h1, h2, h3, li")]
          .filter((each) => each.checkVisibility() && (each.scrollWidth > each.clientWidth + 1 ||
            each.scrollHeight > each.clientHeight + 4))
          .filter((each) => getComputedStyle(each).display !== "inline")
          .map((each) => each.outerHTML.slice(0, 100))"""
    )
    assert cut == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_no_word_of_the_advice_is_broken(page: Page) -> None:
    """Where the view is narrow; "appointment" is the longest of what to do."""
    page.set_viewport_size({"width": NARROW, "height": 640})
    ask(page, "check my symptoms")
    for _ in range(25):
        if outcome(page).startswith("triage:"):
            break
        asked = page.inner_text("#now")
        said = "often spoil sleep" if "spoil sleep" in asked else "no"
        ask(page, "yes" if "Is that right?" in asked else said)
    assert "appointment" in page.inner_text("#now .card h1")
    assert page.evaluate(BROKEN) == []
    page.evaluate("document.getElementById('settings').open = true")
    page.check("#settings input[value=large]")
    assert page.evaluate(BROKEN) == []


def test_the_first_tab_stop_is_for_screen_readers_and_focus_is_seen(page: Page) -> None:
    """SC10: an outline of 2 px or more on every stop; nothing traps the keyboard."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "I use a screen reader"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "talk"
    stops = 0
    while page.evaluate("document.activeElement !== document.body"):
        stops += 1
        outline = page.evaluate(
            """() => { const found = getComputedStyle(document.activeElement);
              return [found.outlineStyle, parseFloat(found.outlineWidth)]; }"""
        )
        assert outline[0] != "none"
        assert outline[1] >= 2
        page.keyboard.press("Tab")
    assert 7 <= stops < 50


def test_single_letters_can_be_turned_off(page: Page) -> None:
    """SC11: a screen reader's keys and a stumble on the keyboard are safe; kept for next time."""
    page.evaluate("() => { document.getElementById('settings').open = true; }")
    page.uncheck("#settings input[name=keys]")
    page.reload()
    page.wait_for_selector("body[data-state]")
    page.evaluate("() => { document.activeElement.blur(); }")
    for key in "abcdefghijklmnopqrstuvwxyz0123456789?":
        page.keyboard.press(key)
    assert outcome(page) == "welcome"
    assert page.get_attribute("body", "data-state") == "resting"


def test_one_voice_at_a_time(page: Page) -> None:
    """A screen reader's voice or the page's own, or neither: never two (requirements 1.5)."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for choice in ("screen-reader", "off"):
        page.evaluate("() => { document.getElementById('settings').open = true; }")
        page.check(f"input[value={choice}]")
        ask(page, "why do my legs cramp at night")
        told = "Most leg cramps" in (page.text_content("#told") or "")
        assert told is (choice == "screen-reader")
        assert not [each for each in asked if "/speech" in each]
    page.check("input[value=own]")
    ask(page, "help")
    page.wait_for_selector(".sentence.now")
    assert [each for each in asked if "/speech" in each]


def test_choices_are_kept_for_the_next_visit(page: Page) -> None:
    """And nothing else is: no cookie, and no word of the conversation."""
    page.evaluate("() => { document.getElementById('settings').open = true; }")
    page.check("input[value=yellow]")
    ask(page, "why do my legs cramp at night")
    page.reload()
    page.wait_for_selector("body[data-state]")
    assert page.is_checked("#settings input[value=yellow]")
    kept = page.evaluate("JSON.stringify({...localStorage}) + document.cookie")
    assert "cramp" not in kept


def test_everything_said_stays_to_be_read_and_printed(page: Page) -> None:
    """SC9, and print at 18 points (SC4)."""
    ask(page, "why do my legs cramp at night")
    ask(page, "help")
    assert "Most leg cramps come at night" in (page.text_content("#earlier") or "")
    page.emulate_media(media="print")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 24
    assert page.is_hidden("#talk")


@pytest.mark.parametrize("theme", ["light", "dark", "yellow"])
def test_an_order_is_printed_in_black_on_white(page: Page, theme: str) -> None:
    """Whatever the colours on the screen: browsers leave grounds out, and letters as they are."""
    page.evaluate("() => { document.getElementById('settings').open = true; }")
    page.check(f"#settings input[value={theme}]")
    ask(page, "i have chest pain and my leg is swollen")
    page.emulate_media(media="print")
    for part in (".level", "h1", ".call", ".card li"):
        colours = page.evaluate(
            """(part) => { const found = getComputedStyle(document.querySelector(`#now ${part}`));
              return found.color; }""",
            part,
        )
        assert colours == "rgb(0, 0, 0)", part


def test_motion_is_only_for_those_who_want_it(page: Page) -> None:
    """prefers-reduced-motion: the shapes stand still, and the words tell the state."""
    moves = "getComputedStyle(document.querySelector('.shape .listening .wave')).animationName"
    listening(page)
    assert page.evaluate(moves) == "swell"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(moves) == "none"
    assert page.inner_text("#state") == "Listening"
