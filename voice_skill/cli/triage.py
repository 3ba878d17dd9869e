"""``voice-skill triage``: a check-up, typed or spoken."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from voice_skill.assistant import Assistant
from voice_skill.checkup.checkup import Checker, Phase
from voice_skill.cli import output
from voice_skill.cli.kept_checkup import OPENING, KeptCheckup
from voice_skill.cli.options import Common, with_common
from voice_skill.dialogue import offers
from voice_skill.dialogue.session import Confirmation, KeepOffer, ResumeOffer, Session, Suspicion
from voice_skill.understanding.repairs import Consent
from voice_skill.values.errors import ContentError
from voice_skill.values.heard import Heard
from voice_skill.values.level import Level
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import Reply
from voice_skill.values.text import cleaned


@with_common
def triage(
    common: Common,
    text: Annotated[
        str, typer.Argument(metavar="[TEXT]", help="What is wrong, in quotes.")
    ] = OPENING,
    spoken: Annotated[
        bool, typer.Option("--spoken", help="Answer by voice, not by keyboard.")
    ] = False,
    keep: Annotated[
        bool,
        typer.Option("--keep", help="Keep my answers here for a day, until it is finished."),
    ] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Erase the answers that were kept, and leave.")
    ] = False,
    summary: Annotated[
        Path | None,
        typer.Option(
            "--summary",
            metavar="FILE",
            help="Save a page for your doctor: .html, .pdf, .json or .fhir.json.",
        ),
    ] = None,
) -> None:
    """Answer a few questions, and hear how soon to seek care."""
    from voice_skill.cli.build import build_dialogue, build_pack
    from voice_skill.cli.doctor_pages import DoctorPages
    from voice_skill.records import saving

    if summary is not None:
        saving.check(summary)

    if forget:
        erased = KeptCheckup(build_pack(common.settings())).erase()
        if common.json:
            output.print_json({"erased": erased})
        else:
            output.answer_line("Your answers are erased." if erased else "No answers were kept.")
        return
    if spoken:
        from voice_skill.cli.conversation import hold

        hold(common, opening=text, keep=keep, summary=summary)
        return
    dialogue = build_dialogue(common)
    if dialogue.checker is None:
        raise ContentError(f"The pack {dialogue.pack.id} has no flow. Ask a question instead.")
    kept = KeptCheckup(dialogue.pack)
    pages = DoctorPages(dialogue)
    assistant = Assistant(dialogue, pages=pages)
    assistant.session = Session(keeps=Consent.YES if keep else Consent.ASK)
    reply = begun(assistant, dialogue.checker, text, kept)
    transcript = [_line("patient", text), _line("skill", reply.text)]
    _tell(common, reply)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # one bad byte must not end a check-up
    while _goes_on(assistant.session):
        answer = cleaned(sys.stdin.readline())
        if not answer:
            break
        reply = assistant.decide(Heard.typed(answer.strip()))
        kept.follow(assistant.session, reply)
        transcript += [_line("patient", answer.strip()), _line("skill", reply.text)]
        _tell(common, reply)
        if reply.effect is ControlWord.STOP:
            break
    if summary is not None:
        output.note(f"The page for the doctor: {pages.save(assistant.session, summary)}")
    if common.json:
        level = _level(assistant.session, reply)
        output.print_json(
            {
                "level": level.label if level is not None else None,
                "kept": kept.file.exists(),
                "transcript": transcript,
            }
        )


def begun(assistant: Assistant, checker: Checker, text: str, kept: KeptCheckup) -> Reply:
    """A new check-up; or, where one was kept and nothing new is reported, whether to go on."""
    found = kept.find(checker) if text == OPENING else None
    if found is not None:
        assistant.session, reply = offers.to_resume(
            assistant.session, checker, *found, instead=text
        )
        return reply
    reply = assistant.check_up(Heard.typed(text))
    kept.follow(assistant.session, reply)
    return reply


def _goes_on(session: Session) -> bool:
    """Whether something is asked, or an order may still be taken back."""
    asks = isinstance(session.pending, KeepOffer | ResumeOffer | Confirmation | Suspicion)
    checkup = session.checkup
    waits = checkup is not None and (checkup.phase is not Phase.ADVISED or bool(checkup.which))
    return asks or waits or session.put_aside is not None


def _level(session: Session, reply: Reply) -> Level | None:
    told = session.checkup.told if session.checkup is not None else None
    return max((each for each in (told, session.level, reply.level) if each), default=told)


def _tell(common: Common, reply: Reply) -> None:
    if not common.json:
        output.print_reply(reply)
    if common.out is None and not (common.quiet or common.json):
        from voice_skill.cli.voices import is_silent, speak

        if not is_silent(common.settings()):
            speak(reply, common)


def _line(who: str, text: str) -> dict[str, Any]:
    return {"who": who, "text": text}
