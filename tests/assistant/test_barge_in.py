"""Listening while we speak: with real ears on made sound, in the time of the samples."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from voice_skill.assistant.barge_in import BargeIn, Overhears, is_for_us
from voice_skill.hearing.ears import Ears
from voice_skill.hearing.spotting import Spotter
from voice_skill.listening.patience import Patience
from voice_skill.listening.voice_activity import VoiceDetector
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.reply import ChunkKind, Expects, Outcome
from voice_skill.values.script import Position, Sentence

OURS = "leg cramps are very common and usually harmless"
UNDERSTOOD = {"stop", "slower", "no", "yes please", "what about magnesium", "my chest hurts"}


class Scripted:
    """A recogniser that hears one word more with every block."""

    def __init__(self, words: str) -> None:
        self._words = words.split()
        self._fed = 0

    def feed(self, block: bytes) -> str:
        """The words so far."""
        self._fed = min(self._fed + 1, len(self._words))
        return " ".join(self._words[: self._fed])

    def finish(self) -> tuple[Hypothesis, ...]:
        """All of them."""
        heard = " ".join(self._words[: self._fed])
        self._fed = 0
        return (Hypothesis(heard, 1.0, "scripted"),) if heard else ()


class Always:
    """A detector that hears a voice in every block that is not silent."""

    def probabilities(self, block: bytes) -> tuple[float, ...]:
        """Three windows a block."""
        return (1.0 if any(block) else 0.0,) * 3

    def reset(self, beginning: bytes = b"") -> None:
        """Nothing to forget."""


class Never(Always):
    """A detector that misses every voice."""

    def probabilities(self, block: bytes) -> tuple[float, ...]:
        """Three windows a block."""
        return (0.0,) * 3


class EchoAsTold:
    """Our voice is taken out, or not, as it is told; the blocks are left as they are."""

    def __init__(self, clear: bool) -> None:
        self.is_clear = clear
        self.is_hopeless = False
        self.stuttered = False

    def is_still_there(self) -> bool:
        """Unless it stuttered just now."""
        return not self.stuttered

    def clean(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """All of them."""
        return blocks


class LateEcho(EchoAsTold):
    """It is taken out from a second and a half on."""

    def __init__(self, talkover: Talkover) -> None:
        self._talkover = talkover
        self.is_hopeless = self.stuttered = False

    @property
    def is_clear(self) -> bool:  # type: ignore[override]
        """By now."""
        return self._talkover.now > 1.5


class Talkover:
    """One reply being said while somebody is heard; they speak from the second second on."""

    def __init__(
        self,
        heard: str,
        spotted: str = "",
        *,
        clear: bool = True,
        detector: VoiceDetector | None = None,
        says: str = OURS,
        from_second: float = 1.0,
    ) -> None:
        self.stopped = threading.Event()
        self.stopped_at = 0.0
        self.now = 0.0
        self._says = says
        self._from = from_second
        self.ears = Ears(Scripted(heard), detector or Always())
        self.echo = EchoAsTold(clear)
        spotter = Spotter(Scripted(spotted)) if spotted else None
        self.barge_in = BargeIn(
            Overhears(self.ears, spotter, self._blocks, self.echo),
            stop=self._stop,
            lexicon={},
            understands=lambda said: said.text in UNDERSTOOD,
            clock=lambda: self.now,
        )

    def _stop(self) -> None:
        if not self.stopped.is_set():
            self.stopped_at = self.now
        self.stopped.set()

    def _blocks(self) -> Iterator[bytes]:
        while self.now < 9.0:
            speaks = self._from <= self.now < self._from + 1.5
            self.now += 0.05
            yield (b"\x01\x10" if speaks else b"\0\0") * 800
        self.barge_in._over.set()

    def endless_blocks(self) -> Iterator[bytes]:
        """A microphone that stays open after we have said all."""
        while True:
            speaks = self._from <= self.now < self._from + 1.5
            self.now += 0.05
            time.sleep(0.001)
            yield (b"\x01\x10" if speaks else b"\0\0") * 800

    def hear(self) -> Heard | None:
        """What a person said, once our sentence is over and the room is silent."""
        self.barge_in.sentence(Sentence(self._says, Position(0, 0), "", ChunkKind.ANSWER), 150)
        self.barge_in.begin(Expects.ANYTHING)
        thread = self.barge_in._thread
        assert thread is not None
        thread.join(10)
        found = self.barge_in.end()
        return found.heard if found is not None else None


@pytest.mark.parametrize(
    "said", ["stop", "slower", "yes please", "what about magnesium", "my chest hurts"]
)
def test_what_a_person_says_over_us_is_taken_and_silences_us(said: str) -> None:
    """A word that steers, an answer, a question, a danger sign: at the latest at its end."""
    talkover = Talkover(said)
    found = talkover.hear()
    assert found is not None
    assert found.text == said
    assert talkover.stopped.is_set()


def test_a_command_silences_us_while_it_is_being_said() -> None:
    """Two blocks after its beginning; what was meant is heard at the end of the utterance."""
    talkover = Talkover("stop", spotted="stop")
    found = talkover.hear()
    assert found is not None
    assert found.text == "stop"
    assert talkover.stopped_at <= 1.0 + 3 * 0.05
    assert talkover.barge_in.was_cut


def test_more_than_the_command_is_heard_whole() -> None:
    """ "What about" was taken for "help" for a moment: it is the question that counts."""
    talkover = Talkover("what about magnesium", spotted="help")
    found = talkover.hear()
    assert found is not None
    assert found.text == "what about magnesium"


def test_a_command_that_the_ear_has_missed_is_obeyed_all_the_same() -> None:
    """After a second without a word."""
    found = Talkover("", spotted="stop", detector=Never()).hear()
    assert found is not None
    assert found.text == "stop"


def test_a_no_that_only_one_hearing_has_found_is_nothing() -> None:
    """We fell silent, and go on."""
    talkover = Talkover("", spotted="no", detector=Never())
    assert talkover.hear() is None
    assert talkover.stopped.is_set()
    assert talkover.barge_in.was_cut


def test_what_was_cut_and_is_not_understood_is_asked_for_again() -> None:
    """Not taken for the command that it may have sounded like."""
    found = Talkover("wobble the wobble", spotted="repeat").hear()
    assert found is not None
    assert found.text == "wobble the wobble"


@pytest.mark.parametrize("scrap", ["wobble", "wobble the", "are very common"])
def test_a_scrap_that_is_not_the_command_is_nothing(scrap: str) -> None:
    """We fell silent for a noise, or for words of our own; we go on, and nobody is asked."""
    talkover = Talkover(scrap, spotted="stop")
    assert talkover.hear() is None
    assert talkover.barge_in.was_cut


def test_a_command_that_the_ear_thinks_less_likely_is_obeyed() -> None:
    """It says "start" or "stop", the spotter says "stop"."""
    barge_in = Talkover("start", spotted="stop").barge_in
    barge_in._command = "stop"
    start, stop = (Hypothesis(text, 0.5, "ear") for text in ("start", "stop"))
    heard = Heard((start, stop))
    assert barge_in._meant(heard, heard).text == "stop"
    closed = Heard((start, Hypothesis("stop", 1.0, "closed")))  # has no other word to hear
    assert barge_in._meant(closed, closed).text == ""


@pytest.mark.parametrize(
    "heard",
    [
        OURS,
        "leg crumbs are fairly common and usually arm less",
        "trump saw me because they",
        "leg",
    ],
)
def test_our_own_voice_silences_nobody_and_asks_nothing(heard: str) -> None:
    """Heard rightly or wrongly."""
    talkover = Talkover(heard)
    assert talkover.hear() is None
    assert not talkover.stopped.is_set()


def test_a_command_that_our_script_holds_just_then_is_not_obeyed() -> None:
    """ "Cramps that stop by themselves" stops nobody."""
    said = "cramps that stop by themselves are common"
    talkover = Talkover("cramps that stop", spotted="stop", says=said)
    assert talkover.hear() is None
    assert not talkover.stopped.is_set()


def test_a_command_just_after_a_stutter_is_not_obeyed() -> None:
    """All of our voice is left then, and may be misheard; who means it says it again."""
    talkover = Talkover("", spotted="stop", detector=Never())
    talkover.echo.stuttered = True
    assert talkover.hear() is None
    assert not talkover.stopped.is_set()


def test_where_our_voice_is_not_taken_out_nobody_is_obeyed() -> None:
    """What sounds like a person may be us."""
    talkover = Talkover("stop", spotted="stop", clear=False)
    assert talkover.hear() is None
    assert not talkover.stopped.is_set()


def test_what_began_while_our_voice_came_through_is_not_taken_for_a_persons() -> None:
    """Though it was taken out before the utterance had ended."""
    talkover = Talkover("what about magnesium")
    talkover.barge_in._echo = LateEcho(talkover)
    assert talkover.hear() is None
    assert not talkover.stopped.is_set()


def test_who_mumbles_to_the_end_of_our_sentence_is_waited_for_but_not_for_ever() -> None:
    """Their utterance ends; then we have nothing to wait for."""
    talkover = Talkover("wobble the wobble")
    talkover.barge_in._blocks = talkover.endless_blocks
    talkover.barge_in.begin(Expects.ANYTHING)
    thread = talkover.barge_in._thread
    assert thread is not None
    while not talkover.barge_in._words:
        thread.join(0.001)
    assert talkover.barge_in.end() is None
    assert talkover.now > 2.5 + 1.4


def test_nothing_is_waited_for_where_our_voice_is_still_looked_for() -> None:
    """We were silenced before it was found: nothing comes from the canceller until it is."""
    talkover = Talkover("stop")
    talkover.barge_in._blocks = talkover.endless_blocks
    talkover.echo.clean = lambda blocks: (  # type: ignore[method-assign]
        block for block in blocks if not block
    )
    talkover.barge_in.begin(Expects.ANYTHING)
    thread = talkover.barge_in._thread
    assert thread is not None
    assert talkover.barge_in.end() is None
    assert not thread.is_alive()


def test_who_goes_on_speaking_as_we_begin_is_waited_for_longer_from_then_on() -> None:
    """We had cut them off."""
    talkover = Talkover("stop", spotted="stop", from_second=0.5)
    talkover.ears.patience = Patience(1.5)
    talkover.hear()
    assert talkover.ears.patience.end_silence(Expects.ANYTHING) > 2.0


@pytest.mark.parametrize(
    ("said", "outcome", "ours"),
    [
        ("stop", "control:stop", True),
        ("yes", "control:yes", True),
        ("chest pain", "red-flag:pe", True),
        ("what about magnesium", "topic:magnesium-and-minerals", True),
        ("magnesium", "topic:magnesium-and-minerals", False),
        ("pass me the salt please", "out-of-scope", False),
        ("or the other leg thing", "did-you-mean", False),
    ],
)
def test_only_what_is_understood_was_meant_for_us(said: str, outcome: str, ours: bool) -> None:
    """A single word that names a topic may be a scrap of anything; a danger sign never waits."""
    assert is_for_us(Heard.typed(said), Outcome.of(outcome)) is ours
