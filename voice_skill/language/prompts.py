"""What is said and shown, in the language in force: ``prompt("offers.keep")``. Pure.

The sentences stand in ``prompts.yaml``; their keys are asked for here and in the rooms above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import Formatter
from typing import Any

from voice_skill.language.language import per_language, section
from voice_skill.language.numbers import month_names
from voice_skill.language.tables import words
from voice_skill.values.meaning import ControlWord
from voice_skill.values.pack import Pack, Topic
from voice_skill.values.reply import Chunk, ChunkKind, Heading, Outcome, Reply, ReplyKind, Source

NAMES_ALOUD = 5
"""Words of two names up to which both are said after an answer; the screen shows all."""
SOURCES_ALOUD = 3
"""How many sources are spoken; the rest is counted, printed and shown."""


def prompt(key: str, **values: object) -> str:
    """The words of that key, with the values in their places."""
    return _sentences()[key].format(**values)


def prompts(key: str) -> tuple[str, ...]:
    """The sentences of a key that has several."""
    return _lists()[key]


def in_turn(key: str, count: int, **values: object) -> str:
    """The sentence of that list whose turn it is, after ``count`` others; they go round."""
    among = prompts(key)
    return among[count % len(among)].format(**values)


def counted(key: str, count: int) -> str:
    """The words of that key for one, or for more: "one question", "two questions"."""
    return prompt(f"{key}.{'one' if count == 1 else 'more'}", count=count)


def listed(names: Sequence[str], last: str = "", *, between: str = "lists.comma") -> str:
    """ "A, B or C": ``between`` and ``last`` are the keys of what joins two, and the last two."""
    whole, *others = names
    for place, name in enumerate(others, start=1):
        key = last if last and place == len(others) else between
        whole = prompt(key, before=whole, next=name)
    return whole


@per_language
def _sentences() -> dict[str, str]:
    return {key: text for key, text in entries(section("prompts")) if isinstance(text, str)}


@per_language
def _lists() -> dict[str, tuple[str, ...]]:
    found = entries(section("prompts"))
    return {key: tuple(texts) for key, texts in found if isinstance(texts, list)}


def entries(tree: Mapping[str, Any], start: str = "") -> Iterator[tuple[str, str | list[str]]]:
    """Every key of a file of sentences with its words: one sentence, or several."""
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from entries(value, f"{start}{name}.")
        else:
            yield f"{start}{name}", value


def places_in(words: str | list[str]) -> set[str]:
    """What is filled in where: the names of the placeholders. ``ValueError`` for a lone brace."""
    texts = [words] if isinstance(words, str) else words
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}


def notice(text: str) -> Chunk:
    """A sentence about the skill itself."""
    return Chunk(text, ChunkKind.NOTICE)


def effect_notice(word: ControlWord) -> Chunk:
    """What changes from now on."""
    return notice(prompt(f"effects.{word.value}"))


def lead_in(topic: Topic) -> Chunk:
    """Says back what was understood, before the answer."""
    return notice(prompt("talk.about", title=lower_first(topic.title)))


def more_offer() -> Chunk:
    """Asks whether to go on."""
    return Chunk(prompt("talk.more_offer"), ChunkKind.OFFER)


def checkup_offer() -> Chunk:
    """Asks whether to begin a check-up."""
    return Chunk(prompt("talk.checkup_offer"), ChunkKind.OFFER, Heading.CHECKUP_OFFER)


def checkup_offer_about(who: str) -> Chunk:
    """The same about somebody else: ``who`` is how to call them."""
    text = prompt("thread.checkup_offer", who=who)
    return Chunk(text, ChunkKind.OFFER, Heading.CHECKUP_OFFER)


def which_one(topics: tuple[Topic, ...]) -> Chunk:
    """ "Do you mean A, or B?" """
    titles = listed([lower_first(topic.title) for topic in topics], "lists.or_paused")
    return Chunk(prompt("talk.which_topic", titles=titles), ChunkKind.QUESTION)


def country_guess(pack: Pack) -> tuple[Chunk, ...]:
    """Which country is taken for the person's, and how to change it; nothing where it was told."""
    if pack.whom is None or not pack.whom.guessed:
        return ()
    return (notice(prompt("country.guess", name=pack.whom.name)), notice(prompt("country.change")))


def welcome(pack: Pack) -> Reply:
    """Who is speaking, what it can and cannot do, two examples, and the way to help."""
    return Reply(
        (
            notice(prompt("talk.hello", about=pack.about)),
            notice(prompt("talk.what_i_am")),
            examples(pack),
        ),
        Outcome(ReplyKind.WELCOME),
        listen=True,
    )


def examples(pack: Pack) -> Chunk:
    """Two questions that can be asked, and the way to help."""
    first, second = example_questions(pack)
    return notice(prompt("talk.examples", first=first, second=second))


def not_understood(pack: Pack, misses: int, *, off_topic: bool) -> tuple[Chunk, ...]:
    """The ladder for what was not understood: each step says it in other words."""
    if misses <= 1:
        key = "not_understood.off_topic" if off_topic else "not_understood.first"
        return (notice(prompt(key, about=pack.about)),)
    if misses == 2:
        first, second = example_questions(pack)
        return (notice(prompt("not_understood.second", first=first, second=second)),)
    return (
        notice(prompt("not_understood.third", count=len(pack.topics), about=pack.about)),
        *map(notice, prompts("not_understood.ways_on")),
    )


