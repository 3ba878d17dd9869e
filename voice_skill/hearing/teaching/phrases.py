"""Everything of a pack that a person may say or ask back, for a recogniser to read."""

from __future__ import annotations

from voice_skill.language.tables import in_order
from voice_skill.understanding.commands import control_phrases
from voice_skill.values.pack import Pack
from voice_skill.values.text import normalise, sentences


def answers_to_hear() -> tuple[str, ...]:
    """Answers to closed questions, in the words people use."""
    return in_order("hearing", "answers")


def phrases_to_hear(pack: Pack) -> tuple[str, ...]:
    """Examples, reports, titles, the answers' own sentences, controls, and yes and no.

    Each once, in a fixed order, so that the same pack always gives the same lesson. Sentences
    about other things stay out: the recogniser knows those already.
    """
    found: list[str] = []
    for topic in pack.topics:
        found.append(normalise(topic.title))
        found += topic.examples
        for chunk in (topic.first, *topic.more, *([topic.care] if topic.care else [])):
            found += (normalise(sentence) for sentence in sentences(chunk.text))
    found += _said_to_any(pack)
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))


def phrases_said(pack: Pack) -> tuple[str, ...]:
    """The same without the answers' own sentences: only what people say themselves."""
    found = [phrase for topic in pack.topics for phrase in (topic.title, *topic.examples)]
    found += _said_to_any(pack)
    return tuple(dict.fromkeys(normalise(phrase) for phrase in found if phrase))


def _said_to_any(pack: Pack) -> list[str]:
    controls = (phrase for phrase, _ in control_phrases())
    return [*pack.reports, *pack.danger_phrases, *controls, *answers_to_hear()]
