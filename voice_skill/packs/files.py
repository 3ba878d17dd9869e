"""Pack files on disk: read once, remembered by content, and every error with its line."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from voice_skill.files import recall, remember
from voice_skill.values.errors import ContentError

_FORMAT = "1"


def read_text(path: Path) -> str:
    """The file's text. ``ContentError`` says which file cannot be read, and why."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError(f"{path} is missing. Put the file back, or name another pack.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ContentError(
            f"{path}, line {line}: the text is not UTF-8. Save the file as UTF-8."
        ) from None
    except OSError as error:
        raise ContentError(f"{path} cannot be read: {error.strerror}.") from None


def read_yaml(path: Path, *, cache: Path | None = None) -> Any:
    """The YAML file as plain lists, dicts, strings and numbers.

    Pure-Python YAML takes a third of a second for a pack, so what was read is remembered as
    JSON in ``cache``, under the hash of the file's own text. A damaged memory is read afresh.
    """
    text = read_text(path)
    key = hashlib.sha256(f"{_FORMAT}\n{text}".encode()).hexdigest()[:32]
    remembered = cache / f"{key}.json" if cache is not None else None
    data = recall(remembered) if remembered is not None else None
    if data is None:
        data = _parse(path, text)
        if remembered is not None:
            remember(remembered, data)
    return data


def _parse(path: Path, text: str) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        data = YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = " ".join(str(error.problem or error.context or "not valid YAML").split())
        raise ContentError(
            f"{path}, line {line}: {problem}. Check the indentation, the quotes and the colons "
            "near that line."
        ) from None
    except YAMLError as error:
        problem = " ".join(str(error).split())
        raise ContentError(f"{path}: not valid YAML: {problem}.") from None
    return _plain(data)


def _plain(data: Any) -> Any:
    # Dates come as date objects; everything travels as JSON, so they become ISO text.
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data if isinstance(data, str | int | float | bool | None) else str(data)


def line_of(path: Path, field: Sequence[str | int]) -> int:
    """The line, from 1, on which that field stands in the YAML file; its nearest parent's if not.

    ``field`` is a path of keys and positions, as pydantic gives it.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        node: Any = YAML(typ="rt").load(read_text(path))
    except YAMLError:
        return 1
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
