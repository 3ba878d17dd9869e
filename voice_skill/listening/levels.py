"""How loud a recording is, channel by channel, and which channel to listen to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voice_skill.values.audio import SAMPLE_RATE

Samples = NDArray[np.float32]
"""Shape (frames, channels), full scale 1.0."""

SILENT_PEAK = 1e-4
"""-80 dB: less than four steps of 16 bits. Nothing can be heard in that."""

_QUIET_PEAK = 0.01  # -40 dB
_CLIPPED_AT = 0.999
_CLIPPED_SHARE = 0.001
_ENVELOPE_HERTZ = 50
_DEEPER_DB = 10.0  # how much more a voice must come and go alone than in the mean of all channels
_FAINT = 1e-7  # of the loudest channel's energy: -70 dB
_POWERS = 150  # beyond the powers of two that a 32-bit floating-point number can hold
_WILD_SHARE = 1e-4
_WEAK_MEAN = 0.25  # of the loudest channel's energy: half its amplitude
_SPEAKS = 0.1  # of what the loudest moments of a channel hold: a voice, and no pause
_GONE = 1e-7  # of them: -70 dB
_HOLES = 0.05  # of the moments in which another channel with the same sound speaks
_ALIKE = 0.7  # correlation of loudness: it is the same sound
_LOUD, _SAME = 0.1, 1e-3
_FLAT, _FLATTER = 0.25, 3.0
"""A channel is cut off where a quarter of its loud samples (above -20 dB) are as the one before,
and on another channel not a third as many. Of 16 sentences the mean of a good channel and one cut
off cost .29 of the words, of one that drops out half of the time .75; the good one .16."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels of ``frames`` frames. ``loudest`` is the channel to take, None for the mean of all.

    ``peak`` is the highest sample of any channel, full scale 1.0. Floating-point files may go over;
    of them a few wild samples do not count. ``clipped`` is the share of samples at full scale.
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
        most = max(1.0, self.peak)
        samples = np.clip(samples, -most, most)
        if self.loudest is None:
            one = samples.mean(axis=1, dtype=np.float32)
        else:
            one = samples[:, self.loudest]
        return np.asarray(one / most, dtype=np.float32)


class LevelMeter:
    """Measures samples piece by piece. ``rate`` is in samples a second."""

    def __init__(self, channels: int, *, rate: int = SAMPLE_RATE) -> None:
        self._frames = 0
        self._peak = 0.0
        self._clipped = 0
        self._energy = np.zeros(channels)
        self._mean_energy = 0.0
        self._step = max(1, rate // _ENVELOPE_HERTZ)
        self._envelope: list[NDArray[np.float64]] = []
        self._loud = np.zeros(channels)
        self._flat = np.zeros(channels)
        self._powers = np.zeros(2 * _POWERS, dtype=np.int64)

    def add(self, samples: Samples) -> None:
        """Take some more samples."""
        if not len(samples):
            return
        size = np.abs(samples)
        self._frames += len(samples)
        self._peak = max(self._peak, float(size.max()))
        self._clipped += int((size >= _CLIPPED_AT).sum())
        if size.max() > 1.0:
            powers = np.frexp(size)[1].ravel()
            self._powers += np.bincount(powers + _POWERS, minlength=2 * _POWERS)
        else:
            self._powers[_POWERS] += size.size
        self._energy += np.square(samples, dtype=np.float64).sum(axis=0)
        self._mean_energy += float(np.square(samples.mean(axis=1), dtype=np.float64).sum())
        if samples.shape[1] > 1:
            self._trace(samples)

    def _trace(self, samples: Samples) -> None:
        """How loud each channel, and their mean, are from moment to moment; hum counts little."""
        whole = len(samples) // self._step * self._step
        wide = np.column_stack((samples, samples.mean(axis=1)))[:whole]
        if whole > 1:
            steps = np.square(np.diff(wide, axis=0, prepend=wide[:1]), dtype=np.float64)
            self._envelope.extend(steps.reshape(-1, self._step, wide.shape[1]).mean(axis=1))
        loud = np.abs(samples[1:]) >= _LOUD
        moved = np.abs(np.diff(samples, axis=0))
        self._loud += loud.sum(axis=0)
        self._flat += (loud & (moved <= _SAME * np.abs(samples[1:]))).sum(axis=0)

    @property
    def levels(self) -> Levels:
        """What has been measured so far."""
        # A voice on one channel of five loses 14 dB in the mean, one in opposite phase on two
        # channels everything: then the loudest channel is taken alone.
        loudest = int(self._energy.argmax())
        weak = self._mean_energy < _WEAK_MEAN * self._energy[loudest]
        broken = self._broken()
        spoken = self._spoken(broken)
        return Levels(
            frames=self._frames,
            peak=self._usual_peak(),
            clipped=self._clipped / max(1, self._frames * len(self._energy)),
            loudest=spoken if spoken is not None else loudest if weak else None,
        )

    def _usual_peak(self) -> float:
        """The peak; of a file that goes over full scale, without one sample of ten thousand."""
        if self._peak <= 1.0:
            return self._peak
        above = self._powers[::-1].cumsum()[::-1]  # samples of at least that power of two
        usual = int(np.flatnonzero(above > _WILD_SHARE * above[0]).max(initial=0)) - _POWERS
        return min(self._peak, max(1.0, 2.0**usual))

    def _broken(self) -> NDArray[np.bool_]:
        """Which channels drop out while another one speaks, or are cut off as no other is."""
        none = np.zeros(len(self._energy), dtype=np.bool_)
        if len(self._envelope) < _ENVELOPE_HERTZ or len(none) < 2:
            return none
        envelope = np.array(self._envelope)[:, :-1]
        broken = np.array([_drops_out(envelope, each) for each in range(len(none))])
        flat = self._flat / np.maximum(self._loud, 1)
        whole = flat[~broken].min(initial=1.0)
        broken |= (flat > _FLAT) & (flat > _FLATTER * whole)
        return none if broken.all() else broken

    def _spoken(self, broken: NDArray[np.bool_]) -> int | None:
        """The channel that holds a voice which hiss or hum on another one would drown.

        A voice comes and goes, by 30 dB and more from one moment to another; noise does not. Where
        a channel is ``broken`` it is one of the others, whatever the mean is like.
        """
        if len(self._envelope) < _ENVELOPE_HERTZ:
            return None
        envelope = np.array(self._envelope)
        low, high = np.percentile(envelope, (20, 95), axis=0)
        floor = _FAINT * high[:-1].max()
        depths = 10 * np.log10((high + 1e-20) / (np.maximum(low, 1e-6 * high) + 1e-20))
        depths[:-1][high[:-1] <= floor] = 0.0
        depths[:-1][broken] = -np.inf
        best = int(depths[:-1].argmax())
        return best if broken.any() or depths[best] > depths[-1] + _DEEPER_DB else None


def _drops_out(envelope: NDArray[np.float64], channel: int) -> bool:
    """Whether that channel is silent where another one speaks that has the same sound."""
    high = np.percentile(envelope, 95, axis=0)
    there = envelope > _GONE * high
    for other in range(len(high)):
        both = there[:, channel] & there[:, other]
        if other == channel or both.sum() < _ENVELOPE_HERTZ // 2:
            continue
        one, two = np.log(envelope[both][:, [channel, other]]).T
        alike = one.std() > 0 and two.std() > 0 and np.corrcoef(one, two)[0, 1] > _ALIKE
        speaks = envelope[:, other] > _SPEAKS * high[other]
        if alike and (speaks & ~there[:, channel]).sum() > _HOLES * speaks.sum():
            return True
    return False
