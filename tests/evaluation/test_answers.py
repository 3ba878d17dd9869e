"""Whether a question is answered, and how soon, is counted by what is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import need
from tests.support import BICYCLE, ROOT, dialogue, pack
from voice_skill.assembly.skill import build_dialogue, sentence_model
from voice_skill.assistant import Assistant
from voice_skill.evaluation.answers import Respond, Row, read_asked, report, run
from voice_skill.settings import load_settings
from voice_skill.values.errors import ContentError
from voice_skill.values.heard import Heard
from voice_skill.values.text import normalise

DEVELOPMENT = ROOT / "tests" / "data" / "answers-dev.tsv"


def conversation() -> Respond:
    """The product's own turn, over the tiny pack of the tests."""
    assistant = Assistant(dialogue(BICYCLE))
    return lambda text: assistant.decide(Heard.typed(text))


def measured(tmp_path: Path, text: str, *, seconds: float = 15.0) -> tuple[Row, ...]:
    """The rows of a file with that text."""
    file = tmp_path / "asked.tsv"
    file.write_text(text, encoding="utf-8")
    return run(read_asked(file), conversation, within=seconds)


def test_each_question_is_counted_by_how_soon_it_is_answered(tmp_path: Path) -> None:
    """At once, by more, or not at all; capitals do not matter."""
    rows = measured(
        tmp_path,
        "# question and patterns\n"
        "how do i mend a flat tyre\tTAKE THE WHEEL\n"
        "i have a flat tyre how do i mend it\tnothing like it\thold it under water\n"
        "mending a flat tyre\troughen the rubber\n"
        "how do i mend a flat tyre\tbicycle bell\n",
    )
    assert [row.after for row in rows] == [0, 1, 2, None]
    assert report(rows)["totals"] == {
        "n": 4,
        "answered_first": 0.25,
        "answered_in_time": 0.25,
        "answered_by_one_more": 0.5,
        "answered_later": 0.25,
        "never_answered": 0.25,
        "first_reply_seconds": rows[0].seconds,
    }


def test_what_is_said_later_than_so_many_seconds_is_not_in_time(tmp_path: Path) -> None:
    """Two seconds are five words."""
    late = measured(tmp_path, "how do i mend a flat tyre\tpatch over it\n", seconds=2)
    assert late[0].after == 0
    assert not late[0].in_time


def test_an_offer_answers_nothing(tmp_path: Path) -> None:
    """It is asked, not told."""
    assert measured(tmp_path, "how do i mend a flat tyre\tdo you want\n")[0].after is None


def test_the_seconds_are_of_all_that_is_said_first(tmp_path: Path) -> None:
    """The offer too: at 150 words a minute."""
    row = measured(tmp_path, "how do i mend a flat tyre\twheel\n")[0]
    words = conversation()("how do i mend a flat tyre").text.split()
    assert row.seconds == round(len(words) / 2.5, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one\twheel\nno pattern\n", "line 2: write a question, a tab"),
        ("\twheel\n", "line 1: write a question, a tab"),
        ("one\t(wheel\n", "line 1: '(wheel' is no regular expression"),
        ("one\twheel|\n", "line 1: 'wheel|' is found in every reply"),
        (f"one\t{'w' * 501}\n", "line 1: the pattern has 501 characters, at most 500"),
        ("# nothing\n", "line 1: no question"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    """With its file and what to write instead."""
    with pytest.raises(ContentError, match=r"asked\.tsv") as caught:
        measured(tmp_path, text)
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """And what is wanted instead."""
    with pytest.raises(ContentError, match="cannot be read"):
        read_asked(tmp_path / "nowhere.tsv")


def test_no_question_of_our_own_stands_in_the_pack() -> None:
    """One that does measures memory."""
    known = {text for topic in pack().topics for text in topic.examples}
    assert not known & {normalise(each.question) for each in read_asked(DEVELOPMENT)}


@pytest.mark.slow
def test_of_our_own_questions_most_are_answered_at_once() -> None:
    """As the product is."""
    if sentence_model(print) is None:
        need("the sentence model is not installed: voice-skill models install")
    whole = build_dialogue(load_settings(), tell=print)

    def talk() -> Respond:
        assistant = Assistant(whole)
        return lambda text: assistant.decide(Heard.typed(text))

    totals = report(run(read_asked(DEVELOPMENT), talk, within=15))["totals"]
    assert totals["n"] >= 150
    assert totals["answered_first"] >= 0.76
    assert totals["answered_by_one_more"] >= 0.82
    assert totals["first_reply_seconds"] <= 15.0
