"""Yes, no or unsure, out of what somebody said to a closed question.

Safety first: whatever says both yes and no is unsure, and so is a double negative.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from voice_skill.language.grammar import Grammar, Shell, cut, merged
from voice_skill.language.language import per_language, section
from voice_skill.language.tables import manners, pattern, words
from voice_skill.values.meaning import Answer, AnswerKind
from voice_skill.values.text import normalise


class Piece(Enum):
    """What one piece of an answer says."""

    YES = auto()
    PARTLY = auto()  # "a bit", "only when I walk": a yes with a limit
    NO = auto()
    HARDLY = auto()  # "not really", "not any more": a no that hedges
    NAMED = auto()  # "no chest pain": denies what it names, and says nothing of the rest
    UNSURE = auto()
    HEDGE = auto()  # "I think", "probably": weakens its neighbour, alone a weak yes
    DOUBT = auto()  # "maybe": unsure alone, "maybe a bit" is a weak yes
    COMPLAINT = auto()  # "I'm not well": has a "not", but answers nothing
    # To most questions a yes; to one that danger hangs on, only a remark: asked again.
    AGREES = auto()  # "okay", "please do": a yes to an offer
    ALWAYS = auto()  # "all the time", "both of them": a yes to what is known to be there
    LIMITED = auto()  # "at night", "the left one", "I used to": a yes with a limit
    MILD = auto()  # "not too bad": a yes that plays it down


LONGEST_ANSWER = 30
"""Words of an answer to a question; without a question a third of that."""

_LONGEST_LIMIT = 6  # words, without a question: "just when I get into bed my foot ..." reports
_LONGEST_LEAD = 8  # words of "well, no, not really, I mean"
_LONGEST_DOUBT = 5  # words after "I'm not sure": more of them are a question in disguise
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
    spoken = normalise(text).split()
    if not spoken or len(spoken) > (LONGEST_ANSWER if misheard else LONGEST_ANSWER // 3):
        return None
    # "And at night?" asks on, even where "at night" would answer.
    grammar = _grammar(asked=misheard and spoken[0] not in words("answers", "ask_on"))
    light = words("answers", "light")
    pieces = cut(grammar, spoken) or cut(grammar, [word for word in spoken if word not in light])
    if pieces:
        return _summed(pieces, strictly=strictly)
    said = " ".join(spoken)
    if _matches("asks", said) or _matches("corrects", said):
        return None
    if _is_limit(spoken, misheard=misheard):
        if _matches("says_no", said):
            return Answer(AnswerKind.UNSURE)
        if strictly and not _matches("agreed", said):
            return None
        return Answer(AnswerKind.YES, qualified=True)
    return _explained(spoken, misheard=misheard, strictly=strictly)


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


def _matches(field: str, said: str) -> bool:
    return pattern("answers", field).search(said) is not None


def _is_limit(spoken: list[str], *, misheard: bool) -> bool:
    said = " ".join(spoken)
    short = len(spoken) <= _LONGEST_LIMIT
    if misheard and short and _matches("circumstance", said):
        return True
    long = misheard or short or spoken[0] in words("answers", "limits_first")
    return long and _matches("limited", said)


def _explained(spoken: list[str], *, misheard: bool, strictly: bool) -> Answer | None:
    # "Yes, it's swollen" and "it's the same as the other, no": the yes or no leads or ends.
    grammar = _grammar(asked=misheard)
    for end in range(1, min(len(spoken), _LONGEST_LEAD)):
        pieces = cut(grammar, spoken[:end])
        if pieces is None or not _leads(spoken[:end], pieces, misheard=misheard):
            continue
        lead = _summed(pieces, strictly=strictly)
        answer = _weighed(lead, spoken[end:], misheard=misheard)
        if answer is not None:
            return answer
    for kind in (AnswerKind.YES, AnswerKind.NO):
        if misheard and spoken[-1] in words("answers", "last_words", kind):
            return _weighed(Answer(kind), spoken[:-1], misheard=misheard)
    return None


def _leads(lead: list[str], pieces: Sequence[Piece | Shell], *, misheard: bool) -> bool:
    sounds_like_no = lead[0] in words("answers", "misheard_no")
    if misheard and (sounds_like_no or set(pieces) <= {Piece.UNSURE, Piece.HARDLY}):
        return True
    return any(not words("answers", kind).isdisjoint(lead) for kind in ("yes_words", "no_words"))


def _weighed(answer: Answer | None, rest: list[str], *, misheard: bool) -> Answer | None:
    said = " ".join(rest)
    if answer is None or _matches("asks", said):
        return None
    if answer.kind is AnswerKind.UNSURE:
        fits = rest[0] in words("answers", "explains", "unsure") and len(rest) <= _LONGEST_DOUBT
        return answer if fits else None
    is_yes = answer.kind is AnswerKind.YES
    starts = words("answers", "explains", "any")
    if is_yes:
        starts |= words("answers", "explains", "yes")
    if rest[0] not in starts and not (misheard and is_yes):
        return None
    if _matches("says_no" if is_yes else "says_yes", said):
        return Answer(AnswerKind.UNSURE)
    return Answer(answer.kind, qualified=answer.qualified or _matches("limits", said))


def denies_outright(spoken: Sequence[str]) -> bool:
    """Whether the words are nothing but a plain no, however often or politely said."""
    return set(cut(_grammar(asked=True), spoken) or ()) == {Piece.NO}


@per_language
def _grammar(*, asked: bool) -> Grammar[Piece | Shell]:
    data = section("answers")
    wordings = _by_piece(data["wordings"])
    if asked:
        wordings = merged(wordings, _by_piece(data["when_asked"]))
    return Grammar({**wordings, **manners("answers")}, data["slots"])


def _by_piece(table: Mapping[str, str]) -> dict[Piece, str]:
    return {Piece[name.upper()]: block for name, block in table.items()}
