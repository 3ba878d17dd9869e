"""Questions about the talk itself: where are we, what are my choices, how sure are you, spell that.

They are answered in every state and change nothing: what was asked stays asked.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from voice_skill.language.grammar import Grammar, Shell, cut
from voice_skill.understanding.command_phrases import AFTER, AROUND, BEFORE, SLOTS
from voice_skill.values.text import normalise


class Aside(StrEnum):
    """What is asked about the talk. The value is the outcome's label after ``control:``."""

    WHERE = "summary"
    CHOICES = "help"
    HOW_SURE = "who-says"
    SPELL = "spell"
    HEARING = "can-you-hear-me"


LONGEST = 16
"""Words of an utterance that may still be nothing but such a question with its manners."""


_WORDINGS: dict[Aside | Shell, str] = {
    Aside.WHERE: """
(where|whereabouts) (are we|am i|are we up to|am i up to|did we get to|have we got to|were we up to)
    [now|so far|up to|in (this|that|it|the (conversation|answer|questions|list|check|check up))]
(what|which) (part|bit|question|step|topic|answer) (are we|am i) (on|at|in|up to) [now]
how far (are we|have we got|along are we|through are we|are we along|through) [now|in this]
how (many|much) [more] [questions|parts|bits|is|are|is there|are there] (left|there|to go
    |still to come|are left|is left)
how many (more|questions|more questions) (are there|are left|is it|do you have|will there be|to go)
how much (more|longer) (is there|is left|to go|will (it|this) take|is it)
how (much longer|long) (will (this|it) take|is this going to take)
what (are we|were we) (talking about|doing|on|discussing|on about) [now|again]
what (was i|did i) (asking|ask|saying|doing|say) [you|about|about again|again]
(i've|i have|i) lost (my place|track|the thread|my thread)
""",
    Aside.CHOICES: """
(what|which) (are|were) (my|the) [possible|different] (choices|options|answers) [here|again|now]
(what|which) (choices|options|answers) (do i have|are there|have i got) [here|now|again]
what can i (say|answer|choose|pick) [now|here|next|at this point|to (that|this|you)]
what (do|should|could) i (say|answer) [now|here|next|to (that|this)]
(read|tell|give|list|say) [me] [out] (the|my) (choices|options) [again|please]
what (answers|words|choices) can i (say|give|use|make) [here|now]
how (do|can|should) i answer [that|this|it|you]
(choices|my choices|my options)
""",
    Aside.HOW_SURE: """
how (sure|certain|confident|positive) are you [about <that>|of <that>|that's (right|true)]
are you [quite|really|absolutely|very|completely|totally] (sure|certain|positive|confident) [about
    <that>|of <that>|that's (right|true)]
how (reliable|trustworthy|certain|sure|accurate) (is|are) (<that>|you)
(how sure|how certain)
(did|have) you (understand|understood|hear|heard) me [right|properly|correctly]
""",
    Aside.SPELL: """
spell <that> [out] [<letters>]
spell (out|it out) [<letters>]
(spell|spelling)
how (do|would|does|can) (you|i|one) spell <that>
how is <that> (spelt|spelled|written)
(say|give me|read|tell me) <that> <letters>
<letters>
(spell|spell out) [me] (the|that) [last|main|key|difficult|long|hard|medical] (word|name|number
    |term|one) [out] [<letters>] [again]
what's the spelling [of <that>]
""",
    Aside.HEARING: """
(can|do|could|did) you [actually|even|still] hear me [now|at all|all right|alright|okay|ok|well
    |clearly|properly|better|in there|yet]
are you [still] (there|listening) [to me]
is (my|the|this) (microphone|mic|headset) [still] (working|on|all right|okay|ok|connected|live
    |good|plugged in)
does (my|the|this) (microphone|mic|headset) work
(test|check) [my|the|this] (microphone|mic|headset|sound) [again]
(microphone|mic|sound) (check|test)
(am i|is my voice) [loud and clear|loud enough|clear enough|too quiet|too soft|too loud|audible]
(am i|is my voice) (coming|getting) through
how (do|well do) you hear me [now]
how (well|loud|clearly) (can|do) you hear me
testing [testing] [one two|one two three]
""",
    Shell.BEFORE: BEFORE,
    Shell.AFTER: AFTER,
    Shell.AROUND: AROUND,
}
_GRAMMAR: Grammar[Aside | Shell] = Grammar(
    _WORDINGS, {**SLOTS, "letters": "letter by letter|one letter at a time|by the letter"}
)
_SPELLED = re.compile(
    r"^(?:(?:please|okay|ok|and|so|can|could|would|will|you|sorry|er|um) )*"
    r"(?:how (?:do|would|does|can) (?:you|i|one) spell|what's the spelling of|"
    r"spell(?: out)?(?: me| for me)?)"
    r"(?: (?:the|that))?(?: (?:word|name|term))? (?P<word>[^\W\d_][\w']*(?: [\w']+){0,3}?)"
    r"(?: (?:please|for me|again|out))*$"
)
_POINTS = frozenset("it that this one word name number term for me out please again".split())


@lru_cache(maxsize=256)
def find_aside(text: str) -> Aside | None:
    """The question about the talk that is the whole of what was said, or None."""
    said = normalise(text).split()
    if not said or len(said) > LONGEST:
        return None
    found = cut(_GRAMMAR, said)
    if found and all(label is found[0] for label in found):
        label = found[0]
        return label if isinstance(label, Aside) else None
    return Aside.SPELL if word_to_spell(text) else None


def word_to_spell(text: str) -> str:
    """The word of "how do you spell varicose"; empty where none is named."""
    match = _SPELLED.match(normalise(text))
    if match is None or match["word"].split()[0] in _POINTS:
        return ""
    return match["word"]
