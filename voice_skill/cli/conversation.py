"""A spoken conversation, put together: microphone, ears, dialogue, mouth, keyboard, screen."""

from __future__ import annotations

from voice_skill.assistant import Assistant, Manner
from voice_skill.cli.build import build_dialogue, build_pack
from voice_skill.cli.ears import build_ears
from voice_skill.cli.keyboard import Keyboard
from voice_skill.cli.mouth import Mouth
from voice_skill.cli.options import Common
from voice_skill.cli.screen import Screen
from voice_skill.core.types import ControlWord, Heard, Reply
from voice_skill.core.wording import welcome
from voice_skill.hearing.ears import Ears, Ended
from voice_skill.hearing.microphone import Microphone

WAIT_SECONDS = 8.0
"""How long somebody may take to begin before being reminded (requirements LI2)."""


def hold(
    common: Common, *, enter: bool = False, until_listening: bool = False, opening: str = ""
) -> None:
    """The conversation, until it is ended by voice, by Ctrl-C, or by the microphone's end.

    ``opening`` is taken as said first.
    """
    settings = common.settings()
    pack = build_pack(settings)
    screen = Screen(common)
    with Microphone(settings.microphone or None, notice=screen.note) as microphone:
        ears = build_ears(pack, settings)
        dialogue = build_dialogue(common, pack=pack)
        with Keyboard() as keyboard, Mouth(common, settings, pack, keyboard, screen) as mouth:
            assistant = Assistant(
                dialogue, say=mouth.say, manner=Manner(settings.rate, settings.volume)
            )
            turns = _Turns(ears, microphone, keyboard, screen, enter=enter)
            if until_listening:
                screen.note("Listening.")
                return
            first = welcome(pack)
            screen.reply(first)
            assistant.say(first)
            if opening:
                begun = assistant.decide(Heard.typed(opening))
                screen.reply(begun)
                assistant.say(begun)
            _talk(assistant, turns, screen)


def _talk(assistant: Assistant, turns: _Turns, screen: Screen) -> None:
    listen = True
    while True:
        heard = turns.next(remind=listen)
        if heard is None:
            return
        reply = assistant.decide(heard)
        screen.turn(heard, reply)
        assistant.say(reply)
        listen = reply.effect is not ControlWord.STOP and (reply.listen or not _is_rest(reply))
        if reply.outcome == "control:thanks":
            return


def _is_rest(reply: Reply) -> bool:
    # The third silence: from now on nobody is reminded.
    return reply.outcome == "out-of-scope" and not reply.listen


class _Turns:
    """What the person says next, by voice or by keyboard."""

    def __init__(
        self, ears: Ears, microphone: Microphone, keyboard: Keyboard, screen: Screen, *, enter: bool
    ) -> None:
        self._ears = ears
        self._microphone = microphone
        self._keyboard = keyboard
        self._screen = screen
        self._enter = enter

    def next(self, *, remind: bool) -> Heard | None:
        """The next utterance; no hypothesis after a silence; None once nothing can come."""
        if self._enter:
            self._screen.note("Press Enter and speak, or type your question.")
            line = self._keyboard.wait()
            if line is None:
                return None
            if line:
                return Heard.typed(line)
        # What came in while we spoke was our own voice.
        self._microphone.discard()
        self._screen.note("Listening.")
        listened = self._ears.listen(
            self._keyboard.until_typed(self._microphone.blocks()),
            wait=WAIT_SECONDS if remind else None,
            caption=self._screen.caption,
        )
        line = self._keyboard.typed()
        if line:
            return Heard.typed(line)
        if listened.ended is Ended.TOO_LONG:
            self._screen.note("That was thirty seconds. I answer what I have heard so far.")
        if listened.ended is Ended.AUDIO_ENDED and line is None and not listened.heard.text:
            return None
        return listened.heard
