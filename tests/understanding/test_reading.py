"""What one text says is worked out once, whoever asks; rules ask it, and never the text."""

from __future__ import annotations

import ast
import pickle
from pathlib import Path

import pytest

from tests.support import ROOT, dialogue
from voice_skill.dialogue.session import Session
from voice_skill.safety.watch import Watch
from voice_skill.understanding.reading import Reading, Readings
from voice_skill.understanding.wishes import Wish
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.meaning import AnswerKind, ControlWord

RULES = ("dialogue", "checkup", "safety")

READERS = {
    *("find_answer", "find_control", "find_aside", "repeat_effect", "wants_slow_repeat", "wish_in"),
    *("wants_meaning", "choose", "correction_in", "memory_wish", "patient_in", "age_said"),
    *("names_the_patient", "word_to_spell", "asks_on", "leans_on", "is_bare", "questions_in"),
    *("part_asked", "in_context", "named_in", "find_duration", "find_age", "steps_back"),
    *("days_in", "details_in", "loose_answer", "said_plainly", "voice_answer", "signs_picked"),
    *("normalise", "without_fillers", "says"),
}
"""What makes something of a text. Behind the door of a conversation only ``Reading`` calls them."""

EXCEPT = {
    ("dialogue/correcting.py", "without_fillers"),  # to keep the words, not to understand them
}


def spoken(*texts: str) -> Heard:
    """One utterance as two engines read it."""
    engines = ("vosk", "vosk", "moonshine")
    return Heard(tuple(Hypothesis(text, 0.9, by) for text, by in zip(texts, engines, strict=False)))


def test_a_reading_says_all_that_its_words_say() -> None:
    """Each of it by name."""
    reading = Reading("um, change my answer about the swelling")
    assert reading.said == "change my answer about the swelling"
    assert reading.wish is Wish.CHANGE
    assert reading.to_change.text == "the swelling"
    assert reading.answer is None
    assert Reading("slower").command is ControlWord.SLOWER
    answer = Reading("know").answer_when_asked
    assert answer is not None
    assert answer.kind is AnswerKind.NO


def test_the_same_question_is_worked_out_once() -> None:
    """Whoever asks, and however often; with something else it is another question."""
    asked: list[str] = []

    def length(reading: Reading, more: int) -> int:
        asked.append(reading.text)
        return len(reading.text) + more

    reading = Reading("no")
    assert [reading.once(length, 1), reading.once(length, 1), reading.once(length, 2)] == [3, 3, 4]
    assert asked == ["no", "no"]


def test_hypotheses_with_the_same_words_share_a_reading() -> None:
    """Two engines that heard the same are two hearings of one reading."""
    heard = Readings(spoken("no", "know", "no"))
    assert len(heard) == 3
    assert heard[0] is heard[2]
    assert heard.best is heard[0]
    assert [engine for engine, _ in heard.by_engine] == ["vosk", "vosk", "moonshine"]


def test_silence_has_no_reading_and_its_best_one_is_empty() -> None:
    """So that a rule may always ask the best."""
    assert list(Readings(Heard(()))) == []
    assert Readings(Heard(())).text == ""


@pytest.mark.parametrize("texts", [("my calf hurts",), ("my calf hurts", "i am forty", "no")])
def test_a_session_keeps_what_was_heard_and_no_readings(texts: tuple[str, ...]) -> None:
    """It can be kept on a disk."""
    session = Session()
    for text in texts:
        session, _ = dialogue().respond(session, spoken(text, "know"))
    assert pickle.loads(pickle.dumps(session)) == session  # noqa: S301 - our own


def test_a_spoken_no_is_looked_through_for_signs_once_a_watch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And once more where signs of earlier turns count besides; never for each rule that asks."""
    session, _ = dialogue().respond(Session(), Heard.typed("my calf hurts"))
    session, _ = dialogue().respond(session, Heard.typed("i am forty"))
    looked: list[tuple[int, str, frozenset[str]]] = []
    notice = Watch.notice

    def counted(watch: Watch, text: str, *, earlier: frozenset[str] = frozenset()) -> object:
        looked.append((id(watch), text, earlier))
        return notice(watch, text, earlier=earlier)

    monkeypatch.setattr(Watch, "notice", counted)
    dialogue().respond(session, spoken("no", "know", "no"))
    assert len(looked) == len(set(looked))


@pytest.mark.parametrize("room", RULES)
def test_no_rule_makes_something_of_a_text_by_itself(room: str) -> None:
    """It asks the reading, so that all rules understand the same words alike."""
    wrong = []
    for path in sorted((ROOT / "voice_skill" / room).glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                used = {each.name for each in node.names} & READERS
                wrong += [
                    (f"{room}/{path.name}", name)
                    for name in sorted(used)
                    if (f"{room}/{path.name}", name) not in EXCEPT
                ]
    assert not wrong


def test_every_exception_is_still_needed() -> None:
    """What no longer calls is taken off the list."""
    for name, reader in EXCEPT:
        assert reader in (Path(ROOT) / "voice_skill" / name).read_text("utf-8")
