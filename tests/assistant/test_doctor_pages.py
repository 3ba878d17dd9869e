"""The page for the doctor, as a person gets it: in a conversation, and after ``triage``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import dialogue
from voice_skill.assistant import Assistant, Keeping
from voice_skill.assistant.doctor_pages import DoctorPages
from voice_skill.values.heard import Heard
from voice_skill.values.reply import Reply


def _talk(folder: Path, *texts: str) -> tuple[Assistant, list[Reply]]:
    assistant = Assistant(dialogue(), keeping=Keeping(pages=DoctorPages(dialogue(), folder=folder)))
    return assistant, [assistant.decide(Heard.typed(text)) for text in texts]


CLOT = "one leg is swollen and hot"


def test_it_is_read_and_then_saved_after_a_yes(tmp_path: Path) -> None:
    """The place is said, and the file holds the person's words."""
    _, replies = _talk(tmp_path, CLOT, "make a page for my doctor", "yes")
    assert "Urgent: to be seen today." in replies[1].text
    assert replies[1].text.endswith("?")
    (file,) = tmp_path.iterdir()
    assert str(file) in replies[2].text
    assert CLOT in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("answer", ["no", "i don't know", ""])
def test_without_a_yes_nothing_is_kept(answer: str, tmp_path: Path) -> None:
    """No file, whatever else was said."""
    _talk(tmp_path, CLOT, "save a page for my doctor", answer)
    assert list(tmp_path.iterdir()) == []


def test_a_conversation_leaves_nothing_behind(tmp_path: Path) -> None:
    """Only a page that was asked for is written."""
    _talk(tmp_path, CLOT, "what are varicose veins", "read me the page for my doctor")
    assert list(tmp_path.iterdir()) == []


def test_repeat_reads_the_page_again(tmp_path: Path) -> None:
    """Not only the question at its end."""
    _, replies = _talk(tmp_path, CLOT, "read me the page for my doctor", "repeat")
    assert replies[2].chunks == replies[1].chunks


def test_saving_twice_keeps_both(tmp_path: Path) -> None:
    """Nothing is written over."""
    _talk(tmp_path, CLOT, *["save a page for my doctor", "yes"] * 2)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    """The conversation goes on."""
    (tmp_path / "file").touch()
    _, replies = _talk(tmp_path / "file" / "x", CLOT, "save a page for my doctor", "yes")
    assert replies[2].text.startswith("I could not save the page.")
