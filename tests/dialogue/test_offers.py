"""Offers around a check-up: made once, taken up with a yes, and nothing is kept without one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support import LEGS, dialogue, pack
from voice_skill.checkup.checkup import Checkup, Phase
from voice_skill.checkup.saved import with_danger_asked_again
from voice_skill.dialogue.offers import FORGET, age_in_words, to_resume
from voice_skill.dialogue.session import CheckupOffer, KeepOffer, MoreOffer, ResumeOffer, Session
from voice_skill.understanding.repairs import Consent
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.level import Level
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import Expects, Reply
from voice_skill.values.text import sentences

OFFER = "Shall I check if you need a doctor?"
KEEP = "Shall I keep your answers on this computer, so that you can go on later?"
CHEST = "Is there any chest pain, trouble breathing, coughing up blood, or fainting?"
FEELING = "Is the leg numb, tingling, weak, twitching, cold or pale?"
DOCTOR = "when should i see a doctor"


def conversation(*texts: str, keeps: Consent = Consent.OFF) -> tuple[Session, list[Reply]]:
    """A typed conversation, from the start."""
    return going_on(Session(keeps=keeps), *texts)


def going_on(session: Session, *texts: str) -> tuple[Session, list[Reply]]:
    """The session after more turns."""
    replies = []
    for text in texts:
        heard = Heard.typed(text) if text else Heard(())
        session, reply = dialogue(LEGS).respond(session, heard)
        replies.append(reply)
    return session, replies


# ---------------------------------------------------------------- to begin one


@pytest.mark.parametrize(
    "question", [DOCTOR, "are leg cramps dangerous", "what are the signs of a blood clot"]
)
def test_a_check_up_is_offered_where_one_may_need_a_doctor(question: str) -> None:
    """As the last sentence, in place of the offer of more."""
    session, (reply,) = conversation(question)
    assert reply.text.endswith(OFFER)
    assert "hear more" not in reply.text
    assert (reply.listen, reply.expects) == (True, Expects.YES_NO)
    assert session.pending == CheckupOffer()


@pytest.mark.parametrize(
    "question", ["who are you", "what are your sources", "what are varicose veins"]
)
def test_it_is_not_offered_where_nobody_may_be_ill(question: str) -> None:
    """Who asks for my sources wants no doctor."""
    _, (reply,) = conversation(question)
    assert OFFER not in reply.text


@pytest.mark.parametrize("yes", ["yes", "yes please", "go on", "all right then", "okay"])
def test_a_yes_begins_it(yes: str) -> None:
    """With its first question."""
    session, replies = conversation(DOCTOR, yes)
    assert replies[-1].text.endswith(CHEST)
    assert session.checkup is not None
    assert session.pending is None


def test_what_is_told_with_the_yes_is_not_asked_again() -> None:
    """ "Yes, I take a statin"."""
    session, replies = conversation(DOCTOR, "yes please i take a statin")
    assert session.checkup is not None
    assert "You take a statin." in replies[-1].text


def test_danger_told_instead_of_an_answer_comes_first() -> None:
    """An offer never stands in its way."""
    _, replies = conversation(DOCTOR, "i have chest pain and i can't breathe")
    assert replies[-1].text.startswith("Call 999 now")


@pytest.mark.parametrize("no", ["no", "no thank you", "not now"])
def test_a_no_ends_it_and_it_is_not_offered_again(no: str) -> None:
    """Nobody is nagged."""
    session, replies = conversation(DOCTOR, no, "are leg cramps dangerous")
    assert replies[1].text == "All right. What else do you want to know?"
    assert OFFER not in replies[2].text
    assert session.checkup is None
    assert isinstance(session.pending, MoreOffer)


def test_another_question_goes_on_and_it_is_not_offered_again() -> None:
    """Once in a conversation, even after starting again."""
    session, replies = conversation(DOCTOR, "are leg cramps dangerous", "start again", DOCTOR)
    assert [OFFER in reply.text for reply in replies] == [True, False, False, False]
    assert session.checkup is None


def test_more_is_still_to_be_had() -> None:
    """By its name: when to seek care was said at once, and another part of the topic follows."""
    topic = pack(LEGS).topic("when-to-see-doctor")
    session, (first, more) = conversation(DOCTOR, "tell me more")
    assert topic.care in first.chunks
    assert len(set(topic.more) & set(more.chunks) - set(first.chunks)) == 1
    assert session.pending == MoreOffer(topic.id)


def test_silence_leaves_the_offer_open() -> None:
    """It is said again, and a yes still begins."""
    session, replies = conversation(DOCTOR, "")
    assert OFFER in replies[-1].text
    session, replies = going_on(session, "yes")
    assert replies[-1].text.endswith(CHEST)


def test_what_was_heard_as_yes_and_no_is_asked_again() -> None:
    """Neither counts."""
    session, _ = conversation(DOCTOR)
    both = Heard((Hypothesis("yes", 0.6, "one"), Hypothesis("no", 0.5, "two")))
    session, reply = dialogue(LEGS).respond(session, both)
    assert session.checkup is None
    assert "two ways" in reply.text


def test_going_back_to_the_answer_goes_back_to_its_offer() -> None:
    """A yes then begins the check-up, not more of the answer."""
    _, replies = conversation(DOCTOR, "what are varicose veins", "go back", "yes")
    assert replies[-1].text.endswith(CHEST)


def test_it_is_not_offered_after_danger_nor_during_a_check_up() -> None:
    """There is nothing left to find out, or it is being found out."""
    _, replies = conversation("i have chest pain and i am coughing up blood", DOCTOR)
    assert OFFER not in replies[-1].text
    session, replies = conversation("check my symptoms", DOCTOR)
    assert OFFER not in replies[-1].text
    assert replies[-1].text.endswith(CHEST)
    assert session.checkup is not None


# ---------------------------------------------------------------- to keep one


def stopped(*more: str, keeps: Consent = Consent.ASK) -> tuple[Session, list[Reply]]:
    """A check-up that was stopped after one answer."""
    return conversation("check my symptoms", "no", "stop", *more, keeps=keeps)


def test_stop_asks_whether_to_keep_the_answers_where_that_can_be() -> None:
    """Else it only keeps its place."""
    session, replies = stopped()
    assert replies[-1].text.endswith(KEEP)
    assert session.pending == KeepOffer()
    _, replies = stopped(keeps=Consent.OFF)
    assert KEEP not in replies[-1].text
    assert replies[-1].effect is ControlWord.STOP


def test_only_a_yes_keeps_them() -> None:
    """And it says for how long, and how to erase them."""
    session, replies = stopped("yes")
    assert session.keeps is Consent.YES
    assert "one day, on this computer only" in replies[-1].text
    assert "forget my answers" in replies[-1].text
    assert replies[-1].effect is ControlWord.STOP


@pytest.mark.parametrize("words", ["no", "i don't know", "", "it's raining", "carry on"])
def test_anything_else_keeps_nothing(words: str) -> None:
    """Silence is no consent."""
    session, _ = stopped(words)
    assert session.keeps is not Consent.YES


def test_the_place_is_kept_in_memory_whatever_was_answered() -> None:
    """Carry on goes on."""
    for words in ("yes", "no"):
        _, replies = stopped(words, "carry on")
        assert replies[-1].text == f"Going on where we were. {FEELING}"


def test_it_is_asked_once() -> None:
    """A no holds for the conversation."""
    _, replies = stopped("no", "carry on", "no", "stop")
    assert KEEP not in replies[-1].text


def test_three_silences_ask_nothing() -> None:
    """Nobody is there to answer."""
    session, replies = conversation("check my symptoms", "no", "", "", "", keeps=Consent.ASK)
    assert KEEP not in replies[-1].text
    assert session.keeps is Consent.ASK


@pytest.mark.parametrize(
    "words", ["forget my answers", "please delete my answers", "erase what i told you",
              "forget my check-up", "delete my answers from this computer"],
)  # fmt: skip
def test_answers_are_forgotten_on_request(words: str) -> None:
    """In the middle, the check-up itself goes on; at rest it is forgotten, too."""
    session, replies = conversation("check my symptoms", "no", words, keeps=Consent.YES)
    assert replies[-1].outcome == FORGET
    assert session.keeps is Consent.NO
    assert replies[-1].text.endswith(FEELING)
    session, replies = stopped("yes", words)
    assert replies[-1].outcome == FORGET
    assert session.checkup is None


# ---------------------------------------------------------------- to go on with one


def kept() -> Checkup:
    """A check-up that was stopped and kept: two answers, one of them a swelling."""
    turns = ("check my symptoms", "no", "my left calf is swollen", "no", "stop")
    session, _ = conversation(*turns)
    assert session.checkup is not None
    return session.checkup


def resumed(minutes: float, *texts: str, instead: str = "") -> tuple[Session, list[Reply]]:
    """The next day's conversation about it."""
    skill = dialogue(LEGS)
    assert skill.checker is not None
    session, reply = to_resume(
        Session(keeps=Consent.ASK), skill.checker, kept(), minutes, instead=instead
    )
    session, replies = going_on(session, *texts)
    return session, [reply, *replies]


