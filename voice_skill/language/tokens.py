"""Text cut into tokens for matching: short forms apart, dialect spellings brought to one form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from voice_skill.language.units import whole_units
from voice_skill.values.text import FILLERS, cleaned, normalise

BREAK = "|"
"""The token between two sentences of typed text: no pattern reaches over it."""

_SENTENCE_END = re.compile(r"[.?!;]+(?=\s|$)|\n\s*\n")
_LINE_END = re.compile(r"\r\n?")
_PAUSE = re.compile(
    r"\b(can't|cannot|cant|can|get|getting|enough|hard|to|my|the|so|too|is|i'm|of)"
    r"\s*(?:\.{2,}|\u2026)\s*(?=[a-z])",
    re.I,
)
"""Dots after a word that ends no sentence are a pause: "can't... get my breath"."""
_LOST_T = re.compile(r"(?<=\b(?:can|won))'(?=\s+[a-z])", re.I)
_NOT_FORMS = {"can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not"}
_SCOTS = {f"{stem}nae": f"{whole} not" for stem, whole in (
    ("can", "can"), ("din", "do"), ("did", "did"), ("is", "is"), ("was", "was"), ("has", "has"),
    ("have", "have"), ("will", "will"), ("would", "would"), ("could", "could"), ("does", "does"),
)}  # fmt: skip
_BARE = {f"{stem}nt": f"{stem} not" for stem in (
    "do", "does", "did", "is", "was", "are", "has", "have", "had", "could", "would", "should",
)}  # fmt: skip
_WHOLE = _NOT_FORMS | _SCOTS | _BARE | {
    "cant": "can not", "wont": "will not", "ain't": "is not", "aint": "is not", "im": "i am",
    "ive": "i have", "hes": "he 's", "shes": "she 's", "its": "it 's", "thats": "that 's",
    "theres": "there 's", "whats": "what 's", "gonna": "going to", "wanna": "want to",
    "gotta": "got to", "dunno": "do not know", "y'know": "", "innit": "",
    "nae": "no", "nowt": "nothing", "owt": "anything", "summat": "something", "ma": "my",
    "mah": "my", "oor": "our", "sair": "sore", "wi": "with", "oot": "out", "doon": "down",
    "aboot": "about", "hiv": "have", "hae": "have", "ye": "you", "yer": "your",
    "gonnae": "going to", "cos": "because", "coz": "because", "ah've": "i have", "ah'm": "i am",
    "o": "of", "'em": "them", "in't": "in the", "on't": "on the", "mi": "my", "lef": "left",
    "turnt": "turned", "ower": "over", "heid": "head", "taes": "toes",
    "fitba": "football", "dinna": "do not", "canna": "can not", "willna": "will not",
    "couldna": "could not", "isna": "is not", "havena": "have not", "didna": "did not",
}  # fmt: skip
_DROPPED_G = """breath hav swell bleed throbb hurt ach kill go gett cramp burn cough spread com feel
pour hirpl limp tingl pain shiver puff throw vomit sweat stop shak burst leak walk sleep"""
_WHOLE |= {f"{stem}in": f"{stem}ing" for stem in _DROPPED_G.split()}
IDIOM = "_"
"""Stands for each word of an idiom: no pattern matches it."""

_IDIOMS = """blue moon|cost an arm and a leg|break a leg|pull my leg|pulling my leg
pull your leg|on its last legs|on my last legs|not a leg to stand on|shake a leg|blue in the face
hot under the collar|cold shoulder|my heart in my mouth|under my breath|waste my breath
save your breath|waste your breath|hold my breath|hold your breath|breath of fresh air
nearly had a heart attack when|gave me a heart attack|get it off my chest
weak at the knees|makes my blood boil|made my blood boil|blood sweat and tears|red herring
bleeding obvious|my bleeding heart|out of my depth|dead on my feet|cold turkey|caught red handed
cold feet about|cold comfort|in cold blood|feel it in my bones|black sheep
red tape|numb with boredom|bored stiff|bored to death|scared stiff|scared to death|worried sick
sick to the back teeth|sick and tired|sick to death|fed up to the back teeth|dying to know
dying for a|died of embarrassment|killing time|drop dead gorgeous|burst into tears
burst out laughing|head over heels|heart to heart|heart of gold
heart set on|half hearted|a change of heart|to my heart's content|green fingers
take your breath away|took my breath away when i saw|nearly had a heart attack
almost had a heart attack|nearly had a stroke|nearly had a coronary|nearly had kittens
nearly gave me a heart attack|nearly gave me a stroke|nearly gave him a heart attack
nearly gave her a heart attack|bleeding me dry|bleeding us dry|bled me dry|bleeding fed up
bleeding cold|bleeding freezing|bleeding useless|bleeding stupid|bleeding nuisance
breathe for laughing|breath for laughing|breathe in these jeans|breathe in this dress
leg warmer|leg warmers|leg room|leg press|leg rest|my heart skipped a beat
my heart bleeds for|wet myself laughing|skipped a beat when
leg of lamb|leg of pork|leg of the journey|leg of the race|leg of the trip|leg of the tour
leg of the relay|first leg of the|second leg of the|last leg of the|final leg of the
in fits of laughter|in fits of giggles
into fits of giggles|died laughing|died of boredom|die of boredom
die of embarrassment|green with envy"""
_IDIOMS += "".join(
    f"\n{state} {link} {joy}"
    for state in ("breathless", "out of breath", "numb", "choking", "gasping", "collapsed", "weak")
    for link in ("with", "from", "in", "into")
    for joy in "excitement laughter laughing giggles joy delight wonder boredom".split()
)
_IDIOMS += "".join(
    f"\ndrowning in {what}"
    for what in "paperwork emails debt work bills washing laundry admin forms homework".split()
)
_IDIOMS += "".join(
    f"\n{how} out of {whose} skin"
    for how in "jumped jump leapt leaped jumping frightened scared".split()
    for whose in "my his her their me".split()
)
_IDIOMS += "".join(
    f"\n{had} {whom} in fits" for had in ("had", "has", "have") for whom in "me us him her".split()
)
_HEADS = {
    "suicide": "squad|sprints|runs|drills|is painless|bombers|mission",
    "ran|run|running|did|doing|do": "suicides",
    "drowning|drownin": """in paperwork|in homework|in ironing|in washing|in laundry|in emails
        |in admin|in bills|in debt|in work|in marking|in toys|in nappies|in forms|in housework""",
    "choking|choked": """with laughter|with laughing|with giggles|with the giggles|with emotion
        |up at|on my words""",
    "collapsed|collapsing": """in giggles|in laughter|in hysterics|in fits|in tears|laughing
        |with laughter|into bed|into my chair""",
    "overdosed on|overdose of|overdosing on|od'd on": """mince pies|chocolate|cheese|cake|turkey
        |sweets|biscuits|telly|box sets|sunshine|sun|christmas|football|news|pudding|curry|sprouts
        |ice cream|crisps|tea|coffee|pies|cakes""",
    "fits of|fit of": "laughter|giggles|the giggles|laughing|rage",
    "blown|blew": "a fuse|a gasket|her top|his top|my top",
    "i'm on fire|he's on fire|she's on fire|they're on fire": """at bingo|at darts|today with
        |this season|on the pitch""",
}  # what is said before many words, and the words
_IDIOMS += "".join(
    f"\n{first} {second.strip()}"
    for firsts, seconds in _HEADS.items()
    for first in firsts.split("|")
    for second in seconds.split("|")
)
_IDIOMS += "".join(
    f"\n{whose} {leg}"
    for whose in "table chair sofa bed desk stool chicken turkey lamb piano cabinet bench".split()
    for leg in ("leg", "legs")
)
_IDIOMS += "\ntook my breath away that view|took my breath away the view"
_IDIOMS += "".join(
    f"\n{what} took my breath away"
    for what in """view views scenery sunset price prices bill cost dress she he news beauty song
    music ring wedding mountains""".split()
)
_IDIOMS += "".join(
    f"\n{colour} {cloth} leg"
    for colour in "white red black blue green brown purple grey pink".split()
    for cloth in ("trouser", "jean", "pyjama", "legging", "jogger")
)
_ENDINGS = (("n't", "not"), ("'m", "am"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"))


@dataclass(frozen=True, slots=True)
class Tokens:
    """Text cut for matching: short forms apart (``can't`` is ``can not``, ``leg's`` ``leg 's``).

    ``origin`` gives for each token the place of its word in ``source``, the normalised words.
    """

    words: tuple[str, ...]
    origin: tuple[int, ...]
    source: tuple[str, ...]

    def said(self, start: int, end: int) -> str:
        """The person's own words from token ``start`` up to, not including, token ``end``."""
        return " ".join(self.source[self.origin[start] : self.origin[end - 1] + 1])


SHORT_FORMS = frozenset(_WHOLE)
"""Words that stand for others, written without an apostrophe or in dialect: "cant", "oot"."""


@lru_cache(maxsize=32_768)
def apart(word: str) -> tuple[str, ...]:
    """One word as its tokens: ``can't`` is ``can not``, ``leg's`` is ``leg 's``."""
    if word in _WHOLE:
        return tuple(_WHOLE[word].split())
    for ending, whole in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), whole)
    for ending in ("'s", "'d"):
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), ending)
    return (word,)


