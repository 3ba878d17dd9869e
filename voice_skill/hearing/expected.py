"""What is likely to be said next, as a closed list of phrases for a recogniser."""

from __future__ import annotations

from voice_skill.language.tables import listed
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Expects
from voice_skill.values.text import normalise


def expected_phrases(expects: Expects, pack: Pack) -> tuple[str, ...]:
    """The phrases of a closed grammar for what is expected, each once.

    Few: Vosk mixes the words of a grammar's phrases as it likes. Whatever else is said, open speech
    hears.
    """
    found = list(listed("hearing", "matters_always"))
    if expects is Expects.CHOICE:
        found += [*listed("hearing", "choices"), *(normalise(topic.title) for topic in pack.topics)]
    return tuple(dict.fromkeys(found))
