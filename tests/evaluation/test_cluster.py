"""What a cluster is asked first, and what stops it; whole runs are in ``tests/cli``."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import BICYCLE
from voice_skill.evaluation.cluster import share, traits
from voice_skill.settings import Settings
from voice_skill.values.errors import UsageError

BIKE = Settings(pack=str(BICYCLE), country="gb")


@pytest.mark.parametrize(
    "address", ["10.0.0.1:8786", "tcp://", "tcp://here", "tcp://here:x", "tcp://[here", ""]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    """With one that is."""
    with pytest.raises(
        UsageError, match=r"Give tcp://HOST:PORT, such as tcp://192\.168\.1\.5:8786"
    ):
        list(share(address, BIKE, len, ()))


def test_where_nobody_answers_that_is_said_at_once() -> None:
    """With what would help, and what works all the same."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(UsageError, match=f"nobody answers at {address} .*dask scheduler"):
            list(share(address, BIKE, len, ()))


def test_the_pack_the_models_and_our_code_have_to_be_alike(tmp_path: Path) -> None:
    """And the packages that hear; those that learn only where the pack is not the shipped one."""
    named = [trait.name for trait in traits(BIKE)]
    assert named[:3] == ["voice_skill", "language files", "pack bicycle"]
    assert [name for name in named if name.startswith("model ")] == [
        "model vosk-model-small-en-us-0.15",
        "model bge-small-en-v1.5",
    ]
    assert {"vosk", "onnxruntime", "moonshine-voice", "scikit-learn"} <= set(named)
    once = {trait.name for trait in traits(replace(BIKE, pack="", second_engine="off"))}
    assert not once & {"moonshine-voice", "faster-whisper", "scikit-learn"}


def test_a_missing_model_is_told_from_a_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vosk_model: Path
) -> None:
    """Each with a checksum of its own."""
    here = dict(_models())
    monkeypatch.setenv("VOICE_SKILL_MODELS", str(tmp_path))
    there = dict(_models())
    assert len(set(here.values())) == 2
    assert set(there.values()) == {"missing or damaged"}


def _models() -> list[tuple[str, str]]:
    return [(each.name, each.value) for each in traits(BIKE) if each.name.startswith("model ")]
