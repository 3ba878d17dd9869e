"""Names and limits of the integration."""

from __future__ import annotations

DOMAIN = "voice_skill"
DEFAULT_PORT = 10500

ANSWER_SECONDS = 20
"""An answer takes well under a second; a busy small computer may take longer."""

LOOK_SECONDS = 5
"""So long may the server take to say what it is."""

UNREACHABLE = (
    "I cannot reach voice-skill, so I cannot help now. "
    "If this may be an emergency, call your emergency number at once."
)
"""Said where the server is gone: nobody in danger may be left without a word."""
