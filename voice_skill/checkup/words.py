"""What a check-up says: questions, progress, what was understood, in sentences for the ear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from voice_skill.checkup.advice import advice
from voice_skill.checkup.reckoning import value_of, view_of
from voice_skill.checkup.state import Phase
from voice_skill.checkup.step import next_question, step
from voice_skill.checkup.told_back import told_of, understood, within
from voice_skill.checkup.unnamed import offered
from voice_skill.language.prompts import (
    listed,
    notice,
    prompt,
    prompts,
    spoken_names,
)
from voice_skill.understanding.people import Patient
from voice_skill.understanding.wishes import Wish
from voice_skill.values.flow import Flow, FlowState, Known, Question, Said
from voice_skill.values.meaning import AnswerKind, ControlWord
from voice_skill.values.reply import (
    CHECKUP,
    Chunk,
    ChunkKind,
    Expects,
    Heading,
    Outcome,
    Reply,
    Source,
    control,
)
from voice_skill.values.text import WORDS_A_SENTENCE

HOLDING = control(Wish.HOLD_ON)
"""Outcome of "hold on": nobody is reminded until they speak."""


def plain(*texts: str, listen: bool = True) -> Reply:
    """A reply about the check-up itself that asks nothing."""
    return Reply(tuple(map(notice, texts)), CHECKUP, listen=listen)


def asked(chunks: Iterable[Chunk], *, outcome: Outcome = CHECKUP) -> Reply:
    """A reply that ends in a question, to be answered by yes or no, or by which of several."""
    chunks = tuple(chunks)
    which = chunks and chunks[-1].heading is Heading.WHICH
    expects = Expects.CHOICE if which else Expects.YES_NO
    return Reply(chunks, outcome, listen=True, expects=expects)


def stopped(*, waits: bool) -> Reply:
    """The check-up keeps its place: it waits a moment, or stops listening."""
    if waits:
        wait = plain(prompt("checkup.wait"), listen=False)
        return replace(wait, outcome=HOLDING)
    return Reply(
        (notice(prompt("checkup.stop")),),
        control(ControlWord.STOP),
        effect=ControlWord.STOP,
    )


def waiting_help() -> Reply:
    """What can be said while the check-up waits."""
    return Reply(
        tuple(map(notice, prompts("checkup.waiting"))), control(ControlWord.HELP), listen=True
    )


def opening(
    flow: Flow, state: FlowState, patient: Patient, *, first: bool = True
) -> tuple[Chunk, ...]:
    """A word of sympathy the first time, who asks, about whom, and what was already told."""
    sorry = "checkup.sorry_for" if patient.is_named else "checkup.sorry"
    chunks = [notice(prompt(sorry, who=patient.who))] if first else []
    chunks.append(notice(prompt("checkup.begin")))
    here = told_of(flow, state, patient)
    if here:
        chunks.append(notice(" ".join(here)))
    return tuple(chunks)


def noted(flow: Flow, names: Iterable[str]) -> tuple[Chunk, ...]:
    """Says back what was told besides an answer; nothing where the flow has no words for it."""
    known = list(dict.fromkeys(flow.facts[name] for name in names if name in flow.facts))
    return (notice(within("checkup.noted", known)),) if known else ()


def question_chunk(question: Question, patient: Patient, *, again: bool = False) -> Chunk:
    """The question, in its first words or in other words."""
    words = question.again if again else question.ask
    return Chunk(words.to(patient.who), ChunkKind.QUESTION, Heading.QUESTION)


def shortest(question: Question) -> Chunk:
    """The question in the fewest words, for whoever has answered something else twice."""
    return Chunk(
        prompt("checkup.shortest", sign=question.told), ChunkKind.QUESTION, Heading.QUESTION
    )


def age_question(patient: Patient) -> Chunk:
    """Whether a child's questions are to be asked."""
    if not patient.who:
        return Chunk(prompt("checkup.own_age"), ChunkKind.QUESTION, Heading.QUESTION)
    who = patient.who if patient.is_named else prompt("checkup.patient")
    return Chunk(prompt("checkup.age", who=who), ChunkKind.QUESTION, Heading.QUESTION)


def what_to_change() -> Chunk:
    """After "no, that's not right"."""
    return Chunk(prompt("checkup.change"), ChunkKind.QUESTION)


def progress(flow: Flow, state: FlowState) -> Chunk:
    """How many questions are left if nothing is wrong: "About four more questions."."""
    left = questions_left(flow, state)
    if left <= 1:
        return notice(prompt("checkup.last"))
    counts = prompts("numbers.counts")
    return notice(prompt("checkup.left", count=counts[min(left, len(counts) - 1)]))


@lru_cache(maxsize=512)
def questions_left(flow: Flow, state: FlowState) -> int:
    """How many questions follow if each is answered with no."""
    left = 0
    while next_question(flow, state) is not None:
        state = step(flow, state, Said(Known.NO))
        left += 1
    return left


def asking_which(flow: Flow, question: Question, advised: Reply) -> Reply:
    """The advice that rests on one bare yes: names what it rests on, and asks which it is."""
    order, *rest = advised.chunks
    rests = notice(prompt("which.rests", signs=_any_of(flow, question)))
    which = Chunk(prompt("which.ask"), ChunkKind.QUESTION, Heading.QUESTION)
    return replace(advised, chunks=(order, rests, *rest, which))


