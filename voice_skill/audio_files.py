"""libsndfile, imported late: the one door to sound files that are not plain WAV."""

from __future__ import annotations

from typing import Any


def load_soundfile() -> Any:
    """soundfile; ``ImportError`` or ``OSError`` where it, or its library, is missing."""
    import soundfile

    return soundfile
