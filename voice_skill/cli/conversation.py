"""A spoken conversation, put together: microphone, ears, dialogue, mouth, keyboard, screen."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from voice_skill.assistant import Assistant
from voice_skill.checkup.words import HOLDING
from voice_skill.cli.build import build_dialogue, build_pack
from voice_skill.cli.doctor_pages import DoctorPages
from voice_skill.cli.duplex import Duplex, is_for_us
from voice_skill.cli.ears import build_overhearing
from voice_skill.cli.first_run import introduce, is_first
from voice_skill.cli.habits import Corrections, Habits, manner_of
from voice_skill.cli.kept_checkup import OPENING, KeptCheckup
from voice_skill.cli.keyboard import Keyboard
from voice_skill.cli.mouth import Mouth
from voice_skill.cli.options import Common
from voice_skill.cli.screen import Screen
from voice_skill.cli.timings import Step, Timings
from voice_skill.cli.troubles import Troubles
from voice_skill.cli.turns import Turns
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.offers import to_resume
from voice_skill.dialogue.session import Session
from voice_skill.hearing.wake import WakeWord
from voice_skill.language.prompts import welcome
from voice_skill.listening.echo.canceller import Canceller
from voice_skill.listening.watched import SteadyMicrophone
from voice_skill.settings import Settings
from voice_skill.speaking.earcons import Earcon
from voice_skill.understanding.repairs import Consent
from voice_skill.values.errors import AudioError
from voice_skill.values.heard import Heard
from voice_skill.values.meaning import ControlWord
from voice_skill.values.pack import Pack
from voice_skill.values.place import cuts_a_question
from voice_skill.values.reply import MISS, ChunkKind, Expects, Reply, ReplyKind, control


def hold(
    common: Common,
    *,
    enter: bool = False,
    until_listening: bool = False,
    opening: str = "",
    summary: Path | None = None,
    keep: bool = False,
    wake: str = "",
    setup: bool = False,
) -> None:
    """The conversation, until it is ended by voice, by Ctrl-C, or by the microphone's end.

    ``opening`` is taken as said first. ``summary`` is a file for the page for the doctor.
    ``keep``: a check-up may be kept on this computer without asking. ``wake`` is the phrase that
    it has to be called with where no question waits; empty listens all the time. ``setup`` holds
    the first talk once more, and nothing after it.
    """
    wake_word = WakeWord(wake) if wake else None
    settings = common.settings()
    if settings.speech == "screen-reader":
        common = replace(common, plain=True)  # one fact a line, and nothing redrawn
    pack = build_pack(settings)
    screen = Screen(common)
    timings = Timings(common.timings, as_json=common.json)
    canceller = Canceller()
    with (
        Keyboard() as keyboard,
        Mouth(common, settings, pack, keyboard, screen, tap=canceller.played) as mouth,
    ):
        troubles = Troubles(screen, mouth)
        with _microphone(settings, keyboard, troubles, mouth) as microphone:
            with ThreadPoolExecutor(1, "voice-skill-load") as beside:  # two models, two cores
                understanding = beside.submit(build_dialogue, common, pack=pack)
                ears, spotter = build_overhearing(pack, settings)
            dialogue = understanding.result()
            pages = DoctorPages(dialogue)
            corrections = Corrections(screen)
            assistant = Assistant(
                dialogue,
                say=mouth.say,
                manner=manner_of(settings),
                on_manner=Habits(settings, ears, screen).changed,
                memory=corrections.load(settings),
                keeper=corrections,
                pages=pages,
            )
            if settings.duplex != "half" and not enter:
                forced = settings.duplex == "full"
                mouth.duplex = Duplex(
                    ears,
                    spotter,
                    microphone.blocks,
                    clean=canceller.clean,
                    stop=mouth.stop,
                    lexicon=pack.pronounce,
                    is_clear=lambda: forced or canceller.is_clear,
                    understands=lambda heard: is_for_us(heard, assistant.outcome_of(heard)),
                    is_hopeless=lambda: canceller.is_hopeless and not forced,
                    caption=screen.caption,
                )
            shelf = KeptCheckup(pack, notice=screen.note)
            consent = Consent.YES if keep else Consent.ASK
            assistant.session = replace(assistant.session, keeps=consent)
            troubles.asked = lambda: question_of(assistant.session.last)
            mouth.on_sound = lambda: timings.mark(Step.FIRST_SOUND)
            turns = Turns(
                ears,
                microphone,
                keyboard,
                screen,
                mouth,
                troubles,
                timings,
                enter=enter,
                is_urgent=assistant.is_urgent,
                wake=wake_word,
            )
            if until_listening:
                screen.note("Listening.")
                return
            instead: Heard | None = None
            if setup or (not opening and is_first(common, settings, can_type=keyboard.is_there)):
                instead = _introduced(pack, assistant, turns, mouth, screen)
            else:
                first = welcome(pack)
                screen.reply(first)
                assistant.say(first)
            if setup and instead is None:
                return
            begun = _begun(assistant, dialogue, shelf, opening)
            if instead is not None:
                begun = assistant.decide(instead)
            if begun is not None:
                screen.reply(begun)
                assistant.say(begun)
            try:
                _talk(assistant, turns, screen, mouth, timings, shelf)
            finally:  # Ctrl-C is the usual way to end a conversation
                if summary is not None:
                    place = pages.save(assistant.session, summary)
                    screen.note(f"The page for the doctor: {place}")


def _introduced(
    pack: Pack,
    assistant: Assistant,
    turns: Turns,
    mouth: Mouth,
    screen: Screen,
) -> Heard | None:
    """The first talk; what was said instead of an answer, to be answered now."""
    assistant.manner, instead = introduce(
        pack,
        assistant.manner,
        mouth=mouth,
        screen=screen,
        listen=lambda reply: turns.next(remind=True, expects=reply.expects),
        outcome_of=assistant.outcome_of,
    )
    return instead


@contextmanager
def _microphone(
    settings: Settings, keyboard: Keyboard, troubles: Troubles, mouth: Mouth
) -> Iterator[SteadyMicrophone]:
    """A microphone that is watched. Without one, somebody with a keyboard can go on by typing."""
    wanted = settings.microphone or None
    microphone = SteadyMicrophone(wanted, tell=troubles.tell, wait=keyboard.is_there)
    try:
        microphone.__enter__()
    except AudioError as error:
        mouth.tell(str(error))  # it is printed as the program ends
        raise
    try:
        yield microphone
    finally:
        microphone.close()


def expected(session: Session) -> Expects:
    """What is likely to be said now; a question that was not heard to its end asks nothing."""
    if session.last is None or cuts_a_question(session.stopped):
        return Expects.ANYTHING
    return session.last.expects


def question_of(reply: Reply | None) -> str:
    """The question that a reply ends with, or an empty text."""
    chunks = reply.chunks if reply is not None else ()
    asking = {ChunkKind.QUESTION, ChunkKind.OFFER}
    return next((each.text for each in reversed(chunks) if each.kind in asking), "")


def _begun(
    assistant: Assistant, dialogue: Dialogue, shelf: KeptCheckup, opening: str
) -> Reply | None:
    """What is said after the welcome: whether to go on with a kept check-up, or to the opening."""
    found = None
    if opening in {"", OPENING} and dialogue.checker is not None:
        found = shelf.find(dialogue.checker)
    if found is None or dialogue.checker is None:
        return assistant.decide(Heard.typed(opening)) if opening else None
    assistant.session, reply = to_resume(
        assistant.session, dialogue.checker, *found, instead=opening
    )
    return reply


def _talk(
    assistant: Assistant,
    turns: Turns,
    screen: Screen,
    mouth: Mouth,
    timings: Timings,
    shelf: KeptCheckup,
) -> None:
    listen = True
    while True:
        last = assistant.session.last
        asks = bool(question_of(last))
        heard = turns.next(remind=listen, expects=expected(assistant.session), asks=asks)
        if heard is None:
            return
        timings.mark(Step.TEXT)
        if heard.text and not turns.was_overheard:  # who talks over us wants silence
            mouth.sound(Earcon.HEARD)  # sounds while it is being thought about
        reply = assistant.decide(heard, again=turns.again)
        reply = turns.checked(heard, reply)
        shelf.follow(assistant.session, reply)
        timings.mark(Step.DECISION)
        screen.turn(heard, reply)
        if heard.text and reply.kind is ReplyKind.MISS:
            mouth.sound(Earcon.NOT_UNDERSTOOD)
        if not (turns.was_overheard and reply.outcome == control(ControlWord.STOP)):
            assistant.say(reply)  # whoever stops us over our own voice wants silence
        timings.report()
        listen = reply.effect is not ControlWord.STOP and (reply.listen or not _is_rest(reply))
        if reply.outcome == control(ControlWord.THANKS):
            return


def _is_rest(reply: Reply) -> bool:
    # The third silence, or "hold on": from now on nobody is reminded.
    return reply.outcome in {MISS, HOLDING} and not reply.listen
