"""Where it is and since when."""

from __future__ import annotations

from voice_skill.understanding.circumstances import days_in, details_in, is_a_moment


def test_of_several_times_the_shortest_counts_and_a_cramp_is_no_beginning() -> None:
    """ "Three weeks" tells since when, "five minutes" how long a cramp lasts."""
    assert days_in("for three weeks, and each cramp lasts five minutes") == 21
    moment = days_in("it lasts five minutes")
    assert moment is not None
    assert is_a_moment(moment)
    assert days_in("my calf hurts") is None


def test_the_person_s_own_words_are_kept() -> None:
    """For the doctor: the place and the time."""
    assert details_in("my left calf hurts since yesterday") == ("left calf", "since yesterday")
    assert details_in("it is in the left one") == ("left leg",)
    assert details_in("sore since monday") == ("since Monday",)
