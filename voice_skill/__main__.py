"""``python -m voice_skill`` is the ``voice-skill`` command."""

from voice_skill.cli import main

main()
