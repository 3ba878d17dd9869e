"""Command intents, the words that steer a conversation: a small grammar, never a guess.

A control is only heard where it is the whole of what was said, manners aside. "Stop" steers;
"how do I stop the cramps" asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto
from itertools import islice

from voice_skill.language.grammar import Grammar, Shell, cut, lines, spelled_out
from voice_skill.language.language import per_language, section
from voice_skill.language.tables import manners, pattern, phrases, words
from voice_skill.values.meaning import ControlWord, Matcher
from voice_skill.values.text import normalise, says


class Yielding(Enum):
    """Words that steer when they stand alone, and give way to a control said beside them."""

    HOLD = auto()  # "wait" stops, but "wait, go back" goes back
    PARDON = auto()  # "sorry?" repeats, but "sorry, slower" slows down
    THANKS = auto()  # "thank you" ends, but "thank you, louder" speaks up
    ANSWER = auto()  # "no" is never a control, but "no, go back" goes back


_Label = ControlWord | Yielding | Shell

LONGEST_CONTROL = 24
"""Words of an utterance that may still be nothing but a control with its manners."""

MOST_LISTED = 100
"""Wordings of one control that are listed."""

_ALONE = {
    Yielding.HOLD: ControlWord.STOP,
    Yielding.PARDON: ControlWord.REPEAT,
    Yielding.THANKS: ControlWord.THANKS,
}
_LONGEST_REASON = 7  # words
# Of several cues these win: "say that again slower" repeats, "in short, what did you say" sums up.
_CUES_FIRST = (ControlWord.SUMMARY, ControlWord.REPEAT)
_CUES_IN_QUESTIONS = frozenset(
    {ControlWord.SUMMARY, ControlWord.REPEAT, ControlWord.WHO_SAYS, ControlWord.MORE}
)
"""Controls that may be asked for with a question: "what was the most important bit?"."""
_SPEECH = (ControlWord.SLOWER, ControlWord.FASTER, ControlWord.LOUDER, ControlWord.QUIETER)
_REASONED: frozenset[object] = frozenset({ControlWord.REPEAT, Yielding.HOLD, *_SPEECH})
_REASONED_AFTER: frozenset[object] = frozenset(
    {ControlWord.REPEAT, ControlWord.EMERGENCY, *_SPEECH}
)


TYPED_FROM, HEARD_FROM = 0.6, 0.8
"""Chances from which the sense for steering is believed: what is heard in a room may be meant for
somebody else. Of 240 wishes of strangers the grammar alone understood 181, with the sense 226 and
222 by themselves, and 216 and 212 in a conversation, where some of them are taken for a question.
Of 300 sentences that were meant for nobody 22 and 10 were taken for a wish."""

PLAINLY_FROM = 0.9
"""The same where the words also ask for a topic: "what about stopping it in the first place"."""

_OTHERWISE = "otherwise"
_SHORTEST_SENSED, _LONGEST_SENSED = 2, 16  # words


def taught() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a sense for steering learns from: what is said for each control, and what is not."""
    steering = section("steering")
    said = {ControlWord[name.upper()].value: text for name, text in steering["said"].items()}
    said[_OTHERWISE] = steering["otherwise"] + section("overheard")["said"]
    return tuple((name, tuple(dict.fromkeys(lines(text)))) for name, text in said.items())


def sensed(text: str, sense: Matcher, *, least: float) -> ControlWord | None:
    """The control that is most likely meant by words that no wording fits, or None.

    ``sense`` has learnt ``taught``; ``least`` is the chance from which it is believed.
    """
    if not _SHORTEST_SENSED <= len(normalise(text).split()) <= _LONGEST_SENSED:
        return None
    best = sense.candidates(text)[0]
    sure = best.probability >= least and best.topic != _OTHERWISE
    return ControlWord(best.topic) if sure else None


def control_phrases() -> Iterable[tuple[str, ControlWord]]:
    """Plain wordings with their control: for help texts, for the ear, and for tests.

    Without manners and misheard forms, each optional part left out; of every control the
    shortest ``MOST_LISTED``, shortest first, so that the ear is not swamped with commands.
    """
    return _listed()


def find_control(text: str) -> ControlWord | None:
    """The control that is the whole of what was said, or None where something else was said.

    Of two controls in one breath the last counts ("stop, no, go back"), but "help, an emergency"
    is an emergency, and "again, but louder" is a repeat: see ``repeat_effect``.
    """
    found = _controls(text)
    firm = [label for label in found if isinstance(label, ControlWord)]
    if ControlWord.EMERGENCY in firm and set(firm) <= {ControlWord.EMERGENCY, ControlWord.HELP}:
        return ControlWord.EMERGENCY
    if ControlWord.REPEAT in firm and set(firm) <= {ControlWord.REPEAT, *_SPEECH}:
        return ControlWord.REPEAT
    if {ControlWord.SUMMARY, ControlWord.REPEAT} == set(firm):
        return ControlWord.SUMMARY
    if firm:
        return firm[-1]
    if Yielding.HOLD in found:
        return ControlWord.STOP
    if not found or Yielding.ANSWER in found:
        return None
    if Yielding.THANKS in found:
        return ControlWord.THANKS
    return (
        None if words("commands", "leaning") & set(normalise(text).split()) else ControlWord.REPEAT
    )


