"""How people say yes, partly, no, hardly and "I don't know". Data only; see ``grammar``."""

from __future__ import annotations

from enum import Enum, auto

from voice_skill.core.grammar import Shell


class Piece(Enum):
    """What one piece of an answer says."""

    YES = auto()
    PARTLY = auto()  # "a bit", "only when I walk": a yes with a limit
    NO = auto()
    HARDLY = auto()  # "not really", "not any more": a no that hedges
    NAMED = auto()  # "no chest pain": denies what it names, and says nothing of the rest
    UNSURE = auto()
    HEDGE = auto()  # "I think", "probably": weakens its neighbour, alone a weak yes
    DOUBT = auto()  # "maybe": unsure alone, "maybe a bit" is a weak yes
    COMPLAINT = auto()  # "I'm not well": has a "not", but answers nothing
    # To most questions a yes; to one that danger hangs on, only a remark: asked again.
    AGREES = auto()  # "okay", "please do": a yes to an offer
    ALWAYS = auto()  # "all the time", "both of them": a yes to what is known to be there
    LIMITED = auto()  # "at night", "the left one", "I used to": a yes with a limit
    MILD = auto()  # "not too bad": a yes that plays it down


SLOTS = {
    "is": """(it|that|this|there|he|she|they|we|i) [certainly|really|definitely|most certainly
        |sure]
        (is|does|has|are|do|have|am|can|will)""",
    "self": "it|that|this|he|she|they|there|we|i|one|none of (it|them|that)|mine",
    "isnt": """isn't|is not|doesn't|does not|hasn't|has not|aren't|are not|don't|do not|haven't
        |have not|didn't
        |did not|wasn't|was not|weren't|wouldn't|ain't|hadn't|am not""",
    "not-i": """i'm not|i am not|it's not|that's not|they're not|he's not|she's not|there's not
        |we're not""",
    "lots": """very much|a great deal|badly|terribly|loads|lots|really bad|quite badly|awfully
        |something awful""",
    "bit": """a (bit|little|little bit|wee bit|tiny bit|tad|touch|smidge|smidgen|dash|fraction
        |trace|twinge
        |niggle)
        |slightly|somewhat|mildly|ish""",
    "sometimes": """sometimes|occasionally|on and off|off and on|now and (again|then)|from
        time to time|at times
        |once in a (while|blue moon)|on occasion|on occasions|every (now and (again|then)|so
        often|once in a while)
        |it's (on and off|off and on|intermittent)|intermittently|periodically|whiles
        |very (occasionally|rarely)|rarely|seldom|here and there|some times""",
    "how-often": """some (days|nights)
        |[it] comes and goes|come and go
        |(most|half|some|part) of the time|most (days|nights|mornings|evenings|times|weeks)
        |often|quite
        often|usually|mostly
        |a (few|couple of) times|(once|twice|once or twice|a time or two)|not often
        |not very often|not (always|every time|all the time|constantly|every day|every night)
        |every other (day|night)|mainly|generally|quite a bit|not that often|more often than
        not""",
    "now-and-then": "<sometimes>|<how-often>",
    "when": """when i (walk|stand|stand up|sit|sit down|lie down|rest|run|climb|climb stairs
        |press|press it|touch it|move
        |move it|cough|exercise|wake up|bend|stretch|am walking|go upstairs|go up stairs|put
        weight on it|lie in bed
        |(get|stand) up|use it|breathe in|look at it|push it|squeeze it|overdo it|am tired|am
        in bed|have walked)
        |when i'm (walking|standing|sitting|lying down|resting|running|in bed|tired|moving
        |active|on my feet|asleep)
        |when (it's|it is) (cold|hot|warm|bad|dark|wet)|when (walking|standing|sitting|resting
        |running|moving|lying down)
        |if i (walk|stand|press it|press|touch it|move|overdo it|run|sit|do too much|stand for
        long|walk far|push it)
        |[late] (at night|at nighttime|in the (night|evening|evenings|morning|mornings|day
        |daytime|afternoon|heat|cold|winter|summer|bath))
        |(at|towards) the end of the day|first thing [in the morning]|by the (evening|end of
        the day)|overnight|during the (day|night)
        |(after|during|with|on) (exercise|walking|standing|a walk|running|work|meals|effort
        |exertion|a long day|the stairs|stairs|a run
        |sport|sitting|climbing|going upstairs|touching it|pressing)|on (waking|standing|the
        stairs|some days|bad days|hot days)|in bed""",
    "how-long": "[for] (long|a while|too long|a long time|hours|far|ages|very long)",
    "side": """(the|my|it's the|in the|on the|his|her|in my|on my) (left|right|other|bad|one)
        (one|leg|calf|foot|side|ankle|knee|thigh|hand|shin|toe|toes|hip)""",
    "any": """(any|any of (that|those|them|it|these)|it|that|anything|one|those|them|none
        |nothing|either|either of (them|those)|these)
        [like that|of that sort|of the kind|of the sort|at all]|anything [else] like that""",
    "have": """have|got|had|get|notice|noticed|seen|see|felt|feel|think so|have had|find|found
        |spotted|experienced|suffer from""",
    "any-verb": "have|get|do|feel|see|hurt|want|notice|had|got|ache|swell",
    "adj": """chest|leg|calf|back|stomach|tummy|arm|muscle|shooting|real|obvious|visible|actual
        |sudden|new|bad|major|other|extra
        |open|fresh|any|unusual|serious|severe|much|great|sharp|joint|foot|ankle|knee|heart
        |skin|colour|bladder|bowel|breathing
        |high|raised|recent|particular|noticeable|significant|big|nasty|known|walking|bone
        |growing|dark|funny|strange|odd|abnormal""",
    "sign": """pain|pains|swelling|redness|breathlessness|fever|temperature|chills|numbness
        |weakness|tingling|heat|warmth|lump|lumps
        |bump|bumps|rash|rashes|sore|sores|ulcer|ulcers|wound|wounds|injury|injuries|fall|falls
        |accident|bleeding|bruise|bruises
        |bruising|discharge|pus|itching|itch|itchiness|fainting|faints|dizziness|dizzy spells
        |palpitations|nausea|vomiting|diarrhoea
        |sickness|headache|headaches|cramp|cramps|spasm|spasms|symptoms|signs|problem|problems
        |trouble|troubles|issue|issues|difficulty
        |difficulties|changes|tenderness|stiffness|limp|clot|clots|surgery|operation|operations
        |medication|medicines|medicine|tablets
        |pills|allergies|illness|illnesses|conditions|disease|flights|travel|cancer|diabetes
        |ache|aches|aching|hardness|burning|cough
        |blood|blood clots|discolouration|colouring|confusion|tightness|cold|coldness|twitching
        |jaw stiffness|pins and needles|cuts|scabs
        |shortness of breath|coughing|coughing [up] blood|coughing up of blood|loss of (feeling
        |sensation|control|power|appetite|weight)
        |weight loss|trouble (breathing|walking|weeing|peeing|sleeping|with my (bladder
        |breathing|breath|heart|legs))|shakes|sweats
        |difficulty (breathing|walking|swallowing)|trouble with that|problem with that|problems
        (breathing|walking|with that|there|like that)
        |blood in (it|my wee|my urine|there)|burn|stroke|heart attack|infection|infections
        |veins|blisters|spots|broken skin|jaw pain""",
    "where": """(in|on|around|anywhere|to|at|of|down|up) [my|the|either|that|this|both|any
        |it's] [left|right|other]
        (chest|leg|legs|calf|calves|foot|feet|ankle|ankles|thigh|thighs|knee|knees|back|arm
        |arms|face|side|one|there|toes|toe|skin
        |heart|body|hip|shin|groin|belly|urine|wee|jaw)|anywhere [else]|there|down there""",
    "signs": "[<adj>] [<adj>] <sign> [<where>]",
    "like-that": """[or|and|nor] (anything|owt|nothing|none) [like that|else|of (that|the|any)
        (sort|kind)|similar]|or (any of that|the like)
        |of any (kind|sort)|at all|whatsoever|nothing like that|or any of those things|or such""",
    "state": """swollen|red|hot|warm|painful|sore|tender|hard|numb|cold|itchy|different|bigger
        |worse|pale|blue|weak|bleeding|infected
        |breathless|dizzy|in pain|feverish|pregnant|short of breath|out of breath|confused
        |limping|puffy|bruised|broken|stiff|open|ill
        |wet|weeping|lumpy|discoloured|hurting|aching|throbbing|tingling|tingly|unwell|poorly
        |faint|sick|shaky|diabetic|on tablets
        |on (any|blood thinners|medication|the pill|anything)|in any pain|having any pain|in
        agony|hurt""",
    "hurt": """hurt|ache|swell|burn|itch|bleed|throb|tingle|look (different|red|swollen|bigger)
        |feel (hot|warm|cold|numb|hard|different|sore)""",
    "know": """know|remember|recall|think so either way|quite know|rightly know|really know
        |honestly know|actually know""",
    "tell": """tell|say|remember|be sure|be certain|tell you|swear to it|say for (sure|certain)
        |tell for (sure|certain)|see|see it|check|judge|recall|feel it well""",
}  # fmt: skip

