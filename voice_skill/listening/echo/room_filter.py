"""The adaptive filter of the AEC: what comes back through the room, learnt and taken away.

The partitioned-block frequency-domain Kalman filter (Enzner and Vary 2006; Kuech, Mabande and
Enzner 2014): it learns fast while we alone speak, and hardly at all while a person talks over us.

Two libraries were tried on a recording of 22 minutes of our own voice through a loop. WebRTC's
canceller also takes the person away: "stop" was left in 7 of 40 simulated tries. SpeexDSP's took
13 to 18 dB where the two clocks drifted apart, this one 23 to 36 dB. ``benchmarks.cancelling``
measures WebRTC's beside ours at any time.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]
Spectra = NDArray[np.complex128]

FRAME = 128
"""Samples a step: 8 ms. With 256 it learnt half as fast."""

_PARTS = 24  # frames of the room that are learnt: 0.19 s
_STEADY = 0.999  # how slowly the room changes, from frame to frame
_SMOOTH = 0.9
_FLOOR = 1e-3
_LEAST_DOUBT = 1e-6
_DOUBT_AFTER_REST = 0.05  # of what was learnt


class RoomFilter:
    """Foretells the echo of one loudspeaker in one microphone; learns frame by frame.

    Samples are from -1 to 1.
    """

    def __init__(self) -> None:
        bins = FRAME + 1
        self._played: Spectra = np.zeros((_PARTS, bins), np.complex128)
        self._room: Spectra = np.zeros((_PARTS, bins), np.complex128)
        self._doubt: Samples = np.ones((_PARTS, bins))
        self._noise: Samples = np.ones(bins)
        self._before: Samples = np.zeros(FRAME)

    def take(self, played: Samples, heard: Samples) -> Samples:
        """What is left of ``heard``, ``FRAME`` samples, without the echo of ``played``."""
        self._played[1:] = self._played[:-1]
        self._played[0] = np.fft.rfft(np.concatenate([self._before, played]))
        self._before = played
        echo = np.fft.irfft((self._room * self._played).sum(0))[FRAME:]
        left: Samples = heard - echo
        self._learn(left)
        return left

    def rewind(self) -> None:
        """What comes next does not follow on what came last."""
        self._played[:] = 0
        self._before = np.zeros(FRAME)

    def begin_again(self) -> None:
        """The loudspeaker was stopped: the room is about the same, the last samples are not."""
        self.rewind()
        self._doubt = np.maximum(self._doubt, _DOUBT_AFTER_REST * np.abs(self._room) ** 2)

    def _learn(self, left: Samples) -> None:
        error = np.fft.rfft(np.concatenate([np.zeros(FRAME), left]))
        power = np.abs(self._played) ** 2
        self._noise = _SMOOTH * self._noise + (1 - _SMOOTH) * np.abs(error) ** 2
        gain = self._doubt / (0.5 * (self._doubt * power).sum(0) + self._noise + _FLOOR)
        keep = _STEADY**2
        self._doubt = keep * (1 - 0.5 * gain * power) * self._doubt
        self._doubt += (1 - keep) * np.abs(self._room) ** 2
        self._doubt = np.maximum(self._doubt, _LEAST_DOUBT)
        step = np.fft.irfft(gain * np.conj(self._played) * error, axis=1)
        step[:, FRAME:] = 0
        self._room += np.fft.rfft(step, axis=1)
