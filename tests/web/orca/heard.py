"""What was heard, and the rules for it. They know the page's words and nothing of a browser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WAITING = "One moment."
# What Orca says by itself: the key that was pressed, and where the focus goes.
_ECHO = re.compile("return|space|tab|left tab|left shift|escape")
_PLACE = re.compile(r"(leaving [\w ]+|main content|region [\w ]+|form|(Browse|Focus) mode)\.?")


@dataclass(frozen=True, slots=True)
class Utterance:
    """One piece of speech, and how many of its words were heard before it was cut short."""

    text: str
    words: int
    keys: bool = False
    """Whether it only echoes a key."""

    @property
    def heard(self) -> str:
        """The words that were heard."""
        return " ".join(self.text.split()[: self.words])

    @property
    def line(self) -> str:
        """For people to read: ``//`` is where it was cut short."""
        unheard = " ".join(self.text.split()[self.words :])
        return f"{self.heard} // {unheard}" if unheard else self.text


def speech(utterances: Iterable[Utterance]) -> list[Utterance]:
    """Without what echoes the typing, and the empty ones."""
    found = [each for each in utterances if each.text and not each.keys]
    return [each for each in found if len(each.text) > 1]


def once(utterances: Sequence[Utterance], sentences: Iterable[str]) -> list[str]:
    """A fault for each sentence that was not said whole, or said again, or before its turn."""
    faults, at = [], 0
    said = _joined(utterances)
    for sentence in sentences:
        times = said.count(_bare(sentence))
        place = said.find(_bare(sentence))
        if times != 1:
            faults.append(f"said {times} times: {sentence}")
        elif place < at:
            faults.append(f"said too soon: {sentence}")
        else:
            at = place
    return faults


def never(utterances: Sequence[Utterance], sentences: Iterable[str]) -> list[str]:
    """A fault for each sentence that was said, though it is over."""
    said = _joined(utterances)
    return [f"said though it is over: {each}" for each in sentences if _bare(each) in said]


def first(utterances: Sequence[Utterance], order: str, *, most: int) -> list[str]:
    """A fault where anything comes before the order but ``most`` words of Orca's own."""
    before: list[str] = []
    for each in utterances:
        if each.text.startswith(order):
            words = sum(len(one.split()) for one in before)
            return [] if words <= most else [f"{words} words before {order} {' '.join(before)}"]
        if each.text == WAITING or _ECHO.fullmatch(each.text):
            continue
        if not _PLACE.fullmatch(each.text):
            return [f"said before {order} {each.text}"]
        before.append(each.text)
    return [f"never said: {order}"]


def waits(utterances: Sequence[Utterance], sentence: str) -> list[str]:
    """A fault where an answer is said to be waited for after it began."""
    at = [place for place, each in enumerate(utterances) if _bare(sentence) in _bare(each.text)]
    late = [each for each in utterances[at[0] :] if each.text == WAITING] if at else []
    return [f"said though it is answered: {each.text}" for each in late]


def begins(utterances: Sequence[Utterance], sentence: str) -> list[str]:
    """A fault where other words were put before that sentence."""
    if any(_bare(each.text).startswith(_bare(sentence)) for each in utterances):
        return []
    return [f"nothing that was said begins with: {sentence}"]


def _joined(utterances: Iterable[Utterance]) -> str:
    return _bare(" ".join(each.heard for each in utterances))


def _bare(text: str) -> str:
    # Orca may part a sentence, and leaves out the space between two elements.
    return "".join(text.split())
