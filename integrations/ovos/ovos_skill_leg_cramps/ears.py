"""Ears for OVOS that have read the pack: better at its words, worse at those of other skills."""

from __future__ import annotations

import os
from typing import Any

from ovos_plugin_manager.templates.stt import STT
from ovos_plugin_manager.utils.audio import AudioData
from ovos_utils import classproperty
from ovos_utils.log import LOG

from voice_skill.assembly.ears import TAUGHT, build_ears
from voice_skill.assembly.skill import build_pack
from voice_skill.settings import load_settings

_RATE, _WIDTH = 16_000, 2
_BLOCK = _RATE * _WIDTH // 20


class TaughtEars(STT):
    """Vosk with the taught language model. ``engine`` in its settings: ``taught`` or ``shipped``.

    Choose ``shipped`` where other skills matter as much as this one.
    """

    def __init__(self, config: dict[str, Any] | None = None) -> None:
        super().__init__(config)
        settings = load_settings({}, os.environ)
        pack = build_pack(settings)
        engine = self.config.get("engine", TAUGHT)
        self._ears = build_ears(pack, settings, tell=LOG.warning, engine=engine)

    def execute(self, audio: AudioData, language: str | None = None) -> str:
        """The words; empty where nothing was said."""
        samples = audio.get_raw_data(convert_rate=_RATE, convert_width=_WIDTH)
        blocks = (samples[at : at + _BLOCK] for at in range(0, len(samples), _BLOCK))
        return self._ears.hear(blocks).text

    @classproperty
    def available_languages(cls) -> set[str]:
        """English."""
        return {"en-US", "en-GB"}
