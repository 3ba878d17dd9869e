"""What may stand in a language's files, ``intents/common/<code>/*.yaml``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from voice_skill.language.expressions import expression
from voice_skill.packs.schema import Part
from voice_skill.understanding.asides import Aside


def _compiles(lines: str) -> str:
    expression(lines)
    return lines


Wordings = str
"""Wordings in the notation of ``language.grammar``, one a line; an indented line goes on."""
Words = str
"""Words with space between them."""
Expressions = Annotated[str, AfterValidator(_compiles)]
"""Regular expressions, one a line; see ``language.expressions``."""


def all_of(kinds: type[Enum]) -> Callable[[dict[str, str]], dict[str, str]]:
    """Checks that a table has an entry for each of these, and no other."""
    names = {each.name.lower() for each in kinds}

    def checked(table: dict[str, str]) -> dict[str, str]:
        if wrong := table.keys() ^ names:
            is_ = "is not known" if wrong - names else "is missing"
            raise ValueError(f"{min(wrong)!r} {is_}; there are {', '.join(sorted(names))}")
        return table

    return checked


class Anything(BaseModel):
    """A section whose form nobody has written down yet."""

    model_config = ConfigDict(extra="allow", frozen=True)


class Asides(Part):
    """``asides.yaml``."""

    slots: dict[str, Wordings]
    wordings: Annotated[dict[str, Wordings], AfterValidator(all_of(Aside))]
    spell_word: Expressions
    """Asks how a word is spelt, which the group ``word`` names."""
    pointing: Words
    """Begin no name: "it", "this word"."""


SECTIONS: Mapping[str, type[BaseModel]] = {
    "amounts": Anything,
    "answers": Anything,
    "asides": Asides,
    "assertion": Anything,
    "commands": Anything,
    "follow_ups": Anything,
    "ordinary_words": Anything,
    "people": Anything,
    "prompts": Anything,
    "pronunciation": Anything,
    "repairs": Anything,
    "spelling": Anything,
    "wishes": Anything,
}
"""The form of each file, by its name."""
