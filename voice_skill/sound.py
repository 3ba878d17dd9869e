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
import weakref
from collections.abc import Iterator
from functools import cache
from typing import Any, Protocol, TypeVar

from voice_skill.values.errors import AudioError

_ONE_AT_A_TIME = threading.RLock()


class Holder(Protocol):
    """Somebody who keeps a stream open for later."""

    def let_go(self) -> None:
        """Close the stream, unless it is in use just now."""
        ...


Stream = TypeVar("Stream")

_STREAMS: weakref.WeakSet[Any] = weakref.WeakSet()
_HOLDERS: weakref.WeakSet[Any] = weakref.WeakSet()


def keep_in_mind(stream: Stream) -> Stream:
    """The same stream, remembered: devices are not looked for anew while it is open."""
    _STREAMS.add(stream)
    return stream


def keeps_a_stream(holder: Holder) -> None:
    """This one is asked to let go before devices are looked for anew."""
    _HOLDERS.add(holder)


def look_again(sd: Any) -> bool:
    """Find what was plugged in since: PortAudio lists devices once, when it starts.

    It is ended and started again, about 0.04 s. That pulls every open stream from under its
    owner, so nothing happens, and False is given, while one is open.
    """
    for holder in tuple(_HOLDERS):
        holder.let_go()
    with quietly():
        if any(not stream.closed for stream in tuple(_STREAMS)):
            return False
        try:
            sd._terminate()
        finally:
            sd._initialize()
    return True


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
def quietly(*streams: int) -> Iterator[None]:
    """Without the lines that C libraries write to stderr: nobody can act on them.

    ``streams`` names other descriptors instead. One thread at a time: two that overlap would leave
    stderr closed for good.
    """
    with _ONE_AT_A_TIME, contextlib.ExitStack() as restored:
        for stream in streams or (2,):
            try:
                kept = os.dup(stream)
            except OSError:  # no such stream at all
                continue
            restored.callback(os.close, kept)
            restored.callback(os.dup2, kept, stream)
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream)
            os.close(nowhere)
        yield


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
