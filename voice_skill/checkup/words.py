"""What a check-up says: questions, progress, what was understood, in sentences for the ear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from voice_skill.checkup.advice import CLOSING, advice
from voice_skill.checkup.reckoning import value_of, view_of
from voice_skill.checkup.state import Phase
from voice_skill.checkup.step import next_question, step
from voice_skill.checkup.told_back import MOST_WORDS, told, understood, within
from voice_skill.language.prompts import notice
from voice_skill.understanding.people import Patient
from voice_skill.understanding.wishes import Wish
from voice_skill.values.flow import Flow, FlowState, Known, Question, Said
from voice_skill.values.meaning import AnswerKind, ControlWord
from voice_skill.values.reply import (
    CHECKUP,
    Chunk,
    ChunkKind,
    Expects,
    Outcome,
    Reply,
    Source,
    control,
)

HOLDING = control(Wish.HOLD_ON)
"""Outcome of "hold on": nobody is reminded until they speak."""

HELP = (
    "Answer yes, no, or I don't know.",
    "You can also say: repeat, slower, why do you ask, or what does that mean.",
    "Say go back to change an answer, hold on to wait, or stop to end.",
)

_SAFER = "so I take the safer way"
_COUNTS = """no one two three four five six seven eight nine ten eleven twelve thirteen
fourteen""".split()


def plain(*texts: str, listen: bool = True) -> Reply:
    """A reply about the check-up itself that asks nothing."""
    return Reply(tuple(map(notice, texts)), CHECKUP, listen=listen)


def asked(chunks: Iterable[Chunk], *, outcome: Outcome = CHECKUP) -> Reply:
    """A reply that ends in a yes-or-no question."""
    return Reply(tuple(chunks), outcome, listen=True, expects=Expects.YES_NO)


def stopped(*, waits: bool) -> Reply:
    """The check-up keeps its place: it waits a moment, or stops listening."""
    if waits:
        wait = plain("I will wait. Say carry on when you are ready.", listen=False)
        return replace(wait, outcome=HOLDING)
    return Reply(
        (notice("I stop here and keep your place. Say carry on to go on."),),
        control(ControlWord.STOP),
        effect=ControlWord.STOP,
    )


def waiting_help() -> Reply:
    """What can be said while the check-up waits."""
    texts = ("The check-up waits.", "Say carry on to go on, start again, or ask me something else.")
    return Reply(tuple(map(notice, texts)), control(ControlWord.HELP), listen=True)


def opening(flow: Flow, state: FlowState, patient: Patient) -> tuple[Chunk, ...]:
    """Who asks, about whom, and what was already told."""
    chunks = [notice("I will ask a few short questions. I am not a doctor.")]
    if patient.who and patient.who != "them":
        chunks.append(notice(f"They are about {patient.who}."))
    here = told(flow, state)[0]
    if here:
        chunks.append(notice(f"You told me: {within(here, MOST_WORDS - 3, ', ')}."))
    return tuple(chunks)


def noted(flow: Flow, names: Iterable[str]) -> tuple[Chunk, ...]:
    """Says back what was told besides an answer; nothing where the flow has no words for it."""
    known = list(dict.fromkeys(flow.facts[name] for name in names if name in flow.facts))
    return (notice(f"I noted: {within(known, MOST_WORDS - 2, ', ')}."),) if known else ()


def question_chunk(question: Question, patient: Patient, *, again: bool = False) -> Chunk:
    """The question, in its first words or in other words."""
    words = question.again if again else question.ask
    return Chunk(words.to(patient.who), ChunkKind.QUESTION, "Question")


def shortest(question: Question) -> Chunk:
    """The question in the fewest words, for whoever has answered something else twice."""
    return Chunk(f"Please say yes or no: {question.told}?", ChunkKind.QUESTION, "Question")


def age_question(patient: Patient) -> Chunk:
    """Whether a child's questions are to be asked."""
    who = patient.who if patient.who and patient.who != "them" else "the patient"
    return Chunk(f"Is {who} under sixteen?", ChunkKind.QUESTION, "Question")


def what_to_change() -> Chunk:
    """After "no, that's not right"."""
    return Chunk("What should I change? Name it, or say nothing.", ChunkKind.QUESTION)


