"""How people word the controls: see ``grammar`` for the notation. Data only."""

from __future__ import annotations

from enum import Enum, auto

from voice_skill.core.grammar import Shell
from voice_skill.core.types import ControlWord


class Yielding(Enum):
    """Words that steer when they stand alone, and give way to any control said beside them."""

    HOLD = auto()  # "wait": stops, but "wait, go back" goes back
    PARDON = auto()  # "sorry": repeats, but "sorry, slower" slows down
    THANKS = auto()  # "thank you": ends, but "thank you, louder" speaks up
    ANSWER = auto()  # "no": never a control by itself, but "no, go back" goes back


SLOTS = {
    "degree": """(a|a wee|a little|just a|quite a|a tiny) bit|a (little|tad|touch|lot|fraction|shade)
        |just a (little|touch|tad)|bit|wee bit|much|slightly|even|far|way|somewhat|rather|still|lots
        |some|one notch|a notch|a bit more""",
    "too": """(far|way|much|a bit|a little|rather|just|still|all|a tad|a touch|slightly) too|too
        |a (bit|little|tad|touch|wee bit|little bit)|rather|so|awfully|very|terribly|really|quite
        |ever so|pretty|dreadfully|bit|so very|too damn|bloody|dead|incredibly""",
    "it": "it|that|this|you|yourself|that one|this one|everything",
    "that": "it|that|this|that one|this one|that bit|this bit|that part|that answer|that again",
    "volume": "volume|sound|voice|speaker|speakers|audio|loudness|sound level|volume level",
    "the-volume": "[the|your] (volume|sound|voice|speaker|speakers|audio|loudness|sound level)",
    "pace": "pace|speed|rate|tempo|speech|talking|reading|speech rate|speaking rate|voice speed",
    "speak": """speak|talk|go|read|say <it>|read <it>|tell me|play <it>|take it|do it|take things
        |explain <it>|run|speaking|talking|going|reading|saying <it>|reading <it>|tell it|chat|say
        |have it|have that|go on|carry on|speak to me|talk to me|be|sound|make it|get it""",
    "you-go": """you (speak|talk|go|read|sound|said (it|that)|read (it|that)|spoke|went)
        |(you're|you are|you were|your) [just] [speaking|talking|going|reading|being]
        |[speaking|talking|going|reading] [just]
        |(it's|it is|it was|that's|that is|that was|this is|its) [going|all|just]
        |<the-volume> is|your (speech|talking|speaking) is""",
    "last": "last|previous|earlier|preceding|prior|first|original",
    "part": "bit|part|one|thing|sentence|line|word|words|section|point|piece|step|paragraph|answer",
    "thing": "question|answer|one|part|bit|step|thing|point|screen|item|section|topic|page",
    "answer": "answer|answers|version|reply|explanation|form|one|response",
    "you-said": """what you [just] said|what you were saying|what you told me|what you've said
        |what you said (just now|before|there|then)|the thing you [just] said""",
    "again": "again|once more|one more time|another time|a second time|over again|over",
    "to-me": "to me|for me|for us|to us",
    "people": "baby|kids|kid|child|children|wife|husband|missus|family|neighbours|others|patient",
    "hear": "hear|catch|get|follow|make out|pick up|quite hear|quite catch|quite get|understand",
    "please": "please|kindly|pretty please|if you please",
    "emergency-number": """nine nine nine|nine one one|one one two|triple nine|triple zero|999|911|112
        |triple nine please|nine double nine|9 9 9|9 1 1|1 1 2|nine ninety nine""",
}

