"""Waiting for a person who pauses: learnt from their own pauses, question by question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_skill.hearing.ears import Ears
from voice_skill.listening.patience import Patience
from voice_skill.values.heard import Hypothesis
from voice_skill.values.reply import Expects


def test_without_anything_learnt_the_wait_is_what_was_set() -> None:
    """1.5 seconds, or the preset "take your time"."""
    assert Patience().end_silence(Expects.ANYTHING) == 1.5
    assert Patience(3.5).end_silence(Expects.ANYTHING) == 3.5


def test_a_whole_answer_to_yes_or_no_ends_sooner() -> None:
    """After "no it isn't" nothing is missing; after "well" something is."""
    patience = Patience()
    assert patience.end_silence(Expects.YES_NO, "no it isn't") < 1.2
    assert patience.end_silence(Expects.YES_NO, "well my leg") == 1.5
    assert patience.end_silence(Expects.ANYTHING, "yes") == 1.5


def test_somebody_who_pauses_is_never_cut_off_below_twelve_tenths() -> None:
    """Not even after a yes."""
    patience = Patience(0.8)
    assert patience.end_silence(Expects.YES_NO, "yes") == pytest.approx(0.8)
    patience.learn(Expects.ANYTHING, [0.7])
    assert patience.end_silence(Expects.YES_NO, "yes") >= 1.2


def test_long_pauses_are_waited_for_where_they_are_made() -> None:
    """Somebody who pauses over open questions may answer yes without any."""
    patience = Patience()
    patience.learn(Expects.ANYTHING, [1.4, 1.45, 1.4, 1.4])
    assert patience.end_silence(Expects.ANYTHING) > 1.7
    assert patience.end_silence(Expects.YES_NO, "yes it is") == pytest.approx(1.2)


def test_one_long_pause_among_many_short_ones_changes_little() -> None:
    """A sip of tea is not a habit."""
    patience = Patience()
    patience.learn(Expects.ANYTHING, [0.4] * 30 + [1.4])
    assert patience.end_silence(Expects.ANYTHING) == 1.5


def test_several_people_share_their_pauses_and_not_what_they_set() -> None:
    """Who is heard at the same moment as somebody else keeps the wait that was asked for."""
    everybody = Patience()
    patient, hasty = everybody.of(3.5), everybody.of(None)
    assert (patient.usual, hasty.usual) == (3.5, 1.5)
    patient.learn(Expects.ANYTHING, [2.0] * 10)
    assert hasty.end_silence(Expects.ANYTHING) == pytest.approx(2.5)
    assert hasty.pauses


def test_somebody_who_was_cut_off_gets_more_time() -> None:
    """Whoever goes on speaking was not finished."""
    patience = Patience()
    patience.cut_off(Expects.ANYTHING, 2.0)
    assert patience.end_silence(Expects.ANYTHING) >= 2.4


def test_a_sentence_that_cannot_be_over_is_waited_for() -> None:
    """ "It hurts when" goes on; "no" does not."""
    patience = Patience()
    assert patience.end_silence(Expects.ANYTHING, "it hurts when") == 2.25
    assert patience.end_silence(Expects.ANYTHING, "it hurts") == 1.5
    assert patience.end_silence(Expects.ANYTHING, "no") == 1.5


@given(
    st.floats(0.8, 4.0),
    st.sampled_from(list(Expects)),
    st.lists(st.floats(0.3, 4.0), max_size=60),
    st.sampled_from(["", "yes", "no", "and", "it hurts because", "stop", "how do i"]),
)
def test_the_wait_stays_within_its_limits(
    usual: float, expects: Expects, pauses: list[float], text: str
) -> None:
    """0.8 to 4 seconds, whatever was learnt."""
    patience = Patience(usual)
    patience.learn(expects, pauses)
    assert 0.8 <= patience.end_silence(expects, text) <= 4.0


class _Hears:
    """A recogniser that hears these words in the first block of a voice."""

    def __init__(self, words: str) -> None:
        self._words = words

    def feed(self, block: bytes) -> str:
        """The words."""
        return self._words

    def finish(self) -> tuple[Hypothesis, ...]:
        """The words."""
        return (Hypothesis(self._words, 1.0, "scripted"),)


class _Loud:
    """A detector that hears a voice wherever there is sound."""

    def probabilities(self, block: bytes) -> tuple[float, ...]:
        """Three windows a block."""
        return (1.0 if any(block) else 0.0,) * 3

    def reset(self, beginning: bytes = b"") -> None:
        """Nothing to forget."""


def _seconds_until_over(words: str, expects: Expects, patience: Patience) -> float:
    """How long the silence after these words is waited for."""
    taken = 0

    def blocks() -> Iterator[bytes]:
        nonlocal taken
        for number in range(200):
            taken = number
            yield (b"\x01\x10" if 20 <= number < 40 else b"\0\0") * 800

    ears = Ears(_Hears(words), _Loud())
    ears.patience = patience
    ears.listen(blocks(), expects=expects)
    return (taken + 1) * 0.05 - 2.0


def test_the_ears_wait_as_patience_says() -> None:
    """Sooner after a whole yes, later in the middle of a sentence."""
    wait = _seconds_until_over
    assert wait("yes it is", Expects.YES_NO, Patience()) == pytest.approx(1.05, abs=0.06)
    assert wait("my leg", Expects.YES_NO, Patience()) == pytest.approx(1.5, abs=0.06)
    assert wait("it hurts when", Expects.ANYTHING, Patience()) == pytest.approx(2.25, abs=0.06)
    assert wait("my leg hurts", Expects.ANYTHING, Patience(3.5)) == pytest.approx(3.5, abs=0.06)