def typed_sentences(text: str) -> list[list[str]]:
    """The words of each typed sentence, times in full ("15min" is "15 minutes").

    A mark or an empty line ends a sentence; the end of a line alone is a space.
    """
    plain = whole_units(cleaned(_LINE_END.sub("\n", text)))
    plain = _LOST_T.sub("'t", plain)
    plain = _PAUSE.sub(r"\1 ", plain)
    return [normalise(piece).split() for piece in _SENTENCE_END.split(plain)]


def tokens(text: str) -> Tokens:
    """The tokens of a text, thinking sounds left out, a ``BREAK`` between typed sentences."""
    found: list[str] = []
    origin: list[int] = []
    source: list[str] = []
    for sentence in typed_sentences(text):
        if found and found[-1] != BREAK:
            found.append(BREAK)
            origin.append(len(source) - 1)
        for word in sentence:
            source.append(word)
            if word not in FILLERS:
                parts = apart(word)
                found.extend(parts)
                origin.extend([len(source) - 1] * len(parts))
    return Tokens(_without_idioms(found), tuple(origin), tuple(source))


def _without_idioms(found: list[str]) -> tuple[str, ...]:
    for at, word in enumerate(found):
        for idiom in _BY_FIRST.get(word, ()):
            if tuple(found[at : at + len(idiom)]) == idiom:
                plain = _PLAINLY.get(idiom, ())
                found[at : at + len(idiom)] = [*plain, *[IDIOM] * (len(idiom) - len(plain))]
                break
    return tuple(found)


# "Once in a blue moon" is "once in a while".
_PLAINLY: dict[tuple[str, ...], tuple[str, ...]] = {("blue", "moon"): ("while",)}
_BY_FIRST: dict[str, tuple[tuple[str, ...], ...]] = {}
for _row in _IDIOMS.splitlines():
    for _idiom in _row.split("|"):
        _said = tuple(part for word in _idiom.split() for part in apart(word))
        _BY_FIRST[_said[0]] = (*_BY_FIRST.get(_said[0], ()), _said)
