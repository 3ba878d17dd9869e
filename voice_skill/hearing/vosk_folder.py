"""Is this folder a whole Vosk model? Asked before Vosk opens it.

Vosk ends the whole program, without an exception, on some broken parts (an empty ``model.conf`` or
``disambig_tid.int``, half a ``splice.conf``), and prints to the terminal on most others.
"""

from __future__ import annotations

import struct
from pathlib import Path

from voice_skill.values.errors import ModelError

_FST = struct.pack("<i", 2125659606)
_KALDI = b"\0B"

_PARTS: dict[str, bytes] = {
    "am/final.mdl": _KALDI + b"<TransitionModel>",
    "conf/mfcc.conf": b"--",
    "conf/model.conf": b"--",
    "graph/Gr.fst": _FST,
    "graph/HCLr.fst": _FST,
    "graph/disambig_tid.int": b"",
    "graph/phones/word_boundary.int": b"",
    "ivector/final.dubm": _KALDI + b"<DiagGMM>",
    "ivector/final.ie": _KALDI + b"<IvectorExtractor>",
    "ivector/final.mat": _KALDI,
    "ivector/global_cmvn.stats": b"",
    "ivector/online_cmvn.conf": b"",
    "ivector/splice.conf": b"--",
}
"""The parts of a small model, each with its first bytes where they are always the same."""

_OPTIONS: dict[str, tuple[str, ...]] = {
    "ivector/splice.conf": ("left-context", "right-context"),
    "conf/mfcc.conf": ("sample-frequency", "num-mel-bins"),
    "conf/model.conf": ("beam", "frame-subsampling-factor"),
}
"""Settings without which Vosk stops the program."""

_REMEDY = "Install it: voice-skill models install"


def check_folder(folder: Path) -> None:
    """Passes where every part is there, is not empty and begins as such a file does.

    ``ModelError`` names the folder, the part and the remedy. Checksums are the installer's work:
    here only what can be seen in a millisecond.
    """
    if not folder.is_dir():
        raise ModelError(f"There is no speech model in {folder}. {_REMEDY}")
    for name, start in _PARTS.items():
        problem = _problem(folder / name, start)
        if problem:
            raise ModelError(
                f"The speech model in {folder} is not whole: {name} {problem}. {_REMEDY}"
            )
    for name, wanted in _OPTIONS.items():
        text = (folder / name).read_text(encoding="utf-8", errors="replace")
        given = {line.split("=")[0].strip().lstrip("-") for line in text.splitlines()}
        missing = [option for option in wanted if option not in given]
        if missing:
            raise ModelError(
                f"The speech model in {folder} is not whole: {name} lacks {missing[0]}. {_REMEDY}"
            )


def _problem(file: Path, start: bytes) -> str:
    try:
        with file.open("rb") as stream:
            begun = stream.read(max(1, len(start)))
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    if not begun:
        return "is empty"
    return "" if begun.startswith(start) else "is not a file of its kind"
