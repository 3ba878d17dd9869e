"""What may be said beside a new question: silence, wishes, answers to offers. Pure."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.dialogue import (
    correcting,
    crises,
    danger_rules,
    doctor_page,
    leaning,
    offers,
    replies,
    telling,
    topic_rules,
)
from voice_skill.dialogue.session import (
    Choice,
    Misheard,
    MoreOffer,
    RememberOffer,
    SaveOffer,
    Session,
)
from voice_skill.dialogue.steering import steer
from voice_skill.dialogue.talk import Open, Settled, Talk, heard_as
from voice_skill.dialogue.whereabouts import tell
from voice_skill.language.prompts import nothing_heard, notice, prompt
from voice_skill.safety import agreement
from voice_skill.understanding.commands import HEARD_FROM, PLAINLY_FROM, TYPED_FROM, sensed
from voice_skill.understanding.reading import Readings
from voice_skill.understanding.repairs import Complaint
from voice_skill.understanding.topics import decide
from voice_skill.values.meaning import AnswerKind, AskedTopic, ControlWord, ReportedSymptom
from voice_skill.values.reply import (
    MISS,
    URGENT,
    ChunkKind,
    Expects,
    Outcome,
    Reply,
    ReplyKind,
    control,
)

_RESTS_AFTER = 3  # silences
_ALSO_ASKED = {ControlWord.HELP, ControlWord.WHO_SAYS}
"""After an answer these are questions on it: "what can I do", "who does that"."""
_ORDER_COUNTS = 3
"""For so many replies "what do I do?" asks for an order, and not for what can be said."""

_SURELY = 0.85
"""Chance from which a topic or a check-up is asked for, whatever else the words may mean."""


def comforted(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """Loneliness and grief: no danger, but a human word comes before any other answer."""
    found = talk.alarm.comforted(session, heard)
    return None if found is None else talk.said(*found, pending=session.pending)


def moved(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """ "I'm in Ireland": its numbers from now on. What was asked stays asked."""
    code = talk.abroad.find(heard.best.place) if talk.abroad and heard.best.place else ""
    there = talk.abroad.whom(code) if talk.abroad and code else None
    if there is None:
        return None
    texts = (
        prompt("country.moved", name=there.name),
        prompt("country.emergency", number=there.emergency),
    )
    reply = Reply(tuple(map(notice, texts)), Outcome(ReplyKind.CONTROL, "country"), listen=True)
    session = replace(session, country=code)
    return session, danger_rules.going_on(talk, session, reply)


def silence(talk: Talk, session: Session, heard: Readings) -> Settled | Open:
    """Silence is never an answer: what was asked stays asked."""
    if heard.best.said or heard.best.answer is not None:
        return Open(replace(session, silences=0), heard)
    silences = session.silences + 1
    asked = [
        chunk.text
        for chunk in (session.last.chunks if session.last is not None else ())
        if chunk.kind in {ChunkKind.QUESTION, ChunkKind.OFFER}
    ]
    question, typed = asked[-1] if asked else "", heard.heard.is_typed
    chunks = nothing_heard(talk.pack, silences, question, typed=typed)
    reply = Reply(chunks, MISS, listen=silences < _RESTS_AFTER)
    return replace(session, silences=silences), reply


def aside(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """A question about the talk itself: it changes nothing."""
    found = heard.best.aside
    if found is None:
        return None
    return session, tell(talk.pack, session, found, heard.best, talk.checker)


def corrected(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """ "No, I meant ...", and all that is asked of the memory for corrections."""
    remembering = correcting.remembering(session, heard.best)
    if remembering is not None:
        return remembering
    meant = heard.best.correction or _swapped(session, heard)
    takes_back = meant is not None
    if isinstance(session.pending, Misheard) and meant is None:
        meant = heard.text
    if meant is None or heard.best.command not in {None, ControlWord.GO_BACK}:
        return None
    if isinstance(meant, Complaint):
        return correcting.misheard(session)
    instead = heard_as(meant, heard)
    if instead.best.command is not None or instead.best.answer is not None:
        return None
    wrong = correcting.wrongly_heard(session)
    verdict, instead = leaning.in_thread(talk, session, instead)
    before = correcting.undone(session) if takes_back else session
    if not isinstance(verdict, AskedTopic):
        return None if before is session else topic_rules.topic(talk, before, instead)
    after, reply = telling.answered(talk, before, verdict.topic, verdict.probability, instead)
    if instead.text != meant or not _harmless(talk, wrong, meant):
        return after, reply
    return correcting.learnt(after, reply, wrong, meant)


def _swapped(session: Session, heard: Readings) -> str | None:
    # "Not stockings, tablets", after an answer.
    if not session.turns or session.last is None or session.last.kind is not ReplyKind.ANSWER:
        return None
    return heard.best.swapped(session.turns[-1].said, session.last.text)


def _harmless(talk: Talk, wrong: str, meant: str) -> bool:
    # Only what neither steers nor answers nor tells of danger is worth remembering.
    return bool(wrong) and all(
        each.best.command is None
        and each.best.aside is None
        and each.best.answer_when_asked is None
        and not talk.alarm.is_danger(each)
        for each in map(Readings.typed, (wrong, meant))
    )


def offered(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """An answer to the offer of a check-up, and "forget my answers"."""
    followed = offers.forgotten(session, heard)
    if followed is None and talk.checker is not None:
        followed = offers.taken_up(session, heard, talk.checker)
    if followed is None:
        return None
    session, reply = followed
    return talk.said(session, reply, pending=session.pending)


def chosen(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """ "Do you mean A, or B?": which was named, or both, or neither."""
    if not isinstance(session.pending, Choice):
        return None
    options = session.pending.options
    picked = heard.best.chosen_of([talk.pack.topic(option).title for option in options])
    if picked is None:
        return None
    if not picked:
        reply = replies.plain(prompt("common.other_words"), outcome=control(AnswerKind.NO))
        return talk.said(replace(session, misses=0), reply)
    asked = heard_as(session.pending.asked, heard)
    if len(picked) == 1:
        return telling.answered(talk, session, options[picked[0]], 1.0, asked)
    return telling.two(talk, session, tuple((options[each], asked) for each in picked[:2]), 1.0)


def steered(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """A word that steers: repeat, slower, next, help."""
    slow = heard.best.repeat_effect is ControlWord.SLOWER
    word = ControlWord.REPEAT if slow else heard.best.command
    answer = heard.best.answer
    if word is ControlWord.THANKS and answer is not None and answer.kind is AnswerKind.NO:
        word = None  # "no thank you" is a no, said politely
    if word is ControlWord.WHO_SAYS and session.last is None and _asks_a_topic(talk, heard):
        word = None  # nothing was said yet: then it asks about the skill's own sources
    if word is ControlWord.STOP and session.topic and heard.best.asks_to_stop:
        word = None
    return None if word is None else _steer(talk, session, word, heard)


def steered_loosely(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """The same in words of one's own: "ca canny, ye're gaun ower fast".

    Where a topic or a check-up is plainly asked for, that is meant: "where do your answers come
    from", "check my symptoms".
    """
    sense = talk.steering
    if sense is None:
        return None
    least = TYPED_FROM if agreement.is_typed(heard) else HEARD_FROM
    word = sensed(heard.text, sense, least=least)
    if word is None or _is_surely_meant(talk, heard):
        return None
    if word is ControlWord.HELP:  # "what do I do?": of the danger, not of the machine
        stays = crises.stays(talk.pack, session)
        order = danger_rules.stands(talk, session, within=_ORDER_COUNTS)
        if stays is not None or order is not None:
            return order if stays is None else talk.said(session, stays)
    if isinstance(leaning.in_thread(talk, session, heard)[0], AskedTopic):
        is_plain = sensed(heard.text, sense, least=PLAINLY_FROM) is word
        if not is_plain or (session.topic and word in _ALSO_ASKED):
            return None
    return _steer(talk, session, word, heard)


def _steer(talk: Talk, session: Session, word: ControlWord, heard: Readings) -> Settled:
    session, reply, is_new = steer(talk.pack, session, word, heard.best)
    session = replace(session, misses=0)
    return talk.said(session, reply) if is_new else (session, reply)


def _asks_a_topic(talk: Talk, heard: Readings) -> bool:
    return isinstance(decide(talk.candidates(heard), talk.thresholds), AskedTopic)


def _is_surely_meant(talk: Talk, heard: Readings) -> bool:
    verdict = decide(talk.candidates(heard), talk.thresholds)
    return isinstance(verdict, AskedTopic | ReportedSymptom) and verdict.probability >= _SURELY


def answered(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """Yes or no, to what was asked last."""
    if agreement.is_split(heard):
        # One hearing says yes, another no: neither counts, and what was asked stays asked.
        texts = prompt("common.two_ways"), prompt("talk.say_again")
        reply = replies.plain(*texts, outcome=MISS)
        return session, reply
    answer = heard.best.answer if session.pending is None else heard.best.answer_when_asked
    # "How would I know?" asks on; "I don't know" does not.
    if answer is None or (answer.kind is AnswerKind.UNSURE and heard.best.is_short_question):
        return None
    session = replace(session, misses=0)
    if isinstance(session.pending, SaveOffer):
        return talk.said(*doctor_page.consented(session, answer.kind))
    if isinstance(session.pending, RememberOffer):
        return talk.said(*correcting.consented(session, session.pending, answer.kind))
    if _may_dispute(session, answer.kind):
        text = prompt("talk.go_back")
        # The order stays what is repeated.
        return session, replies.plain(text, outcome=control(AnswerKind.NO))
    outcome = control(answer.kind)
    if isinstance(session.pending, Choice) and answer.kind is AnswerKind.YES:
        reply = replies.plain(prompt("talk.which_one"), outcome=outcome)
        return talk.said(session, reply, pending=session.pending)
    if isinstance(session.pending, MoreOffer) and answer.kind is AnswerKind.YES:
        session, reply = telling.more(talk.pack, session, session.pending.topic)
        goes_on = MoreOffer(session.topic) if reply.expects is Expects.YES_NO else None
        return talk.said(session, replace(reply, outcome=outcome), pending=goes_on)
    return talk.said(session, replies.plain(_plain_answer(session), outcome=outcome))


def _plain_answer(session: Session) -> str:
    match session.pending:
        case MoreOffer():
            return prompt("common.all_right_what_else")
        case Choice():
            return prompt("common.other_words")
        case _:
            return prompt("talk.not_asked")


def _may_dispute(session: Session, kind: AnswerKind) -> bool:
    # "No!", right after the order to call for help.
    emergency = session.last is not None and session.last.outcome == URGENT
    waits = isinstance(session.pending, MoreOffer | Choice)
    return emergency and kind is AnswerKind.NO and not waits
