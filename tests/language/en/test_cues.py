"""The sets of words and the phrases that show how speech is built."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields
from pathlib import Path

from voice_skill.language import en
from voice_skill.language.en.cues import CUE_KINDS, Cues, cue_patterns, cues, every_cue
from voice_skill.language.grammar import lines
from voice_skill.language.language import section


def test_every_set_of_words_and_every_kind_of_phrase_is_asked_for() -> None:
    """What no rule reads would be written for nothing."""
    code = "".join(each.read_text("utf-8") for each in Path(en.__path__[0]).glob("*.py"))
    sets = {each.name for each in fields(Cues)}
    named = set(re.findall(r"<(\w+)>", " ".join(section("assertion")["words"].values())))
    assert sets == set(re.findall(r"cues\(\)\.(\w+)", code)) | (named - {"kin"})
    assert not [kind for kind in CUE_KINDS if f'_cues["{kind}"]' not in code]


def test_no_word_and_no_phrase_stands_twice() -> None:
    """In one set, or under one kind."""
    tables = section("assertion")
    blocks = {name: words.split() for name, words in tables["words"].items()}
    blocks |= {kind: [*lines(block)] for kind, block in tables["cues"].items()}
    twice = {name: [each for each, times in Counter(block).items() if times > 1]
             for name, block in blocks.items()}  # fmt: skip
    assert not {name: each for name, each in twice.items() if each}


def test_a_set_may_hold_another() -> None:
    """``<name>`` stands for its words; ``<kin>`` for the relatives of ``people.yaml``."""
    assert cues().auxiliaries < cues().finite
    assert "mother" in cues().relatives
    assert cues().relatives < every_cue()


def test_phrases_are_known_by_their_kind() -> None:
    """The number of a pattern leads to what it does."""
    phrases, kinds = cue_patterns()
    found = phrases.matches(("i", "used", "to", "have", "it"))
    assert "past" in {kinds[part] for part in found}
