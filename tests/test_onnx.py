"""ONNX Runtime is told to be modest."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_skill.onnx import open_session, run_options


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    """By the library itself; whoever asked says it in words."""
    pytest.importorskip("onnxruntime")
    (tmp_path / "model.onnx").write_bytes(b"nothing")
    with pytest.raises(Exception, match=r"model\.onnx|Protobuf|protobuf"):
        open_session(tmp_path / "model.onnx", threads=1)


def test_a_run_can_be_told_to_end() -> None:
    """From another thread."""
    pytest.importorskip("onnxruntime")
    run = run_options()
    run.terminate = True
    assert run.terminate
