"""ONNX Runtime is told to be modest."""

from __future__ import annotations

import subprocess
import sys
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


def test_numpy_is_whole_before_it_is_imported() -> None:
    """It reaches into NumPy: one that another thread was still importing broke both."""
    pytest.importorskip("onnxruntime")
    watched = (
        "import sys\n"
        "class Watch:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'onnxruntime':\n"
        "            numpy = sys.modules.get('numpy')\n"
        "            print(numpy is not None and not numpy.__spec__._initializing)\n"
        "sys.meta_path.insert(0, Watch())\n"
        "from voice_skill.onnx import run_options\n"
        "run_options()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", watched], capture_output=True, text=True, check=True
    )
    assert done.stdout == "True\n"
