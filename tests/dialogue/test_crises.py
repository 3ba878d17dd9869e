"""Despair, abuse, other emergencies, loneliness: heard in every state, and answered kindly."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.support import LEGS, ROOT, countries, dialogue, pack, watch
from voice_skill.assistant.barge_in import is_for_us
from voice_skill.dialogue import suspicion
from voice_skill.dialogue.crises import Comforts
from voice_skill.dialogue.session import Confirmation, Session
from voice_skill.speaking.telephones import telephones
from voice_skill.understanding.reading import Readings
from voice_skill.values.heard import Heard
from voice_skill.values.level import Level
from voice_skill.values.meaning import Person, RaisedFlag
from voice_skill.values.pack import FlagKind
from voice_skill.values.reply import ChunkKind, Outcome, Reply

DESPAIR = "i want to kill myself"
TAKEN = "i've swallowed all my pills on purpose"
LISTS = ("crisis.tsv", "crisis_2.tsv")
COUNTRIES = countries()


def rows(kind: str) -> list[str]:
    """What the two lists say of that kind."""
    lines = [
        line.split("\t")
        for name in LISTS
        for line in (ROOT / "tests" / "data" / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return [text for label, text in lines if label == kind]


def first(text: str) -> RaisedFlag | None:
    """The gravest red flag that a text raises."""
    found = watch().notice(text).raised
    return found[0] if found else None


def turns(*texts: str) -> tuple[Session, list[Reply]]:
    """A conversation, and its replies."""
    session, replies = Session(), []
    for text in texts:
        session, reply = dialogue(LEGS).respond(session, Heard.typed(text))
        replies.append(reply)
    return session, replies


def spoken(reply: Reply) -> str:
    """The reply in small letters."""
    return reply.text.lower()


# ---------------------------------------------------------------- what is heard


def test_despair_is_heard_in_peoples_own_words() -> None:
    """Direct or not, of oneself or of another."""
    found = {text: first(text) for text in (*rows("crisis"), *rows("other"))}
    missed = [
        text
        for text, flag in found.items()
        if flag is None or watch().red_flags[flag.flag].kind is not FlagKind.CRISIS
    ]
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("my son is on fire at the barbecue", "burn"),
        ("he's on fire at work", "burn"),
        ("i'm on fire today, walked two miles without a twinge", None),
        ("my toe is hanging off the end of my foot", "wound-severe"),
        ("two of my toes are hanging off", "wound-severe"),
        ("my arm is hanging off the bed", None),
        ("he's got a droopy face like a stroke", "stroke"),
        ("face like a slapped backside he had, drooping to the floor", None),
        ("sat in the car with a hose on the exhaust", "suicide-now"),
        ("the night staff tie mum to the chair", "abuse-older"),
        ("my head, i never felt a pain like it", "headache-sudden"),
        ("he's fitting the kitchen on thursday", None),
    ],
)
def test_a_manner_of_speaking_hides_no_danger(text: str, flag: str | None) -> None:
    """What rules a danger sign out rules out no more than its own words."""
    found = first(text)
    assert (found.flag if found else None) == flag


def test_an_act_is_an_emergency() -> None:
    """Taken, done, or about to be done."""
    low = [text for text in rows("now") if getattr(first(text), "level", None) != Level.EMERGENCY]
    assert not low, "\n".join(low)


def test_worry_about_another_person_is_answered_as_that() -> None:
    """One who found a note speaks of no one else, and is told to call."""
    own = [text for text in rows("other") if getattr(first(text), "person", 0) != Person.OTHER]
    assert own == ["i found a suicide note from my daughter"]


def test_abuse_is_heard() -> None:
    """By a partner, a child, a carer."""
    missed = []
    for text in rows("abuse"):
        flag = first(text)
        if flag is None or watch().red_flags[flag.flag].outcome.label != "crisis:abuse":
            missed.append(text)
    assert not missed, "\n".join(missed)


def test_a_treatment_that_is_not_given_is_no_neglect() -> None:
    """A nurse who gives no stockings may be right; one who gives no food is not."""
    assert first("the nurse won't give me compression stockings why not") is None
    flag = first("the nurse won't give me my food or my stockings")
    assert flag is not None
    assert flag.flag == "abuse-older"


def test_every_other_emergency_is_told_to_call_at_once() -> None:
    """Whatever it is."""
    low = [t for t in rows("emergency") if getattr(first(t), "level", None) != Level.EMERGENCY]
    assert not low, "\n".join(low)


def test_idioms_denials_and_questions_are_no_crisis() -> None:
    """Killing feet, a film, a relative long dead, tablets taken as usual."""
    comforts = Comforts(pack())
    false = []
    for text in rows("quiet"):
        flag = first(text)
        kind = watch().red_flags[flag.flag].kind if flag else FlagKind.BODY
        if kind is not FlagKind.BODY or comforts.reply(Readings.typed(text)) is not None:
            false.append(text)
    assert not false, "\n".join(false)


def test_loneliness_and_grief_get_a_kind_word_and_no_level() -> None:
    """And never "I know about legs"."""
    for text in rows("comfort"):
        session, (reply,) = turns(text)
        assert reply.label.startswith("comfort:"), text
        assert reply.level is None
        assert session.level is None
        assert spoken(reply).startswith("i am so") or spoken(reply).startswith("i am sorry")
        assert "i know about" not in spoken(reply)


def test_a_death_in_a_question_about_clots_stays_a_question() -> None:
    """It is an answer that is wanted."""
    _, (reply,) = turns("my husband died of a clot what are the signs of a blood clot")
    assert not reply.label.startswith(("comfort:", "crisis:"))


# ---------------------------------------------------------------- what is said


def test_despair_is_answered_kindly_with_a_number() -> None:
    """First a kind word, then whom to call, then what to do in danger; nothing cold."""
    session, (reply,) = turns(DESPAIR)
    assert reply.label == "crisis:suicidal"
    assert reply.level is Level.SAME_DAY
    assert session.level is Level.SAME_DAY
    texts = [chunk.text for chunk in reply.chunks]
    assert texts[0].startswith("I am so sorry")
    assert texts[1] == "Please call Samaritans on 116 123, day or night."
    assert "call 999" in texts[2]
    assert "i heard:" not in spoken(reply)
    assert "misheard" not in spoken(reply)
    assert not any(chunk.kind is ChunkKind.OFFER for chunk in reply.chunks)
    assert "samaritans" in {source.id for source in reply.sources}


def test_what_was_taken_is_answered_with_the_emergency_number_first() -> None:
    """Before any kind word: the time counts."""
    _, (reply,) = turns(TAKEN)
    assert reply.label == "crisis:suicide-now"
    assert reply.level is Level.EMERGENCY
    assert reply.chunks[0].text.startswith("Call 999 now.")


def test_who_worries_about_another_is_told_to_stay_with_them() -> None:
    """And is not spoken to as if it were about themselves."""
    _, (reply,) = turns("my daughter says she wants to kill herself")
    assert "stay with them" in spoken(reply)
    assert "if they may act on it now" in spoken(reply)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("gb", "Samaritans on 116 123"), ("ie", "Samaritans on 116 123"), ("us", "988"),
        ("ca", "988"), ("au", "Lifeline on 13 11 14"), ("nz", "1737"),
        ("de", "0800 111 0 111"), ("in", "14416"), ("eu", "somebody you trust"),
    ],
)  # fmt: skip
def test_the_number_is_that_of_the_country(code: str, words: str) -> None:
    """Where none is known: somebody you trust, and the emergency number."""
    country = COUNTRIES[code]
    flag = next(f for f in pack(LEGS, code).red_flags if f.id == "suicidal")
    assert words in flag.order
    assert country.emergency in flag.meanwhile[0]


def test_every_line_is_said_digit_by_digit() -> None:
    """Nobody can dial one hundred and sixteen."""
    assert telephones("Please call Samaritans on 116 123.") == (
        "Please call Samaritans on 1 1 6, 1 2 3."
    )
    for country in COUNTRIES.values():
        for line in country.lines.values():
            said = telephones(f"Please call {line.call}, day or night.")
            assert not re.search(r"\d\d", said), said


def test_every_line_rests_on_a_source_of_the_pack() -> None:
    """Each number was read somewhere."""
    for country in COUNTRIES.values():
        for line in country.lines.values():
            assert line.source in pack().sources, line


def test_first_aid_is_three_lines_at_most() -> None:
    """More cannot be kept in mind."""
    for flag in pack().red_flags:
        if flag.kind is FlagKind.EMERGENCY:
            assert flag.level is Level.EMERGENCY, flag.id
            assert len(flag.meanwhile) <= 3, flag.id


# ---------------------------------------------------------------- in every state


@pytest.mark.parametrize(
    "before",
    [
        (),
        ("what are varicose veins",),
        ("my calf hurts",),
        ("my calf hurts", "no"),
        ("my calf hurts", "no", "no"),
        ("my calf hurts", "no", "stop"),
        ("i have chest pain",),
        ("i have chest pain", "that's wrong"),
    ],
    ids=lambda texts: " / ".join(texts) or "start",
)
@pytest.mark.parametrize("lead", ["", "no ", "yes ", "stop ", "thank you ", "what "])
def test_despair_is_heard_in_every_state_and_no_leg_is_asked_about(
    before: tuple[str, ...], lead: str
) -> None:
    """A check-up is put aside, and not gone back to."""
    session, replies = turns(*before, lead + DESPAIR)
    assert replies[-1].label == "crisis:suicidal"
    assert "check-up" not in spoken(replies[-1])
    assert session.checkup is None


def test_another_emergency_puts_a_check_up_aside_too() -> None:
    """With its own first aid, not a leg's."""
    said = "no my wife's collapsed and she's not breathing"
    session, replies = turns("my calf hurts", "no", said)
    assert replies[-1].label == "red-flag:not-breathing"
    assert "middle of the chest" in spoken(replies[-1])
    assert session.checkup is None
    assert session.level is Level.EMERGENCY


