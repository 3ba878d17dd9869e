"""Hears what the virtual loudspeaker plays."""

from __future__ import annotations

import io
import subprocess
import threading
import time
from collections.abc import Mapping
from types import TracebackType

import numpy as np

RATE = 16_000
_LOUD = 300


class Monitor:
    """Records the loudspeaker "spk" while in a ``with``.

    ``sound`` is all that was heard, ``last_sound`` when the last of it was, on the clock of
    ``time.monotonic``.
    """

    def __init__(self, environment: Mapping[str, str], *, sink: str = "spk") -> None:
        command = ["parec", f"--device={sink}.monitor", f"--rate={RATE}", "--channels=1"]
        command += ["--format=s16le", "--latency-msec=10"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(environment))
        self._blocks: list[tuple[float, bytes]] = []
        self._first = threading.Event()
        self._thread = threading.Thread(target=self._listen)

    def __enter__(self) -> Monitor:
        self._thread.start()
        assert self._first.wait(20), "the monitor hears nothing at all"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        time.sleep(0.3)  # what is on its way still arrives
        self._process.kill()
        self._thread.join()
        self._process.wait()

    def _listen(self) -> None:
        assert isinstance(self._process.stdout, io.BufferedReader)
        with self._process.stdout as pipe:
            while block := pipe.read1(4096):
                self._blocks.append((time.monotonic(), block))
                self._first.set()

    @property
    def sound(self) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
        """All samples so far."""
        data = b"".join(block for _, block in self._blocks)
        return np.frombuffer(data[: len(data) // 2 * 2], "<i2")

    @property
    def heard(self) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
        """The samples from the first sound to the last; empty where all was silent."""
        loud = np.flatnonzero(np.abs(self.sound.astype(int)) > _LOUD)
        return self.sound[loud[0] : loud[-1] + 1] if loud.size else self.sound[:0]

    @property
    def last_sound(self) -> float:
        """When the last sound arrived, in seconds on the monotonic clock."""
        for when, block in reversed(self._blocks):
            loud = np.flatnonzero(np.abs(np.frombuffer(block, "<i2").astype(int)) > _LOUD)
            if loud.size:
                return when - (len(block) // 2 - int(loud[-1])) / RATE
        return 0.0


def pitch(sound: np.ndarray[tuple[int], np.dtype[np.int16]], rate: int = RATE) -> float:
    """The strongest frequency, in hertz."""
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    return float(np.argmax(spectrum) * rate / len(sound))
