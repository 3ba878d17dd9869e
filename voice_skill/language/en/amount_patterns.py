"""What amounts look like once their number words are digits: regular expressions only."""

from __future__ import annotations

import re

NUMBER = r"(\d+(?:\.\d+)?)"
RANGE = rf"{NUMBER}(?: (?:or|to|maybe|and|or maybe|perhaps) {NUMBER})?"
UNIT = r"(second|minute|hour|day|night|week|weekend|fortnight|month|year|decade)s?"
SPAN = re.compile(rf"\b{RANGE}(?: (?:odd|whole|full|good|long|more|or so))? {UNIT}\b(?! old)")
TIMES = re.compile(
    rf"\b(?:(once|twice)(?: or (twice))?|{RANGE} (?:times?|nights?|days?|evenings?|mornings?))"
    r" (?:in )?(?:an?|1|per|each|every|the) (day|night|week|fortnight|month|year|evening|morning)\b"
)
EVERY = re.compile(
    rf"\b(?:every|each|once every|once in)(?: single)?(?: {RANGE})? "
    r"(day|night|morning|evening|week|fortnight|month|year|hour|minute)s?\b"
)
OUT_OF = re.compile(rf"\b{RANGE} (?:nights|days)(?: out)? (?:of|in)(?: every| the)? (?:7|week)\b")
LESS = re.compile(r"\b(?:less than|under|not even|within|in the last|no more than|up to|at most)\b")
MORE = re.compile(r"\b(?:more than|over|at least|longer than|well over|upwards of)\b")
ON_AND_OFF = re.compile(r"\b(?:on and off|off and on|comes? and goes?|now and (?:then|again))\b")

PART = (
    r"leg|calf|calves|foot|ankle|knee|thigh|shin|toe|hip|side|hand|arm|heel|one|hamstring|buttock"
)
SIDE_OF = re.compile(
    r"\b(?:(?:the|my|his|her|your|their|on|in|a|just|only|mainly) )+(left|right)\b(?! of)|"
    rf"\b(left|right)(?: hand)? (?:{PART})\b|^(left|right)$"
)
NOT_SIDE = re.compile(
    r"\b(?:not|isn't)(?: in| on)?(?: the| my)? (left|right)(?: one| leg| side)?\b"
)
BOTH = re.compile(
    rf"\b(?:both|either|each) (?:of (?:them|my|the)|{PART}s?|legs|feet|sides)\b|^(?:the )?both\b|"
    r"\bboth (?:hurt|ache|are|do|of)\b|\bfrom one (?:leg |side )?to the other\b|"
    r"\b(?:it|they) (?:swaps?|switch(?:es)?|alternates?|changes sides?|swaps sides)\b|"
    r"\b(?:first|sometimes) one (?:\w+ )?(?:then|and sometimes|sometimes) the other\b"
)
CORRECTED = re.compile(r"\b(?:no sorry|sorry|i mean|no wait|no it's|rather|actually)\b")

SUBJECT = (
    r"(?:i'm|i am|he's|he is|she's|she is|they're|it's|i'll be|he'll be|she'll be|i've turned|"
    r"(?:i|he|she) (?:just )?turned|aged?|(?:my|our) [\w']+(?: (?:is|she's|he's|she is|he is))?)"
)
HEDGE = r"(?:nearly|almost|about|only|just|just turned|around|now|over|already|turning|roughly)"
AGED = re.compile(
    rf"\b{SUBJECT}(?: {HEDGE})* {NUMBER}(?: (years?|months?|weeks?)(?: old)?)?"
    r"(?=$| (?:and|but|now|next|last|this|in|so|with|years?|on|or so|today|then)\b)"
)
OLD = re.compile(rf"\b{NUMBER} (year|month|week|day)s? ?(?:old|of age)\b")
BARE_AGE = re.compile(
    rf"^(?:(?:{HEDGE}|um|er|well) )*{NUMBER}(?: (years?|months?|weeks?))?"
    r"(?: (?:next|last|this) (?:birthday|year|month|week|time))?$"
)
ODD = re.compile(r"\b(\d0) odd$")
DECADE = re.compile(
    r"\b(?:in (?:my|his|her|their|the)(?: (early|mid|middle|late))?|(early|mid|late)) (\w+ties)\b"
)
DECADES = {
    name: ten for ten, name in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2
    )
}  # fmt: skip
WITHIN_DECADE = {"early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9), None: (0, 9)}
