"""What is said to despair, abuse, loneliness and grief: a kind word, then whom to turn to.

The words are the pack's; here is only their order, and how a mistake is taken back.
"""

from __future__ import annotations

from voice_skill.dialogue import replies
from voice_skill.dialogue.session import Session
from voice_skill.language.prompts import notice, prompt
from voice_skill.safety.watch import ABSENT, Watch
from voice_skill.understanding.reading import Readings
from voice_skill.values.level import Level
from voice_skill.values.meaning import AnswerKind, Person
from voice_skill.values.pack import FlagKind, Pack, RedFlag
from voice_skill.values.reply import Chunk, ChunkKind, Heading, Reply, ReplyKind


def told(pack: Pack, flag: RedFlag, person: Person) -> Reply:
    """The reply to a crisis: a kind word first, or the order where a life is in danger now."""
    other = person is Person.OTHER
    meanwhile = (flag.meanwhile_other if other else ()) or flag.meanwhile
    kind_word = Chunk(
        (flag.because_other if other else "") or flag.because,
        ChunkKind.ORDER,
        Heading.KIND_WORD,
        flag.sources,
    )
    order = Chunk(
        (flag.order_other if other else "") or flag.order,
        ChunkKind.ORDER,
        Heading.NOW,
        flag.sources,
    )
    first = (order, kind_word) if flag.level is Level.EMERGENCY else (kind_word, order)
    chunks = (
        *first,
        *(Chunk(each, ChunkKind.ORDER, Heading.UNTIL_THEN, flag.sources) for each in meanwhile),
        notice(prompt("crises.tell_me")),
    )
    return _reply(pack, flag, chunks, flag.level)


def question(flag: RedFlag) -> Chunk:
    """Asks for a danger sign that was disputed; a crisis is asked for by its name."""
    if flag.kind is FlagKind.CRISIS:
        asks = prompt("crises.ask", question=flag.ask)
        return Chunk(asks, ChunkKind.QUESTION, sources=flag.sources)
    return Chunk(prompt("alarm.now"), ChunkKind.QUESTION)


def withdrawn(flag: RedFlag) -> tuple[Chunk, ...]:
    """What follows a clear no to that question."""
    if flag.kind is FlagKind.CRISIS:
        return (
            notice(prompt("crises.thank_you")),
            Chunk(prompt("crises.there_is_help"), ChunkKind.ORDER),
        )
    return (
        notice(prompt("common.may_have_misheard")),
        Chunk(prompt("common.if_it_does"), ChunkKind.ORDER),
    )


def stays(pack: Pack, session: Session, heard: Readings | None = None) -> Reply | None:
    """The reply to what is said on after a crisis, and is not understood; None after anything else.

    With ``heard`` only a bare yes or "I don't know" is answered so.
    """
    last = session.last
    if last is None or last.kind is not ReplyKind.CRISIS:
        return None
    if heard is not None:
        answer = heard.best.answer
        if answer is None or answer.kind is AnswerKind.NO:
            return None
    flag = next((each for each in pack.red_flags if each.outcome == last.outcome), None)
    if flag is None or not replies.to_do(last):
        return None
    both = (told(pack, flag, each) for each in (Person.OTHER, Person.SELF))
    orders = replies.still_to_do(last, both)
    return _reply(pack, flag, (notice(prompt("crises.still_here")), *orders), last.level)


class Comforts:
    """Hears loneliness and grief: no danger, and no level. ``signs`` are the findings for them."""

    def __init__(self, pack: Pack) -> None:
        """``ContentError`` names a phrase of the pack that cannot be read."""
        self._pack = pack
        rows = [row for each in pack.comforts for row in each.when]
        named = {name.removeprefix(ABSENT) for row in rows for name in row}
        self.signs = frozenset(name for row in rows for name in row if not name.startswith(ABSENT))
        self._bars = named - self.signs
        findings = tuple(each for each in pack.findings if each.id in named)
        self._watch = Watch(findings, pack.comforts, pack.word_sets) if pack.comforts else None

    def reply(self, heard: Readings) -> Reply | None:
        """A kind word and whom to turn to; None where nothing of the kind was said."""
        if self._watch is None:
            return None
        noticed = self._watch.noticed_in(heard.best)
        # What bars a kind word bars it however it was meant: "he died of a clot, what ..." asks.
        barred = {sign.finding for sign in noticed.signs} & self._bars
        raised = () if barred else noticed.raised
        if not raised:
            return None
        flag = self._watch.red_flags[raised[0].flag]
        texts = (flag.because, flag.order, *flag.meanwhile)
        chunks = tuple(Chunk(each, ChunkKind.ANSWER, sources=flag.sources) for each in texts)
        return _reply(self._pack, flag, chunks, None)


def _reply(pack: Pack, flag: RedFlag, chunks: tuple[Chunk, ...], level: Level | None) -> Reply:
    return Reply(
        chunks,
        flag.outcome,
        listen=True,
        level=level,
        sources=replies.sources_of(pack, chunks),
    )
