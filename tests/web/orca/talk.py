"""A talk with the page by its keys alone, as somebody has it who hears and does not see it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver

from tests.web.driving import number, wait
from tests.web.orca.desktop import PATIENCE, Desktop
from tests.web.orca.heard import Utterance, begins, first, never, once, speech, waits
from tests.web.serving import invited

MOST_TABS = 40
MOST_BEFORE_AN_ORDER = 4  # words: "leaving region. main content", half a second
_FOCUS = "const at = document.activeElement; return at.id || at.textContent.trim()"
# In the order in which they are said, which is not always that on the page.
_SENTENCES = """
const place = (each) => each.dataset.at.split(".").map(Number);
const order = (one, other) => place(one)[0] - place(other)[0] || place(one)[1] - place(other)[1];
return [...document.querySelectorAll("#now .sentence")].sort(order).map((each) => each.textContent)
"""
_HEADINGS = (
    "return [...document.querySelectorAll('main h1, main h2, main h3')]"
    ".map((each) => each.textContent.trim())"
)

_LAST_LINE = r"return document.querySelector('main').innerText.trim().split('\n').pop()"


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, what was heard then, and what was wrong with that."""

    done: str
    heard: tuple[Utterance, ...]
    faults: tuple[str, ...]


@dataclass(slots=True)
class Talk:
    """The steps, as they are taken."""

    page: WebDriver
    desktop: Desktop
    report: Callable[[Step], None]
    steps: list[Step] = field(default_factory=list)

    def whole(self, address: str) -> None:
        """From the opening of the page to the doctor's page."""
        self.opens(address)
        self.silences_the_page()
        self.sends_nothing()
        self.asks("why do my legs cramp at night")
        self.hears_it_again()
        self.talks()
        self.asks("check my symptoms")
        for _ in range(3):
            self.presses("No")
        self.gives_an_order("I have chest pain and can't breathe", "Call 999 now.")
        self.reads_the_doctors_page()

    def opens(self, address: str) -> None:
        """The title is said, and what can be done there."""
        self.desktop.hear()
        self.page.get(invited(address))
        wait(self.page, "#talk")
        heard = self._hear("Nothing you say or type leaves this computer")
        title = self.page.title
        faults = [] if any(title in each.heard for each in heard) else [f"never said: {title}"]
        self._step("The page opens", heard, faults + once(heard, ["I use a screen reader"]))

    def silences_the_page(self) -> None:
        """The first link of the page."""
        self._tab_to("reader")
        self.desktop.hear()
        self.desktop.press("Return")
        told = "Your screen reader reads the answers now. This page is silent."
        heard = self._hear(told)
        self._step('Enter on "I use a screen reader"', heard, once(heard, [told]))

    def sends_nothing(self) -> None:
        """What is wrong is said where the person is."""
        self._tab_to("text")
        self.desktop.hear()
        self.desktop.press("Return")
        told = "There was nothing to answer. Type a question first."
        heard = self._hear(told)
        self._step("Enter in the empty box", heard, once(heard, [told]))

    def asks(self, words: str) -> None:
        """Typed into the box; the focus stays there, and all of the turn is said."""
        old = self._sentences()
        self._types(words)
        new = self._sentences()
        heard = self._hear(new[-1])
        faults = begins(heard, new[0]) + self._rules(heard, new, old)
        self._step(f"Typed: {words}", heard, faults)

    def hears_it_again(self) -> None:
        """By the button; it is said once more, and only once."""
        self._tab_to("Repeat", back=True)
        self.desktop.hear()
        self.desktop.press("space")
        sentences = self._sentences()
        heard = self._hear(sentences[-1])
        faults = once(heard, sentences) + waits(heard, sentences[0])
        self._step('Space on "Repeat"', heard, faults)

    def talks(self) -> None:
        """The one thing that a blind talker needs: when it listens."""
        self._tab_to("talk")
        self.desktop.hear()
        self.desktop.press("Return")
        # The computer may have no sound; then that is what must be said.
        wait(self.page, "body[data-state=listening], #problem:not(:empty)")
        told = self.page.find_element(By.ID, "problem").text or "I am listening."
        heard = self._hear(told)
        self._step('Enter on "Talk"', heard, once(heard, [told]))
        if told == "I am listening.":
            self.desktop.press("Escape")
            heard = self._hear("Stopped.")
            self._step("Escape", heard, once(heard, ["Stopped."]))
        self._tab_to("text")
        self.desktop.hear()

    def presses(self, label: str) -> None:
        """An answer of a check-up; the next question is said, and nothing of the last."""
        self._tab_to(label, back=self._focus() == "text")
        self.desktop.hear()
        old, before = self._sentences(), number(self.page)
        self.desktop.press("space")
        wait(self.page, f'#now .turn[data-turn="{before + 1}"]')
        question = self.page.find_element(By.CSS_SELECTOR, "#now h1").text
        new = self._sentences()
        heard = self._hear(question)
        faults = self._rules(heard, [question], old)
        rest = [each for each in new if each not in question]
        if rest:
            faults += begins(heard, rest[0])
        self._step(f'Space on "{label}"', heard, faults + once(heard, rest))

    def gives_an_order(self, words: str, order: str) -> None:
        """Said first and whole, and once; the rest follows."""
        self._tab_to("text")
        self.desktop.hear()
        old = self._sentences()
        self._types(words)
        new = self._sentences()
        heard = self._hear(new[-1])
        faults = first(heard, order, most=MOST_BEFORE_AN_ORDER)
        rest = [each for each in new if each != order]
        faults += self._rules(heard, [order], old) + once(heard, rest) + begins(heard, rest[0])
        self._step(f"Typed: {words}", heard, faults)

    def reads_the_doctors_page(self) -> None:
        """Its title, and each heading with what stands under it."""
        self._tab_to("Page for my doctor")
        self.desktop.hear()
        self.desktop.press("Return")
        wait(self.page, "main h1")
        heard = self._hear(self.page.execute_script(_LAST_LINE))
        title = self.page.title
        faults = [] if any(title in each.heard for each in heard) else [f"never said: {title}"]
        said = {each.heard for each in heard}
        headings = self.page.execute_script(_HEADINGS)
        faults += [f"never said: {each}" for each in headings if each not in said]
        self._step('Enter on "Page for my doctor"', heard, faults)

    def _rules(
        self, heard: Sequence[Utterance], new: Sequence[str], old: Sequence[str]
    ) -> list[str]:
        over = [each for each in old if each not in self._sentences()]
        return once(heard, new) + never(heard, over) + waits(heard, new[0])

    def _sentences(self) -> list[str]:
        found: list[str] = self.page.execute_script(_SENTENCES)
        return found

    def _types(self, words: str) -> None:
        before = number(self.page)
        self.desktop.type(words)
        box = self.page.find_element(By.ID, "text")
        end = time.monotonic() + PATIENCE
        while box.get_property("value") != words:
            if time.monotonic() > end:
                raise RuntimeError(f"the box has other words: {box.get_property('value')}")
            time.sleep(0.1)
        self.desktop.hear()
        self.desktop.press("Return")
        wait(self.page, f'#now .turn:not([data-turn="{before}"])')

    def _focus(self) -> str:
        found: str = self.page.execute_script(_FOCUS)
        return found

    def _tab_to(self, what: str, *, back: bool = False) -> None:
        for _ in range(MOST_TABS):
            self.desktop.press("shift+Tab" if back else "Tab")
            if self._focus() == what:
                return
        raise RuntimeError(f"not reached by Tab: {what}")

    def _hear(self, expected: str) -> list[Utterance]:
        return speech(self.desktop.hear(expected))

    def _step(self, done: str, heard: Sequence[Utterance], faults: Sequence[str]) -> None:
        self.steps.append(Step(done, tuple(heard), tuple(faults)))
        self.report(self.steps[-1])