def which_question(flow: Flow, question: Question) -> Chunk:
    """Which of the signs it is, after a yes to all of them together."""
    signs = listed(list(offered(flow, question).values()), "lists.or_paused")
    text = prompt("which.of_these", signs=signs)
    return Chunk(text, ChunkKind.QUESTION, Heading.WHICH)


def _any_of(flow: Flow, question: Question) -> str:
    # By the signs' own names, where one sentence has room for all of them.
    names = [flow.facts.get(name, "") for name in question.asks]
    whole = listed(names, "lists.or")
    words = len(prompt("which.rests", signs=whole).split())
    fits = "," not in "".join(names) and words <= WORDS_A_SENTENCE
    return whole if fits else question.told


def noted_which(flow: Flow, names: Iterable[str], advised: Reply) -> Reply:
    """Which signs it is, to be told to whoever comes; the order stays."""
    known = list(dict.fromkeys(flow.facts[name] for name in names if name in flow.facts))
    if not known:
        return replace(advised, chunks=(advised.chunks[0], notice(prompt("which.do_it"))))
    tell = notice(within("which.tell", known))
    return replace(advised, chunks=(advised.chunks[0], notice(prompt("common.noted")), tell))


def misheard_yes(question: Question, advised: Reply) -> Reply:
    """After "none of them": asked once whether the yes was misheard. The order stays in force."""
    chunks = (
        notice(prompt("which.did_i_mishear", sign=question.told)),
        Chunk(prompt("which.any"), ChunkKind.QUESTION),
    )
    return replace(advised, chunks=chunks, outcome=control(AnswerKind.NO), expects=Expects.YES_NO)


def withdrawn(advised: Reply) -> Reply:
    """After a plain no to that: kindly, with what to do if it is so after all."""
    chunks = (
        notice(prompt("common.may_have_misheard")),
        Chunk(prompt("common.if_it_does"), ChunkKind.ORDER),
        advised.chunks[0],
        notice(prompt("which.go_back")),
    )
    return replace(advised, chunks=chunks, outcome=control(AnswerKind.NO))


def safer_way(flow: Flow, question: Question, state: FlowState) -> tuple[Chunk, ...]:
    """Says that an unsure answer counts as the danger; nothing where it does not."""
    unsure = value_of(view_of(flow, state), question.id) is Known.UNSURE
    if not unsure or question.within_days is not None:
        return ()
    return (Chunk(prompt("checkup.safer"), ChunkKind.NOTICE, Heading.SAFER_WAY),)


def told_about(
    flow: Flow, question: Question, wish: Wish | ControlWord, sources: Mapping[str, Source]
) -> Reply:
    """The answer to a wish about the pending question: why, what it means, who says so, help."""
    if wish is Wish.WHY:
        return _spoken(wish, question.why)
    if wish in {Wish.MEANS, ControlWord.MORE}:
        return _spoken(wish, question.means)
    if wish is ControlWord.WHO_SAYS:
        return _who_says(flow, question, sources)
    return _of_any(wish)


def told_between(phase: Phase, wish: Wish | ControlWord) -> Reply:
    """``told_about`` for what is asked outside the flow's own questions."""
    if wish in {Wish.WHY, ControlWord.WHO_SAYS}:
        return _spoken(wish, prompt(f"checkup.why.{phase.value}"))
    if wish in {Wish.MEANS, ControlWord.MORE}:
        return _spoken(wish, prompt(f"checkup.means.{phase.value}"))
    return _of_any(wish)


def _of_any(wish: Wish | ControlWord) -> Reply:
    if wish is Wish.SLOW_REPEAT:
        return Reply(
            (),
            control(ControlWord.REPEAT),
            listen=True,
            expects=Expects.YES_NO,
            effect=ControlWord.SLOWER,
        )
    if wish is ControlWord.HELP:
        return _spoken(wish, *prompts("checkup.help"))
    return _spoken(wish, *((prompt("checkup.welcome"),) if wish is ControlWord.THANKS else ()))


def _spoken(wish: Wish | ControlWord, *texts: str) -> Reply:
    return asked(map(notice, texts), outcome=control(wish))


def _who_says(flow: Flow, question: Question, sources: Mapping[str, Source]) -> Reply:
    names = {question.id, *question.asks}
    cited = dict.fromkeys(
        source
        for rule in flow.rules
        if any(names & set(group) for group in rule.when)
        for source in rule.sources
        if source in sources
    )
    known = tuple(sources[name] for name in cited)
    said = spoken_names(known)[:2]
    text = prompt("common.source", names=listed(said, "lists.and")) if said else question.why
    chunk = Chunk(text, ChunkKind.SOURCE, Heading.SOURCE, tuple(cited))
    outcome = control(ControlWord.WHO_SAYS)
    return Reply((chunk,), outcome, listen=True, expects=Expects.YES_NO, sources=known)


def teach_back(
    flow: Flow, state: FlowState, patient: Patient, details: tuple[str, ...], *lead: Chunk
) -> Reply:
    """What was understood, and prompt("checkup.right")."""
    told = understood(flow, state, patient, details)
    return asked((*lead, *told, Chunk(prompt("checkup.right"), ChunkKind.QUESTION)))


__all__ = ["advice", "notice", "understood"]
