"""The doctor's page as a row of blocks, top to bottom: what HTML and PDF both show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from voice_skill.language.prompts import (
    counted,
    listed,
    lower_first,
    organisations,
    overdue,
    prompt,
    prompts,
    spoken_date,
)
from voice_skill.records.summary_types import Answer, OwnWords, Sign, Summary, Sure
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
    return prompt("page.title", title=lower_first(summary.title))


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
        *_named(prompt("page.asked_about"), summary.asked_about, look=Look.HEADING),
        *_limits(summary),
    )


def _block(look: Look, text: str, *, bold: bool = False) -> Block:
    return Block(look, (Run(text, bold),))


def _facts(summary: Summary) -> list[Block]:
    about = listed([each for each in (summary.about, summary.age) if each])
    made = {"date": spoken_date(summary.date), "time": summary.time}
    facts = [prompt("page.made", **made, about=about)]
    if not summary.flow:
        facts += prompts("page.no_checkup")
    if summary.flow and not summary.finished:
        facts.append(prompt("page.not_finished"))
    if summary.overdue:
        facts.append(overdue(summary.review_by))
    return [_block(Look.TEXT, " ".join(facts))]


def _level(summary: Summary) -> list[Block]:
    reasons = [reason.text for reason in summary.reasons if reason.level == summary.level]
    others = [reason.text for reason in summary.reasons if reason.level != summary.level]
    others = others[:MOST_OTHER_REASONS]
    blocks = [_block(Look.LEVEL, f"{summary.level_words}.", bold=True)]
    if reasons:
        blocks.append(_block(Look.LEVEL, " ".join(reasons)))
    if others:
        blocks.append(_block(Look.LEVEL, prompt("page.also", reasons=" ".join(others))))
    return blocks


def _own_words(summary: Summary) -> list[Block]:
    said = summary.own_words
    blocks = [_own(each) for each in said[:MOST_OWN_WORDS]]
    if summary.forgotten:
        blocks.append(_block(Look.TEXT, prompt("page.beginning_lost")))
    if len(said) > MOST_OWN_WORDS:
        more = counted("page.not_printed", len(said) - MOST_OWN_WORDS)
        blocks.append(_block(Look.TEXT, more))
    if summary.details:
        where = prompt("page.where", details=listed(summary.details))
        blocks.append(_block(Look.TEXT, where))
    return [_block(Look.HEADING, prompt("page.own_words")), *blocks] if blocks else []


def _own(said: OwnWords) -> Block:
    how = prompt("page.typed") if said.typed else said.sure.words
    text = prompt("page.own", words=said.words, meaning=said.meaning, how=how)
    return _block(Look.ITEM, text)


def _signs(summary: Summary) -> list[Block]:
    danger = [answer for answer in summary.answers if answer.is_danger]
    if summary.is_empty and not summary.taken_back:
        return []
    yes = [answer for answer in danger if answer.answer is Known.YES]
    return [
        _block(Look.HEADING, prompt("page.danger_signs")),
        *_named(prompt("page.reported"), _names(summary.reported) or [prompt("page.no_sign")]),
        *(_answer(each) for each in yes),
        *_answers(prompt("page.unsure"), [a for a in danger if a.answer is Known.UNSURE]),
        *_answers(prompt("page.denied"), [a for a in danger if a.answer is Known.NO]),
        *_named(prompt("page.taken_back"), _names(summary.taken_back)),
        *_named(prompt("page.not_asked"), _names(summary.not_asked)),
    ]


def _names(signs: Iterable[Sign]) -> list[str]:
    return [sign.name for sign in signs]


def _named(heading: str, names: Iterable[str], *, look: Look = Look.SUBHEADING) -> list[Block]:
    listed = _sentence(list(dict.fromkeys(names)))
    return [_block(look, heading), _block(Look.TEXT, listed)] if listed else []


def _answers(heading: str, answers: list[Answer]) -> list[Block]:
    blocks = [_answer(each) for each in answers]
    return [_block(Look.SUBHEADING, heading), *blocks] if blocks else []


def _answer(answer: Answer) -> Block:
    runs = [Run(answer.question), Run(prompt(f"page.answer.{answer.answer.value}"), bold=True)]
    unsure = answer.sure is not Sure.SURE
    if not answer.asked:
        runs.append(Run(prompt("page.by_the_way")))
    # A bare "no" says no more than the answer itself; where the ear was not sure, it does.
    elif len(answer.words.split()) > 1 or unsure:
        key = "page.quoted_unsure" if unsure else "page.quoted"
        runs.append(Run(prompt(key, words=answer.words, sure=answer.sure.words)))
    return Block(Look.ITEM, tuple(runs))


def _risks(summary: Summary) -> list[Block]:
    asked = {answer.told for answer in summary.answers}
    told = [
        prompt("page.sign_unsure", sign=sign.name) if sign.told is Known.UNSURE else sign.name
        for sign in summary.risks
        if sign.told is not Known.NO and sign.name not in asked
    ]
    blocks = [_block(Look.TEXT, _sentence(told))] if told else []
    blocks += [_answer(each) for each in summary.answers if not each.is_danger]
    return [_block(Look.HEADING, prompt("page.risks")), *blocks] if blocks else []


def _advised(summary: Summary) -> list[Block]:
    parts: dict[str, list[str]] = {}
    for part in summary.advised:
        parts.setdefault(part.heading, []).append(part.text)
    runs = [
        run
        for heading, texts in parts.items()
        for run in (Run(prompt("page.part", heading=heading), bold=True), Run(" ".join(texts)))
    ]
    if not runs:
        return []
    return [_block(Look.HEADING, prompt("page.advised")), Block(Look.TEXT, tuple(runs))]


def _limits(summary: Summary) -> list[Block]:
    pack = prompt(
        "page.content",
        pack=summary.pack,
        version=summary.pack_version,
        reviewed=spoken_date(summary.reviewed),
        review_by=spoken_date(summary.review_by),
        program=summary.program,
    )
    cited = organisations(summary.sources)
    blocks = [
        _block(Look.HEADING, prompt("page.is_not")),
        _block(Look.TEXT, " ".join(summary.limits)),
        _block(Look.TEXT, pack),
    ]
    if cited:
        blocks.append(
            _block(
                Look.TEXT, prompt("page.sources", names=listed(cited, between="lists.semicolon"))
            )
        )
    return blocks


def _sentence(parts: list[str]) -> str:
    text = listed(parts, between="lists.semicolon") if parts else ""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""
