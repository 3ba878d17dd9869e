"""A spoken conversation, put together: microphone, ears, dialogue, mouth, keyboard, screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

from voice_skill.assistant import Assistant
from voice_skill.cli.build import build_dialogue, build_pack
from voice_skill.cli.doctor_pages import DoctorPages
from voice_skill.cli.duplex import Duplex, asked_again
from voice_skill.cli.ears import build_ears
from voice_skill.cli.first_run import introduce, is_first
from voice_skill.cli.habits import Corrections, Habits, manner_of
from voice_skill.cli.kept_checkup import OPENING, KeptCheckup
from voice_skill.cli.keyboard import Keyboard
from voice_skill.cli.mouth import Mouth
from voice_skill.cli.options import Common
from voice_skill.cli.screen import Screen
from voice_skill.cli.timings import Step, Timings
from voice_skill.cli.troubles import Troubles
from voice_skill.core.checkup_words import HOLDING
from voice_skill.core.corrections import Consent
from voice_skill.core.dialogue import Dialogue
from voice_skill.core.offers import to_resume
from voice_skill.core.types import (
    AudioError,
    ChunkKind,
    ControlWord,
    Expects,
    Heard,
    Hypothesis,
    Reply,
)
from voice_skill.core.wording import welcome
from voice_skill.hearing.cancelling import Canceller
from voice_skill.hearing.ears import Ears, Ended, Listened
from voice_skill.hearing.steady import SteadyMicrophone
from voice_skill.hearing.wake import WakeWord
from voice_skill.settings import Settings
from voice_skill.speaking.earcons import Earcon

WAIT_SECONDS = 8.0
"""How long somebody may take to begin before being reminded (requirements LI2)."""


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
                ears = build_ears(pack, settings)
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
                mouth.duplex = Duplex(
                    ears,
                    lambda: canceller.clean(microphone.blocks()),
                    stop=mouth.stop,
                    lexicon=pack.pronounce,
                    caption=screen.caption,
                    cleared=lambda: canceller.taken_db,
                )
                mouth.duplex.is_trying = settings.duplex == "auto"
            shelf = KeptCheckup(pack, notice=screen.note)
            consent = Consent.YES if keep else Consent.ASK
            assistant.session = replace(assistant.session, keeps=consent)
            troubles.asked = lambda: question_of(assistant.session.last)
            mouth.on_sound = lambda: timings.mark(Step.FIRST_SOUND)
            turns = _Turns(
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
                asks_of_danger=lambda: assistant.asks_of_danger,
            )
            if until_listening:
                screen.note("Listening.")
                return
            instead: Heard | None = None
            if setup or (not opening and is_first(common, settings, can_type=keyboard.is_there)):
                assistant.manner, instead = introduce(
                    pack,
                    assistant.manner,
                    mouth=mouth,
                    screen=screen,
                    listen=lambda reply: turns.next(remind=True, expects=reply.expects),
                    outcome_of=assistant.outcome_of,
                )
            else:
                first = welcome(pack)
                screen.reply(first)
                assistant.say(first)
            if setup and instead is None:
                return
            if settings.duplex == "auto" and mouth.duplex is not None:
                _checked(mouth, screen)
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


def _checked(mouth: Mouth, screen: Screen) -> None:
    """Listens over our own voice only where the welcome showed that the two can be told apart."""
    if mouth.duplex is None:
        return
    mouth.duplex.is_trying = False
    if not mouth.duplex.tells_apart:
        mouth.duplex = None
        screen.note("I cannot tell my own voice from yours here, so I listen after I have spoken.")


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


def expected(reply: Reply | None) -> Expects:
    """What is likely to be said after the reply."""
    return reply.expects if reply is not None else Expects.ANYTHING


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
    turns: _Turns,
    screen: Screen,
    mouth: Mouth,
    timings: Timings,
    shelf: KeptCheckup,
) -> None:
    listen = True
    while True:
        last = assistant.session.last
        heard = turns.next(remind=listen, expects=expected(last), asks=bool(question_of(last)))
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
        if heard.text and reply.outcome == "out-of-scope":
            mouth.sound(Earcon.NOT_UNDERSTOOD)
        if not (turns.was_overheard and reply.outcome == "control:stop"):
            assistant.say(reply)  # whoever stops us over our own voice wants silence
        timings.report()
        listen = reply.effect is not ControlWord.STOP and (reply.listen or not _is_rest(reply))
        if reply.outcome == "control:thanks":
            return


def _is_rest(reply: Reply) -> bool:
    # The third silence, or "hold on": from now on nobody is reminded.
    return reply.outcome in {"out-of-scope", HOLDING} and not reply.listen


class _Turns:
    """What the person says next, by voice or by keyboard."""

    def __init__(
        self,
        ears: Ears,
        microphone: SteadyMicrophone,
        keyboard: Keyboard,
        screen: Screen,
        mouth: Mouth,
        troubles: Troubles,
        timings: Timings,
        *,
        enter: bool,
        is_urgent: Callable[[Heard], bool],
        wake: WakeWord | None = None,
        asks_of_danger: Callable[[], bool] = lambda: False,
    ) -> None:
        self._ears = ears
        self._microphone = microphone
        self._keyboard = keyboard
        self._screen = screen
        self._mouth = mouth
        self._troubles = troubles
        self._timings = timings
        self._enter = enter
        self._is_urgent = is_urgent
        self._wake = wake
        self._asks_of_danger = asks_of_danger
        self.was_overheard = False
        """Whether what was heard last was said while we spoke."""

    def checked(self, heard: Heard, reply: Reply) -> Reply:
        """The reply, with how well we hear where that was asked."""
        return self._troubles.hearing_checked(reply, self._microphone, heard)

    def again(self) -> tuple[Hypothesis, ...]:
        """The last utterance, as another engine hears it."""
        return self._ears.again()

    def next(self, *, remind: bool, expects: Expects, asks: bool = True) -> Heard | None:
        """The next utterance; no hypothesis after a silence; None once nothing can come.

        ``asks``: a question waits, so that no wake word is needed.
        """
        overheard = self._overheard()
        if overheard is not None:
            return overheard
        if self._enter:
            self._screen.note("Press Enter and speak, or type your question.")
            line = self._keyboard.wait()
            if line is None:
                return None
            if line:
                self._timings.begin()
                return Heard.typed(line)
        # What came in while we spoke was our own voice.
        self._microphone.discard()
        if self._wake is not None and not (asks and remind) and not self._called(self._wake):
            return None
        self._screen.note(Earcon.LISTENING.value)
        self._mouth.sound(Earcon.LISTENING)
        listened = self._listened(remind=remind, expects=expects)
        line = self._keyboard.typed()
        if line:
            self._timings.begin()
            return Heard.typed(line)
        if listened.ended is Ended.BROKEN_OFF:
            return self._broken_off(listened.heard, remind=remind, expects=expects)
        self._timings.begin(self._ears.ended_at)
        self._troubles.loudness(self._microphone.levels, heard=bool(listened.heard.text))
        if listened.ended is Ended.TOO_LONG:
            self._troubles.say("That was thirty seconds. I answer what I have heard so far.")
        if listened.ended is Ended.AUDIO_ENDED and line is None and not listened.heard.text:
            return None
        return listened.heard

    def _overheard(self) -> Heard | None:
        """What was said while we spoke."""
        found, self._mouth.overheard = self._mouth.overheard, None
        self.was_overheard = found is not None
        if found is None:
            return None
        self._timings.begin(self._ears.ended_at)
        return asked_again(found.heard) if self._asks_of_danger() else found.heard

    def _called(self, wake: WakeWord) -> bool:
        """Waits for the wake word, or a typed line; False once nothing can come."""
        self._screen.note(f"Say {wake.spoken} to go on.")
        blocks = self._keyboard.until_typed(self._microphone.blocks())
        return wake.wait(blocks) or self._keyboard.has_line

    def _listened(self, *, remind: bool, expects: Expects) -> Listened:
        """The next utterance that is not the end of our own voice."""
        duplex = self._mouth.duplex
        before = duplex.pre_roll() if duplex is not None else ()
        while True:
            listened = self._ears.listen(
                chain(before, self._keyboard.until_typed(self._microphone.blocks())),
                wait=WAIT_SECONDS if remind else None,
                caption=self._screen.caption,
                expects=expects,
            )
            if duplex is None or not listened.heard.text:
                return listened
            left = duplex.without_ours(listened.heard)
            if left.text or listened.ended is not Ended.SILENCE:
                return replace(listened, heard=left)
            before = ()

    def _broken_off(self, heard: Heard, *, remind: bool, expects: Expects) -> Heard | None:
        """Only the beginning was heard: a danger sign counts, anything else is asked again."""
        if heard.text and self._is_urgent(heard):
            self._timings.begin(self._ears.ended_at)
            return heard
        if heard.text:
            self._troubles.say("I heard only the beginning of that. Please say it again.")
        return self.next(remind=remind, expects=expects)
