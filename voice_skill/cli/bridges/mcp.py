"""``voice-skill mcp``: answers language models that ask over standard input and output."""

from __future__ import annotations

import contextlib
import sys

from voice_skill.cli import output
from voice_skill.cli.options import Common, with_common
from voice_skill.values.errors import UsageError

_NO_EXTRA = 'Language models need one more package. Run: pip install "voice-skill[mcp]"'
_READY = "Ready. A language model's program starts this command and talks to it here."


@with_common
def mcp(common: Common) -> None:
    """Answer a language model (Model Context Protocol, on standard input and output)."""
    from voice_skill.assembly.bridges import build_mcp

    try:
        # The protocol owns standard output: nothing else may print there.
        with contextlib.redirect_stdout(sys.stderr):
            server = build_mcp(common.settings(), tell=output.note)
    except ImportError as error:
        raise UsageError(_NO_EXTRA) from error
    output.note(_READY)
    server.run()
