"""PortAudio for the microphone, imported late and kept quiet."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import Any

from voice_skill.core.types import AudioError

STILL_WORKS = "Typed questions and recordings still work."


def load_portaudio() -> Any:
    """sounddevice, imported only now: without PortAudio it fails at import.

    ``AudioError`` names the package to install.
    """
    try:
        with quietly():
            import sounddevice
    except (ImportError, OSError):
        raise AudioError(
            "The sound library PortAudio is missing. "
            "On Debian and Ubuntu run: sudo apt install libportaudio2. "
            f"{STILL_WORKS}"
        ) from None
    return sounddevice


@contextlib.contextmanager
def quietly() -> Iterator[None]:
    """Without the lines ALSA writes to stderr while it tries devices: nobody can act on them."""
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
