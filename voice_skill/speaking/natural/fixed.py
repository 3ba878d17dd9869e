"""The sentences that a pack always says in the same words, those that must not wait first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from voice_skill.language.language import section
from voice_skill.language.prompts import entries, lead_in, places_in, source_chunk
from voice_skill.speaking.pronounce import pronounce, speakable
from voice_skill.values.flow import Flow
from voice_skill.values.pack import Pack
from voice_skill.values.script import split

_NOT_SPOKEN = ("lists.", "headings.", "dates.", "numbers.", "page.", "fhir.", "face.")
"""What begins the keys of sentences that are only shown."""


def fixed_sentences(pack: Pack, flows: Iterable[Flow]) -> tuple[str, ...]:
    """Each sentence once, as it is spoken: after ``pronounce``, with this country's numbers.

    First orders and danger signs, then what a check-up asks and advises, what the skill says of
    itself, and the topics' answers, the first part of each before the others.
    """
    texts = (*_of_danger(pack), *_of_flows(tuple(flows)), *_of_talk(pack), *_of_topics(pack))
    said = (pronounce(each, pack.pronounce) for text in texts for each in split(text))
    return tuple(dict.fromkeys(each for each in said if speakable(each)))


def _of_danger(pack: Pack) -> Iterator[str]:
    yield pack.emergency_order
    flags = (*pack.red_flags, *pack.comforts)
    for flag in flags:
        yield from (flag.order, flag.order_other)
    for flag in flags:
        yield from (flag.ask, flag.because, flag.because_other)
        yield from (*flag.meanwhile, *flag.meanwhile_other)


def _of_flows(flows: tuple[Flow, ...]) -> Iterator[str]:
    for flow in flows:
        for question in flow.questions:
            yield from (question.ask.own, question.ask.other)
        for advice in flow.advice:
            yield from (advice.order.own, advice.order.other, advice.say)
            yield from (*advice.meanwhile, advice.worse, advice.back)
    for flow in flows:
        yield from (rule.because for rule in flow.rules)
        for question in flow.questions:
            yield from (question.again.own, question.again.other, question.why, question.means)


def _of_talk(pack: Pack) -> Iterator[str]:
    known = {"about": pack.about, "advice": pack.advice}
    for key, words in entries(section("prompts")):
        if key.startswith(_NOT_SPOKEN):
            continue
        for text in (each for one in _several(words) for each in split(one)):
            # Half a sentence, such as a name to fill in, begins with a small letter.
            if places_in(text) <= set(known) and text[:1].isupper():
                yield text.format(**known)


def _several(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else words


def _of_topics(pack: Pack) -> Iterator[str]:
    for topic in pack.topics:
        yield from (lead_in(topic).text, topic.first.text)
    for topic in pack.topics:
        for chunk in topic.parts:
            yield source_chunk(tuple(pack.sources[name] for name in chunk.sources)).text
    for topic in pack.topics:
        yield from (chunk.text for chunk in topic.more)
        if topic.care is not None:
            yield topic.care.text
    yield from (each.says for each in pack.contested)
