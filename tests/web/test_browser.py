"""The page as people use it: pressing, typing, listening, losing the connection."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute

from tests.web.browsing import ask, number, opened, outcome, settle
from tests.web.serving import invited

pytestmark = pytest.mark.slow


def press(page: Page, name: str) -> None:
    """Press a button of the open turn, and wait for the next."""
    before = number(page)
    settle(page)
    page.click(f'#now button:text-is("{name}")')
    page.wait_for_selector(f'#now .turn[data-turn="{before + 1}"]')


def test_without_scripts_a_question_is_answered(browser: Browser, address: str) -> None:
    """And its offer taken."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(invited(address))
    assert page.is_hidden("#talk")
    page.fill("#text", "why do my legs cramp at night")
    page.click("text=Send")
    assert outcome(page) == "night-cramps"
    page.click('button:text-is("Yes")')
    assert outcome(page) == "control:yes"
    context.close()


def test_a_check_up_by_buttons_ends_in_advice(page: Page) -> None:
    """Large yes and no, one question at a time."""
    page.click("text=Check my symptoms")
    page.wait_for_selector('[data-outcome="triage-start"]')
    for _ in range(25):
        if outcome(page).startswith("triage:"):
            break
        asked = page.inner_text("#now")
        press(page, "Yes" if "Is that right?" in asked else "No")
    assert outcome(page).startswith("triage:")
    assert page.is_visible("#now .card")


def test_a_check_up_by_keyboard_alone_ends_in_advice(page: Page) -> None:
    """Tab and Space; after each answer the next question is one Tab away."""
    page.click("text=Check my symptoms")
    page.wait_for_selector('[data-outcome="triage-start"]')
    page.evaluate("() => { document.querySelector('#now h1').focus(); }")
    for _ in range(25):
        if outcome(page).startswith("triage:"):
            break
        before = number(page)
        page.keyboard.press("Tab")  # yes
        if "Is that right?" not in page.inner_text("#now"):
            page.keyboard.press("Tab")  # no
        page.keyboard.press("Space")
        page.wait_for_selector(f'#now .turn[data-turn="{before + 1}"]')
        assert page.evaluate("document.activeElement.tagName") == "H1"
    assert outcome(page).startswith("triage:")


def test_a_double_click_answers_one_question(page: Page) -> None:
    """The second click must not fall on the next question's "No"."""
    page.click("text=Check my symptoms")
    page.wait_for_selector('[data-outcome="triage-start"]')
    before = number(page)
    settle(page)
    page.dblclick('#now button:text-is("No")', delay=10)
    page.wait_for_timeout(800)
    assert number(page) == before + 1


def test_an_answer_is_spoken_and_its_sentence_marked(page: Page) -> None:
    """One after the other, and not without a press before."""
    assert page.locator(".sentence.now").count() == 0
    ask(page, "why do my legs cramp at night")
    page.wait_for_selector('.sentence.now[data-at="0.0"]')
    page.wait_for_selector('.sentence.now[data-at="1.0"]')
    assert page.locator(".sentence.now[aria-current=true]").count() == 1


@pytest.mark.parametrize("way", ["button", "escape"])
def test_stop_silences_at_once(page: Page, way: str) -> None:
    """In the very moment of the press, not after a message to the program."""
    page.evaluate(
        """() => { const stop = AudioBufferSourceNode.prototype.stop; window.stops = 0;
          AudioBufferSourceNode.prototype.stop = function (...all) {
            window.stops++; return stop.apply(this, all); }; }"""
    )
    ask(page, "why do my legs cramp at night")
    page.wait_for_selector(".sentence.now")
    pressing = {
        "button": "document.getElementById('stop').click()",
        "escape": "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))",
    }[way]
    assert page.evaluate(f"() => {{ {pressing}; return window.stops; }}") == 1
    assert page.locator(".sentence.now").count() == 0
    assert page.inner_text("#status") == "Stopped."


