"""YAML of strangers as plain values: no code, no endless depth, no text that grows when read.

libyaml says what stands in a text, event by event; values are made of that here, so that nothing
is made which no pack needs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from datetime import date
from math import isinf
from pathlib import Path
from typing import Any, NamedTuple

from voice_skill.values.errors import ContentError

DEEPEST = 30
"""Lists and maps inside one another, at most; a pack needs six."""
MOST_ALIASES = 100
"""``*names`` in one file, at most."""
MOST_VALUES = 100_000
"""Values in one file once its aliases are written out, at most."""

Field = tuple[str | int, ...]

# Plain words that are no text, as in the core schema of YAML 1.2: "yes", "no" and "on" are text.
_WORDS: dict[str, bool | None] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True)
_WORDS |= dict.fromkeys(("false", "False", "FALSE"), False)
_INTEGER = re.compile(r"[-+]?\d+|0x[\da-fA-F]+|0o[0-7]+")
_FRACTION = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST_NUMBER = 17


def parse_yaml(text: str, path: Path) -> Any:
    """The text as lists, dicts, strings, numbers, truth values and None; dates are ISO text.

    ``ContentError`` names the line of what is wrong in ``path``, and the remedy.
    """
    from yaml import YAMLError

    try:
        return _Reader(text).read()
    except _Refused as error:
        line, problem = error.line, error.problem
    except (YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = mark.line + 1 if mark else text.count("\n", 0, getattr(error, "position", 0)) + 1
        problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    raise ContentError(
        f"{path}, line {line}: {' '.join(problem.split())[:200]}. Check the indentation, the "
        "quotes and the colons near that line."
    ) from None


def line_in(text: str, field: Sequence[str | int]) -> int:
    """The line, from 1, on which that field stands; its nearest parent's if it does not."""
    from yaml import YAMLError

    reader = _Reader(text)
    with suppress(_Refused, YAMLError, ValueError):  # what stands before it has been read
        reader.read()
    parents = (tuple(field[:length]) for length in range(len(field), 0, -1))
    return next((reader.lines[each] for each in parents if each in reader.lines), 1)


class _Refused(Exception):
    def __init__(self, event: Any, problem: str) -> None:
        self.line = int(event.start_mark.line) + 1
        self.problem = problem


class _Made(NamedTuple):
    """A value, how many values it holds with itself, and how deep they lie."""

    value: Any
    size: int
    depth: int


class _Reader:
    """Makes the values of one text. ``lines`` are the lines of the fields read so far."""

    def __init__(self, text: str) -> None:
        import yaml

        self._yaml = yaml
        self.lines: dict[Field, int] = {}
        self._text = text
        self._named: dict[str, _Made] = {}
        self._aliases = 0

    def read(self) -> Any:
        # Without the C library of most systems it is slower, and the same.
        loader = getattr(self._yaml, "CSafeLoader", self._yaml.SafeLoader)
        events = self._yaml.parse(self._text, Loader=loader)
        document = [next(events), next(events)]
        if not isinstance(document[1], self._yaml.DocumentStartEvent):
            return None
        made = self._value(events, next(events), ())
        next(events)
        further = next(events)
        if not isinstance(further, self._yaml.StreamEndEvent):
            raise _Refused(further, "a second document begins. Write it into a file of its own")
        return made.value

    def _value(self, events: Iterator[Any], event: Any, place: Field) -> _Made:
        if isinstance(event, self._yaml.AliasEvent):
            return self._alias(event)
        if event.tag not in (None, "!"):
            raise _Refused(event, f"{event.tag[:40]!r} is not read: write it without a tag")
        if isinstance(event, self._yaml.ScalarEvent):
            made = _Made(_plain(event) if event.implicit[0] else _text(event), 1, 0)
        elif len(place) >= DEEPEST:
            raise _Refused(event, f"more than {DEEPEST} lists or maps inside one another")
        elif isinstance(event, self._yaml.SequenceStartEvent):
            made = self._list(events, place)
        else:
            made = self._map(events, place)
        if made.size > MOST_VALUES or len(place) + made.depth > DEEPEST:
            raise _Refused(event, f"it holds more than {MOST_VALUES:,} values, or too deep ones")
        if event.anchor:
            self._named[event.anchor] = made
        return made

    def _alias(self, event: Any) -> _Made:
        self._aliases += 1
        if self._aliases > MOST_ALIASES:
            raise _Refused(event, f"more than {MOST_ALIASES} aliases")
        if event.anchor not in self._named:
            raise _Refused(event, f"*{event.anchor[:40]} names nothing that was written before it")
        return self._named[event.anchor]

    def _list(self, events: Iterator[Any], place: Field) -> _Made:
        items: list[_Made] = []
        while not isinstance(event := next(events), self._yaml.SequenceEndEvent):
            here = (*place, len(items))
            self.lines[here] = event.start_mark.line + 1
            items.append(self._value(events, event, here))
        return _whole([each.value for each in items], items)

    def _map(self, events: Iterator[Any], place: Field) -> _Made:
        items: dict[str, _Made] = {}
        while not isinstance(event := next(events), self._yaml.MappingEndEvent):
            key = self._key(event, items)
            here = (*place, key)
            self.lines[here] = event.start_mark.line + 1
            items[key] = self._value(events, next(events), here)
        return _whole({key: made.value for key, made in items.items()}, items.values())

    def _key(self, event: Any, known: dict[str, _Made]) -> str:
        if not isinstance(event, self._yaml.ScalarEvent):
            raise _Refused(event, "a name must be a word")
        if event.value == "<<" and event.implicit[0]:
            raise _Refused(event, "'<<' is not read: write the fields out")
        key = _text(event)
        if key in known:
            raise _Refused(event, f"{key[:40]!r} stands twice")
        return key


def _whole(value: Any, items: Collection[_Made]) -> _Made:
    depth = 1 + max((each.depth for each in items), default=0)
    return _Made(value, 1 + sum(each.size for each in items), depth)


def _plain(event: Any) -> str | int | float | bool | None:
    """What a word without quotes stands for."""
    text = _text(event)
    if text in _WORDS:
        return _WORDS[text]
    number = _INTEGER.fullmatch(text) or _FRACTION.fullmatch(text)
    if number and len(text) > _LONGEST_NUMBER:
        raise _Refused(event, f"{text[:40]!r} is too long for a number. Put it in quotes")
    if _INTEGER.fullmatch(text):
        return int(text, 0 if text[:2] in ("0x", "0o") else 10)
    if number and isinf(float(text)):
        raise _Refused(event, f"{text!r} is too large a number. Put it in quotes")
    if number:
        return float(text)
    if _DAY.fullmatch(text):
        try:
            date.fromisoformat(text)
        except ValueError:
            raise _Refused(event, f"{text!r} is no day of the calendar") from None
    return text


def _text(event: Any) -> str:
    text = str(event.value)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise _Refused(event, f"{ascii(text)[:40]} cannot be written") from None
    return text
