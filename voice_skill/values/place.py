"""Where an answer was cut short, and how to go on from there: the next part, the part before. Pure.

A person who stops an answer loses nothing: "go on" begins with the sentence that was cut, "next"
with the part after it, "back" with the part before, "repeat" with the part it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from voice_skill.values.level import Level
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import ChunkKind, Expects, Reply
from voice_skill.values.script import START, Position, Script, split


@dataclass(frozen=True, slots=True)
class Place:
    """A reply that was cut short, and the sentence it was cut in.

    ``again``: it was being said for the second time, so that its first words are known.
    """

    reply: Reply
    at: Position
    again: bool = False

    @property
    def sentence(self) -> str:
        """The sentence that was cut."""
        found = Script.of(self.reply).at(self.at)
        return found.text if found is not None else ""


def rest_of(reply: Reply) -> Reply:
    """The reply without what comes before its beginning, for a screen."""
    first = Script.of(reply).at(Position(*reply.begin))
    if reply.begin <= (0, 0) or first is None:
        return reply
    number, index = first.position.chunk, first.position.sentence
    chunk = reply.chunks[number]
    text = " ".join(split(chunk.text)[index:])
    rest = (replace(chunk, text=text), *reply.chunks[number + 1 :])
    return replace(reply, chunks=rest, begin=(0, 0))


def resumed(place: Place, word: ControlWord) -> Reply | None:
    """The reply with another beginning, as that word wants it; None where it leads out of it.

    Advice in an emergency is always repeated whole.
    """
    script = Script.of(place.reply)
    at: Position | None
    match word:
        case ControlWord.NEXT:
            at = script.next_chunk(place.at)
        case ControlWord.GO_BACK:
            at = script.previous_chunk(place.at)
            at = START if at is None and place.at > START else at
        case ControlWord.REPEAT:
            urgent = place.reply.level is Level.EMERGENCY
            at = START if urgent else script.start_of_chunk(place.at)
        case _:
            at = place.at
    if at is None:
        return None
    return replace(place.reply, begin=(at.chunk, at.sentence), effect=None)


def cuts_a_question(place: Place | None) -> bool:
    """Whether a yes-or-no question was cut short before it had been said for the first time."""
    if place is None or place.again or place.reply.expects is not Expects.YES_NO:
        return False
    asking = [
        each.position
        for each in Script.of(place.reply).sentences
        if each.kind in {ChunkKind.QUESTION, ChunkKind.OFFER}
    ]
    return bool(asking) and place.at <= asking[-1]
