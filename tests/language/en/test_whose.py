"""Whose a sign is, by the words around it."""

from __future__ import annotations

import pytest

from voice_skill.language.en.whose import whose
from voice_skill.values.meaning import Person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("my calf is swollen", Person.SELF),
        ("my wife 's calf is swollen", Person.OTHER),
        ("my pregnant wife has a swollen calf", Person.OTHER),
        ("my leg my wife says is swollen", Person.OTHER),
        ("swollen calf i think", Person.SELF),
        ("my feet hurt and they are swollen", Person.SELF),
    ],
)
def test_a_sign_is_the_nearest_persons(text: str, person: Person) -> None:
    """Named before it, or else after it; "they" may be feet."""
    words = tuple(text.split())
    assert whose(words, words.index("swollen")) is person
