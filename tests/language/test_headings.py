"""The words over the parts of a reply."""

from __future__ import annotations

from voice_skill.language.headings import SILENT, heading_words
from voice_skill.values.reply import Heading


def test_every_heading_has_its_words_but_those_that_only_mark_a_sentence() -> None:
    """What is not shown is said nowhere."""
    assert {each for each in Heading if not heading_words(each)} == SILENT


def test_a_packs_own_heading_stays_as_it_is() -> None:
    """Even where it reads like one of ours."""
    assert heading_words("why") == "why"