def test_a_false_alarm_is_asked_about_by_name_and_can_be_taken_back() -> None:
    """Asking for suicide does no harm; the check-up comes back."""
    session, replies = turns("my calf hurts", "no", DESPAIR, "that's wrong")
    assert isinstance(session.pending, Confirmation)
    assert "Are you thinking of ending your life?" in replies[-1].text
    assert "i heard" not in spoken(replies[-1])
    session, reply = dialogue(LEGS).respond(session, Heard.typed("no"))
    assert session.disputed == ("suicidal",)
    assert "if it ever is so" in spoken(reply)
    assert session.checkup is not None


def test_no_after_despair_is_never_taken_for_the_end_of_it() -> None:
    """It is asked; a yes, or anything but a no, says the number again."""
    _, replies = turns(DESPAIR, "no", "yes")
    assert replies[1].chunks[-1].kind is ChunkKind.QUESTION
    assert "116 123" in replies[2].text


@pytest.mark.parametrize("then", ["yes", "i don't know", "my heart is so empty", "it is raining"])
def test_after_despair_nothing_is_answered_with_i_know_about_legs(then: str) -> None:
    """What is not understood then gets the number again, kindly."""
    _, replies = turns(DESPAIR, then)
    assert "i know about" not in spoken(replies[-1])
    assert "116 123" in replies[-1].text


def test_a_crisis_counts_as_an_alarm_everywhere() -> None:
    """Said over our own voice too."""
    assert Outcome.of("crisis:abuse").is_alarm
    assert Outcome.of("red-flag:pe").is_alarm
    assert not Outcome.of("comfort:grief").is_alarm
    assert not Outcome.of("control:no").is_alarm
    assert is_for_us(Heard.typed(DESPAIR), Outcome.of("crisis:suicidal"))


def test_nothing_else_is_asked_beside_a_kind_word() -> None:
    """And a doubtful wording is asked about humanely."""
    flag = watch().red_flags["suicidal"]
    reply = suspicion.asked(flag)
    assert reply.label == "danger-question:suicidal"
    assert "I want to be sure that I understand you." in reply.text
    assert replace(flag, ask="").kind is FlagKind.CRISIS
