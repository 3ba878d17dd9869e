"""How people word stop, repeat, slower, faster, louder and quieter. Data only.

The notation is that of ``grammar``; the slots are in ``control_phrases``.
"""

STOP = """
[do] stop
[do] stop <it>
stop (there|here|now|talking|speaking|reading|playing|listening|everything) [now|there]
stop <it> (there|here|now)
stop the (voice|answer|speech|talking|reading|noise|recording)
(to|want to|like to|need to) stop [now|here|there]
[do] be (quiet|silent)
[a bit of] (quiet|silence)
(shush|hush|shh|sh|shhh|schtum) [now|you]
shut (up|it|your mouth|down)
(belt|give|pack|zip|can|cut|knock|drop) (up|over|it|it off|it in|it out)
[<thats>] [quite|more than|about|just] (enough|plenty) [<words>|of <words>] [for (now|today
    |tonight|one day|me)|of (that|this)]
enough (already|now|said|talking) [of (that|this)]
i've [had|heard] [more than|quite|about] (enough|plenty|it all) [of (that|this|you)|now]
(that'll|that will|that would|that should) (do|be all|be enough|be it) [nicely] [for (now|today)]
that's (all|it|me|me done|the lot) [for (today|now|tonight)]
that's all i (need|needed|wanted|want) [to know|to hear]
(that does it|that is it|that is all) [for (today|now)]
(cancel|abort|quit|exit|halt|end|finish|terminate|cease|desist|mute) [<it>|everything|now]
silence yourself
(stop|cancel) what you're (doing|saying)
(end|finish|close|exit|quit|leave) (the|this) (session|conversation|chat|call|program|app)
(i'm|i am|we're|we are|all) (done|finished) [here|now|with (this|that|you)|for (today|now)]
(done|finished|we're done here)
(never mind|nevermind) [that|it|about (that|it)]
(forget|leave|drop) (that|it|about it|about that)
leave it (there|at that|be|for now)
leave me (alone|be|in peace)
(goodbye|good bye|bye|bye bye|cheerio|ta ta|tara|farewell|so long) [for now|now|then]
[i'll] (see|talk to|speak to|catch) (you|ya) [later|soon|tomorrow|another time|around]
(good night|goodnight|night night|nighty night)
(switch|turn|power|shut) off [now|<it>|<volume>|the (machine|computer|thing)]
(shut|power) (down|yourself down) [now]
(switch|turn|power|shut|put) (<it>|<volume>|the (machine|computer|thing)) off
go (away|to sleep|quiet|silent)
no more [talking|now|for now|of that|of this|reading]
i (don't|do not) (want|need) (any|anything|no) more
i (don't|do not) (want|need) to (hear|listen|know|listen to) [to]
    (any more|anymore|more|it|this|that|any of it|the rest|you) [any more|anymore|now]
don't (tell me|say|read) (any more|anything|anything else|another word|the rest)
(not another word|save your breath|spare me)
(leave|lay) off
(whoa|time out|timeout|freeze|hush now)
i've got to (go|leave|dash|run|stop) [now]
[i] (have to|need to|must|had better|really must|gotta|got to) (go|leave|dash|run) [now]
(i'm|i am) going to have to (go|leave|dash|run|stop) [now]
(i'll|i'd better) [have to] (go|leave|be off) [now]
[it's] time to (stop|go)
call it a day
"""

# Waits and pauses stop the voice, but give way to what is asked for beside them.
HOLD = """
wait [up|there|<moment>|for me|a while]
(hold (on|up|fire|your horses)|hang (on|about)) [there|now|<moment>|a bit]
hold it [there|right there]
pause [that|it|there|here|now|reading|<moment>|for (<moment>|now|a bit|a while)]
stop for (<moment>|now|a bit|a while)
[just] <moment>
(give|gimme) [me] (<moment>|time|some time|a bit of time|time to think|a break|a chance)
(let|allow) me (think|have a think|get a pen|write that down|sit down|check|have a look)
i need (<moment>|a break|a breather)
(bear with me|stay with me|take five|take a break)
"""

