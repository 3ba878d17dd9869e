"""What only a check-up can be asked for, in the words people use for it."""

from __future__ import annotations

import re
from enum import StrEnum

from voice_skill.understanding.commands import find_control, wants_slow_repeat
from voice_skill.values.flow import Question
from voice_skill.values.meaning import ControlWord
from voice_skill.values.text import says, without_fillers


class Wish(StrEnum):
    """What only a check-up can be asked for."""

    WHY = "why"
    MEANS = "means"
    HOLD_ON = "hold-on"
    CHANGE = "change"
    WRONG = "wrong"
    FORGET = "forget"
    SLOW_REPEAT = "slow-repeat"


_WHY = re.compile(
    r"^(?:but |and |so |sorry |okay |ok )*(?:why(?: (?:do|are|would|did) you (?:ask|asking|want|"
    r"need|keep)\b.*| that| is that|"
    r" does (?:that|it|this) matter.*| is that important.*)?|what(?:'s| is| has) (?:that|"
    r"this) got to do with.*|"
    r"what do you (?:need|want) (?:to know )?that for|what for|why do you need to know.*)$"
)
_MEANS = re.compile(
    r"^(?:but |and |so |sorry |okay |ok )*(?:what(?:'s| does| is) (?:that|this|it) (?:mean|"
    r"meant to mean)|"
    r"what (?:do|did) you mean(?: by .*)?|what(?:'s| is) (?:that|this) supposed to mean|"
    r"what does .{1,40} mean|"
    r"i (?:don't|do not|didn't) (?:understand|get)(?: (?:that|it|this|the question|"
    r"what you mean|you))?|"
    r"explain(?: that| it| the question)?|how do you mean|in plain english|meaning what|such as|"
    r"like what)$"
)
_A_MOMENT = r"(?:just )?(?:a|one) (?:\w+ )?(?:moment|second|minute|sec|mo|tick)"
_CHECKUP = r"(?:this|the|my|these) (?:check ?up|check-up|checkup|questions?|questioning)"
_HOLD_ON = re.compile(
    rf"^(?:please |oh |um |sorry |just |ok |okay |can you |could you |will you |would you )*"
    rf"(?:hold on|hang on|wait|pause(?: {_CHECKUP})?|{_A_MOMENT}|give me {_A_MOMENT}|"
    rf"i need {_A_MOMENT}|bear with me|let me (?:just )?(?:check|look|see|think|feel)"
    r"(?: (?:at )?(?:it|my|the|his|her)(?: \w+)?)?|let me (?:just )?(?:get|find|fetch) my \w+|"
    r"i(?:'ll| will) (?:just )?(?:check|look|go and look|have a look|be right back|"
    r"be back(?: in a (?:moment|minute|second|sec))?)|"
    r"(?:there's |there is )?(?:someone|somebody)(?:'s| is)? at the door|"
    r"(?:the|my) phone(?:'s| is) ringing)"
    rf"(?: (?:{_A_MOMENT}|a bit|please|there|up|then|now|for {_A_MOMENT}))*$"
)
_STOP = re.compile(
    r"^(?:please |oh |ok |okay |i want to |i'd like to |i would like to |i need to |can we |"
    rf"let's |let us |can i |you can )*(?:stop|end|quit|leave|finish|abandon|cancel) {_CHECKUP}"
    r"(?: (?:now|here|please))*$|"
    r"^(?:no more questions|i(?:'ve| have) had enough(?: of (?:this|these questions))?|"
    r"that's enough questions)(?: please)?$"
)
_WRONG = re.compile(
    r"^(?:no |sorry |wait |oh |but |hang on )*(?:that(?:'s| is| was) (?:wrong|not right|incorrect|"
    r"not true|a mistake|not what i (?:said|meant))|"
    r"you(?:'ve| have)? (?:misheard|misunderstood|heard wrong|got (?:it|that|me) wrong|"
    r"heard (?:me|that) wrong)(?: me| that)?|"
    r"i (?:didn't|did not|never) (?:say|said|mean|meant) (?:that|it|yes|no)|"
    r"i made a mistake|i (?:meant|mean) (?:to say )?(?:yes|no))$"
)
_FORGET = re.compile(
    r"^(?:please |can you |could you |i want you to |now )*(?:forget|delete|erase|remove|wipe|"
    r"throw away|do not keep|don't keep) (?:all )?(?:of )?(?:my |the |what i |everything|all)"
    r"(?: ?(?:kept |saved |old )?(?:answers?|check-up|checkup|check up|told you|said|"
    r"i (?:told you|said|answered)))?(?: (?:from|on) (?:this|the) computer)?(?: please)?$"
)
_CHANGE = re.compile(
    r"^(?:(?:please|wait|sorry|no|oh|actually|okay|can i|could i|may i|let me|can we|i want to|"
    r"i'd like to|i need to|i would like to|i have to) )*"
    r"(?:change|correct|redo|fix|alter|go back to|take back)(?: (?:my|the|that|what i said))*"
    r"(?: (?:answers?|question|bit|one))?(?: (?:about|on|to|for|with|regarding))? ?"
    r"(?P<topic>(?:\S+ ?){0,5})$|"
    r"^i (?:got|said|answered) (?:the |that )?(?P<wrong>(?:\S+ ){1,4}?)"
    r"(?:bit |one |question )?wrong$"
)
_WHAT_IS = re.compile(r"^(?:and |but |so )*(?:what(?:'s| is| are| counts as)|define|explain)\b")
_SHORT = 6


def wish_in(text: str) -> tuple[Wish | ControlWord | None, str]:
    """What is wished for, with the words that follow it ("change my answer about ...")."""
    said = without_fillers(text)
    if _WHY.match(said):
        return Wish.WHY, ""
    if _MEANS.match(said):
        return Wish.MEANS, ""
    if _HOLD_ON.match(said):
        return Wish.HOLD_ON, ""
    if _STOP.match(said):
        return ControlWord.STOP, ""
    if _WRONG.match(said):
        return Wish.WRONG, ""
    if _FORGET.match(said):
        return Wish.FORGET, ""
    if wants_slow_repeat(text):
        return Wish.SLOW_REPEAT, ""
    change = _CHANGE.search(said)
    topic = (change.group("topic") or change.group("wrong") or "").strip() if change else ""
    if topic and topic not in {"it", "that", "again", "the start", "the beginning", "please"}:
        return Wish.CHANGE, topic
    return find_control(text), ""


def wants_meaning(text: str, question: Question) -> bool:
    """Whether a word of the question is asked about: "what's a water tablet"."""
    said = without_fillers(text)
    short = len(said.split()) <= _SHORT
    return short and _WHAT_IS.match(said) is not None and any(says(said, w) for w in question.about)
