"""Random conversations in the real core."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from random import Random

from tests.campaign.mutating import spoilt_text
from tests.campaign.tally import Tally
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import Session
from voice_skill.records.as_json import as_json
from voice_skill.records.fhir import as_fhir
from voice_skill.records.page import page
from voice_skill.records.pdf import pdf
from voice_skill.records.spoken import spoken
from voice_skill.records.summary import summarise
from voice_skill.values.flow import Flow
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.level import Level
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import Reply

CANARY = "zyxquark"
"""A word that somebody says, and that must be found nowhere afterwards."""

_STEERING = """yes;no;maybe;i don't know;both;the left one;stop;help;repeat;go on;start again;
check my symptoms;save it;what did you ask;why do you ask;three;two weeks;81;my mother;not me;
that's wrong;slower;shut up;nothing;all of them;neither;forget it;call them""".replace("\n", "")
_DANGER = ("i have chest pain and i can't breathe", "my calf is swollen and i have chest pain")
_WRITTEN_PLACE = re.compile(r"\{[a-z_]+\}")


def talks(rng: Random, tally: Tally, dialogue: Dialogue) -> Iterator[None]:
    """Conversation after conversation, a turn a step."""
    says = _Says(rng, dialogue)
    while True:
        session = Session()
        for _ in range(rng.choice((3, 8, 8, 20))):
            session = _turn(says, tally, dialogue, session)
            yield
        _written(tally, dialogue, session)
        yield


class _Says:
    def __init__(self, rng: Random, dialogue: Dialogue) -> None:
        pack = dialogue.pack
        self.rng = rng
        self._asked = [text for topic in pack.topics for text in topic.examples]
        self._asked += [*pack.off_topic, *pack.reports]
        self._danger = [text for _, texts in pack.danger_examples for text in texts]
        self._steering = _STEERING.split(";")

    def heard(self) -> Heard:
        rng = self.rng
        match rng.randrange(20):
            case 0:
                return Heard(())
            case 1:
                return Heard(
                    tuple(
                        Hypothesis(spoilt_text(rng, self._text()), rng.random(), engine)
                        for engine in ("vosk", "moonshine")
                    )
                )
            case 2:
                text = " ".join(self._text() for _ in range(rng.choice((9, 40))))[:2_000]
            case 3:
                text = (self._text() + " ")[: rng.randint(2, 30)] * rng.choice((20, 90))
            case 4:
                text = f"{self._text()} {CANARY}"
            case _:
                text = self._text()
        return Heard.typed(spoilt_text(rng, text))

    def _text(self) -> str:
        among = self.rng.choice((self._asked, self._danger, self._steering, self._steering))
        return self.rng.choice(among)


def _turn(says: _Says, tally: Tally, dialogue: Dialogue, before: Session) -> Session:
    heard = says.heard()
    told = repr([each.text[:150] for each in heard.hypotheses])
    after, reply = before, None
    with tally.trying(told):
        after, reply = dialogue.respond(before, heard)
    if reply is None:
        return after
    _look(tally, before, after, reply, told)
    if says.rng.random() < 0.1:
        _ways_out(tally, dialogue, after, told)
    if says.rng.random() < 0.05:
        sign = says.rng.choice(_DANGER)
        with tally.trying(f"{sign} after {told}"):
            _, alarm = dialogue.respond(after, Heard.typed(sign))
            if not alarm.is_alarm and alarm.level is not Level.EMERGENCY:
                tally.fault("danger missed", f"{sign!r} after {told}: {alarm.label}")
    return after


def _look(tally: Tally, before: Session, after: Session, reply: Reply, told: str) -> None:
    if before.level is not None and (after.level is None or after.level < before.level):
        tally.fault("level fallen", f"{before.level} to {after.level}: {told}")
    # A face reads the page aloud: that reply alone has no words of its own.
    if not reply.text.strip() and reply.effect is not ControlWord.DOCTOR_PAGE:
        tally.fault("empty reply", f"{reply.label}: {told}")
    for place in _WRITTEN_PLACE.findall(reply.text):
        if place not in told:
            tally.fault("raw placeholder", f"{place} in {reply.text!r}: {told}")


def _ways_out(tally: Tally, dialogue: Dialogue, session: Session, told: str) -> None:
    with tally.trying(f"stop and help after {told}"):
        stopped, reply = dialogue.respond(session, Heard.typed("stop"))
        if reply.effect is not ControlWord.STOP:  # in danger it is asked once more
            stopped, reply = dialogue.respond(stopped, Heard.typed("stop"))
        if reply.effect is not ControlWord.STOP and reply.listen:
            tally.fault("no way out", f"stop after {told}: {reply.label}")
        _, reply = dialogue.respond(session, Heard.typed("help"))
        if not reply.text.strip():
            tally.fault("no way out", f"help after {told}: {reply.label}")


_NOW = datetime.fromisoformat("2026-11-23T14:05+00:00")


def _written(tally: Tally, dialogue: Dialogue, session: Session) -> None:
    flows = dialogue.checker.flows if dialogue.checker is not None else ()
    with tally.trying("the page for the doctor"):
        summary = summarise(session, dialogue.pack, dialogue.checker, made=_NOW, program="campaign")
        whole = page(summary) + as_json(summary) + "".join(each.text for each in spoken(summary))
        whole += as_fhir(summary, _flow(flows, summary.flow))
        whole.encode()
        if not pdf(summary).startswith(b"%PDF"):
            tally.fault("half a file", "the page as PDF")


def _flow(flows: tuple[Flow, ...], name: str) -> Flow | None:
    return next((each for each in flows if each.id == name), None)
