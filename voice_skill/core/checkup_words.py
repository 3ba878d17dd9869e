"""What a check-up says: questions, what was understood, and advice, in sentences for the ear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from voice_skill.core.flow_types import Advice, Flow, FlowState, Known, Question, Said
from voice_skill.core.people import Patient
from voice_skill.core.triage import (
    fired,
    is_unsettled,
    level_of,
    next_question,
    step,
    value_of,
    view_of,
    worst_of,
)
from voice_skill.core.types import Chunk, ChunkKind, Expects, Level, Reply, Source

MOST_WORDS = 20
"""Words of one spoken sentence (requirements SP1)."""

CLOSING = "Talk to a clinician before acting on this."
"""Said with every advice that is not urgent: it makes people more likely to do so."""

LEVEL_IN_WORDS = {
    Level.SELF_CARE: "Nothing you told me is a danger sign.",
    Level.ROUTINE: "This is not urgent, but should be looked at.",
    Level.SAME_DAY: "This should not wait until tomorrow.",
    Level.EMERGENCY: "This is an emergency.",
}

HELP = (
    "Answer yes, no, or I don't know.",
    "You can also say: repeat, slower, why do you ask, or what does that mean.",
    "Say go back to change an answer, hold on to wait, or stop to end.",
)

_COUNTS = "no one two three four five six seven eight nine ten eleven twelve".split()


def notice(text: str) -> Chunk:
    """A sentence about the check-up itself."""
    return Chunk(text, ChunkKind.NOTICE)


def question_chunk(question: Question, patient: Patient, *, again: bool = False) -> Chunk:
    """The question, in its first words or in other words."""
    words = question.again if again else question.ask
    return Chunk(words.to(patient.who), ChunkKind.QUESTION, "Question")


def asked(chunks: Iterable[Chunk], *, outcome: str = "triage") -> Reply:
    """A reply that ends in a yes-or-no question."""
    return Reply(tuple(chunks), outcome, listen=True, expects=Expects.YES_NO)


def progress(flow: Flow, state: FlowState) -> Chunk:
    """How many questions are left if nothing is wrong: "About four more questions."."""
    left = questions_left(flow, state)
    if left <= 1:
        return notice("This is the last question.")
    return notice(f"About {_COUNTS[min(left, len(_COUNTS) - 1)]} more questions.")


def questions_left(flow: Flow, state: FlowState) -> int:
    """How many questions follow if each is answered with no."""
    left = 0
    while next_question(flow, state) is not None:
        state = step(flow, state, Said(Known.NO))
        left += 1
    return left


def understood(flow: Flow, state: FlowState, patient: Patient, details: tuple[str, ...]) -> str:
    """What was told, in one or two sentences: what is there, what is unsure, what is not."""
    here, unsure, gone = told(flow, state)
    parts = [*details, *here]
    about = f" about {patient.who}" if patient.who and patient.who != "them" else ""
    start = f"You told me{about}: "
    if parts:
        first = start + _within(parts, MOST_WORDS - len(start.split()), ", ") + "."
    else:
        first = f"You told me{about} of no danger sign."
    said = [first]
    if unsure:
        said.append("Not sure: " + _within(unsure, MOST_WORDS - 2, ", ") + ".")
    if gone:
        said.append("No " + _within(gone, MOST_WORDS - 1, ", no ") + ".")
    return " ".join(said)


def told(flow: Flow, state: FlowState) -> tuple[list[str], list[str], list[str]]:
    """(what is there, what is unsure, what is not), each in a few words, gravest first."""
    view = view_of(flow, state)
    here = [
        flow.facts.get(name, name.replace("_", " "))
        for name, value in view.facts.items()
        if value is Known.YES and name in flow.facts
    ]
    named = {name for name, value in view.facts.items() if value is Known.YES}
    unsure: list[str] = []
    gone: list[str] = []
    for question in sorted(flow.questions, key=lambda each: -worst_of(flow, each)):
        value = value_of(flow, view, question.id)
        if value is Known.YES and not named & set(question.asks):
            here.append(question.told)
        elif value is Known.UNSURE:
            unsure.append(question.told)
        elif value is Known.NO and question.id in view.answers:
            gone.append(question.told)
    return list(dict.fromkeys(here)), unsure, gone


def teach_back(
    flow: Flow, state: FlowState, patient: Patient, details: tuple[str, ...], *lead: Chunk
) -> Reply:
    """What was understood, and "Is that right?"."""
    text = understood(flow, state, patient, details)
    return asked((*lead, notice(text), Chunk("Is that right?", ChunkKind.QUESTION)))


def advice(
    flow: Flow,
    state: FlowState,
    patient: Patient,
    sources: Mapping[str, Source],
    *,
    floor: Level | None = None,
    lead: str = "",
) -> Reply:
    """The order first, then why, what to say, what to do, what makes it urgent, when to return.

    ``floor`` is a level that was told before: the advice is never for a lower one. ``lead`` is a
    sentence about how the level came about; it never comes before the order.
    """
    level = level_of(flow, state)
    kept = floor is not None and floor > level
    if kept and floor is not None:
        level = floor
    part, reasons, names = _grounds(flow, state, level, kept=kept)
    urgent = level >= Level.SAME_DAY
    chunks = [Chunk(part.order.to(patient.who), ChunkKind.ORDER, "What to do", part.sources)]
    if lead:
        chunks.append(notice(lead))
    chunks.append(Chunk(" ".join(reasons), ChunkKind.ORDER if urgent else ChunkKind.CARE, "Why", names))
    chunks.append(Chunk(part.say, ChunkKind.CARE, "What to say", part.sources))
    chunks.append(Chunk(" ".join(part.meanwhile), ChunkKind.CARE, "Until then", part.sources))
    chunks.append(Chunk(part.worse, ChunkKind.CARE, "What makes it more urgent", part.sources))
    chunks.append(Chunk(part.back, ChunkKind.CARE, "When to come back", part.sources))
    if not urgent:
        chunks.append(notice(CLOSING))
    cited = dict.fromkeys((*names, *part.sources))
    return Reply(
        tuple(chunks),
        f"triage:{level.label}",
        listen=True,
        level=level,
        sources=tuple(sources[name] for name in cited if name in sources),
    )


def _grounds(
    flow: Flow, state: FlowState, level: Level, *, kept: bool
) -> tuple[Advice, list[str], tuple[str, ...]]:
    rules = [rule for rule in fired(flow, state) if rule.level == level]
    if rules:
        first = rules[0]
        reasons = [first.because if level > Level.SELF_CARE else LEVEL_IN_WORDS[level]]
        others = [rule.because for rule in rules[1:] if rule.advice != first.advice]
        return flow.advice_of(first.advice), [*reasons, *others[:1]], first.sources
    part = next(each for each in flow.advice if each.level == level)
    reason = LEVEL_IN_WORDS[level]
    if kept:
        reason = "You told me of a danger sign before, so I keep to my advice."
    elif is_unsettled(flow, state):
        part = next(
            (each for each in flow.advice if each.level == level and each.id == "today"), part
        )
        reason = "After so many signs I can't rule out a danger by asking."
    return part, [reason], part.sources


def _within(parts: list[str], words: int, between: str) -> str:
    # As many parts as one breath takes; the first is always said.
    taken: list[str] = []
    used = 0
    extra = len(between.split()) - 1 if between.strip(", ") else 0
    for part in parts:
        cost = len(part.split()) + (max(extra, 0) + 1 if between.strip(", ") else 0)
        if taken and used + cost > words:
            break
        taken.append(part)
        used += cost
    return between.join(taken)
