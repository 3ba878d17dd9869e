"""Tales are nobody's danger; what a stranger once had is asked about; a first aid is told."""

from __future__ import annotations

import pytest

from tests.support import LEGS, ROOT, dialogue, watch
from voice_skill.dialogue.session import Session
from voice_skill.safety.watch import Noticed
from voice_skill.values.heard import Heard


def noticed(text: str) -> Noticed:
    """What the pack's phrases make of a text."""
    return watch().notice(text)


def lines(name: str) -> list[str]:
    """The sentences of a list."""
    path = ROOT / "tests" / "data" / name
    rows = path.read_text(encoding="utf-8").splitlines()
    return [row.split("\t")[0] for row in rows if row and not row.startswith("#")]


def test_few_near_misses_raise_an_alarm() -> None:
    """Of 168 sentences in which nobody is in danger; 43 did before."""
    false = [text for text in lines("near_misses.tsv") if noticed(text).raised]
    assert len(false) <= 10, "\n".join(false)


def test_the_dangers_beside_them_are_raised() -> None:
    """Of 126; what no phrase knows, the sense for danger asks about."""
    missed = [text for text in lines("near_dangers.tsv") if not noticed(text).raised]
    assert len(missed) <= 13, "\n".join(missed)


@pytest.mark.parametrize(
    "text",
    [
        "in eastenders tonight he collapsed with chest pain",
        "on the radio they said a singer's leg swelled up",
        "the patient in my nursing exam had a cold pale leg",
    ],
)
def test_a_tale_is_no_alarm(text: str) -> None:
    """A film, the news, an exam."""
    assert not noticed(text).raised
    assert not noticed(text).hearsay


@pytest.mark.parametrize(
    "text",
    [
        "i was watching casualty and my chest started hurting",
        "he saw it on the telly and my calf is swollen",
        "working in the sun all day cramps and confused",
        "the man next to me has collapsed and his leg is swollen",
        "a woman has just fainted here she said her calf hurt",
    ],
)
def test_the_speaker_or_somebody_at_hand_is_no_tale(text: str) -> None:
    """In doubt it is here and now."""
    assert noticed(text).raised


def test_what_a_stranger_once_had_is_asked_about() -> None:
    """Not raised, and never passed over."""
    text = "a lady in the queue said her foot went blue"
    assert not noticed(text).raised
    _, reply = dialogue(LEGS).respond(Session(), Heard.typed(text))
    assert reply.label.startswith("danger-question:")


@pytest.mark.parametrize(
    "text",
    [
        "no chest pain, not breathless, no fainting, not coughing up blood",
        "no pain in my chest no shortness of breath",
        "the patient denies chest pain and shortness of breath",
    ],
)
def test_what_is_denied_in_a_row_is_denied(text: str) -> None:
    """Each "no" denies one thing: two of them make no yes."""
    assert not noticed(text).raised


def test_what_is_plainly_denied_is_kept_from_the_sense_for_danger() -> None:
    """Only what may report is left to it."""
    assert noticed("i've no chest pain but my calf aches").rest == "but my calf aches"
    assert noticed("my calf aches").rest is None


def test_the_first_aid_to_a_supposed_danger_is_told_as_an_answer() -> None:
    """No alarm, no level, and the order with an "if"."""
    text = "supposing my vein burst, what's the first aid"
    session, reply = dialogue(LEGS).respond(Session(), Heard.typed(text))
    assert not reply.label.startswith("red-flag")
    assert reply.level is None
    assert session.level is None
    assert "If that happens" in reply.chunks[0].text
    assert "press firmly" in reply.text
