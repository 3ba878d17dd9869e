"""How two readings of one text are joined."""

from __future__ import annotations

from voice_skill.language.en.scope import Status
from voice_skill.safety.noticed import Noticed, Sign, with_reading
from voice_skill.values.level import Level
from voice_skill.values.meaning import Person, RaisedFlag

CLOT = RaisedFlag("dvt", Level.SAME_DAY, "swollen calf")
LUNGS = RaisedFlag("pe", Level.EMERGENCY, "chest pain")
DENIED = Sign("chest_pain", Status.DENIED, Person.SELF, "no chest pain", 0, 3)


def test_what_only_a_mended_word_tells_is_asked_about() -> None:
    """Where nothing else was told."""
    both = with_reading(Noticed(), Noticed(raised=(LUNGS,)), sure=False)
    assert (both.raised, both.doubtful) == ((), (LUNGS,))


def test_beside_a_lesser_sign_a_graver_one_counts() -> None:
    """In doubt the level goes up."""
    both = with_reading(Noticed(raised=(CLOT,)), Noticed(raised=(LUNGS,)), sure=False)
    assert both.raised == (LUNGS, CLOT)


def test_a_mended_word_is_never_a_no() -> None:
    """ "No chest paim" may be anything."""
    assert with_reading(Noticed(), Noticed(signs=(DENIED,)), sure=True).signs == ()
