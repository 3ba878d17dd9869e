"""What the wordings of the controls share, and the table of them all. Data only.

See ``grammar`` for the notation, ``voice_phrases`` and ``way_phrases`` for the wordings.
"""

from __future__ import annotations

from enum import Enum, auto

from voice_skill.language.grammar import Shell
from voice_skill.understanding import page_phrases, voice_phrases, way_phrases
from voice_skill.values.meaning import ControlWord


class Yielding(Enum):
    """Words that steer when they stand alone, and give way to a control said beside them."""

    HOLD = auto()  # "wait" stops, but "wait, go back" goes back
    PARDON = auto()  # "sorry?" repeats, but "sorry, slower" slows down
    THANKS = auto()  # "thank you" ends, but "thank you, louder" speaks up
    ANSWER = auto()  # "no" is never a control, but "no, go back" goes back


SLOTS = {
    # ------------------------------------------------------------ how much
    "degree": """any|that bit|quite a bit|a good bit|ever so slightly|a tiny bit|(a|a wee|a
        little|just a|quite a|a tiny) bit [more]|a (little|tad|touch|lot
        |fraction|shade)
        |just a (little|touch|tad)|bit|wee bit|much|slightly|even|far|way|somewhat|rather|still
        |lots
        |one notch|a notch|a little bit""",
    "over": "[far|way|much|a bit|a little|rather|just|still|all|a tad|a touch|slightly] too|too",
    "too": """<over>|a (bit|little|tad|touch|wee bit|little bit)|rather|so|awfully|very|terribly
        |really|quite|ever so|pretty|dreadfully|bit|bloody|dead|incredibly""",
    "too-bare": "<over>|[just] a (bit|little|tad|touch|wee bit|little bit)|rather|bit",
    "a": "a|the|your|an|one",
    # ------------------------------------------------------------ what it is done to
    "it": "it|that|this|you|yourself|that one|this one",
    "that": "it|that|this|that one|this one|that bit|this bit|that part|that again",
    "volume": "[the|your] (volume|sound|voice|speaker|speakers|audio|loudness)",
    "your-speech": "[the|your] (speech|speed|talking|reading|pace|voice|rate|speaking)",
    "pace": """pace|speed|rate|tempo|speech rate|speaking rate|speech speed|reading speed
        |talking speed""",
    "thats": "that's|that is|that was|it's|it is|i think that's",
    "moment": """(a|one|half a|just a|just one) (moment|minute|second|sec|mo|tick|min|jiffy)
        |(two|five|ten|a few|a couple of) (minutes|seconds|ticks|secs|mins)""",
    "machine": "this thing|the thing|this machine|the machine|this app|this program|all this",
    "part": "bit|part|one|thing|sentence|line|word|words|section|point|piece|paragraph|step",
    "the-part": """(the|your|that|this|me the) [very] [last|whole|previous|first] (<part>
        |question|answer|message|reply)
        |last (<part>|question|answer)""",
    "thing": "question|answer|one|part|bit|step|thing|point|screen|section|topic|page",
    "you-said": """what you [just] (said|told me|asked) [just now|before|there|then|me]
        |what you were saying|what you've said|the thing you [just] said""",
    # ------------------------------------------------------------ how it is said
    "have-it": """(can|could) (it|that|this|the voice) (be|go|sound)|(can|could|may) (we|i|you)
        have it
        |(i want|i'd like|i need|i would like|we need|i'd prefer|i prefer) (it|that) [to be|to go]
        |(it|that|you) (needs to|should|could|must|has to|need to) (be|go)""",
    "speak": """speak|talk|go|read|say <it>|read <it>|tell me|play <it>|take it|do it|take things
        |explain <it>|run|chat|read <it> out|(make|have|get|set|put) <volume>|say|have <it>|go
        on|carry on|(speak|talk|read) to me|be|sound
        |make <it>|get it|speaking|talking|going|reading|saying <it>|reading <it>|being|making it
        |<your-speech>|<have-it>""",
    "you-go": """you (speak|talk|go|read|sound|said (it|that)|read (it|that)|spoke|went
        [through (it|that|this)]|did (it|that)|do
        (speak|talk|go))
        |(you're|you are|you were|your) [just|going|still] [speaking|talking|going|reading|being]
        |(it's|it is|it was|that's|that is|that was|this is|its) [going|all|just|still]
        |<your-speech> is|(speaking|talking|going|reading)""",
    "to-me": "to me|for me|for us|to us",
    "to-follow": "to (follow|keep up|understand|take in|catch|hear|make out|keep up with)",
    "for-me": """for (me|us|my ears|my liking|my taste|my old ears|comfort) [<to-follow>]|to me
        |<to-follow>""",
    "slowly": """slower|slowly|(more|a bit more) (slowly|slow|gently|leisurely)
        |less (fast|quickly|quick|rapidly|speedily)|slow|at a (slower|slow|gentler) <pace>""",
    "faster": """faster|quicker|more (quickly|quick|fast|rapidly|swiftly)|less (slow|slowly)
        |swifter|speedier""",
    "quick": "fast|quick|quickly|rapid|rapidly|speedy|hasty|swift|swiftly|high speed",
    "slow": "slow|slowly|sluggish|plodding",
    "loudly": "louder|more (loudly|loud)|less (quiet|quietly|soft|softly)|loudly|loud|higher",
    "quietly": """quieter|more (quietly|quiet|softly|soft|gently)|less (loud|loudly|noisy)|softer
        |quietly|softly|gently|lower|in a whisper|gentler""",
    "quiet": "quiet|quietly|soft|softly|faint|low|weak|muffled|whispery",
    "loud": "loud|loudly|noisy|shouty|booming|piercing|deafening|high",
    "shout": "shout|yell|be so loud|scream|bellow|talk so loud|speak so loud",
    "turn": "turn|put|crank|pump|push|bring|jack|whack|ramp|turning|putting|bringing",
    # ------------------------------------------------------------ not hearing
    "hear": """hear|catch|get|make out|pick up|(quite|really|even|properly) (hear|catch|get
        |make out)|understand""",
    "you-that": "you|that|it|this|any of that|all of that|a word|all that|much of that",
    "i-not": "[i] (didn't|did not|couldn't|could not|never)",
    "cant": """can't|cannot|can not|can hardly|can barely|can scarcely|can only just|could
        hardly|struggle to""",
    # ------------------------------------------------------------ again, back, from the start
    "again": """again|once more|one more time|another time|a second time|over again|once again
        |one time more""",
    "go": """go|step|skip|jump|move|scroll|get|take me|take us|bring me|take it|going|wind|send me
        |turn""",
    "one-step": """[by] (one|a step|one step|a question|one question|a page|two|two steps|a bit
        |one place)""",
    "last": "last|previous|earlier|preceding|prior",
    "earlier-thing": """the last (thing|bit|part)|[the|your|my] (previous|preceding|prior
        |earlier) [<thing>]|[the] last
        (question|one|screen|topic)
        |the [last] (one|question|answer|thing|bit|part) before [that|this|last]|the last
        <thing> but one
        |the one before the last""",
    "undo": """undo|erase|delete|remove|scratch|strike|wipe|cancel|correct|amend|change|edit
        |fix|alter
        |scrap|scrub|discard|revise|redo|take back|rewind|reverse|ignore""",
    "correct": """undo|scratch|strike|correct|amend|change|alter|scrap|scrub|redo|take back
        |rewind|reverse""",
    "reply": "answer|reply|response|one|bit|word|thing|entry|button",
    "i-have": "[oh|oops|no] [i|i've|i have|i think i|i may have|i must have|i think i've] [just]",
    "got": "got|said|put|told you|answered|gave|pressed|typed|chose|picked|given|gotten|done|did",
    "start": "start|begin|starting|beginning|restart",
    "anew": """again|over|afresh|anew|over again|all over|all over again|fresh|from scratch
        |once more""",
    "beginning": "start|beginning|top|square one|first question|very first question|outset",
    "from-the-start": """from [the|the very] (start|beginning|top|outset)|from (scratch|square
        one|zero)
        |at the (start|beginning)|from the [very] first question|with the first question""",
    "wipe": "clear|wipe|erase|forget|delete|scrap|scratch",
    # ------------------------------------------------------------ what is wanted
    "things": "things|thing|questions|question|stuff|words|commands|topics|subjects|requests",
    "i-you": "i|you|we|people",
    "ask-do": """ask|say|do|know|answer|use|understand|cover|(ask|tell me|help with|talk) about
        |ask you [about]|help [me] with|do for me|tell me""",
    "tell": """(tell|give|read|show|teach|let me (hear|have|know)) [me|us] [some|to me]|(say
        |hear|have|get) [some]
        |(to|want to|like to) (hear|know|have) [some]|i'd like to know|hear""",
    "more-kind": """more|further|some more|extra|additional|greater|full|the full|all the|any
        more|<degree> more""",
    "detail": "detail|details|information|info|explanation|depth|facts",
    "any-else": "(anything|something|owt|what) (else|more|further)",
    "whole-story": """(the (whole|full|long|complete) (story|thing|version|answer|explanation)
        |chapter and verse
        |everything you (know|have)|a longer (answer|version|explanation)|longer (answer
        |answers)|the rest of it)""",
    "to-the": """the|a|(go|skip|move|jump|get|on|take me|proceed|continue|go on|move on|skip on
        |jump on|straight)
        (to|onto) the|(give|read|tell|ask) [me] the|onto the|and the|have the""",
    "short": """shorter|short|brief|briefer|briefly|concise|succinct|to the point|snappier
        |snappy|less wordy
        |(more) (brief|briefly|concise|concisely|succinct|to the point)|quick|quicker|short and
        sweet|simpler""",
    "make-it": """make (it|that|them)|keep (it|that|them)|be|say it|tell me|cut it|put it|give
        it to me""",
    "give-me": """(give|get|read|tell|do|find) [me|us] [just]|just give me|i (want|need|only
        want|just want|would like)
        |i'd like|have|just|need|let's have|let me have|all i want is""",
    "answer": "answer|answers|reply|explanation|one|response|sentences",
    "long": "long|lengthy|wordy|long winded|detailed|complicated|verbose|involved",
    "words": """detail|details|information|words|info|talking|talk|waffle|waffling|chat|long
        words|rambling|to take in""",
    "less": """too (much|many)|(way|far) too (much|many)|not so (much|many)|[a bit|a lot|much]
        less|fewer|skip [all]|spare me
        |leave out|cut [out]|never mind|miss out|without [all]|enough|skip the|without the
        |without all the|drop the
        |spare me the|leave out the|cut the|cut out the|never mind the|forget the|not all the""",
    "brief": "brief|short|quick|wee|little|final|one line|overall|five second|thirty second",
    "summary": """summary|gist|recap|upshot|bottom line|short version|takeaway|take home
        [message]|nutshell|overview
        |rundown|run down|round up|essence|(key|main) message|long and short of it|long and the
        short of it
        |short of it|conclusion|digest|nub [of it]|crux|short answer|abstract|synopsis|tl dr
        |outline""",
    "sum-up": """summarise|summarize|recap|recapitulate|summarising|summarizing|recapping|sum
        up|summing up""",
    "few": """a few|few|one|two|a|three|a couple of|five|ten|just one|so many|a single|two or
        three""",
    "put-it": """put (it|that)|tell me|give it to me|say (it|that)|just|all|explain (it|that)
        |have it|have that""",
    "in-short": """[so] (in (short|brief|a nutshell|a word|summary|essence|a sentence|one
        sentence|a few words|simple terms|plain words)
        |basically|so basically|briefly|to sum up|bottom line|long story short)""",
    "find": "get|find|read|hear|learn|see|take|have|got|pick up|come up with|look up",
    "proof": "proof|evidence|source|authority|reference",
    # ------------------------------------------------------------ manners and danger
    "thank": """thanks|thank you|cheers|ta|many thanks|thank ye|thank you kindly|thanks (a
        million|a bunch|a lot)
        |a million thanks|thanking you|big thanks""",
    "thank-much": """very much [indeed]|so much|ever so much|a lot|kindly|again|indeed|a bunch
        |awfully|very kindly""",
    "lovely": """(that's|that is|that was|it's) [very|really|so|most|all] (great|good|lovely
        |kind|helpful|wonderful|perfect|fine|brilliant
        |useful|grand|nice|excellent|clear|very kind of you|kind of you)|great|good|lovely
        |perfect|fine|brilliant|wonderful
        |excellent|super|grand|smashing|champion|fantastic|marvellous|awesome|splendid|magic
        |right""",
    "praise": """(that's|that is|that was|you're|you are|you've been|you have been|it was
        |that's been) [very|really|so|most|a great]
        (grand|ace|lovely|marvellous|good to me|helpful|kind|useful|wonderful|a great help|a
        big help|a star|help|informative
        |brilliant)|(well done|good job|good work|nice one)
        |that (helps|helped) [a lot|me]|you've helped [me] [a lot]""",
    "call": """call|ring|phone|dial|get|send|send for|call for|get me|fetch|ring for|phone for
        |order|summon|get us
        |i want to call|call up|ring up""",
    "emergency-number": """nine nine nine|nine one one|one one two|triple nine|triple zero|999
        |911|112
        |9 9 9|9 1 1|1 1 2""",
    "quick-now": """now|quick|quickly|right now|at once|immediately|right away|straight away
        |fast|urgently|asap""",
    "person": """husband|wife|mum|mother|dad|father|son|daughter|baby|child|partner|friend|gran
        |grandad""",
}  # fmt: skip

