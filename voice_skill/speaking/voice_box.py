"""Every voice of this computer: listed to choose from, and each opened when it is first wanted."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import replace
from pathlib import Path

from voice_skill.speaking.natural.kokoro import PREFIX, Weights
from voice_skill.speaking.natural.piper import PREFIX as PIPER
from voice_skill.speaking.natural.piper import Piper
from voice_skill.speaking.natural.voice import Engine, NaturalVoice
from voice_skill.speaking.voice_choice import Voice, english_voices
from voice_skill.speaking.voices import Pyttsx3Voice
from voice_skill.values.audio import Synthesiser
from voice_skill.values.errors import SkillError, VoiceError

USUAL = Voice("", "", "en-gb")
"""What speaks where no voice is set. What it is called is for the language in force to say."""

_MOST_OFFERED = 8
"""Voices of the system that are offered; some systems have a hundred."""


_MOST_READY = 2
"""Voices of the system, beside the usual one, for which a process is kept ready."""


class VoiceBox:
    """Voices by the name that the setting ``voice`` takes; close it, or use it in a ``with``.

    ``warm`` keeps a process of each of the system's voices ready for the next sentence.
    ``natural`` is what speaks as ``kokoro:bf_emma``; without it the usual voice does.
    """

    def __init__(self, *, warm: bool = False, natural: Engine | None = None) -> None:
        self._warm = warm
        self._natural = natural
        self._lock = threading.Lock()
        self._system: dict[str, Pyttsx3Voice] = {}
        self._natural_voices: dict[str, NaturalVoice] = {}
        self._listed: tuple[Voice, ...] = ()

    def named(self, name: str) -> Synthesiser:
        """The voice of that name. Its ``render`` says what is wrong where there is none such."""
        with self._lock:
            if name in self._natural_voices:
                return self._natural_voices[name]
            engine = self._engine(name)
            if engine is None:
                return self._of_system(name)
            voice = NaturalVoice(name, engine, self._of_system(USUAL.id))
            self._natural_voices[name] = voice
            return voice

    def _of_system(self, name: str) -> Pyttsx3Voice:
        found = self._system.pop(name, None) or Pyttsx3Voice(name, warm=self._warm)
        self._system[name] = found  # the one wanted last stands last
        others = [each for each in self._system if each != USUAL.id]
        for each in others[:-_MOST_READY]:  # whoever still has it can go on speaking with it
            self._system.pop(each).close()
        return found

    def _engine(self, name: str) -> Engine | None:
        if self._natural is None:
            return None
        if name.startswith(PIPER):
            file = Path(name.removeprefix(PIPER)).expanduser()
            weights = Weights(file, file.parent, PIPER)
            return replace(self._natural, find=lambda: weights, open=Piper)
        return self._natural if name.startswith(PREFIX) else None

    def listed(self) -> tuple[Voice, ...]:
        """The voices to choose from, the usual one first, then those that sound natural.

        ``id`` is what the setting takes. Takes a moment the first time: the system is asked.
        """
        if not self._listed:
            found: tuple[Voice, ...] = ()
            with contextlib.suppress(VoiceError), Pyttsx3Voice() as voice:
                found = english_voices(voice.voices())
            labels = {each.label.casefold(): each for each in reversed(found)}
            labels.pop(USUAL.language, None)  # that one speaks already
            others = [Voice(each.label, each.name, each.language) for each in labels.values()]
            self._listed = (USUAL, *self.naturals(), *reversed(others[-_MOST_OFFERED:]))
        return self._listed

    def problem(self) -> str:
        """Why no natural voice is listed: what is missing and the remedy; empty where one is."""
        if self._natural is None:
            return ""
        try:
            self._natural.find()
        except SkillError as error:
            return str(error)
        return ""

    def naturals(self) -> tuple[Voice, ...]:
        """The natural voices that are installed."""
        with contextlib.suppress(SkillError):
            return self._natural.find().listed() if self._natural is not None else ()
        return ()

    def close(self) -> None:
        """End what was kept ready."""
        with self._lock:
            for each in self._system.values():
                each.close()

    def __enter__(self) -> VoiceBox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
