"""What a summary holds: everything that was said and asked, and how sure it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.records.support import (
    OPENING,
    UNSURE,
    checked,
    clot,
    flows,
    heard,
    mother,
    summed_up,
    unfinished,
)
from tests.support import converse, dialogue
from voice_skill.dialogue.session import KEPT_TURNS, Session
from voice_skill.records.as_json import as_data, as_json
from voice_skill.records.fhir import as_fhir
from voice_skill.records.page import page
from voice_skill.records.spoken import spoken
from voice_skill.records.summary_types import Kind, Summary, Sure, how_sure
from voice_skill.values.flow import Known
from voice_skill.values.heard import Heard
from voice_skill.values.level import Level
from voice_skill.values.text import sentences


def test_the_persons_own_words_stand_in_it() -> None:
    """What was said first is there word for word, as a report."""
    first = clot().words[0]
    assert (first.words, first.kind, first.typed) == (OPENING, Kind.REPORT, True)
    assert OPENING in [each.words for each in clot().own_words]


def test_where_and_since_when_are_kept() -> None:
    """ "Left calf" and "since yesterday" are what a doctor asks first."""
    assert {"left calf", "since yesterday"} <= set(clot().details)


def test_every_answer_is_there_with_its_question() -> None:
    """Asked, answered, and in whose words."""
    answers = {each.id: each for each in clot().answers}
    breath = answers["breath"]
    assert breath.answer is Known.NO
    assert breath.question.endswith("?")
    assert breath.words == "no"


def test_danger_signs_are_told_reported_denied_or_not_asked() -> None:
    """None is in two of the lists, and what was denied is named."""
    summary = clot()
    assert [sign.name for sign in summary.reported]
    assert "breath" in {sign.id for sign in summary.denied}
    lists = (summary.unsure, summary.denied, summary.not_asked)
    ids = [sign.id for signs in lists for sign in signs]
    assert len(ids) == len(set(ids))
    assert summary.not_asked


def test_a_question_that_stays_open_is_not_sure_and_never_denied() -> None:
    """Twice "I don't know" is not a no."""
    assert "ill" in {sign.id for sign in mother().unsure}
    assert "ill" not in {sign.id for sign in mother().denied}
    assert "ill" not in {sign.id for sign in mother().not_asked}


def test_a_risk_is_no_danger_sign() -> None:
    """A water tablet stands among the risks."""
    assert "diuretic" in {sign.id for sign in mother().risks}
    assert "diuretic" not in {sign.id for sign in mother().reported}


def test_it_says_how_old_they_are() -> None:
    """Where that was told."""
    assert mother().age == "71 years"
    assert not clot().age


def test_the_level_comes_with_its_reasons_and_their_sources() -> None:
    """Why, and who says so."""
    assert clot().level is Level.SAME_DAY
    reason = clot().reasons[0]
    assert reason.level is Level.SAME_DAY
    assert all(source.organisation for source in reason.sources)
    assert reason.sources


def test_what_was_advised_is_the_advice_that_was_heard() -> None:
    """The order comes first."""
    assert clot().advised[0].text.startswith("Call 111")


def test_before_the_end_it_says_so_and_has_no_level_of_calm() -> None:
    """A check-up broken off early is no all-clear."""
    summary = unfinished()
    assert not summary.finished
    assert summary.level is not Level.SELF_CARE
    assert not summary.advised
    assert summary.not_asked


def test_how_sure_the_ear_was_stands_with_the_answer() -> None:
    """A no that was hardly heard is marked as such."""
    session = checked("my calf hurts", heard("no", UNSURE), "no", heard("no", UNSURE))
    doubted = [each for each in summed_up(session).answers if each.words == "no"]
    assert Sure.NOT_SURE in {each.sure for each in doubted}


@pytest.mark.parametrize(
    ("figure", "words"), [(1.0, "sure"), (0.85, "sure"), (0.7, "fairly sure"), (0.2, "not sure")]
)
def test_a_figure_has_words(figure: float, words: str) -> None:
    """Sure, fairly sure, not sure."""
    assert how_sure(figure).value == words


def test_a_changed_answer_replaces_the_old_one() -> None:
    """ "Change my answer about ..." is all that correcting takes."""
    before = checked("my calf hurts", "no", "no")
    after = before
    for text in ("change my answer about the chest", "yes"):
        after, _ = dialogue().respond(after, heard(text))
    assert {each.id: each.answer for each in summed_up(before).answers}["breath"] is Known.NO
    assert {each.id: each.answer for each in summed_up(after).answers}["breath"] is Known.YES
    assert summed_up(after).level is Level.EMERGENCY


def test_a_danger_sign_told_outside_a_check_up_counts() -> None:
    """The alarm's sign, its level and its advice are there."""
    session, _ = converse("i have chest pain and i can't breathe and my calf is swollen")
    summary = summed_up(session)
    assert summary.level is Level.EMERGENCY
    assert summary.reported
    assert summary.advised[0].text.startswith("Call 999")


