"""The voices of this computer, with the natural ones where their parts are installed."""

from __future__ import annotations

import importlib.util

from voice_skill.assistant.ports import Tell
from voice_skill.models import choose, find, read_catalogue
from voice_skill.settings import data_folder
from voice_skill.speaking.natural.kokoro import Weights
from voice_skill.speaking.natural.rendered import Rendered
from voice_skill.speaking.natural.voice import Engine
from voice_skill.speaking.voice_box import VoiceBox
from voice_skill.values.errors import ModelError

MODELS = ("kokoro-82m-v1.0-int8", "kokoro-voices-v1.0")
"""What the natural voice is made of: its weights, and its speakers."""


def build_voices(*, tell: Tell = lambda text: None, warm: bool = False) -> VoiceBox:
    """Every voice there is; ``tell`` is told once why a natural one does not speak."""
    return VoiceBox(warm=warm, natural=build_natural(tell=tell))


def build_natural(*, tell: Tell = lambda text: None) -> Engine:
    """What speaks naturally, opened when it is first wanted."""
    return Engine(natural_weights, Rendered(data_folder() / "voices"), tell)


def natural_weights() -> Weights:
    """Where the natural voice lies. ``ModelError`` names what is missing and the remedy."""
    if importlib.util.find_spec("kokoro_onnx") is None:
        raise ModelError(
            "The natural voice needs kokoro-onnx. The usual voice speaks instead. "
            'Install it: pip install "voice-skill[natural]".'
        )
    catalogue = read_catalogue()
    weights, speakers = (choose(catalogue, name) for name in MODELS)
    try:
        folders = find(weights).folder, find(speakers).folder
    except ModelError:
        raise ModelError(
            "The natural voice is not installed. The usual voice speaks instead. "
            "Install it: voice-skill voices install."
        ) from None
    return Weights(folders[0] / "model.onnx", folders[1], weights.parts[0].sha256)
