"""What a check-up says: questions, what was understood, and advice, in sentences for the ear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from voice_skill.core.checkup_hearing import Wish
from voice_skill.core.flow_types import Advice, Flow, FlowState, Known, Question, Said
from voice_skill.core.people import Patient
from voice_skill.core.reckoning import value_of, view_of
from voice_skill.core.triage import (
    fired,
    is_unsettled,
    level_of,
    next_question,
    step,
    worst_of,
)
from voice_skill.core.types import (
    Chunk,
    ChunkKind,
    ControlWord,
    Expects,
    Level,
    Reply,
    Source,
)

MOST_WORDS = 20
"""Words of one spoken sentence (requirements SP1)."""

CLOSING = "Talk to a clinician before acting on this."
"""Said with every advice that is not urgent: it makes people more likely to do so."""

REASONS = {
    Level.SELF_CARE: "Nothing you told me is a danger sign.",
    Level.ROUTINE: "This is not urgent, but it should be looked at.",
    Level.SAME_DAY: "This should not wait until tomorrow.",
    Level.EMERGENCY: "You asked for help.",
}
"""Why a level is advised where no rule says so."""

UNSETTLED = "After so many signs I can't rule out a danger by asking."
KEPT = "You told me of a danger before, so I keep to my advice."

HELP = (
    "Answer yes, no, or I don't know.",
    "You can also say: repeat, slower, why do you ask, or what does that mean.",
    "Say go back to change an answer, hold on to wait, or stop to end.",
)

_SAFER = "so I take the safer way"
_COUNTS = "no one two three four five six seven eight nine ten eleven twelve".split()


def notice(text: str) -> Chunk:
    """A sentence about the check-up itself."""
    return Chunk(text, ChunkKind.NOTICE)


def plain(text: str, *, listen: bool = True) -> Reply:
    """A reply about the check-up itself that asks nothing."""
    return Reply((notice(text),), "triage", listen=listen)


def asked(chunks: Iterable[Chunk], *, outcome: str = "triage") -> Reply:
    """A reply that ends in a yes-or-no question."""
    return Reply(tuple(chunks), outcome, listen=True, expects=Expects.YES_NO)


def stopped(*, waits: bool) -> Reply:
    """The check-up keeps its place: it waits a moment, or stops listening."""
    if waits:
        return plain("I will wait. Say carry on when you are ready.")
    return Reply(
        (notice("I stop here and keep your place. Say carry on to go on."),),
        "control:stop",
        effect=ControlWord.STOP,
    )


def opening(flow: Flow, state: FlowState, patient: Patient) -> tuple[Chunk, ...]:
    """Who asks, about whom, and what was already told."""
    chunks = [notice("I will ask a few short questions. I am not a doctor.")]
    if patient.who and patient.who != "them":
        chunks.append(notice(f"They are about {patient.who}."))
    here = told(flow, state)[0]
    if here:
        chunks.append(notice(f"You told me: {_within(here, MOST_WORDS - 3, ', ')}."))
    return tuple(chunks)


def question_chunk(question: Question, patient: Patient, *, again: bool = False) -> Chunk:
    """The question, in its first words or in other words."""
    words = question.again if again else question.ask
    return Chunk(words.to(patient.who), ChunkKind.QUESTION, "Question")


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
        return notice("This is the last question.")
    return notice(f"About {_COUNTS[min(left, len(_COUNTS) - 1)]} more questions.")


def questions_left(flow: Flow, state: FlowState) -> int:
    """How many questions follow if each is answered with no."""
    left = 0
    while next_question(flow, state) is not None:
        state = step(flow, state, Said(Known.NO))
        left += 1
    return left


def safer_way(flow: Flow, question: Question, state: FlowState) -> tuple[Chunk, ...]:
    """Says that an unsure answer counts as the danger; nothing where it does not."""
    unsure = value_of(view_of(flow, state), question.id) is Known.UNSURE
    if not unsure or question.within_days is not None:
        return ()
    return (notice(f"I can't rule out {question.told}, {_SAFER}."),)


def is_safer_way(chunk: Chunk) -> bool:
    """Whether a chunk says that the safer way is taken."""
    return _SAFER in chunk.text


def told_about(
    flow: Flow, question: Question | None, wish: Wish | ControlWord, sources: Mapping[str, Source]
) -> Reply:
    """The answer to a wish about the pending question: why, what it means, who says so, help."""
    outcome = f"control:{wish.value}"
    if wish is Wish.SLOW_REPEAT:
        return Reply(
            (), "control:repeat", listen=True, expects=Expects.YES_NO, effect=ControlWord.SLOWER
        )
    if wish is ControlWord.HELP:
        return asked(map(notice, HELP), outcome=outcome)
    if wish is ControlWord.THANKS:
        return asked((notice("You're welcome."),), outcome=outcome)
    if question is None:
        return asked((), outcome=outcome)
    if wish is Wish.WHY:
        return asked((notice(question.why),), outcome=outcome)
    if wish in {Wish.MEANS, ControlWord.MORE}:
        return asked((notice(question.means),), outcome=outcome)
    if wish is ControlWord.WHO_SAYS:
        return _who_says(flow, question, sources, outcome)
    return asked((), outcome=outcome)


def _who_says(flow: Flow, question: Question, sources: Mapping[str, Source], outcome: str) -> Reply:
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
    return Reply((chunk,), outcome, listen=True, expects=Expects.YES_NO, sources=known)


# ---------------------------------------------------------------- what was understood


def understood(flow: Flow, state: FlowState, patient: Patient, details: tuple[str, ...]) -> str:
    """What was told, in a few sentences: what is there, what is unsure, what is not."""
    here, unsure, gone = told(flow, state)
    about = f" about {patient.who}" if patient.who and patient.who != "them" else ""
    start = f"You told me{about}"
    parts = [*details[:2], *here]
    said = [f"{start} of no danger sign."]
    if parts:
        said = [f"{start}: {_within(parts, MOST_WORDS - len(start.split()), ', ')}."]
    if unsure:
        said.append(f"Not sure: {_within(unsure, MOST_WORDS - 2, ', ')}.")
    if gone:
        said.append(f"No {_within(gone, MOST_WORDS - 1, ', no ')}.")
    return " ".join(said)


def told(flow: Flow, state: FlowState) -> tuple[list[str], list[str], list[str]]:
    """(what is there, what is unsure, what is not), each in a few words, gravest first."""
    view = view_of(flow, state)
    named = {name for name, value in view.facts.items() if value is Known.YES}
    here = [flow.facts[name] for name in view.facts if name in named and name in flow.facts]
    unsure: list[str] = []
    gone: list[str] = []
    for question in sorted(flow.questions, key=lambda each: -worst_of(flow, each)):
        value = value_of(view, question.id)
        if question.within_days is not None:
            continue  # said back in the person's own words
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


# ---------------------------------------------------------------- advice


def advice(
    flow: Flow,
    state: FlowState,
    patient: Patient,
    sources: Mapping[str, Source],
    *,
    floor: Level | None = None,
    lead: tuple[Chunk, ...] = (),
) -> Reply:
    """The order first, then why, what to say, what to do, what makes it urgent, when to return.

    ``floor`` is a level that was told before: the advice is never for a lower one. ``lead`` says
    how the level came about; it never comes before the order.
    """
    level = max(level_of(flow, state), floor or Level.SELF_CARE)
    part, reason, names = _grounds(flow, state, level)
    urgent = level >= Level.SAME_DAY
    chunks = [
        Chunk(part.order.to(patient.who), ChunkKind.ORDER, "What to do", part.sources),
        *lead,
        Chunk(reason, ChunkKind.ORDER if urgent else ChunkKind.CARE, "Why", names),
        Chunk(part.say, ChunkKind.CARE, "What to say", part.sources),
        Chunk(" ".join(part.meanwhile), ChunkKind.CARE, "Until then", part.sources),
        Chunk(part.worse, ChunkKind.CARE, "What makes it more urgent", part.sources),
        Chunk(part.back, ChunkKind.CARE, "When to come back", part.sources),
    ]
    if level is Level.EMERGENCY:
        chunks.append(notice("If I misheard you, say go back."))
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


def _grounds(flow: Flow, state: FlowState, level: Level) -> tuple[Advice, str, tuple[str, ...]]:
    rules = [rule for rule in fired(flow, state) if rule.level == level]
    if rules:
        first = rules[0]
        others = [rule.because for rule in rules[1:] if rule.advice != first.advice]
        return flow.advice_of(first.advice), " ".join([first.because, *others[:1]]), first.sources
    of_level = [each for each in flow.advice if each.level == level]
    part = next((each for each in of_level if each.id in GENERAL), of_level[0])
    if level_of(flow, state) < level:
        return part, KEPT, part.sources
    return part, UNSETTLED if is_unsettled(flow, state) else REASONS[level], part.sources


GENERAL = ("call", "today", "appointment")
"""Advice that fits any reason, by its id, where a flow has it."""


def _within(parts: list[str], words: int, between: str) -> str:
    # As many parts as one breath takes; the first is always said.
    cost = len(between.replace(",", "").split())
    taken = parts[:1]
    used = len(parts[0].split())
    for part in parts[1:]:
        used += len(part.split()) + cost
        if used > words:
            break
        taken.append(part)
    return between.join(taken)
