"""``voice-skill mcp``: answers language models that ask over standard input and output."""

from __future__ import annotations

import contextlib
import sys

from voice_skill.cli import output
from voice_skill.cli.options import CONTENT, Common, with_options
from voice_skill.values.errors import UsageError

_NO_EXTRA = 'Language models need one more package. Run: pip install "voice-skill[mcp]"'
_READY = "Ready. A language model's program starts this command and talks to it here."


@with_options(*CONTENT)
def mcp(common: Common) -> None:
    """Answer a language model (Model Context Protocol, on standard input and output)."""
    from voice_skill.assembly.bridges import build_mcp

    # The protocol owns standard output: nothing else may print there.
    with contextlib.redirect_stdout(sys.stderr):
        try:
            import voice_skill.bridges.mcp.server  # noqa: F401 - whether the extra is there
        except ImportError as error:
            raise UsageError(_NO_EXTRA) from error
        server = build_mcp(common.settings(), tell=output.note)
    output.note(_READY)
    server.run()
