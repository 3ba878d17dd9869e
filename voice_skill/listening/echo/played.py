"""What the loudspeaker was given, and where it stands in what the microphone hears."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from voice_skill.listening.echo.room_filter import Samples
from voice_skill.values.audio import SAMPLE_RATE

_KEPT_SECONDS = 6.0
GAP_SECONDS = 0.3
"""Without a sample for so long, the loudspeaker's stream was stopped."""

_CLEAR = 15.0
"""How many times the usual height a peak must have. The same speech gave 13 to 108, where there was
a second of it. Of other speech 99 pieces in 100 gave less than 14, of 0.4 seconds less than 19."""

_NEIGHBOURHOOD = 20  # samples
_PREFERRED = 0.4  # of the clearest peak
_SIDE = 8  # samples on either side that a place between two is reckoned from


class Played:
    """What the loudspeaker was given last, at 16 kHz, each sample with its number."""

    def __init__(self) -> None:
        self._samples: Samples = np.zeros(0)
        self._rate = 0
        self._to_16k: Callable[[Samples], Samples] = lambda samples: samples
        self.last_at = float("-inf")
        """When the last sample was given."""
        self._was_stopped = False
        self._began = 0
        self.end = 0
        """The number of the sample after the last one."""

    def take(self, samples: bytes, rate: int, at: float) -> bool:
        """Some more samples; whether the loudspeaker began anew with them."""
        gap = min(at - self.last_at, _KEPT_SECONDS)
        anew = self._was_stopped or gap > GAP_SECONDS or rate != self._rate
        self.last_at, self._was_stopped = at, False
        if anew:
            self._rate, self._to_16k = rate, _resampler(rate)
            if self.end:
                self._append(np.zeros(round(gap * SAMPLE_RATE)))  # meanwhile it was silent
            self._began = self.end
        self._append(self._to_16k(np.frombuffer(samples, dtype="<i2").astype(np.float64) / 32768))
        return anew

    def _append(self, new: Samples) -> None:
        self._samples = np.concatenate([self._samples, new])[-int(SAMPLE_RATE * _KEPT_SECONDS) :]
        self.end += len(new)

    def hush(self, number: int) -> None:
        """From that number on the samples were not heard; what comes next begins anew."""
        start = max(0, number - (self.end - len(self._samples)))
        self._samples[start:] = 0
        self._was_stopped = True

    def at(self, place: float, count: int) -> Samples | None:
        """So many samples from that place on, between two of them if need be.

        None where they are not here (any more).
        """
        number = int(np.floor(place))
        start = number - (self.end - len(self._samples)) - _SIDE + 1
        if start < 0 or start + count + 2 * _SIDE - 1 > len(self._samples):
            return None
        around = self._samples[start : start + count + 2 * _SIDE - 1]
        return np.convolve(around, _between(place - number), mode="valid")

    def last(self, seconds: float) -> Samples:
        """The last samples."""
        return self._samples[-int(SAMPLE_RATE * seconds) :]

    def since_it_began(self, seconds: float) -> Samples:
        """The last samples, with silence in place of those from before it began anew."""
        samples = self.last(seconds).copy()
        samples[: max(0, len(samples) - (self.end - self._began))] = 0
        return samples

    def loudest(self, seconds: float) -> float:
        """The greatest of the last samples, 0 to 1."""
        return float(np.abs(self.last(seconds)).max(initial=0.0))


def _resampler(rate: int) -> Callable[[Samples], Samples]:
    if rate == SAMPLE_RATE:
        return lambda samples: samples
    import soxr

    stream = soxr.ResampleStream(rate, SAMPLE_RATE, 1, dtype="float64")

    def resample(samples: Samples) -> Samples:
        made: Samples = stream.resample_chunk(samples)
        return made

    return resample


def _between(share: float) -> Samples:
    """The weights of the samples around a place between two of them: a windowed sinc."""
    away = np.arange(2 * _SIDE) - (_SIDE - 1) - share
    window = np.cos(np.pi * away / (2 * _SIDE + 1)) ** 2
    return np.asarray((np.sinc(away) * window)[::-1], dtype=np.float64)


def likeness(ref: Samples, heard: Samples) -> Samples:
    """How much ``heard`` is like ``ref`` from each place of it on, in standard deviations.

    Generalised cross-correlation with phase transform (Knapp and Carter 1976): a room's echoes
    and the voice's own pitch do not blur the peak.
    """
    size = 1 << (len(ref) + len(heard) - 1).bit_length()
    product = np.fft.rfft(ref, size) * np.conj(np.fft.rfft(heard, size))
    magnitude = np.abs(product)
    weight = magnitude + 1e-3 * float(magnitude.max()) + 1e-12
    # Only whole overlaps, and a little before: the ear may be ahead of the oldest kept sample.
    usable: Samples = np.fft.irfft(product / weight, size)[: len(ref) - len(heard) // 2]
    return usable / max(float(np.std(usable)), 1e-12)


def find_in(ref: Samples, heard: Samples, *, near: float | None = None) -> float | None:
    """Where in ``ref`` the sound of ``heard`` begins; None where it is not to be found there.

    A place ``near`` the one that is expected is preferred: a wall's echo, or a voice's next wave,
    now and then looks a little more alike.
    """
    usable = likeness(ref, heard)
    best = int(np.argmax(usable))
    if usable[best] <= _CLEAR:
        return None
    if near is not None:
        first = max(0, round(near) - _NEIGHBOURHOOD)
        around = usable[first : max(0, round(near) + _NEIGHBOURHOOD + 1)]
        if around.size and around.max() > _PREFERRED * usable[best]:
            best = first + int(np.argmax(around))
    if not 0 < best < len(usable) - 1:
        return float(best)
    before, peak, after = usable[best - 1 : best + 2]
    return best + 0.5 * float((before - after) / (before - 2 * peak + after))
