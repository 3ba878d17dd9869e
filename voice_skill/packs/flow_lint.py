"""What a loaded check-up still gets wrong for the ear: long sentences, two questions in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from voice_skill.language.prompts import listed, prompt
from voice_skill.language.tables import pattern
from voice_skill.packs.files import line_of
from voice_skill.packs.lint import Problem, order_words
from voice_skill.values.flow import Advice, Flow, Question
from voice_skill.values.level import Level
from voice_skill.values.text import sentences, too_long

WORDS_A_QUESTION = 15
"""A question for the ear (requirements SP4)."""

Field = tuple[str | int, ...]


def lint_flows(flows: Iterable[Flow], folder: Path) -> tuple[Problem, ...]:
    """Every problem of the wording in ``folder``'s flows; empty means that they can be spoken."""
    found: list[Problem] = []
    for flow in flows:
        file = folder / "flows" / f"{flow.id}.yaml"
        for field, message in _flow(flow):
            found.append(Problem(file, line_of(file, field), message))
    return tuple(found)


def _flow(flow: Flow) -> Iterator[tuple[Field, str]]:
    for place, question in enumerate(flow.questions):
        for name, message in _question(question, for_child=flow.for_child):
            yield ("questions", place, name), message
        for name in _unsayable(flow, question):
            what = f"{name!r} cannot be said back. Add spoken to its finding, or a line in told."
            yield ("questions", place, "asks"), what
    own = [rule for rule in flow.rules if not rule.id.startswith("said-")]
    for place, rule in enumerate(own):
        for message in (*too_long(rule.because), *_diagnosing(rule.because)):
            yield ("rules", place, "because"), message
    for place, instead in enumerate(flow.instead):
        for text in (instead.order.own, instead.order.other):
            for message in (*too_long(text), *_diagnosing(text)):
                yield ("instead", place, "order"), message
    for place, advice in enumerate(flow.advice):
        for name, message in _advice(advice):
            yield ("advice", place, name), message


def _unsayable(flow: Flow, question: Question) -> Iterator[str]:
    """The signs that a yes may name, and that are called by their id alone; time is no sign."""
    for name in question.asks if question.within_days is None else ():
        plain = name.replace("_", " ")
        if plain != name and flow.facts[name] == plain and name not in flow.told:
            yield name


def _question(question: Question, *, for_child: bool) -> Iterator[tuple[str, str]]:
    texts = {
        "ask": question.ask.own,
        "ask_other": question.ask.other,
        "again": question.again.own,
        "again_other": question.again.other,
    }
    for name, text in texts.items():
        if text:
            yield from ((name, message) for message in _asking(text))
    for name, other in (("ask", "ask_other"), ("again", "again_other")):
        if not for_child and pattern("writing", "you").search(texts[name]) and not texts[other]:
            yield name, f"it says you. Add {other} with words about somebody else."
    if question.ask.own == question.again.own:
        yield "again", "it repeats the question. Say it in other words, with how to find out."
    which = listed([words.split("|")[0].strip() for _, words in question.which] or [""], "lists.or")
    said = prompt("which.of_these", signs=which)
    for name, text in (("why", question.why), ("means", question.means), ("which", said)):
        yield from ((name, message) for message in too_long(text))


def _asking(text: str) -> Iterator[str]:
    spoken = sentences(text)
    if text.count("?") != 1 or not text.endswith("?"):
        yield "one question mark is expected, at the very end. Ask one thing."
    words = len(spoken[-1].split())
    if words > WORDS_A_QUESTION:
        yield f"the question has {words} words. Use at most {WORDS_A_QUESTION}."
    yield from too_long(" ".join(spoken[:-1]))


def _advice(advice: Advice) -> Iterator[tuple[str, str]]:
    if advice.level is Level.EMERGENCY:
        for name, text in (("order", advice.order.own), ("order_other", advice.order.other)):
            if text and not text.startswith(order_words()):
                yield name, f"an emergency order begins with {', '.join(order_words())}. Begin so."
    parts = {
        "order": (advice.order.own,),
        "order_other": (advice.order.other,),
        "say": (advice.say,),
        "meanwhile": advice.meanwhile,
        "worse": (advice.worse,),
        "back": (advice.back,),
    }
    for name, texts in parts.items():
        for message in (m for text in texts for m in (*too_long(text), *_diagnosing(text))):
            yield name, message


def _diagnosing(text: str) -> Iterator[str]:
    if pattern("writing", "diagnosis").search(text):
        yield f"{text!r} is a diagnosis. Write: this can be a sign of ..."
