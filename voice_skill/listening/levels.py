"""How loud a recording is, channel by channel, and which channel to listen to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""Shape (frames, channels), full scale 1.0."""

SILENT_PEAK = 1e-4
"""-80 dB: less than four steps of 16 bits. Nothing can be heard in that."""

_QUIET_PEAK = 0.01  # -40 dB
_CLIPPED_AT = 0.999
_CLIPPED_SHARE = 0.001
_WEAK_MEAN = 0.25  # of the loudest channel's energy: half its amplitude


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels of ``frames`` frames. ``loudest`` is the channel to take, None for the mean of all.

    ``peak`` is the highest sample of any channel, full scale 1.0 (floating-point files may go
    over). ``clipped`` is the share of samples at full scale.
    """

    frames: int
    peak: float
    clipped: float
    loudest: int | None

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing at all to hear."""
        return self.peak < SILENT_PEAK

    @property
    def is_quiet(self) -> bool:
        """Whether somebody spoke far too softly, or far away."""
        return self.peak < _QUIET_PEAK

    @property
    def is_clipped(self) -> bool:
        """Whether it was recorded so loud that the tops of the waves are cut off."""
        return self.clipped > _CLIPPED_SHARE

    def mono(self, samples: Samples) -> Samples:
        """Those samples as one channel within full scale, shape (frames,)."""
        if self.loudest is None:
            one = samples.mean(axis=1, dtype=np.float32)
        else:
            one = samples[:, self.loudest]
        return np.asarray(one / max(1.0, self.peak), dtype=np.float32)


class LevelMeter:
    """Measures samples piece by piece."""

    def __init__(self, channels: int) -> None:
        self._frames = 0
        self._peak = 0.0
        self._clipped = 0
        self._energy = np.zeros(channels)
        self._mean_energy = 0.0

    def add(self, samples: Samples) -> None:
        """Take some more samples."""
        if not len(samples):
            return
        size = np.abs(samples)
        self._frames += len(samples)
        self._peak = max(self._peak, float(size.max()))
        self._clipped += int((size >= _CLIPPED_AT).sum())
        self._energy += np.square(samples, dtype=np.float64).sum(axis=0)
        self._mean_energy += float(np.square(samples.mean(axis=1), dtype=np.float64).sum())

    @property
    def levels(self) -> Levels:
        """What has been measured so far."""
        # A voice on one channel of five loses 14 dB in the mean, one in opposite phase on two
        # channels everything: then the loudest channel is taken alone.
        loudest = int(self._energy.argmax())
        weak = self._mean_energy < _WEAK_MEAN * self._energy[loudest]
        return Levels(
            frames=self._frames,
            peak=self._peak,
            clipped=self._clipped / max(1, self._frames * len(self._energy)),
            loudest=loudest if weak else None,
        )