YES = """
(yes|yeah|yep|yup|aye|ay|yea|ya|yah|yeh|yessir|yass|uh huh|mhm|mm hmm|mm hm|mmm hmm|mmm hm
    |mmhmm|uhuh|yar|oui|si|ja|haan|haanji|hanji|you betcha)
[i'm] (fraid|afraid) (so|i do|i have|i am|it is|it does|there is|he is|she is|he does|she does)
(that's|that is) (exactly|just|precisely) (it|me|him|her|so)
(yes|haan|aye) ji
(that's|that is) [exactly|just|precisely] what (i've|i have|he's|she's|he has|she has|we've) [got]
(that's|that is) (me|him|her) (exactly|to a tee|to a t|all over)
(exactly|just|precisely) (so|that)
you've hit the nail on the head
(correct|right|true|indeed|exactly|affirmative) (yes|yeah|aye)
(sure|surely|of course|certainly|definitely|absolutely|indeed|correct|exactly|true
    |affirmative|positive)
(for (sure|certain)|without (a|any) doubt|no (doubt|question) [about it]|undoubtedly|clearly
    |obviously|naturally)
(that's|that is|you're|you are|quite|all|too|dead) (right|correct|true|so|it)
<is> [yes] [so]
(it|that|they|he|she) (is|does|do|has|have|are) (indeed|so)
[it|i] sure (is|does|do|am|have)
that [is|'s] the case
[i'm] afraid so
(unfortunately|sadly) (yes|so|it is|it does|i do|i have)
(very much [so]|very|quite|very definitely|most definitely|quite definitely|more than a bit|you
    bet
    |you can say that again)
(yes|yeah) (please|sir|ma'am|miss|doctor|thanks|thank you)
i do [please|like that]
(spot on|bang on|dead on|dead right|exactly|precisely|that's (the one|it|me|exactly it|exactly
    right|about right)|you've got it [in one]|you got it [in one]|got it in one)
(course|sure) <is>
(certainly|definitely|sure|surely|indeed) (do|does|is|am|are|have|has|did)
(they|it|we|there) (are|do|have|is) both
(i|he|she|we|they) (do|does|have|has|did) (get|have|feel|notice|noticed|had|felt|got|seen|find
    |found) (that|it|this|those|them|these)
(a (fair|good|fair old|good old) (bit|amount)|quite some|more than a (bit|little))
all of (them|it|those)
"""

