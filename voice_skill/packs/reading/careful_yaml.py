"""YAML of strangers as plain values: no code, no endless depth, no text that grows when read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from voice_skill.values.errors import ContentError

DEEPEST = 30
"""Lists and maps inside one another, at most; a pack needs six."""
MOST_ALIASES = 100
"""``*names`` in one file, at most."""
MOST_VALUES = 100_000
"""Values in one file once its aliases are written out, at most."""
_LARGEST_NUMBER = 10**15


def parse_yaml(text: str, path: Path) -> Any:
    """The text as lists, dicts, strings, numbers, truth values and None; dates are ISO text.

    ``ContentError`` names the line of what is wrong in ``path``, and the remedy.
    """
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        data = _new_reader().load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = " ".join(str(error.problem or error.context or "not valid YAML").split())
        raise ContentError(
            f"{path}, line {line}: {problem[:200]}. Check the indentation, the quotes and the "
            "colons near that line."
        ) from None
    except (YAMLError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        # The parser itself stumbles over some texts; whatever it stumbles over is no pack.
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        problem = " ".join(str(error).split())[:200].rstrip(".")
        raise ContentError(
            f"{path}, line {line}: not valid YAML: {problem}. Write it more plainly."
        ) from None
    return _Plain(path).value(data, 0)


def line_in(text: str, field: Sequence[str | int]) -> int:
    """The line, from 1, on which that field stands; its nearest parent's if it does not."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        node: Any = YAML(typ="rt").load(text)
    except (YAMLError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return 1  # it keeps more of a text than we read, and may stumble where we do not
    line = 0
    for step in field:
        marks = getattr(node, "lc", None)
        if marks is None:
            break
        try:
            line = marks.key(step)[0] if isinstance(node, dict) else marks.item(step)[0]
            node = node[step]
        except (KeyError, IndexError, TypeError, AttributeError):
            break
    return int(line) + 1


class _Plain:
    """Writes out what a file holds, and stops where aliases make it grow without end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = 0

    def value(self, data: Any, depth: int) -> Any:
        self._values += 1
        if self._values > MOST_VALUES or depth > DEEPEST:
            raise ContentError(
                f"{self._path}, line 1: it holds more than {MOST_VALUES:,} values, or itself. "
                "Write it without aliases (*), or in several files."
            )
        if isinstance(data, dict):
            return {_word(key): self.value(each, depth + 1) for key, each in data.items()}
        if isinstance(data, list):
            return [self.value(each, depth + 1) for each in data]
        return data if isinstance(data, str | int | float | bool | None) else _word(data)


def _word(data: Any) -> str:
    # Dates come as date objects; everything travels as JSON, so they become ISO text.
    return str(data)


def _new_reader() -> Any:
    from ruamel.yaml import YAML

    reader = YAML(typ="safe", pure=True)
    reader.Composer = _bounded_composer()
    reader.Constructor = _careful_constructor()
    return reader


@cache
def _bounded_composer() -> Any:
    # Made when a file is first parsed: to import it takes longer than all else of most commands.
    from ruamel.yaml.composer import Composer, ComposerError
    from ruamel.yaml.events import AliasEvent

    class Bounded(Composer):
        inside = aliases = 0

        def __init__(self, loader: Any = None) -> None:
            super().__init__(loader=loader)
            self.warn_double_anchors = False  # a warning would be printed beside the answer

        def compose_node(self, parent: Any, index: Any) -> Any:
            where = self.parser.peek_event().start_mark
            if self.parser.check_event(AliasEvent):
                self.aliases += 1
                if self.aliases > MOST_ALIASES:
                    raise ComposerError(None, None, f"more than {MOST_ALIASES} aliases", where)
            if self.inside >= DEEPEST:
                problem = f"more than {DEEPEST} lists or maps inside one another"
                raise ComposerError(None, None, problem, where)
            self.inside += 1
            try:
                return super().compose_node(parent, index)
            finally:
                self.inside -= 1

    return Bounded


@cache
def _careful_constructor() -> Any:
    from ruamel.yaml.constructor import ConstructorError, SafeConstructor
    from ruamel.yaml.error import YAMLError

    class Careful(SafeConstructor):
        def flatten_mapping(self, node: Any) -> Any:
            for key, _ in node.value:
                if key.tag == "tag:yaml.org,2002:merge":
                    raise ConstructorError(
                        None, None, "'<<' is not read: write the fields out", key.start_mark
                    )
            return super().flatten_mapping(node)

        def construct_object(self, node: Any, deep: bool = False) -> Any:
            try:
                data = super().construct_object(node, deep=deep)
                if isinstance(data, str):
                    data.encode()
                elif isinstance(data, int) and abs(data) > _LARGEST_NUMBER:
                    raise ValueError("too large a number")
            except YAMLError:
                raise
            except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
                kind = node.tag.rpartition(":")[2]
                shown = str(node.value)[:40].encode(errors="backslashreplace").decode()
                problem = f"{shown!r} is no {kind} that can be read ({type(error).__name__})"
                raise ConstructorError(None, None, problem, node.start_mark) from None
            return data

    return Careful