def repeat_effect(text: str) -> ControlWord | None:
    """How the repeat that was asked for shall sound: slower, faster, louder, quieter, or None."""
    found = _controls(text)
    if ControlWord.REPEAT not in found:
        return None
    return next((word for word in reversed(found) if word in _SPEECH), None)


def wants_slow_repeat(text: str) -> bool:
    """Whether what was said asks for the same again, but slower ("say that again slower")."""
    return repeat_effect(text) is ControlWord.SLOWER


def steps_back(text: str) -> bool:
    """Whether "back" means a step back in the answer: "undo" and "that was wrong" do not."""
    takes_back = pattern("commands", "takes_back").search(text) is not None
    return not takes_back and pattern("commands", "steps_back").search(text) is not None


def wants_time(text: str) -> bool:
    """Whether a slower voice is asked for, and time to speak ("take your time")."""
    return any(says(text, phrase) for phrase in phrases("commands", "wants_time"))


@per_language
def _controls(text: str) -> tuple[_Label, ...]:
    said = normalise(text).split()
    alone = len(said) == 1
    if len(said) > LONGEST_CONTROL or (alone and said[0] in words("commands", "not_alone")):
        return ()
    misheard = _misheard().get(" ".join(said))
    if misheard is not None:
        return (misheard,)
    light = words("commands", "light")
    found = cut(_grammar(), said) or cut(_grammar(), [word for word in said if word not in light])
    found = found or _with_reason(said) or _by_cue(said)
    plainly = " ".join(section("commands")["spellings"].get(word, word) for word in said)
    return found or (_controls(plainly) if plainly != " ".join(said) else ())


def _with_reason(said: list[str]) -> tuple[_Label, ...]:
    # "Talk slower, my English is not good", "you'll wake the baby, not so loud".
    for place in range(1, len(said)):
        before, after = said[:place], said[place:]
        for control, reason, fits in ((before, after, _REASONED), (after, before, _REASONED_AFTER)):
            orders = control[0] in words("commands", "reason", "orders") or reason[0] == "sorry"
            if not orders or not _is_reason(reason):
                continue
            found = cut(_grammar(), control) or ()
            alone = words("commands", "reason", "unmistakable")
            if found and (len(control) > 1 or control[0] in alone) and fits.issuperset(found):
                return found
    return ()


def _by_cue(said: list[str]) -> tuple[ControlWord, ...]:
    # Nothing but plain words, and a cue that can only be meant for the assistant.
    plain, third = words("commands", "net", "plain"), words("commands", "net", "third")
    if not plain.issuperset(said) or not third.isdisjoint(said):
        return ()
    text = " ".join(said)
    found = {word for word, cue in _cues().items() if cue.search(text)}
    if pattern("commands", "net", "question").match(text):
        found &= _CUES_IN_QUESTIONS
    for word in _CUES_FIRST:
        if word in found:
            return (word,)
    return (found.pop(),) if len(found) == 1 else ()


def _is_reason(said: list[str]) -> bool:
    if not 2 < len(said) <= _LONGEST_REASON or said[0] not in words("commands", "reason", "first"):
        return False
    verbs, ends = words("commands", "reason", "verbs"), _verb_ends()
    # "I don't want to", "they can't": the control is what is wanted.
    wants = said[-1] in words("commands", "reason", "unfinished") or said[-1].endswith("n't")
    return not wants and any(word in verbs or word.endswith(ends) for word in said)


@per_language
def _listed() -> tuple[tuple[str, ControlWord], ...]:
    found: dict[ControlWord, dict[str, None]] = {word: {} for word in ControlWord}
    for phrase, label in _grammar().phrases():
        word = _ALONE.get(label) if isinstance(label, Yielding) else label
        if isinstance(word, ControlWord):
            found[word][phrase] = None
    table: dict[str, ControlWord] = {}
    for word, wordings in found.items():
        own = (phrase for phrase in sorted(wordings, key=_length) if find_control(phrase) is word)
        table.update(dict.fromkeys(islice(own, MOST_LISTED), word))
    return tuple(table.items())


def _length(phrase: str) -> int:
    return len(phrase.split())


def command_slots() -> dict[str, str]:
    """What the wordings of commands share, for other grammars of whole utterances."""
    return dict(section("commands")["slots"])


@per_language
def _grammar() -> Grammar[_Label]:
    data = section("commands")
    wordings: dict[_Label, str] = {
        ControlWord[name.upper()]: spelled_out(block, data["spelled_out"])
        for name, block in data["wordings"].items()
    }
    yielding = {Yielding[name.upper()]: block for name, block in data["yielding"].items()}
    return Grammar({**wordings, **yielding, **manners("commands")}, command_slots())


@per_language
def _misheard() -> dict[str, ControlWord]:
    misheard = section("commands")["misheard"]
    blocks = {ControlWord[name.upper()]: block for name, block in misheard.items()}
    return dict(Grammar(blocks, command_slots()).phrases())


@per_language
def _cues() -> dict[ControlWord, re.Pattern[str]]:
    cues = section("commands")["net"]["cues"]
    return {ControlWord[name.upper()]: pattern("commands", "net", "cues", name) for name in cues}


@per_language
def _verb_ends() -> tuple[str, ...]:
    return tuple(words("commands", "reason", "verb_ends"))