AGREES = """
(please do|please|why not|sounds good|go for it|do it|let's do that|do that|that's fine by me
    |by all means|with pleasure)
(that would be|that'd be|that sounds) (nice|good|great|lovely|helpful|fine|kind)
i (would|will) [please|like that]
(i'd|i would) (like|love) (that|to|one)
(okay|ok|alright|all right|okey doke|righto|lovely|fair enough|good idea)
"""

ALWAYS = """
(all|the whole) (the time|day|day long|night|night long)
(constantly|always|continually|continuously|permanently|non stop|nonstop|without fail|forever)
every [single] (day|night|time|morning|evening|week)
every [blooming|blessed|flaming|bloody|damn|flipping|other blessed] (day|night|time|morning)
all of the time
<lots>
(a lot|quite a lot|rather a lot|loads|plenty|masses) [of it|actually]
(really|very|quite|pretty|terribly) (bad|badly|much|painful|sore|swollen|red|hot)
both of (them|it)
"""

PARTLY = """
[only|just] ever so (slightly|little|faintly|mildly|gently)
[you|i|one|we] (could|might|can) say (that|so|it is|it does)
<sometimes> (for|over|these) [the] [past|last|few] (days|weeks|months|years|ages|a while|a bit)
[it|that|they] (seems|seem|appears|appear) to [be|do|have]
[only|just|a] (tiny|wee|little|small|teeny|teeny tiny|weeny) (bit|amount|one)
(more|oftener|worse) than i'd like
(it's|it has|they've|it is|has|i've) (started|starting|beginning|begun) [to|a bit]
[it's|they're] getting (that way|there|to be|like that)
[only|just|even] <bit> [of it]
(i've|i have|there's|i get|it has) <bit> [of it|of that]
it can (do|be|happen)
[only|just] <sometimes> [only] [yes|yeah|aye]
<how-often> (yes|yeah|aye)
<when> (yes|yeah|aye)
(sort|kind) of [a]
(more or less|partly|partially|in part|to (some|a certain|a) (extent|degree)|in a (way|sense
    |manner of speaking))
(possibly|only|just) <bit>
(i (think|believe|suppose|guess|should think|would think|expect|reckon|imagine|fear|would say
    |would imagine) so)
(i'd|i would|i should) (say|think|imagine) (so|it is|it does|i do|yes)
(i think|i believe|i suppose|i guess|i reckon|i'd say|i expect) (it (is|does|has|might|was)|i
    (do|have|am)|there is|they (do|are)|yes)
(it|i|they|there) (is|do|does|am|are|have|has) <bit>
(it|they) (seems|seem|looks|look|feels|feel) (like it|so|that way|to|to be)
it seems (so|that way|to|to be)
(some|a degree|a certain amount)
(only (a few|the odd one|the odd time)|the odd (time|one|day|night|twinge)|i get the odd (one
    |twinge))
"""

LIMITED = """
<how-often> (for|over|these) [the] [past|last|few] (days|weeks|months|years|ages|a while|a bit)
some (days|nights|times|mornings) (more|worse) than others
(more|worse) some (days|nights|times) than others
[only|just] <how-often> [only]
(only|just|mainly|mostly|usually|sometimes|especially|generally|often|particularly|more so)
    <when>
only <how-long>
(only|just|mainly|mostly) <side>
(the|my|it's the|in the|on the) (left|right|other) one
(just|only|mainly|mostly) (one|the one|one of them|one side|one leg|the once|once|briefly|for a
    (second|moment|minute|while))
a while ago
it (was|did|used to|used to be|had|has been)
i (was|did|used to|have been|had)
"""

MILD = """
(not too|not that|not so|not very|not all that) (bad|badly|much|bad though|terrible|severe
    |severely|strong|serious)
(not (a lot|much|loads|a great deal|tons|very much|that much|so much|too much))
"""

