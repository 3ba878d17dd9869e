"""The language in force, and what is kept of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from voice_skill.language.language import Language, current, per_language, section, use
from voice_skill.values.errors import SkillError


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    english = current()
    yield
    use(english)


def _speaking(word: str) -> Language:
    return Language("xx", digest=word, sections={"greetings": {"hello": word}})


def test_what_is_worked_out_of_a_language_is_kept_until_another_is_spoken() -> None:
    """So a grammar is compiled once, and never speaks the language of before."""
    compiled = []

    @per_language
    def greeting() -> str:
        compiled.append(section("greetings")["hello"])
        return compiled[-1]

    use(_speaking("saluton"))
    assert [greeting(), greeting()] == ["saluton", "saluton"]
    use(_speaking("saluton"))
    assert [greeting(), compiled] == ["saluton", ["saluton"]]
    use(_speaking("bonan"))
    assert greeting() == "bonan"


def test_what_a_text_says_is_kept_a_text() -> None:
    """A reader of texts may be kept too."""
    use(_speaking("saluton"))

    @per_language
    def greets(text: str) -> bool:
        return text == section("greetings")["hello"]

    assert [greets("saluton"), greets("bonan")] == [True, False]


def test_a_section_that_is_not_there_says_where_to_add_it() -> None:
    """Whoever writes a language learns which file is wanted."""
    use(_speaking("saluton"))
    with pytest.raises(SkillError, match=r"Add intents/common/xx/answers\.yaml"):
        section("answers")
