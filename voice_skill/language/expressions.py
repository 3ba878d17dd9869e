"""Regular expressions as data: one a line, any of which may match.

An indented line goes on with the one before it, with nothing in between.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_SLOT = re.compile(r"(?<!\?P)<([\w-]+)>")


def expression(lines: str, slots: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """One pattern that matches where any line does; ``<name>`` stands for the slot's lines.

    ``ValueError`` names a line that is no regular expression, or a slot that there is not.
    """
    return re.compile("|".join(_filled(line, slots or {}) for line in written(lines)))


def written(lines: str) -> list[str]:
    """The expressions of a block, one by one; a line that begins with # is a remark."""
    said = (line.rstrip() for line in lines.splitlines() if not line.startswith("#"))
    joined = re.sub(r"\n[ \t]+", "", "\n".join(said))
    return [line for line in joined.splitlines() if line]


def _filled(line: str, slots: Mapping[str, str]) -> str:
    def slot(match: re.Match[str]) -> str:
        if match[1] not in slots:
            raise ValueError(f"the expression {line!r} uses {match[0]}, which is no slot")
        inner = "|".join(_filled(each, slots) for each in written(slots[match[1]]))
        return f"(?:{inner})"

    filled = _SLOT.sub(slot, line)
    try:
        re.compile(filled)
    except re.error as error:
        raise ValueError(f"{line!r} is no regular expression: {error}") from None
    return filled
