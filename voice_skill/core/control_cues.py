"""A second net for controls that no wording foresaw: cues among plain words only. Data only.

"Could you make that last answer a bit louder than the one before" holds no word of the subject,
and "louder" can only mean the voice. One word outside the list ("louder heartbeat") and the
sentence is left to the topics.
"""

from __future__ import annotations

import re

from voice_skill.core.types import ControlWord

PLAIN = frozenset(
    """a about actually after again ago ahead all alright already also always am an and another any
    anything are as at away back be because been before being bit both but by can can't cannot cause
    come coming cos could couldn't dear did didn't do does doesn't don't done down either else end
    enough even ever every everything few fine first for from get gets give given giving go goes
    going gone good got guess had hadn't has have haven't having he hear heard hello here hey hi him
    how i i'd i'll i'm i've if in instead into is isn't it it's its just keep kind know last least
    left let let's like likely little long look lot lots love make makes making many mate may maybe
    me mean meant might mind minute moment more most much must my myself need new nice no not
    nothing now of off oh ok okay on once one only or other our out over own perhaps please point
    possible possibly put quite rather really right said same say saying says second see seems shall
    she should so some somebody someone something sorry sort still such sure take tell telling than
    thank thanks that that'll that's the them then there there's these they they're thing things
    think this those though thought three through time times to today told too took tried try trying
    two um until up us used using very voice want wanted wants was wasn't way we we'd we're we've
    well went were what what's whatever when where which while who who's whole why will wish with
    without won't word words would wouldn't yes yet you you'd you'll you're you've your
    yourself er erm ah mm hmm alexa computer
    ask asked asking answer answers question questions bits part parts piece sentence sentences line
    short shorter brief briefly briefer detail details information info summary summaries summarise
    summarize recap gist upshot bottom nutshell highlights main key important takeaway sum crux
    repeat repeated repeating catch caught missed miss understand understood listen listening
    hearing difficulty trouble hard hardly barely quiet quieter quietly soft softer softly
    loud louder loudly volume sound speaker speak speaking speaks talk talking talks read reading
    slow slower slowly slowing fast faster quick quicker quickly speed double pace rush rushing
    hurry follow turn turned lower raise higher notch stop stopped stopping cancel pause finish
    help commands command list options choices examples example correct corrected change changed
    undo redo wrong previous mistake start over beginning scratch top afresh restart skip move next
    jump step evidence proof source sources authority true fact believe trust says who's clearly
    clear basically play playing carry carrying cut bring bringing show giving hold leave drop honestly simply easier easy too""".split()
)
"""Words that say nothing of any subject: an utterance of these alone is about the talk itself."""

_ASKED = r"^(?:and |but |so |or |well |oh )*(?:when|why|how|is|are|am|does|do|did|will|should|was|has|if)\b"
QUESTION = re.compile(_ASKED)
"""Begins like a question about something: "when will it stop"."""

_REQUEST = (
    r"^(?:(?:please|okay|ok|oh|right|just|now|well|hey|so|and|sorry|um|can|could|would|will|you|i "
    r"said|i want you to|i'd like you to|let's|i need you to|you can|do) )*"
)

