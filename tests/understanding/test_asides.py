""" "Can you hear me?" is understood in every state, and is not taken for anything else."""

from __future__ import annotations

import pytest

from tests.support import converse
from voice_skill.understanding.asides import Aside, find_aside, place_in
from voice_skill.values.reply import control

OUTCOME = control(Aside.HEARING)


@pytest.mark.parametrize(
    "said",
    [
        "can you hear me",
        "hello, can you hear me now?",
        "are you there",
        "are you still listening",
        "is my microphone working",
        "is this mic on",
        "test the microphone please",
        "am I loud enough",
        "how well do you hear me",
    ],
)
def test_it_is_asked_in_many_words(said: str) -> None:
    """Whoever doubts the microphone does not look for the right words."""
    assert find_aside(said) is Aside.HEARING


@pytest.mark.parametrize(
    "said",
    [
        "can you hear the birds outside",
        "can you hear a blood clot",
        "is my leg working",
        "are you there when I need a doctor",
        "I can't hear you",
        "test my blood",
    ],
)
def test_what_only_sounds_like_it_is_not_taken_for_it(said: str) -> None:
    """A word of another subject, and it is another question."""
    assert find_aside(said) is not Aside.HEARING


def test_it_is_answered_and_changes_nothing() -> None:
    """What was asked stays asked."""
    session, replies = converse("Why do my legs cramp at night?", "can you hear me", "yes")
    assert replies[1].outcome == OUTCOME
    assert replies[1].chunks[0].text == "Yes, your words reach me."
    assert replies[2].label == "control:yes"
    assert session.topic


def test_in_a_check_up_the_question_waits() -> None:
    """And a danger sign in the same breath comes first."""
    _, replies = converse("check my symptoms", "can you hear me")
    assert replies[-1].outcome == OUTCOME
    _, replies = converse("can you hear me, I have crushing chest pain")
    assert replies[-1].label.startswith("red-flag:")


@pytest.mark.parametrize(
    "said",
    [
        "you are not listening",
        "you're not even listening to me",
        "this is taking forever",
        "just tell me what to do",
        "that's no use to me",
        "you keep saying the same thing",
        "we're going round in circles",
        "I'm fed up with this",
        "that didn't help at all",
        "what's the point of you",
        "I just want a straight answer",
    ],
)
def test_impatience_is_heard(said: str) -> None:
    """It is no question about privacy, and asks for no faster voice."""
    assert find_aside(said) is Aside.FED_UP


@pytest.mark.parametrize(
    "said",
    [
        "what should I do",
        "tell me what to do about night cramps",
        "this cramp is taking forever to go",
        "magnesium is no use to me",
        "stretching didn't help",
        "what's the point of stretching",
        "I'm fed up with these cramps",
        "speak faster",
    ],
)
def test_a_complaint_about_legs_is_no_impatience(said: str) -> None:
    """What names a subject is a question or a report."""
    assert find_aside(said) is not Aside.FED_UP


@pytest.mark.parametrize(
    "said",
    [
        "did anything leave",
        "did anything leave this computer",
        "has anything left my computer",
        "did you send anything",
        "have you sent anything to anyone so far",
        "what have you written on this computer",
        "did you go online",
        "show me the receipt please",
    ],
)
def test_whether_anything_left_is_a_question_about_the_talk(said: str) -> None:
    """Whoever asks it wants what was seen, not what is promised."""
    assert find_aside(said) is Aside.LEFT


@pytest.mark.parametrize(
    "said", ["did anything help", "did you send my father home", "is it private"]
)
def test_what_only_sounds_like_it_is_none(said: str) -> None:
    """ "Is it private?" is a topic of the pack."""
    assert find_aside(said) is not Aside.LEFT


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("I'm in Ireland", "ireland"),
        ("we live in New Zealand", "new zealand"),
        ("no, I'm in the UK", "the uk"),
        ("change the country to Australia please", "australia"),
        ("my leg hurts and I'm in Ireland", ""),
        ("what about Ireland", ""),
    ],
)
def test_only_a_sentence_about_the_place_tells_it(said: str, place: str) -> None:
    """A story that mentions a country does not move anybody."""
    assert place_in(said) == place