def test_a_sign_that_was_taken_back_is_told_as_such() -> None:
    """It is neither reported nor lost, and the level stays."""
    session, _ = converse("one leg is swollen and hot", "that's wrong", "no it isn't")
    summary = summed_up(session)
    assert summary.taken_back
    assert not summary.reported
    assert summary.level is Level.SAME_DAY
    assert summary.advised


def test_topics_that_were_asked_about_are_named() -> None:
    """A conversation without a check-up has a page, too."""
    session, _ = converse("what are varicose veins")
    assert summed_up(session).asked_about
    assert summed_up(session).level is None


def test_words_that_only_steer_are_not_the_persons_story() -> None:
    """ "Louder" stands in the log, but not on the page."""
    session, _ = converse("what are varicose veins", "louder", "repeat")
    assert [each.words for each in summed_up(session).own_words] == ["what are varicose veins"]


def test_an_empty_conversation_has_nothing_to_show() -> None:
    """Nothing said, nothing made up."""
    assert summed_up(Session()).is_empty
    assert not clot().is_empty


def test_the_log_is_bounded_and_silence_is_not_in_it() -> None:
    """The oldest words go first, and it is said that they went."""
    session = Session()
    for turn in range(KEPT_TURNS + 5):
        session, _ = dialogue().respond(session, Heard.typed("louder" if turn else "hello"))
    session, _ = dialogue().respond(session, Heard(()))
    assert len(session.turns) == KEPT_TURNS
    assert summed_up(session).forgotten


def test_starting_again_forgets_what_was_said_but_not_danger() -> None:
    """The next person at the machine does not read the words of the one before."""
    session, _ = converse("what are varicose veins", "start again")
    assert all(turn.outcome.label.startswith("control:") for turn in session.turns)
    session, _ = converse("one leg is swollen and hot", "start again")
    assert session.turns[0].outcome.label.startswith("red-flag:")


def test_its_limits_are_short_sentences() -> None:
    """They can be read aloud: at most twenty words each."""
    for limit in clot().limits:
        assert all(len(each.split()) <= 20 for each in sentences(limit))
    assert "No clinician has signed its content off." in clot().limits


def test_a_question_about_time_is_no_danger_sign() -> None:
    """ "Since yesterday" answers one, and stands with the other answers."""
    asked = {each.id: each for each in clot().answers}
    assert "recent" in asked
    assert not asked["recent"].is_danger


def test_the_same_sign_is_reported_once() -> None:
    """Neither its reason nor its name stands there twice."""
    assert len(clot().reasons) == len({each.text for each in clot().reasons}) == 1
    names = [sign.name for sign in clot().reported]
    assert names == ["one leg being swollen", "trouble in one leg"]


