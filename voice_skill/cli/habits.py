"""What a conversation keeps between runs: how to speak and listen, and what was corrected."""

from __future__ import annotations

from voice_skill.assistant import Manner
from voice_skill.cli.screen import Screen
from voice_skill.hearing.ears import Ears
from voice_skill.listening.patience import Patience
from voice_skill.records.corrections import CorrectionsFile
from voice_skill.settings import Settings, data_folder, save_settings
from voice_skill.understanding.repairs import Consent, Memory
from voice_skill.values.errors import UsageError

SHARES = ("rate", "volume", "end_silence")


def manner_of(settings: Settings) -> Manner:
    """How to speak and to listen, as it is set."""
    return Manner(settings.rate, settings.volume, settings.end_silence)


class Habits:
    """Carries a changed manner to the ears and into the settings file.

    Only what was changed in this talk is written: a flag that was given once stays a flag.
    """

    def __init__(self, settings: Settings, ears: Ears, screen: Screen) -> None:
        self._now = manner_of(settings)
        self._ears = ears
        self._screen = screen
        ears.patience = Patience(settings.end_silence)

    def changed(self, manner: Manner) -> None:
        """The person asked for another manner."""
        if self._ears.patience is not None:
            self._ears.patience.usual = manner.end_silence
        before, self._now = self._now, manner
        changes = {
            name: getattr(manner, name)
            for name in SHARES
            if getattr(manner, name) != getattr(before, name)
        }
        try:
            save_settings(changes)
        except UsageError as error:
            self._screen.note(f"{error} It holds for this conversation only.")


class Corrections:
    """The corrections file as a conversation uses it: what fails is shown, and the talk goes on."""

    def __init__(self, screen: Screen) -> None:
        self._file = CorrectionsFile(data_folder())
        self._screen = screen

    def load(self, settings: Settings) -> Memory:
        """What was learnt before; ``remember`` of the settings says whether it may be used."""
        return self._file.load(Consent(settings.remember))

    def keep(self, memory: Memory) -> None:
        """Keep it."""
        try:
            self._file.keep(memory)
        except UsageError as error:
            self._screen.note(f"{error} I remember it for this conversation only.")

    def export(self, memory: Memory) -> str:
        """Write it where a person finds it, and give that place in words."""
        try:
            return self._file.export(memory)
        except UsageError as error:
            return str(error)
