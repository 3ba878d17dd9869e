"""What is likely to be said next, as a closed list of phrases for a recogniser."""

from __future__ import annotations

from voice_skill.values.pack import Pack
from voice_skill.values.reply import Expects
from voice_skill.values.text import normalise

# Vosk mixes the words of a grammar's phrases as it likes: with "i don't know" among them 15 of 16
# "i don't know" came out as "i don't no", with "three years" among them 22
# of 70 "yes" as "years". With these three alone, 70 of 70 "no" and of 70 "yes" were right (35
# synthetic voices, half of the clips at 15 dB of noise). Whatever else is said, open speech hears.
MATTERS_ALWAYS = ("yes", "no", "stop")
"""Short words that open speech loses among longer ones; listened for whatever was asked."""

_CHOICES = """the first | the first one | the second | the second one | the third |
    the third one | neither | none of them | stop | help | repeat | say that again | go back"""


def expected_phrases(expects: Expects, pack: Pack) -> tuple[str, ...]:
    """The phrases of a closed grammar for what is expected, each once."""
    found = list(MATTERS_ALWAYS)
    if expects is Expects.CHOICE:
        found += [*_listed(_CHOICES), *(normalise(topic.title) for topic in pack.topics)]
    return tuple(dict.fromkeys(found))


def _listed(phrases: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in phrases.split("|")]
