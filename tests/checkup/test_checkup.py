"""The conversation of a check-up: asked, steered, said back, advised."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checkup.support import alarmed, checker, deaf_checker, heard, said, talk
from voice_skill.checkup.checkup import Checker, Checkup, Phase
from voice_skill.checkup.hearing import answer_in
from voice_skill.checkup.saved import as_data, from_data
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import Known
from voice_skill.values.level import Level
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import ChunkKind, Expects, Heading, Reply
from voice_skill.values.text import sentences

CHEST = "Is there any chest pain, trouble breathing, coughing up blood, or fainting?"
FEELING = "Is the leg numb, tingling, weak, twitching, cold or pale?"
START = "can you check my legs"


def to_the_end(skill: Checker, checkup: Checkup, answer: str = "no") -> tuple[Checkup, Reply]:
    """The check-up with the same answer to every question, and its advice."""
    reply: Reply | None = None
    for _ in range(40):
        if checkup.phase is Phase.ADVISED:
            break
        word = "yes" if checkup.phase is Phase.TEACH_BACK else answer
        checkup, reply = skill.hear(checkup, word)
    assert reply is not None
    assert checkup.phase is Phase.ADVISED
    return checkup, reply


# ---------------------------------------------------------------- asking


def test_it_says_what_it_is_and_how_long_it_takes() -> None:
    """And ends with the question."""
    _, (reply,) = talk(START)
    assert "I am not a doctor." in said(reply)
    assert "About ten more questions." in said(reply)
    assert said(reply).endswith(CHEST)
    assert reply is not None
    assert (reply.label, reply.expects) == ("triage-start", Expects.YES_NO)


def test_what_was_told_is_said_back_and_not_asked_again() -> None:
    """From the opening on."""
    checkup, replies = talk("my calf is swollen and hot since the flight")
    assert "You have one swollen leg" in said(replies[0])
    checkup, _ = to_the_end(checker(), checkup)
    asked = {event.question for event in checkup.state.events}
    assert "swelling" not in asked
    assert checkup.told is Level.SAME_DAY


def test_an_age_in_place_of_an_answer_is_noted() -> None:
    """And the question stays; any other remark is asked for a yes or a no."""
    checkup, replies = talk(START, "i am 71")
    assert checkup.patient.years == 71
    assert said(replies[1]).startswith("I noted that.")
    assert said(replies[1]).endswith("?")
    assert said(talk(START, "it has been raining")[1][1]).startswith("I need a yes or a no")


def test_every_reply_while_asking_ends_with_the_question() -> None:
    """So that the person knows it is their turn."""
    _, replies = talk(START, "no", "what does that mean", "help", "no", "i don't know", "no")
    for reply in replies:
        assert said(reply).endswith("?")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("why do you ask", "A blood clot in the leg can travel to the lung."),
        ("what does that mean", "A tight chest counts."),
        ("help", "Answer yes, no, or I don't know."),
        ("repeat that", CHEST),
        ("who says so", "From the NHS"),
        ("summary", "You told me of no danger sign."),
        ("thank you", "You're welcome."),
    ],
)
def test_a_wish_is_granted_and_the_question_asked_again(text: str, words: str) -> None:
    """Nothing else changes."""
    before, _ = talk(START)
    after, reply = checker().hear(before, text)
    assert words in said(reply)
    assert said(reply).endswith(CHEST)
    assert after.state == before.state


def test_slower_is_left_to_the_dialogue_and_a_slow_repeat_asks_for_it() -> None:
    """The dialogue keeps no rate."""
    before, _ = talk(START)
    assert checker().hear(before, "slower") == (before, None)
    _, reply = checker().hear(before, "say that again slower")
    assert reply is not None
    assert (reply.text, reply.effect) == (CHEST, ControlWord.SLOWER)


def test_a_question_about_a_topic_is_handed_back_and_then_it_goes_on() -> None:
    """The dialogue answers it."""
    before, _ = talk(START)
    after, reply = checker().hear(before, "what causes cramps at night")
    assert reply is None
    prompt = " ".join(chunk.text for chunk in checker().resume_prompt(after))
    assert prompt == f"Back to the check-up. {CHEST}"


def test_going_back_asks_the_question_before() -> None:
    """At the first there is nothing to go back to."""
    checkup, replies = talk(START, "no", "go back")
    assert said(replies[-1]) == f"Going back one question. {CHEST}"
    _, reply = checker().hear(checkup, "go back")
    assert "nothing to go back to" in said(reply)


def test_an_answer_is_changed_by_its_topic() -> None:
    """ "Change my answer about the chest pain"."""
    checkup, replies = talk(START, "no", "no", "change my answer about the chest pain")
    assert said(replies[-1]) == f"All right, once more. {CHEST}"
    _, reply = checker().hear(checkup, "yes")
    assert said(reply).startswith("Call 999 now.")


def test_a_change_of_what_was_not_asked_is_refused_kindly() -> None:
    """And the question waits."""
    _, replies = talk(START, "change my answer about the fever")
    assert said(replies[-1]) == f"I have not asked about that yet. {CHEST}"


def test_start_again_forgets_the_answers() -> None:
    """But not whom it is about."""
    checkup, replies = talk("my mother has cramps", "no", "start again")
    assert checkup.patient.who == "your mother"
    assert said(replies[-1]).endswith(CHEST)


def test_hold_on_waits_and_carry_on_goes_on() -> None:
    """Other talk in between is not the check-up's."""
    checkup, replies = talk(START, "no", "hold on")
    assert said(replies[-1]) == "I will wait. Say carry on when you are ready."
    assert checker().hear(checkup, "it's raining") == (checkup, None)
    _, reply = checker().hear(checkup, "carry on")
    assert said(reply) == f"Going on where we were. {FEELING}"