def nothing_heard(
    pack: Pack, silences: int, question: str, *, typed: bool = False
) -> tuple[Chunk, ...]:
    """The ladder for silence: remind, then help, then rest and keep the place.

    ``question`` is what was asked last, or empty. ``typed``: it was an empty line.
    """
    how = "typed" if typed else "heard"
    if silences <= 1:
        return (notice(prompt(f"silence.{how}.first", question=question).strip()),)
    if silences == 2:
        first, second = example_questions(pack)
        asked = notice(prompt(f"silence.{how}.second", first=first, second=second))
        return (asked,) if typed else (asked, notice(prompt("silence.type")))
    return (notice(prompt(f"silence.{how}.rest")),)


def help_text(pack: Pack, page: int) -> tuple[Chunk, ...]:
    """What can be asked and said; ``page`` counts how often help was asked for in a row."""
    first, _ = example_questions(pack)
    start = (page * 3) % len(pack.topics)
    names = [lower_first(pack.topics[(start + step) % len(pack.topics)].title) for step in range(3)]
    return (
        notice(prompt("help.about", about=pack.about, first=first)),
        notice(prompt("help.topics", titles=listed(names, "lists.or_paused"))),
        *map(notice, prompts("help.say")),
    )


def examples_of(pack: Pack) -> tuple[str, ...]:
    """Questions to begin with: those that the pack has chosen, or two of its ways of asking."""
    return pack.welcome or example_questions(pack)


def example_questions(pack: Pack) -> tuple[str, str]:
    """Two ways of asking out of the pack, each a whole question of its own."""
    if len(pack.welcome) > 1:
        return pack.welcome[0], pack.welcome[1]
    found = [example for topic in pack.topics for example in topic.examples if _is_whole(example)]
    found = found or [topic.examples[0] for topic in pack.topics]
    return _upper_first(found[0]), _upper_first(found[len(found) // 2])


def _is_whole(example: str) -> bool:
    said = example.split()
    asks = said[0] in words("writing", "whole_questions")
    return asks and 5 <= len(said) <= 9 and len(set(said)) == len(said)


def source_chunk(sources: tuple[Source, ...]) -> Chunk:
    """The organisations an answer rests on, in one short sentence."""
    names = spoken_names(sources)
    if len(names) > 2 or len(" ".join(names).split()) > NAMES_ALOUD:
        names = [names[0], *([prompt("sources.others")] if names[1:] else [])]
    text = prompt("common.source", names=listed(names, "lists.and"))
    return Chunk(text, ChunkKind.SOURCE, Heading.SOURCE, tuple(s.id for s in sources))


def organisations(sources: Iterable[Source]) -> list[str]:
    """Who stands behind them, each once."""
    return list(dict.fromkeys(source.organisation for source in sources))


def spoken_names(sources: Iterable[Source]) -> list[str]:
    """The same as they are named in a sentence: "the NHS"."""
    return list(dict.fromkeys(source.spoken or source.organisation for source in sources))


def who_says(sources: tuple[Source, ...], pack: Pack) -> tuple[Chunk, ...]:
    """Each source with its page, the day it was read and its grade, then who has checked."""
    chunks = [
        Chunk(
            prompt(
                "sources.page", organisation=each.organisation, page=each.page, grade=grade(each)
            ),
            ChunkKind.SOURCE,
            each.organisation,
            (each.id,),
        )
        for each in sources[:SOURCES_ALOUD]
    ]
    left = len(sources) - SOURCES_ALOUD
    if left > 0:
        chunks.append(notice(counted("sources.left", left)))
    return (*chunks, signed_off(pack))


def grade(source: Source) -> str:
    """What its grade of provenance means, and when it was read."""
    return prompt(f"sources.grade.{source.grade}", date=spoken_date(source.read))


def signed_off(pack: Pack) -> Chunk:
    """Whether a clinician has signed the pack off, and when it was last read through."""
    key = "sources.signed_off" if pack.signed_off_by else "sources.unsigned"
    said = prompt(key, who=pack.signed_off_by, date=spoken_date(pack.reviewed))
    return Chunk(said, ChunkKind.SOURCE, "Review")


def overdue(review_by: str) -> str:
    """Said with whatever rests on a pack that is past its review date, an ISO date."""
    return prompt("sources.overdue", date=spoken_date(review_by))


def review(pack: Pack, *, today: str) -> str:
    """Who has signed the pack off, when it was read, and when it is, or was, to be read again."""
    ahead = prompt("sources.read_again", date=spoken_date(pack.review_by))
    late = today > pack.review_by
    return f"{signed_off(pack).text} {overdue(pack.review_by) if late else ahead}"


def spoken_date(iso: str) -> str:
    """An ISO date in words: "23 November 2026"."""
    year, month, day = iso.split("-")
    return prompt("dates.day", day=int(day), month=month_names()[int(month) - 1], year=year)


def lower_first(text: str) -> str:
    """A title within a sentence: "Cramps at night" becomes "cramps at night", "MRI scans" stays."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _upper_first(text: str) -> str:
    rest = text[1:]
    for word in words("writing", "always_capital"):
        for end in (" ", "'"):
            rest = rest.replace(f" {word}{end}", f" {word.capitalize()}{end}")
    return text[:1].upper() + rest
