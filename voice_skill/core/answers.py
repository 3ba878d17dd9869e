"""Yes, no or unsure, out of what somebody said to a closed question.

Safety first: whatever says both yes and no is unsure, and so is a double negative.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_skill.core.answer_phrases import SLOTS, WHEN_ASKED, WORDINGS, Piece
from voice_skill.core.grammar import Grammar, Shell, cut, merged
from voice_skill.core.text import normalise
from voice_skill.core.types import Answer, AnswerKind

LONGEST_ANSWER = 30
"""Words of an answer to a question; without a question a third of that."""

_YES_WORDS = frozenset({"yes", "yeah", "yep", "yup", "aye", "yea", "ya", "yah", "yessir"})
_NO_WORDS = frozenset({"no", "nope", "nah", "naw", "nay"})
_MISHEARD_NO = frozenset({"know", "now", "noah"})

# What begins an explanation. "No feeling in my foot" explains nothing: it complains.
_EXPLAINS = frozenset(
    """it it's its i i'm i've i'd they they're the my there there's that's that this both all we he
    she he's she's his her just only because cos since as same neither never none nothing not but
    and mine everything one looks feels still always mostly mainly at in on for after when if from
    a an some looking got has had have is was been though except apart usually most""".split()
)
_YES_EXPLAINS = _EXPLAINS | frozenset("left right very really quite swollen every about".split())
_UNSURE_EXPLAINS = frozenset("if whether because cos it it's i i've there which but really".split())
_ASKS = re.compile(
    r"^(?:and |but |so |or )?(?:what|what's|how|why|where|which|who|whose|can|could|should|do|does|"
    r"did|is|are|am|was|will|would|shall|may|might|tell|give|show|explain|let|stop|cancel|wait|"
    r"help|repeat|say|go|call|play|read)\b|"
    r"\b(?:what about|how about|what if|how (?:do|can|long|many|much|often)|should i|can i|could i|"
    r"do i|is it|is that|are they|am i|what (?:is|are|do|does|should|can|would)|"
    r"when (?:should|do|does|can|is|are|will)|i want to know|wondering|wonder|"
    r"i'd like to|would like to|want to|know about|hear about|to ask|looking for|"
    r"i need to know|question|or no|can you|could you|i should|why)\b"
)
_CORRECTS = re.compile(
    r"\b(?:meant|said|asked|asking|wrong|rather|instead|try again|the other thing|not that one|"
    r"not what|mistake|i mean)\b"
)
_NOW_AND_THEN = r"a bit|a little|sometimes|slightly|occasionally|at times|now and (?:then|again)"
_SAYS_NO = re.compile(
    r"\b(?:no|nope|nah|never|not (?:really|now|any ?more|at the moment|yet|today))\b"
)
_SAYS_YES = re.compile(
    rf"\b(?:yes|yeah|yep|aye|{_NOW_AND_THEN}|on and off|actually|a touch|some)\b|"
    r"\b(?:it (?:is|does|has)|i (?:do|have|am)|there is|they (?:do|are|have))$"
)
# "Only when I've been on my feet", "just round the ankle": the limit in any words.
_LIMITED = re.compile(
    r"^(?:(?:well|yes|yeah|yep|aye|but|and|so|it's|that's|i do|it does|it is|erm|um) )*"
    r"(?:only|just|mainly|mostly|especially|more so) (?:really )?"
    r"(?:when|whenever|if|after|while|at|in|on|round|around|near|by|below|above|behind|under|along|"
    r"with|during|before|first thing|from|since|one|the|going|climbing|walking|standing|lying|"
    r"sitting|running|getting|doing|coming|bending|first|towards)\b"
)
_AGREED = re.compile(r"\b(?:yes|yeah|yep|aye|i do|it does|there is)\b")
_CIRCUMSTANCE = re.compile(r"^(?:when|if|whenever) (?:i|i'm|i've|it|it's|we|they)\b")
_LONGEST_LIMIT = 6  # words, without a question: "just when I get into bed my foot ..." reports
_LIGHT = frozenset("honestly actually simply quite truly genuinely truthfully exactly".split())
_LIMITS = re.compile(
    r"\b(?:but|only|except|apart from|although|though|unless|until|used to|any ?more|mild|mildly|"
    rf"{_NOW_AND_THEN}|usually|mostly|think)\b"
)
_LONGEST_LEAD = 8  # words of "well, no, not really, I mean"
_LONGEST_DOUBT = 5  # words after "I'm not sure": more of them are a question in disguise
_LAST_WORDS = {
    **dict.fromkeys(("yes", "yeah", "yep", "aye"), AnswerKind.YES),
    **dict.fromkeys(("no", "nope", "nah"), AnswerKind.NO),
}
_KINDS = {
    Piece.YES: AnswerKind.YES,
    Piece.PARTLY: AnswerKind.YES,
    Piece.AGREES: AnswerKind.YES,
    Piece.ALWAYS: AnswerKind.YES,
    Piece.LIMITED: AnswerKind.YES,
    Piece.MILD: AnswerKind.YES,
    Piece.NO: AnswerKind.NO,
    Piece.HARDLY: AnswerKind.NO,
    Piece.NAMED: AnswerKind.NO,
    Piece.UNSURE: AnswerKind.UNSURE,
}

_LIMITING = frozenset({Piece.PARTLY, Piece.LIMITED, Piece.MILD})
_BESIDE = frozenset({Piece.ALWAYS, Piece.LIMITED, Piece.MILD})
_REMARKS = _BESIDE | {Piece.AGREES}


def find_answer(text: str, *, misheard: bool = False, strictly: bool = False) -> Answer | None:
    """Yes, no or unsure, where that is what was said; None otherwise.

    ``misheard`` says that a question is pending. Then what a recogniser makes of "no" ("know")
    counts, and so does what answers only where something was asked ("when I walk").

    ``qualified`` on a yes: with a limit ("a bit", "only when I walk", "I think so"); it is a yes
    to a danger question. ``qualified`` on a no: hedged ("not really", "not that I've noticed"),
    bounded ("not any more"), or a denial of one thing by name ("no chest pain"), which says
    nothing of the others: a danger question is better asked again.

    ``strictly``: only a word of yes is a yes. Consent ("okay") and where, when or how often ("the
    left one", "at night", "I used to") are none: ``danger_answers`` asks again.
    """
    words = normalise(text).split()
    if not words or len(words) > (LONGEST_ANSWER if misheard else LONGEST_ANSWER // 3):
        return None
    # "And at night?" asks on, even where "at night" would answer.
    grammar = _ASKED if misheard and words[0] not in {"and", "or", "but"} else _UNASKED
    pieces = cut(grammar, words) or cut(grammar, [word for word in words if word not in _LIGHT])
    if pieces:
        return _summed(pieces, strictly=strictly)
    said = " ".join(words)
    if _ASKS.search(said) or _CORRECTS.search(said):
        return None
    if _is_limit(words, misheard=misheard):
        if _SAYS_NO.search(said):
            return Answer(AnswerKind.UNSURE)
        if strictly and not _AGREED.search(said):
            return None
        return Answer(AnswerKind.YES, qualified=True)
    return _explained(words, misheard=misheard, strictly=strictly)


def _summed(pieces: Sequence[Piece | Shell], *, strictly: bool) -> Answer | None:
    if Piece.COMPLAINT in pieces:
        return None
    kinds = {_KINDS[piece] for piece in pieces if piece in _KINDS}
    if strictly:
        kinds = _strictly(pieces)
        if not kinds and not _REMARKS.isdisjoint(pieces) and Piece.DOUBT not in pieces:
            return None
    weak = Piece.HEDGE in pieces
    if Piece.DOUBT in pieces:
        kinds = kinds if kinds == {AnswerKind.YES} else {AnswerKind.UNSURE}
        weak = True
    if not kinds:
        return Answer(AnswerKind.YES, qualified=True)
    if len(kinds) > 1 or kinds == {AnswerKind.UNSURE}:
        return Answer(AnswerKind.UNSURE)
    if kinds == {AnswerKind.YES}:
        return Answer(AnswerKind.YES, qualified=weak or not _LIMITING.isdisjoint(pieces))
    only_named = Piece.NAMED in pieces and Piece.NO not in pieces
    return Answer(AnswerKind.NO, qualified=weak or Piece.HARDLY in pieces or only_named)


def _strictly(pieces: Sequence[Piece | Shell]) -> set[AnswerKind]:
    # "At night, yes" is a yes, "no, only at night" is neither, "at night" alone says nothing.
    kinds = {_KINDS[each] for each in pieces if each in _KINDS and each not in _REMARKS}
    plays_down = Piece.MILD in pieces and AnswerKind.YES not in kinds
    if plays_down or (AnswerKind.NO in kinds and not _BESIDE.isdisjoint(pieces)):
        kinds.add(AnswerKind.UNSURE)
    return kinds


def _is_limit(words: list[str], *, misheard: bool) -> bool:
    said = " ".join(words)
    short = len(words) <= _LONGEST_LIMIT
    if misheard and short and _CIRCUMSTANCE.match(said):
        return True
    return _LIMITED.match(said) is not None and (misheard or short or words[0] == "only")


def _explained(words: list[str], *, misheard: bool, strictly: bool) -> Answer | None:
    # "Yes, it's swollen" and "it's the same as the other, no": the yes or no leads or ends.
    grammar = _ASKED if misheard else _UNASKED
    for end in range(1, min(len(words), _LONGEST_LEAD)):
        pieces = cut(grammar, words[:end])
        if pieces is None or not _leads(words[:end], pieces, misheard=misheard):
            continue
        lead = _summed(pieces, strictly=strictly)
        answer = _weighed(lead, words[end:], misheard=misheard)
        if answer is not None:
            return answer
    last = _LAST_WORDS.get(words[-1])
    if misheard and last is not None:
        return _weighed(Answer(last), words[:-1], misheard=misheard)
    return None


def _leads(lead: list[str], pieces: Sequence[Piece | Shell], *, misheard: bool) -> bool:
    if misheard and (set(pieces) <= {Piece.UNSURE, Piece.HARDLY} or lead[0] in _MISHEARD_NO):
        return True
    return not (_YES_WORDS | _NO_WORDS).isdisjoint(lead)


def _weighed(answer: Answer | None, rest: list[str], *, misheard: bool) -> Answer | None:
    said = " ".join(rest)
    if answer is None or _ASKS.search(said):
        return None
    if answer.kind is AnswerKind.UNSURE:
        fits = rest[0] in _UNSURE_EXPLAINS and len(rest) <= _LONGEST_DOUBT
        return answer if fits else None
    starts = _YES_EXPLAINS if answer.kind is AnswerKind.YES else _EXPLAINS
    if rest[0] not in starts and not (misheard and answer.kind is AnswerKind.YES):
        return None
    against = _SAYS_NO if answer.kind is AnswerKind.YES else _SAYS_YES
    if against.search(said):
        return Answer(AnswerKind.UNSURE)
    return Answer(answer.kind, qualified=answer.qualified or _LIMITS.search(said) is not None)


def denies_outright(words: Sequence[str]) -> bool:
    """Whether the words are nothing but a plain no, however often or politely said."""
    return set(cut(_ASKED, words) or ()) == {Piece.NO}


_UNASKED = Grammar(WORDINGS, SLOTS)
_ASKED = Grammar(merged(WORDINGS, WHEN_ASKED), SLOTS)
