"""The doctor's page as a row of blocks, top to bottom: what HTML and PDF both show."""

from __future__ import annotations

from collections.abc import Iterable

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
from voice_skill.records.blocks import Block, Form, Look, Run
from voice_skill.records.summary_types import Answer, OwnWords, Sign, Summary, Sure
from voice_skill.values.flow import Known

MOST_OWN_WORDS = 8
"""Sentences of the person's own that are printed; JSON keeps them all."""
MOST_LETTERS = 420
"""Letters of the person's own words, and of the advice, on a clinician's one sheet."""
MOST_OTHER_REASONS = 3
"""Reasons for lower levels that are printed; JSON keeps them all."""


def title(summary: Summary, form: Form = Form.LARGE) -> str:
    """The page's title: "For the doctor: leg cramps and varicose veins"."""
    key = "clinic.title" if form is Form.CLINIC else "page.title"
    return prompt(key, title=lower_first(summary.title))


def outline(summary: Summary, form: Form = Form.LARGE) -> tuple[Block, ...]:
    """All blocks of the page, in reading order."""
    return _clinic(summary) if form is Form.CLINIC else _large(summary)


def _large(summary: Summary) -> tuple[Block, ...]:
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


def _answers(heading: str, answers: list[Answer], *, look: Look = Look.SUBHEADING) -> list[Block]:
    blocks = [_answer(each) for each in answers]
    return [_block(look, heading), *blocks] if blocks else []


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


# ---------------------------------------------------------------- one sheet for a clinician


def _clinic(summary: Summary) -> tuple[Block, ...]:
    """Who, what, since when, medicines, signs asked and denied, level; then all of it in short."""
    yes = [each for each in summary.answers if each.answer is Known.YES]
    unsure = [each for each in summary.answers if each.answer is Known.UNSURE]
    asked = {each.told for each in yes}
    signs = [sign.name for sign in summary.reported if sign.name not in asked]
    return (
        _block(Look.TITLE, title(summary, Form.CLINIC)),
        _block(Look.FIELD, prompt("clinic.name")),
        _block(Look.FIELD, prompt("clinic.born")),
        _block(Look.TEXT, prompt("clinic.made", date=spoken_date(summary.date), time=summary.time)),
        *_gist(summary),
        *_level(summary)[:2],
        *_in_short(prompt("page.own_words"), [f"“{each.words}”" for each in summary.own_words]),
        *_answers(prompt("clinic.yes"), yes, look=Look.HEADING),
        *_named(prompt("clinic.signs"), signs, look=Look.HEADING),
        *_answers(prompt("page.unsure"), unsure, look=Look.HEADING),
        *_named(prompt("page.denied"), _names(summary.denied), look=Look.HEADING),
        *_named(prompt("page.not_asked"), _names(summary.not_asked), look=Look.HEADING),
        *_named(prompt("page.taken_back"), _names(summary.taken_back), look=Look.HEADING),
        *_in_short(prompt("page.advised"), [each.text for each in summary.advised]),
        *_small_print(summary),
    )


def _gist(summary: Summary) -> list[Block]:
    told = [each.name for each in summary.risks if each.told is Known.YES]
    parts = [
        listed([each for each in (summary.about, summary.age) if each]),
        listed(summary.details) if summary.details else prompt("clinic.no_details"),
        prompt("clinic.risks", told=listed(told)) if told else prompt("clinic.no_risks"),
        _counted_signs(summary),
    ]
    return [Block(Look.TEXT, (Run(" ".join(map(_sentence_of, parts)), bold=True),))]


def _counted_signs(summary: Summary) -> str:
    asked = [each.answer for each in summary.answers if each.is_danger and each.asked]
    counts = {each.value: asked.count(each) for each in Known}
    left = len(summary.not_asked)
    if not summary.flow:
        return prompt("clinic.no_checkup")
    return prompt("clinic.counted", asked=len(asked), left=left, **counts)


def _in_short(heading: str, texts: list[str]) -> list[Block]:
    said = " ".join(texts)
    if len(said) > MOST_LETTERS:
        said = f"{said[:MOST_LETTERS].rsplit(' ', 1)[0]} …"
    return [_block(Look.HEADING, heading), _block(Look.TEXT, said)] if said else []


def _small_print(summary: Summary) -> list[Block]:
    late = (overdue(summary.review_by),) if summary.overdue else ()
    content = prompt("clinic.content", version=summary.pack_version, program=summary.program)
    return [_block(Look.TEXT, " ".join((*late, *prompts("clinic.limits"), content)))]


def _sentence_of(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _sentence(parts: list[str]) -> str:
    text = listed(parts, between="lists.semicolon") if parts else ""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""
