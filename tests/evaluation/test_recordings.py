"""Recordings with labels: what was heard, heard again, and what came out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import LEGS, dialogue
from voice_skill.assistant import Again, Assistant
from voice_skill.evaluation.recordings import Hearing, read_manifest, run, totals
from voice_skill.values.errors import ContentError
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.reply import Reply

MANIFEST = """file\ttranscript\texpected\tlicence
a.wav\twhat are varicose veins\twhat-are-varicose-veins\tours
b.wav\twhat are varicose veins\twhat-are-varicose-veins\tours
c.wav\t\t\tours
d.wav\ta flat white please\tout-of-scope\tours
"""

HEARD = {
    "a.wav": ("what are varicose veins", ""),
    "b.wav": ("what are very course feigns on", "what are varicose veins"),
    "c.wav": ("", "thank you"),
    "d.wav": ("a flat white peas", "a flat white please"),
}


def listen(file: Path) -> Hearing:
    """Ears that were told what to hear, and a second pair."""
    first, second = HEARD[file.name]
    heard = Heard((Hypothesis(first, 0.9, "vosk"),) if first else ())
    return Hearing(heard, 2.0, 0.5, 40.0, lambda: (Hypothesis(second, 0.9, "whisper"),))


def respond(heard: Heard, again: Again | None) -> tuple[Heard, Reply]:
    assistant = Assistant(dialogue(LEGS))
    reply = assistant.decide(heard, again=again)
    return assistant.heard, reply


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    file = tmp_path / "manifest.tsv"
    file.write_text(MANIFEST, encoding="utf-8")
    return file


def test_what_was_not_understood_is_heard_again(manifest: Path) -> None:
    """And only that; silence never is."""
    rows = {Path(row.file).name: row for row in run(read_manifest(manifest), listen, respond)}
    assert {name: row.again for name, row in rows.items()} == {
        "a.wav": "",
        "b.wav": "what are varicose veins",
        "c.wav": "",
        "d.wav": "a flat white please",
    }
    assert all(row.right for row in rows.values())
    assert rows["c.wav"].got == ""


def test_the_totals_are_those_of_the_contract(manifest: Path) -> None:
    """Word errors and times are the first hearing's."""
    found = totals(tuple(run(read_manifest(manifest), listen, respond)))
    assert found["label_accuracy"] == 1.0
    assert found["answered_but_off_topic"] == 0
    assert found["heard_again"] == 2
    assert found["rtf"] == 0.25
    assert found["wer"] == round((0 + 4 + 1) / 12, 4)


def test_a_manifest_without_its_columns_is_named(tmp_path: Path) -> None:
    """With what is missing."""
    file = tmp_path / "bad.tsv"
    file.write_text("file\ttranscript\nx.wav\thello\n", encoding="utf-8")
    with pytest.raises(ContentError, match="columns expected are missing"):
        read_manifest(file)
