"""Speaks a reply, sentence by sentence, and knows where it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from queue import Queue

from voice_skill.speaking.chunks import START, Position, Script, Sentence
from voice_skill.speaking.pace import USUAL
from voice_skill.speaking.pronounce import pronounce
from voice_skill.values.audio import Player, Playing, Speech, Synthesiser, for_reply
from voice_skill.values.errors import SkillError
from voice_skill.values.reply import Reply


@dataclass(frozen=True, slots=True)
class Spoken:
    """How far speaking got.

    ``stopped_at`` is the sentence that was cut short: go on from there. None: all was said.
    """

    stopped_at: Position | None = None

    @property
    def finished(self) -> bool:
        """Whether everything was said."""
        return self.stopped_at is None


class Speaker:
    """Speaks replies through a ``Synthesiser`` and a ``Player``.

    While one sentence is heard, the next is being made. Every sentence passes the speech
    normaliser; ``lexicon`` is the pack's own pronunciations. One reply at a time: a second
    ``say`` waits for the first.
    """

    def __init__(
        self, synthesiser: Synthesiser, player: Player, *, lexicon: Mapping[str, str] | None = None
    ) -> None:
        self.synthesiser = synthesiser
        """What speaks; another one counts from the next reply on."""
        self._player = player
        self._lexicon = lexicon or {}
        self._one_at_a_time = threading.Lock()
        self._lock = threading.Lock()
        self._run: _Run | None = None
        self.cut_at: Position | None = None
        """Where the last reply was cut short, by ``stop`` or by Ctrl-C; None where all was said."""

    def say(
        self,
        reply: Reply,
        *,
        words_per_minute: int = USUAL,
        start: Position = START,
        on_sentence: Callable[[Sentence], None] | None = None,
    ) -> Spoken:
        """Speak the reply from ``start`` on; returns when it has been heard or stopped.

        ``on_sentence`` is called in this thread as each sentence begins to sound, for captions.
        ``VoiceError`` and ``AudioError`` say why nothing can be heard.
        """
        script = Script.of(reply).since(start)
        with self._one_at_a_time:
            run = _Run(script, self._rendered(reply, words_per_minute))
            with self._lock:
                self._run = run
            self.cut_at = None
            try:
                spoken = self._speak(run, on_sentence)
                self.cut_at = spoken.stopped_at
                return spoken
            except BaseException:
                self._player.stop()
                self.cut_at = run.position or start
                raise
            finally:
                with self._lock:
                    self._run = None
                run.end()

    def stop(self) -> None:
        """Be silent within 0.1 s; from any thread. Without anything being said, nothing happens."""
        with self._lock:
            if self._run is not None:
                self._run.end()
                self._player.stop()

    @property
    def speaking(self) -> bool:
        """Whether a reply is being said just now."""
        with self._lock:
            return self._run is not None

    @property
    def position(self) -> Position | None:
        """The sentence being heard; None while nothing is."""
        with self._lock:
            return self._run.position if self._run is not None else None

    def _rendered(self, reply: Reply, words_per_minute: int) -> Callable[[Sentence], Speech]:
        voice = for_reply(self.synthesiser, urgent=reply.is_urgent)

        def render(sentence: Sentence) -> Speech:
            text = pronounce(sentence.text, self._lexicon)
            return voice.render(text, words_per_minute=words_per_minute)

        return render

    def _speak(self, run: _Run, on_sentence: Callable[[Sentence], None] | None) -> Spoken:
        """Each sentence is queued while the one before is heard, so that there is no gap."""
        heard: tuple[Sentence, Playing] | None = None
        for sentence in run.script:
            try:
                playing = self._queue(run, run.next_speech())
            except SkillError:
                if heard is not None:
                    heard[1].wait()  # what can be said is said
                raise
            if heard is not None and not heard[1].wait():
                return Spoken(stopped_at=heard[0].position)
            if playing is None:
                return Spoken(stopped_at=sentence.position)
            heard = sentence, playing
            run.position = sentence.position
            run.go_on()
            if on_sentence is not None:
                on_sentence(sentence)
        if heard is not None and not heard[1].wait():
            return Spoken(stopped_at=heard[0].position)
        return Spoken()

    def _queue(self, run: _Run, speech: Speech | None) -> Playing | None:
        # Under the lock, so that stop() comes either before play, which then does not happen,
        # or after it, and silences it.
        with self._lock:
            if speech is None or run.ended:
                return None
            return self._player.play(speech)


class _Run:
    """One reply being said: its sentences are rendered one ahead, in a thread of their own."""

    def __init__(self, script: tuple[Sentence, ...], render: Callable[[Sentence], Speech]) -> None:
        self.script = script
        self.position: Position | None = None
        self.ended = False
        self._render = render
        self._ready: Queue[Speech | Exception | None] = Queue()
        self._wanted = threading.Semaphore(1)
        if script:
            threading.Thread(target=self._work, name="voice-skill-render", daemon=True).start()

    def next_speech(self) -> Speech | None:
        """The next sentence's samples, waited for; None once stopped. Raises what failed."""
        speech = self._ready.get()
        if isinstance(speech, Exception):
            raise speech
        return speech

    def go_on(self) -> None:
        """Begin to render one sentence more."""
        self._wanted.release()

    def end(self) -> None:
        """Render nothing more, and let nobody wait."""
        self.ended = True
        self._ready.put(None)
        self._wanted.release()

    def _work(self) -> None:
        for sentence in self.script:
            self._wanted.acquire()
            if self.ended:
                return
            try:
                self._ready.put(self._render(sentence))
            except Exception as error:  # whoever waits for the sentence is told
                self._ready.put(error)
                return
