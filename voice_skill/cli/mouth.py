"""The voice of a conversation: says replies, is silenced by a key, goes on without sound."""

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType

from voice_skill.assistant import Manner
from voice_skill.cli.keyboard import Keyboard
from voice_skill.cli.options import Common
from voice_skill.cli.screen import Screen
from voice_skill.cli.voices import Voiced, for_the_ear, open_voice
from voice_skill.core.types import AudioError, Pack, Reply
from voice_skill.settings import Settings


class Mouth:
    """Says replies until told to be quiet. Where sound fails, it says so once and prints on."""

    def __init__(
        self, common: Common, settings: Settings, pack: Pack, keyboard: Keyboard, screen: Screen
    ) -> None:
        self._common = common
        self._settings = settings
        self._pack = pack
        self._keyboard = keyboard
        self._screen = screen
        self._open = ExitStack()
        self._voiced: Voiced | None = None

    def __enter__(self) -> Mouth:
        if not self._common.quiet:
            try:
                self._voiced = self._open.enter_context(
                    open_voice(self._common, self._settings, self._pack)
                )
            except AudioError as error:
                self._screen.note(str(error))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._open.close()

    def say(self, reply: Reply, manner: Manner) -> None:
        """Speak the reply; Enter or Ctrl-C silences it, and the conversation goes on."""
        if self._voiced is None:
            return
        speaker = self._voiced.speaker
        self._voiced.player.volume = manner.volume / 100
        self._keyboard.on_line = speaker.stop
        try:
            speaker.say(for_the_ear(reply), words_per_minute=manner.rate)
        except KeyboardInterrupt:
            self._screen.note("Silenced. Press Ctrl-C again to leave.")
        except AudioError as error:
            self._voiced = None
            self._screen.note(str(error))
        finally:
            self._keyboard.on_line = lambda: None
