"""How fast: words a minute that are really kept, and the pause after a sentence.

Words a minute are the words of the sentence as spoken, over the seconds of its WAV, its closing
pause included. Engines count otherwise: espeak-ng at 150 speaks short words at 250 and long ones
at 120 of ours. So a sentence is rendered once, measured, and rendered again at a rate that brings
it nearer, by at most ``MOST_CHANGE``; the closing pause takes up what is left. More would make
long words a blur and short ones a drawl, so a few sentences stay off by more than a tenth.
Where espeak-ng can go no slower, it sets words apart by a moment.
"""

from __future__ import annotations

from voice_skill.values.errors import UsageError

SLOWEST, USUAL, FASTEST = 80, 150, 300
"""Words a minute that can be asked for (requirements SP8)."""

MOST_CHANGE, MOST_CHANGE_WHEN_FAST = 0.15, 0.25
"""Greatest share by which one sentence is spoken faster or slower than its neighbours. Who asks
for more than 200 words a minute is used to speed."""

_ENGINE_SHARE = 0.92
"""espeak-ng's own setting for one of our words a minute: measured over 62 ordinary sentences."""

_ENGINE_SLOWEST = 80
"""espeak-ng goes no slower, whatever it is told."""

_PAUSE_AT_USUAL = 0.35
"""Seconds of silence after a sentence at 150 words a minute; in proportion at other rates."""

_FEWEST_WORDS = 4
"""A sentence shorter than this is only calibrated: "Yes." has no pace worth fitting."""


def checked_pace(words_per_minute: int) -> int:
    """The rate, if it can be spoken; ``UsageError`` outside 80 to 300."""
    if not SLOWEST <= words_per_minute <= FASTEST:
        raise UsageError(
            f"A rate of {words_per_minute} words a minute cannot be spoken. "
            f"Choose a rate from {SLOWEST} to {FASTEST}."
        )
    return int(words_per_minute)


def engine_rate(words_per_minute: int) -> int:
    """What to set espeak-ng to, before the sentence has been measured."""
    return max(_ENGINE_SLOWEST, round(_ENGINE_SHARE * words_per_minute))


def pause_seconds(words_per_minute: int) -> float:
    """The usual silence after a sentence, in seconds."""
    return _PAUSE_AT_USUAL * USUAL / words_per_minute


def fitted_rate(rate: int, *, words: int, seconds: float, words_per_minute: int) -> int:
    """The engine's rate for a second rendering; the same ``rate`` where one was enough.

    ``seconds`` is how long the words took at ``rate``, silence at the ends left out.
    """
    if words < _FEWEST_WORDS:
        return rate
    wanted = words * 60 / words_per_minute - pause_seconds(words_per_minute)
    most = MOST_CHANGE if words_per_minute <= 200 else MOST_CHANGE_WHEN_FAST
    change = seconds / wanted if wanted > 0 else 1 + most
    change = min(1 + most, max(1 - most, change))
    return rate if abs(change - 1) < 0.02 else max(_ENGINE_SLOWEST, round(rate * change))


def needs_gaps(rate: int, *, words: int, seconds: float, words_per_minute: int) -> bool:
    """Whether words must be set apart: the engine is at its slowest, and still too fast."""
    if words < _FEWEST_WORDS or rate > _ENGINE_SLOWEST:
        return False
    pause = fitted_pause(words=words, seconds=seconds, words_per_minute=words_per_minute)
    return seconds + pause < 0.95 * words * 60 / words_per_minute


def fitted_pause(*, words: int, seconds: float, words_per_minute: int) -> float:
    """Seconds of silence after the sentence that bring it nearest to its pace.

    Between half and twice the usual pause, and up to two and a half times below 100 words a
    minute, where espeak-ng itself cannot go slow enough.
    """
    usual = pause_seconds(words_per_minute)
    if words < _FEWEST_WORDS:
        return usual
    longest = usual * (2.5 if words_per_minute < 100 else 2)
    return min(longest, max(usual / 2, words * 60 / words_per_minute - seconds))