def progress(flow: Flow, state: FlowState) -> Chunk:
    """How many questions are left if nothing is wrong: "About four more questions."."""
    left = questions_left(flow, state)
    if left <= 1:
        return notice("This may be the last question.")
    return notice(f"About {_COUNTS[min(left, len(_COUNTS) - 1)]} more questions.")


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
    rests = notice(f"You said yes to this: {_any_of(flow, question)}.")
    which = Chunk("Which of these is it?", ChunkKind.QUESTION, "Question")
    return replace(advised, chunks=(order, rests, *rest, which))


def _any_of(flow: Flow, question: Question) -> str:
    # By the signs' own names, where one sentence has room for all of them.
    *names, last = [flow.facts.get(name, "") for name in question.asks]
    whole = f"{', '.join(names)} or {last}"
    fits = "," not in "".join((*names, last)) and len(whole.split()) <= MOST_WORDS - 5
    return whole if fits else question.told


def noted_which(flow: Flow, names: Iterable[str], advised: Reply) -> Reply:
    """Which signs it is, to be told to whoever comes; the order stays."""
    known = list(dict.fromkeys(flow.facts[name] for name in names if name in flow.facts))
    if not known:
        return replace(advised, chunks=(advised.chunks[0], notice("Please do it now.")))
    tell = notice(f"Tell them: {within(known, MOST_WORDS - 2, ', ')}.")
    return replace(advised, chunks=(advised.chunks[0], notice("I noted that."), tell))


def misheard_yes(question: Question, advised: Reply) -> Reply:
    """After "none of them": asked once whether the yes was misheard. The order stays in force."""
    chunks = (
        notice(f"Did I mishear? I heard yes to {question.told}."),
        Chunk("Is any of that happening now? Say yes it is, or no it isn't.", ChunkKind.QUESTION),
    )
    return replace(advised, chunks=chunks, outcome=control(AnswerKind.NO), expects=Expects.YES_NO)


def withdrawn(advised: Reply) -> Reply:
    """After a plain no to that: kindly, with what to do if it is so after all."""
    chunks = (
        notice("All right, I may have misheard."),
        Chunk("If it does happen, do this.", ChunkKind.ORDER),
        advised.chunks[0],
        notice("Say go back to change an answer, or start again."),
    )
    return replace(advised, chunks=chunks, outcome=control(AnswerKind.NO))


def safer_way(flow: Flow, question: Question, state: FlowState) -> tuple[Chunk, ...]:
    """Says that an unsure answer counts as the danger; nothing where it does not."""
    unsure = value_of(view_of(flow, state), question.id) is Known.UNSURE
    if not unsure or question.within_days is not None:
        return ()
    return (notice(f"I could not get a clear answer, {_SAFER}."),)


def is_safer_way(chunk: Chunk) -> bool:
    """Whether a chunk says that the safer way is taken."""
    return _SAFER in chunk.text


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


_WHY = {
    Phase.AGE: "Children have danger signs of their own, so they are asked other questions.",
    Phase.TEACH_BACK: "I can mishear you. So I say back what I understood, before any advice.",
    Phase.CHANGING: "I can mishear you. What was wrong is asked once more.",
}
_MEANS = {
    Phase.AGE: "Say yes, no, or how old they are.",
    Phase.TEACH_BACK: "Say yes if it is right. Say no if it is not, or tell me what is different.",
    Phase.CHANGING: "Name one thing that I got wrong, such as the swelling.",
}


def told_between(phase: Phase, wish: Wish | ControlWord) -> Reply:
    """``told_about`` for what is asked outside the flow's own questions."""
    if wish in {Wish.WHY, ControlWord.WHO_SAYS}:
        return _spoken(wish, _WHY[phase])
    if wish in {Wish.MEANS, ControlWord.MORE}:
        return _spoken(wish, _MEANS[phase])
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
        return _spoken(wish, *HELP)
    return _spoken(wish, *(("You're welcome.",) if wish is ControlWord.THANKS else ()))


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
    organisations = list(dict.fromkeys(each.organisation for each in known))[:2]
    text = f"Source: {' and '.join(organisations)}." if organisations else question.why
    chunk = Chunk(text, ChunkKind.SOURCE, "Source", tuple(cited))
    outcome = control(ControlWord.WHO_SAYS)
    return Reply((chunk,), outcome, listen=True, expects=Expects.YES_NO, sources=known)


def teach_back(
    flow: Flow, state: FlowState, patient: Patient, details: tuple[str, ...], *lead: Chunk
) -> Reply:
    """What was understood, and "Is that right?"."""
    text = understood(flow, state, patient, details)
    return asked((*lead, notice(text), Chunk("Is that right?", ChunkKind.QUESTION)))


__all__ = ["CLOSING", "advice", "notice", "understood"]
