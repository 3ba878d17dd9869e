"""A turn of a conversation, and whether it only changes how the one before is said. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from voice_skill.assistant import Manner
from voice_skill.language.looks import Look
from voice_skill.language.prompts import prompt
from voice_skill.values.meaning import MANNERS, ControlWord
from voice_skill.values.pack import Whom
from voice_skill.values.reply import Chunk, ChunkKind, Reply, control


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing heard and the reply to it.

    ``choices`` are what to choose from where "Do you mean A, or B?" was asked, or which of several
    signs it is. ``paused`` says that a check-up waits for "carry on". ``manner`` is how this reply
    is spoken. ``about`` is the title of the topic that it is about, ``question`` the number of a
    check-up's question, 0 where none is asked, ``whom`` the numbers of the country that counts.
    ``beside``: it only changes how the reply before is said, or with ``look`` the page itself, and
    that one stays.
    """

    number: int
    heard: str
    reply: Reply
    manner: Manner
    choices: tuple[str, ...] = ()
    paused: bool = False
    about: str = ""
    question: int = 0
    whom: Whom | None = None
    beside: bool = False
    look: Look | None = None


_REPEATS = control(ControlWord.REPEAT)
_STEPS = {
    _REPEATS,
    *map(control, (ControlWord.NEXT, ControlWord.GO_BACK, ControlWord.GO_ON, ControlWord.MORE)),
}


def news(reply: Reply, shown: Reply) -> str:
    """What a reply says that the one on the page does not.

    Where a question is only asked once more, as after a no to half of it, that: who pressed a
    button must see that something came of it.
    """
    new = _new_chunks(reply, shown)
    if not new and reply.outcome == _REPEATS:
        return prompt("checkup.once_more")
    return " ".join(each.text for each in new)


def _new_chunks(reply: Reply, shown: Reply) -> tuple[Chunk, ...]:
    return tuple(each for each in reply.chunks if each not in shown.chunks)


def is_beside(reply: Reply, shown: Reply) -> bool:
    """Whether a reply only changes how the one that is shown is said: slower, again, from here."""
    if reply.outcome in _STEPS and reply.chunks == shown.chunks:
        return True
    if reply.outcome != _REPEATS and reply.effect not in MANNERS:
        return False
    return all(each.kind is ChunkKind.NOTICE for each in _new_chunks(reply, shown))
