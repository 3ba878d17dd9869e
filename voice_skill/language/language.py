"""The language in force: what people say and hear, as data. It reads no file.

One process speaks one language at a time. ``packs.languages.speak_language`` puts one in force;
whatever is worked out of it (a compiled grammar, what a text says) is kept by ``per_language``
until another language is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from voice_skill.values.errors import SkillError

Given = ParamSpec("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Language:
    """What one language says, by section: ``commands``, ``answers`` and the other files of it.

    ``code`` names it ("en"), ``digest`` changes with every word of its files.
    """

    code: str
    digest: str
    sections: Mapping[str, Mapping[str, Any]]

    def section(self, name: str) -> Mapping[str, Any]:
        """The section of that name. ``SkillError`` where the language has none."""
        if name not in self.sections:
            raise SkillError(
                f"The language {self.code!r} says nothing of {name!r}. "
                f"Add intents/common/{self.code}/{name}.yaml."
            )
        return self.sections[name]


class _Kept(Protocol):
    def cache_clear(self) -> None: ...


_in_force: list[Language] = []
_when_asked: list[Callable[[], Language]] = []
_kept: list[_Kept] = []


def use(language: Language) -> None:
    """Put the language in force, for the whole process; what was kept of another is let go."""
    if _in_force != [language]:
        _in_force[:] = [language]
        for each in _kept:
            each.cache_clear()


def use_when_asked(load: Callable[[], Language]) -> None:
    """What gives the language to put in force, should anybody ask while none is."""
    _when_asked[:] = [load]


def current() -> Language:
    """The language in force. ``SkillError`` where none is."""
    if not _in_force and _when_asked:
        use(_when_asked[0]())
    if not _in_force:
        raise SkillError(
            "No language is in force. Call voice_skill.packs.languages.speak_language first."
        )
    return _in_force[0]


def section(name: str) -> Mapping[str, Any]:
    """That section of the language in force."""
    return current().section(name)


def per_language(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Work out once what the function gives, and keep it while the same language is in force.

    The function takes nothing, or what can be hashed; of the latter the last 1,024 are kept.
    """
    return keeping(1_024)(make)


def keeping(results: int) -> Callable[[Callable[Given, Made]], Callable[Given, Made]]:
    """``per_language`` that keeps so many results."""

    def decorate(make: Callable[Given, Made]) -> Callable[Given, Made]:
        kept = lru_cache(maxsize=results)(make)
        _kept.append(kept)
        return cast(Callable[Given, Made], kept)

    return decorate
