"""What is put together out of real parts."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.conftest import need
from tests.support import BICYCLE, LEGS, pack
from voice_skill.assembly.skill import (
    SENTENCE_MODEL,
    build_dialogue,
    build_learned,
    build_matchers,
    built_file,
    sentence_model,
    steering_file,
)
from voice_skill.dialogue import suspicion
from voice_skill.packs.heard import FILE, heard_labelled, read_heard
from voice_skill.settings import Settings
from voice_skill.understanding import commands, off_topic
from voice_skill.understanding.learned.parts import part_texts
from voice_skill.understanding.learned.sentences import vectors_of
from voice_skill.understanding.learned.stored import stored_bytes, weights_in
from voice_skill.understanding.learned.training import key_of
from voice_skill.understanding.topics import BlendedMatcher, FuzzyMatcher, labelled

MODEL: Any = SimpleNamespace(name=SENTENCE_MODEL)
"""All that a key knows of a model is its name; this one can read no sentence."""


@pytest.mark.parametrize("kind", ["words", "meaning", "danger", "off-topic"])
def test_what_is_shipped_was_learnt_from_the_pack_as_it_is(kind: str) -> None:
    """Else everybody's first start takes minutes. ``voice-skill packs learn`` mends it."""
    legs = pack()
    heard = heard_labelled(legs, read_heard(LEGS / FILE))
    wanted = {
        "words": key_of(labelled(legs), None, heard),
        "meaning": key_of(labelled(legs), MODEL, heard),
        "danger": key_of(suspicion.taught(legs), MODEL),
        "off-topic": key_of(off_topic.taught(legs), MODEL),
    }
    raw = stored_bytes(built_file(LEGS, kind))
    weights = weights_in(raw) if raw is not None else None
    assert weights is not None
    assert weights.key == wanted[kind]


def test_what_is_shipped_of_steering_was_learnt_from_the_language_as_it_is() -> None:
    """``voice-skill packs learn`` mends it."""
    raw = stored_bytes(steering_file())
    weights = weights_in(raw) if raw is not None else None
    assert weights is not None
    assert weights.key == key_of(commands.taught(), MODEL)


def test_every_part_of_the_pack_has_its_shipped_vector() -> None:
    """The model that would have to make one has no way to."""
    texts = part_texts(pack())
    assert len(vectors_of(texts, MODEL, shipped=built_file(LEGS, "parts"))) == len(texts)


@pytest.fixture
def without_scikit_learn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ``all`` installs, on a computer where nothing was learnt yet."""
    monkeypatch.setenv("VOICE_SKILL_CACHE", str(tmp_path))
    for name in ("sklearn", "sklearn.linear_model", "scipy", "scipy.sparse"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.mark.slow
@pytest.mark.usefixtures("without_scikit_learn")
def test_what_is_shipped_is_believed() -> None:
    """Weights that do not know their own sentences are refused, and learnt anew for minutes."""
    if sentence_model(print) is None:
        need("the sentence model: voice-skill models install")
    told: list[str] = []
    build_dialogue(Settings(), tell=told.append)
    assert told == []


@pytest.mark.slow
def test_topics_that_are_alike_are_told_apart_by_their_parts() -> None:
    """A part that knows such a question makes its topic likelier, and the others less so."""
    model = sentence_model(print)
    if model is None:
        need("the sentence model: voice-skill models install")
    matcher, fitting = build_matchers(pack(), LEGS, model, tell=pytest.fail)
    text = "will losing weight help my veins"
    found = {each.topic: each.probability for each in matcher.candidates(text)}
    likeliest = [name for name in found if name in fitting.topics][:2]
    fits = {name: fitting.ranked(name, text)[0].score for name in likeliest}
    one, other = sorted(likeliest, key=lambda name: -fits[name])
    assert fits[one] > fits[other]
    learned = build_learned(pack(), LEGS, model, tell=pytest.fail)
    blended = BlendedMatcher(learned, FuzzyMatcher(pack()))
    before = {each.topic: each.probability for each in blended.candidates(text)}
    assert found[one] / found[other] > before[one] / before[other]


@pytest.mark.usefixtures("without_scikit_learn")
def test_the_shipped_pack_needs_nothing_to_learn_with() -> None:
    """It comes learnt."""
    told: list[str] = []
    matcher, _ = build_matchers(pack(), LEGS, None, tell=told.append)
    assert matcher.candidates("why do leg cramps come in the night")[0].topic == "night-cramps"
    assert not told


@pytest.mark.usefixtures("without_scikit_learn")
def test_a_changed_pack_that_cannot_be_learnt_is_told_once_with_the_remedy() -> None:
    """Near-verbatim questions are answered all the same."""
    told: list[str] = []
    matcher, _ = build_matchers(pack(BICYCLE), BICYCLE, None, tell=told.append)
    assert told == [
        "The pack has changed, and learning it anew needs scikit-learn. "
        "Near-verbatim questions still work. "
        'Install it: pip install "voice-skill[learn]".'
    ]
    assert matcher.candidates("how do I oil the chain")[0].topic == "oiling-the-chain"