BEFORE = """
(could|can|would|will|can't|couldn't|won't) you [please|just|maybe|possibly|kindly|not] [be|go
    |try and|try to]
(could|can|may|might|shall|should) we [please|just|maybe] [have|get|go]
(could|can|may|might) i [please|just|maybe] [have|get|go]
please do
(do|would) you (mind|want to|think you could)
(i'd|i would|we'd) (like|love|prefer|rather) [you] [if you] [to] [be|could|would|have]
(i|we) (want|need|would like|asked|told|said|meant|mean) [you] [to] [be|go|have]
(is|would) it [be] possible to [have]
(any chance|is there any chance|is there a chance|is there any way) [of|you could|i could|we
    could|you can] [having]
(i wonder|i was wondering|i'd be grateful|i'd appreciate it) if (you|i|we) (could|can|might
    |would) [just]
(let's|let us|let me|try|try to|try and|how about|why don't we|why don't you|why not|be|go and
    |just|kindly)
you (can|could|should|need to|have to|must|ought to|better|may|might|will have to|had better)
    [just]
(you'll|you'd|you've) (have to|need to|better|got to) [just]
(i think|i think you should|maybe|perhaps|i'd say|i said|i meant|i mean|i did say|i asked for)
be (so kind|a dear|good enough|an angel) (as to|and|to)
(for a change|once you can|if you could|if you would|if you can|if you don't mind|if possible)
(make sure|remember) (to|you)
"""

