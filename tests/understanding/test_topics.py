"""What was asked is found, or refused: a wrong answer is worse than none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import BICYCLE, LEGS, pack
from voice_skill.understanding import topics
from voice_skill.understanding.topics import (
    OFF_TOPIC,
    REPORTS,
    BlendedMatcher,
    FuzzyMatcher,
    Thresholds,
    content_words,
    decide,
    labelled,
)
from voice_skill.values.meaning import (
    Ambiguous,
    AskedTopic,
    Candidate,
    NotUnderstood,
    ReportedSymptom,
)

FUZZY = FuzzyMatcher(pack(BICYCLE))


def verdict(**chances: float) -> AskedTopic | Ambiguous | ReportedSymptom | NotUnderstood:
    """What is decided of these chances; ``off`` and ``reports`` stand for those labels."""
    names = {"off": OFF_TOPIC, "reports": REPORTS}
    ranked = sorted(chances.items(), key=lambda item: -item[1])
    return decide(tuple(Candidate(names.get(name, name), each) for name, each in ranked))


class Learned:
    """A learned matcher that thinks the same of every text."""

    def __init__(self, **chances: float) -> None:
        self._chances = chances

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """The given chances, best first."""
        ranked = sorted(self._chances.items(), key=lambda item: -item[1])
        return tuple(Candidate(name.replace("_", "-"), each) for name, each in ranked)


# ---------------------------------------------------------------- deciding


def test_what_is_likely_is_answered() -> None:
    """With its probability."""
    assert verdict(tyre=0.8, chain=0.1, off=0.05) == AskedTopic("tyre", 0.8)


def test_two_that_are_as_likely_are_asked_about() -> None:
    """Do you mean A, or B?"""
    found = verdict(tyre=0.44, chain=0.42, off=0.05)
    assert isinstance(found, Ambiguous)
    assert [each.topic for each in found.candidates] == ["tyre", "chain"]


def test_no_more_than_three_are_offered() -> None:
    """More cannot be kept in mind."""
    found = verdict(a=0.31, b=0.25, c=0.2, d=0.2)
    assert isinstance(found, Ambiguous)
    assert len(found.candidates) == 3


def test_a_likely_one_hardly_ahead_of_another_is_asked_about() -> None:
    """Even above the threshold."""
    assert isinstance(verdict(tyre=0.49, chain=0.47), Ambiguous)


def test_one_far_ahead_of_all_others_is_answered_below_the_threshold() -> None:
    """There is nothing else that it could be."""
    assert verdict(tyre=0.38, chain=0.1, bell=0.1) == AskedTopic("tyre", 0.38)


def test_what_is_most_likely_off_topic_is_refused() -> None:
    """And what came nearest is told."""
    found = verdict(off=0.6, tyre=0.3)
    assert found == NotUnderstood("off-topic", (Candidate("tyre", 0.3),))


def test_a_fair_chance_of_being_off_topic_forbids_an_answer() -> None:
    """A wrong answer is worse than none, however far ahead it is."""
    assert isinstance(verdict(tyre=0.75, off=0.2), NotUnderstood)
    assert isinstance(verdict(reports=0.75, off=0.2), NotUnderstood)


def test_a_question_that_may_be_off_topic_or_one_of_two_is_asked_about() -> None:
    """A choice commits nobody."""
    assert isinstance(verdict(tyre=0.4, chain=0.35, off=0.2), Ambiguous)


def test_what_is_like_nothing_is_refused() -> None:
    """Many small chances make no answer."""
    assert isinstance(verdict(a=0.15, b=0.14, c=0.13, d=0.12), NotUnderstood)


def test_a_report_is_a_report_even_when_a_topic_is_near() -> None:
    """To ask on is never wrong of a symptom."""
    assert verdict(reports=0.42, tyre=0.4) == ReportedSymptom(0.42)


def test_nothing_is_understood_as_nothing() -> None:
    """No candidate, no answer."""
    assert decide(()) == NotUnderstood("empty")


def test_thresholds_can_be_set() -> None:
    """Stricter ones refuse more."""
    candidates = (Candidate("tyre", 0.6), Candidate("chain", 0.3))
    assert isinstance(decide(candidates), AskedTopic)
    strict = Thresholds(accept=0.9, alone=0.9)
    assert isinstance(decide(candidates, strict), Ambiguous)


@given(st.lists(st.floats(0.01, 1.0), min_size=1, max_size=6))
def test_no_answer_is_ever_less_likely_than_asking_begins(weights: list[float]) -> None:
    """Whatever the chances are."""
    total = sum(weights)
    chances = {f"t{place}": weight / total for place, weight in enumerate(weights)}
    found = verdict(**chances)
    if isinstance(found, AskedTopic):
        assert found.probability >= Thresholds().ask
        assert found.probability == max(chances.values())


# ---------------------------------------------------------------- wording


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("How do I mend a flat tyre?", "flat-tyre"),
        ("um, how do I, er, mend a flat tyre", "flat-tyre"),
        ("a flat tyre how do I mend", "flat-tyre"),
        ("how do I mend a flat tire", "flat-tyre"),
        ("how often should I oil my bycicle chain", "oiling-the-chain"),
        ("chain maintanance", "oiling-the-chain"),
    ],
)
def test_what_is_said_nearly_word_for_word_is_found(said: str, topic: str) -> None:
    """Whatever the order, the fillers and a misheard word."""
    best = FUZZY.candidates(said)[0]
    assert best.topic == topic
    assert best.probability > 0.8
    assert isinstance(decide(FUZZY.candidates(said)), AskedTopic)


def test_the_same_words_score_one() -> None:
    """Which nothing else does."""
    assert FUZZY.scores("squeaky chain")["oiling-the-chain"] == 1.0
    assert FUZZY.scores("squeaky chains and more")["oiling-the-chain"] < 1.0


def test_the_same_words_are_believed_though_something_else_is_as_near() -> None:
    """ "Who are you" differs from "how are you", which is off topic, by as little as a typo."""
    assert "how are you" in pack().off_topic
    (sure,) = FuzzyMatcher(pack()).candidates("who are you")
    assert decide((sure,)) == AskedTopic("who-are-you", sure.probability)


def test_a_sentence_of_the_same_shape_about_other_things_is_not_taken() -> None:
    """Its content words are what counts."""
    assert not isinstance(decide(FUZZY.candidates("how do I mend a broken heart")), AskedTopic)


def test_a_phrase_that_is_only_contained_in_a_long_sentence_earns_little() -> None:
    """The trap of partial ratios."""
    long = "my sister said that the puncture her uncle had in nineteen ninety was a great story"
    assert FUZZY.scores(long)["flat-tyre"] < 0.4


@pytest.mark.parametrize("said", ["", "um er", "zzz qqq xyzzy"])
def test_what_shares_no_word_with_any_example_has_no_candidate(said: str) -> None:
    """Nothing is nearest to nothing."""
    assert FUZZY.candidates(said) == ()


def test_likeness_becomes_a_probability() -> None:
    """All together never pass one, and the best comes first."""
    for said in ("flat tyre", "oil the tyre of my chain", "play some music"):
        found = FUZZY.candidates(said)
        assert sum(each.probability for each in found) <= 1.0001
        assert all(a.probability >= b.probability for a, b in pairwise(found))


def test_content_words_are_what_a_sentence_is_about() -> None:
    """Endings come off, so that one tyre and two are alike."""
    assert content_words("what do i do about my tyres") == content_words("tyre")
    assert content_words("is it in the glass") == {"glass"}
    assert content_words("how was that") == frozenset()


@pytest.mark.slow
def test_the_index_finds_what_comparing_with_every_example_finds() -> None:
    """Or something that scores the same: nothing near is left out of the shortlist."""
    content = pack(LEGS)
    quick = FuzzyMatcher(content)
    asked = [line for _, lines in labelled(content) for line in lines[::40]]
    asked = [" ".join([*line.split()[1:], "nowadays"]) for line in asked]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(topics, "_KEPT", 10**6)
        patch.setattr(topics, "_COMMON", 10**6)
        whole = FuzzyMatcher(content)
        full = [max(whole.scores(line).values(), default=0.0) for line in asked]
    found = [max(quick.scores(line).values(), default=0.0) for line in asked]
    missed = [line for line, a, b in zip(asked, full, found, strict=True) if b < a - 0.02]
    assert len(missed) <= 0.01 * len(asked), missed


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    """And the same text gives the same candidates."""
    assert FUZZY.candidates(text) == FUZZY.candidates(text)


# ---------------------------------------------------------------- both together


def test_what_was_said_word_for_word_beats_what_was_learnt() -> None:
    """The pack's own sentence means what the pack says."""
    blended = BlendedMatcher(Learned(oiling_the_chain=0.9, flat_tyre=0.1), FUZZY)
    found = blended.candidates("how do i mend a flat tyre")
    assert found[0] == Candidate("flat-tyre", 1.0)
    assert sum(each.probability for each in found) == pytest.approx(1.0, abs=0.001)


def test_a_paraphrase_is_left_to_what_was_learnt() -> None:
    """No example is worded like it."""
    blended = BlendedMatcher(Learned(oiling_the_chain=0.7, flat_tyre=0.3), FUZZY)
    found = blended.candidates("everything grates when i turn the pedals")
    assert found[0].topic == "oiling-the-chain"


def test_wording_tilts_what_was_learnt() -> None:
    """An example worded a little like it makes its label likelier, and no more than that."""
    learned = Learned(oiling_the_chain=0.52, flat_tyre=0.48)
    found = BlendedMatcher(learned, FUZZY).candidates("mending my flat old tyre")
    assert found[0].topic == "flat-tyre"
    assert 0.48 < found[0].probability < 0.95
    sure = Learned(oiling_the_chain=0.99, flat_tyre=0.01)
    assert BlendedMatcher(sure, FUZZY).candidates("mending my flat old tyre")[0].topic != (
        "flat-tyre"
    )


def test_nothing_learnt_gives_nothing() -> None:
    """An empty text has no candidate."""
    assert BlendedMatcher(Learned(), FUZZY).candidates("") == ()