def test_it_says_what_was_kept_and_how_old_it_is() -> None:
    """Then it asks whether to go on."""
    session, (reply,) = resumed(180)
    assert reply.text.startswith("You stopped a check-up about 3 hours ago. In your words: left")
    assert reply.text.endswith("Shall I go on with it?")
    assert isinstance(session.pending, ResumeOffer)


def test_a_yes_goes_on_where_it_was() -> None:
    """And it stays kept until it is finished."""
    session, replies = resumed(10, "yes")
    assert session.checkup is not None
    assert replace(session.checkup, paused=True, phase=Phase.ASKING) == kept()
    assert replies[-1].text.startswith("Going on where we were.")
    assert session.keeps is Consent.YES


def test_after_an_hour_the_gravest_signs_are_asked_again() -> None:
    """What was there stays; what was not there may have come."""
    session, replies = resumed(61, "yes")
    assert "Danger signs may have changed" in replies[-1].text
    assert replies[-1].text.endswith(CHEST)
    skill = dialogue(LEGS).checker
    assert skill is not None
    assert session.checkup is not None
    assert skill.level(session.checkup) is Level.SAME_DAY


def test_asking_again_takes_no_danger_away() -> None:
    """Only denials go."""
    skill = dialogue(LEGS).checker
    assert skill is not None
    again = with_danger_asked_again(skill, kept())
    assert skill.level(again) >= skill.level(kept())


