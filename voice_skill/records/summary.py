"""The doctor's page as data: one conversation summed up, only when somebody asks for it.

Nothing here is kept anywhere. Another module shows a ``Summary``:

- ``page.page(summary)``: a whole HTML page in large print; ``page.body(summary)`` its ``<main>``;
- ``as_json.as_json(summary)``: JSON of a stable, versioned form;
- ``fhir.bundle(summary, flow)``: FHIR R4 Questionnaire and QuestionnaireResponse;
- ``pdf.pdf(summary)``: PDF bytes (extra ``pdf``);
- ``spoken.spoken(summary)``: chunks to read aloud;
- ``saving.save(summary, flow, file)``: a file whose suffix chooses one of these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from voice_skill.checkup import words
from voice_skill.checkup.checkup import Checker, Checkup, Phase
from voice_skill.checkup.step import fired, level_of
from voice_skill.dialogue.session import KEPT_TURNS, Session
from voice_skill.language.headings import heading_words
from voice_skill.records import answered
from voice_skill.records.own_words import given_words, own_words
from voice_skill.records.summary_types import Advised, Reason, Sign, Summary
from voice_skill.understanding.people import Patient
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import RED_FLAG, Flow, Known, Rule
from voice_skill.values.level import Level
from voice_skill.values.pack import Pack, RedFlag
from voice_skill.values.reply import Chunk, ChunkKind, Heading, Reply, ReplyKind, Source

_NO_ADVICE = frozenset({Heading.WHY, Heading.KIND_WORD})
"""Parts of an order that tell nobody what to do."""

PROGRAM = "voice-skill"


def summarise(
    session: Session,
    pack: Pack,
    checker: Checker | None = None,
    *,
    made: datetime,
    program: str = PROGRAM,
) -> Summary:
    """The conversation so far, summed up. ``made`` is now, with its time zone.

    ``checker`` has the check-ups of the pack (``dialogue.checker``); without one nothing is said of
    a check-up. Without a check-up, what was told of age, place, time, signs and medicines is found
    in the words all the same. ``program`` names the program and its version.
    """
    flows = checker.flows if checker is not None else ()
    recalled = _recalled(session, pack, checker) if checker is not None else None
    checkup = session.checkup or session.put_aside
    flow = _flow_of(checkup, flows)
    known, its_flow = (checkup, flow) if flow is not None else (recalled, _flow_of(recalled, flows))
    flags = _flags(session, pack)
    signs = answered.signs(its_flow, known, pack) if its_flow and known else answered.Signs()
    reported = (*signs.reported, *(s for s in flags if not _is_told(s, signs.reported, pack)))
    level = _level(session, flow, checkup)
    given = given_words(pack, flows)
    return Summary(
        title=pack.title,
        made=made,
        patient=_patient(known, recalled),
        flow=flow.id if flow is not None else "",
        finished=checkup is not None and checkup.phase is Phase.ADVISED,
        level=level,
        words=own_words(session.turns, pack, flows),
        details=_details(known, recalled),
        answers=answered.answers(its_flow, known, session.turns, given)
        if its_flow and known
        else (),
        reported=tuple(sorted(reported, key=lambda sign: -sign.level)),
        unsure=signs.unsure,
        denied=signs.denied,
        not_asked=signs.not_asked,
        taken_back=tuple(_flag_sign(each) for each in _named(pack, session.disputed)),
        risks=signs.risks + _past(session, pack, signs),
        reasons=_reasons(session, pack, flow, checkup, level),
        advised=_advised(session, pack, flow, checkup),
        asked_about=_asked_about(session, pack),
        pack=pack.id,
        pack_version=pack.version,
        reviewed=pack.reviewed,
        review_by=pack.review_by,
        signed_off_by=pack.signed_off_by,
        program=program,
        forgotten=len(session.turns) >= KEPT_TURNS,
    )


def _flow_of(checkup: Checkup | None, flows: Iterable[Flow]) -> Flow | None:
    return next((each for each in flows if checkup is not None and each.id == checkup.flow), None)


def _recalled(session: Session, pack: Pack, checker: Checker) -> Checkup:
    """What was told outside of any question, as a check-up that has asked nothing."""
    steers, back = ReplyKind.CONTROL, _taken_back(session, pack)
    turns = [t for t in session.turns if t.outcome.kind is not steers and not t.question]
    checkup = checker.recalled([Reading(turn.said) for turn in turns])
    misheard = [Reading(turn.said) for turn in turns if turn.outcome.label in back]
    told = {name for each in misheard for name, _ in checker.told(checkup, each).facts}
    danger = answered.danger_names(checker.flow(checkup))
    return _without(checkup, {name for name in told if name in danger or RED_FLAG in name})


def _taken_back(session: Session, pack: Pack) -> dict[str, str]:
    """What was disputed and not raised again: the ids of the signs by the label of their order."""
    raised, disputed = session.raised, session.disputed
    back = [each for each in disputed if raised.count(each) <= disputed.count(each)]
    return {flag.outcome.label: flag.id for flag in _named(pack, back)}


def _without(checkup: Checkup, names: set[str]) -> Checkup:
    events = (
        replace(event, noticed=tuple(each for each in event.noticed if each[0] not in names))
        for event in checkup.state.events
    )
    return replace(checkup, state=replace(checkup.state, events=tuple(events)))


def _patient(known: Checkup | None, recalled: Checkup | None) -> Patient:
    # The age may have been told before the check-up, or after it.
    patient, told = (each.patient if each is not None else Patient() for each in (known, recalled))
    if patient.years is None and told.years is not None and told.who == patient.who:
        return replace(patient, years=told.years, child=told.child)
    return patient


def _details(known: Checkup | None, recalled: Checkup | None) -> tuple[str, ...]:
    return next((each.details for each in (known, recalled) if each and each.details), ())


def _is_told(sign: Sign, told: tuple[Sign, ...], pack: Pack) -> bool:
    """Whether the sign stands there already, by itself or by all its findings."""
    names = {each.id for each in told}
    groups = (flag.when for flag in pack.red_flags if RED_FLAG + flag.id == sign.id)
    return sign.id in names or any(set(group) <= names for when in groups for group in when)


def _asked_about(session: Session, pack: Pack) -> tuple[str, ...]:
    titles = {topic.id: topic.title for topic in pack.topics}
    answered = (turn.outcome for turn in session.turns if turn.outcome.kind is ReplyKind.ANSWER)
    asked = dict.fromkeys(outcome.name for outcome in answered)
    return tuple(titles[name] for name in asked if name in titles)


def _ids(signs: Iterable[Sign]) -> set[str]:
    return {sign.id for sign in signs}


def _named(pack: Pack, flags: Iterable[str]) -> tuple[RedFlag, ...]:
    known = {flag.id: flag for flag in pack.red_flags}
    return tuple(known[name] for name in dict.fromkeys(flags) if name in known)


def _flags(session: Session, pack: Pack) -> tuple[Sign, ...]:
    back = set(_taken_back(session, pack).values())
    stands = [flag for flag in session.raised if flag not in back]
    return tuple(_flag_sign(flag) for flag in _named(pack, stands))


def _flag_sign(flag: RedFlag) -> Sign:
    return Sign(RED_FLAG + flag.id, flag.name, Known.YES, flag.level)


def _past(session: Session, pack: Pack, signs: answered.Signs) -> tuple[Sign, ...]:
    # What lies in the past ("I had a clot ten years ago") is a risk, not a sign.
    return answered.past(session.risks, pack, _ids(signs.risks))


def _level(session: Session, flow: Flow | None, checkup: Checkup | None) -> Level | None:
    found = [session.level]
    if flow is not None and checkup is not None:
        reached = level_of(flow, checkup.state)
        # Before the end "self-care" only says that nothing was told yet.
        if checkup.phase is Phase.ADVISED or reached > Level.SELF_CARE:
            found.append(reached)
        found.append(checkup.told)
    return max((level for level in found if level is not None), default=None)


def _reasons(
    session: Session,
    pack: Pack,
    flow: Flow | None,
    checkup: Checkup | None,
    level: Level | None,
) -> tuple[Reason, ...]:
    found = [
        Reason(flag.because, flag.level, _sources(pack, flag.sources))
        for flag in _named(pack, session.raised)
    ]
    if flow is not None and checkup is not None:
        found += [
            Reason(rule.because, rule.level, _sources(pack, rule.sources))
            for rule in _said_once(fired(flow, checkup.state))
        ]
        if level is not None and all(reason.level < level for reason in found):
            found += _why_else(pack, flow, checkup, level)
    once: dict[str, Reason] = {}
    for reason in found:
        once.setdefault(reason.text, reason)
    return tuple(sorted(once.values(), key=lambda reason: -reason.level))


def _said_once(rules: tuple[Rule, ...]) -> list[Rule]:
    # What was told in passing holds a rule of its own beside the one that asks for the same sign.
    asked = {(rule.flag, rule.level) for rule in rules if not _in_passing(rule)}
    return [rule for rule in rules if not _in_passing(rule) or (rule.flag, rule.level) not in asked]


def _in_passing(rule: Rule) -> bool:
    return any(name.startswith(RED_FLAG) for group in rule.when for name in group)


def _why_else(pack: Pack, flow: Flow, checkup: Checkup, level: Level) -> list[Reason]:
    # No rule says so: the advice itself tells why ("nothing you told me is a danger sign").
    return [
        Reason(chunk.text, level, _sources(pack, chunk.sources))
        for chunk in _advice(pack, flow, checkup).chunks
        if chunk.heading is Heading.WHY
    ]


def _advice(pack: Pack, flow: Flow, checkup: Checkup) -> Reply:
    return words.advice(flow, checkup.state, checkup.patient, pack.sources, floor=checkup.told)


def _advised(
    session: Session, pack: Pack, flow: Flow | None, checkup: Checkup | None
) -> tuple[Advised, ...]:
    replies = [*session.history, *([session.last] if session.last is not None else [])]
    said = [reply for reply in replies if reply.is_alarm]
    heard = {reply.outcome for reply in said}
    forgotten = [f for f in _named(pack, session.raised) if f.outcome not in heard]
    said += [_flag_reply(flag) for flag in forgotten]
    if flow is not None and checkup is not None and checkup.phase is Phase.ADVISED:
        said.append(_advice(pack, flow, checkup))
    parts = [
        Advised(
            heading_words(chunk.heading or Heading.ADVICE),
            chunk.text,
            _sources(pack, chunk.sources),
        )
        for reply in sorted(said, key=lambda reply: -(reply.level or 0))
        for chunk in reply.chunks
        if chunk.kind in {ChunkKind.ORDER, ChunkKind.CARE} and chunk.heading not in _NO_ADVICE
    ]
    return tuple(dict.fromkeys(parts))


def _flag_reply(flag: RedFlag) -> Reply:
    # The reply itself is long ago: only the last twenty are remembered.
    parts = ((Heading.NOW, flag.order), *((Heading.UNTIL_THEN, each) for each in flag.meanwhile))
    chunks = tuple(Chunk(text, ChunkKind.ORDER, head, flag.sources) for head, text in parts)
    return Reply(chunks, flag.outcome, level=flag.level)


def _sources(pack: Pack, names: Iterable[str]) -> tuple[Source, ...]:
    return tuple(pack.sources[name] for name in dict.fromkeys(names) if name in pack.sources)
