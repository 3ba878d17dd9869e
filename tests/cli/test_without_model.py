"""Without the sentence model the skill understands less, answers less, and says so once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support import ROOT

SAYS_SO = "Until then I understand fewer ways of asking."


@pytest.fixture(params=["missing", "corrupt"])
def no_model(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A models folder without the sentence model, or with a broken one."""
    models = tmp_path / "models"
    models.mkdir()
    monkeypatch.setenv("VOICE_SKILL_MODELS", str(models))
    if request.param == "corrupt":
        folder = models / "bge-small-en-v1.5"
        folder.mkdir()
        (folder / "model.onnx").write_bytes(b"rubbish")
        (folder / "tokenizer.json").write_text("{", encoding="utf-8")


@pytest.mark.usefixtures("no_model")
def test_a_plain_question_is_answered_and_the_loss_is_said_once(run: Run) -> None:
    """On stderr, with the remedy."""
    result = run("ask", "what causes leg cramps", "--quiet", "--json")
    assert result.code == 0
    data = json.loads(result.out)
    assert data["understood"] == "causes"
    assert data["sources"]
    assert result.err.count(SAYS_SO) == 1
    assert "voice-skill models install" in result.err


@pytest.mark.slow
def test_less_is_answered_and_no_more_of_other_things(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is not understood is refused, not guessed."""
    monkeypatch.setenv("VOICE_SKILL_MODELS", str(tmp_path))
    out = tmp_path / "out.json"
    result = run(
        "evaluate", "utterances", str(ROOT / "tests/data/held_aside_2.tsv"), "--json", str(out)
    )
    totals = json.loads(out.read_text(encoding="utf-8"))["totals"]
    assert result.code == 0
    assert 0.6 < totals["topic_accuracy"] < 0.97
    assert totals["off_topic_accepted"] <= 0.06
