"""``voice-skill triage``: a check-up, typed or spoken."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from voice_skill.cli import output
from voice_skill.cli.options import Common, with_common
from voice_skill.core.session import Session
from voice_skill.core.types import ContentError, ControlWord, Heard, Reply

OPENING = "check my symptoms"


@with_common
def triage(
    common: Common,
    text: Annotated[
        str, typer.Argument(metavar="[TEXT]", help="What is wrong, in quotes.")
    ] = OPENING,
    spoken: Annotated[
        bool, typer.Option("--spoken", help="Answer by voice, not by keyboard.")
    ] = False,
) -> None:
    """Answer a few questions, and hear how soon to seek care."""
    if spoken:
        from voice_skill.cli.conversation import hold

        hold(common, opening=text)
        return
    from voice_skill.cli.build import build_dialogue
    from voice_skill.core.checkup import Phase

    dialogue = build_dialogue(common)
    if dialogue.checker is None:
        raise ContentError(f"The pack {dialogue.pack.id} has no flow. Ask a question instead.")
    checkup, reply = dialogue.checker.begin(text)
    session = Session(checkup=checkup, last=reply)
    transcript = [_line("patient", text), _line("skill", reply.text)]
    _tell(common, reply)
    while session.checkup is not None and session.checkup.phase is not Phase.ADVISED:
        answer = sys.stdin.readline()
        if not answer:
            break
        session, reply = dialogue.respond(session, Heard.typed(answer.strip()))
        transcript += [_line("patient", answer.strip()), _line("skill", reply.text)]
        _tell(common, reply)
        if reply.effect is ControlWord.STOP or reply.outcome.startswith("red-flag:"):
            break
    told = session.checkup.told if session.checkup is not None else None
    level = max(filter(None, (told, session.level, reply.level)), default=told)
    if common.json:
        output.print_json(
            {"level": level.label if level is not None else None, "transcript": transcript}
        )


def _tell(common: Common, reply: Reply) -> None:
    if not common.json:
        output.print_reply(reply)
    if common.out is None and not (common.quiet or common.json):
        from voice_skill.cli.voices import speak

        speak(reply, common)


def _line(who: str, text: str) -> dict[str, Any]:
    return {"who": who, "text": text}
