"""Controls: heard in many wordings, and never where something else is asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import SlowerSense
from voice_skill.assembly.skill import build_steering, sentence_model
from voice_skill.understanding.commands import (
    TYPED_FROM,
    control_phrases,
    find_control,
    repeat_effect,
    sensed,
    taught,
    wants_slow_repeat,
)
from voice_skill.values.meaning import ControlWord, Matcher


def _lines(block: str) -> list[str]:
    return [" ".join(line.split()) for line in block.split("|")]


# Written by hand as different people would say it (an 85-year-old, a teenager, a carer, a
# second-language speaker ...), each list before the wordings that now cover it.
SAID = {
    ControlWord.STOP: """
        stop please stop | would you stop now love | right that's quite enough thank you | oh do be
        quiet | shut it | ok you can stop there | stop reading | i don't want to hear any more |
        hang on a sec | hold your horses | just give me a moment | no stop stop | pause please | hey
        computer stop | can you pause for a minute | bye for now | i've got to go | that'll be all
        for today | abort | mute | turn yourself off | i think i've heard enough now | let's leave
        it there | stop it will you | whoa whoa whoa | wait wait wait | ok shush now | one moment
        please my dear | good night | cancel please | we're done here | no more thank you | oh for
        heaven's sake stop | alright alright you can stop talking now | stop there a second would
        you | that's enough information for one day | enough enough | can you just be quiet for a
        bit | let's end it there | i'm going to have to go now bye | no more now ta | right i've
        heard all i need | oi be quiet | could you stop for a second i need to get the door | please
        stop i'm trying to sleep | stop reading that out | okay that will do nicely thank you |
        cancel what you're doing | let's stop there for tonight | thank you that will be all |
        that's me done thanks | stop talking for goodness sake | hush a minute | please would you be
        quiet now | enough now stop | could you pause there | never mind forget about it | i'd like
        to stop here
        """,
    ControlWord.REPEAT: """
        sorry could you say that once more | i'm afraid i missed that last bit | what did you say
        just then | pardon me could you repeat that please | say that one again for me hen | come
        again pal | you'll have to repeat that i wasn't listening | huh what was that | please can
        you repeat the last sentence | can you tell me that again | one more time please | didn't
        quite catch that sorry | i didn't get the last part | would you mind repeating that | would
        you mind saying it again | read me that again | what was that you said | again please |
        could i hear that one more time | sorry i was distracted say again | i beg your pardon what
        was that | repeat the last answer | give me that again | let me hear it again | could you go
        through that again | what did you say | eh what did you say | i don't think i heard you
        right | could you please repeat i am not understanding | sorry love missed that | play that
        back | i'd like to hear that again please | say that one more time for me darling | i lost
        you halfway through what was that | sorry my love what did you say there | could you read
        that out again | you'll need to tell me that again i'm afraid | beg pardon i didn't get all
        that | run that past me one more time | what was that last bit you said | i did not catch
        what you said | can you repeat the bit about the end | sorry the kettle was on say that
        again | could we have that once more | you said what | please say it one more time i am slow
        to understand | say the last sentence again would you | repeat the question | what's that
        you say | excuse me what did you say | say again please i didn't hear | one more time for
        the old fella | repeat that last bit love | can i get you to say that again | i didn't
        understand that can you say it again | what were you saying | sorry i was talking to my
        husband what was that | could you read it to me again
        """,
    ControlWord.SLOWER: """
        could you go a bit slower please | you're going way too fast for an old woman like me | slow
        down a wee bit | speak more slowly please i am not native | hey slow down | can you talk a
        little slower | please slow down your speech | that was too fast for me | you talk awfully
        fast | i can't keep up with you | not so quickly please | hold on you're too quick for me |
        reduce speed | slower please slower | say it slowly | could you read that a bit less quickly
        | would you mind speaking slower | would you slow down a touch | it's too fast | you speak
        so fast | i need you to go slower | take your time | speech rate down | you're rattling on
        too fast | could we have it a bit slower | can you slow it down | a little slower | too
        speedy | i'd like it slower | at a slower pace please | don't talk so fast | stop talking so
        fast | blimey slow down will you | could you possibly speak a little more slowly | you're
        speaking far too quickly for me to follow | a bit less speed please | please speak slow my
        english is not good | can we go slower | you went through that very fast | i can't take it
        in that fast | you're going like a train slow down | would you please read more slowly | can
        you drop the speed a little | don't rush me | speak slowly and clearly please | too quick
        for an old man | a touch slower if you would | slow it down a tad | can you say it a bit
        more slowly | i'm not that quick slow down | please talk slower for me | that was a bit
        quick | you speak too fast for me to understand | not so fast dear | could you take it a bit
        slower
        """,
    ControlWord.FASTER: """
        can you speed up please | go a bit quicker | come on hurry up | you're a bit slow | could
        you talk faster | speed it up a bit | read it faster please | a lot faster | faster faster |
        this is too slow for me | you speak too slowly | up the speed | rate up | speech rate up |
        can you pick up the pace a bit | talk at a normal speed | make it quicker | i want it faster
        | would you mind going a little faster | double speed | get on with it | it's a bit slow |
        increase speed please | much faster please | step on it | you are so slow | i need you to
        speak faster | quick as you can | can it go faster | turn the speed up | can you go any
        faster | bit quicker please mate | you're dead slow | read it out quicker | let's speed this
        up | i'd prefer it a bit faster | speed things up a little | you're going so slowly | i
        understand quickly you can go faster | could you hurry it up a little bit | quicker than
        that | play it at double speed | talk a lot faster please | bit faster | could you speak a
        little bit quicker please | you can talk faster than that | faster please i haven't got all
        day | speed up your reading
        """,
    ControlWord.LOUDER: """
        can you speak up a bit | i can't hear you | i can hardly hear you | could you turn the sound
        up please | louder please i'm deaf in one ear | turn yourself up | make it a bit louder |
        you're very quiet | you're awfully quiet today | a bit more volume | pump up the volume |
        increase volume | speak up dear i've not got my hearing aids in | it's too quiet for me |
        could you raise your voice a little | i can barely hear | i can't hear you very well | can't
        hear a word you're saying | you're whispering | don't whisper | a touch louder | volume
        higher | crank it up | can you talk a bit louder | would you mind speaking up | turn up the
        sound a bit | max volume | i'd like it louder | say it louder | the volume is too low |
        you're not loud enough | could you be a bit louder | i can't quite hear you | could you
        speak louder i am a bit deaf | you're too faint | turn it up i can't hear | make the voice
        louder | bring the volume up a bit would you | i'm a bit mutton speak up | more volume
        please | can't hear you love | you are speaking too softly | louder than that | put the
        sound up a notch | the sound is very low can you raise it | i'm having difficulty hearing
        you | speak up i'm hard of hearing | could you make it louder | i can barely hear what
        you're saying | a little louder please | turn it right up | your voice is very quiet |
        pardon can you speak louder
        """,
    ControlWord.QUIETER: """
        turn it down a bit please | you're too loud | not so loud the baby's asleep | can you speak
        more quietly | a bit quieter please | lower the volume | stop shouting at me | no need to
        shout | you don't need to shout | keep your voice down | keep it down a bit | could you turn
        down the sound | volume lower | decrease volume | it's a bit loud | speak softly please |
        softer please | make it softer | whisper | can you whisper | less loud | that's way too loud
        | you're deafening me | the volume is too high | would you talk quieter my wife is sleeping
        | turn yourself down | too noisy | hush your voice | bring the volume down | i'd like it a
        bit quieter | reduce the volume a little | you're hurting my ears | ssh not so loud | it's
        booming a bit turn it down | could you use a softer voice | that's a bit loud for me |
        you'll wake the baby talk quietly | can we have the volume lower | can you keep the volume
        down | that is too loud for my ears | quieter i'm in the library | turn your volume right
        down | not quite so loud please | you don't have to shout dear | lower please | turn
        yourself down a bit | quieter please people are sleeping | you're shouting at me | could you
        be a little quieter | lower your voice please | that's much too loud
        """,
    ControlWord.HELP: """
        help please | what can i ask you about | what sort of things can you do | can you help me |
        how do i work this thing | how does this work then | what am i supposed to say | i don't
        know what to ask | what do i say to you | tell me what i can say | give me some examples
        please | what are the options | what commands are there | show me the commands | list the
        topics | how do i use you | i'm a bit lost here | i'm stuck | what questions can i ask |
        what kind of questions can i ask you | main menu | could you give me some help | i need a
        bit of help | what words do you understand | instructions please | what can i do here | help
        me out | how do i talk to you | er help me please | what can i actually say to this thing |
        i don't understand how to use this | what else can i ask you | can you give me an example of
        what to ask | i'm not sure how to ask this | what do i have to say | give me a list of
        things i can ask | i could do with some help | help i don't know what to do with this | what
        are the voice commands | what can i say | help what can i say here | can you tell me what i
        can ask | how do i work this | i don't know what to do help | give me some help please |
        what are my options here
        """,
    ControlWord.GO_BACK: """
        no wait i got that wrong go back | go back one please | back please | take me back | can we
        go back a step | i want to go back | undo | undo that please | i said the wrong thing | oops
        wrong answer | i made a mistake there | i've changed my mind | i'd like to change my last
        answer | let me change that | that's not what i meant to say | back to the last question |
        previous one please | can i go to the previous question | return to the last question | the
        one before please | sorry that was wrong | scratch that last one | could you go back to what
        you said before | what you said before that | no go back | go back to the previous answer |
        oh i pressed the wrong one | i take it back | correct my last answer | rewind a bit | one
        step back | strike that | whoops go back i said the wrong one | hang on that was wrong |
        take me back to the question before | no no i'd like to change that answer | can you go back
        to the last thing | actually scratch that | oh bother i said yes and i meant no go back | go
        back please that's not right | i want to redo the last answer | back one question | that
        last answer was wrong | can i correct something | i gave you the wrong answer | go back to
        what you said a minute ago | no that's wrong go back | wait i made a mistake | previous
        answer please | let me change my answer | can i take that back
        """,
    ControlWord.START_AGAIN: """
        start again please | can we start over | let's begin again | start from the beginning | from
        the top please | right let's start from scratch | restart | take me back to the start | go
        back to the beginning please | i want to start again | reset everything | new conversation |
        begin from the beginning | back to the very beginning | could you start it all over again |
        forget all that and start again | clear everything | wipe that and start over | start afresh
        please | can i begin again | first question again | start the whole thing again | all over
        again | let us start anew | let's try again from the start | do over | can we go right back
        to the beginning | let's just start afresh | i'd like to start over from scratch please |
        begin the whole thing again | from the start please | scrap that let's start over | start
        over please | can we begin again from the start | let's go back to the start
        """,
    ControlWord.MORE: """
        tell me more | tell me a bit more about that | can you go into more detail | i'd like to
        know more | is there anything else i should know | what else is there | more please | go a
        bit deeper | can you expand on that | more on that | anything more | could you elaborate
        please | give me the details | keep telling me | what else can you tell me | say a bit more
        | explain that a bit more | more information please | i want the long version | full details
        please | the whole story | more about it | is that all | is there more to it | what more can
        you say | any more on this | tell me everything | i want more detail | go on tell me a bit
        more | could i have a bit more detail please | what else do i need to know about it | i'd
        like to hear the rest | more details about that please | carry on telling me about it | any
        more information | and what else | is there anything more you can tell me | tell me more
        about it | can you give me more details | i would like some more information please | what
        else can you tell me about that
        """,
    ControlWord.NEXT: """
        next please | next one | can we move on | skip this one | skip to the next bit | go on to
        the next one | what's next | what comes next | next question please | on to the next | move
        along | let's move on | jump to the next part | skip this bit | go to the next section | can
        you skip that | next point | next thing | forward one | the next part please | just skip it
        | skip ahead please | i've heard that one skip it | next step | okay next | yep next one |
        okay let's move on to the next | i know that already skip it | can we skip ahead | go to the
        next part | what's after that | next one please | skip that bit | can we go on to the next
        thing
        """,
    ControlWord.GO_ON: """
        carry on | go on please | keep going | continue please | please continue | resume | carry on
        reading | ok you can carry on now | don't stop | don't stop there | keep reading | go on i'm
        listening | ready now | i'm ready | where were we | carry on where you left off | you can
        continue | let's continue | go on then | start talking again | unpause | i'm back go on |
        proceed please | i didn't say stop carry on | yes go on i'm listening | sorry carry on |
        carry on please | keep going i'm listening
        """,
    ControlWord.SHORTER: """
        make it shorter please | can you be brief | shorter answers please | keep it short | that
        was too long | you talk too much | too much detail | less detail please | could you be more
        concise | get to the point | cut the waffle | just give me a short answer | too much
        information | short answer please | that's too wordy | fewer words | not so much detail |
        can you shorten that | keep it brief | stop waffling | you go on a bit | be concise | skip
        the details | i don't need all the details | quick answer please | could you keep your
        answers a bit shorter | that's far too long winded | that answer was too long | shorter next
        time please | just tell me the important bits | make that shorter | you're going on a bit
        keep it short
        """,
    ControlWord.SUMMARY: """
        summarise please | can you sum that up | give me the short version | what's the upshot |
        bottom line please | so what should i do then in short | what's the main point | in a
        nutshell please | just the gist | can you recap | what did you tell me so far | remind me
        what we said | could you summarize that for me | the key points please | what are the key
        points | tl dr | what's the takeaway | sum it all up | can i have a summary | give us the
        gist of it | long story short | what have we covered | run through the main points again |
        so basically what should i do | what does it all boil down to | what's the short answer |
        brief summary please | in one sentence please | quick recap | what it comes down to | just
        the short answer | okay so what's the gist of all that | could you just sum up what you said
        | what it boils down to please | give it to me in a sentence | make me a summary | cut to
        the bottom line | so in one sentence what did you say | what was the most important bit |
        can you give me the highlights | can i have that in a nutshell | what's the long and short
        of it | so what's the short version | just give me a summary please | sum up for me would
        you
        """,
    ControlWord.WHO_SAYS: """
        who says so | says who | where did you get that from | how do you know that | where's that
        from | what's your source for that | are you sure about that | is that really true | who
        told you that | where does that information come from | which doctor said that | can i trust
        that | who came up with that | what is that based on | what's the evidence for that | do you
        have a source | where did you read that | according to whom | name your sources | give me
        the source | is there proof | who's behind that advice | who says it is | can you prove that
        | is that right | on what basis | and who says that then | how can you be so sure | where on
        earth did you get that from | is there any evidence for that | on what authority | who told
        you to say that | is that actually a fact | where do you get that from | and how do you know
        | is that from a doctor
        """,
    ControlWord.THANKS: """
        thank you very much | thanks ever so much | thank you dear | ta love | cheers mate | that's
        very kind thank you | that was very helpful thanks | many thanks | thanks a million | okay
        thanks | great thank you | thank you so much for your help | you've been very helpful |
        brilliant cheers | thank you computer | much obliged | that's wonderful thank you | thanks
        that's really useful | ok thank you | bless you thank you | lovely thank you ever so much |
        ok that's great thanks for your help | cheers that was useful | thanks pet you've been grand
        """,
    ControlWord.EMERGENCY: """
        this is an emergency | it's an emergency please | call an ambulance | call me an ambulance
        now | i need an ambulance right now | can you ring for an ambulance | get an ambulance quick
        | phone nine nine nine | call nine one one | ring 999 | please send for help it's an
        emergency | help emergency | i think i'm dying | she needs an ambulance now | get me to
        hospital | somebody call an ambulance | dial 112 | call the emergency services | i need the
        paramedics | help me i'm dying | please get me an ambulance | quick call nine nine nine | i
        think this is an emergency | get help quick | it's urgent call an ambulance | we need
        paramedics | we need an ambulance right away | can you call an ambulance for me
        """,
    ControlWord.OTHER_VOICE: """
        another voice please | can i have a different voice | i don't like this voice | change the
        voice | could you change your voice | let me hear another voice | use another voice | have
        you got another voice | give me a different voice love | switch to the other voice | do you
        have any other voices | next voice please | can you sound like somebody else | swap voices |
        your voice is horrible | i'd prefer a nicer voice
        """,
}

OTHERWISE = _lines(
    """
    how do i stop the cramps | what can i do about more than one cramp | help with cramps | is
    magnesium more effective | when do i call an ambulance | should i call an ambulance for a clot
    | do i need an ambulance | what stops a cramp quickly | does walking faster help | slow
    circulation in my legs | my heart is going too fast | my heart beats faster at night | how do
    i repeat my prescription | do i need to repeat the exercises | can i go back to work | can i
    go back to running | the pain keeps coming back | my back hurts | lower back pain | should i
    start again with the tablets | when can i start exercise again | next week i have a scan |
    what's the next step if stockings don't work | is a shorter walk better | i need more water |
    tell me more about magnesium | what else causes cramps | what else helps | who says bananas
    help | is it true that bananas help | are you sure it's not a clot | how do i know it's a clot
    | do you know a good doctor | help my leg is killing me | can you help with varicose veins |
    what can i take | what can i do | what should i do | stop smoking | how long does it take to
    stop | should i stop my tablets | can i stop the stockings | i can't stop scratching | i had
    to stop walking | the pain stops when i rest | turn the lights off | turn up the heating |
    play some music | i hear another voice in my head | my voice has changed | is a hoarse voice a
    sign of a clot | i have lost my voice | what's the weather | volume of water a day
    | why is my leg quieter at night | hold on to the wall when stretching
    | thank you what about night cramps | more cramps at
    night | cramps again | again and again it comes | back of the knee | go back to the bit about
    stockings | the last thing you said about magnesium is that safe | call my daughter | summary
    of treatments for varicose veins | what is the short version of the treatment list | is it an
    emergency if my leg is swollen | emergency contraception | what's the source of the pain |
    where does the pain come from | where does cramp come from | is that dangerous | is that
    normal | previous clot | i have a previous clot | wait times at the clinic | i can't hear out
    of my left ear | i can't feel my foot | not so bad today | it's getting slower to heal |
    louder noises wake me | how do i slow it down when my calf goes | can you tell me how much
    more water i need | is it true that pickle juice stops cramp | why do they come back | can you
    explain what a vein is | what can i do to stop it | my leg gives me no peace | no matter what
    i do they come back | how long should i wait before i see somebody | i want to know about
    magnesium | tell me about stockings again | what did the doctor mean by reflux | when will it
    stop | will it stop on its own | i need it to stop hurting | make the pain stop | should i go
    back to the doctor | can i go on walking with it | can i carry on running | do i carry on with
    the tablets | is there more than one kind of vein | could you tell me more about clots please
    | do shorter walks help | who says i have to wear them all day | help with night cramps | i
    can't hear anything on my left side | why is my pulse faster | is it louder than a normal
    heartbeat | are you a doctor | do you record me | are you sure magnesium works | where does
    the blood go | i need a doctor | call doctor smith's surgery on monday | i might be pregnant |
    maybe i should see someone | sometimes i get cramp in my foot | a little swelling round my
    ankle | i have a bit of a sore leg | my left leg is bigger than the right | yes but does it
    help with cramp | no i want to know about veins | no i'm asking about the tablets | yeah what
    about when i'm pregnant | not sleeping well | no blood flow in my toes | no movement in my
    foot | i don't feel right | i'm not well | never a dull moment | not long now till christmas |
    right then how do i stretch my calf | okay so what causes it | well i've had these cramps for
    a year | no good at all these stockings | the next morning it still aches | what is the last
    stage of vein disease | my back is stopping me walking | it's getting louder in here | i
    couldn't get my sock on this morning | could the tablets make it worse | i stopped taking it |
    stop the bleeding how | what is a pause in treatment | it hurts more when i slow down | does
    it get louder when they scan | volume of blood in the leg | how much help will the stockings
    be | i need help putting my stockings on | can anyone help me get rid of these veins | what if
    it comes back | does it come back after surgery | will they repeat the scan | how often should
    i repeat the stretch | what do i do if it gets faster | is fast walking good | can you say
    which vitamin is best | say i have a clot what then | tell me if i need a scan | next thing i
    know my calf is like a rock | the next day it was bruised | can you go over what causes cramps
    | explain varicose veins | what more can the hospital do | is there something i can rub on |
    more and more cramps | less cramps more sleep | give me a recipe for pickle juice | who told
    you i was pregnant | who says i've got cramp | where did these veins come from | does the nhs
    pay for it | i'm stuck on the sofa with cramp | i'm lost for words with this pain | what was
    the name of that stocking | forget the tablets what about exercise | the short answer is i
    don't sleep | in short my legs hurt | thanks for that but what about magnesium | thank god
    it's friday | an ambulance came last year | we had to call an ambulance for my mother last
    week | was it an emergency | no wonder my legs ache | no cramps since i started magnesium is
    that normal | yes i would like to know about compression stockings | yes my legs hurt at night
    what should i do | yeah i've heard about pickle juice is it true | maybe you can tell me about
    veins | i don't know which doctor to see | i'm not sure what's causing it | never used to get
    these | a little bit of background i'm sixty | only one leg gets cramp why | it is swollen |
    my ankle isn't going down | i can't feel anything in my toes | not a day goes by without cramp
    | probably the statins | definitely varicose veins these | right side of my calf hurts | how
    fast should i walk | how do i slow down the damage | what can i ask the doctor | what
    questions should i ask my gp | what should i do next | what happens next | when can i go back
    to the gym | my cramps have come back | do they always come back | can it be stopped | how can
    i make it stop | i want to stop getting cramps | could you help my leg | i need help with my
    varicose veins | is there any help for it | why is my leg quieter when i sit | who says that
    bananas work | how do i know if it's serious | where is the pain from | is it right that water
    helps | is that a sign of a clot | what more can i do for my legs | more water | more salt |
    next to my ankle | the next one woke me at four | short stretches or long ones | in short
    bursts it hurts | repeat prescriptions | i keep repeating the same stretch | say something
    about magnesium | read me the news | turn on the radio | volume control stockings | thanks but
    how long do i hold it | thank you for telling me but it still hurts | this is not an emergency
    but my leg is sore | is this an emergency | who do i ring in an emergency | yes what helps |
    yes i'd like to know what causes them | no i asked about varicose veins | no not that the
    other thing | no circulation in my feet | nothing takes the pain away | not a bit of sleep
    last night | i don't think my tablets are working | i think i've pulled a muscle | i think
    it's a clot | maybe i have low magnesium | probably dehydration | sometimes both legs | only
    children get growing pains | a bit about veins please | it's a bit sore behind the knee |
    definitely worse at night | of course i drink water | right leg swollen | not any better
    """
)


@pytest.mark.parametrize("word", SAID)
def test_a_control_is_heard_however_it_is_worded(word: ControlWord) -> None:
    """Manners, hedges, reasons and address around a control change nothing."""
    assert [text for text in _lines(SAID[word]) if find_control(text) is not word] == []


def test_a_question_with_a_control_in_it_is_no_control() -> None:
    """A control counts only where it is the whole of what was said."""
    assert [text for text in OTHERWISE if find_control(text) is not None] == []


@pytest.mark.parametrize(
    "word",
    [
        ControlWord.STOP, ControlWord.REPEAT, ControlWord.SLOWER, ControlWord.FASTER,
        ControlWord.LOUDER, ControlWord.QUIETER, ControlWord.HELP, ControlWord.GO_BACK,
        ControlWord.START_AGAIN, ControlWord.MORE, ControlWord.NEXT, ControlWord.SHORTER,
        ControlWord.WHO_SAYS, ControlWord.SUMMARY,
    ],
)  # fmt: skip
def test_every_control_has_forty_plain_wordings(word: ControlWord) -> None:
    """Nobody has to learn a command."""
    assert len([phrase for phrase, found in control_phrases() if found is word]) >= 40


def test_every_listed_phrase_is_its_own_control() -> None:
    """What the help says, and what the ear is taught, steers."""
    wrong = [(phrase, word) for phrase, word in control_phrases() if find_control(phrase) != word]
    assert not wrong


def test_every_control_is_listed() -> None:
    """No control without a wording."""
    assert {word for _, word in control_phrases()} == set(ControlWord)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("slow her", ControlWord.SLOWER), ("loud her", ControlWord.LOUDER),
        ("re peat", ControlWord.REPEAT), ("go bag", ControlWord.GO_BACK),
        ("stopped", ControlWord.STOP), ("halt p", ControlWord.HELP),
    ],
)  # fmt: skip
def test_a_misheard_control_counts_where_it_stands_alone(text: str, word: ControlWord) -> None:
    """What a recogniser makes of a control can mean nothing else when it is all that was said."""
    assert find_control(text) is word
    assert find_control(f"my leg {text}") is None


@pytest.mark.parametrize(
    "text", ["no", "no thank you", "yes please", "yes", "no sorry", "i'm fine thanks", "not sure"]
)
def test_an_answer_is_no_control(text: str) -> None:
    """ "No thank you" answers, and does not say goodbye."""
    assert find_control(text) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("no wait i got that wrong go back", ControlWord.GO_BACK),
        ("stop no carry on", ControlWord.GO_ON),
        ("sorry slower please", ControlWord.SLOWER),
        ("thanks now a bit louder", ControlWord.LOUDER),
        ("help this is an emergency", ControlWord.EMERGENCY),
        ("hang on say that again", ControlWord.REPEAT),
    ],
)
def test_of_two_controls_the_last_said_counts(text: str, word: ControlWord) -> None:
    """People correct themselves; what only buys time gives way."""
    assert find_control(text) is word


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("say that again slower", ControlWord.SLOWER),
        ("repeat that but more slowly please", ControlWord.SLOWER),
        ("once more but louder", ControlWord.LOUDER),
        ("can you say that again a bit quieter", ControlWord.QUIETER),
        ("say that again", None),
        ("slower", None),
        ("sorry can you slow down", None),
    ],
)
def test_a_repeat_may_be_asked_for_slower_or_louder(text: str, effect: ControlWord | None) -> None:
    """ "Say that again, slower" is one wish, not two."""
    assert repeat_effect(text) is effect
    assert wants_slow_repeat(text) is (effect is ControlWord.SLOWER)
    assert effect is None or find_control(text) is ControlWord.REPEAT


@pytest.mark.parametrize(
    ("text", "word"),
    [("i can't hear you", ControlWord.LOUDER), ("i didn't hear that", ControlWord.REPEAT)],
)
def test_what_is_not_heard_now_gets_louder_and_what_was_not_heard_comes_again(
    text: str, word: ControlWord
) -> None:
    """The tense tells whether the voice or the sentence is wanted."""
    assert find_control(text) is word


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_at_all_is_survived(text: str) -> None:
    """Whatever a recogniser or a keyboard gives, an answer comes back."""
    found = find_control(text)
    assert found is None or found in ControlWord


@given(st.lists(st.sampled_from(
    "a again and back bit can could go help i it louder me more no now please repeat say slower "
    "so sorry stop that the then turn up what you".split()
), max_size=24))  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_any_mixture_of_control_words_is_survived(said: list[str]) -> None:
    """Word salad made of nothing but control words neither hangs nor fails."""
    find_control(" ".join(said))


SPOKEN_ELSEWHERE = {
    ControlWord.REPEAT: "whit wis that | whit did ye say | say that wan mair time | ye whit",
    ControlWord.STOP: """
        wheesht | haud yer wheesht | hold your tongue | haud yer tongue | that'll dae | kindly stop
        | gie it a rest | put a sock in it | stop na""",
    ControlWord.SLOWER: """
        little slow please | speak little slowly | kindly speak slow | slow it doon | haud on yer
        gaun too fast""",
    ControlWord.LOUDER: """
        voice is not audible, increase | your voice is not coming | volume is less please increase
        | cannae hear ye | you're awful quiet | I am not able to hear""",
    ControlWord.QUIETER: """
        that's deafening | that's ear splitting | turn it doon | reduce the volume little | you'll
        wake the whole street""",
    ControlWord.HELP: "I don't know what to do | dunno what to do | whit can I ask ye",
    ControlWord.GO_BACK: "go back wan | away back a bit",
    ControlWord.WHO_SAYS: "who telt ye that",
}