@pytest.mark.parametrize(
    ("opening", "about", "aloud"),
    [
        ("i get cramps", "the person who told this", ""),
        (
            "my mother gets cramps",
            "mother of the person who told this",
            "It is about the mother of the person who told this.",
        ),
        ("the baby has a swollen leg", "the baby", "It is about the baby."),
        (
            "he gets cramps",
            "somebody else than the person who told this",
            "It is about somebody else than the person who told this.",
        ),
    ],
)
def test_it_says_whom_it_is_about(opening: str, about: str, aloud: str) -> None:
    """As far as the speaker has told it."""
    summary = summed_up(checked(opening))
    assert (summary.about, summary.about_aloud) == (about, aloud)


def test_past_the_review_date_every_form_of_the_page_says_so() -> None:
    """To read, to hear and for other programs; on the day itself it is not late yet."""
    due = replace(clot(), made=datetime.fromisoformat(clot().review_by))
    late = replace(clot(), made=datetime.fromisoformat("2100-01-01T00:00+00:00"))

    def forms(summary: Summary) -> list[str]:
        aloud = " ".join(chunk.text for chunk in spoken(summary))
        return [page(summary), aloud, as_json(summary), as_fhir(summary, flows()[0])]

    assert not [form for form in forms(due) if "due for review" in form]
    assert [form for form in forms(late) if "due for review on" not in form] == []
    assert (as_data(due)["pack"]["overdue"], as_data(late)["pack"]["overdue"]) == (False, True)


TOLD = "my left calf has been aching and swollen for three days, I take warfarin and I am 67"


def test_what_was_told_with_a_danger_sign_stands_on_the_page_without_a_check_up() -> None:
    """Age, medicine, side and duration: a doctor reads silence as "asked, and denied"."""
    session, _ = converse(TOLD)
    summary = summed_up(session)
    assert summary.age == "67 years"
    assert {"left calf", "for three days"} == set(summary.details)
    assert "blood_thinner" in {sign.id for sign in summary.risks}
    assert "breath" in {sign.id for sign in summary.not_asked}
    assert summary.level is Level.SAME_DAY


def test_a_page_without_a_check_up_says_that_there_was_none() -> None:
    """And that nobody was asked."""
    session, _ = converse(TOLD)
    text = page(summed_up(session))
    assert "No check-up was made." in text
    assert "Told without being asked." in text
    assert not as_data(summed_up(session))["checked"]
    assert "No check-up was made." not in page(clot())


def test_a_sign_that_was_taken_back_is_not_found_in_the_words_again() -> None:
    """It stands among those taken back, and the age told with it stays."""
    session, _ = converse("one leg is swollen and hot and I am 67", "that's wrong", "no it isn't")
    assert session.disputed
    summary = summed_up(session)
    assert not summary.reported
    assert summary.taken_back
    assert summary.age == "67 years"


@pytest.mark.parametrize(
    "said", ["check my symptoms", "carry on", "repeat", "next", "I don't know"]
)
def test_words_of_buttons_are_nobodys_own(said: str) -> None:
    """They start and steer; JSON keeps them, marked."""
    session = checked(OPENING, said)
    summary = summed_up(session)
    assert said in [each.words for each in summary.words]
    assert said not in [each.words for each in summary.own_words]
    assert said not in [each.words for each in summary.answers]


def test_words_that_start_a_check_up_and_tell_something_are_the_persons_own() -> None:
    """ "Check my symptoms, my calf hurts" is no button."""
    session, _ = converse("check my symptoms, my calf hurts when I walk")
    assert [each.words for each in summed_up(session).own_words]


def test_the_hour_and_the_zone_stand_on_it() -> None:
    """Where a doctor must be seen the same day, the hour matters; none is made up."""
    assert "23 November 2026 at 14:05 (UTC+01:00)" in page(clot())
    assert as_data(clot())["made_at"] == "2026-11-23T14:05+01:00"


def test_every_yes_stands_on_the_page() -> None:
    """Whatever the level rests on is there with its question."""
    for summary in (clot(), mother()):
        text = page(summary)
        for answer in summary.answers:
            if answer.answer is Known.YES:
                assert answer.question.split("?")[0].split("'")[0] in text
