"""What a conversation keeps between runs: how to speak and listen, and what was corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from voice_skill.assistant.manner import Manner
from voice_skill.assistant.ports import Tell
from voice_skill.language.prompts import prompt
from voice_skill.records.corrections import CorrectionsFile
from voice_skill.settings import Settings, data_folder, save_settings
from voice_skill.understanding.repairs import Consent, Memory
from voice_skill.values.errors import UsageError

SHARES = ("rate", "volume", "end_silence", "voice")


def manner_of(settings: Settings) -> Manner:
    """How to speak and to listen, as it is set."""
    return Manner(
        settings.rate, settings.volume, settings.end_silence, settings.voice, settings.speech
    )


class Habits:
    """Carries a changed manner into the settings file, for the next run.

    Only what was changed in this talk is written: a flag that was given once stays a flag. ``tell``
    is told where it cannot be written.
    """

    def __init__(self, settings: Settings, tell: Tell) -> None:
        self._now = manner_of(settings)
        self._tell = tell

    @property
    def now(self) -> Manner:
        """What was asked for last: how the next conversation begins."""
        return self._now

    def changed(self, before: Manner, after: Manner) -> None:
        """A person asked for another manner; what another conversation changed stays."""
        changes = {
            name: getattr(after, name)
            for name in SHARES
            if getattr(after, name) != getattr(before, name)
        }
        self._now = replace(self._now, **changes)
        self._keep(changes)

    def moved(self, country: str) -> None:
        """The person said in which country they are: whose numbers to say."""
        self._keep({"country": country})

    def _keep(self, changes: Mapping[str, int | float | str]) -> None:
        try:
            save_settings(changes)
        except UsageError as error:
            self._tell(prompt("face.not_kept", why=error))


class Corrections:
    """The corrections file as a conversation uses it: what fails is told, and the talk goes on."""

    def __init__(self, tell: Tell) -> None:
        self._file = CorrectionsFile(data_folder())
        self._tell = tell

    def load(self, settings: Settings) -> Memory:
        """What was learnt before; ``remember`` of the settings says whether it may be used."""
        return self._file.load(Consent(settings.remember))

    def keep(self, memory: Memory) -> None:
        """Keep it."""
        try:
            self._file.keep(memory)
        except UsageError as error:
            self._tell(prompt("face.not_remembered", why=error))

    def export(self, memory: Memory) -> str:
        """Write it where a person finds it, and give that place in words."""
        try:
            return self._file.export(memory)
        except UsageError as error:
            return str(error)
