"""Words that steer the conversation: a small grammar, never a guess.

A control is only heard where it is the whole of what was said, manners aside. "Stop" steers;
"how do I stop the cramps" asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from voice_skill.language.grammar import Grammar, Shell, cut
from voice_skill.understanding.command_cues import CUES, CUES_IN_QUESTIONS, PLAIN, QUESTION
from voice_skill.understanding.command_phrases import MISHEARD, SLOTS, WORDINGS, Yielding
from voice_skill.values.meaning import ControlWord
from voice_skill.values.text import normalise

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
# "what" asks for a repeat, "so what" and "then what" lean on what was said before.
_LEANING = frozenset({"so", "then", "now", "and", "but", "like"})
# Parts of wordings that are too many things besides to steer alone, the more so since a noise
# is often heard as one word.
_NOT_ALONE = frozenset(
    """abstract backwards blaring booming brief briefer briefly conclusion deafening digest
    directions done earlier easy else enlarge essence expand forward freeze gentler gently
    guidance higher jump loud loudly onward onwards outline overview plenty preceding prior quick
    ready return reverse revert rush rushing short shout simpler snappier snappy steady tara
    terminate whispering""".split()
)
# Words that change nothing in a control: "can you possibly", "what can I actually say".
_LIGHT = frozenset(
    """actually possibly just kindly ever simply quite honestly absolutely really maybe perhaps
    basically literally always please now then there very truly exactly still""".split()
)
# How a reason begins that may stand beside a control of the voice, in any words; that it has a
# verb tells it from "slow down my heart rate", and the order of "my heart is going too fast".
_REASONS = frozenset(
    """i i'm i've i'll i'd my you'll you're it's we we're he's she's they're there's because cos
    since otherwise someone's somebody's english people the sorry""".split()
)
_VERBS = frozenset("is are am was can cannot have has need want will got get do does".split())
_VERB_ENDS = ("'m", "'re", "'ll", "'ve", "'s", "n't", "'d")
_UNFINISHED = frozenset("to should not must can could would and or if when i you they".split())
_ORDERS = frozenset(
    """call ring phone get stop hang hold wait could would will can please sorry pardon
    speak talk say repeat turn not keep lower slow slower go read use
    louder quieter faster speed don't be volume raise put less more quiet""".split()
)
_LONGEST_REASON = 7  # words
_UNMISTAKABLE = frozenset("slower faster louder quieter repeat".split())
# "It gets louder", "they said", "he" are about something else; "make it louder" has no "gets".
_THIRD = frozenset("gets goes he she they they're him them works".split())
# Of several cues these win: "say that again slower" repeats, "in short, what did you say" sums up.
_CUES_FIRST = (ControlWord.SUMMARY, ControlWord.REPEAT)
_SPEECH = (ControlWord.SLOWER, ControlWord.FASTER, ControlWord.LOUDER, ControlWord.QUIETER)
_REASONED: frozenset[object] = frozenset({ControlWord.REPEAT, Yielding.HOLD, *_SPEECH})
_REASONED_AFTER: frozenset[object] = frozenset(
    {ControlWord.REPEAT, ControlWord.EMERGENCY, *_SPEECH}
)


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
    return None if _LEANING & set(normalise(text).split()) else ControlWord.REPEAT


def repeat_effect(text: str) -> ControlWord | None:
    """How the repeat that was asked for shall sound: slower, faster, louder, quieter, or None."""
    found = _controls(text)
    if ControlWord.REPEAT not in found:
        return None
    return next((word for word in reversed(found) if word in _SPEECH), None)


def wants_slow_repeat(text: str) -> bool:
    """Whether what was said asks for the same again, but slower ("say that again slower")."""
    return repeat_effect(text) is ControlWord.SLOWER


@lru_cache(maxsize=1_024)
def _controls(text: str) -> tuple[_Label, ...]:
    said = normalise(text).split()
    if len(said) > LONGEST_CONTROL or (len(said) == 1 and said[0] in _NOT_ALONE):
        return ()
    if " ".join(said) in _MISHEARD:
        return (_MISHEARD[" ".join(said)],)
    found = cut(_GRAMMAR, said) or cut(_GRAMMAR, [word for word in said if word not in _LIGHT])
    return found or _with_reason(said) or _by_cue(said)


def _with_reason(said: list[str]) -> tuple[_Label, ...]:
    # "Talk slower, my English is not good", "you'll wake the baby, not so loud".
    for place in range(1, len(said)):
        before, after = said[:place], said[place:]
        for control, reason, fits in ((before, after, _REASONED), (after, before, _REASONED_AFTER)):
            orders = control[0] in _ORDERS or reason[0] == "sorry"
            if not orders or not _is_reason(reason):
                continue
            found = cut(_GRAMMAR, control) or ()
            unmistakable = len(control) > 1 or control[0] in _UNMISTAKABLE
            if found and unmistakable and fits.issuperset(found):
                return found
    return ()


def _by_cue(said: list[str]) -> tuple[ControlWord, ...]:
    # Nothing but plain words, and a cue that can only be meant for the assistant.
    if not PLAIN.issuperset(said) or not _THIRD.isdisjoint(said):
        return ()
    text = " ".join(said)
    asks = QUESTION.match(text) is not None
    found = {word for word, cue in CUES.items() if cue.search(text)}
    if asks:
        found &= CUES_IN_QUESTIONS
    for word in _CUES_FIRST:
        if word in found:
            return (word,)
    return (found.pop(),) if len(found) == 1 else ()


def _is_reason(words: list[str]) -> bool:
    has_verb = any(word in _VERBS or word.endswith(_VERB_ENDS) for word in words)
    wants = words[-1] in _UNFINISHED or words[-1].endswith("n't")  # "I don't want to", "they can't"
    return has_verb and not wants and 2 < len(words) <= _LONGEST_REASON and words[0] in _REASONS


@lru_cache(maxsize=1)
def _listed() -> tuple[tuple[str, ControlWord], ...]:
    found: dict[ControlWord, dict[str, None]] = {word: {} for word in ControlWord}
    for phrase, label in _GRAMMAR.phrases():
        word = _ALONE.get(label) if isinstance(label, Yielding) else label
        if isinstance(word, ControlWord):
            found[word][phrase] = None
    table: dict[str, ControlWord] = {}
    for word, phrases in found.items():
        own = (phrase for phrase in sorted(phrases, key=_length) if find_control(phrase) is word)
        table.update(dict.fromkeys(islice(own, MOST_LISTED), word))
    return tuple(table.items())


def _length(phrase: str) -> int:
    return len(phrase.split())


_GRAMMAR: Grammar[_Label] = Grammar(WORDINGS, SLOTS)
_MISHEARD = dict(Grammar(MISHEARD, {}).phrases())