@pytest.mark.parametrize(
    ("said", "control"),
    [(said, word) for word, block in SPOKEN_ELSEWHERE.items() for said in _lines(block)],
)
def test_scots_indian_and_blunt_ways_steer_too(said: str, control: ControlWord) -> None:
    """English is spoken in more places than one."""
    assert find_control(said) is control


@pytest.mark.parametrize(
    "said",
    [
        "can ye die o it",
        "ma leg is sair the noo",
        "increase in swelling",
        "deafening",
        "increase",
        "I don't know what to do about my veins",
        "my foot's deid and I cannae feel it",
    ],
)
def test_a_dialect_makes_no_command_of_a_report(said: str) -> None:
    """The same words with a subject are no order."""
    assert find_control(said) is None


def test_the_sense_is_believed_from_a_chance_on() -> None:
    """Below it nothing is meant."""
    sense = SlowerSense(0.7)
    assert sensed("ye're gaun ower fast", sense, least=0.6) is ControlWord.SLOWER
    assert sensed("ye're gaun ower fast", sense, least=0.8) is None


def test_one_word_and_a_story_are_no_matter_for_the_sense() -> None:
    """Of one word the grammar knows all; a story steers nothing."""
    for text in ("canny", "it was the year that we " + "went to the sea and " * 4):
        assert sensed(text, SlowerSense(0.9), least=0.6) is None


