"""Our own voice is taken out of the microphone's sound, as far as that can be done.

We have the very samples that the loudspeaker is given. A filter learns how they come back through
the room, and what it foretells is taken away. What is left of our voice is told from the person's
by its words; see ``echo``.

The filter is the partitioned-block frequency-domain Kalman filter (Enzner and Vary 2006; Kuech,
Mabande and Enzner 2014): it learns fast while we alone speak, and hardly at all while a person
talks over us.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from voice_skill.core.types import SAMPLE_RATE

Samples = NDArray[np.float64]
Spectra = NDArray[np.complex128]

BLOCK = 256
"""Samples a step: 16 ms."""

PARTS = 12
"""Blocks of the room that are learnt: 0.19 s."""

_STEADY = 0.9995  # how slowly the room changes, from block to block
_SMOOTH = 0.9
_FLOOR = 1e-3

_EARLY = 64  # samples before the first echo, so that it is never missed
_SEARCH_SECONDS = 1.0
_LONGEST_DELAY = 0.8  # seconds between what is given to the device and what is heard
_KEPT_SECONDS = 4.0
_QUIET = 0.003  # below this (of 1) the loudspeaker is as good as silent
_CLEAR_PEAK = 15.0  # times the usual height; a match gave 38 to 83, other voices up to 8
_SHARES = 190  # blocks, three seconds in which our voice sounded
_TALKS = 6.0  # times more than our voice usually leaves, about 8 dB
_TRUSTED_DB, _DOUBTED_DB = 10.0, 2.0
_HANGOVER, _AHEAD = 12, 5  # blocks
_GAP_SECONDS = 0.3  # without a sample for so long, the loudspeaker's stream was stopped
_LOOK_EVERY = 15  # blocks between two searches
_MOST_WAITING = 4_000  # pieces of some ten milliseconds, while nobody reads
_USELESS_BLOCKS = 60  # about a second in which nothing was taken away


class RoomFilter:
    """Foretells the echo of one loudspeaker in one microphone; learns block by block."""

    def __init__(self) -> None:
        bins = BLOCK + 1
        self._played: Spectra = np.zeros((PARTS, bins), complex)
        self._room: Spectra = np.zeros((PARTS, bins), complex)
        self._doubt: Samples = np.ones((PARTS, bins))
        self._noise: Samples = np.zeros(bins)
        self._before: Samples = np.zeros(BLOCK)
        self.echo: Samples = np.zeros(BLOCK)
        """What was taken away last."""

    def take(self, played: Samples, heard: Samples) -> Samples:
        """What is left of ``heard``, ``BLOCK`` samples, without the echo of ``played``."""
        self._played[1:] = self._played[:-1]
        self._played[0] = np.fft.rfft(np.concatenate([self._before, played]))
        self._before = played
        echo = np.fft.irfft((self._room * self._played).sum(0))[BLOCK:]
        self.echo = echo
        left = heard - echo
        self._learn(left)
        return left

    def begin_again(self) -> None:
        """The stream was stopped: the room is the same, the last samples are not."""
        self._played[:] = 0
        self._before = np.zeros(BLOCK)
        self._noise[:] = 0
        self._doubt = np.maximum(self._doubt, 0.05 * np.abs(self._room) ** 2)

    def forget(self) -> None:
        """What was learnt is of no use."""
        self.__init__()  # type: ignore[misc]  # the same object, as new

    def _learn(self, left: Samples) -> None:
        error = np.fft.rfft(np.concatenate([np.zeros(BLOCK), left]))
        power = np.abs(self._played) ** 2
        self._noise = _SMOOTH * self._noise + (1 - _SMOOTH) * np.abs(error) ** 2
        gain = self._doubt / (0.5 * (self._doubt * power).sum(0) + self._noise + _FLOOR)
        keep = _STEADY**2
        self._doubt = keep * (1 - 0.5 * gain * power) * self._doubt
        self._doubt += (1 - keep) * np.abs(self._room) ** 2
        self._doubt = np.maximum(self._doubt, 1e-6)
        step = np.fft.irfft(gain * np.conj(self._played) * error, axis=1)
        step[:, BLOCK:] = 0
        self._room += np.fft.rfft(step, axis=1)


class Gate:
    """Opens where more is left than our own voice ever leaves: somebody is talking over us.

    What a filter leaves of a voice is a share of the echo, now a little more, now less. Closed,
    it gives silence, so that the ear hears the person's word alone. It looks five blocks ahead.
    """

    def __init__(self) -> None:
        self._shares: deque[float] = deque(maxlen=_SHARES)
        self._ahead: deque[tuple[Samples, bool]] = deque()
        self._left = self._echo = 0.0
        self._open_for = 0

    def take(self, left: Samples, echo: Samples) -> Samples:
        """The block of five blocks ago, or silence in its place."""
        self._left = 0.6 * self._left + 0.4 * float(np.mean(left**2))
        self._echo = 0.6 * self._echo + 0.4 * float(np.mean(echo**2))
        sounds = self._echo > _QUIET**2
        usual = self._usual()
        talks = self._left > _TALKS * usual * self._echo and self._left > _QUIET**2 / 10
        if sounds:
            self._shares.append(self._left / self._echo)
        if not sounds or talks:
            self._open_for = _HANGOVER
        else:
            self._open_for = max(0, self._open_for - 1)
        self._ahead.append((left, self._open_for > 0))
        if len(self._ahead) <= _AHEAD:
            return np.zeros(BLOCK)
        block, _ = self._ahead.popleft()
        opens = self._open_for > 0 or any(each for _, each in self._ahead)
        return block if opens else np.zeros(BLOCK)

    def _usual(self) -> float:
        if len(self._shares) < _SHARES // 4:
            return 1.0
        return float(np.quantile(self._shares, 0.5))


class Canceller:
    """Takes our own voice out of a microphone's blocks.

    ``played`` is called from the loudspeaker's thread; ``clean`` is read by one thread at a time.
    Where nothing is played, or it cannot be found in what is heard, the blocks pass unchanged.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._new: deque[tuple[bytes, int, float]] = deque(maxlen=_MOST_WAITING)
        self._rate = 0
        self._to_16k: Callable[[Samples], Samples] = lambda samples: samples
        self._last_played = 0.0
        self._filter = RoomFilter()
        self._gate = Gate()
        self._reset()
        self.taken_db = 0.0
        """How much quieter our voice became, in dB, over the last seconds."""

    def played(self, samples: bytes, rate: int) -> None:
        """These 16-bit samples are given to the loudspeaker now."""
        self._new.append((samples, rate, self._clock()))

    def clean(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """The same blocks without our own voice, 0.1 s later; empty ones pass as they are."""
        with self._lock:
            self._reset()
        for block in blocks:
            with self._lock:
                cleaned = self._cleaned(block) if block else b""
            if cleaned or not block:
                yield cleaned

    # ------------------------------------------------------------ in the reader's thread

    def _reset(self) -> None:
        self._new.clear()
        self._ref: Samples = np.zeros(0)
        self._ref_from = 0  # what number the first kept sample has
        self._mic: Samples = np.zeros(0)
        self._past: Samples = np.zeros(0)
        self._mic_at = 0  # how many samples were cleaned
        self._offset: int | None = None
        self._since_look = 0
        self._useless = 0
        self._heard_power = self._left_power = 1e-9
        self._trusted = False
        self._filter.begin_again()

    def _cleaned(self, block: bytes) -> bytes:
        self._take_played()
        heard = np.frombuffer(block, dtype="<i2").astype(np.float64) / 32768
        self._mic = np.concatenate([self._mic, heard])
        done: list[Samples] = []
        while len(self._mic) >= BLOCK:
            piece, self._mic = self._mic[:BLOCK], self._mic[BLOCK:]
            self._past = np.concatenate([self._past, piece])[-int(SAMPLE_RATE * _SEARCH_SECONDS) :]
            done.append(self._step(piece))
            self._mic_at += BLOCK
        if not done:
            return b""
        whole = np.clip(np.round(np.concatenate(done) * 32768), -32768, 32767)
        return whole.astype("<i2").tobytes()

    def _step(self, heard: Samples) -> Samples:
        if self._offset is None:
            self._look()
        if self._offset is None:
            return heard
        start = self._mic_at + self._offset - self._ref_from
        if start < 0 or start + BLOCK > len(self._ref):
            return heard
        played = self._ref[start : start + BLOCK]
        left = self._filter.take(played, heard)
        if np.sqrt(np.mean(played**2)) > _QUIET:
            self._judge(heard, left)
        gated = self._gate.take(left, self._filter.echo)
        # What is half taken away is neither our voice nor a person's: rather all of it, whose
        # words are known, until the filter has learnt.
        return gated if self._trusted else heard

    def _judge(self, heard: Samples, left: Samples) -> None:
        self._heard_power = 0.98 * self._heard_power + 0.02 * float(np.mean(heard**2))
        self._left_power = 0.98 * self._left_power + 0.02 * float(np.mean(left**2))
        self.taken_db = 10 * float(np.log10(self._heard_power / (self._left_power + 1e-12)))
        # A person who talks over us makes it look worse for a moment: that is no reason.
        self._trusted = self.taken_db >= (_DOUBTED_DB if self._trusted else _TRUSTED_DB)
        self._useless = self._useless + 1 if self.taken_db < 1.0 else 0
        if self._useless > _USELESS_BLOCKS:
            self._offset, self._useless = None, 0
            self._filter.forget()

    def _look(self) -> None:
        """Find what was played in what was heard: their distance in samples."""
        self._since_look += 1
        if self._since_look < _LOOK_EVERY or len(self._past) < SAMPLE_RATE // 2:
            return
        self._since_look = 0
        ref = self._ref[-int(SAMPLE_RATE * (_SEARCH_SECONDS + _LONGEST_DELAY)) :]
        if len(ref) < len(self._past) or np.sqrt(np.mean(ref**2)) < _QUIET:
            return
        found = _distance(ref, self._past)
        if found is None:
            return
        first_of_past = self._mic_at + BLOCK - len(self._past)
        first_of_ref = self._ref_from + len(self._ref) - len(ref)
        self._offset = first_of_ref + found - first_of_past + _EARLY
        self._filter.begin_again()

    def _take_played(self) -> None:
        while self._new:
            samples, rate, at = self._new.popleft()
            if at - self._last_played > _GAP_SECONDS:
                self._offset, self._trusted = None, False
                self._filter.begin_again()
            self._last_played = at
            data = np.frombuffer(samples, dtype="<i2").astype(np.float64) / 32768
            self._ref = np.concatenate([self._ref, self._resampled(data, rate)])
        spare = len(self._ref) - int(SAMPLE_RATE * _KEPT_SECONDS)
        if spare > 0:
            self._ref = self._ref[spare:]
            self._ref_from += spare

    def _resampled(self, samples: Samples, rate: int) -> Samples:
        if rate != self._rate:
            self._rate = rate
            self._to_16k = _resampler(rate)
        return self._to_16k(samples)


def _resampler(rate: int) -> Callable[[Samples], Samples]:
    if rate == SAMPLE_RATE:
        return lambda samples: samples
    import soxr

    stream = soxr.ResampleStream(rate, SAMPLE_RATE, 1, dtype="float64")

    def resample(samples: Samples) -> Samples:
        made: Samples = stream.resample_chunk(samples)
        return made

    return resample


def _distance(ref: Samples, heard: Samples) -> int | None:
    """Where in ``ref`` the sound of ``heard`` begins; None where it is not to be found there.

    Generalised cross-correlation with phase transform (Knapp and Carter 1976): a room's echoes
    and the voice's own pitch do not blur the peak.
    """
    size = 1 << (len(ref) + len(heard) - 1).bit_length()
    product = np.fft.rfft(ref, size) * np.conj(np.fft.rfft(heard, size))
    magnitude = np.abs(product)
    weight = magnitude + 1e-3 * float(magnitude.max()) + 1e-12
    likeness = np.fft.irfft(product / weight, size)
    # Only whole overlaps, and a little before: the ear may be ahead of the oldest kept sample.
    usable = likeness[: len(ref) - len(heard) // 2]
    best = int(np.argmax(usable))
    usual = float(np.std(usable))
    return best if usable[best] > _CLEAR_PEAK * usual else None
