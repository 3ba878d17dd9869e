"""Every word that steers, in every state: a fitting reply, and nothing asked is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.support import LEGS, dialogue
from voice_skill.assistant import Assistant, Keeping, Manner
from voice_skill.checkup.checkup import Phase
from voice_skill.dialogue.session import Choice, Confirmation, MoreOffer, RememberOffer, Session
from voice_skill.understanding.commands import find_control
from voice_skill.values.heard import Heard
from voice_skill.values.level import Level
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import ChunkKind, Reply
from voice_skill.values.script import Position, Script
from voice_skill.values.text import sentences

TOPIC = "what are varicose veins"
EMERGENCY = "i have chest pain and i am coughing up blood"


def _said(*texts: str) -> Assistant:
    assistant = Assistant(dialogue(LEGS), say=_all_said)
    for text in texts:
        assistant.turn(Heard.typed(text) if text else Heard(()))
    return assistant


def _all_said(reply: Reply, manner: Manner) -> None:
    """Everything was said."""


def _cut_short() -> Assistant:
    assistant = _said(TOPIC)
    assert assistant.session.last is not None
    assistant.said(assistant.session.last, Position(1, 0))
    return assistant


def _choosing() -> Assistant:
    assistant = _said()
    options = tuple(topic.id for topic in dialogue(LEGS).pack.topics[:2])
    from voice_skill.dialogue import replies

    reply = replies.choice(dialogue(LEGS).pack, options, probability=0.5)
    assistant.session = Session(pending=Choice(options), last=reply)
    return assistant


def _teach_back() -> Assistant:
    assistant = _said("my calf hurts", "no")
    for _ in range(30):
        checkup = assistant.session.checkup
        assert checkup is not None
        if checkup.phase is Phase.TEACH_BACK:
            return assistant
        assistant.turn(Heard.typed("no"))
    raise AssertionError("no teach-back was reached")


def _advised() -> Assistant:
    assistant = _teach_back()
    assistant.turn(Heard.typed("yes"))
    return assistant


STATES: dict[str, Callable[[], Assistant]] = {
    "start": _said,
    "answer": lambda: _said(TOPIC, "no"),
    "offer": lambda: _said(TOPIC),
    "answer cut short": _cut_short,
    "choice": _choosing,
    "danger told": lambda: _said(EMERGENCY),
    "danger confirmation": lambda: _said(EMERGENCY, "that's wrong"),
    "check-up, age": lambda: _said("my calf hurts"),
    "check-up, question": lambda: _said("my calf hurts", "no"),
    "teach-back": _teach_back,
    "advice": _advised,
    "check-up, paused": lambda: _said("my calf hurts", "no", "stop"),
    "resting": lambda: _said(TOPIC, "", "", ""),
    "not understood": lambda: _said("how do i bake bread"),
}

WORDS = {
    "stop": "stop", "repeat": "repeat that", "repeat slower": "say that again slower",
    "repeat louder": "say that again louder", "slower": "slower", "faster": "faster",
    "louder": "louder", "quieter": "quieter", "help": "help", "back": "go back", "next": "next",
    "more": "tell me more", "shorter": "shorter", "summary": "summarise that",
    "start again": "start again", "go on": "go on", "who says so": "who says so",
    "how sure": "how sure are you", "spell": "spell that", "where": "where are we",
    "choices": "what are my choices", "wait longer": "give me more time",
    "wait less": "don't wait so long", "other voice": "another voice",
    "take your time": "take your time",
    "emergency": "this is an emergency", "thanks": "thank you", "skip": "skip that",
    "page": "the page for my doctor", "save": "save the page",
}  # fmt: skip

EFFECTS = {
    "slower": ControlWord.SLOWER, "faster": ControlWord.FASTER, "louder": ControlWord.LOUDER,
    "quieter": ControlWord.QUIETER, "take your time": ControlWord.SLOWER,
    "repeat slower": ControlWord.SLOWER, "repeat louder": ControlWord.LOUDER,
    "other voice": ControlWord.OTHER_VOICE,
}  # fmt: skip
CHANGE_NOTHING = {
    "repeat", "repeat slower", "repeat louder", "slower", "faster", "louder", "quieter", "help",
    "who says so", "how sure", "spell", "where", "choices", "wait longer", "wait less",
    "take your time", "other voice",
}  # fmt: skip
WAITING = {"wait longer": 3.5, "wait less": 1.5, "take your time": 3.5}


def _asked(assistant: Assistant) -> str:
    """What waits for an answer, as text."""
    checkup = assistant.session.checkup
    checker = dialogue(LEGS).checker
    if checkup is not None and checker is not None and not checkup.paused:
        return " ".join(chunk.text for chunk in checker.prompt(checkup)[-1:])
    last = assistant.session.last
    if not isinstance(assistant.session.pending, Confirmation | Choice) or last is None:
        return ""
    return next(each.text for each in last.chunks if each.kind is ChunkKind.QUESTION)


def test_every_command_is_among_the_words() -> None:
    """A new one that no state was tried with would be swallowed somewhere."""
    controls = {find_control(text) for text in WORDS.values()}
    assert set(ControlWord) <= controls


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("state", STATES)
def test_every_word_is_met_in_every_state(state: str, word: str) -> None:
    """A reply for the ear, the level never falls, and the question under way is kept."""
    assistant = STATES[state]()
    before, asked = assistant.session, _asked(assistant)
    assert before.last is not None or state == "start"
    reply = assistant.decide(Heard.typed(WORDS[word]))
    after = assistant.session
    assert reply.chunks
    assert reply.label != "out-of-scope"
    assert (after.level or Level.SELF_CARE) >= (before.level or Level.SELF_CARE)
    for chunk in reply.chunks:
        assert all(len(each.split()) <= 20 for each in sentences(chunk.text)), chunk.text
    if word in EFFECTS:
        assert reply.effect is EFFECTS[word]
    if word in WAITING:
        assert reply.end_silence == WAITING[word]
    if word in CHANGE_NOTHING and (state, word) != ("start", "who says so"):
        assert (after.topic, after.ahead) == (before.topic, before.ahead)
        if before.checkup is not None and after.checkup is not None:
            assert after.checkup.state == before.checkup.state
        assert reply.listen
        if asked and state != "advice":
            assert _asked(assistant) == asked
            assert asked in reply.text
    if state == "danger confirmation" and word not in {"start again"}:
        # The question is asked again, or the order is given: never taken for a no.
        assert not after.disputed
        if isinstance(after.pending, Confirmation):
            assert word == "stop" or asked in reply.text
        else:
            assert (reply.level or after.level) is Level.EMERGENCY


@pytest.mark.parametrize(
    ("state", "word", "said"),
    [
        ("start", "where", "at the start"),
        ("offer", "where", "You have had 1 of"),
        ("answer cut short", "where", "Say go on for the rest."),
        ("check-up, question", "where", "We are in your check-up."),
        ("check-up, paused", "where", "Say carry on to go on."),
        ("advice", "where", "Your check-up is over."),
        ("offer", "choices", "Say yes for more, or no."),
        ("choice", "choices", "The second:"),
        ("danger confirmation", "choices", "Say yes it is, or no it isn't."),
        ("check-up, question", "choices", "Answer yes, no, or I don't know."),
        ("offer", "how sure", "I am quite sure that you asked about what varicose veins are"),
        ("start", "how sure", "You have not asked me anything yet."),
        ("check-up, question", "how sure", "I follow fixed rules"),
    ],
)  # fmt: skip
def test_what_is_told_about_the_talk_fits_the_state(state: str, word: str, said: str) -> None:
    """ "Where are we?" is not answered with a list of topics."""
    if said.startswith("I am quite sure"):
        title = dialogue(LEGS).pack.topic(STATES[state]().session.topic).title
        said = f"I am quite sure that you asked about {title[:1].lower()}{title[1:]}"
    assert said in STATES[state]().decide(Heard.typed(WORDS[word])).text


def test_slower_is_kept_and_a_slower_replay_is_not() -> None:
    """ "Say that again slower" is for that replay only."""
    manners: list[Manner] = []
    used: list[Manner] = []
    assistant = Assistant(
        dialogue(LEGS),
        say=lambda reply, manner: used.append(manner),
        keeping=Keeping(manner=lambda _, after: manners.append(after)),
    )
    assistant.turn(Heard.typed(TOPIC))
    assistant.turn(Heard.typed("say that again slower"))
    assistant.turn(Heard.typed("say that again louder"))
    assert [each.rate for each in used] == [150, 135, 150]
    assert not manners
    assistant.turn(Heard.typed("slower"))
    assistant.turn(Heard.typed("quieter"))
    assistant.turn(Heard.typed("take your time"))
    assert manners == [Manner(135, 100, 1.5), Manner(135, 90, 1.5), Manner(122, 90, 3.5)]


def test_an_answer_that_was_cut_short_is_stepped_through() -> None:
    """Go on, next, back and repeat find their sentence."""
    assistant = _said(TOPIC)
    reply = assistant.session.last
    assert reply is not None
    every = [each.position for each in Script.of(reply).sentences]
    cut = next(each for each in every if each.chunk == 1)  # with a chunk before it, and after
    assistant.said(reply, cut)
    chunk = Script.of(reply).start_of_chunk(cut)
    assert chunk is not None
    for text, begins in (
        ("go on", cut),
        ("next", Script.of(reply).next_chunk(cut)),
        ("go back", Script.of(reply).previous_chunk(cut)),
        ("repeat", chunk),
        ("slower", cut),
    ):
        again = assistant.decide(Heard.typed(text))
        assert Position(*again.begin) == begins, text
        assert again.chunks == reply.chunks
    assert assistant.decide(Heard.typed("slower")).effect is ControlWord.SLOWER
    assistant.said(reply, None)
    assert assistant.decide(Heard.typed("next")).begin == (0, 0)


def test_what_is_said_beside_an_answer_leaves_its_place_alone() -> None:
    """ "Who says so?" in the middle, and then go on."""
    assistant = _cut_short()
    place = assistant.session.stopped
    assistant.turn(Heard.typed("who says so"))
    assistant.turn(Heard.typed("where are we"))
    assert assistant.session.stopped == place
    assert assistant.decide(Heard.typed("carry on please")).begin == (1, 0)


def test_advice_in_an_emergency_is_repeated_whole() -> None:
    """The order comes first, each time."""
    assistant = _said(EMERGENCY)
    assert assistant.session.last is not None
    assistant.said(assistant.session.last, Position(2, 0))
    assert assistant.decide(Heard.typed("repeat")).begin == (0, 0)


@pytest.mark.parametrize("state", ["check-up, question", "danger confirmation"])
def test_a_no_to_a_danger_question_that_was_cut_short_is_asked_again(state: str) -> None:
    """Half a question was heard: the no may be for the voice. The second no counts."""
    assistant = STATES[state]()
    last = assistant.session.last
    assert last is not None
    question = Script.of(last).sentences[-1]
    before = assistant.session
    assistant.said(last, question.position)
    reply = assistant.decide(Heard.typed("no"))
    assert question.text in reply.text
    assert assistant.session.checkup == before.checkup
    assert assistant.session.pending == before.pending
    assistant.said(reply, question.position)
    after = assistant.decide(Heard.typed("no"))
    assert after.chunks != reply.chunks


@pytest.mark.parametrize("state", ["danger confirmation", "check-up, question"])
def test_silence_in_a_danger_question_is_never_a_no(state: str) -> None:
    """The safer branch: asked again, or the order given; nothing is disputed."""
    assistant = STATES[state]()
    for _ in range(3):
        reply = assistant.turn(Heard(()))
        assert reply.chunks
    assert not assistant.session.disputed
    if state == "danger confirmation":
        assert assistant.session.level is Level.EMERGENCY


def test_the_offers_differ() -> None:
    """The table really reaches the states it names."""
    assert isinstance(STATES["offer"]().session.pending, MoreOffer)
    assert isinstance(STATES["danger confirmation"]().session.pending, Confirmation)
    assert STATES["answer"]().session.pending is None
    paused = STATES["check-up, paused"]().session.checkup
    assert paused is not None
    assert paused.paused
    advice = STATES["advice"]().session.checkup
    assert advice is not None
    assert advice.phase is Phase.ADVISED
    assert not isinstance(STATES["start"]().session.pending, RememberOffer)
    assert replace(STATES["resting"]().session, silences=3) == STATES["resting"]().session
