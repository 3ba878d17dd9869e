"""YAML of strangers is read as plain values, or refused with its line; never run, never endless."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_skill.packs.reading.careful_yaml import DEEPEST, MOST_ALIASES, line_in, parse_yaml
from voice_skill.values.errors import ContentError

FILE = Path("pack.yaml")


def test_plain_values_come_as_they_are_written() -> None:
    """Dates are text, since everything travels as JSON; an alias is what it names."""
    text = "id: a\nread: 2026-11-23\nyes: [1, 2.5, true, null]\nsame: &s {b: c}\nagain: *s\n"
    assert parse_yaml(text, FILE) == {
        "id": "a",
        "read": "2026-11-23",
        "yes": [1, 2.5, True, None],
        "same": {"b": "c"},
        "again": {"b": "c"},
    }


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id: a\nread: 2027-02-30\n", 2),
        ("id: a\nn: !!int abc\n", 2),
        ("a: 1\nid: !!bool x\n", 2),
        ("id: " + "1" * 5000, 1),
        ("id: 0x" + "f" * 5000, 1),
        ("id: a\ncode: !!python/object/apply:os.system [id]\n", 2),
        ('id: a\ntitle: "\\ud800"\n', 2),
        ("id: a\n\x07: b\n", 2),
        ("id: a\n" + "[" * 2000, 2),
        ("id: a\n" + "{" * 2000, 2),
        ("id: a\n" + "? " * 2000, 2),
        ("a: &a {b: c}\nd:\n  <<: *a\n", 3),
        ("a: &a b\nc: [" + "*a, " * (MOST_ALIASES + 1) + "]\n", 2),
        ("&a [*a]", 1),
        ("a: &a [x, x]\n" + "".join(f"k{n}: &a [{'*a, ' * 9}]\n" for n in range(9)), 6),
        ("a: [b\n", 2),
        ("a: b\n? [a, b]\n: c\n", 2),
        ("id: a\nid: b\n", 2),
        ("id: a\nn: 1e999\n", 2),
        ("id: a\n---\nid: b\n", 2),
    ],
)
def test_what_no_pack_needs_is_refused_with_its_line(text: str, line: int) -> None:
    """Tags, depth, numbers and aliases without end, letters that cannot be written."""
    with pytest.raises(ContentError) as caught:
        parse_yaml(text, FILE)
    assert str(caught.value).startswith(f"pack.yaml, line {line}: ")


@pytest.mark.parametrize(
    "word", ["yes", "no", "on", "off", "y", "1:30", "0o9", "2026", "12.5", "~"]
)
def test_words_of_yes_and_no_are_text(word: str) -> None:
    """People say them; only numbers, true, false and nothing are more than text."""
    values: dict[str, object] = {"2026": 2026, "12.5": 12.5, "~": None}
    assert parse_yaml(f"said: {word}", FILE) == {"said": values.get(word, word)}
    assert parse_yaml(f"said: '{word}'", FILE) == {"said": word}


def test_the_line_of_a_field_or_of_its_nearest_parent() -> None:
    """For whoever has to mend it; in a text that breaks off, of what stands before that."""
    text = "a:\n  b:\n    - c: 1\n    - c: 2\nd: [\n"
    assert line_in(text, ("a", "b", 1, "c")) == 4
    assert line_in(text, ("a", "b", 7)) == 2
    assert line_in(text, ("e",)) == 1


def test_depth_is_counted_along_a_path_and_not_over_the_file() -> None:
    """Many flat entries are no deep one."""
    assert len(parse_yaml("- [[a]]\n" * (2 * DEEPEST), FILE)) == 2 * DEEPEST