def test_stop_keeps_the_place_even_on_disk() -> None:
    """What was saved is taken up where it stopped."""
    checkup, replies = talk(START, "no", "stop")
    reply = replies[-1]
    assert reply is not None
    assert (reply.listen, reply.effect) == (False, ControlWord.STOP)
    saved = json.loads(json.dumps(as_data(checkup)))
    again = from_data(checker(), saved)
    assert again == checkup
    _, reply = checker().hear(checkup, "carry on")
    assert said(reply).endswith(FEELING)


@pytest.mark.parametrize("spoilt", [{}, {"format": 99}, {"format": 1, "flow": "gone"}])
def test_what_cannot_be_read_is_not_taken_up(spoilt: dict[str, object]) -> None:
    """Half a memory is none."""
    assert from_data(checker(), spoilt) is None


# ---------------------------------------------------------------- answers


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("yes", Known.YES),
        ("a bit", Known.YES),
        ("yes since tuesday", Known.YES),
        ("no", Known.NO),
        ("know", Known.NO),
        ("no nothing like that", Known.NO),
        ("no but it feels a bit tight", Known.UNSURE),
        ("i'm not sure", Known.UNSURE),
        ("what is a clot", None),
        ("purple monkey dishwasher", None),
    ],
)
def test_answers_come_in_many_words(text: str, known: Known | None) -> None:
    """A no that goes on with "but" is asked again."""
    assert answer_in(Reading(text), None, ()) is known


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("three weeks", 21),
        ("2 days", 2),
        ("half a day", 0.5),
        ("years", 730),
        ("since yesterday", 1),
        ("legs months, numbness 2 days", 2),
        ("on a statin for ten years and aching for a week", 7),
        ("no", None),
    ],
)
def test_times_are_heard_in_days(text: str, days: float | None) -> None:
    """Of several the shortest."""
    assert Reading(text).days == days


def test_places_and_times_are_kept_in_the_persons_words() -> None:
    """To be said back."""
    assert Reading("my left calf hurts since yesterday").details == ("left calf", "since yesterday")


def test_silence_is_asked_again_in_other_words_and_then_counts_as_danger() -> None:
    """It is said that the safer way is taken."""
    checkup, replies = talk(START, "")
    assert said(replies[-1]).startswith("I have no answer yet. Think about your chest")
    _, reply = checker().hear(checkup, "")
    assert said(reply).startswith("Call 999 now. I could not get a clear answer, so I take the")


def test_three_silences_stop_listening_and_keep_the_place() -> None:
    """The last rung of the ladder."""
    checkup, replies = talk(START, "no", "", "", "")
    reply = replies[-1]
    assert reply is not None
    assert checkup.paused
    assert not reply.listen


def test_what_nobody_understands_is_a_failed_try() -> None:
    """Never a no. The first time it costs nothing: it may have been about something else."""
    checkup, _ = talk(START)
    checkup, first = checker().missed(checkup)
    assert "I did not understand that." in first.text
    checkup, shorter = checker().missed(checkup)
    assert shorter.text.endswith("Please say yes or no: chest, breathing or fainting trouble?")
    checkup, second = checker().missed(checkup)
    assert checkup.told is Level.EMERGENCY
    assert second.text.startswith("Call 999 now.")


def test_skipping_a_question_is_a_failed_try() -> None:
    """A danger can't be skipped."""
    checkup, replies = talk(START, "skip that")
    assert "I would rather not skip this." in said(replies[-1])
    assert checkup.state.tries == 1


# ---------------------------------------------------------------- danger