def test_next_goes_on_with_the_next_part_of_what_was_read(page: Page) -> None:
    """The program is told where it was stopped."""
    ask(page, "why do my legs cramp at night")
    page.wait_for_selector('.sentence.now[data-at="1.0"]')
    before = number(page)
    page.focus('button:text-is("Next")')
    page.keyboard.press("Enter")
    page.wait_for_selector('.sentence.now[data-at="2.0"]')
    assert number(page) == before, "the answer stays"
    assert page.evaluate("document.activeElement.textContent") == "Next", "to be pressed again"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("NotAllowedError", "may not use the microphone"),
        ("NotFoundError", "No microphone was found"),
        ("NotReadableError", "The microphone is busy"),
        ("insecure", "gives no microphone to this address"),
    ],
)
def test_each_fault_of_a_microphone_has_its_own_words(
    browser: Browser, address: str, fault: str, said: str
) -> None:
    """What is wrong, and what to do; typing goes on working."""
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'isSecureContext', { value: false });"
        if fault == "insecure"
        else "navigator.mediaDevices.getUserMedia = async () => "
        f"{{ throw new DOMException('', '{fault}'); }};"
    )
    page = opened(context, address)
    page.click("#talk")
    page.wait_for_selector("#problem:not(:empty)")
    assert said in page.inner_text("#problem")
    ask(page, "why do my legs cramp at night")
    assert outcome(page) == "night-cramps"
    context.close()


