"""What is wrong with sound is shown, and said aloud as far as that is possible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from voice_skill.assistant.mouth import Mouth
from voice_skill.assistant.ports import Screen
from voice_skill.language.prompts import notice, prompt
from voice_skill.listening.levels import Levels
from voice_skill.listening.sound_check import UNCLEAR, level_in_words, room_in_words
from voice_skill.listening.watched import Notice, SteadyMicrophone
from voice_skill.understanding.asides import Aside
from voice_skill.values.heard import Heard
from voice_skill.values.reply import Reply, control

HEARING_OUTCOME = control(Aside.HEARING)


class Troubles:
    """Tells faults in text and by voice.

    ``asked`` gives the question that is waiting, or an empty text: after a fault it is asked again,
    so that nobody has to remember it.
    """

    def __init__(
        self, screen: Screen, mouth: Mouth, *, asked: Callable[[], str] = lambda: ""
    ) -> None:
        self._screen = screen
        self._mouth = mouth
        self.asked = asked
        self._told: set[str] = set()

    def tell(self, notice: Notice) -> None:
        """A notice of the microphone; once it is back, the waiting question is asked again."""
        question = self.asked() if notice.recovered else ""
        self.say(f"{notice.text} {question}".strip())

    def say(self, text: str) -> None:
        """Shown first, then said: where there is no sound, it can still be read."""
        self._screen.note(text)
        self._mouth.tell(text)

    def of_sound(self, levels: Levels, clearness: float, *, heard: bool) -> str:
        """What is wrong with the sound of an utterance, and what helps; empty where nothing is.

        ``clearness`` is how many dB the voice stood above the room. Each is given once.
        """
        if levels.is_clipped:
            found = prompt("sound.too_loud")
        elif heard and levels.is_quiet:
            found = prompt("sound.too_quiet")
        elif heard and clearness < UNCLEAR:
            found = prompt("sound.too_noisy")
        else:
            return ""
        return "" if found in self._told else found

    def say_once(self, text: str) -> None:
        """Say it, and never again."""
        self._told.add(text)
        self.say(text)

    def hearing_checked(self, reply: Reply, microphone: SteadyMicrophone, heard: Heard) -> Reply:
        """The answer to "can you hear me", out of how that very question was heard."""
        if reply.outcome != HEARING_OUTCOME or not reply.chunks:
            return reply
        if heard.is_typed:
            found = [prompt("sound.typed")]
        else:
            voice, room = microphone.loudness
            words, fix = level_in_words(microphone.levels, voice)
            found = [prompt("sound.hears", voice=words), fix]
            found.append(prompt("sound.room", room=room_in_words(room)))
        chunks = tuple(notice(each) for each in found if each)
        return replace(reply, chunks=(*chunks, *reply.chunks[1:]))
