"""The first talk: introduces itself, asks whose voice, how fast, how loud, and keeps it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from voice_skill.assistant.manner import Manner
from voice_skill.assistant.mouth import Mouth
from voice_skill.assistant.ports import Screen
from voice_skill.dialogue.introduction import Introduction, Step, begin, hear, missed
from voice_skill.language.prompts import prompt
from voice_skill.settings import Settings, save_settings, settings_file
from voice_skill.values.errors import UsageError
from voice_skill.values.heard import Heard
from voice_skill.values.meaning import AnswerKind, ControlWord
from voice_skill.values.pack import Pack
from voice_skill.values.reply import MISS, Outcome, Reply, control

Next = Callable[[Reply], Heard | None]
"""Listens for what is said to a reply; None once nothing can come."""

_NOTHING_MEANT = frozenset({MISS, control(ControlWord.THANKS), *map(control, AnswerKind)})
"""What the conversation would do nothing with: then the question waits."""


def is_first(settings: Settings) -> bool:
    """Whether nobody has set anything up here."""
    return not settings.introduced and not settings_file().exists()


def introduce(
    pack: Pack,
    manner: Manner,
    *,
    mouth: Mouth,
    screen: Screen,
    listen: Next,
    outcome_of: Callable[[Heard], Outcome],
) -> tuple[Manner, Heard | None]:
    """(the manner chosen, what was said instead of an answer, to be answered now).

    What was chosen is written into the settings, so that it is never asked again. ``outcome_of``
    tells what the conversation would make of it.
    """
    now = Introduction(manner.rate, manner.volume, aloud=mouth.can_be_heard)
    reply: Reply | None = begin(now, pack)
    instead: Heard | None = None
    while reply is not None:
        screen.reply(reply)
        mouth.say(reply, manner)
        heard = None if now.is_over else listen(reply)
        if heard is None:
            break
        if heard.text and not heard.is_typed:
            screen.note(f"You: {heard.text}")
        before = now
        now, reply = _answered(before, heard, outcome_of(heard))
        manner = replace(manner, rate=now.rate, volume=now.volume)
        if now.screen_reader and not before.screen_reader:
            mouth.speak_through("screen-reader")
            manner = replace(manner, speech="screen-reader")
        if reply is None:
            instead = heard
    _keep(now, screen)
    return manner, instead


def _answered(now: Introduction, heard: Heard, meant: Outcome) -> tuple[Introduction, Reply | None]:
    """After an answer, and what is said to it; no reply where something else was meant."""
    if meant.is_danger:  # a danger comes before everything else
        return replace(now, step=Step.LEFT), None
    after, reply = hear(now, heard)
    if reply is None and meant in _NOTHING_MEANT:
        return missed(now)
    return after, reply


def _keep(now: Introduction, screen: Screen) -> None:
    chosen: dict[str, int | str] = {"introduced": True, "rate": now.rate, "volume": now.volume}
    if now.screen_reader is not None:
        chosen["speech"] = "screen-reader" if now.screen_reader else "own"
    try:
        save_settings(chosen)
    except UsageError as error:
        screen.note(prompt("face.not_kept", why=error))