AFTER = """
[if] (you can|you could|you would|you will|you don't mind|possible|that's possible|that's okay
    |that's ok|you please|you like)
if that's (all right|alright|not too much trouble)
(would|could|can|will|won't) you
(for me|for us|to me|with me|on me|from now on|this time|next time|at once|straight away|right
    away)
(right now|immediately|already|instead|though|as well|too|here|there|when you're ready|thing)
for (a|one) (minute|moment|second|bit|while|sec)
for (now|today|tonight)
<degree>
not (slower|faster|louder|quieter|stop|back|repeat|help|more)
for (an|a|this|the) [poor] (old|deaf|foreign|slow) (woman|man|lady|person|girl|boy|fellow|fella
    |chap|bloke|codger|brain)
    [like me]
(i'm|i am) (old|not native|foreign|tired|a bit slow|elderly|not a native speaker|not english
    |not so young)
english is not my (first|mother|native) (language|tongue)
(my|the) (baby|baby's|wife|wife's|husband|husband's|kids|kid|children|child) [is|are] (asleep
    |sleeping)
i'm (trying to sleep|in bed|on the bus|in public|at work|writing this down|taking notes)
(it|this|you|that) (will|does|do)
"""

AROUND = """
(sh|ssh|shh|shush|sweetie|sweetheart|mum|dad|nan|my sweet|bud|squire|boss|guv|ma'am|professor)
(good (heavens|lord|god|gracious|grief)|heavens|my god|my goodness|oh my|jeez|for real)

(please|pretty please|if you please|okay|ok|right|well|oh|now|so|and|but|then|just|hey|hi|hello
    |actually|alright)
(all right|um|uh|er|erm|ah|eh|hmm|mm|uhm|umm|hm|mhm|you know|i mean|sort of|kind of|like|anyway
    |yo|oi|look|listen)
(love|dear|mate|pal|pet|hen|darling|sweetheart|computer|robot|machine|assistant|buddy|friend
    |son|sir|madam|miss)
(man|guys|honey|duck|petal|dearie|lovey|lass|lad|chum|dude|my (dear|love|friend|lovely
    |darling)|old (chap|boy))
for (goodness|god|god's|heaven's|pete's|crying out loud|pity's|christ's|goodness') [sake|sakes]
(oops|whoops|damn|blast|bother|drat|gosh|goodness|oh dear|dear me|good grief|blimey|crikey
    |heavens|jesus|shoot)
(maybe|perhaps|honestly|really|quite|kindly|finally|again please|once you can|at least|first
    |after all|then again)
(i'm sorry|i'm afraid|my apologies|apologies|i do apologise|i beg you|i said|i repeat|do you
    hear|will ya|would ya)
"""

