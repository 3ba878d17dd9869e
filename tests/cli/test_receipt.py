"""``voice-skill receipt`` and who leaves one."""

from __future__ import annotations

from voice_skill.cli.app import app
from voice_skill.cli.receipt import TALKS


def test_every_command_that_leaves_a_receipt_is_a_command() -> None:
    """A name that is no command would leave none, unnoticed."""
    names = {command.name for command in app.registered_commands}
    assert names >= TALKS
    assert "receipt" in names - TALKS
