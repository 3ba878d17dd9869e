"""What a person can act on: each error names the thing, the value, the place and the remedy."""

from __future__ import annotations


class SkillError(Exception):
    """Something a person can act on: the message names thing, value, place and remedy."""

    exit_code = 1


class UsageError(SkillError):
    """The request itself cannot be right."""

    exit_code = 2


class AudioError(SkillError):
    """No microphone, loudspeaker or voice, or a recording that cannot be read."""

    exit_code = 4


class VoiceError(AudioError):
    """No voice can be made."""


class ModelError(SkillError):
    """A model is missing, broken or cannot be fetched."""

    exit_code = 5


class ContentError(SkillError):
    """A content pack is wrong."""

    exit_code = 6
