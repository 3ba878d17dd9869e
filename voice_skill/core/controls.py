"""Words that steer the conversation: lists and a little grammar, never a guess.

A control is only heard where it is the whole of what was said, politeness aside. "Stop" steers;
"how do I stop the cramps" asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from voice_skill.core.text import without_fillers
from voice_skill.core.types import ControlWord

_POLITE_START = re.compile(
    r"^(?:(?:please|okay|ok|right|well|oh|now|so|and|but|just|hey|sorry|excuse me|actually|"
    r"could you|can you|would you|will you|could we|can we|can i|could i|let's|i said|"
    r"i want you to|i'd like you to|i would like you to|i need you to|do|thanks|thank you|"
    r"computer|you could|you can|maybe|perhaps|alright|all right|no wait|wait|oh no|"
    r"i got that wrong|i said that wrong|that was wrong|i made a mistake|that's not right|"
    r"so what's|what's|give me)\s+)+"
)
_POLITE_END = re.compile(
    r"(?:\s+(?:please|now|thanks|thank you|then|would you|could you|will you|can you|for me|"
    r"if you can|if you could|if you don't mind|love|dear|mate|okay|ok|again please|there|"
    r"a bit|a little|a wee bit|a little bit|a tad|a touch|a lot|much))+$"
)

_PHRASES: dict[ControlWord, str] = {
    ControlWord.STOP: """stop | stop it | stop that | stop talking | stop speaking | stop there |
        stop now | be quiet | quiet | silence | shush | hush | shut up | enough | that's enough |
        that is enough | that'll do | that will do | cancel | cancel that | quit | exit | end |
        finish | i'm done | i am done | wait | wait a minute | wait a second | wait a moment |
        hold on | hang on | hold it | pause | pause that | one moment | one second | just a minute |
        just a second | give me a minute | give me a second | that's all | that is all |
        never mind | nevermind | forget it | leave it | goodbye | good bye | bye | bye bye |
        see you | switch off | turn off | go away | i've heard enough | stop listening |
        no more | shh | whoa | drop it | knock it off | pack it in | give over | halt | leave off |
        let's stop | i want to stop | stop please""",
    ControlWord.REPEAT: """repeat | repeat that | repeat it | say that again | say it again |
        again | once more | one more time | pardon | pardon me | i beg your pardon | beg pardon |
        what | sorry | what was that | what did you say | come again | say again | what's that |
        i didn't hear | i didn't hear that | i didn't catch that | didn't catch that |
        i missed that | missed that | i didn't get that | tell me again | read it again |
        read that again | play it again | play that again | run that by me again | eh what |
        i couldn't hear | i couldn't hear you | i can't hear | i can't hear you | you what |
        what did you just say | repeat the question | repeat the answer | repeat yourself |
        repeat what you said | say the last bit again | say that last bit again | the last bit again |
        what was the question | ask me again | go over that again | have that again |
        hear that again | hear it again | i did not hear you | i did not catch that | once again |
        i wasn't listening | can i hear that again | say that one more time | another time""",
    ControlWord.SLOWER: """slower | slow down | slowly | speak slower | speak slowly | talk slower |
        talk slowly | more slowly | speak more slowly | talk more slowly | go slower | too fast |
        that's too fast | you're too fast | you are too fast | you're going too fast |
        you are going too fast | you're going too fast for me | you talk too fast |
        you're talking too fast | you speak too fast | you're speaking too fast | not so fast |
        less fast | not so quick | too quick | that's too quick | too quick for me |
        too fast for me | reduce the speed | slow it down | say it slower | say that slower |
        slow the speech | take it slower | steady on | ease up | i can't keep up | can't keep up |
        lower speed | a bit slower | slow up | read slower""",
    ControlWord.FASTER: """faster | speed up | quicker | speak faster | talk faster |
        speak quicker | talk quicker | more quickly | go faster | too slow | that's too slow |
        you're too slow | you are too slow | you're going too slow | you talk too slowly |
        you talk too slow | you're too slow for me | you're talking too slowly | hurry up |
        you're speaking too slowly | increase the speed | speed it up | say it faster | read faster |
        a bit faster | pick up the pace | get a move on | i can listen faster | higher speed |
        talk more quickly | speak more quickly | too slow for me | chop chop""",
    ControlWord.LOUDER: """louder | speak up | turn it up | turn up the volume | turn up |
        volume up | up the volume | speak louder | talk louder | more volume | increase the volume |
        raise the volume | too quiet | you're too quiet | that's too quiet | it's too quiet |
        you are too quiet | turn the volume up | turn the sound up | make it louder |
        put the volume up | raise your voice | i'm hard of hearing | i am a bit deaf | too soft |
        i'm a bit deaf | speak a bit louder | it's not loud enough | not loud enough | sound up""",
    ControlWord.QUIETER: """quieter | turn it down | turn down the volume | turn down | volume down |
        speak quieter | talk quieter | speak more quietly | talk more quietly | less volume |
        lower the volume | reduce the volume | decrease the volume | too loud | you're too loud |
        that's too loud | it's too loud | you are too loud | turn the volume down |
        turn the sound down | make it quieter | put the volume down | lower your voice | softer |
        speak softer | speak softly | more quietly | not so loud | keep it down | keep your voice down |
        you're shouting | don't shout | stop shouting | pipe down | sound down""",
    ControlWord.HELP: """help | help me | what can i say | what can i ask | what can i ask you |
        what can you do | what can you help with | how does this work | how do i use this |
        how do you work | what are my choices | what are my options | options | menu | commands |
        what should i say | what do i say | what do i do | what now | instructions | guide me |
        i need help | i need some help | give me help | what are the commands | list the commands |
        i'm lost | i am lost | i'm stuck | i don't know what to say | i don't know what to ask |
        give me some examples | give me an example | examples | what else can i ask |
        what else can you do | what topics do you have | what topics are there | list topics |
        what do you know | what do you know about | what can you tell me about | how do i start""",
    ControlWord.GO_BACK: """go back | back | back up | previous | the previous one | undo | undo that |
        take that back | i take that back | go back one | one back | back one | go back a step |
        step back | go to the previous one | last one | the one before | the one before that |
        go back please | wait go back | rewind | i made a mistake | i got that wrong |
        scratch that | that was wrong | change that |
        change my answer | i want to change my answer | i change my mind | i changed my mind |
        i've changed my mind | that's wrong | that's not what i meant | go back to the last question |
        the question before | previous question | return | go backwards | skip back""",
    ControlWord.START_AGAIN: """start again | start over | restart | begin again | from the start |
        from the beginning | from the top | go back to the start | go back to the beginning |
        back to the start | back to the beginning | new question | reset | let's start again |
        start afresh | start from scratch | do it all again""",
    ControlWord.MORE: """more | tell me more | say more | go into more detail | more detail |
        more details | more information | more info | anything else | what else | else |
        is there more | is there any more | give me more | i want to know more | hear more |
        i'd like to hear more | i want to hear more | explain more | expand on that | keep talking |
        what more is there | and what else | elaborate | say some more | a bit more | some more""",
    ControlWord.NEXT: """next | next one | the next one | skip | skip that | skip it | skip this |
        move on | next part | next bit | next please | go to the next one | forward | next question |
        skip ahead | go forward | jump ahead""",
    ControlWord.GO_ON: """go on | carry on | continue | resume | keep going | go ahead | proceed |
        carry on please | you can go on | pick up where you left off | where were we | go on then |
        keep on | unpause | play on | carry on talking | i'm back""",
    ControlWord.SHORTER: """shorter | shorter please | make it shorter | keep it short | be brief |
        briefly | too long | that's too long | less detail | cut it short | not so long |
        get to the point | cut to the chase""",
    ControlWord.SUMMARY: """summary | summarise | summarise that | sum up | sum it up | sum that up |
        give me a summary | give me the summary | in short | in brief | in a nutshell | the gist |
        what's the gist | what's the short version | the short version | give me the short version |
        the upshot | what's the bottom line | the bottom line |
        so what does that mean in short | short version | recap |
        what have we said | what did we talk about | give me a recap | the long and the short of it |
        so in short what should i do | main points | the main points | what are the main points |
        give me the main points | wrap it up | just the main points | in a few words |
        in one sentence | boil it down | what's the main thing | summing up | read me a summary""",
    ControlWord.WHO_SAYS: """who says | who says so | who says that | says who | who said that |
        who told you | who told you that | where does that come from | where did you get that |
        where do you get that | where's that from | where is that from | how do you know |
        how do you know that | what's your source | what is your source | your source |
        source | what's the source | what is the source | is that true | are you sure |
        how sure are you | according to who | according to whom | prove it | who says it |
        how can you be sure | on whose authority | based on what""",
    ControlWord.THANKS: """thanks | thank you | thank you very much | thanks very much |
        thanks a lot | thank you so much | cheers | ta | much appreciated | many thanks |
        thank you for your help | thanks for your help | thanks that's all | thank you that's all |
        that's great thanks | that's great thank you | great thanks | lovely thanks | ta very much |
        that's helpful thank you | thank you that was helpful | lovely thank you | perfect thank you |
        no thanks that's all | brilliant thanks | that's all thank you | that's all thanks""",
    ControlWord.EMERGENCY: """emergency | this is an emergency | it's an emergency | it is an emergency |
        call an ambulance | get an ambulance | i need an ambulance | ambulance | send an ambulance |
        call nine nine nine | dial nine nine nine | get me an ambulance | i think i'm dying |
        i'm dying | call the ambulance | call for an ambulance | phone an ambulance |
        we need an ambulance | she needs an ambulance | he needs an ambulance""",
}


