"""An answer in plainer words: "she says no to all of it" is "no there"."""

from __future__ import annotations

import re

from voice_skill.language.expressions import expression
from voice_skill.language.language import per_language, section
from voice_skill.values.text import normalise


def said_plainly(text: str) -> str:
    """The same, normalised, in fewer and plainer words."""
    said = normalise(text)
    for each, instead in _plainly():
        said = each.sub(instead, said)
    return " ".join(said.split())


@per_language
def _plainly() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (expression(each["said"]), each["means"]) for each in section("danger_answers")["plainly"]
    )