ANSWERS = """
(yes|yeah|yep|yup|aye|sure|no|nope|nah|naw)
(no|yes) (thanks|thank you|ta|please)
(now|every now) and (again|then)
i'm (okay|ok|fine|good|all right|alright)
"""

WORDINGS: dict[ControlWord | Yielding | Shell, str] = {
    ControlWord.STOP: voice_phrases.STOP,
    ControlWord.REPEAT: voice_phrases.REPEAT,
    ControlWord.SLOWER: voice_phrases.SLOWER,
    ControlWord.FASTER: voice_phrases.FASTER,
    ControlWord.LOUDER: voice_phrases.LOUDER,
    ControlWord.QUIETER: voice_phrases.QUIETER,
    ControlWord.HELP: way_phrases.HELP,
    ControlWord.GO_BACK: way_phrases.GO_BACK,
    ControlWord.START_AGAIN: way_phrases.START_AGAIN,
    ControlWord.MORE: way_phrases.MORE,
    ControlWord.NEXT: way_phrases.NEXT,
    ControlWord.SHORTER: way_phrases.SHORTER,
    ControlWord.WHO_SAYS: way_phrases.WHO_SAYS,
    ControlWord.SUMMARY: way_phrases.SUMMARY,
    ControlWord.THANKS: "",
    ControlWord.GO_ON: way_phrases.GO_ON,
    ControlWord.EMERGENCY: way_phrases.EMERGENCY,
    ControlWord.DOCTOR_PAGE: page_phrases.DOCTOR_PAGE,
    ControlWord.SAVE_PAGE: page_phrases.SAVE_PAGE,
    ControlWord.WAIT_LONGER: way_phrases.WAIT_LONGER,
    ControlWord.WAIT_LESS: way_phrases.WAIT_LESS,
    Yielding.HOLD: voice_phrases.HOLD,
    Yielding.PARDON: voice_phrases.PARDON,
    Yielding.THANKS: way_phrases.THANKS,
    Yielding.ANSWER: ANSWERS,
    Shell.BEFORE: BEFORE,
    Shell.AFTER: AFTER,
    Shell.AROUND: AROUND,
}