def _table() -> dict[str, ControlWord]:
    table: dict[str, ControlWord] = {}
    for word, block in _PHRASES.items():
        for phrase in block.split("|"):
            table.setdefault(" ".join(phrase.split()), word)
    return table


_TABLE = _table()
_REPEAT_SLOWLY = re.compile(
    r"^(?:(?:say|repeat|read|tell me) (?:that|it|this)?\s*)?(?:again )?(?:but )?(?:more )?"
    r"(?:slower|slowly)(?: again)?$"
)


def control_phrases() -> Iterable[tuple[str, ControlWord]]:
    """Every listed phrase with its control: for help texts, for the ear, and for tests."""
    return tuple(_TABLE.items())


def find_control(text: str) -> ControlWord | None:
    """The control that is the whole of what was said, or None where something else was said."""
    said = without_fillers(text)
    for attempt in _shorn(said):
        if attempt in _TABLE:
            return _TABLE[attempt]
    return None


def wants_slow_repeat(text: str) -> bool:
    """Whether what was said asks for the same again, but slower ("say that again slower")."""
    said = without_fillers(text)
    return any(
        ("again" in attempt.split() or "repeat" in attempt.split())
        and _REPEAT_SLOWLY.match(attempt) is not None
        for attempt in _shorn(said)
    )


def _shorn(said: str) -> tuple[str, ...]:
    # Each politeness off on its own and both together: "no more" must not become "more"
    # before the whole has been looked at.
    start = _POLITE_START.sub("", said)
    end = _POLITE_END.sub("", said)
    both = _POLITE_END.sub("", start)
    return tuple(dict.fromkeys((said, end, start, both)))
