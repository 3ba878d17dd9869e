"""No state of a conversation loses a danger sign, whatever is said before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from functools import lru_cache
from typing import get_args

import pytest

from tests.dialogue.test_every_state import STATES as EVERYDAY
from tests.dialogue.test_suspicion import STRANGE, sensing
from tests.support import LEGS, dialogue, pack
from voice_skill.assembly.skill import Abroad
from voice_skill.assistant import Assistant
from voice_skill.checkup.checkup import Checkup, Phase
from voice_skill.dialogue import danger_rules, topic_rules
from voice_skill.dialogue.dialogue import ORDER, Dialogue, in_checkup
from voice_skill.dialogue.introduction import Step
from voice_skill.dialogue.session import (
    CheckupOffer,
    KeepOffer,
    Misheard,
    Pending,
    RememberOffer,
    ResumeOffer,
    SaveOffer,
    Session,
    Suspicion,
)
from voice_skill.packs.files import read_yaml
from voice_skill.settings import Settings
from voice_skill.understanding.reading import Reading
from voice_skill.understanding.repairs import Consent
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.level import Level
from voice_skill.values.pack import FlagKind, RedFlag
from voice_skill.values.place import Place
from voice_skill.values.reply import Outcome, Reply
from voice_skill.values.script import Script

LEADS = ("", "no", "yes", "no thanks", "stop", "wait", "go back", "thank you", "what")

State = Callable[[], Session]


@lru_cache
def phrases() -> dict[str, tuple[str, ...]]:
    """What people say of each red flag, by its id or label."""
    raised = read_yaml(LEGS / "red_flag_examples.yaml")["raised"]
    return {name: tuple(texts) for name, texts in raised.items()}


@lru_cache
def _skill() -> Dialogue:
    # Other countries' numbers too: after a move, their own rules and phrases hear what is said.
    return replace(dialogue(LEGS), abroad=Abroad(Settings(country="gb"), None))


def _talked(*texts: str, start: Session | None = None) -> Session:
    session = start or Session()
    for text in texts:
        session, _ = _skill().respond(session, Heard.typed(text))
    return session


def _checkup(opening: str, *texts: str) -> Session:
    checker = dialogue(LEGS).checker
    assert checker is not None
    checkup, reply = checker.begin(Reading(opening))
    return _talked(*texts, start=Session(checkup=checkup, last=reply))


def _asks_to_keep(*texts: str) -> Session:
    return _talked(*texts, start=Session(keeps=Consent.ASK))


def _suspected(*texts: str) -> Session:
    session = Session()
    for text in (STRANGE, *texts):
        session, _ = sensing().respond(session, Heard.typed(text))
    return session


def _suspected_beside() -> Session:
    """A lesser sign was answered, and an emergency beside it is asked about."""
    session, _ = sensing().respond(Session(), Heard.typed("my toe is black and puffy"))
    return session


def _cut(session: Session) -> Session:
    """The last reply was silenced in its last sentence."""
    assert session.last is not None
    at = Script.of(session.last).sentences[-1].position
    return replace(session, stopped=Place(session.last, at))


def _spoken_no(session: Session) -> Session:
    return dialogue(LEGS).respond(session, Heard((Hypothesis("no", 0.9, "vosk"),)))[0]


def _silent(session: Session) -> Session:
    return dialogue(LEGS).respond(session, Heard(()))[0]


def _resumable() -> Session:
    checkup = _talked("my calf hurts", "no", "stop").checkup
    assert checkup is not None
    last = Reply((), Outcome.of("triage"), listen=True)
    return Session(pending=ResumeOffer(checkup, 10.0), last=last)


def _of(name: str) -> State:
    return lambda: EVERYDAY[name]().session


STATES: dict[str, State] = {
    **{name: _of(name) for name in EVERYDAY},
    "keep offer": lambda: _asks_to_keep("my calf hurts", "no", "stop"),
    "kept": lambda: _asks_to_keep("my calf hurts", "no", "stop", "yes"),
    "not kept": lambda: _asks_to_keep("my calf hurts", "no", "stop", "no"),
    "resume offer": _resumable,
    "check-up offer": lambda: replace(EVERYDAY["offer"]().session, pending=CheckupOffer()),
    "save offer": lambda: replace(_of("advice")(), pending=SaveOffer()),
    "misheard": lambda: _talked("what are varicose veins", "that's not what i said"),
    "remember offer": lambda: replace(
        _of("answer")(), pending=RememberOffer("very close veins", "varicose veins")
    ),
    "question cut short": lambda: _cut(_of("check-up, question")()),
    "confirmation cut short": lambda: _cut(_of("danger confirmation")()),
    "suspicion cut short": lambda: _cut(_suspected()),
    "question asked again": lambda: _talked("my calf hurts", "no", "i don't know"),
    "question doubted": lambda: _spoken_no(_of("check-up, question")()),
    "confirmation doubted": lambda: _spoken_no(_of("danger confirmation")()),
    "suspicion": _suspected,
    "suspicion asked again": lambda: _suspected("i had a sandwich"),
    "suspicion denied": lambda: _suspected("no"),
    "suspicion doubted": lambda: _spoken_no(_suspected()),
    "suspicion beside a lesser sign": lambda: _suspected_beside(),
    "age asked": lambda: _checkup("my son's leg hurts"),
    "age not understood": lambda: _checkup("my son's leg hurts", "i had a sandwich"),
    "a child's check-up": lambda: _checkup("my son's leg hurts", "yes"),
    "check-up in silence": lambda: _silent(_of("check-up, question")()),
    "place and time told": lambda: _checkup("my left calf hurts since yesterday"),
    "more told": lambda: _talked("what are varicose veins", "yes"),
    "check-up offered": lambda: replace(_of("answer")(), offered=True),
    "changing": lambda: _talked("no", start=_of("teach-back")()),
    "advice in an emergency": lambda: _talked("my calf hurts", "no", "yes"),
    "risk told": lambda: _talked("i had a clot in my leg ten years ago"),
    "remark made": lambda: _checkup("my calf hurts", "the left one"),
    "which of these": lambda: _checkup("my calf hurts", "yes"),
    "which of these, disputed": lambda: _checkup("my calf hurts", "yes", "none of them"),
    "crisis told": lambda: _talked("i want to kill myself"),
    "check-up put aside": lambda: _talked("my calf hurts", "no", "i want to kill myself"),
    "lesser sign told": lambda: _talked("my left calf is swollen and hot"),
    "abroad": lambda: _talked("i'm in ireland"),
    "abroad, check-up": lambda: _talked("my calf hurts", "i'm in ireland"),
    "alarm, then paused check-up": lambda: _talked(
        "my calf hurts", "no", "stop", "my left calf is swollen"
    ),
}
"""Each builds one state. ``RESTS_AT`` names what of a session may stay at its default."""

RESTS_AT = {"memory", "asked"}
"""Fields of a session that no rule of danger may look at: what is remembered, and how surely."""


def _level(session: Session, reply: Reply) -> Level:
    """The highest level that was told, or that a check-up has reached without telling it yet."""
    checker = dialogue(LEGS).checker
    levels = [session.level, reply.level if reply.is_alarm else None]
    if session.checkup is not None and checker is not None:
        levels += [session.checkup.told, checker.reached(session.checkup)]
    return max((each for each in levels if each is not None), default=Level.SELF_CARE)


def _flags() -> list[RedFlag]:
    return [flag for flag in pack().red_flags if flag.kind is not FlagKind.COMFORT]


def _lost(state: str, flag: RedFlag, lead: str, *, over_us: bool) -> bool:
    session = _built(state)
    said = f"{lead} {phrases()[flag.id][0]}".strip()
    heard = replace(Heard.typed(said), over_us=over_us)
    after, reply = _skill().respond(session, heard)
    told_now = reply.is_alarm or reply.label == "triage:emergency"
    if flag.level is Level.EMERGENCY and (session.level or Level.SELF_CARE) < Level.EMERGENCY:
        return not told_now or _level(after, reply) < flag.level
    return _level(after, reply) < flag.level and not reply.label.startswith("danger-question:")


@lru_cache(maxsize=64)
def _built(state: str) -> Session:
    return STATES[state]()


@pytest.mark.parametrize("state", STATES)
def test_a_danger_sign_is_never_lost(state: str) -> None:
    """Each sign after one word; after all words in the campaign below."""
    place = list(STATES).index(state)
    lost = [
        (flag.id, lead)
        for number, flag in enumerate(_flags())
        for lead in (LEADS[(place + number) % len(LEADS)],)
        if _lost(state, flag, lead, over_us=False)
    ]
    assert lost == []


@pytest.mark.slow
@pytest.mark.parametrize("state", STATES)
def test_every_danger_sign_after_no(state: str) -> None:
    """The word that could take it back, also where it is said over our own voice."""
    assert _all_lost(state, ("no",)) == []


@pytest.mark.campaign
@pytest.mark.parametrize("state", STATES)
def test_every_danger_sign_after_every_word(state: str) -> None:
    """All states, all signs, all leads: about a quarter of an hour."""
    assert _all_lost(state, LEADS) == []


def _all_lost(state: str, leads: tuple[str, ...]) -> list[tuple[str, str, bool]]:
    return [
        (flag.id, lead, over_us)
        for flag in _flags()
        for lead in leads
        for over_us in (False, True)
        if lead == "no" or not over_us  # what is said over our voice is judged only as a no
        if _lost(state, flag, lead, over_us=over_us)
    ]


@pytest.mark.parametrize("lead", LEADS)
def test_the_first_talk_gives_way_to_every_danger_sign(lead: str) -> None:
    """So does a broken microphone: whether words are urgent is asked of one rule."""
    for flag in _flags():
        said = Heard.typed(f"{lead} {phrases()[flag.id][0]}")
        assert Assistant(dialogue(LEGS)).is_urgent(said), (flag.id, lead)
    assert {step.name for step in Step} == {"SCREEN_READER", "PACE", "VOLUME", "DONE", "LEFT"}


@pytest.mark.parametrize("lead", LEADS)
def test_at_the_start_no_word_before_it_loses_a_danger_sign(lead: str) -> None:
    """As "no been out in the sun", "thank you my chest hurts", "what the alarm is going off"."""
    lost = [flag.id for flag in _flags() if _lost("start", flag, lead, over_us=False)]
    assert lost == []


@pytest.mark.parametrize(
    "said",
    [
        "do you know what to do he's choking",
        "what should i do he's choking on a grape",
        "what do i do he's not breathing",
        "how many pushes do you do he's stopped breathing",
        "who do i talk to she's having a stroke",
        "what can i do my husband has collapsed",
        "can you tell me what to do i have chest pain and can't breathe",
    ],
)
def test_a_sign_told_in_one_breath_after_a_question_is_told(said: str) -> None:
    """It is no part of what is asked, though no comma is heard."""
    _, reply = _skill().respond(Session(), Heard.typed(said))
    assert reply.is_alarm


# ------------------------------------------------------------ the sweep itself


def test_danger_comes_first_in_the_order_of_a_turn() -> None:
    """The rules of danger, then the check-up as one row, and topics last.

    "It's not bleeding, I only asked" says more than a no, so it stands before ``confirmed``; what
    is told as there now, and what was not heard whole, still come before it.
    """
    danger = (
        danger_rules.told,
        danger_rules.half_heard,
        danger_rules.just_asked,
        danger_rules.confirmed,
        danger_rules.disputed,
        danger_rules.suspected,
        danger_rules.cleared,
    )
    assert ORDER[: len(danger)] == danger
    rest = [rule for rule in ORDER[len(danger) :] if rule.__module__ == danger_rules.__name__]
    assert rest == []
    assert ORDER.count(in_checkup) == 1
    assert ORDER[-1] is topic_rules.topic


def test_the_sweep_knows_everything_that_may_be_pending() -> None:
    """A new offer that has no state here fails this test."""
    pending = {type(_built(state).pending) for state in STATES}
    assert set(get_args(Pending)) <= pending
    assert {CheckupOffer, KeepOffer, Misheard, RememberOffer, ResumeOffer, SaveOffer} <= pending


def test_the_sweep_knows_every_phase_of_a_check_up() -> None:
    """Waiting, and each that can be put aside."""
    found = [checkup for state in STATES if (checkup := _built(state).checkup) is not None]
    assert {checkup.phase for checkup in found} == set(Phase)
    assert {checkup.paused for checkup in found} == {False, True}


@pytest.mark.parametrize(
    ("kind", "default"),
    [(Session, Session()), (Checkup, Checkup("adult")), (Suspicion, Suspicion("", Heard(())))],
)
def test_the_sweep_knows_every_part_of_what_is_remembered(
    kind: type[Session | Checkup | Suspicion], default: object
) -> None:
    """A new field that no state here sets fails this test, until its state is added."""
    sessions = [_built(state) for state in STATES]
    parts: list[object] = [*sessions, *(each.checkup for each in sessions)]
    values = [each for each in (*parts, *(each.pending for each in sessions)) if type(each) is kind]
    never = {
        field.name
        for field in fields(kind)
        if all(getattr(each, field.name) == getattr(default, field.name) for each in values)
    }
    assert never <= RESTS_AT


def test_a_no_over_our_own_question_never_answers_it() -> None:
    """It may be one of our own words, or be meant for the voice: the question is asked again."""
    over = replace(Heard.typed("no"), over_us=True)
    for state in ("check-up, question", "danger confirmation", "suspicion", "teach-back"):
        before = _built(state)
        after, reply = dialogue(LEGS).respond(before, over)
        assert reply.label == "control:repeat", state
        assert after.pending == before.pending
        assert after.checkup == before.checkup


def test_a_check_up_that_gave_way_by_mistake_goes_on_where_it_was() -> None:
    """Its question is asked again, so that the next no answers nothing unasked."""
    before = _built("check-up, question")
    after = _talked("i want to kill myself", "no that's wrong", "no", start=before)
    assert after.checkup == before.checkup
    assert after.last is not None
    assert before.last is not None
    assert after.last.chunks[-1] == before.last.chunks[-1]
