"""A second net for controls that no wording foresaw: cues among plain words only. Data only.

"Could you make that last answer a bit louder than the one before" holds no word of the subject,
and "louder" can only mean the voice. One word outside the list ("louder heartbeat") and the
sentence is left to the topics.
"""

from __future__ import annotations

import re

from voice_skill.values.meaning import ControlWord

PLAIN = frozenset(
    """a about actually afresh after again ago ah ahead alexa all already alright also always am an
    and another answer answers any anything are as ask asked asking at authority away back
    barely basically be because been before beginning being believe bit bits both bottom
    brief briefer briefly bring bringing but by can can't cancel cannot carry carrying catch
    caught cause change changed choices clear clearly come coming command commands computer
    correct corrected cos could couldn't crux cut dear detail details did didn't difficulty
    do does doesn't don't done double down drop easier easy either else end enough er erm
    even ever every everything evidence example examples fact fast faster few fine finish
    first follow for from get gets gist give given giving go goes going gone good got guess
    had hadn't hard hardly has have haven't having he hear heard hearing hello help here hey
    hi higher highlights him hmm hold honestly how hurry i i'd i'll i'm i've if important in
    info information instead into is isn't it it's its jump just keep key kind know last
    least leave left let let's like likely line list listen listening little long look lot
    lots loud louder loudly love lower main make makes making many mate may maybe me mean
    meant might mind minute miss missed mistake mm moment more most move much must my myself
    need new next nice no not notch nothing now nutshell of off oh ok okay on once one only
    options or other our out over own pace part parts pause perhaps piece play playing
    please point possible possibly previous proof put question questions quick quicker
    quickly quiet quieter quietly quite raise rather read reading really recap redo repeat
    repeated repeating restart right rush rushing said same say saying says scratch second
    see seems sentence sentences shall she short shorter should show simply skip slow slower
    slowing slowly so soft softer softly some somebody someone something sorry sort sound
    source sources speak speaker speaking speaks speed start step still stop stopped
    stopping such sum summaries summarise summarize summary sure take takeaway talk talking
    talks tell telling than thank thanks that that'll that's the them then there there's
    these they they're thing things think this those though thought three through time times
    to today told too took top tried trouble true trust try trying turn turned two um
    understand understood undo until up upshot us used using very voice volume want wanted
    wants was wasn't way we we'd we're we've well went were what what's whatever when where
    which while who who's whole why will wish with without won't word words would wouldn't
    wrong yes yet you you'd you'll you're you've your yourself""".split()
)
"""Words that say nothing of any subject: an utterance of these alone is about the talk itself."""

QUESTION = re.compile(
    r"^(?:(?:and|but|so|or|well|oh) )*"
    r"(?:when|why|how|is|are|am|does|do|did|will|should|was|has|if)\b"
)
"""Begins like a question about something: "when will it stop"."""

_REQUEST = (
    r"^(?:(?:please|okay|ok|oh|right|just|now|well|hey|so|and|sorry|um|can|could|would|will|you|"
    r"i said|i want you to|i'd like you to|let's|i need you to|you can|do) )*"
)