NO = """
(absolutely|definitely|certainly|really) (nothing|none|no|nowt) [like that|of the (sort|kind)|at all
    |of that]
never (has|have|had|did|does) [done|been|had]
(nothing|not anything) of the (sort|kind)
(i've|i have|he's|she's|it's|they've) never (had|noticed|felt|seen|got|done|been|have|has)
    [<any>|like that]
(no|nope|nah|naw|nay|noo|nae|nope sir|negative|nein|uh uh|nuh uh|nup|no'm|nada|zilch|zero
    |niente|nahi|nahin|nuthin|nuffin|nichts|nuh)
(devil|divil|sorra|never|nary) (a bit|a one|the bit) [of it|of that]
(not on your (life|nelly)|by no means|far from it|perish the thought|no such thing [is there]
    |(nae|no|fat|not a) (chance|fear|danger))
(not|haven't|don't have|ain't got|haven't got|hasn't got|doesn't have|ain't) any of (that|those
    |them|it|these)
(there's|there is) (none|nothing) [of that|of those|of them|like that|there]
nothing [like that] (is there|is happening|is going on|happening|going on)
(fine|normal|clear|good|grand) there
(everything|it|they|all) (fine|normal|clear|good|grand|okay|ok) [there]
(right as rain|fit as a fiddle|sound as a bell) [there]
all [the] no
(not at all|no way|never|never ever|none|none at all|none whatsoever|nothing|nothing at all
    |neither|nil|nowt)
(definitely|certainly|absolutely|of course|definitively|most definitely|positively|clearly
    |obviously|most certainly|surely) not
(not (one|a|the slightest|the least) (bit|jot|whit) [of (it|that)]|not in the (slightest|least)
    |not a (thing|sausage|one)|not (me|mine|him|her|us)|not one)
not [even] (once|remotely)
(no (thanks|thank you|ta|sir|ma'am|miss|doctor|cheers) [you])
no (need|problem|problems|trouble|bother|worries|fear|complaints) [there|at all|there at all|with
    [any of] (that|those|these|it|them)]
no not (at all|a bit|a thing|me|one)
<self> <isnt> [at all|so|any|either|no|even]
<self> <isnt> (do|happen|like) (that|it|anything like that)
no sign [of (it|that|them|those|anything [like that])]
(none|neither|nothing) of the above
nae bother
<not-i> [at all]
(i|we|he|she|they) <isnt> [even] (have|got|had|get|suffer from) (<any>|such a thing)
(i've|i have|he's|she's|we've|they've) [had|got] (none|nothing) [of that|of those|of them|of it
    |like that]
(nothing|none|neither) [of (that|those|them|these|it|that sort|the kind|that kind|either)|like
    (that|it|those)|at all|there|to report]
no (nothing|none) [of (that|those|them|it)|like that|at all]
no <signs> <like-that>
no <signs> (or|and|nor) [no] <signs> <like-that>
no <signs> (or|and) <signs> (or|and) <signs> <like-that>
(nothing|none) [like <signs>]
[i] never (have|had|has|do|noticed any|have had|get) [it|that|any|one]
(false|incorrect|not true|that's not true|untrue|wide of the mark)
(i'm|it's|that's|they're|everything's|all|everything is|all's) [all] (fine|normal|ok|okay|good
    |all right|well|clear|grand) [there]
(it looks|it feels|it is) (fine|normal|okay|the same|all right)
(not likely|no siree|no chance|heavens no|god no|lord no|goodness no|hell no|gosh no|heck no)
"""

