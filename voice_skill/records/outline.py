"""The doctor's page as a row of blocks, top to bottom: what HTML and PDF both show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from voice_skill.language.prompts import spoken_date
from voice_skill.records.summary_types import ANSWER_WORDS, Answer, OwnWords, Sign, Summary, Sure
from voice_skill.values.flow import Known

MOST_OWN_WORDS = 8
"""Sentences of the person's own that are printed; JSON keeps them all."""
MOST_OTHER_REASONS = 3
"""Reasons for lower levels that are printed; JSON keeps them all."""


class Look(StrEnum):
    """What a block is."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    TEXT = "text"
    ITEM = "item"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or item of a list."""

    look: Look
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Its words, without looks."""
        return " ".join(run.text for run in self.runs)


def title(summary: Summary) -> str:
    """The page's title: "For the doctor: leg cramps and varicose veins"."""
    return f"For the doctor: {summary.title[:1].lower()}{summary.title[1:]}"


def outline(summary: Summary) -> tuple[Block, ...]:
    """All blocks of the page, in reading order."""
    return (
        _block(Look.TITLE, title(summary)),
        *_facts(summary),
        *_level(summary),
        *_own_words(summary),
        *_signs(summary),
        *_risks(summary),
        *_advised(summary),
        *_named("Asked about", summary.asked_about, look=Look.HEADING),
        *_limits(summary),
    )


def _block(look: Look, text: str, *, bold: bool = False) -> Block:
    return Block(look, (Run(text, bold),))


def _facts(summary: Summary) -> list[Block]:
    age = f", {summary.age}" if summary.age else ""
    facts = [f"Made on {spoken_date(summary.date)}. About {summary.about}{age}."]
    if summary.flow and not summary.finished:
        facts.append("The check-up is not finished.")
    return [_block(Look.TEXT, " ".join(facts))]


def _level(summary: Summary) -> list[Block]:
    reasons = [reason.text for reason in summary.reasons if reason.level == summary.level]
    others = [reason.text for reason in summary.reasons if reason.level != summary.level]
    others = others[:MOST_OTHER_REASONS]
    blocks = [_block(Look.LEVEL, f"{summary.level_words}.", bold=True)]
    if reasons:
        blocks.append(_block(Look.LEVEL, " ".join(reasons)))
    if others:
        blocks.append(_block(Look.LEVEL, f"Also: {' '.join(others)}"))
    return blocks


def _own_words(summary: Summary) -> list[Block]:
    said = summary.own_words
    blocks = [_own(each) for each in said[:MOST_OWN_WORDS]]
    if summary.forgotten:
        lost = "The beginning of the conversation is no longer known."
        blocks.append(_block(Look.TEXT, lost))
    if len(said) > MOST_OWN_WORDS:
        more = f"{len(said) - MOST_OWN_WORDS} more sentences are not printed."
        blocks.append(_block(Look.TEXT, more))
    if summary.details:
        where = f"Where and since when: {', '.join(summary.details)}."
        blocks.append(_block(Look.TEXT, where))
    heading = "In the person’s own words"  # noqa: RUF001 - print
    return [_block(Look.HEADING, heading), *blocks] if blocks else []


def _own(said: OwnWords) -> Block:
    how = "typed" if said.typed else said.sure.value
    return _block(Look.ITEM, f"“{said.words}” {said.meaning} ({how}).")


def _signs(summary: Summary) -> list[Block]:
    danger = [answer for answer in summary.answers if answer.is_danger]
    if not (danger or summary.reported or summary.taken_back or summary.flow):
        return []
    yes = [answer for answer in danger if answer.answer is Known.YES]
    return [
        _block(Look.HEADING, "Danger signs"),
        *_named("Reported", _names(summary.reported) or ["none"]),
        *(_answer(each) for each in yes),
        *_answers("Not sure", [a for a in danger if a.answer is Known.UNSURE]),
        *_answers("Asked and denied", [a for a in danger if a.answer is Known.NO]),
        *_named("Said, then taken back as misheard", _names(summary.taken_back)),
        *_named("Not asked", _names(summary.not_asked)),
    ]


def _names(signs: Iterable[Sign]) -> list[str]:
    return [sign.name for sign in signs]


def _named(heading: str, names: Iterable[str], *, look: Look = Look.SUBHEADING) -> list[Block]:
    listed = _sentence("; ".join(dict.fromkeys(names)))
    return [_block(look, heading), _block(Look.TEXT, listed)] if listed else []


def _answers(heading: str, answers: list[Answer]) -> list[Block]:
    blocks = [_answer(each) for each in answers]
    return [_block(Look.SUBHEADING, heading), *blocks] if blocks else []


def _answer(answer: Answer) -> Block:
    runs = [Run(answer.question), Run(f"{ANSWER_WORDS[answer.answer]}.", bold=True)]
    unsure = answer.sure is not Sure.SURE
    if not answer.asked:
        runs.append(Run("Told by the way."))
    # A bare "no" says no more than the answer itself; where the ear was not sure, it does.
    elif len(answer.words.split()) > 1 or unsure:
        doubt = f" ({answer.sure.value})" if unsure else ""
        runs.append(Run(f"“{answer.words}”{doubt}"))
    return Block(Look.ITEM, tuple(runs))


def _risks(summary: Summary) -> list[Block]:
    asked = {answer.told for answer in summary.answers}
    told = [
        f"{sign.name} (not sure)" if sign.told is Known.UNSURE else sign.name
        for sign in summary.risks
        if sign.told is not Known.NO and sign.name not in asked
    ]
    blocks = [_block(Look.TEXT, _sentence("; ".join(told)))] if told else []
    blocks += [_answer(each) for each in summary.answers if not each.is_danger]
    heading = "Risks, medicines and everyday complaints"
    return [_block(Look.HEADING, heading), *blocks] if blocks else []


def _advised(summary: Summary) -> list[Block]:
    parts: dict[str, list[str]] = {}
    for part in summary.advised:
        parts.setdefault(part.heading, []).append(part.text)
    runs = [
        run
        for heading, texts in parts.items()
        for run in (Run(f"{heading}:", bold=True), Run(" ".join(texts)))
    ]
    if not runs:
        return []
    return [_block(Look.HEADING, "What was advised"), Block(Look.TEXT, tuple(runs))]


def _limits(summary: Summary) -> list[Block]:
    pack = (
        f"Content: {summary.pack}, version {summary.pack_version}. "
        f"Last read through on {spoken_date(summary.reviewed)}; "
        f"to be read again by {spoken_date(summary.review_by)}. Program: {summary.program}."
    )
    cited = dict.fromkeys(source.organisation for source in summary.sources)
    blocks = [
        _block(Look.HEADING, "What this page is not"),
        _block(Look.TEXT, " ".join(summary.limits)),
        _block(Look.TEXT, pack),
    ]
    if cited:
        blocks.append(_block(Look.TEXT, f"Sources: {'; '.join(cited)}."))
    return blocks


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""
