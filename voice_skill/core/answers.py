"""Yes, no or unsure, out of what somebody said to a closed question."""

from __future__ import annotations

import re

from voice_skill.core.text import without_fillers
from voice_skill.core.types import Answer, AnswerKind

_YES = """yes | yeah | yep | yup | aye | yea | ya | yah | sure | of course | certainly | definitely |
absolutely | indeed | correct | right | that's right | that's correct | that is right | it is |
it does | i do | i have | i am | i did | they do | they are | he does | she does | he is | she is |
he has | she has | it has | they have | there is | there are | it was | we do | go on then |
yes please | please do | please | okay | ok | uh huh | mhm | mm hmm | i think so | i believe so |
i suppose so | i guess so | i'd say so | i would say so | exactly | true | affirmative | for sure |
very much so | very much | too right | you bet | why not | i'm afraid so | i am afraid so | alright |
all right | all the time | constantly | always | every day | every night | most days | most nights |
yes it is | yes i do | yes i have | yes i am | yes it does | oh yes | yes yes | yes definitely |
quite | quite a lot | a lot | really bad | badly | naturally | positive | sounds good | go ahead |
please go ahead | do it | let's do that | i would | i'd like that | i would like that | lovely"""

_QUALIFIED = """a bit | a little | a little bit | a wee bit | sometimes | now and then | now and again |
occasionally | on and off | off and on | from time to time | once in a while | slightly | somewhat |
sort of | kind of | more or less | partly | possibly a bit | only a bit | only a little |
only sometimes | only when i walk | only at night | only when i stand | only slightly | a touch |
mostly | usually | often | not much | not very much | not a lot | a few times | once | once or twice |
it comes and goes | comes and goes | now and again yes | yes a bit | yes a little | well yes a bit |
just a bit | just a little | just slightly | some | some days | it used to but | at times | mildly |
a tad | ish | to some extent | in a way | not too bad | not that bad | only a touch | it depends"""

_NO = """no | nope | nah | naw | nay | no no | never | not at all | not really | no way | no thanks |
no thank you | no it isn't | no it's not | no it doesn't | no i don't | no i haven't | no i'm not |
it isn't | it's not | it is not | it doesn't | i don't | i do not | i haven't | i have not | i'm not |
i am not | i didn't | they don't | they aren't | he doesn't | she doesn't | he isn't | she isn't |
he hasn't | she hasn't | there isn't | there aren't | negative | none | nothing | nothing like that |
none of those | none of that | none at all | nothing at all | not that i know of | not that i know |
not that i've noticed | not that i have noticed | not that i can see | not that i'm aware of |
i don't think so | don't think so | no i don't think so | i wouldn't say so | i would not say so |
i don't believe so | certainly not | definitely not | absolutely not | of course not | not me |
not today | not now | not lately | not recently | not yet | no not really | no not at all |
hardly | hardly ever | i doubt it | no never | not any more | no nothing | no nothing like that |
no problem there | that's wrong | that is wrong | incorrect | false | i wouldn't | not likely | no ta |
no chest pain or anything like that | i'm fine | all fine | it's fine | it's normal | no it's fine |
no everything's fine | no that's fine | neither | not particularly | not especially | not so far |
no i can't say i have | can't say i have | no need | no it's normal | no i'm good | i'm good"""

_UNSURE = """i don't know | don't know | dunno | i dunno | i do not know | not sure | i'm not sure |
i am not sure | unsure | i'm unsure | no idea | i've no idea | i have no idea | i haven't a clue |
haven't a clue | no clue | maybe | perhaps | possibly | might be | it might be | could be |
it could be | hard to say | hard to tell | difficult to say | difficult to tell | who knows |
it's hard to say | it's hard to tell | it's difficult to say | it's difficult to say really |
i can't tell | can't tell | i cannot tell | i can't say | can't say | i couldn't say |
couldn't say | couldn't tell you | i couldn't tell you | i can't remember | can't remember |
i don't remember | i forget | i've forgotten | i haven't looked | haven't looked | i haven't checked |
haven't checked | i can't see | i can't see it | i didn't notice | i haven't noticed |
i never noticed | what do you mean | i wouldn't know | not certain | i'm not certain |
i couldn't be sure | can't be sure | i can't be sure | don't ask me | search me | pass |
i think so but i'm not sure | beats me | you tell me | never checked | never looked |
i've not looked | not looked | i have not looked | i really don't know | i honestly don't know |
to be honest i don't know | i don't really know | well i don't know | it's difficult to tell |
i'm not too sure | not really sure | i'm not really sure | i'm not quite sure | not quite sure"""


def _set(block: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in block.split("|"))


YES, QUALIFIED, NO, UNSURE = _set(_YES), _set(_QUALIFIED), _set(_NO), _set(_UNSURE)

# "i know" and "know" are what a recogniser makes of "no": alone they can mean nothing else.
_MISHEARD_NO = frozenset({"know", "i know", "now", "noah", "nou", "knows", "i no"})
_LEAD = re.compile(r"^(?:(?:well|oh|and|but|so|um|actually|honestly|hmm|okay|right|really)\s+)+")
_TAIL = re.compile(
    r"(?:\s+(?:please|thanks|thank you|really|actually|i think|to be honest|though|then|mate|love|"
    r"dear|doctor|sir|madam|i suppose|i guess|i'm afraid|today|at the moment|right now|now|sorry|"
    r"at all|honestly))+$"
)


def find_answer(text: str, *, misheard: bool = False) -> Answer | None:
    """Yes, no or unsure, where that is the whole of what was said; None otherwise.

    ``misheard`` also takes what a recogniser makes of "no" ("know"): only for a pending
    question, since elsewhere those are words like any others. A qualified yes ("a bit", "only
    when I walk") is a yes with ``qualified`` set.
    """
    said = without_fillers(text)
    if misheard and said in _MISHEARD_NO:
        return Answer(AnswerKind.NO)
    lead = _LEAD.sub("", said)
    for attempt in dict.fromkeys((said, lead, _TAIL.sub("", said), _TAIL.sub("", lead))):
        found = _exact(attempt)
        if found is not None:
            return found
    return _mixed(lead)


def _exact(said: str) -> Answer | None:
    if said in UNSURE:
        return Answer(AnswerKind.UNSURE)
    if said in QUALIFIED:
        return Answer(AnswerKind.YES, qualified=True)
    if said in YES:
        return Answer(AnswerKind.YES)
    return Answer(AnswerKind.NO) if said in NO else None


def _mixed(said: str) -> Answer | None:
    # "a little bit yeah", "no i don't think so", "yes but only a bit": two known pieces.
    pieces = said.split()
    for cut in range(1, len(pieces)):
        first = _exact(_joint(" ".join(pieces[:cut])))
        second = _exact(_joint(" ".join(pieces[cut:])))
        if first is None or second is None:
            continue
        kinds = {first.kind, second.kind}
        if kinds == {AnswerKind.YES, AnswerKind.NO}:
            # Said both ways ("no yes", "yes no"): neither may be believed.
            return Answer(AnswerKind.UNSURE)
        if AnswerKind.UNSURE in kinds:
            return Answer(AnswerKind.UNSURE)
        return Answer(first.kind, qualified=first.qualified or second.qualified)
    return None


def _joint(piece: str) -> str:
    return re.sub(r"^(?:but|and|though)\s+|\s+(?:but|and)$", "", piece)