_LINES: dict[ControlWord, str] = {
    # One regular expression a line; <request> stands for what may go before an order.
    ControlWord.STOP: r"""
        <request>(?:stop|pause|cancel|finish)\b
        heard (?:enough|all|plenty)
        \bthat(?:'ll| will| should) do\b
        \bbe quiet\b
        """,
    ControlWord.REPEAT: r"""
        \b(?:say|tell|hear|have|read|ask|play|give|go over|repeat)\b.*\b(?:again|once more)$
        \b(?:say|tell|hear|have|read|ask|play|give)\b.*\b(?:one more|another|a second) time$
        <request>repeat\b
        ^(?:(?:and|so|sorry|but) )*what (?:did|was|were|is) .*\byou (?:say|said|saying|tell|ask)
        \byou (?:say|said) what$
        what's that you (?:say|said)
        \b(?:didn't|couldn't|did not|never|don't) .*\b(?:hear|catch) (?:you|that|it|what|the|all)
        \b(?:didn't|couldn't|did not|don't) .*\bunderstand (?:you|that|it|what|the|all|any)
        \bi missed\b
        """,
    ControlWord.SLOWER: r"""
        \bslower\b
        \b(?:speak|talk|say|read|go)\b.*\bslow(?:ly)?\b
        \bslow (?:it|that|down)
        \b(?:too|that|so) (?:fast|quick|quickly)\b
        \brush(?:ing)?\b
        \bkeep up\b
        """,
    ControlWord.FASTER: r"""
        \b(?:faster|quicker)\b
        \bspeed .*\bup\b
        \b(?:double|more) speed\b
        \b(?:too|so|that) slow(?:ly)?\b
        """,
    ControlWord.LOUDER: r"""
        \blouder\b
        \bspeak(?:ing)? up\b
        \bturn .*\bup\b
        \b(?:can't|cannot|difficulty|trouble|hard|hardly|barely)\b.*\bhear(?:ing)? (?:you|it|that)
        \b(?:too|so|that) (?:quiet|quietly|soft|softly|low)\b
        \bmore volume\b
        \bvolume up\b
        """,
    ControlWord.QUIETER: r"""
        \b(?:quieter|softer)\b
        \bturn .*\bdown\b
        \b(?:too|so|that) (?:loud|loudly)\b
        \bvolume (?:down|lower)\b
        \blower (?:the|your) (?:voice|volume|sound)\b
        """,
    ControlWord.HELP: r"""
        \b(?:need|want|with|some|give me|bit of) help\b
        ^help\b
        \bhelp (?:me )?(?:please)?$
        \bcommands?\b
        \b(?:what|things|how) (?:i can|to|can i|could i|do i have to|should i) (?:ask|say)\b
        \bmy options\b
        """,
    ControlWord.GO_BACK: r"""
        \b(?:correct|change|redo|undo)\b.*\b(?:answers?|something|that|said|one)\b
        \banswer.*\bwrong\b
        \bwrong answer\b
        \bprevious (?:answer|question|one|bit|part)\b
        \bmeant (?:yes|no)\b
        \b(?:go|come|take me) back\b
        """,
    ControlWord.START_AGAIN: r"""
        \bstart (?:(?:it|that|this|all) )*(?:over|again|afresh)\b
        \bfrom (?:the )?(?:very )?(?:start|beginning|top|scratch)\b
        \brestart\b
        """,
    ControlWord.MORE: r"""
        \bmore (?:about|on) (?:that|this|it)\b
        \bmore (?:details?|information|info)\b
        \btell(?:ing)? me .*\bmore\b
        \btelling me about (?:it|that|this)\b
        \bsay more\b
        """,
    ControlWord.NEXT: r"""
        \bnext (?:bit|part|one|question|thing|piece|sentence)(?: please)?$
        \bskip\b
        \bmove on\b
        \bwhat's after (?:that|this)$
        \bjump (?:ahead|to)\b
        """,
    ControlWord.SHORTER: r"""
        \b(?:too|so|rather|very) long\b
        \bshorter\b
        \bbrief(?:er|ly)?\b
        \b(?:less|too much|so much) (?:detail|information|talking)\b
        \bimportant bits\b
        \bto the point\b
        """,
    ControlWord.SUMMARY: r"""
        \bsummar|\brecap\b|\bgist\b|\bupshot\b|\bbottom line\b|\bnutshell\b|\bhighlights\b
        \b(?:main|key|most important) (?:points?|bits?|things?|parts?)\b
        \bsum .*\bup\b
        \btakeaway\b|\bin short\b|\bcrux\b
        \bin (?:one|a|two) (?:sentences?|words?|lines?)\b
        """,
    ControlWord.WHO_SAYS: r"""
        \bwho (?:told|says|said)\b
        \b(?:source|evidence|proof)\b.*\bfor (?:that|this|it)\b
        \bwhat (?:source|authority)\b
        """,
}


def _pattern(lines: str) -> re.Pattern[str]:
    cues = [line.strip().replace("<request>", _REQUEST) for line in lines.strip().splitlines()]
    return re.compile("|".join(f"(?:{cue})" for cue in cues))


CUES = {word: _pattern(lines) for word, lines in _LINES.items()}
"""What can only be meant for the assistant, where all other words are plain."""

CUES_IN_QUESTIONS = frozenset(
    {ControlWord.SUMMARY, ControlWord.REPEAT, ControlWord.WHO_SAYS, ControlWord.MORE}
)
"""Controls that may be asked for with a question: "what was the most important bit?"."""