REPEAT = """
repeat [yourself|everything|all of that|<that>|me that|from there|the lot] [<again>]
repeat (<the-part>|<you-said>) [<again>]
(say|tell me|read|read me|read out|play|give me|run|do|show me|state) [<that>] <again>
(say|read|play|give me|tell me|do|ask) (<the-part>|<you-said>) <again>
(say|read|play|tell me|give me) the [very] last <part> [you said]
(say|read|play) <that> back [to me]
play back [that|it]
(saying|repeating|reading|playing|asking) (<that>|yourself|<the-part>) [<again>]
going over <that> [<again>]
repeating
ask me <again>
ask [me] [<that>] <again>
<the-part> <again>
[the|that] last (bit|part|sentence|word|words|line) [you said]
(have|hear|to hear|get|listen to|like to hear) (<that>|<the-part>|you) <again>
(have|hear) a repeat
read (that|it) out <again>
(i|you) lost (you|me) [halfway|halfway through|there|at the end]
(have|get) <that> repeated
go (over|through|back over) (<that>|it all|<the-part>) <again>
go (over|back over) (<that>|<the-part>)
(run|take) (<that>|it all) (by|past) me [<again>]
(run|take) me through (that|it) <again>
<again>
[all] over again that
and again
say again
[and] what (was|were) (that|it|the question) [again|please|just then|just now|there]
what (is|was) the question [again]
what was <the-part> [again|you said]
what's (that|the question)
what (was|is) (that|it) you [just] (said|say|were saying|asked)
what (was|were) you saying [again|just then|just now|there]
what did you [just] (say|tell me|ask|ask me|mean) [there|then|again|to me|at the end|by that]
what did you [just] (say|tell me|ask|ask me) (just now|just then|before i spoke)
what (you|are you|do you|were you) (say|saying|said|asking)
(what|how) do you mean [by that]
(you what|say what)
<i-not> <hear> (<you-that>|<the-part>|what you said) [right|properly|clearly|there|very well]
<i-not> (hear|catch|make out|understand|quite catch|quite hear) [right|properly|clearly]
<i-not> <hear> (any|all|a word|half|much) of (that|it)
[i] (didn't|don't|do not) (hear|catch|quite catch|quite hear|quite get) (you|that|<the-part>
    |what you said)
[i] don't get it
i (don't|do not|didn't) think i (heard|caught|got|understood) (you|that|it) [right|properly|there]
[i] (can't|cannot|don't|do not|am not|i'm not) (understand|understanding)
    [you|that|it|the question|what you're saying|what you said|what you mean]
i'm not (understanding|following|with you)
[i] [must have|may have|think i|just|completely] missed (that|it|you|what you said|all that
    |<the-part>)
i missed (the end|the start|some of that|part of that|half of that|all of that|the beginning)
[i] (wasn't|was not|wasn't really) (listening|paying attention|with you)
i was (distracted|miles away|somewhere else|not listening|talking|not paying attention)
my mind (wandered|was elsewhere)
you've lost me [there]
(you|it|that|the sound) (broke up|cut out|was breaking up|went funny|dropped out|went quiet)
remind me [what you said|what that was|of that]
"""

PARDON = """
(what|sorry|pardon|come again|excuse me)
(huh|eh) what [was that]
pardon me
[i] beg [your] pardon
sorry what
"""

