"""Our own words are told from the person's, by the script; the person is obeyed over our voice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_skill.hearing.own_voice import (
    Saying,
    heard_of,
    is_ours,
    persons_words,
    sounds_like,
    without_our_end,
    without_ours,
)
from voice_skill.hearing.spotting import no, obeyed
from voice_skill.values.heard import Heard, Hypothesis

OURS = (
    "call nine nine nine now if you have leg pain with chest pain or trouble breathing "
    "what matters is what can be mistaken for a cramp such as a blood clot"
).split()


@pytest.mark.parametrize(
    "heard",
    [
        "call nine nine nine now if you have leg pain",
        "call i the i lie now if you have leg pain with chest pain",
        "what matters is what can be mistaken for a cramp such a blood clot",
        "leg pain with chess pain all trouble breathing what mattress is",
        "mistaken for a cram sad a blood lot",
        "nine now",
        "",
    ],
)
def test_what_repeats_the_script_is_ours_even_misheard(heard: str) -> None:
    """Real mishearings of our own voice among them; nothing of it is a person's."""
    assert persons_words(heard, OURS) == ()
    assert is_ours(heard, OURS) == bool(heard)


@pytest.mark.parametrize("word", [word for word in obeyed() if word != no()])
def test_a_word_of_command_is_left_wherever_it_stands(word: str) -> None:
    """Before, after, or in place of a word of ours."""
    for heard in (
        f"call nine nine nine now {word} if you have leg pain",
        f"what matters is what can be mistaken {word}",
        f"what matters is what can {word} mistaken for a cramp",
        f"{word} matters is what can be",
    ):
        assert word in persons_words(heard, OURS), heard


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("the cramps stop when you stretch", "the cramps stop when you stretch"),
        ("the cramps stop when you stretch", "the crumbs stop win you stretch"),
        ("on top of the stocking", "on stop of the stocking"),
        ("stretching helps most people", "stretching help most people"),
        ("wait ten minutes then", "wait ten minutes then"),
        ("ask about numbness or know the signs", "ask about numbness or no the signs"),
    ],
)
def test_a_command_that_our_script_holds_just_then_is_ours(said: str, heard: str) -> None:
    """ "Stop" in an answer stops nobody."""
    assert persons_words(heard, said.split()) == ()
    commands = [word for word in heard.split() if word in obeyed()]
    assert all(any(sounds_like(word, each) for each in said.split()) for word in commands)


def test_stop_is_left_once_our_script_is_past_it() -> None:
    """Elsewhere in the answer the word is free again."""
    said = "the cramps stop when you stretch and hold the calf until the muscle lets go".split()
    heard = "the cramps stop when you stretch and hold the calf stop"
    assert persons_words(heard, said) == ("stop",)
    assert not any(sounds_like("stop", each) for each in "hold the calf".split())


def test_a_person_who_begins_to_speak_to_us_is_heard() -> None:
    """What they say is left, without what we said."""
    heard = "what matters is what can be mistaken for my left leg is swollen since yesterday"
    left = " ".join(persons_words(heard, OURS))
    assert left.endswith("my left leg is swollen since yesterday")


@pytest.mark.parametrize(
    ("heard", "ours"),
    [
        ("what matters is what can be mistaken", True),
        ("what matters is stop", True),
        ("what about magnesium", False),
        ("how do i stop the cramps at night", False),
        ("", False),
    ],
)
def test_what_repeats_the_script_by_half_is_ours(heard: str, ours: bool) -> None:
    """A person's question may hold a word of ours or two."""
    assert is_ours(heard, OURS) is ours


def test_after_our_last_word_the_answer_is_the_persons() -> None:
    """ "Want more?" "Yes please." """
    ours = "do you want to hear more".split()
    heard = Heard(
        (
            Hypothesis("you want to hear more yes please", 0.9, "vosk"),
            Hypothesis("do you want to hear more", 0.1, "vosk"),
        )
    )
    left = without_ours(heard, ours)
    assert [each.text for each in left.hypotheses] == ["yes please"]
    assert without_ours(Heard((Hypothesis("want to hear more", 1.0, "vosk"),)), ours).text == ""


def test_without_a_script_everything_is_the_persons() -> None:
    """We were silent."""
    assert persons_words("how do i stop them", ()) == ("how", "do", "i", "stop", "them")


def test_the_script_counts_only_around_the_time_of_the_utterance() -> None:
    """What we said a minute ago hides nothing now."""
    early = Saying.of("the cramps stop", 0.0, 2.0)
    late = Saying.of("call 1 1 1 today", 60.0, 2.0)
    assert heard_of((early, late), 59.0, 63.0) == ("call", "one", "one", "one", "today")
    assert "stop" in heard_of((early, late), 0.0, 3.0)


WORDS = st.lists(st.sampled_from([*OURS, "stop", "no", "zebra", "my", "help"]), max_size=25)


@given(WORDS, WORDS)
def test_what_is_left_was_heard(heard: list[str], ours: list[str]) -> None:
    """Never a word more, whatever is laid beside whatever."""
    assert set(persons_words(" ".join(heard), ours)) <= set(heard)


@given(st.lists(st.sampled_from(OURS), min_size=1, max_size=30))
def test_our_own_words_heard_rightly_leave_nothing(ours: list[str]) -> None:
    """A perfect ear hears nobody but us."""
    assert persons_words(" ".join(ours), ours) == ()


@pytest.mark.parametrize(
    "heard", ["how do i mend a flat tyre", "no it isn't", "what can i do", "yes", "help", "stop"]
)
def test_what_is_said_after_we_fell_silent_is_the_persons(heard: str) -> None:
    """A question is not swallowed because it is as long as our last sentence."""
    said = Heard((Hypothesis(heard, 1.0, "vosk"),))
    assert without_our_end(said, "say it at any time".split()).text == heard
    assert without_our_end(said, "which one do you mean".split()).text == heard


def test_the_end_of_our_last_sentence_is_ours_even_after_we_fell_silent() -> None:
    """The room gives it back a little later."""
    ours = "do you want to hear more".split()
    said = Heard((Hypothesis("here more yes please", 1.0, "vosk"),))
    assert without_our_end(said, ours).text == "yes please"
    said = Heard((Hypothesis("to hear more", 1.0, "vosk"),))
    assert without_our_end(said, ours).text == ""
