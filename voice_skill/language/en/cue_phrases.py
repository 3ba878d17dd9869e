"""Phrases that change what a mention means, by what they do. Grammar, not health.

Patterns are those of ``language.findings``; the idea of cue words with a reach is that of ConText
(Harkema and others, 2009).
"""

from __future__ import annotations

from functools import lru_cache

from voice_skill.language.patterns import Phrases

_AGES = (
    "four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twent*|thirt*|14|15|16|17|18|19"
)

CUES: dict[str, tuple[str, ...]] = {
    "pseudo": (  # words of denial that deny nothing
        "not (only|just|merely|simply|sure|certain|convinced|know|understand|realise|realize|"
        "remember|to mention|long|want|like|care|worry|mind|normally|usually|ask|quite|even|"
        "enough|half|like|as|so|much|right|normal|well|myself|happy|stop*|eas*|settl*|heal*|"
        "quit*|staunch*|clear*|shift*|budg*|help*|work*|improv*|releas*|sleep*|last|recover*|"
        "respond*|far|the only|nice|fun|making sense|be funny|being funny|joking|kidding|good|"
        "great|because|until|bothered)",
        "not (been|feel*|feeling|doing|very|too|so|really|at all|look*|seem*) [very|so|too|at "
        "all] (well|good|great|right|clever|happy|nice|comfortable|myself|normal|himself|"
        "herself|sure)",
        "not [any|getting|got|get|gotten|feel*|been|really|go*|much|a lot|be|looking] [any|any "
        "much|much|a lot] (better|worse|easier|different|improve*|smaller|quieter|less)",
        "not (going|gone|go|went|went|want to go|gone back|going back) (away|down|off|back|"
        "anywhere)", "not (let|letting|lets) (go|up|me|him|her|off)",
        "not (had|have|having|got|get) [any|much|a|a lot of] (sleep|luck|time|money|idea|"
        "appetite|effect|energy|strength|choice|joy|clue|relief|help)",
        "(can|could) not (believe|stop|stand|walk|sleep|bear|cope|take|get|put|bend|straighten|"
        "lift|move|explain|describe|tell|think|see|work|drive|wear|concentrate|shake|sit|lie|"
        "touch|do|reach|eat|keep|hear|speak|run|climb|manage|stretch|hold|go|wait|find|rest|"
        "breathe|feel|help|ease|open|wake|use|make|catch|fit|press|push|weight|pass)",
        "no (wonder|doubt|idea|matter|reason|joke|time|end|relief|warning|choice|appetite|"
        "strength|energy|fun|better|worse|different|easier|change|improvement|power|good|use|"
        "sleep|let up|rest|one|obvious reason|apparent reason|clue|help|explanation)",
        "nothing (but|help*|work*|is help*|is work*|to do|wrong|else|seems|touches|eases|stops|"
        "'s help*|'s work*|happened|i do|makes|will|would|for it)",
        "never (been|felt|had|known|seen|experienced|got) [it|them|him|her] ... (so|this|such|"
        "like|before|worse|bad|as)",
        "never (mind|known|ending|stops|goes|gets better|heals|healed|really)", "not ... before",
        "without (warning|thinking|help|knowing|doing|sleep|treatment|any help|a break|moving|"
        "any reason|reason|any warning|my|his|her|being able|a doubt|doubt|stopping|any let up)",
        "(can|could) not ... without", "(never|not) ... without", "why not", "or not", "if not",
        "whether or not", "not that bad", "not too bad", "not bad", "not my usual", "not a cramp",
        "not cramp", "not in the mood", "not old", "not one to",
        "do not (know|understand|like|want|care|mind|think much of)", "(never|not) [used|use] to",
        "not used to", "not for (years|weeks|days|ages)", "not allowed", "not a (doctor|nurse)",
        "not the (same|usual|first)", "not (supposed|meant|able)", "not any fun", "do not ask",
        "not get* (rid|any (better|easier|sleep|rest|relief)|enough|over|used|anywhere|through)",
        "not (waiting|wait)", "not nothing", "not had [it|this|that] [this] (before|bad|long)",
        "not me", "not [an|a] emergency",
        "not (imagining|exaggerating|making|kidding|lying|daft|"
        "fussing|moaning|complaining|whinging|wasting|drunk|alone|surprised|one|panicking|alarm*|scare*)",
    ),
    "deny-after": (  # these deny what was named just before
        "(is|are|was|were|'s) [all|been] ruled out", "(has|have|had) been ruled out",
        "(is|are|was|were|'s|has|does|do|did) not [been|really] (there|present|happening|a "
        "problem|an issue|here|the case|apply|anything)", "not at all", "not a bit",
        "not present", "(nope|nah)", "never (ever|had it|had that)", "no i",
        "not that i have noticed", "not that i know [of]", "not that i (have|can) ...", "absent",
        "i have none", "neither",
    ),
    "said-of-all": (  # these make a rule of what was named just before
        "(can|could|may|might) [also|sometimes|well] be [a|an|one of the] (sign|signs|symptom|"
        "symptoms|warning|caused|due|serious|dangerous)",
        "(is|are) [always|usually|often|sometimes|not always] [a|an|one of the] (sign|signs|"
        "symptom|symptoms|warning|caused by)",
        "(mean|means|meant|meaning) [you|it|there|they|somebody|someone] [have|has|is|'ve|'s|"
        "got] [a|an]", "(can|could|may|might) (come|happen|mean|go) (from|with|a|an|in)",
    ),
    "mine-too": (  # what was asked about before is there after all
        "mine [is|'s|has|are|have|does|got]",
        "i have [got] (that|it|this|one|those|them|both) [now]",
        "(that|this) is what i have", "that 's what i have",
        "(i|he|she) [have|has|'s] had (it|that|this) (since|for|all)",
        "it (is|'s|has) been [like] (that|this|it|since)",
        "(that|this) is [exactly] (me|what is happening)",
    ),
    "deny-at-end": (  # these deny it where nothing follows
        "i have not", "i do not", "i am not", "not now", "not really",
    ),
    "ask": (  # from here on something is asked about
        "tell (me|us) [more|all|something|a bit|a little] (about|what|how|why|when|if|whether|"
        "which)", "(explain|describe|define)", "(wondering|curious|interested)", "wondered",
        "(want|like|love|need|keen|trying|wish|wanted) to (know|ask|find out|understand|learn|"
        "hear|check)", "do you know", "can you tell", "could you tell",
        "any (chance|risk|idea|link|danger|connection|truth) (of|that|about|if|with|between|"
        "how|what|why|in)", "question [is|about|on|for]",
        "(asked|asking|asks) [me|us|you] (if|whether|about|what|how)", "information (on|about)",
        "advice (on|about|for)", "know (if|whether|what|when|how|about)",
        "(sign|signs|symptom|symptoms|causes|cause|treatment|definition|meaning|dangers|risks|"
        "prevention|difference|diagnosis|cure|facts) (of|for|between|with)",
        "(clot|stroke|d v t|dvt|sepsis|tetanus|heatstroke|embolism|cellulitis|phlebitis) "
        "(signs|symptoms|warning signs)", "warning signs", "first aid",
        "how (common|likely|dangerous|serious|bad|long|often|many|do|does|can|would|to|is|are|"
        "come|could|should|big|quickly|soon|fast)",
        "what (is|are|'s|does|do|would|should|can|happens|causes|to|kind|sort|about|could|if)",
        "(who|which|when) (should|do|does|is|would|can|could|to|treats|are|will|might)",
        "where (do|does|should|can|is|would)",
        "(read|heard|saw|seen|watched|googled|told|says|said|warned) [me|us|somewhere|online|"
        "about|that|on the|the|you] ... (can|could) (cause|be|get|make|lead|give|mean|turn)",
        "(leaflet|internet|google|website|article|book|telly|programme|magazine|advert|poster) "
        "... (says|said|say|about|mentions|mentioned|lists|on|that)",
        "(is|are|means) [always|usually|often] (a|an|one of the) (sign|symptom|warning)",
        "(can|could|might|may) (cause|lead|give you|make you|mean)", "at risk", "the difference",
        "heard (about|of)", "read (about|that)", "chances of",
    ),
    "what-to-do": (  # these ask for what is to be done
        "what (do|does|should|would|can|could|must|ought|wid|shall|dae) (i|you|we|one|he|she|they|"
        "somebody|someone|people) [to] do", "what (to|should be|is to be) (do|done)",
        "what are (you|we) meant to do", "first aid", "what (is|'s) the (advice|drill|first aid)",
        "(who|whom) (do|should|would|can|must) (i|you|we) (ring|call|phone|tell|see|ask)",
        "where (do|should|would|can) (i|you|we) go", "who to (ring|call|phone)",
        "is (that|this|it) [a] (999|911|112|nine nine nine|an emergency|emergency)",
        "how (do|would|can|should|could) (i|you|we|one) (stop|treat|help|handle)",
        "what ought (i|we|you) to do", "what happens then", "then what",
    ),
    "ahead": (  # from here on it is imagined, feared or still to come
        "(scared|afraid|frightened|terrified|fear|risk|chance|dread|danger|frightened|fearful) "
        "(of|that i will|i will|i might)",
        "(worried|worry|worrying|anxious|nervous|panicking|concerned) ... (getting|having|"
        "developing|ending|might|may|could|will|going to|would|'d)",
        "(dread|dreading)", "(scared|afraid|frightened|terrified) ... (could|might|may|will|"
        "going to|would|'d)", "(my|the) (worry|fear|dread) is",
        "(prevent|avoid|avoiding|preventing|ward off|stop me getting|protect)",
        "(reduce|lower|cut) [my|the|your] (risk|risks|chance|chances)",
        "(will|might|may|could|would|going to|shall|'d) [also|even|just|suddenly|then|ever|all|"
        "end up|start|be] (get|go|swell|turn|burst|bleed|start|become|develop|have|end|cause|"
        "lead|happen|lose|faint|collapse|pass|die|getting|going|having|losing|bleeding|stop|"
        "cough|feel|wake)",
        "(in case|what if|suppose|supposing|imagine|were i to|should i ever|if ever|let 's say|"
        "hypothetically|just say|assuming)", "(do|did) not want", "want to (stop|avoid|prevent)",
        "(hope|hoping|pray) [that|i|it] not", "rule out", "ruled out", "afraid that",
        "watch (for|out)", "look (out|for)", "watching for", "let 's (pretend|make believe)",
    ),
    "ahead-first": (  # the same, where a clause begins with it
        "say (my|i|he|she|it|the|that)", "pretend (my|i|he|she|it|the|that|you|we)",
    ),
    "past": (  # this clause tells of long ago
        "(years|year|months|decades|decade|yrs) (ago|back|since)",
        "last (year|summer|winter|spring|autumn|christmas|easter|january|february|march|april|"
        "may|june|july|august|september|october|november|december|time)", "the year before",
        "in [the] (nineteen*|twenty*|two thousand*|19*|20*|nineties|eighties|seventies|sixties|"
        "fifties)", "in my (teens|twenties|thirties|forties|fifties|sixties|youth|younger days)",
        "when (i|he|she) (was|were) [a|at|in|only|about|just|very] (young|younger|kid|child|"
        "girl|boy|little|pregnant|school|hospital|teen*|twent*|thirt*|fort*|fift*|sixt*|ten|"
        "eight|nine|seven|six|five|four|three|two|one|carrying|small|expecting|twelve|the army)",
        "in the (war|army|navy|forces|blitz)",
        "in (fifty|sixty|seventy|eighty|ninety) (one|two|three|four|five|six|seven|eight|nine)",
        "as a (child|kid|teenager|girl|boy|lad|baby|youngster|young)", "used to", "back in",
        "in the past", "previously", "a long time ago", "ages ago", "long ago", "history of",
        "once (had|upon|got|when)", "(i|he|she) once", "had [a|it|one|that|some] ... before",
        "previous", "donkey's years ago", "runs in", "died (of|from)", "before (he|she) died",
        "all clear now", "back then", "all (my|his|her|their|our) (life|days)",
        "(winter|summer|spring|autumn|year|christmas) of", "that (winter|summer|spring|autumn)",
        "the year [that] (the|my|our|we|i|he|she)", "the year", "(summers|winters) ago",
        "(my|our) late (husband|wife|father|mother|dad|mum|mam|mom|brother|sister|son|daughter|"
        "uncle|aunt|auntie|nan|gran|granny|grandad|grandmother|grandfather|partner|friend)",
        "god rest", "rest (his|her) soul", "(was|were) [still] alive", "passed away", "ages back",
        "(passed|died) in (january|february|march|april|may|june|july|august|september|october|"
        "november|december)", "before (i|you|we) (was|were) born",
        "as a (student|trainee|boy|girl)",
        "a (good|long|fair|great) while (ago|back)", "a while back", "great (grandmother|"
        "grandfather|gran|grandad|aunt|auntie|uncle)", "(in|during) [the] (lockdown|pandemic)",
        "when we (was|were) (at school|kids|children|little|young|small|eight|nine|ten|eleven|"
        "twelve)", "in the olden days", "since birth", "born with",
        "at (christmas|easter|new year|halloween)", "once before",
        "with my (first|second|last|other)",
        "after my (first|second|last)", "before [my|the] lockdown", "as a young",
        "on [my|our|his|her|their|the] honeymoon",
    ),
    "aged": (  # all that was told until the last word of this is long ago
        f"(i|he|she) was ({_AGES}) [years old|then] ... ... (i|he|she) (am|is|'s) (thirt*|"
        "fort*|fift*|sixt*|sevent*|eighty|ninet*|in my)",
    ),
    "past-month": (  # so does this, where nothing is said of now
        "(was|were|had|got|did) ... last month", "(was|were|had|got) ... in the (spring|summer|"
        "autumn|winter)", "(was|were|had|got) ... (a few|two|three|four|five|six|several|some|"
        "many) months (ago|back)",
    ),
    "closed": (  # what lies in the past is closed
        "(fine|well|good|nothing|never|trouble|wrong|clear) [at all|again|wrong|ever] since",
        "never again", "(never|not) (came|come|had it) (back|again|since)", "all (fine|good) now",
        "years (now|since)",
    ),
    "tale": (  # this is told in a film, the news, an exam
        "[i] [read|saw|seen|heard|watched] (in|on|from) (a|an|the|that|this|some) [old|new|good|"
        "daily|local|sunday|morning|evening|six o'clock|ten o'clock] (film|movie|book|novel|play|"
        "soap|series|documentary|programme|program|story|comic|news|paper|papers|newspaper|telly|"
        "tele|tv|television|radio|podcast|internet|magazine|advert|quiz|musical|opera|poem|"
        "video game|computer game|episode|sitcom|drama)",
        "[i] (read|saw|seen|heard|watched) (that|of|about) ... (film|news|paper|documentary)",
        "(on|in|see|saw|seen|watch|watched|watching) (eastenders|corrie|coronation street|"
        "emmerdale|holby|hollyoaks|grey's anatomy|call the midwife|the archers|bridgerton|"
        "silent witness|home and away|game of thrones|downton|downton abbey|the crown)",
        "(last|tonight's|yesterday's) [night's|night 's|week's] (eastenders|corrie|emmerdale|holby|"
        "casualty|hollyoaks|episode)", "(see|saw|seen|watch|watched) casualty",
        "in casualty (last|tonight|on)", "(on|from) (youtube|tiktok|tik tok|facebook|instagram|"
        "twitter|netflix|social media|the bbc|itv|channel four)", "[i] [saw|watched|seen] a (clip|"
        "video|film|programme|documentary|thing) (on|about|where|of|in)",
        "[i] (read|heard) about (a|some) (man|woman|lady|girl|boy|chap|bloke|fella|lad)",
        "there (was|is|'s) [a|an|this] (programme|documentary|film|episode|article|song|scene|bit "
        "in the (film|book))", "(in|for|of) my (story|novel|essay|play|poem|script|coursework|"
        "assignment|dissertation|video game)", "i am (writing|reading|doing|making|studying) "
        "[up] [a|an|the|my] (essay|story|novel|assignment|homework|case|play|quiz|project|book|"
        "presentation|talk|poster|dissertation|case study) [on|about]",
        "in (the|today's|yesterday's|this morning's) (daily mail|mail|mirror|guardian|express|"
        "gazette|herald|telegraph|chronicle)", "posted (on|about)",
        "(did|do) (a|an) (piece|story|item|feature) (on|about)",
        "in (titanic|hamlet|macbeth|harry potter|star wars|casablanca|doctor who|sherlock)",
        "(coronation street|eastenders|emmerdale|corrie|holby|"
        "hollyoaks) (did|had|has|is|does)",
        "(the|a|an|that|this|my|our) [old|new] (film|movie|book|novel|documentary|programme|news|"
        "newspaper|paper|article|podcast|soap|series|episode|advert|play|comic|"
        "textbook|exam question|exam paper|tutor|lecturer|story|teacher) "
        "(said|says|was about|is about|showed|shows|where|about|reports|reported|tells of|asks)",
        "(my|our|his|her) (grandson|granddaughter|son|daughter|lad) 's (comic|book|game|cartoon)",
        "what (film|movie|song|book|programme|show|series|novel) (is|was)",
        "(my|the|our|an|a|her|his) [nursing|medical|biology|physio|anatomy|paramedic|first aid|"
        "science|mock|final|finals] (exam|osce|viva|textbook|lecture|mock|coursework|case study)",
        "(my|the|our|an|a|on|in) [my|the|our|a|an] (nursing|medical|biology|physio|anatomy|"
        "paramedic|first aid|health and safety|training) (course|class|lecture|book|video|manual)",
        "(exam|quiz|homework|test|essay|pub quiz) question", "case study", "quiz night",
        "in [my|the|our|a|an] (exam|mock|essay|crossword|osce|viva|quiz)", "presents with",
        "presenting with", "my character", "the (hero|heroine|villain|main character)",
        "(who|that) (sings|sang|starred|wrote)", "lyrics",
        "(in|from) (the|this|a|that|my) [new|old|good|latest] (novel|film|movie|thriller|sitcom|"
        "drama|cartoon|comic|video game|computer game) [i am|i 'm|we are] [reading|watching|"
        "playing|writing]", "in (this|my|the) book [i am] [reading|writing] the",
    ),
    "hearsay": (  # a stranger, or somebody far off
        "(a|an|some|another|that) [old|young|poor|elderly|other|big|wee|little|famous|"
        "professional] (woman|man|lady|girl|boy|bloke|chap|guy|fella|person|footballer|singer|"
        "actor|actress|celebrity|teacher|runner|politician|mp|king|queen|cyclist|rugby player|"
        "tennis player|pop star|friend of|colleague|customer|passenger|student|gentleman) "
        "[told (me|us)|i (know|knew|met)|i used to work with|on the ward with me]",
        "(my|our|me) [best|old|next door] (neighbour|neighbor|friend|mate|postman|boss|colleague|"
        "hairdresser|teacher|plumber|milkman|landlord|dentist) 's (cousin|mother|father|mum|dad|"
        "aunt|uncle|sister|brother|nan|gran|husband|wife|friend|son|daughter|neighbour)",
        "(my|our|me) [best|old] (pal|mate|friend|neighbour|neighbor|colleague|hairdresser|boss) "
        "... 's (cousin|mother|father|mum|dad|aunt|auntie|uncle|sister|brother|nan|gran|husband|"
        "wife|friend|son|daughter|neighbour|pal|mate) [in law] ['s]",
        "[my|our|the] (wife|husband|partner|boyfriend|girlfriend) 's [second] (cousin|aunt|auntie|"
        "uncle|nephew|niece) (over|in|down|up|out|back)",
        "(my|our) [own] (wife|husband|sister|brother|mum|mam|mother|dad|father|son|daughter|"
        "aunt|uncle|cousin|partner|flatmate|girlfriend|boyfriend) 's (friend|boss|neighbour|"
        "colleague|mate|cousin|teacher|hairdresser|landlord|friends|workmate|class)",
        "(my|our) (aunt|auntie|uncle|cousin|nephew|niece|pen friend) (in|from|back in|over in) ... "
        "(had|was|got|lost|went)", "the (man|woman|bloke|chap|lady|couple|fella|lad|girl) "
        "(opposite|next door|over the road|down the road|across the road|down the pub|at church|"
        "at the shop|up the road|round the corner)", "did not (she|he|they)",
        "(had|has|was) not (she|he)", "so they say", "the (vicar|postman|milkman|baker|priest) 's",
    ),
    "over": (  # it has gone: what was named before it is no longer there
        "(fine|ok|okay|better|normal|gone|alright|all right|good|settled|sorted|healed) (now|"
        "again|today|this morning|since)", "back to normal", "(went|gone|goes|go) (away|off)",
        "(has|have|'s|had|is|it) [all|now|since|completely|almost] gone (away|now|again|"
        "completely|by itself|on its own|down)",
        "(gone|went|come|came) [right|back|all|straight] down", "cleared up",
        "now (i am|it is|it 's|that 's|he is|he 's|she is|she 's|all is|everything is|all 's|all) "
        "[all|absolutely|completely|perfectly|quite] (fine|perfect|ok|okay|alright|all right|"
        "better|normal|grand|good|great|well)", "(fully|completely|totally) (better|recovered|"
        "healed|well)", "long gone", "good as new", "(fine|perfect|good|well|grand) ever since",
        "(it|that) was nothing [much|serious|in the end]", "(all|everything) was well",
        "came back by", "sorted itself", "healed [up|over|fine]",
        "wore off", "not any more", "no longer", "not anymore",
        "came back to life", "got better", "all clear", "settled down", "it passed",
        "has passed", "disappeared", "all better", "feels fine", "is fine", "'s fine", "was fine",
        "were fine", "are fine", "recovered", "right as rain",
        "(said|told|says|reckoned|decided|found) [me|us|that|him|her] ... (just|only|it was|it is|"
        "it 's) [just|only] (wind|nothing|heartburn|indigestion|muscular|anxiety|panic|"
        "trapped wind|a strain|a pulled muscle|reflux|stress)",
        "turned out [to be|it was] (fine|nothing|ok|okay|harmless|a strain|muscle)",
    ),
    "over-at-end": (  # the same, where nothing follows
        "(has|have|'s|had|is|it) [all|now|since|completely|almost] gone",
    ),
}  # fmt: skip
"""``pseudo`` takes the denial away from the words it covers; the others act on mentions."""


@lru_cache(maxsize=1)
def cue_patterns() -> tuple[Phrases, dict[int, str]]:
    """The cues, compiled at the first call, and the kind of each pattern by its number."""
    phrases = Phrases({})
    return phrases, {phrases.part(text): kind for kind, texts in CUES.items() for text in texts}