@pytest.mark.parametrize("before", [(), ("no",), ("no", "no", "no"), ("hold on",), ("stop",)])
def test_danger_in_passing_is_answered_at_once(before: tuple[str, ...]) -> None:
    """Whatever is being asked, even while it waits."""
    checkup, _ = talk(START, *before)
    checkup, reply = alarmed(checkup, "i've got chest pain and i can't breathe")
    assert said(reply).startswith("Call 999 now.")
    assert checkup.told is Level.EMERGENCY


def test_an_emergency_in_the_opening_asks_nothing() -> None:
    """No teach-back either."""
    _, (reply,) = talk("my foot has gone stone cold and white all of a sudden and it's numb")
    assert said(reply).startswith("Call 999 now.")
    assert "?" not in said(reply)


def test_the_number_is_the_countrys() -> None:
    """A setting, never a constant."""
    skill = checker("us")
    checkup, _ = skill.begin(Reading(START))
    _, reply = skill.hear(checkup, "yes")
    assert said(reply).startswith("Call 911 now.")


def test_after_an_emergency_was_told_the_level_is_kept() -> None:
    """Going back and saying no takes the order not back."""
    checkup, _ = talk(START, "yes", "go back")
    assert checkup.phase is Phase.ASKING
    checkup, reply = to_the_end(checker(), checkup)
    assert reply.level is Level.EMERGENCY
    assert "I keep to my advice" in reply.text


def test_more_danger_after_the_advice_raises_it() -> None:
    """Less changes nothing."""
    checkup, _ = talk(START)
    checkup, reply = to_the_end(checker(), checkup)
    assert reply.level is Level.SELF_CARE
    checkup, reply_later = checker().hear(checkup, "and one calf is swollen and hot")
    assert reply_later is not None
    checkup, reply = to_the_end(checker(), checkup)
    assert reply.level is Level.SAME_DAY


def test_an_emergency_can_be_declared() -> None:
    """By its name."""
    checkup, replies = talk(START, "this is an emergency")
    assert said(replies[-1]).startswith("Call 999 now.")
    assert checkup.told is Level.EMERGENCY


def test_a_no_counts_only_where_the_hearings_agree() -> None:
    """Two engines that differ are asked again; danger that one heard counts."""
    checkup, _ = talk(START)
    same, reply = checker().hear_all(checkup, heard("no", "yes"))
    assert said(reply).startswith("I heard that in two ways.")
    assert same.told is None
    agreed, reply = checker().hear_all(checkup, heard("no", "know"))
    assert said(reply) == FEELING
    urgent, reply = alarmed(checkup, "no", "i have chest pain")
    assert said(reply).startswith("Call 999 now.")
    assert (agreed.told, urgent.told) == (None, Level.EMERGENCY)


# ---------------------------------------------------------------- teach-back and advice


def test_what_was_understood_is_said_back_before_the_advice() -> None:
    """With what was denied."""
    checkup, _ = talk("my left calf is swollen since yesterday")
    replies: list[Reply | None] = []
    while checkup.phase is Phase.ASKING:
        checkup, reply = checker().hear(checkup, "no")
        replies.append(reply)
    text = said(replies[-1])
    assert text.startswith("In your words: left calf, since yesterday. You have one swollen leg")
    assert "You said no to the other questions." in text
    assert text.endswith("Is that right?")


def test_a_correction_runs_the_rules_again() -> None:
    """In free words, or after "no"."""
    checkup, _ = talk("my calf is swollen")
    while checkup.phase is Phase.ASKING:
        checkup, _ = checker().hear(checkup, "no")
    checkup, reply = checker().hear(checkup, "no")
    assert said(reply) == "What should I change? Name it, or say: nothing."
    checkup, reply = checker().hear(checkup, "the swelling")
    assert "Is one leg swollen" in said(reply)
    checkup, reply = to_the_end(checker(), checkup)
    assert reply.level is Level.SELF_CARE


def test_the_advice_begins_with_an_order_and_names_all_that_matters() -> None:
    """Order, why, what to say, what to do, what is worse, when to come back."""
    checkup, _ = talk(START)
    _, reply = to_the_end(checker(), checkup)
    headings = [chunk.heading for chunk in reply.chunks if chunk.heading]
    assert reply.chunks[0].kind is ChunkKind.ORDER
    assert headings == [
        Heading.DO,
        Heading.WHY,
        Heading.SAY,
        Heading.UNTIL_THEN,
        Heading.WORSE,
        Heading.BACK,
    ]
    assert reply.chunks[-1].heading is Heading.BACK, "nothing sends back what was just advised"
    assert reply.sources


