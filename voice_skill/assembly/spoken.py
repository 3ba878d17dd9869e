"""A spoken conversation, put together: microphone, canceller, ears, dialogue, mouth."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from voice_skill.assembly import receipt
from voice_skill.assembly.ears import build_overhearing
from voice_skill.assembly.skill import build_dialogue
from voice_skill.assembly.voices import listed_voices
from voice_skill.assistant.barge_in import BargeIn, Overhears, is_for_us
from voice_skill.assistant.conversation import Conversation, Parts
from voice_skill.assistant.doctor_pages import DoctorPages
from voice_skill.assistant.habits import Corrections, Habits, manner_of
from voice_skill.assistant.kept_checkup import KeptCheckup
from voice_skill.assistant.mouth import Mouth
from voice_skill.assistant.ports import Face, Keeping, Tell
from voice_skill.assistant.troubles import Troubles
from voice_skill.assistant.turn_taking import Hearing
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.hearing.ears import Ears
from voice_skill.hearing.spotting import Spotter
from voice_skill.hearing.wake import WakeWord
from voice_skill.listening.echo.canceller import Canceller
from voice_skill.listening.patience import Patience
from voice_skill.listening.watched import SteadyMicrophone
from voice_skill.settings import Settings
from voice_skill.understanding.repairs import Consent
from voice_skill.values.errors import AudioError
from voice_skill.values.pack import Pack


@dataclass(frozen=True, slots=True)
class Asked:
    """How the conversation was asked for.

    ``enter``: listen only after the Enter key. ``wake`` is the phrase that it has to be called with
    where no question waits; empty listens all the time. ``keep``: a check-up may be kept on this
    computer without asking.
    """

    enter: bool = False
    wake: str = ""
    keep: bool = False


@contextmanager
def spoken(settings: Settings, pack: Pack, face: Face, asked: Asked) -> Iterator[Conversation]:
    """The conversation, ready to be held. ``AudioError`` where there is no microphone."""
    wake = WakeWord(asked.wake) if asked.wake else None
    canceller = Canceller()
    with Mouth(face, settings, tap=canceller.played) as mouth:
        troubles = Troubles(face.screen, mouth)
        with _microphone(settings, troubles, mouth, can_type=face.keys.is_there) as microphone:
            dialogue, ears, spotter = _loaded(settings, pack, face.screen.note)
            conversation = Conversation(
                Parts(
                    dialogue,
                    face,
                    mouth,
                    troubles,
                    Hearing(ears, microphone, asked.enter, wake),
                    keeping(settings, dialogue, tell=face.screen.note, keep=asked.keep),
                    manner_of(settings),
                )
            )
            if settings.duplex != "half" and not asked.enter:
                outcome_of = conversation.assistant.outcome_of
                echo = _Trusted(canceller) if settings.duplex == "full" else canceller
                mouth.barge_in = BargeIn(
                    Overhears(ears, spotter, microphone.blocks, echo),
                    stop=mouth.stop,
                    understands=lambda heard: is_for_us(heard, outcome_of(heard)),
                    lexicon=pack.pronounce,
                    caption=face.screen.caption,
                )
            yield conversation


def keeping(settings: Settings, dialogue: Dialogue, *, tell: Tell, keep: bool) -> Keeping:
    """All that a conversation at the terminal keeps; ``tell`` is told what cannot be kept."""
    corrections, habits = Corrections(tell), Habits(settings, tell)
    return Keeping(
        corrections=corrections,
        memory=corrections.load(settings),
        pages=DoctorPages(dialogue),
        shelf=KeptCheckup(dialogue.pack, tell=tell),
        consent=Consent.YES if keep else Consent.ASK,
        manner=habits.changed,
        country=habits.moved,
        receipt=receipt.spoken,
        voices=listed_voices,
    )


@dataclass(frozen=True, slots=True)
class _Trusted:
    """A canceller that is taken at its word: the person says that the two voices are apart."""

    canceller: Canceller
    is_clear: bool = True
    is_hopeless: bool = False

    def is_still_there(self) -> bool:
        return True

    def clean(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        return self.canceller.clean(blocks)


def _loaded(settings: Settings, pack: Pack, tell: Tell) -> tuple[Dialogue, Ears, Spotter | None]:
    with ThreadPoolExecutor(1, "voice-skill-load") as beside:  # two models, two cores
        understanding = beside.submit(build_dialogue, settings, tell=tell, pack=pack)
        ears, spotter = build_overhearing(pack, settings, tell=tell)
    ears.patience = Patience(settings.end_silence)
    return understanding.result(), ears, spotter


@contextmanager
def _microphone(
    settings: Settings, troubles: Troubles, mouth: Mouth, *, can_type: bool
) -> Iterator[SteadyMicrophone]:
    """A microphone that is watched. Without one, somebody with a keyboard can go on by typing."""
    microphone = SteadyMicrophone(settings.microphone or None, tell=troubles.tell, wait=can_type)
    try:
        microphone.__enter__()
    except AudioError as error:
        mouth.tell(str(error))  # it is printed as the program ends
        raise
    try:
        yield microphone
    finally:
        microphone.close()