SLOWER = """
(slowly|more slowly|speak slowly|talk slower|read slower|go slower)
[<speak>] [<degree>] <slowly> [<to-me>]
(slow|slowing) [it|that|this|yourself|things|<your-speech>] (down|up) [<degree>]
(slow|slowing) down <your-speech> [<degree>]
(slow|slowing) (it|that|this|yourself|things|<your-speech>) <degree> [down]
slow (it|that|<your-speech>) [<degree>]
slow down (when|while|as) you (talk|speak|read)
slow <degree> down
[do] (slowing|slow) down
take it [<degree>] (easy|easier|steady)
(take your time|steady|steady on|go steady|easy|easy does it|ease up|ease off)
<too-bare> <quick> [<for-me>|to follow|to keep up]
<you-go> <too> <quick> [<for-me>|to follow|to keep up]
you (speak|talk|read) fast
you (rushed|raced|flew|sped|galloped) through (that|it)
(not|don't (go|talk|speak|read|be)) (so|as|that|too) <quick>
(stop|no need for) (talking|speaking|going|reading) (so|too|that) <quick>
(you don't have|no need) to (rush|hurry|(go|talk|speak|read) so <quick>)
(don't|do not|stop) (rush|rushing|hurry|hurrying) [me|it|so|so much]
what's the (rush|hurry)
(less|lower|slower|reduced|half|minimum|slowest) (<pace>)
[<degree>] less speed
(reduce|lower|decrease|drop|bring down|cut|turn down) [the|your] <pace>
(turn|bring|put|take) (the|your) <pace> down [<degree>]
(the|your) <pace> is <too> (fast|high)
<pace> (down|lower|slower) [<degree>]
at (a|the|your) (slower|lower|slowest|gentler|reduced|slow) <pace>
at (half|a lower|dictation) speed
[i] (can't|cannot|couldn't|can hardly|can barely|struggle to) keep (up|pace|track) [with (you
    |that|this|it)]
[i] (can't|cannot|can hardly|can barely) follow [you|that|this|it] [at this speed|that fast]
i'm (struggling|finding it hard|not able) to (keep up|follow) [with] [you]
i'm not keeping up [with you]
you're (rattling|racing|galloping|gabbling|rushing|speeding|babbling) [on|through it|along]
you're (rattling|racing|galloping|gabbling|rushing) on <too> <quick>
(leave|put|make) [more|some|longer|bigger] (pauses|gaps) [between the (words|sentences)]
one (word|thing|sentence) at a time
"""

FASTER = """
(quicker|more quickly|talk faster|read faster|go faster|speak quicker)
[<speak>] [<degree>] <faster> [<to-me>]
<speak> (fast|quickly|at <a> (normal|full|double|top|usual) <pace>)
speed [it|that|this|yourself|things|<your-speech>] up [<degree>]
speed it <degree>
speed up <your-speech> [<degree>]
speed <degree> up
speeding (up|it up|things up)
[come on|do] hurry [it|yourself] (up|along) [<degree>]
pick (up the pace|it up|up the speed|the pace up) [<degree>]
(get|let's get) (a move on|on with it|a wriggle on|moving|cracking|going)
(step on it|chop chop|look lively|make it snappy|put your foot down)
(quick|fast|quickly) as you (can|like)
as (fast|quick|quickly) as (you can|possible|you like)
<too-bare> <slow> [<for-me>]
<you-go> <too> <slow> [<for-me>]
you (speak|talk|read) (slow|slowly)
(not|don't (go|talk|speak|read|be)) (so|as|that|too) <slow>
(stop|no need for) (talking|speaking|going|reading) (so|too|that) <slow>
you (don't have|don't need) to (go|talk|speak|read) so <slow>
(more|higher|faster|greater|increased|double|full|normal|maximum|top|fastest|usual) <pace>
(faster|quicker|brisker|livelier) (speech|talking)
(increase|raise|up|boost|put up|turn up) [the|your] <pace>
(turn|put|bring|push) (the|your) <pace> up [<degree>]
<pace> (up|higher|faster|quicker) [<degree>]
(the|your) <pace> is <too> (slow|low)
at (a|the|your) (faster|quicker|higher|normal|brisker) <pace>
(one and a half times|double|twice the) speed
(twice as|two times) (fast|faster)
i can (listen|follow|keep up|take it) [<degree>] (faster|quicker|with faster)
i (haven't|have not) got all (day|night|year)
(you're|this is|it's|that's) (dragging|dragging on|taking forever|taking too long|crawling)
"""

