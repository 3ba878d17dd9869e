"""The check with Orca (``python -m tests.web.orca``) can fail: its rules, and its voice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.orca.desktop import missing
from tests.web.orca.heard import Utterance, begins, first, never, once, speech, waits

VOICE = Path(__file__).parent / "orca" / "voice.py"
ORDER = "Call 999 now."


def said(*texts: str) -> list[Utterance]:
    """Each whole."""
    return [Utterance(each, len(each.split())) for each in texts]


def test_each_sentence_is_said_once_whole_and_in_its_turn() -> None:
    """Orca may part them, and give several in one piece."""
    sentences = ["Rest now.", "Drink some water."]
    assert once(said("Rest now. Drink", "some water."), sentences) == []
    assert once(said("Rest now."), sentences) == ["said 0 times: Drink some water."]
    assert once(said("Rest now. Drink some water.", "Rest now."), sentences) == [
        "said 2 times: Rest now."
    ]
    assert once(said("Drink some water.", "Rest now."), sentences) == [
        "said too soon: Drink some water."
    ]


def test_what_was_cut_short_was_not_said() -> None:
    """A sentence counts as far as it was heard; a slash shows where that ended."""
    cut = Utterance("Drink some water.", 2)
    assert once([cut], ["Drink some water."]) == ["said 0 times: Drink some water."]
    assert cut.line == "Drink some // water."


def test_nothing_of_the_old_turn_is_said_again() -> None:
    """Where it is over."""
    assert never(said("Rest now."), ["Drink some water."]) == []
    assert never(said("Is it sore? Rest now."), ["Rest now."]) == [
        "said though it is over: Rest now."
    ]


def test_an_order_is_first_but_for_a_few_words_of_the_screen_readers_own() -> None:
    """Which key, and where the focus goes; nothing of the page's own."""
    own = ("return", "leaving region.", "main content")
    assert first(said(*own, f"{ORDER} heading level 1."), ORDER, most=4) == []
    assert first(said("Sit down.", ORDER), ORDER, most=4) == [f"said before {ORDER} Sit down."]
    assert first(said("One moment.", ORDER), ORDER, most=4) == []
    assert first(said(*own, "region Answer", ORDER), ORDER, most=4) == [
        f"6 words before {ORDER} leaving region. main content region Answer"
    ]
    assert first(said("return"), ORDER, most=4) == [f"never said: {ORDER}"]


def test_nothing_is_waited_for_that_was_said() -> None:
    """Somebody who hears "One moment." last waits for more."""
    assert waits(said("One moment.", "Is it sore? heading level 1."), "Is it sore?") == []
    assert waits(said("Is it sore?", "One moment."), "Is it sore?") == [
        "said though it is answered: One moment."
    ]


def test_no_words_are_put_before_a_turn() -> None:
    """Such as the name of the region that tells it."""
    assert begins(said("return", "Rest now. Drink some water."), "Rest now.") == []
    assert begins(said("What is new Rest now."), "Rest now.") == [
        "nothing that was said begins with: Rest now."
    ]


def test_the_echo_of_typing_is_left_out() -> None:
    """Letters and words that are typed."""
    assert speech([Utterance("w", 1), Utterance("", 0), Utterance("why", 1, keys=True)]) == []
    assert speech(said("return")) == said("return")


def test_the_voice_writes_down_what_was_heard(tmp_path: Path) -> None:
    """As speech-dispatcher talks to it; what is stopped is heard in part only."""
    heard = tmp_path / "heard.jsonl"
    words = " ".join(["word"] * 100)
    with subprocess.Popen(
        [sys.executable, VOICE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"ORCA_HEARD": str(heard)},
    ) as voice:
        assert voice.stdin is not None
        assert voice.stdout is not None

        def tell(*lines: str) -> None:
            assert voice.stdin is not None
            voice.stdin.write("".join(f"{each}\n" for each in lines))
            voice.stdin.flush()

        def answered(*lines: str) -> None:
            assert voice.stdout is not None
            assert [voice.stdout.readline().strip() for _ in lines] == list(lines)

        tell("SPEAK", "<speak>Rest &amp; drink</speak>", ".")
        answered("202 OK RECEIVING MESSAGE", "200 OK SPEAKING", "701 BEGIN", "702 END")
        tell("SPEAK", words, ".")
        answered("202 OK RECEIVING MESSAGE", "200 OK SPEAKING", "701 BEGIN")
        tell("STOP")
        answered("703 STOP")
        tell("QUIT")
        answered("210 OK QUIT")
    over = [each for each in map(json.loads, heard.read_text().splitlines()) if "text" in each]
    assert over[0] == {"kind": "SPEAK", "text": "Rest & drink", "words": 3}
    assert over[1]["words"] < 100


def test_what_is_missing_is_said_with_the_line_that_mends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In one sentence."""
    monkeypatch.setenv("PATH", "")
    assert "sudo apt install orca at-spi2-core" in missing()
