"""One turn: what was heard and what is remembered give a reply and a new memory.

``ORDER`` is the order of a turn, safest first. Nothing here reads a clock, a file or a device.
"""

from __future__ import annotations

from dataclasses import replace

from voice_skill.dialogue import danger_rules, offers, replies, talk_rules, topic_rules
from voice_skill.dialogue.session import Confirmation, Session, Suspicion, logged, raised_to
from voice_skill.dialogue.talk import Open, Rule, Settled, Talk
from voice_skill.language.prompts import notice, prompt
from voice_skill.safety import agreement
from voice_skill.understanding.reading import Readings
from voice_skill.understanding.topics import REPORTS
from voice_skill.values.flow import Known
from voice_skill.values.heard import Heard
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import Reply, ReplyKind, control

LONGEST_TEXT = 2_000
"""Characters from which a story is long: danger is looked for in all of it, but it is matched to
a topic by its beginning, and that is said."""


def in_checkup(talk: Talk, session: Session, heard: Readings) -> Settled | Open | None:
    """What the words do to a check-up under way, or over."""
    before, checker = session.checkup, talk.checker
    if before is None or checker is None:
        return None
    checkup, reply = checker.hear_all(before, heard)
    if heard.best.aside is not None and checkup.told == before.told:
        return None  # about the talk, not about the check-up
    session = replace(session, checkup=checkup)
    if reply is None:
        return Open(session, heard)
    if reply.outcome == control(ControlWord.REPEAT):
        reply = replace(reply, effect=heard.best.repeat_effect)
    session, reply = talk.said(session, reply)
    session, reply = offers.asks_to_keep(session, heard, reply)
    return replace(session, level=raised_to(session.level, checkup.told)), reply