LOUDER = """
(speak louder|talk louder|more loudly|a bit louder|much louder)
[<speak>] [<degree>] <loudly> [<to-me>]
[<degree>] (louder|more|higher) (volume|sound)
[do] (speak|speaking) [<degree>] up [<degree>|to me|so i can hear] [you]
<turn> (<it>|<volume>) [<degree>|right] up [<degree>]
<turn> up [<it>|<volume>] [<degree>]
(volume|sound|voice) (up|higher|louder) [<degree>]
(up|increase|raise|boost|lift|amplify) <volume> [<degree>]
raise your voice [<degree>]
(increase|raise) it [<degree>]
(max|maximum|full|top|high|highest|extra|greater) (volume|sound)
at full volume
<too-bare> <quiet> [<for-me>]
<you-go> <too> <quiet> [<for-me>|today|tonight|now]
<volume> is <too> <quiet>
(you're|it's|your voice is) (whispering|mumbling|muttering|murmuring|fading|faint)
(don't|do not|stop) (whisper|whispering|mumble|mumbling|mutter|muttering)
(<you-go>|<volume> is) not [very|quite|nearly|anywhere near] loud [enough]
(<volume>|it) isn't [quite|very] loud [enough]
(you aren't|you are not) [quite|very] loud [enough]
not [quite|nearly] loud enough [<for-me>]
(not|don't be|don't speak|don't talk) (so|as|that|too) <quiet>
[i] <cant> hear [you|it|this|that]
[i] <cant> hear [you|it|that] [very|too|so|all that] (well|good|properly|clearly|at all|from here)
[i] <cant> hear [you|it] any more
[i] <cant> hear you over the (telly|tv|television|radio|noise|traffic|fan)
[i] <cant> hear (a thing|a word|anything|nothing|any of it) [you say|you're saying|of it]
[i] <cant> hear what (you say|you're saying|you are saying)
i'm (having trouble|struggling|finding it hard|not able) (to hear|hearing) [you]
it's hard to hear [you]
(i'm|i am) [a bit|a little|quite|rather|very|half] (deaf|hard of hearing) [you see|in one ear]
my hearing (is not|isn't|is) [so|very|too|that] (good|great|bad|poor|going)
i (don't have|haven't got|have not got) my hearing (aid|aids) (in|on|with me)
i've not got my hearing (aid|aids) (in|on|with me)
(shout|project your voice|speak out|full blast)
"""

QUIETER = """
(softer|more quietly|speak quieter|speak softer|talk quieter|a bit quieter)
[<speak>] [<degree>] <quietly> [<to-me>]
[<degree>] (quieter|less|softer) (volume|sound|noise)
(<turn>|take|tone) (<it>|<volume>) [<degree>|right] down [<degree>]
(<turn>|take|tone|quiet|quieten|hush) down [<it>|<volume>] [<degree>]
(quieten|quiet|lower|reduce|decrease|soften|lessen) (<it>|<volume>) [down] [<degree>]
drop (<volume>) [<degree>]
(volume|sound|voice) (down|lower|quieter) [<degree>]
hush your voice
keep (it|your voice|the noise|<volume>) (down|low) [<degree>]
(min|minimum|low|lowest|half) (volume|sound|noise)
<too-bare> <loud> [<for-me>]
<you-go> <too> <loud> [<for-me>]
<volume> is <too> (high|<loud>)
(you're|stop|quit|no|no more) (shouting|yelling|screaming|bellowing|booming) [at me]
[it's|you're] (booming|blaring|deafening) [me] [<degree>]
you're loud
(you're|that's|it's|you are) (hurting|blasting|bursting) my (ears|ear|eardrums)
(that|it) hurts my ears
(don't|do not) (shout|yell|scream) [at me]
[there's|you have|there is|you've] no need (for shouting|to <shout>) [at me]
you (don't|do not) (need|have) to <shout> [at me]
(not|don't (be|talk|speak)) (so|as|that|too) <loud>
(stop|no need for) (talking|speaking|being) (so|too|that) <loud>
(whisper|whispering|pipe down) [<degree>]
(use|in) (your|a) (indoor|inside|quiet|low|softer|lower|quieter) voice
i'm not deaf [you know]
"""