HARDLY = """
not since (then|last (year|week|month|night|winter|summer|time)|i was (young|little|a child|a girl
    |a boy)|the (op|operation|baby)|christmas|childhood)
only (years|ages|months|a long time|a long while) ago
(nothing|none) [that] (i've|i have|i) (noticed|seen|felt|found|can (see|think of|feel)|know of)
[it|they|there|he|she|i] (doesn't|don't|didn't|does not|do not) (seem|appear|look) (to|to be|it|so
    |like it|that way|to have)
(not|nothing|none) to (speak of|mention|report|write home about)
(seems|seemingly|apparently) not
not (really|exactly|particularly|especially|specially|as such|quite|properly|entirely|actually
    |unduly|noticeably|obviously)
not (really|particularly|especially) (no|bad|any)
not (that|as far as|so far as) (i|i've|i'm|we|we've|he's|she's|i have|i am|he|she) [have]
    (know|know of|noticed|aware of|aware|can (recall|remember|say|think)|recall|can see|can
    tell|can feel|could see|remember|seen
        |recall|felt|can think of|found|concerned|think)
not (to my knowledge|so far|yet|any more|anymore|any longer|now|today|at the moment|just now
    |right now|lately|recently|tonight|currently)
not so (as) [you'd notice|i'd notice]
not so you'd notice
not (that i would|that you'd|to) notice
not in (particular|general|the main)
(i|we) (don't|do not|haven't|didn't) (really|particularly|usually|generally|often) (<have>)
    [<any>]
(no|not any) longer
(not|no) (anything|any|nothing) (major|bad|serious|much|unusual|special|big|terrible|drastic)
not (usually|normally|generally|as a rule|most of the time|in general|these days|this time
    |since then|for (years|ages|a while|months))
[i|we] (don't|do not|shouldn't|wouldn't|didn't|can't) [really] (think|believe|imagine|suppose
    |reckon|expect) (so|it (is|does|has)|i (do|have|am)|they (are|do)|there is|that)
[i|we] (wouldn't|would not|shouldn't|couldn't) (say so|say that|say it (is|does|was)|say i (do
    |have|am)|have thought so|think so|call it that|say they (do|are)|go that far|have said so
    |say there is)
[i] (can't|cannot|couldn't) (say|think|claim) [that] (i (have|do|am|did|had)|it (is|does|has)
    |they (do|are)|there is|so|of any)
(i (think|suppose|guess|believe|should think|expect|reckon|imagine)|i'd (say|think)|probably
    |possibly|most likely|presumably|apparently|hopefully|supposedly) not
(hardly|hardly ever|barely|scarcely|almost never|next to never|practically never|virtually
    never|hardly any|barely any|hardly at all|almost none|next to nothing)
[i] (doubt it|very much doubt it|doubt that|doubt so)
(unlikely|very unlikely|it's unlikely|i wouldn't|i shouldn't|i couldn't|not likely to be)
(nothing|none) (to speak of|worth mentioning|major|serious|unusual|out of the ordinary|much|new
    |obvious|to write home about|in particular|special|noticeable)
(no|not|nothing) more than (usual|normal|before|always|ever)
no [real|great|big|major|obvious|particular] (difference|change|changes) [really|that i can see]
(it|that|they) (doesn't|don't|isn't|does not|do not|is not) (really|much|particularly
    |especially|any more)
(i|he|she) (don't|doesn't|haven't|didn't|do not|have not|am not) (really|particularly
    |especially|usually|much|any more)
(i (haven't|have not|didn't|did not|never) (noticed|notice|seen|see|felt|feel) (any|anything|it
    |that|a thing|one|much))
(it's|it has|it is|that's|they've|they're) (gone|gone now|all gone|better now|cleared up
    |stopped|stopped now|gone away|settled|gone down)
(i'm okay|i'm all right) (now|at the moment)
"""

NAMED = """
no <signs> [that (i|i've) (know of|noticed|can see|can feel|had|am aware of)]
no <signs> (or|and|nor) [no] <signs> [(or|and|nor) [no] <signs>]
(without|i've no|i have no|there's no|there is no|there isn't [any]|there aren't [any]|he has
    no|she has no|there's not any|haven't any) <signs> [(or|and|nor) [no] <signs>] [<like-that>]
(i|it|they|we|he|she) (<isnt>) [really] (<have>) [any|a|the] <signs> [(or|nor) <signs>]
    [<like-that>]
(it|that|they|he|she|i|my leg|the leg|we) (<isnt>) [at all|even|really|very|that|particularly
    |too|looking|feeling] <state> [at all|though|there]
<not-i> [at all|even|really|very|that|particularly|too|looking|feeling] <state> [at all|though
    |there]
(it|that|they) (doesn't|don't|didn't|does not|do not|did not) [really|even] <hurt> [at all
    |there|much|any more]
"""

COMPLAINT = """
yes or no
or (not|no)
(<not-i>|not|<self> isn't|i don't feel|it doesn't feel|it doesn't look) [really|at all|very|too
    |so|that|feeling|quite|doing|all that]
    (well|good|okay|ok|fine|right|great|myself|all right|alright|normal|better|any better
        |getting better|improving)
no (good|better|use|relief|feeling|sensation|energy|strength|power|sleep|let up|improvement
    |grip|pulse)
"""