def keep_offer(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """The answer to "shall I keep your answers on this computer?"."""
    settled = offers.kept_or_not(session, heard)
    return None if settled is None else talk.said(*settled)


ORDER: tuple[Rule, ...] = (
    danger_rules.told,  # a danger sign, told as there now
    danger_rules.half_heard,  # a no to a danger question that was not heard whole
    danger_rules.just_asked,  # "it's not bleeding, I only asked"
    danger_rules.confirmed,  # the answer to "is that happening now?"
    danger_rules.disputed,  # "that's wrong", after an order
    danger_rules.suspected,  # what may have been a danger sign is asked about
    danger_rules.cleared,  # the answer to that; what was said before it is answered further down
    keep_offer,
    talk_rules.moved,  # "I'm in Ireland": whose numbers are said
    in_checkup,
    talk_rules.comforted,  # loneliness and grief
    talk_rules.silence,
    talk_rules.aside,  # "where are we?", "spell that"
    talk_rules.corrected,  # "no, I meant ..."
    talk_rules.offered,  # yes or no to a check-up
    talk_rules.chosen,  # "the second one"
    talk_rules.steered,  # "slower", "next", "help"
    talk_rules.answered,  # yes or no to what was asked last
    talk_rules.steered_loosely,  # "ca canny", where no question is plainer
    topic_rules.topic,  # a question, a report, or nothing known
)
"""Each row sees the words only where no row before it has answered them."""

_RESUMES_AFTER = ORDER.index(in_checkup)


class Dialogue(Talk):
    """The rules of conversation for one pack."""

    __slots__ = ()

    def respond(self, session: Session, heard: Heard) -> tuple[Session, Reply]:
        """The new session, and what to say to what was heard.

        Of several hearings the first that is understood counts. Where the person has said that
        they are in another country, its numbers are said.
        """
        whom = self.pack.whom
        elsewhere = whom is not None and (whom.guessed or whom.code != session.country)
        if self.abroad is not None and session.country and elsewhere:
            return self.abroad.talk(session.country, self).respond(session, heard)
        read = Readings(heard)
        after, reply = self._respond(session, read)
        for other in agreement.led_by_each(read)[1:]:
            if reply.kind is not ReplyKind.MISS:
                break
            tried = self._respond(session, other)
            if tried[1].kind is not ReplyKind.MISS:
                after, reply = tried
        again = session.last is not None and danger_rules.is_said_again(session.last)
        if reply.kind is ReplyKind.MISS and heard.text.strip() and not again:
            # Whatever it was: just after an order nothing takes its place.
            told = replace(after, last=session.last, history=session.history)
            after, reply = danger_rules.stands(self, told, within=1) or (after, reply)
        return self._aged(*_owned_up(heard, after, reply))

    def check_up(self, session: Session, heard: Heard) -> tuple[Session, Reply]:
        """A check-up that begins with these words; an emergency in them comes before it.

        ``ValueError`` where the pack has no check-up.
        """
        if self.checker is None:
            raise ValueError(f"The pack {self.pack.id} has no flow.")
        read = Readings(heard)
        after, reply = topic_rules.begun(self, self.checker, session, read)
        if after.in_checkup:
            danger = danger_rules.told(self, after, read)
            if not isinstance(danger, Open):
                after, reply = danger
        return self._aged(logged(after, heard, reply), reply)

    def is_unclear(self, before: Session, after: Session, reply: Reply) -> bool:
        """Whether another hearing of the same words may change what was made of them.

        So it is where nothing was understood, or an order said again for it, where two meanings
        were left to choose from, where a danger sign is asked about or a no to one lacks a witness,
        and where a question of a check-up is asked again. A sign that both hearings tell plainly is
        raised at once: of 88 that were spoken .90 and not .83, in noise .73 and not .64; nothing
        more of other talk.
        """
        if danger_rules.is_said_again(reply) or reply.kind in {ReplyKind.MISS, ReplyKind.CHOICE}:
            return True
        if isinstance(after.pending, Suspicion) and after.pending != before.pending:
            return True
        if _lacks_witness(after) and not _lacks_witness(before):
            return True
        was, now = before.checkup, after.checkup
        if was is None or now is None:
            return False
        tried, doubted = now.state.tries > was.state.tries, now.doubted not in {"", was.doubted}
        doubted = doubted or now.remarked not in {"", was.remarked}
        unsure = now.state.events[len(was.state.events) :]
        return tried or doubted or any(event.value is Known.UNSURE for event in unsure)

    def _aged(self, after: Session, reply: Reply) -> Settled:
        whole = replies.placed(self.pack, replies.aged(self.pack, reply, today=self.today))
        return replace(after, last=whole if after.last is reply else after.last), whole

    def _respond(self, session: Session, heard: Readings) -> tuple[Session, Reply]:
        checkup = session.checkup
        asked = self.checker.question(checkup) if checkup is not None and self.checker else None
        after, reply = self._decided(session, heard)
        return logged(after, heard.heard, reply, question=asked.id if asked else ""), reply

    def _decided(self, session: Session, heard: Readings) -> Settled:
        for place, rule in enumerate(ORDER):
            found = rule(self, session, heard)
            if isinstance(found, Open):
                session, heard = found.session, found.heard
            elif found is not None:
                return found if place <= _RESUMES_AFTER else self._resumed(session, heard, *found)
        raise AssertionError("the last row answers whatever was said")

    def _resumed(self, before: Session, heard: Readings, after: Session, reply: Reply) -> Settled:
        # A question in the middle of a check-up is answered; then what was asked is asked again.
        checkup, checker = before.checkup, self.checker
        if checkup is None or checker is None or after.checkup != checkup or reply.is_alarm:
            return after, reply
        if reply.kind is not ReplyKind.MISS and reply.effect is not ControlWord.STOP:
            whole = danger_rules.going_on(self, after, reply)
            return replace(after, last=whole if after.last is reply else after.last), whole
        if not checkup.waits:
            return after, reply
        checkup, reply = checker.missed(checkup)
        after, reply = self.said(replace(after, checkup=checkup), reply)
        after, reply = offers.asks_to_keep(after, heard, reply)
        return replace(after, level=raised_to(after.level, checkup.told)), reply


def _lacks_witness(session: Session) -> bool:
    return isinstance(session.pending, Confirmation | Suspicion) and session.pending.denied


def _owned_up(heard: Heard, after: Session, reply: Reply) -> Settled:
    # Danger is looked for in all that was said; of a long story no more than that is promised.
    if reply.is_alarm or all(len(each.text) <= LONGEST_TEXT for each in heard.hypotheses):
        return after, reply
    whole = replace(reply, chunks=(notice(prompt("talk.long")), *reply.chunks))
    return replace(after, last=whole if after.last is reply else after.last), whole


__all__ = ["ORDER", "REPORTS", "Dialogue"]