WORDINGS: dict[ControlWord | Yielding | Shell, str] = {
    ControlWord.STOP: """
        stop
        stop (it|that|this|there|here|now|talking|speaking|reading|playing|listening|everything)
        stop (the|this|that) (voice|answer|speech|talking|reading|noise|recording)
        stop (it|that|this) (there|here|now)
        stop (talking|speaking|reading|listening) [to me|now]
        (to|want to|like to|need to) stop [now|here|there]
        i've (stopped|finished)
        be (quiet|silent)
        [a bit of] (quiet|silence)
        (shush|hush|shh|sh|shhh) [now|you]
        shut (up|it|your mouth|down)
        (belt|give) (up|over)
        (zip|can|knock|pack|cut|drop) it [off|in|out]
        pipe down you
        [that's|that is|that was|it's|i think that's] [quite|more than|about|just] enough
        enough (already|now|of that|of this|for now|for today|said|talking)
        i've [had|heard] [more than|quite|about] enough [of that|of this|of you|now]
        i've heard (it all|plenty)
        that's plenty
        that'll (do|be all) [for today|for now]
        that (will|would) (do|be all) [for today|for now]
        that (does|is) it [for today|for now]
        that's (all|it|me|me done|the lot) [for (today|now|tonight)] [that i (need|needed|wanted)]
        (cancel|abort|quit|exit|halt|end|finish|terminate|cease|desist|freeze|mute)
        (cancel|abort|quit|exit|end|finish|mute|silence) (it|that|this|yourself|everything|now)
        (end|finish|close) (the|this) (session|conversation|chat|call|program|app)
        (close|exit|quit|leave) (the|this) (app|program|session)
        (i'm|i am|we're|we are|all) (done|finished) [here|now|with this|with you|for (today|now)]
        (done|finished)
        never mind [that|about that|it]
        nevermind
        (forget|leave|drop) (it|that|about it)
        leave it (there|at that|be)
        leave me (alone|be|in peace)
        (goodbye|good bye|bye|bye bye|cheerio|ta ta|tara|farewell|toodle pip|see you|see ya|so long)
        (goodbye|bye) (now|for now|then)
        [i'll] (see|talk to|speak to|catch) you (later|soon|tomorrow|another time|around|then)
        (good night|goodnight|night night|nighty night)
        (switch|turn|power|shut) (off|down)
        (switch|turn|power|shut|put) (it|that|this|you|yourself|<the-volume>) off
        (switch|turn) off (the sound|the voice|yourself|that|it|the volume)
        go (away|to sleep|quiet|silent)
        (no more|no more of that|no more for now|no more talking|no more now)
        i don't (want|need) [to] (hear|listen to|know) (any more|anymore|more|it|this|any of it)
        i don't (want|need) (any|anything|no) more
        i (do not|don't) want to (hear|listen) [to you] (any more|anymore|any longer)
        (hold|knock) it [there|right there]
        (leave|lay) off
        whoa
        i [have to|need to|must|had better|really have to|really must] (go|leave|dash|run) [now]
        i've got to (go|leave|dash|run|stop) [now]
        (gotta|got to|have to|need to|must) (go|dash|run|leave)
        (time|it's time) to stop
        (time out|timeout)
        (don't|do not) (say|tell me|read) (any more|anything|anything else|another word|more)
        not another word
        (save|spare) (it|me|your breath)
        (turn|switch) the (thing|machine|computer) off
        (let's|shall we) (stop|leave it|call it a day|finish|end) [it|there|here]
        call it a day
        (stand|step) down
        stopped
        stops
        cancelled
        can sell
        pores
        ex it
        """,
    Yielding.HOLD: """
        wait
        wait (up|there|a minute|a second|a moment|a sec|a mo|a bit|one moment|for me|a while)
        (hold|hang) (on|up|about|fire|your horses)
        (hold|hang) on (there|a minute|a second|a moment|a sec|a mo|a tick|one second|a bit|now)
        hang on in there
        (pause|pause that|pause it|pause there|pause now|pause reading|pause a moment)
        pause for (a|one) (minute|moment|second|bit|while|sec)
        stop for (a|one) (minute|moment|second|bit|while|sec)
        [just|in] (a|one|half a) (moment|second|minute|sec|mo|tick|min|jiffy)
        [just] (two|five|ten) (minutes|seconds|ticks|secs|mins)
        (give|gimme) [me] (a|one|just a|half a) (moment|second|minute|sec|mo|tick|break|chance)
        give me (time|some time|a bit of time|time to think)
        (let|allow) me (think|have a think|get a pen|write that down|sit down|check|have a look)
        i need (a|one) (moment|minute|second|break|breather)
        take (five|a break)
        (bear|stay) with me
        not so hasty
        """,
    ControlWord.REPEAT: """
        repeat
        repeat (<that>|yourself|please|everything|all (that|of that)|me that) [for me|again]
        repeat (the|your|that|my) [last|previous|whole] (<part>|question|sentence|message|text)
        repeat (<you-said>|from there|the lot)
        (say|tell me|read|read me|play|give me|run|do|show me|read out|state) [<that>] <again>
        (say|read|play|tell me|give me) (the|your|that|me the) [last|whole] <part> <again>
        (say|ask|read|tell me|ask me) the question <again>
        (say|read|repeat|play|tell me|give me) the [very] last <part> [you said] [<again>]
        (say|tell me|read|play) (<you-said>) <again>
        (saying|repeating|reading|playing|asking|going over) (<that>|yourself) [<again>]
        repeating [<that>|yourself|the question|the last part]
        ask [me] [<that>|the question] again
        [the|that] last <part> [<again>]
        the question <again>
        (have|hear|get|listen to) (<that>|the question|the answer|the last <part>|you) <again>
        (have|hear) a repeat
        (hear|to hear|like to hear|want to hear|love to hear) <that> <again>
        (have|get) <that> repeated
        go (over|through) (<that>|it all) [<again>]
        (run|take) (<that>|it all|me) (by|past|through) (me|that|it) [<again>]
        [can|could|may] i hear <that> <again>
        (play|read|say) (<that>) (back|back to me)
        (once|one time) more
        one more time
        again
        (over|all over) (that|it) again
        (all|over) again that
        come again
        say again
        [and|so] what (was|is|were|are) (that|it|the question|you saying|this|that last <part>)
        what's (that|the question|it you said)
        what (was|is) (that|it) (you|you just) (said|say|were saying)
        what (was|were) (that|you saying) (again|just then|just now|there)
        what (was|is|were) (that|the|your) (last|last bit|question|answer) [<part>|again|you said]
        what did you (say|just say|tell me|ask|ask me|just ask|mean to say|call it) [there|now]
        what did you [just] (say|ask) (just now|just then|then|before that|there|again|to me|at the end)
        what (you|are you|do you|were you) (say|saying|said|asking)
        what do you (say|mean) [by that|with that]
        how do you mean
        (you|ye|ya) what
        (pardon|come) (again|me i missed that)
        [i] (don't|didn't|did not|couldn't|could not|never|haven't) <hear> (you|that|it|the last <part>)
        [i] (don't|didn't|did not|couldn't|could not|never) <hear> (any of|all of|a word of) (that|it)
        [i] (didn't|did not|couldn't|could not|never|don't|do not) <hear>
        [i] (didn't|couldn't|did not|could not) <hear> (what you said|<you-said>|the question|a word)
        [i] (didn't|couldn't|don't) <hear> (what you|all of what you|all you) said
        [i] (didn't|couldn't|did not) (hear|catch|get) (you|that|it) (right|properly|clearly|very well)
        [i] (don't|didn't) think i (heard|caught|got|understood) (you|that|it) [right|properly]
        [i] (can't|cannot|don't|do not|am not|i'm not) (understand|understanding) [you|that|it]
        [i] (don't|do not|didn't|did not|can't|cannot) understand the question
        [i] [must have|may have|think i|just|completely] missed (that|it|what you said|the question)
        [i] [must have|may have|think i|just|completely] missed (the|that) [last|end] <part>
        [i] missed (the end|some of that|part of that|half of that|all that|all of that|you)
        [i] (didn't|wasn't|wasn't really|was not|weren't) (listening|listen|paying attention)
        i was [not] (distracted|miles away|somewhere else|not listening|away)
        my mind (wandered|was elsewhere)
        you've lost me
        you lost me [there]
        (you|it|that|the sound) (broke up|cut out|was breaking up|went funny|dropped out)
        (another|second) (go|time) at that
        remind me [what you said|what that was|of that]
        re peat
        repeated
        repeats
        repeat at
        rip eat
        say (that|it) (a gain|against)
        come a gain
        """,
    Yielding.PARDON: """
        what
        sorry
        sorry what
        (pardon|pardon me|beg pardon|i beg your pardon|beg your pardon|beg pardon)
        (excuse me|say what|come again|eh|huh|you what|eh what)
        """,
    ControlWord.SLOWER: """
        [<speak>] [<degree>] (slower|slowly|more slowly|more slow|slow|less fast|less quickly) [<to-me>]
        [<speak>] [<degree>] (less rapidly|more gently|less quick|less speedily|more leisurely)
        (<speak>|<it>) [<degree>] slower
        slow (down|up|it|that|it down|that down|yourself down|things down) [<degree>]
        slow (your|the) (speech|speed|talking|reading|pace|voice|rate) [down] [<degree>]
        slow down (your|the) (speech|speed|talking|reading|pace|voice|rate) [<degree>]
        slow down (when|while|as) you (talk|speak|read)
        slowing down [<degree>]
        (slow it|slowing it) [<degree>] down
        take it [<degree>] (slow|slowly|slower|easy|easier|steady)
        take your time
        (steady|steady on|go steady|easy|easy does it|ease up|ease off)
        [<you-go>] <too> (fast|quick|quickly|rapid|rapidly|speedy|hasty|swift)
        [<you-go>] <too> (fast|quick|quickly|rapid|speedy) (to follow|to keep up|to understand)
        [<you-go>] <too> (fast|quick|quickly|rapid) for (me|us|my ears|my liking|this old man)
        you (speak|talk|go|read) fast
        (not|don't go|don't talk|don't speak|don't read) (so|as|that|too) (fast|quick|quickly)
        (stop|no need|without) (talking|speaking|going|reading) (so|too|that) (fast|quick|quickly)
        (you don't have|no need) to (rush|hurry|go so fast|talk so fast|speak so fast)
        (don't|do not|stop) (rush|rushing|hurry|hurrying) [me|it|so|so much]
        what's the (rush|hurry)
        (less|lower|slower|reduced|half|minimum|slowest) (speed|pace|speech rate)
        (reduce|lower|decrease|drop|bring down|cut|turn down) [the|your] <pace> [down]
        (turn|bring|put|take) (the|your) (speed|pace|rate|tempo) down [<degree>]
        (<pace>) (down|lower|slower)
        at (a|the|your) (slower|lower|slowest|gentler|reduced) (pace|speed|rate)
        at (half|a lower|dictation) speed
        [<degree>] less speed
        [i] (can't|cannot|couldn't|could not|can hardly|can barely|struggle to) keep (up|pace)
        [i] (can't|cannot|can hardly|can barely) (keep up|follow) [with] (you|that|this|it|at this speed)
        [i] (can't|cannot|can hardly|can barely) follow
        i'm (struggling|finding it hard|not able) to (keep up|follow) [with] [you]
        i'm not keeping up
        you're (rattling|racing|galloping|gabbling|rushing|speeding|babbling) [on|through it|along]
        you're (rattling|racing|galloping|gabbling|rushing|going) on <too> (fast|quick)
        (leave|put|make|with) [more|some|longer] (pauses|gaps) [between] [the] [words|sentences]
        one (word|thing|sentence) at a time
        (too much|that's too much|it's too much) at once
        (slow her|slow a|slow or|slow were|slow down a bet|slow don|slowed down|slow dawn)
        """,
    ControlWord.FASTER: """
        [<speak>] [<degree>] (faster|quicker|more quickly|more rapidly|less slowly|more quick|more fast)
        [<speak>] [<degree>] (swifter|speedier|less slow|more swiftly|more speedily)
        (<speak>|<it>) [<degree>] (faster|quicker)
        (<speak>) (fast|quickly|at (a normal|normal|full|double|top) speed)
        speed (up|it up|that up|things up|yourself up) [<degree>]
        speed (up|it) <degree> [up]
        speed up (your|the) (speech|talking|reading|pace|voice|rate) [<degree>]
        speed (your|the) (speech|talking|reading|pace|voice|rate) up [<degree>]
        speeding (up|it up|things up)
        hurry (up|it up|it along|along|yourself up) [<degree>]
        (pick|step) (up the pace|it up|up the speed) [<degree>]
        pick the pace up [<degree>]
        (get|let's get) (a move on|on with it|a wriggle on|moving|cracking|going faster)
        (step on it|chop chop|look lively|make it snappy|put your foot down|crack on)
        (as )?quick as you (can|like)
        as (fast|quick|quickly) as (you|possible|you can)
        quick as you can
        [<you-go>] <too> (slow|slowly|sluggish|plodding) [<to-me>]
        [<you-go>] <too> (slow|slowly) for (me|us|my liking|my taste)
        <you-go> (dragging|dragging on|crawling|slow)
        (not|don't go|don't talk|don't speak|don't read) (so|as|that|too) (slow|slowly)
        (stop|no need) (talking|speaking|going|reading) (so|too|that) (slow|slowly)
        you (don't have|don't need) to (go|talk|speak|read) so (slow|slowly)
        (more|higher|faster|greater|increased|double|full|normal|maximum|top|fastest|usual) speed
        (faster|quicker|brisker|livelier) (pace|speech|rate|talking)
        (increase|raise|up|boost|put up|turn up) [the|your] <pace> [up]
        (turn|put|bring|push) (the|your) (speed|pace|rate|tempo) up [<degree>]
        (<pace>) (up|higher|faster)
        (the|your) (pace|speed|rate) is <too> (slow|low)
        at (a|the|your) (faster|quicker|higher|normal|brisker) (pace|speed|rate)
        (at double speed|one and a half times speed|twice as fast|two times speed)
        i (can listen|listen|can follow you|can take it) [<degree>] (faster|quicker)
        i (haven't|have not) got all (day|night|year)
        (you're|this is|it's) (dragging|dragging on|taking forever|taking too long)
        (fast her|fast a|fast or|vaster|foster|speed top|speeder|speeded up)
        """,
    ControlWord.LOUDER: """
        [<speak>] [<degree>] (louder|more loudly|more loud|less quietly|less quiet|loudly|higher) [<to-me>]
        (<speak>|<it>) [<degree>] louder
        [<degree>] (louder|more) (volume|sound)
        speak up [<degree>|love|to me|so i can hear]
        speak <degree> up
        speaking up [<degree>]
        (turn|put|crank|pump|push|bring|jack|whack|ramp) (<it>|<the-volume>) [<degree>|right] up [<degree>]
        (turn|put|crank|pump|push|jack|ramp) up [<it>|<the-volume>] [<degree>]
        (turning|putting) (up <it>|<it> up|up <the-volume>|<the-volume> up) [<degree>]
        (volume|sound|voice) (up|higher|louder) [<degree>]
        up (the|your) (volume|sound|voice)
        (increase|raise|boost|up|lift|amplify) [<the-volume>|<it>] [<degree>]
        raise your voice [<degree>]
        (max|maximum|full|top|more|higher|highest|extra|greater) (volume|sound)
        [at] full (blast|volume)
        [<you-go>] <too> (quiet|quietly|soft|softly|faint|low|weak|muffled|whispery) [<to-me>]
        [<you-go>] <too> (quiet|quietly|soft|softly|faint|low|weak) for (me|us|my ears|my old ears)
        you're (whispering|mumbling|muttering|murmuring|fading|faint|quiet)
        <you-go> [simply|just] not [very|quite|nearly] loud [enough]
        (don't|do not|stop) (whisper|whispering|mumble|mumbling|mutter|muttering)
        (<you-go>) [simply|just] not [quite|nearly|anywhere near] (loud|clear) enough
        not [quite|nearly] loud enough [<to-me>]
        not (so|as|that|too) (quiet|quietly|soft|softly|low)
        (the|your) (volume|sound|voice) is <too> (low|quiet|soft|faint|weak)
        (the|your) (volume|sound|voice) (isn't|is not) [quite] (loud|high) enough
        [sorry] i (can't|cannot|can hardly|can barely|can scarcely|can only just|can not) hear [you|it|this]
        i (can't|cannot|can hardly|can barely|can scarcely|struggle to) hear (you|it|that) (very|too|so) (well|good)
        i (can't|cannot) hear (you|it) (properly|clearly|at all|over the <people>|from here|any more)
        (can't|cannot|can hardly|can barely) hear (you|a thing|a word|anything|nothing) [you say]
        i (can't|cannot|can hardly|can barely) hear (a thing|a word|anything|nothing|any of it)
        i (can't|cannot|can hardly|can barely) hear (a word|anything|a thing) you (say|are saying)
        i (can't|cannot|can hardly|can barely) hear (a word|anything|a thing) you're saying
        i (can't|cannot|can hardly|can barely) hear what (you say|you're saying|you are saying|is said)
        i'm (having trouble|struggling|finding it hard|not able) (to hear|hearing) [you]
        it's hard to hear [you]
        i'm [a bit|a little|quite|rather|very|half] (deaf|hard of hearing) [you see|in one ear]
        i am [a bit|a little|quite|rather|very|half] (deaf|hard of hearing) [you see|in one ear]
        my hearing (is not|isn't|is) [so|very|too|that] (good|great|bad|poor|going)
        i [don't have|haven't got|have not got] my hearing (aid|aids) (in|on|with me)
        i've not got my hearing (aid|aids) (in|on|with me)
        (shout|project your voice|speak out|speak clearly|speak more clearly)
        (loud her|loud a|loud or|lauder|lauda|louda|lowder|volume op|speaker up|speak cup)
        """,
    ControlWord.QUIETER: """
        [<speak>] [<degree>] (quieter|more quietly|more quiet|less loud|less loudly|softer|more softly)
        [<speak>] [<degree>] (quietly|softly|gently|lower|more soft|in a whisper|gentler)
        (<speak>|<it>) [<degree>] (quieter|softer)
        [<degree>] (quieter|less|softer) (volume|sound|noise)
        (turn|put|crank|bring|push|take|tone) (<it>|<the-volume>) [<degree>|right] down [<degree>]
        (turn|crank|bring|take|tone|quiet|quieten|quietening|hush) down [<it>|<the-volume>] [<degree>]
        (quieten|quiet) (<it>|<the-volume>) [down] [<degree>]
        (turning|bringing) (<it>|<the-volume>|down <the-volume>) [down] [<degree>]
        (volume|sound|voice) (down|lower|quieter) [<degree>]
        (lower|reduce|decrease|drop|soften|cut|lessen) [<the-volume>|<it>] [<degree>]
        (lower|drop|soften|hush) your voice [<degree>]
        keep (it|your voice|the noise|the volume|the sound) (down|low) [<degree>]
        (min|minimum|low|lower|lowest|less|half) (volume|sound|noise)
        [<you-go>] <too> (loud|loudly|noisy|shouty|booming|piercing|deafening) [<to-me>]
        [<you-go>] <too> (loud|loudly|noisy) for (me|us|my ears|my liking|this hour)
        you're (shouting|yelling|screaming|bellowing|booming|deafening me|loud) [at me]
        (you're|that's|it's) (hurting|blasting|bursting) my (ears|ear|eardrums|head)
        (that|it) hurts my ears
        (don't|do not|stop|no need for|quit) (shout|shouting|yell|yelling|scream|screaming) [at me]
        [there's|you have|there is|you've] no need to (shout|yell|be so loud|scream) [at me]
        you (don't|do not) (need|have) to (shout|yell|be so loud|scream) [at me]
        (not|don't be|don't talk|don't speak) (so|as|that|too) (loud|loudly|noisy)
        (stop|no need) (talking|speaking|being) (so|too|that) (loud|loudly)
        (the|your) (volume|sound|voice) is <too> (high|loud)
        whisper
        whispering
        pipe down [<degree>]
        (use|in) (your|a) (indoor|inside|quiet|low|softer|lower|quieter) voice
        (i'm not deaf|i'm not deaf you know)
        (someone's|somebody's|everybody's|everyone's) (asleep|sleeping)
        (quiet her|quiet a|quiet or|quiet are|quite her|turn it town|quieta)
        """,
    ControlWord.HELP: """
        help
        help (me|us|me out|me out here|me with this|menu|screen|page|text)
        (give|get|show|need|want|require) [me|us] [some|a bit of|a little|any] help
        i need [some|a bit of|a little|a hand] (help|assistance|guidance|hand)
        [can|could] i (get|have) [some|a bit of|a little] help [with this|here|using this]
        (assist|guide|help) me
        (assistance|instructions|guidance|directions|hints|tips for use)
        (show|tell|read|give|teach) [me] [the] (instructions|how to use (it|this|you)|some hints)
        [tell me] how (does|do|would) (this|it|you|this thing|the thing|all this) work
        [tell me] how (this|it|you|this thing) (works|work)
        (show|tell|teach) me how (this|it|you|to use this|to use you|to work this|i use this) [works|work]
        how (do|can|should|would) (i|you|we|one) (use|work|operate|talk to|speak to|ask|control) (this|it|you|this thing|the thing|you then)
        how (do|can|should|would) (i|we|you) (start|begin|get started|go about this|put it|ask you|ask)
        how am i (supposed|meant) to (use|work|ask|talk to) (this|it|you|this thing)
        what (can|could|should|do|may|might|must|shall) (i|we|you|one) say [to you|here|now|next|then|at this point]
        what (can|could|should|may|might|shall) (i|we|one|people|you) ask [you|about|here|you about|for|now|next|it]
        what (am i|are we|am i actually) (supposed|meant|allowed|able) to (say|ask|ask you|do here|do with this)
        what (sort|sorts|kind|kinds|type|types) of (things|thing|questions|stuff|words|question) (can|could|should|may|do) (i|you|we) (ask|say|do|know|answer|ask you|ask about|help with|understand)
        what (things|questions|words|commands|topics|subjects) (can|could|should|may|do) (i|you|we) (ask|say|do|know|use|answer|ask you|ask about|help with|understand|cover|have)
        what (can|could|do|are|would) you (do|able to do|help with|help me with|answer|know|understand|offer|tell me|tell me about|talk about|know about|cover|for|good for|help us with|able to help with) [then|exactly|here|for me]
        what (else|more) can (i|you|we) (ask|do|say|help with|tell me about|ask you|talk about) [you|for me]
        what can (i|we) (do|do here|do with this|do with you|use you for|talk about)
        what (are|were|is) (my|the) (choices|options|choice|commands|words|possibilities|topics|menu) [here|again|then]
        what (options|choices|commands|topics|words|questions) (do i have|are there|have i got|do you have|do you know|do you understand|are available)
        (options|menu|main menu|commands|choices|topics|examples|list)
        (show|give|tell|read|list|hear|see|read out) [me|us] [all] [the|some|your|a list of|a few|an|my|all the|a list of the] (options|menu|commands|choices|topics|example|examples|sample questions|words)
        (show|give|tell|read|list) [me] [the] (things|words|questions|topics) (i|you) can (say|ask|use|do|know)
        tell me what (i|you|we) can (say|ask|do|ask you|ask about|do for me|help with|tell me)
        tell me what (to say|to ask|to do here|i should say|you do|you know|i can ask you about)
        i (don't|do not) know (what|how) (to say|to ask|to ask you|i can say|i can ask|to use this|to use you|this works|to start|to begin|to put it|you can do|to do here)
        [i'm|i am] [not|a bit|quite|totally|completely|rather|a little] (lost|stuck|confused) [here|now|already]
        i'm not sure (what to say|what to ask|how this works|how to use this|what i can ask)
        i've no idea (what to say|what to ask|how this works|how to use this)
        (what|where) (do|should) (we|i) (begin|start) [with]
        what (now|do i do here|do i say now)
        (who|what) can you help [me] with
        (helped|halp|kelp|help ee|halt p|help pee|hell p)
        """,
    ControlWord.GO_BACK: """
        [go|step|skip|jump|move|scroll|get|come|turn|take me|take us|bring me|going|to go|take it] back [<degree>] [one|once|a step|one step|a page|a question|a bit|again|up|to before]
        (go|step|skip|move|head) backwards
        (back|up) (one|a step|one step|one more|it up|a bit) [more]
        back up [<degree>]
        (one|a|two) (step|steps|question|questions) back
        (go|back|get|return|skip|jump|move|take me|step|go on) [back] to the (<last>) [<thing>]
        (go|take me|get|jump|return) back to (where (we|i|you) (was|were)|what you said [before]|before|that|that one|that question|the (one|question|answer|bit) before [that])
        go back to (what you (said|were saying) (before|earlier))
        go to the (<last>) <thing>
        go to the (<thing>) before
        [go|take me|get] back to the question
        return [to (the <last> <thing>|where we were|before|the (one|question|answer) before)]
        [the] previous [<thing>]
        [the] <last> (question|answer|one|topic|screen|page)
        [the] (one|question|answer|thing|bit|part) before [that|this|last]
        [the] one before the last
        the last <thing> but one
        what (you said|was|did you say|you told me) (before that|before this|the time before|earlier)
        what you said (before|before that|earlier|previously)
        (undo|rewind|revert|backspace|backtrack|reverse)
        (undo|rewind|revert|reverse|erase|delete|remove|scratch|strike|wipe|cancel|correct|amend|fix|change|edit|scrap|ignore|discard|scrub) (my|the|that) [last|previous] (answer|one|bit|reply|response|thing|entry|word)
        (undo|rewind|revert|reverse|erase|delete|remove|scratch|strike|correct|amend|change|scrap|ignore|discard|scrub) (that|it|this) [<degree>]
        rewind <degree>
        (i|i'd like to|i want to|let me|i need to|want to|wish to|can i|to) (change|correct|alter|amend|redo|revise|fix|edit|take back|undo) (that|it|my answer|my last answer|what i said|my mind|the last answer|my reply|the answer|my last reply|my previous answer|the last one|an answer)
        (change|changing|correct|redo|revise) (my|the|that) [last|previous] (answer|mind|reply|one|response)
        (i|i've|i have) [just] (changed|change) my mind [about that|on that|actually]
        [i] (take|took) (it|that|that one) back
        [i] take back (that|what i said|my answer|it)
        [i|i've|i have|i think i|i may have|i must have] [just] (got|said|put|told you|answered|gave|pressed|typed|chose|picked|told) (that|it|the last one|that one|something|the) [last <part>|thing|one|answer] [all] wrong [answer|thing|one|button]
        [i|i've|i have|i think i|i may have] [just] (said|told you|gave|gave you|put|answered|pressed|chose|picked|given) (the|you the|a) wrong (answer|thing|one|button|word|reply)
        [i|i've] (answered|said|replied) (wrong|wrongly|incorrectly|that wrong|by mistake)
        [oops|whoops] wrong (answer|one|button|thing|word|reply)
        [i|i've|i have|i think i|there was|that was] [just] (made|make) (a|an) [silly|bad] (mistake|error|slip) [there|with that]
        that was (wrong|a mistake|incorrect|an error|not right|a slip|not what i meant|the wrong answer|my mistake|the wrong one|by mistake|not my answer)
        (that's|that is) (wrong|a mistake|not right|not correct|not what i (meant|said|wanted|asked for|meant to say|wanted to say))
        (i didn't|i did not) (mean|say|want) (that|to say that|it that way|to do that)
        (that's|that is|that was) (the wrong (answer|one)|my mistake)
        (my mistake|my bad)
        (i|i've) (misspoke|misspoken|spoke too soon)
        [let me] (try|do|answer) that (one|question|last one|last question) again
        (go bag|goat back|go pack|go bach|go bank|gold back|going back|gobach|un do|and do that)
        """,
    ControlWord.START_AGAIN: """
        (start|starting|begin|beginning|started) (again|over|afresh|anew|over again|a new|all over|all over again|fresh)
        (start|begin|do|try|take) (it|this|that|everything|the whole thing|things|us|the (conversation|check|questions)) [all] (again|over|afresh|over again|from the (top|start|beginning))
        (start|begin|go|do it|take it|try|try it|try again|run it|start again|again) [again|back] (from|at) [the very|the] (start|beginning|top|scratch|square one|zero|first question)
        (from|at) (the|the very) (start|beginning|top|first question)
        from (scratch|square one|zero|start)
        (go|take me|take us|get|skip|jump|return|bring me|let's go|return me) [back|right back|all the way back] to [the very|the] (start|beginning|top|square one|first question|first one)
        [right] back to [the very|the] (start|beginning|top|square one|first question|beginning)
        (restart|reset|reboot|re start|reboots) [everything|it all|the (conversation|session|whole thing|questions|check)]
        (reset|restart) (it|this|yourself|all|now)
        new (question|conversation|session|start|topic|chat)
        (start|begin) a new (question|conversation|session|one|topic|chat|check)
        (a|make a|let's make a|i want a) (fresh|clean|new) start
        (ask|have|got) [you] (a|another) new question
        [ask|do|go through] the (first|very first) question again
        (clear|wipe|erase|forget|delete|scrap|scratch) (everything|it all|all that|all of that|the lot|all my answers|that lot|the slate|what i said|the conversation)
        (clear|wipe|erase|forget|scrap|scratch) (everything|it all|all that|that|it) and (start|begin) (again|over|afresh|anew)
        (all|do it all|do that all|the whole thing|everything) over again
        do (it|this|that) all again
        (do over|clean slate|wipe the slate clean|from the word go|take it from the top|once more from the (top|start|beginning))
        (go|run) through (it|this|everything) all again
        (started a game|start a game|star again|stardigain|start a gain|star tover)
        """,
    ControlWord.MORE: """
        more
        [<degree>] more [about|on|of|to] [that|this|it|the same|the topic|on that]
        (<degree>) more
        (tell|give|read|show|teach|say|hear|know|learn|share|have|want|get|let me hear|let me have|find out|explain|talk|speak|need|like) [me|us|to me] [<degree>] more [about|on|of|regarding] [that|this|it|the same|the topic]
        (hear|know|learn|want|need|tell me|tell us|like|give me) (to hear|to know|to learn|to have)? more
        (know|to know|like to know|want to know|i'd love to know) [<degree>] more [about|on] [that|this|it]
        i (want|need|would like|'d like|wish) [<degree>] more
        i (want|need|would like|wish|would love|like) to (hear|know|learn|find out) [<degree>] more [about|on] [that|this|it]
        i'd (like|love) [to (hear|know|learn|find out)] [<degree>] more [about|on] [that|this|it]
        keep (telling|talking to|explaining to) (me|us)
        (more|further|extra|additional|greater|full|the full|all the|all of the|the) (detail|details|information|info|explanation|depth|facts)
        (give|tell|read|show|want|need|like|go into|get|have|have|hear|go into it in|in|get into|provide) [me|us] [in|into|<degree>|all] (more|further|some more|extra|greater|the full|all the|full|any more|the|a bit more|a little more) (detail|details|information|info|depth|explanation|facts) [about|on] [that|this|it]
        [i] (want|need|would like|'d like) (more|further|the) (detail|details|information|info)
        i'd like (more|further|the) (detail|details|information|info)
        (is|isn't) there [any|anything|some] more [to (it|that|this|say|know|tell|hear)|i should know|on that]
        (is there|got|have you got|do you have|are there) [any|some] (more|further) [detail|details|information|info|about it|on that|about that|on this]
        (is there) (anything|something) (else|more|further) [to (it|that|this|say|know|add)] [i (should|need to|ought to|must) know [about that|about it|about this]] [you can tell me]
        (anything|anything|something|owt|what) (else|more|further) [to (it|that|this|say|know|add)] [i (should|need to|ought to|must) know [about that|about it|about this]] [you can tell me]
        (else|what else|and what else|what more)
        what (else|more) (is there|can you (say|tell me|tell us|add)|should i know|do i need to know|do you know) [about|on] [that|this|it]
        what (else|more) is there [to (know|say|it|that|tell)]
        (go|dig|get) [<degree>|into it] (deeper|further|in depth|into depth|into detail|into it|into more depth|more in depth) [into (that|it|this)]
        (elaborate|expand|enlarge|explain|amplify) [<degree>] [more|further] [on (that|it|this)]
        (elaborate|expand|enlarge) (on|upon) (that|this|it) [<degree>]
        explain (that|this|it) [<degree>] [more|further|better|properly|in more detail|to me|in detail]
        flesh (that|it) out
        (say|talk|speak) (some|a bit|a little) more [about|on] [that|this|it]
        (everything|the whole story|the whole thing|the long version|the full version|the full story|all of it|the lot|the rest|the long answer|the full answer|chapter and verse)
        (tell|give|read|hear|want|have|let me hear|let me have|get) [me|us|to hear] (everything|the whole story|the whole thing|the long version|the full version|the full story|all of it|the lot|the rest [of it]|the long answer|the full answer|chapter and verse|it all) [about (that|it|this)]
        i (want|need|'d like|would like) [to hear] (everything|the whole story|the long version|the full version|the rest|the full answer|the long answer|all of it)
        is that (all|it|everything|the lot|all there is|all you (know|have|can tell me)|the whole story)
        that's not (enough|all|enough detail)
        (longer|a longer) (answer|version|explanation)
        (fill me in|do tell|feed me more|keep it coming|go further|read on for more)
        (moor|mohr|moore|tell me moor|tell me mohr|more info)
        """,
    ControlWord.NEXT: """
        next
        [the|a|go to the|go on to the|on to the|onto the|move to the|move on to the|move onto the|skip to the|skip on to the|jump to the|jump on to the|give me the|take me to the|read the|read me the|ask the|ask me the|tell me the|hear the|proceed to the|and the|have the|get to the|straight to the|continue to the|play the] next [<thing>|<part>|chunk|item|screen|piece|chapter|subject|bit of it]
        what's [the] next [<thing>|<part>]
        what (is|comes|came|about) [the] next [<thing>|<part>]
        (and|so|then) [what] next
        (skip|pass|jump) [over|past] [<that>|this question|that question|the question|this <part>|that <part>|the rest|all that|all this|it all|ahead|forward|forwards|on|along|one|to the end|the <part>]
        (move|moving|get|jump|press|skip|step|push) (on|along|forward|forwards|ahead|it along|on from (that|this|here)|right along)
        (go|step|jump|fast|skip|scroll) (forward|forwards|ahead) [one|a step|<degree>|one step]
        forward [one|a step]
        (on|onwards|onward) [we go|to the next]
        (something|anything) (different|new)
        (heard|i've heard|i know|i already know|i heard) (that|this) [one|bit|part] [already|before]
        (leave|miss) (that|this) (one|bit|part|question) [out]
        (another|a different|ask me another|ask another) (question|one)
        (necks|nexed|neck st|next a|the necks one|skipped|skip at|skip eat)
        """,
    ControlWord.GO_ON: """
        (go|carry|keep|read|play) on [then|talking|reading|speaking|now|i'm listening|from there|with it|with that]
        (go|going) ahead
        (continue|resume|proceed|unpause|un pause|continued|can tinue)
        (continue|resume|proceed) (it|reading|talking|speaking|that|now|where you (left off|stopped|were)|from there|from where you (left off|stopped)|with that|with it|playing|the answer|playback)
        keep (going|talking|reading|speaking|at it|it going|on going|on talking|on reading)
        you (can|may) (go on|carry on|continue|proceed|resume|keep going|talk|start|go ahead|speak) [now|again|talking|reading]
        you (didn't|did not) (finish|get to the end)
        (finish|complete) (what you were saying|your sentence|the sentence|the answer|your answer)
        [i] (don't|do not|didn't|never|please don't) (stop|want you to stop|mean to stop|say stop|want to stop|tell you to stop|mean stop|stop there|stop now|stop talking|stop reading)
        i (didn't|did not|never) (say|mean|tell you to|want you to) stop
        (pick|carry|start|go|take it|continue) (up|on|again|from) [from] where (you|we) (left|stopped|were|left it) [off]
        (start|begin) (talking|reading|speaking|playing) [again]
        where (were we|was i|were you|did we get to|did you get to|had we got to|did we leave off)
        (i'm|i am|all|we're) (ready|back|listening|all ears|here|still here|still listening) [now|again|to go on]
        (ready|ready now|back now|okay ready)
        (on you go|away you go|crack on|press on|fire away|i'm all ears|you were saying|let's go on|off you go|lead on|as you were)
        """,
    ControlWord.SHORTER: """
        [make it|keep it|make that|keep that|make your answers|be|cut it|say it|keep answers|keep your answers|tell me] [<degree>] (shorter|short|brief|briefer|more brief|briefly|concise|more concise|snappier|succinct|more succinct|to the point|less wordy|short and sweet|simple|shorter than that|more concisely)
        [give me|have|i want|i'd like|i only want|just give me|just|i just want|get|i need] (a|an|the|some|much) [<degree>|much|just] (shorter|short|quick|brief|quicker|briefer|simple|simpler|one sentence|one line|concise) <answer>
        (shorter|short|quick|brief|quicker|simpler|concise) (<answer>|sentences)
        shorten (it|that|this|the answer|your answers|your answer|things|it up|that down) [<degree>]
        [<you-go>] (<too>) (long|lengthy|wordy|long winded|detailed|much|complicated|verbose) [<to-me>]
        [<you-go>] (<too>) (long|wordy|detailed|complicated) for me
        (that's|that was|it's|it was|there's|you give me|you're giving me|you give|you said|that is) (too much|a lot of|too many|an awful lot of|so much|so many) (detail|information|details|words|info|talking|to take in|waffle)
        (too much|too many|not so much|not so many|less|fewer|a lot less|a bit less|skip the|without the|without all the|drop the|spare me the|leave out the|cut the|cut out the|never mind the|forget the|miss out the|not all the|enough with the) (detail|details|information|words|info|talking|talk|waffle|waffling|chat|small print|explanation|long words|preamble|rambling)
        you (talk|say|speak|go on|waffle|ramble|chatter) (<too>|too) (much|a bit|long|a lot)
        you (go on|waffle|ramble|waffle on|ramble on) [and on|a bit|a lot|for ever|for too long|too much]
        (you're|stop|no) (waffling|rambling|babbling|droning|going on|wittering) [on] [and on|so much|a bit]
        (get|come|skip|jump|go|straight|cut) [straight|right] to the (point|chase|important bit|important part)
        cut (it|that|to the|it a bit|the story) (short|chase|shorter|down)
        (don't|do not) (go on|waffle|ramble|say|talk|go on and on) [so] [much|so long|on]
        i (don't|do not) (need|want) (all|to hear all|all of|to know all) (the|that|those|of the|of that|this) [detail|details|information]
        (just|only) (the important (bit|bits|part|parts)|the facts|yes or no|the answer|the headline|the headlines|the basics|one sentence|the main bit)
        (in a few|in fewer|fewer|less) words
        (short her|shorten at|shore ter|short a)
        """,
    ControlWord.SUMMARY: """
        [give me|can i have|have|give us|i want|i'd like|read me|let's have|just|tell me|what's|what is|hear|get|just give me|so what's|need|i need|do] [just] [a|the|your|an] [brief|short|quick|wee|little|final|one line|final|overall|five second] (summary|gist|recap|upshot|bottom line|short version|takeaway|take home message|take home|nutshell version|abstract|overview|rundown|run down|summing up|key message|round up|essence|main message|short and long of it|key point|summary so far|conclusion|executive summary|thirty second version|digest|nub of it|crux|long and short of it|long and the short of it|short of it) [of (it|that|this|that all|all that|all this|it all|what you said|everything)] [so far]
        (summarise|summarize|recap|recapitulate|summaries) [<that>|everything|it all|for me|all that|all of that|the answer|what you said|the main points|the above]
        (summarising|summarizing|recapping|summing (up|it up|that up))
        sum (up|it up|that up|it all up|this up|everything up|all that up|up for me|up all that|up what you said)
        (in|put it in|tell me in|give it to me in|say it in|put that in|in just|all in|it in) (short|brief|a nutshell|summary|one sentence|a sentence|one line|a few words|two words|a word|essence|plain words|simple terms|two sentences|layman's terms|a couple of sentences|conclusion|ten words)
        [so] [just] what (do|should|must|can|shall|would) (i|we) (do|need to do|have to do|take away) [then|now] [in (short|brief|a nutshell|a word|summary|one sentence)|basically|briefly]
        """,
    ControlWord.WHO_SAYS: """
        """,
}