UNSURE = """
[i'm] not (a|one) hundred percent [sure|certain]
[i'm] not (fully|wholly|totally|exactly) (sure|certain)
[i] [really|honestly|just|simply] (don't|dinnae|do not) [really|honestly|rightly|quite|actually
    |exactly] <know> [about that|that|to be honest|which]
i [really] (couldn't|could not|can't|cannot) [really|quite|honestly] <tell>
[i] (can't|cannot|couldn't|could not|can not) [really|quite|honestly] <tell> [from here|by
    looking]
(dunno|i dunno|dinnae ken|don't ask me|search me|beats me|pass|you tell me|ask me another|god
    knows|lord knows|heaven knows|goodness knows)
[i'm|i am] [really|just|honestly|still] (unsure|uncertain|undecided|in two minds|not (sure
    |certain|positive|too sure|so sure
    |very sure|quite sure|really sure|entirely sure|completely sure|a hundred percent sure|sure
    at all)) [what you mean|about (that|it|this)|either way|which|if i do|if it is|whether it is]
[i've|i have|i've got|i haven't|haven't|not] [got] [really] (no|a|the|any|the faintest|the
    foggiest|the slightest|the first) (idea|clue|notion|earthly)
[i|i've] (haven't|have not|havenae|hadn't|didn't|did not|never|not|i've not) [actually|really]
    (looked|checked|noticed|thought about it|look|check|notice|measured|tried|examined it|felt
    |seen) [properly|it|them|lately|yet|at it|closely]
(no (idea|clue)|not a clue|haven't a clue|haven't the (foggiest|faintest|slightest) [idea]|your
    guess is as good as mine|anybody's guess|anyone's guess)
(maybe|perhaps|possibly|conceivably) (so|not)
(it|that|there|they|i) (might|could|may) [well] (be|do|have|have been|not|not be)
(might|could|may) [well] (be|do|have|have been|not be)
[it's|it is|that's|that is] [so|very|really|a bit|quite|rather] (hard|difficult|tricky|tough
    |impossible|not easy) to (say|tell|know|judge|see|be sure|explain|answer|describe)
(who (knows|can (say|tell))|how (would|should|could) i (know|tell)|how (can|could) i (be
    sure|tell))
[i] (wouldn't|would not) (know|like to (say|guess)|want to (say|guess)|be able to (say|tell))
(i forget|i forgot|i have forgotten|i've forgotten|[i] lost track|cannae mind)
(i'm|i am) (confused|a bit confused|not following the question)
[it|that|it all] (depends|varies) [on what you mean|what you mean|on the day]
(fifty fifty|fifty percent|half and half|both yes and no|neither yes nor no|neither one nor the
    other|it could go either way)
(i hope (so|not)|hopefully|let's hope (so|not)|i'd hope (so|not))
(i'd|i would|i'll) have to (look|check|think|ask|see) [about it|someone|my wife|my husband|my
    doctor]
(it|they|there|i) (is|does|do|am|have) and (isn't|doesn't|don't|am not|haven't|is not)
(i|it|we) (don't|doesn't|didn't|haven't|do not|isn't|am not) not <any-verb> [it|that|any|this|one]
(i'm|it's|i am|it is) not not [<state>|<have>]
[i] (wouldn't|would not|couldn't|can't|cannot) say (no|not|never|i (don't|haven't|didn't|am
    not)|i'm not|it (isn't|doesn't|hasn't)) [exactly]
(it's|it is|that's|it isn't|it's just) not that (i (don't|haven't|didn't|am not)|i'm not|it
    (isn't|doesn't)|there isn't) [<any-verb>|<state>] [it|any]
it isn't that (i (don't|haven't|didn't|am not)|i'm not|it (isn't|doesn't)) [<any-verb>|<state>]
    [it|any]
(not (never|nothing|none|without|no|not that i don't)|never not|not not|not no)
(i|we) (don't|haven't|ain't|do not|have not) [got|have|get|feel] (no|none|nothing) [<signs>]
(what|whichever) do you think
not a (scooby|notion|clue|scoobie)
(it's|it is|that's) (possible|a possibility|a tricky one|a tough one|a hard one|anyone's guess)
(a|that's a) (tricky|hard|tough|difficult) (one|question)
tricky one
(i wish i knew|who's to say|wish i knew|i'd need to (look|check))
(i'd|i would|i'll) have to have a look
(say|call it) (maybe|fifty fifty)
"""

HEDGE = """
(i (think|guess|suppose|reckon|believe|imagine|expect|fancy)|i'd (say|guess|imagine)|i would
    (say|guess)|if anything)
(probably|presumably|most likely|more likely than not|likely|very likely|quite likely
    |apparently|supposedly|chances are)
(as|so) far as i (know|can tell|can see|am aware|remember)
"""

BEFORE = """
(well|okay|ok|so|oh|look|listen|see|just|still|and|but|then|now|right|right then|only)
"""

AROUND = """
(mum|mam|dad|nan|sweetie|sweetheart|son|dearie|honey|duck|pet|lass|lad|bud|boss|bruv|bro
    |fam|man|ji|child|suh|señor|ma'am|my (love
    |lovely|sweet))
(good (heavens|lord|god|gracious|grief)|heavens|oh my|gosh|goodness|my god|goodness me|jeez
    |blimey)

(um|uh|er|erm|ah|eh|hmm|mm|uhm|umm|hm|ooh|ach|och|aw|ha|hey|oh|and|but|though|although)
(actually|honestly|really|frankly|to be (honest|fair|frank|truthful) [with you]|in fact|as it
    happens|come
    to think of it)
(you know|i mean|i must say|i must admit|i have to say|now (you|that you) mention it|truth be
    told|i'm sorry to say)
(please|thanks|thank you|ta|cheers|sorry|i'm afraid|doctor|love|dear|mate|pal|hen|sir|madam
    |miss|nurse|computer)
(thank (goodness|god|heavens|the lord)|thankfully|luckily|fortunately|touch wood|happily|i'm glad to
    say|i'm pleased to say|you're (alright|all right|okay|fine))
(let me (see|think)|i said|i tell you|sure enough|my (friend|dear)|darling|for me|i can tell
    you|personally)
(again|there|here|of it|as well|yet|already|anyway|at least|that is|in my case|at present)
"""

DOUBT = """
(maybe|perhaps|possibly|conceivably|potentially)
"""

AFTER = """
(just now|this (minute|second|instant|very minute)|as we speak)
(today|at the moment|right now|lately|recently|these days|this time|currently|now|for now
    |tonight|then)
"""