CUES: tuple[tuple[ControlWord, re.Pattern[str]], ...] = tuple(
    (word, re.compile(pattern))
    for word, pattern in (
        (ControlWord.STOP, _REQUEST + r"(?:stop|pause|cancel|finish)\b|heard (?:enough|all|plenty)|"
                           r"\bthat(?:'ll| will| should) do\b|\bbe quiet\b"),
        (ControlWord.REPEAT, r"\b(?:say|tell|hear|have|read|ask|play|give|go over|repeat)\b.*\b(?:again|once "
                             r"more|one more time|another time|a second time)$|" + _REQUEST + r"repeat\b|"
                             r"^(?:and |so |sorry |but )*what (?:did|was|were|is) .*\byou (?:say|said|saying|tell|ask)|"
                             r"\byou (?:say|said) what$|what's that you (?:say|said)|"
                             r"\b(?:didn't|couldn't|did not|never|don't) .*\b(?:hear|catch|understand) "
                             r"(?:you|that|it|what|the|all|any)|\bi missed\b"),
        (ControlWord.SLOWER, r"\bslower\b|\b(?:speak|talk|say|read|go)\b.*\bslow(?:ly)?\b|\bslow (?:it|that|down)|"
                             r"\b(?:too|that|so) (?:fast|quick|quickly)\b|\brush(?:ing)?\b|\bkeep up\b"),
        (ControlWord.FASTER, r"\b(?:faster|quicker)\b|\bspeed .*\bup\b|\b(?:double|more) speed\b|"
                             r"\b(?:too|so|that) slow(?:ly)?\b"),
        (ControlWord.LOUDER, r"\blouder\b|\bspeak(?:ing)? up\b|\bturn .*\bup\b|\b(?:can't|cannot|difficulty|trouble|"
                             r"hard|hardly|barely)\b.*\bhear(?:ing)? (?:you|it|this|that)|\b(?:too|so|that) "
                             r"(?:quiet|quietly|soft|softly|low)\b|\bmore volume\b|\bvolume up\b"),
        (ControlWord.QUIETER, r"\b(?:quieter|softer)\b|\bturn .*\bdown\b|\b(?:too|so|that) (?:loud|loudly)\b|"
                              r"\bvolume (?:down|lower)\b|\blower (?:the|your) (?:voice|volume|sound)\b"),
        (ControlWord.HELP, r"\b(?:need|want|with|some|give me|bit of) help\b|^help\b|\bhelp (?:me )?(?:please)?$|"
                           r"\bcommands?\b|\b(?:what|things|how) (?:i can|to|can i|could i|do i have to|should i) "
                           r"(?:ask|say)\b|\bmy options\b"),
        (ControlWord.GO_BACK, r"\b(?:correct|change|redo|undo)\b.*\b(?:answer|answers|something|that|said|one)\b|"
                              r"\banswer.*\bwrong\b|\bwrong answer\b|\bprevious (?:answer|question|one|bit|part)\b|"
                              r"\bmeant (?:yes|no)\b|\b(?:go|come|take me) back\b"),
        (ControlWord.START_AGAIN, r"\bstart (?:it |that |this |all )*(?:over|again|afresh)\b|"
                                  r"\bfrom (?:the )?(?:very )?(?:start|beginning|top|scratch)\b|\brestart\b"),
        (ControlWord.MORE, r"\bmore (?:about|on) (?:that|this|it)\b|\bmore (?:details?|information|info)\b|"
                           r"\btell(?:ing)? me .*\bmore\b|\btelling me about (?:it|that|this)\b|\bsay more\b"),
        (ControlWord.NEXT, r"\bnext (?:bit|part|one|question|thing|piece|sentence)(?: please)?$|\bskip\b|\bmove on\b|"
                           r"\bwhat's after (?:that|this)$|\bjump (?:ahead|to)\b"),
        (ControlWord.SHORTER, r"\b(?:too|so|rather|very) long\b|\bshorter\b|\bbrief(?:er|ly)?\b|\b(?:less|too much|"
                              r"so much) (?:detail|information|talking)\b|\bimportant bits\b|\bto the point\b"),
        (ControlWord.SUMMARY, r"\bsummar|\brecap\b|\bgist\b|\bupshot\b|\bbottom line\b|\bnutshell\b|\bhighlights\b|"
                              r"\b(?:main|key|most important) (?:points?|bits?|things?|parts?)\b|\bsum .*\bup\b|"
                              r"\btakeaway\b|\bin (?:one|a|two) (?:sentences?|words?|lines?)\b|\bin short\b|\bcrux\b"),
        (ControlWord.WHO_SAYS, r"\bwho (?:told|says|said)\b|\b(?:source|evidence|proof)\b.*\bfor (?:that|this|it)\b|"
                               r"\bwhat (?:source|authority)\b"),
    )
)  # fmt: skip
"""What can only be meant for the assistant, where all other words are plain."""

CUES_IN_QUESTIONS = frozenset(
    {ControlWord.SUMMARY, ControlWord.REPEAT, ControlWord.WHO_SAYS, ControlWord.MORE}
)
"""Controls that may be asked for with a question: "what was the most important bit?"."""