def test_a_no_erases_it() -> None:
    """And a new one begins, where one was wanted."""
    session, replies = resumed(10, "no")
    assert replies[-1].outcome == FORGET
    assert session.checkup is None
    _, replies = resumed(10, "no", instead="check my symptoms")
    assert replies[-1].outcome == FORGET
    assert replies[-1].text.startswith("All right, I have erased it. I'm sorry")
    assert replies[-1].text.endswith(CHEST)


def test_danger_comes_before_the_answer() -> None:
    """Whatever was kept."""
    _, replies = resumed(10, "my foot has gone cold and white and i can't feel it")
    assert replies[-1].text.startswith("Call 999")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0.5, "a moment ago"), (20, "20 minutes ago"), (150, "about 2 hours ago")],
)
def test_ages_are_told_in_words(minutes: float, words: str) -> None:
    """Roughly is good enough."""
    assert age_in_words(minutes) == words


def test_every_sentence_is_short_enough_for_the_ear() -> None:
    """At most twenty words."""
    spoken = [
        *conversation(DOCTOR, "no")[1],
        *stopped("yes")[1],
        *stopped("no")[1],
        *resumed(90, "yes")[1],
        *resumed(90, "no")[1],
        *stopped("yes", "forget my answers")[1],
    ]
    own = [reply for reply in spoken if reply.label != "when-to-see-doctor"]
    for reply in own:
        assert all(len(each.split()) <= 20 for each in sentences(reply.text)), reply.text


def test_a_no_to_an_order_asks_whether_it_was_misheard() -> None:
    """The order stands until then, and "go back" asks the question once more."""
    session, replies = conversation("check my symptoms", "yes", "no", "go back")
    assert replies[1].text.startswith("Call 999 now")
    assert replies[2].text.startswith(
        "Did I get that wrong? I understood a yes to chest, breathing"
    )
    assert replies[3].text.endswith(CHEST)
    assert session.level is Level.EMERGENCY


@pytest.mark.parametrize("level", [Level.SAME_DAY, Level.EMERGENCY])
def test_what_the_alarm_told_a_check_up_never_ends_below(level: Level) -> None:
    """Whoever noticed it first."""
    skill = dialogue(LEGS).checker
    assert skill is not None
    session, _ = conversation("check my symptoms", "no")
    assert session.checkup is not None
    checkup = skill.alarmed_by(session.checkup, ("dvt",), level)
    assert skill.level(checkup) >= level
    assert (checkup.phase is Phase.ADVISED) is (level is Level.EMERGENCY)
    for _ in range(20):
        if checkup.phase is Phase.ADVISED:
            break
        checkup, _ = skill.hear(checkup, "yes" if checkup.phase is Phase.TEACH_BACK else "no")
    assert checkup.told is level
