"""ONNX Runtime, imported late and told to be modest: the one door to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def open_session(model: Path, *, threads: int) -> Any:
    """The model, ready to run on this computer's processors.

    Whatever ONNX Runtime raises for a broken file; ``ImportError`` where it is not installed.
    """
    onnxruntime = _runtime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads that wait by turning round and round take as much as the work itself: with two of
    # them Kokoro took 1.7 s of processor a second of speech, and 0.95 s without.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def run_options() -> Any:
    """What a run is given so that it can be broken off: set its ``terminate``."""
    return _runtime().RunOptions()


def _runtime() -> Any:
    # ONNX Runtime reaches into NumPy as it is imported, and breaks where another thread is still
    # importing that. This line waits until it has.
    import numpy as np  # noqa: F401
    import onnxruntime

    return onnxruntime
