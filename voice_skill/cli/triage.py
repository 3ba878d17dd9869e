"""``voice-skill triage``: a check-up, typed or spoken."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voice_skill.assistant import Assistant, Keeping, Manner
from voice_skill.checkup.checkup import Phase
from voice_skill.cli import leaving, output, talk
from voice_skill.cli.danger_first import danger_first
from voice_skill.cli.options import Common, with_common
from voice_skill.dialogue.session import Confirmation, KeepOffer, ResumeOffer, Session, Suspicion
from voice_skill.language import buttons
from voice_skill.language.prompts import prompt
from voice_skill.understanding.reading import Reading
from voice_skill.understanding.repairs import Consent
from voice_skill.values.errors import AudioError, ContentError
from voice_skill.values.heard import Heard
from voice_skill.values.level import Level
from voice_skill.values.meaning import AnswerKind, ControlWord
from voice_skill.values.reply import Reply
from voice_skill.values.text import cleaned

if TYPE_CHECKING:
    from voice_skill.assembly.voices import SetVoices
    from voice_skill.assistant.doctor_pages import DoctorPages

_STOP = "stop"
"""What Ctrl-C says in the middle of a check-up."""


@with_common
@danger_first
def triage(
    common: Common,
    text: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="What is wrong.")
    ] = None,
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
            help="Save a page for your doctor: .html or .pdf in large print, .clinic.pdf or "
            ".clinic.html as one sheet, .json or .fhir.json.",
        ),
    ] = None,
) -> None:
    """Answer a few questions, and hear how soon to seek care."""
    from voice_skill.assembly.spoken import Asked
    from voice_skill.records import saving

    if summary is not None:
        saving.check(summary)
    opening = " ".join(text or ()).strip() or buttons.opening()
    if forget:
        _forget(common)
    elif spoken:
        talk.hold(common, Asked(keep=keep), opening=opening, summary=summary)
    else:
        _typed(common, opening, keep=keep, summary=summary)


def _forget(common: Common) -> None:
    from voice_skill.assembly.skill import build_pack
    from voice_skill.assistant.kept_checkup import KeptCheckup

    erased = KeptCheckup(build_pack(common.settings())).erase_all()
    if common.json:
        output.print_json({"erased": erased})
    else:
        output.answer_line("Your answers are erased." if erased else "No answers were kept.")


def _typed(common: Common, text: str, *, keep: bool, summary: Path | None) -> None:
    from voice_skill.assembly.skill import build_dialogue
    from voice_skill.assistant.doctor_pages import DoctorPages
    from voice_skill.assistant.habits import manner_of
    from voice_skill.assistant.kept_checkup import KeptCheckup
    from voice_skill.cli.doctor_page import deliver

    settings = common.settings()
    dialogue = build_dialogue(settings, tell=output.note)
    if dialogue.checker is None:
        raise ContentError(f"The pack {dialogue.pack.id} has no flow. Ask a question instead.")
    shelf = KeptCheckup(dialogue.pack, tell=output.note)
    consent = Consent.YES if keep else Consent.ASK
    face, pages = _Typed(common, keep=keep), DoctorPages(dialogue)
    assistant = Assistant(
        dialogue,
        show=face.show,
        say=face.say,
        manner=manner_of(settings),
        keeping=Keeping(pages=pages, shelf=shelf, consent=consent),
    )
    begun = assistant.begin(text)
    if begun is not None:
        face.prepare(begun)
        assistant.say(face.show(Heard.typed(text), begun))
    try:
        assistant.converse(lambda: face.listen(assistant.session))
        if face.was_interrupted:
            raise KeyboardInterrupt
    finally:  # ended by Ctrl-C, or with the terminal: what was said is on the page all the same
        face.leave(assistant.session)
        if summary is not None:
            deliver(assistant, summary)
    if summary is None:
        face.offer(pages, assistant.session)
    if common.json:
        face.print_json(assistant.session, kept=shelf.file.exists())


class _Typed:
    """A check-up on plain lines: each answer is a line of stdin, each reply is printed and said."""

    def __init__(self, common: Common, *, keep: bool = False) -> None:
        self._common = common
        self._keep = keep
        self._stops = 0
        self._transcript: list[dict[str, str]] = []
        self._reply: Reply | None = None

    def prepare(self, begun: Reply) -> None:
        """What is to be told once is told before the first question, so that this comes last."""
        if not self._sits_there or begun.is_alarm:
            return
        output.note(prompt("terminal.answers"))
        output.note(leaving.before(keep=self._keep))
        self._aloud(_tried)

    def listen(self, session: Session) -> Heard | None:
        """The next answer; None once nothing is asked any more, or no line comes."""
        if self._is_stopped or not _goes_on(session):
            return None
        self._ask()
        try:
            line = cleaned(sys.stdin.readline())
        except KeyboardInterrupt:
            # The first is a stop, so that it is asked whether to keep what was answered.
            self._stops += 1
            asks = session.in_checkup and session.keeps is Consent.ASK and self._sits_there
            if self._stops > 1 or not asks:
                raise
            print(file=sys.stderr)
            return Heard.typed(_STOP)
        return Heard.typed(line.strip()) if line else None

    @property
    def _is_stopped(self) -> bool:
        return self._reply is not None and self._reply.effect is ControlWord.STOP

    @property
    def was_interrupted(self) -> bool:
        """Whether it was Ctrl-C that ended it."""
        return self._stops > 0 and self._is_stopped

    def leave(self, session: Session) -> None:
        """Tells what becomes of the answers, where the reply has not told it."""
        told = "" if self._is_stopped else leaving.at_the_end(session)
        if told:
            output.note(told)

    def offer(self, pages: DoctorPages, session: Session) -> None:
        """Asks whether to save the page, where somebody sits there; an order stays the last line.

        ``UsageError`` where it cannot be written anywhere.
        """
        told = self._reply.level if self._reply is not None else None
        if not self._sits_there or told is Level.EMERGENCY or pages.summary(session).is_empty:
            return
        output.note(prompt("terminal.save"))
        self._ask()
        answer = Reading(cleaned(sys.stdin.readline())).answer
        if answer is not None and answer.kind is AnswerKind.YES:
            for place in pages.save_both(session):
                output.note(f"The page for the doctor: {place}")

    def _ask(self) -> None:
        """A mark where to type."""
        if self._sits_there and not self._common.is_plain:
            print("> ", end="", file=sys.stderr, flush=True)

    @property
    def _sits_there(self) -> bool:
        return not self._common.json and sys.stdin.isatty()

    def show(self, heard: Heard, reply: Reply) -> Reply:
        """Print it; as JSON all is printed at the end."""
        self._reply = reply
        lines = (("patient", heard.text), ("skill", reply.text))
        self._transcript += [{"who": who, "text": text} for who, text in lines]
        if not self._common.json:
            output.give(reply, as_json=False)
        return reply

    def say(self, reply: Reply, manner: Manner) -> None:
        """Aloud, where that is wanted; one file cannot hold many replies."""
        from voice_skill.assembly.voices import speak

        self._common = replace(self._common, rate=manner.rate, volume=manner.volume)
        self._aloud(lambda voices: speak(reply, voices, tell=output.note))

    def _aloud(self, does: Callable[[SetVoices], None]) -> None:
        common = self._common
        if common.out is not None or common.quiet or common.json:
            return
        voices = common.voices()
        if voices.are_silent(voices.settings.speech):
            return
        try:
            does(voices)
        except AudioError as error:  # told once; the questions go on, and are printed
            output.note(str(error))
            self._common = replace(self._common, quiet=True)
        except KeyboardInterrupt:  # as in a spoken talk: silence, and the question waits
            if not self._sits_there:
                raise

    def print_json(self, session: Session, *, kept: bool) -> None:
        """All that was said, and the level that came of it."""
        level = _level(session, self._reply)
        label = level.label if level is not None else None
        output.print_json({"level": label, "kept": kept, "transcript": self._transcript})


def _tried(voices: SetVoices) -> None:
    """``AudioError`` where nothing can be heard."""
    with voices.open(voices.settings.speech, tell=output.note):
        pass


def _goes_on(session: Session) -> bool:
    """Whether something is asked, or an order may still be taken back."""
    asks = isinstance(session.pending, KeepOffer | ResumeOffer | Confirmation | Suspicion)
    checkup = session.checkup
    waits = checkup is not None and (checkup.phase is not Phase.ADVISED or bool(checkup.which))
    return asks or waits or session.put_aside is not None


def _level(session: Session, reply: Reply | None) -> Level | None:
    told = session.checkup.told if session.checkup is not None else None
    return max(
        (each for each in (told, session.level, reply.level if reply else None) if each),
        default=told,
    )
