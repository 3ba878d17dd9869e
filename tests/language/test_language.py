"""The language in force, and what is kept of it."""

from __future__ import annotations

import subprocess
import sys
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
    compiled: list[str] = []

    @per_language
    def greeting() -> str:
        compiled.append(str(section("greetings")["hello"]))
        return compiled[-1]

    use(_speaking("saluton"))
    assert [greeting(), greeting()] == ["saluton", "saluton"]
    use(_speaking("saluton"))
    assert [greeting(), compiled] == ["saluton", ["saluton"]]
    use(_speaking("bonan"))
    assert greeting() == "bonan"


def test_a_language_may_be_put_in_force_when_it_is_first_asked_for() -> None:
    """A command that says nothing need not read one."""
    code = (
        "from voice_skill.language.language import Language, current, use_when_asked\n"
        "use_when_asked(lambda: print('read') or Language('xx', '', {}))\n"
        "print('begun', current().code, current().code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["read", "begun", "xx", "xx"]


def test_what_a_text_says_is_kept_a_text() -> None:
    """A reader of texts may be kept too."""
    use(_speaking("saluton"))

    @per_language
    def greets(text: str) -> bool:
        return bool(text == section("greetings")["hello"])

    assert [greets("saluton"), greets("bonan")] == [True, False]


def test_a_section_that_is_not_there_says_where_to_add_it() -> None:
    """Whoever writes a language learns which file is wanted."""
    use(_speaking("saluton"))
    with pytest.raises(SkillError, match=r"Add intents/common/xx/answers\.yaml"):
        section("answers")