MISHEARD: dict[ControlWord, str] = {
    # What recognisers make of a control said alone, where it can mean nothing else.
    ControlWord.STOP: "(stopped|stops|cancelled|can sell|pores|ex it|stop it's)",
    ControlWord.REPEAT: """(re peat|repeated|repeats|repeat at|rip eat|come a gain)
say (that|it) (a gain|against)""",
    ControlWord.SLOWER: "(slow her|slow a|slow or|slow were|slowed down|slow dawn|slow done)",
    ControlWord.FASTER: "(fast her|fast a|fast or|vaster|foster|speed top|speeder|speeded up)",
    ControlWord.LOUDER: "(loud her|loud a|loud or|lauder|lauda|louda|lowder|speak cup|turn it op)",
    ControlWord.QUIETER: "(quiet her|quiet a|quiet or|quiet are|quite her|turn it town)",
    ControlWord.HELP: "(helped|halp|kelp|halt p|hell p)",
    ControlWord.GO_BACK: "(go bag|goat back|go pack|go bach|gold back|gobach|un do|and do that)",
    ControlWord.START_AGAIN: "(started again|started over|start a gain|star again|re start)",
    ControlWord.MORE: "(moor|mohr|moore|tell me (moor|moore|mohr))",
    ControlWord.NEXT: "(necks|nexed|neck st|skipped)",
    ControlWord.GO_ON: "(can tinue|continued|un pause|gone on|go one)",
    ControlWord.SHORTER: "(short her|short a)",
    ControlWord.SUMMARY: "(some re|some marry|summery|sum mary|some mary|summer e|summarised)",
    ControlWord.WHO_SAYS: "(who says sew|whose says so|who's says so|hoo says)",
    ControlWord.EMERGENCY: "(emergent see|a merge in see|emergencies|called an ambulance)",
}