def test_a_lost_connection_comes_back_to_its_place(browser: Browser, address: str) -> None:
    """In the middle of a check-up, without a press."""
    sockets: list[WebSocketRoute] = []

    def through(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        socket.connect_to_server()

    context = browser.new_context()
    context.route_web_socket("**/talk", through)
    page = opened(context, address)
    ask(page, "check my symptoms")
    asked = page.inner_text("#now h1")
    sockets[-1].close()
    page.wait_for_timeout(1500)
    assert len(sockets) == 2
    assert page.inner_text("#now h1") == asked
    press(page, "No")
    context.close()


def test_a_page_loaded_again_is_where_it_was(page: Page) -> None:
    """And a second tab is a conversation of its own."""
    ask(page, "why do my legs cramp at night")
    page.reload()
    page.wait_for_selector('[data-outcome="night-cramps"]')
    other = opened(page.context, page.url)
    assert outcome(other) == "welcome"


def test_the_page_asks_no_other_host(page: Page) -> None:
    """Not even for a font."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_selector("body[data-state]")
    ask(page, "how do i stretch my calf")
    page.wait_for_selector(".picture svg")
    assert asked
    assert all(each.startswith(page.url) for each in asked)


def test_hostile_text_stays_text(page: Page) -> None:
    """Typed into a page with scripts."""
    page.evaluate("() => { window.harmed = false; }")
    ask(page, "<img src=x onerror='window.harmed=true'><script>window.harmed=true</script>")
    assert "<img" in page.inner_text("#now .heard")
    assert page.locator("#now img, #now script").count() == 0
    assert page.evaluate("window.harmed") is False


def state(page: Page) -> str:
    """Resting, listening, thinking or speaking."""
    return page.get_attribute("body", "data-state") or ""


def test_it_listens_while_space_is_held(page: Page) -> None:
    """And no longer; a short press moves the page on, as usual."""
    page.keyboard.press("Space")
    page.wait_for_timeout(400)
    assert state(page) == "resting"
    assert page.evaluate("scrollY") > 0
    page.keyboard.down("Space")
    page.wait_for_selector("body[data-state=listening]")
    page.keyboard.up("Space")
    page.wait_for_selector("body:not([data-state=listening])")
    page.wait_for_timeout(300)
    assert state(page) != "listening"


def test_t_begins_to_listen_and_ends_it(page: Page) -> None:
    """Nowhere in a box, where it is a letter."""
    page.keyboard.press("t")
    page.wait_for_selector("body[data-state=listening]")
    assert page.inner_text("#talk") == "Done"
    page.keyboard.press("t")
    page.wait_for_selector("body:not([data-state=listening])")
    page.keyboard.press("Escape")
    page.focus("#text")
    page.keyboard.type("t? t")
    assert page.input_value("#text") == "t? t"
    assert state(page) == "resting"


def test_a_question_mark_lists_the_keys(page: Page) -> None:
    """Each key that works, and Esc closes the list."""
    page.keyboard.press("?")
    listed = page.inner_text("#keys")
    assert all(f"{key}\n" in listed for key in ("Hold Space", "T", "Esc", "?"))
    page.keyboard.press("Escape")
    assert page.is_hidden("#keys")


def test_captions_fill_the_screen_with_what_is_said(page: Page) -> None:
    """One sentence in letters of 40 pixels or more, and who says it."""
    page.fill("#text", "show captions")
    page.press("#text", "Enter")
    page.wait_for_selector("#room:visible")
    page.wait_for_selector("#room-text:text('Captions for the room.')")
    page.keyboard.press("Escape")
    page.wait_for_selector("#room", state="hidden")
    ask(page, "why do my legs cramp at night")
    page.click("#captions-open")
    page.wait_for_selector("#room-text:text('Most leg cramps')")
    assert page.inner_text("#room-who") == "Voice"
    size = "parseFloat(getComputedStyle(document.getElementById('room-text')).fontSize)"
    assert page.evaluate(size) >= 40
    page.click("#captions-close")
    assert page.is_hidden("#room")


@pytest.mark.parametrize("behind", ["#room", "#keys"])
def test_a_problem_is_never_told_from_behind_a_dialogue(page: Page, behind: str) -> None:
    """It closes what covers it: there it would neither be seen nor announced."""
    page.click({"#room": "#captions-open", "#keys": "#keys-open"}[behind])
    page.wait_for_selector(f"{behind}:visible")
    page.evaluate(
        "() => { navigator.mediaDevices.getUserMedia = async () => "
        "{ throw new DOMException('', 'NotFoundError'); }; "
        "document.getElementById('talk').click(); }"
    )
    page.wait_for_selector("#problem p:text('No microphone')")
    assert page.is_hidden(behind)


@pytest.mark.parametrize("touch", [True, False])
def test_a_number_is_a_link_where_it_can_be_dialled(
    browser: Browser, address: str, touch: bool
) -> None:
    """In the order and at the foot of the page, after any number of turns."""
    context = browser.new_context(has_touch=touch, is_mobile=touch)
    page = opened(context, address)
    for text in ("why do my legs cramp at night", "i have chest pain and my leg is swollen"):
        ask(page, text)
        assert (page.get_attribute("footer .call", "href") == "tel:999") is touch
        assert page.inner_text("#emergency") == "In an emergency call 999."
    assert (page.get_attribute("#now .dial .call", "href") == "tel:999") is touch
    context.close()


def test_words_change_the_page(page: Page) -> None:
    """Letters and ground; told in the bar, and the answer stays."""
    ask(page, "why do my legs cramp at night")
    letters = "parseFloat(getComputedStyle(document.body).fontSize)"
    before = page.evaluate(letters)
    for words, told in (("bigger letters", "larger"), ("black background", "White on black")):
        page.fill("#text", words)
        page.press("#text", "Enter")
        page.wait_for_selector(f"#status:text('{told}')")
    assert page.evaluate(letters) > before
    assert page.is_checked("#settings input[value=dark]")
    assert outcome(page) == "night-cramps"
    for told in ("larger now", "at their largest"):
        page.fill("#text", "bigger letters")
        page.press("#text", "Enter")
        page.wait_for_selector(f"#status:text('{told}')")


def test_the_level_of_the_microphone_is_seen(page: Page) -> None:
    """Chromium's own microphone beeps."""
    page.click("#talk")
    page.wait_for_selector("body[data-state=listening]")
    level = "parseFloat(document.documentElement.style.getPropertyValue('--level'))"
    seen = []
    for _ in range(30):
        page.wait_for_timeout(100)
        seen.append(page.evaluate(level))
    assert max(seen) > 0.2


@pytest.mark.parametrize("by", ["wheel", "space"])
def test_reading_aloud_leaves_the_page_to_whoever_moves_it(
    browser: Browser, address: str, by: str
) -> None:
    """Zoomed to 200 %, on the way to the buttons."""
    context = browser.new_context(viewport={"width": 640, "height": 400})
    page = opened(context, address)
    ask(page, "when should i see a doctor")
    page.wait_for_selector(".sentence.now")
    if by == "wheel":
        page.mouse.wheel(0, 2000)
    else:
        page.evaluate("document.querySelector('#settings [name=keys]').click()")  # else it talks
        page.evaluate("document.activeElement.blur()")
        for _ in range(4):
            page.keyboard.press("Space")
    page.wait_for_timeout(700)  # until the browser has moved it
    there = page.evaluate("scrollY")
    for at in ("1.0", "1.1"):
        page.wait_for_selector(f'.sentence.now[data-at="{at}"]')
        assert page.evaluate("scrollY") == there
    context.close()


def test_a_browser_without_a_loudspeaker_says_so(browser: Browser, address: str) -> None:
    """Where a sound never begins, and nobody is told."""
    context = browser.new_context()
    context.add_init_script(
        "AudioContext.prototype.resume = () => new Promise(() => {});"
        "Object.defineProperty(AudioContext.prototype, 'state', { value: 'suspended' });"
    )
    page = opened(context, address)
    page.click("#talk")
    page.wait_for_selector("#problem p:text('loudspeaker')")
    assert state(page) == "resting"
    context.close()


def test_the_bar_stays_in_reach_where_there_is_room(browser: Browser, address: str) -> None:
    """And gives way where the view is low, as when somebody zooms to 200 or 400 %."""
    for width, height, stays in ((1280, 800, True), (640, 400, False), (320, 200, False)):
        context = browser.new_context(viewport={"width": width, "height": height})
        page = opened(context, address)
        ask(page, "check my symptoms")
        box = page.locator("#talking").bounding_box()
        assert box is not None
        assert (box["y"] + box["height"] <= height + 1) is stays, (width, height)
        assert not stays or box["height"] < height / 3
        context.close()


def test_where_the_bar_is_out_of_sight_a_strip_tells_that_it_listens(
    browser: Browser, address: str
) -> None:
    """Zoomed to 400 %, in the middle of a check-up."""
    context = browser.new_context(viewport={"width": 320, "height": 200})
    page = opened(context, address)
    ask(page, "check my symptoms")
    page.keyboard.press("Escape")
    page.click("#talk")
    page.wait_for_selector("body[data-state=listening]")
    assert page.is_hidden(".strip")
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_selector(".strip:visible")
    assert page.inner_text(".strip") == "Listening"
    strip = page.locator(".strip").bounding_box()
    assert strip is not None
    assert strip["y"] + strip["height"] >= 199, "over the heading it would hide its words"
    context.close()


def test_a_bar_that_would_hide_an_order_gives_way(browser: Browser, address: str) -> None:
    """As with a problem told in it, on a telephone."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    context.add_init_script(
        "navigator.mediaDevices.getUserMedia = async () => {"
        " throw new DOMException('', 'NotFoundError'); };"
    )
    page = opened(context, address)
    ask(page, "check my symptoms")
    bar = page.locator("#talking")
    position = "each => getComputedStyle(each).position"
    assert bar.evaluate(position) == "fixed"
    page.keyboard.press("Escape")
    page.click("#talk")
    page.wait_for_selector("#problem p:text('No microphone')")
    page.wait_for_selector("#talking[data-flows]")
    assert bar.evaluate(position) == "static"
    problem = page.locator("#problem").bounding_box()
    assert problem is not None
    assert 0 <= problem["y"] <= 640 - problem["height"]
    context.close()


def test_captions_and_keys_are_read_at_400_per_cent(browser: Browser, address: str) -> None:
    """The sentence is in the view, and no word of the list is broken."""
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = opened(context, address)
    ask(page, "i have chest pain and my leg is swollen")
    page.keyboard.press("Escape")
    page.click("#captions-open")
    text = page.locator("#room-text").bounding_box()
    assert text is not None
    assert text["y"] + text["height"] <= 256
    assert text["height"] > 40
    page.click("#captions-close")
    page.click("#keys-open")
    wide = page.locator("#keys dd").first.bounding_box()
    assert wide is not None
    assert wide["width"] > 200
    context.close()


def test_a_no_after_a_stop_shows_that_it_was_taken(browser: Browser, address: str) -> None:
    """The danger question was not said whole, so it is asked again: the bar says so."""
    context = browser.new_context()
    page = opened(context, address)
    ask(page, "check my symptoms")
    page.wait_for_selector(".sentence.now")
    page.keyboard.press("Escape")
    settle(page)
    page.click("#now .options >> text=No")
    page.wait_for_selector("#status:text('All right, once more.')")
    assert number(page) == 1
    page.keyboard.press("Escape")
    context.close()


def test_an_order_is_printed_without_the_talk_before_it(browser: Browser, address: str) -> None:
    """Unless somebody opens it."""
    context = browser.new_context()
    page = opened(context, address)
    ask(page, "why do my legs cramp at night")
    ask(page, "i have chest pain and my leg is swollen")
    page.emulate_media(media="print")
    assert page.is_hidden("#past")
    assert page.is_visible("#now h1")
    page.evaluate("document.getElementById('past').open = true")
    assert page.is_visible("#earlier .turn h2, #earlier .turn h3")
    context.close()


def test_a_long_story_never_stands_before_the_order(browser: Browser, address: str) -> None:
    """Whatever the zoom, the first line of the order is in the view, and has the focus."""
    story = "my left calf has been aching for days and " * 6 + "now i have chest pain"
    for width, height in ((1280, 800), (640, 400), (320, 200)):
        context = browser.new_context(viewport={"width": width, "height": height})
        page = opened(context, address)
        ask(page, story)
        box = page.locator("#now h1").bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= height - 40, (width, box)
        assert page.evaluate("document.activeElement.textContent") == "Call 999 now."
        assert page.title().startswith("Call 999 now")
        context.close()
