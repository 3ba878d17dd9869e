"""Answers to questions about the talk: where we are, what can be said now, how sure I am, spelling.

Each fits the state: an answer, an answer cut short, an offer, a choice, a danger sign to confirm,
and every phase of a check-up.
"""

from __future__ import annotations

from dataclasses import replace

from voice_skill.core import checkup_words, wording
from voice_skill.core.asides import Aside, word_to_spell
from voice_skill.core.checkup import Checker, Checkup, Phase
from voice_skill.core.session import Choice, Confirmation, MoreOffer, Session
from voice_skill.core.spelling import key_word, spelled
from voice_skill.core.types import Chunk, ChunkKind, Expects, Pack, Reply

SURE, FAIRLY = 0.8, 0.5
"""Calibrated probabilities from which "quite sure" and "fairly sure" are said."""

REST = "Say go on to hear the rest."
"""Said where an answer was cut short."""


def tell(pack: Pack, session: Session, aside: Aside, text: str, checker: Checker | None) -> Reply:
    """The answer to the question about the talk, in this state. Nothing else changes."""
    asking = _asking(session, checker)
    match aside:
        case Aside.SPELL:
            chunks = _spelling(pack, session, text)
        case Aside.HOW_SURE:
            chunks = _how_sure(pack, session, in_checkup=asking is not None)
        case Aside.HEARING:
            chunks = (wording.notice("Yes, I can hear you."),)
        case Aside.CHOICES:
            chunks = _choices(pack, session, asking)
        case _:
            chunks = _where(pack, session, asking, checker)
    asks = session.pending is not None or asking is not None
    reply = Reply(
        chunks,
        f"control:{aside.value}",
        listen=True,
        expects=_expected(session) if asks else Expects.ANYTHING,
    )
    return asked_again(session, reply)


def asked_again(session: Session, reply: Reply) -> Reply:
    """The reply, and then the danger sign to confirm or the choice that waits for an answer."""
    if not isinstance(session.pending, Confirmation | Choice) or session.last is None:
        return reply
    asked = [each for each in session.last.chunks if each.kind is ChunkKind.QUESTION][-1:]
    missing = tuple(each for each in asked if each not in reply.chunks)
    chunks = (*reply.chunks, *missing)
    return replace(reply, chunks=chunks, listen=True, expects=session.last.expects)


def _asking(session: Session, checker: Checker | None) -> Checkup | None:
    # The check-up that waits for an answer.
    checkup = session.checkup
    if checkup is None or checker is None or checkup.paused or checkup.phase is Phase.ADVISED:
        return None
    return checkup


def _expected(session: Session) -> Expects:
    return session.last.expects if session.last is not None else Expects.ANYTHING


def _spelling(pack: Pack, session: Session, text: str) -> tuple[Chunk, ...]:
    word = word_to_spell(text)
    if not word and session.last is not None:
        kinds = {ChunkKind.SOURCE, ChunkKind.OFFER, ChunkKind.HINT}
        said = [chunk.text for chunk in session.last.chunks if chunk.kind not in kinds]
        if session.stopped is not None:
            said = [session.stopped.sentence]
        hard = pack.subject_words | {each.lower() for each in pack.pronounce}
        word = key_word(tuple(said), frozenset(hard))
    if not word:
        return (wording.notice("Which word? Say for example: spell varicose."),)
    return tuple(wording.notice(spelled(each)) for each in word.split())


def _how_sure(pack: Pack, session: Session, *, in_checkup: bool) -> tuple[Chunk, ...]:
    if in_checkup:
        return (
            wording.notice("I follow fixed rules here and guess nothing. I may mishear you."),
            wording.notice("Before any advice I say back what I understood."),
        )
    if not session.topic or session.last is None:
        return (
            wording.notice("You have not asked me anything yet."),
            wording.signed_off(pack),
        )
    title = wording.lower_first(pack.topic(session.topic).title)
    asked = session.asked
    how = "quite sure" if asked >= SURE else "fairly sure" if asked >= FAIRLY else "not sure"
    chunks = [wording.notice(f"I am {how} that you asked about {title}.")]
    if session.last.sources:
        chunks.append(wording.source_chunk(session.last.sources))
    return (*chunks, wording.signed_off(pack))


def _choices(pack: Pack, session: Session, asking: Checkup | None) -> tuple[Chunk, ...]:
    if asking is not None:
        return tuple(wording.notice(each) for each in checkup_words.HELP)
    if session.checkup is not None and session.checkup.paused:
        return (
            wording.notice("Say carry on to go on with the check-up, or start again."),
            wording.notice("You can also ask me something else."),
        )
    match session.pending:
        case Choice(options=options):
            names = [wording.lower_first(pack.topic(each).title) for each in options]
            numbers = ("The first", "The second", "The third")
            listed = zip(numbers, names, strict=False)
            return (
                *(wording.notice(f"{number}: {name}.") for number, name in listed),
                wording.notice("Say its number or its name."),
            )
        case Confirmation():
            return (wording.notice("Say yes it is, or no it isn't."),)
        case MoreOffer():
            chunks = [wording.notice("Say yes to hear more, or no. Or ask something else.")]
        case None:
            chunks = list(wording.help_text(pack, len(session.history)))
        case _:
            chunks = [wording.notice("Say yes, or no. Or ask something else.")]
    return (wording.notice(REST), *chunks) if session.stopped is not None else tuple(chunks)


def _where(
    pack: Pack, session: Session, asking: Checkup | None, checker: Checker | None
) -> tuple[Chunk, ...]:
    if asking is not None and checker is not None:
        progress = checkup_words.progress(checker.flow(asking), asking.state)
        if asking.phase is Phase.TEACH_BACK:
            progress = wording.notice("I have asked everything. I check what I understood.")
        return (wording.notice("We are in your check-up."), progress)
    chunks = []
    if session.checkup is not None:
        over = session.checkup.phase is Phase.ADVISED
        waits = "Your check-up is over." if over else "Your check-up waits. Say carry on to go on."
        chunks.append(wording.notice(waits))
    if session.topic:
        topic = pack.topic(session.topic)
        chunks.append(wording.notice(f"We are at {wording.lower_first(topic.title)}."))
        parts = 1 + len(topic.more)
        if parts > 1:
            chunks.append(wording.notice(f"You have heard {session.given + 1} of {parts} parts."))
    if session.stopped is not None:
        chunks.append(wording.notice(f"I was cut short. {REST}"))
    if not chunks:
        chunks.append(wording.notice("We are at the start. You have not asked anything yet."))
    return (*chunks, *_asked_last(session))


def _asked_last(session: Session) -> tuple[Chunk, ...]:
    if session.pending is None or session.last is None:
        return ()
    asked = [each for each in session.last.chunks if each.kind in _ASKS]
    return tuple(asked[-1:])


_ASKS = {ChunkKind.QUESTION, ChunkKind.OFFER}