def test_no_sentence_is_too_long_for_the_ear() -> None:
    """Whatever was told: at most 20 words."""
    for opening in (START, "my mother's calf is swollen and hot and she is on a statin"):
        for answer in ("no", "i don't know", ""):
            checkup, reply = checker().begin(Reading(opening))
            said_all = [reply.text]
            for _ in range(40):
                word = "yes" if checkup.phase is Phase.TEACH_BACK else answer
                checkup, heard = checker().hear(checkup, word)
                said_all.append(heard.text if heard else "")
            for text in said_all:
                for sentence in sentences(text):
                    assert len(sentence.split()) <= 20, sentence


# ---------------------------------------------------------------- somebody else


def test_somebody_else_is_asked_and_advised_about_in_the_third_person() -> None:
    """ "Call 999 now for your mother."."""
    _, replies = talk("my mother gets cramps at night", "yes")
    assert said(replies[0]).startswith("I'm sorry to hear about your mother.")
    assert said(replies[-1]).startswith("Call 999 now for your mother.")


def test_a_child_is_asked_a_childs_questions() -> None:
    """From the age that was told."""
    checkup, replies = talk("my little boy's five and both his legs ache at bedtime")
    assert checkup.flow == "child"
    assert "your boy" in said(replies[0])


@pytest.mark.parametrize(
    ("answer", "name"),
    [("yes", "child"), ("no", "adult"), ("eight years old", "child"), ("he's thirty", "adult")],
)
def test_who_may_be_a_child_is_asked_for_the_age(answer: str, name: str) -> None:
    """ "My son" can be eight or fifty."""
    checkup, replies = talk("my son gets leg cramps", answer)
    assert said(replies[0]).endswith("Is your son under sixteen?")
    assert checkup.flow == name


def test_an_unknown_age_is_taken_for_a_childs() -> None:
    """The safer way."""
    checkup, _ = talk("my son gets leg cramps", "", "")
    assert checkup.flow == "child"


# ---------------------------------------------------------------- laws

UTTERANCES = """yes | no | i don't know | | um | a bit | no but it's a bit tight | go back | repeat
help | why do you ask | what does that mean | hold on | carry on | stop | skip | start again
change my answer about the swelling | change that | thanks | summary | my calf is swollen and hot
i have chest pain | no chest pain | three weeks | since tuesday | my son is eight | both
it bled and stopped | what causes cramps | this is an emergency | the swelling | nothing | next
who says so | slower | louder | he's nine | the first one | not sure maybe | no no yes no
i take a statin and water tablets | if i had chest pain what then | my mum had a clot years ago"""
WORDS = st.sampled_from(
    [
        *(each.strip() for line in UTTERANCES.splitlines() for each in line.split("|")),
        *("🦵", "ß" * 40, "a" * 500, "\x00\x07"),
    ]
)


MANY_SAID = st.lists(st.one_of(WORDS, st.text(max_size=60)), min_size=200, max_size=200)


@given(MANY_SAID)
@settings(max_examples=2, deadline=None, derandomize=True)
def test_what_is_said_does_not_break_it(texts: list[str]) -> None:
    """Two check-ups; more of them are the slow test below."""
    _is_never_broken(texts)


@pytest.mark.slow
@given(MANY_SAID)
@settings(max_examples=12, deadline=None)
def test_nothing_that_is_said_breaks_it(texts: list[str]) -> None:
    """Any 200 utterances: no crash, and what was advised is never lowered."""
    _is_never_broken(texts)


def _is_never_broken(texts: list[str]) -> None:
    skill = checker()
    checkup, _ = skill.begin(Reading(texts[0]))
    for text in texts[1:]:
        before = checkup.told or Level.SELF_CARE
        checkup, reply = skill.hear(checkup, text)
        if reply is None:
            checkup, reply = skill.missed(checkup)
        assert (checkup.told or Level.SELF_CARE) >= before
        assert reply.chunks
        skill.resume_prompt(checkup)


@given(st.lists(st.sampled_from(["yes", "no", "i don't know", ""]), max_size=14))
@settings(max_examples=40, deadline=None)
def test_help_repeat_and_stop_work_in_every_state(answers: list[str]) -> None:
    """They change nothing but the pause."""
    skill = deaf_checker()
    checkup, _ = skill.begin(Reading("my legs hurt"))
    for answer in answers:
        checkup, reply = skill.hear(checkup, answer)
        if checkup.phase is Phase.ADVISED or checkup.paused:
            return
        for word in ("help", "repeat"):
            same, reply = skill.hear(checkup, word)
            assert same.state == checkup.state
            assert said(reply).endswith("?") or same.phase is Phase.CHANGING
        stopped, reply = skill.hear(checkup, "stop")
        assert stopped.paused
        resumed, reply = skill.hear(stopped, "carry on")
        assert resumed.state == checkup.state
        assert reply is not None