WHEN_ASKED: dict[Piece | Shell, str] = {
    # Words that answer only where something was asked; else they ask, report or mean nothing.
    Piece.YES: """
(ya|yer|year|yap|guess|yes's|yeas)
""",
    Piece.AGREES: "right",
    Piece.PARTLY: "some time",
    Piece.LIMITED: """
<when>
<side>
(in|on) (the|my|his|her) (left|right)
[in|on] (both|both (legs|sides|calves|feet|ankles)|either side|(left|right) (leg|side|calf|foot
    |one|ankle|knee))
[just|only|there's|it's|i have] (<bit> [of]|some|slight|mild) [a] (<signs>|<state>)
[about|maybe|around|roughly] (once|twice|three times|a few times|several times|once or twice) a
    (day|week|month|night|year)
every (few|couple of|two|three|other) (days|nights|weeks|day|night|week)
""",
    Piece.NO: """
(know|knows|now|noah|nou|i no|i know|nor|note|not|noe|nought|gnome|nome|noel)
(know|now|noah) (thanks|thank you)
(no different|[both|just|exactly] the same|same as the other [one|leg]|same as (usual|always
    |ever|normal))
(they|both) (look|are|feel) (the same|alike|fine|normal|no different)
""",
}

WORDINGS: dict[Piece | Shell, str] = {
    Piece.YES: YES,
    Piece.PARTLY: PARTLY,
    Piece.AGREES: AGREES,
    Piece.ALWAYS: ALWAYS,
    Piece.LIMITED: LIMITED,
    Piece.MILD: MILD,
    Piece.NO: NO,
    Piece.HARDLY: HARDLY,
    Piece.UNSURE: UNSURE,
    Piece.HEDGE: HEDGE,
    Piece.DOUBT: DOUBT,
    Piece.NAMED: NAMED,
    Piece.COMPLAINT: COMPLAINT,
    Shell.BEFORE: BEFORE,
    Shell.AROUND: AROUND,
    Shell.AFTER: AFTER,
}

# What may stand in a plain no. Whatever is in none of these is left over, and asked about again.
DENIALS = frozenset(
    """no nope nah naw nay nae noo nane none nothing nowt nil never neither nor not isn't
    aren't doesn't don't haven't hasn't didn't wasn't weren't ain't isnae dinnae doesnae
    havenae hasnae without know noah negative nada zilch zero nahi nahin nuthin nuffin""".split()
)
WELL = frozenset(
    """fine ok okay good great well normal normally alright clear grand perfect perfectly
    healthy sound dandy brilliant champion regular regularly same easy easily freely""".split()
)
COURTESY = frozenset(
    """thanks thank ta cheers doctor nurse love dear mate pal hen sir madam miss god goodness
    heavens lord you please sorry thankfully luckily fortunately glad happy pleased to
    honest honestly oh och ach ah aw um uh er erm hmm now and so mean course sure quite
    absolutely definitely certainly ma'am ji bruv bro fam man child lad lass suh señor""".split()
)
LINKS = frozenset(
    """i i'm i've i'd am is are it it's its they they're their them that that's this these
    those there there's all any anything of ae o the my a an in with at about like on or do
    does did have one had got get has been be was were mum mam dad mother father wife
    husband son daughter feel feels felt look looks looked both either everything
    everything's else me your kind sort thing things down way front can as he she he's she's
    his her him we we're our other whatsoever problem problems trouble issues complaints
    worries bother report between thae""".split()
)
BODY = frozenset(
    """chest lungs lung heart breath breathing breathe leg legs foot feet calf calves ankle
    ankles toes skin colour waterworks water bladder bowel bowels pee wee peeing weeing
    urine downstairs walk walking move moves moving sleep sleeping temperature tummy head
    jaw face speech mouth body hands arms side sides""".split()
)
DEGREES = frozenset(
    """bit wee tad touch slight slightly little some somewhat usual usually worse better more
    less than only just jist except apart besides much major exactly such but though
    although unless until barely hardly scarcely odd mild mildly maybe perhaps occasional
    occasionally sometimes if always before last yet lately yesterday ever really different
    moment currently recently""".split()
)
"""Words that keep a no from being plain: "no, a bit", "no more than", "no, but"."""

