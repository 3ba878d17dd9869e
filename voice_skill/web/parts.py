"""What the page is handed: the pack at once, everything heavy late."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from voice_skill.assistant import Keeping, Manner
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.hearing.ears import Ears
from voice_skill.speaking.voice_box import VoiceBox
from voice_skill.values.pack import Pack, Whom

T = TypeVar("T")


class Late(Generic[T]):
    """A thing that takes long to make: made once, in a thread, when first wanted.

    What failed is told to whoever waits; the next one who asks tries anew.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: T | None = None
        self._begun = False

    def begin(self) -> None:
        """Make it in the background; what fails there is told when it is wanted."""
        if self._begun:
            return
        self._begun = True
        threading.Thread(target=self._quietly, name="voice-skill-late", daemon=True).start()

    def get(self) -> T:
        """The thing; waits until it is made. Raises what its making raised."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    @property
    def ready(self) -> bool:
        """Whether nobody would have to wait for it."""
        return self._made is not None

    def _quietly(self) -> None:
        try:
            self.get()
        except Exception:  # told again, to the person, by get()
            return


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a page.

    ``ears`` gives a maker of ears, one pair a conversation, over one shared model. ``countries``
    are those whose numbers can be said. ``voices`` speak, each by its name, and are listed to
    choose from. ``keeping`` makes what a conversation keeps, and its page for the doctor.
    ``manner`` is how a new conversation begins to speak; its ``speech`` counts until somebody
    chooses on the page. ``today`` tells the ISO date: a page may stay open past midnight.
    """

    pack: Pack
    dialogue: Late[Dialogue]
    voices: Late[VoiceBox]
    ears: Late[Callable[[], Ears]]
    countries: tuple[Whom, ...] = ()
    keeping: Callable[[Dialogue], Keeping] = lambda dialogue: Keeping()
    manner: Callable[[], Manner] = Manner
    today: Callable[[], str] = lambda: datetime.date.today().isoformat()