def test_it_learns_of_the_controls_and_of_what_only_looks_like_them() -> None:
    """Dozens of sentences each."""
    lessons = dict(taught())
    assert {"stop", "slower", "go-back", "help", "otherwise"} <= lessons.keys()
    assert all(len(texts) >= 100 for texts in lessons.values())


@pytest.fixture(scope="module")
def sense() -> Matcher:
    """What has learnt them, as it is shipped."""
    learnt = build_steering(sentence_model(print), tell=print)
    assert learnt is not None
    return learnt


@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "control"),
    [
        ("would ya slow it down a small bit", ControlWord.SLOWER),
        ("ye're ower loud turn yersel doon", ControlWord.QUIETER),
        ("sorry about that please carry on from where you were", ControlWord.GO_ON),
        ("could you wait a moment while i get my glasses", ControlWord.STOP),
        ("tell us a bit mair aboot that", ControlWord.MORE),
    ],
)
def test_strange_ways_of_steering_are_understood(
    said: str, control: ControlWord, sense: Matcher
) -> None:
    """None of them is a wording of the grammar, nor a sentence that was learnt."""
    assert find_control(said) is None
    assert said not in {text for _, texts in taught() for text in texts}
    assert sensed(said, sense, least=TYPED_FROM) is control


@pytest.mark.slow
@pytest.mark.parametrize(
    "said",
    ["does walking slower help my cramps", "the telly is on far too loud", "how do i stop a cramp"],
)
def test_what_only_looks_like_steering_does_not_steer(said: str, sense: Matcher) -> None:
    """A question, and a remark on something else."""
    assert sensed(said, sense, least=TYPED_FROM) is None
