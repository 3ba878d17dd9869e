"""Draws the rooms of the house from its imports: ``python docs/draw.py`` writes docs/rooms.svg.

A room is a folder of ``voice_skill``. It stands one floor above the highest room that it imports.
An arrow says "imports"; one that follows from others is left out.
"""

from __future__ import annotations

import ast
from html import escape
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "voice_skill"
PICTURE = ROOT / "docs" / "rooms.svg"

_WIDE, _HIGH, _GAP, _FLOOR = 196, 96, 28, 150  # of a box, between boxes, from floor to floor


def rooms() -> dict[str, set[str]]:
    """Every room, and the rooms that its modules import."""
    found: dict[str, set[str]] = {}
    for file in sorted(HOUSE.glob("*/**/*.py")):
        room = file.relative_to(HOUSE).parts[0]
        found.setdefault(room, set())
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [f"{node.module}.{each.name}" for each in node.names]
            elif isinstance(node, ast.Import):
                names = [each.name for each in node.names]
            for name in names:
                parts = name.split(".")
                if parts[0] == "voice_skill" and len(parts) > 1 and (HOUSE / parts[1]).is_dir():
                    found[room] |= {parts[1]} - {room}
    return found


def floors(house: dict[str, set[str]]) -> dict[str, int]:
    """How high each room stands: the ground is 0. ``ValueError`` where rooms go in a circle."""
    heights: dict[str, int] = {}
    while len(heights) < len(house):
        ready = [room for room in house if room not in heights and house[room] <= heights.keys()]
        if not ready:
            raise ValueError(f"These rooms import each other: {sorted(set(house) - set(heights))}.")
        for room in ready:
            below = [heights[other] for other in house[room]]
            heights[room] = max(below, default=-1) + 1
    return heights


def needed(house: dict[str, set[str]]) -> set[tuple[str, str]]:
    """The arrows that do not follow from others."""

    def below(room: str) -> set[str]:
        return house[room].union(*(below(other) for other in house[room]))

    return {
        (room, other)
        for room, others in house.items()
        for other in others
        if not any(other in below(between) for between in others)
    }


def draw() -> str:
    """The picture as SVG, with all it shows in words for those who do not see it."""
    house = rooms()
    heights = floors(house)
    levels = [
        sorted(room for room in house if heights[room] == height)
        for height in range(max(heights.values()) + 1)
    ]
    width = max(len(level) for level in levels) * (_WIDE + _GAP) + _GAP
    height = len(levels) * _FLOOR + _GAP
    places: dict[str, tuple[int, int]] = {}
    for floor, level in enumerate(levels):
        left = (width - len(level) * (_WIDE + _GAP) + _GAP) // 2
        for number, room in enumerate(level):
            places[room] = (left + number * (_WIDE + _GAP), height - (floor + 1) * _FLOOR)
    lanes = 0
    words = "; ".join(
        f"{room} imports {', '.join(sorted(house[room])) or 'nothing'}" for room in house
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + 120} {height}" role="img" '
        'aria-labelledby="title text" font-family="sans-serif">',
        "<title id='title'>The rooms of voice_skill, and what imports what</title>",
        f"<desc id='text'>{escape(words)}.</desc>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#444"/></marker></defs>',
        f'<rect width="{width + 120}" height="{height}" fill="#fff"/>',
    ]
    for room, other in sorted(needed(house)):
        (x, y), (to_x, to_y) = places[room], places[other]
        x, to_x, y = x + _WIDE // 2, to_x + _WIDE // 2, y + _HIGH
        # An arrow over several floors goes round the rooms between, in a lane of its own.
        far = heights[room] - heights[other] > 1
        lane = width - _GAP + 12 * lanes if far else 0
        lanes += far
        way = f"{lane} {y + 60} {lane} {to_y - 60}" if far else f"{x} {y + 40} {to_x} {to_y - 40}"
        parts.append(
            f'<path d="M{x} {y} C{way} {to_x} {to_y - 2}" fill="none" '
            'stroke="#444" stroke-width="1.5" marker-end="url(#tip)"/>'
        )
    for room, (x, y) in places.items():
        parts += _box(room, x, y)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _box(room: str, x: int, y: int) -> list[str]:
    files = [each for each in (HOUSE / room).rglob("*.py") if each.name != "__init__.py"]
    about = ast.get_docstring(ast.parse((HOUSE / room / "__init__.py").read_text("utf-8"))) or ""
    first = about.split("\n")[0].split(": ")[0].split(", ")[0]
    lines = [f"{len(files)} files", *wrap(first.rstrip("."), 30)[:3]]
    shown = [
        f'<text x="{x + 10}" y="{y + 42 + 16 * at}" font-size="12">{escape(line)}</text>'
        for at, line in enumerate(lines)
    ]
    return [
        f'<rect x="{x}" y="{y}" width="{_WIDE}" height="{_HIGH}" rx="6" fill="#eef3f8" '
        'stroke="#234" stroke-width="1.5"/>',
        f'<text x="{x + 10}" y="{y + 23}" font-size="16" font-weight="bold">{room}/</text>',
        *shown,
    ]


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
