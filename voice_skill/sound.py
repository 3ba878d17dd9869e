"""PortAudio, imported late and kept quiet: the one door to sound devices, for ears and mouth.

A leaf like ``paths``: hearing and speaking both ask here, so that ``sounddevice`` is imported in
one place only.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import threading
from collections.abc import Iterator
from functools import cache
from typing import Any

from voice_skill.core.types import AudioError

_ONE_AT_A_TIME = threading.RLock()


def load_portaudio(still_works: str) -> Any:
    """sounddevice, imported only now: without PortAudio it fails at import.

    ``AudioError`` names the package to install, and says what still works.
    """
    try:
        with quietly():
            import sounddevice
    except (ImportError, OSError) as error:
        raise AudioError(
            "The sound library PortAudio is missing. "
            "On Debian and Ubuntu run: sudo apt install libportaudio2. "
            f"{still_works}"
        ) from error
    _hush_alsa()
    return sounddevice


@contextlib.contextmanager
def quietly() -> Iterator[None]:
    """Without the lines that ALSA and PortAudio write to stderr: nobody can act on them.

    One thread at a time: two that overlap would leave stderr closed for good.
    """
    with _ONE_AT_A_TIME:
        try:
            kept = os.dup(2)
        except OSError:  # no stderr at all
            yield
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, 2)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            os.close(nowhere)


_AlsaHandler = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)
_say_nothing = _AlsaHandler(lambda *_: None)
"""Kept for ever by the module: ALSA holds only its address."""


@cache
def _hush_alsa() -> None:
    """No "underrun occurred" in the middle of an answer. ALSA writes it from its own thread."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_say_nothing)