# What is said in other words, brought to the words above before a danger question is judged:
# pattern, and what stands for it.
PLAINLY = (
    # Somebody else's answer, passed on: "she says no", "he's shaking his head".
    (
        r"^(?:(?:oh|well|and|so) )*(?:he|she|they|(?:(?:the|my|our|his|her) )?(?:mum|mam|mom|mammy"
        r"|mother|dad|daddy|father|husband|wife|missus|man|son|daughter|gran|granny|nan|nana"
        r"|grandad|grandma|partner|lad|lass|patient|brother|sister|boy|girl|aunt|auntie|uncle"
        r"|friend|lady|gentleman))(?:'s| is| are)? (?:says|said|saying|say|tells me|told me)"
        r"(?: that)? (?!(?:what|who|hello|thanks|i|you|to|it's|its)\b)",
        "",
    ),
    (
        r"^(?:he|she|they)(?:'s| is|'re| are)? (?:shaking|shakes|shake|shook) (?:his|her|their) "
        r"heads?\b",
        "no",
    ),
    (r"^(?:he|she|they)(?:'s| is|'re| are)? (?:nodding|nods|nodded)(?: yes)?$", "yes"),
    # "That's a no from me", "the answer is no".
    (
        r"^(?:that's|that is|it's|it is|that'll be|that would be|(?:the|my) answer(?:'s| is))"
        r"(?: a| a firm| a big| a definite| a straight| a hard| a flat)? no"
        r"(?: from (?:me|us|him|her)|(?= (?:to|on|thanks|thank)\b)|$)",
        "no",
    ),
    (r"^a no\b(?= (?:to|on)\b)", "no"),
    # All that was asked about: "to all of it", "on every count", "in that department".
    (
        r"\b(?<!not )(?:to|on|for|in) (?:all (?:three|four|five|counts|fronts|scores|accounts)"
        r"|all|any|each|everything|either|both|the (?:whole )?lot|every (?:one|count|front|score)"
        r"|that (?:front|score|count|department|regard|respect|area|side)|the rest"
        r"|(?:that|those|these|them)$)"
        r"(?: (?:of )?(?:it|them|those|that|these|three|four)\b)*(?! (?:legs?|feet|sides?))\b",
        "there",
    ),
    (
        r"\b(?:all|both|each|it's all) (?:two |three |four |five |of (?:it|them|those|these) )?"
        r"(?:is |are )?no\b",
        "no",
    ),
    (r"\b(no|nope|nah|naw) all (?:two|three|four|five)\b", r"\1"),
    (r"\b(?:(?:any )?of the|each of the) (?:two|three|four|five)\b", "of those"),
    (r"\b((?:certainly|definitely|absolutely|of course|surely) not) (?=(?:no|none)\b)", "no "),
    (r"\bneither (?:the )?one (?:nor|or) (?:the )?other\b", "neither"),
    (r"\bnot (?:one|a|the (?:least|slightest)) (?:bit|jot|whit)(?: of (?:it|that))?\b", "none"),
    (r"\bnot (?:in|at) the (?:slightest|least)\b", "none"),
    (r"\b(?:devil|divil|sorra|never|nary) (?:a|the) (?:bit|one)(?: of (?:it|that))?\b", "none"),
    (r"\b(?:nae|no|fat|not a) (?:chance|fear|danger)\b", "no"),
    (r"\b(?:not on your (?:life|nelly)|by no means|far from it|no such thing)\b", "none"),
    (r"\b(?:heavens|god|lord|goodness|hell|gosh|heck) no\b", "no"),
    (r"\b(?:touch|knock) wood\b|\ball right\b", "fine"),
    (r"\b(?:right as rain|fit as a fiddle|sound as a bell)\b", "all fine"),
    (r"\bjust (?=(?:fine|grand|dandy|normal|perfect|great)\b)", ""),
    (r"\b(breath|cough|faint|swell|walk|mov)in\b", r"\1ing"),
)

# What keeps a no from being plain, beside the words of degree.
NOT_ALL = (
    r"\b(?:not|isn't|aren't|don't|ain't|didn't|haven't) (?:really |for |to |on )?(?:all|every"
    r"|both|each|everything|either one)\b(?<!not at all)",  # "not all three"
    r"\bneither (?:did|does|do|has|have|had|is|was|were|can|could|of (?:my|our))\b",
    r"\b(?:nothing|none|nowt) (?:that )?(?:i'd|i would|you'd|to (?!report)|worth|more|new|much)\b",
    r"\b(?:today|tonight|(?:right|just|for|by|until) now|now$)\b",
    r"\bas normal\b",
    r"(?<!not )\bone of\b|^not (?:quite |exactly )?like (?:that|this)\b",
    r"n't (?:really )?know\b|\bnot know\b",
)

# "No, just the leg", "nothing but the cramp": a no, where the question is not about the leg.
ONLY_THE_LEG = (
    r"\b(?:(?:it's|it is|i've) )?(?:(?:just|only)(?: in)?|(?:else )?(?:apart from|but|bar|besides"
    r"|except(?: for)?|other than)) (?:the|my|this|these) (?:left |right |bad |sore )?"
    r"(?:(?:legs?|calf|calves|foot|feet|thighs?|ankles?|knees?|veins?)(?: cramps?)?|cramps?)"
    r"(?: (?:that's|that is) (?:sore|bad|hurting|bothering me|the (?:trouble|problem|bother)))?"
    r"(?: and)?(?: (?:that's|that is) (?:all|it))?(?: (?:nothing|nowt|none) (?:else|more))?"
    r"(?= no\b|$)"
)

# What may stand before and after a sign that is only named: "that's right, the breathing".
NAMES_IT = (
    r"(?:(?:well|oh|uh huh|mm hmm?|exactly|bang on|(?:i'm )?(?:fraid|afraid) so|that's right"
    r"|that's it(?: exactly)?|right|you're right|spot on|correct|affirmative"
    r"|sure (?:do|does|is|have)|(?:it|that|there) is|it does|i do|i have|i am|he does|she does"
    r"|it's|just|the|my|his|her|got|mainly|mostly) )*",
    r"(?: (?:pain|problem|problems|trouble|bit|one|part|it is|is there|there|please|yes|doctor"
    r"|today|this morning|last night|yesterday|now|again|twice|once))*",
)
