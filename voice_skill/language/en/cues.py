"""English words that show how speech is built: subjects, verbs, questions, denial, persons.

Grammar, not health: nothing here knows what a pack is about. Phrases are in ``cue_phrases``.
"""

from __future__ import annotations

PRONOUNS = frozenset({"i", "he", "she", "it", "they", "we", "you", "there", "that", "this"})
OWNERS = frozenset({"my", "me", "his", "her", "our", "their", "the", "this", "that", "your", "one"})
MINE = frozenset({"my", "me", "his", "her", "our", "their", "this", "these"})
REPORTERS = frozenset({"i", "he", "she", "they", "we", "it"})
AUXILIARIES = frozenset(
    "is are am was were do does did can could should would will might may has have had must".split()
)
MODALS = frozenset("do does did can could would will might may should must".split())
FINITE = AUXILIARIES | frozenset(
    "'s 'd feel feels felt get gets got keep keeps kept go goes gone went hurt hurts look looks "
    "looked seem seems started starts came comes turned turns ache aches swelled think thought "
    "know noticed take takes need wo woke started just still also never suddenly burst bled bleeds "
    "throbs kills says said won ca been want really only always can't hurts stopped stops "
    "coughed fainted collapsed passed lost drank ate swallowed fell broke knocked banged stood "
    "trod cut smells stinks leaks itches burns tingles".split()
)
PAST_VERBS = frozenset(
    "was were had did could got went came turned felt said told put found took gave used".split()
)
NO_PAST_FORMS = frozenset("red bed shed need feed seed weed speed hundred naked sacred".split())
TELLS_NOW = frozenset(
    "is 's am are can have has hurts aches throbs bleeds burns keeps feels looks gets".split()
)
"""Verbs that tell of now, whatever is told of long ago after them."""
PAST_STATES = frozenset("was were had did could used".split())
LATELY = frozenset("now still since today tonight morning yesterday again suddenly".split())
"""A clause with one of these does not tell of long ago."""
ABLE = frozenset("can could will would able manage managed fit".split())
"""With these it may be a sign that something is not: "can't get my boot over this calf"."""
MENDED = frozenset("gone good fine better healed recovered well ok okay clear over".split())
"""Before "now" at the end of a clause these close what lies in the past: "long gone now"."""
BARE_VERBS = frozenset(
    "swell go turn bleed bleeds burst get become feel hurt ache cramp cough faint collapse "
    "have hang dangle put stick sit sleep rest raise make cause lose stop start smell spread "
    "bleeding die start".split()
)
ASKED_VERBS = BARE_VERBS | frozenset(
    "say help work mean happen know think tell find see look need want give use turn come change "
    "do be show heal settle clear shift matter ever".split()
)
"""After "did" and a subject these make a question: "did the doctor say"."""
TROUBLES = frozenset(
    "worries worried scares scared frightens frightened bothers bothered concerns concerned "
    "hurts happened happens started gets got troubles".split()
)
"""After "what" these begin a statement: "what worries me is my foot"."""
AFTER_THERE = frozenset(
    "| and but in on for since from with also now only too still always today".split()
)
"""After "is there" these make no question of it: "swelling is there since morning"."""
SEEMINGS = frozenset("looks look looked feels felt seems seemed appears".split())
TRUE_THAT = frozenset("true right possible likely normal common fact case correct sure".split())
"""Before "that" these make the question go on: "is it true that ..."."""
QUESTION_WORDS = frozenset({"what", "how", "why", "who", "where", "which", "when", "whose"})
HARD_BREAKS = frozenset(
    "but however though although because cos coz cause whereas except unless while whilst if "
    "when whenever until till apart besides whether".split()
)
SOFT_BREAKS = frozenset({"and", "or", "nor", "so", "then", "plus", "now", "also", "yet", "as"})
ADVERBS = frozenset(
    "also now then just still really suddenly always never only all both even already "
    "certainly definitely today sometimes today's actually keep".split()
)
LINKS = frozenset(  # a subject after one of these does not begin a clause of its own
    "that if whether when because what how why where who which as than like while is are am "
    "was were do does did can could should would will shall may might have has had and or "
    "but so think thought say says said feel feels know sure wonder wondering believe reckon "
    "guess suppose saying thinking imagine imagining assuming hope see tell mean means it "
    "not of in on at to from with about for by behind under round around up down below above "
    "near into over "
    "thank pretend "
    "inside between through and worried scared afraid only even just 's".split()
)
ASK_LINKS = frozenset(  # a question word after one of these is no question of its own
    "know tell see me about wonder wondering ask asked explain understand say says matter 's "
    "is remember of with to sure idea no like that's than on at".split()
)
LEAD_INS = frozenset(
    "and but or so well ok okay hi hello hey please sorry doctor then now also just oh right "
    "look listen actually no yes yeah aye excuse basically anyway alright nope er like "
    "because cos thanks good morning evening afternoon quick question".split()
)
JUDGED = frozenset(
    "thing normal dangerous serious bad common sign symptom emergency true related linked "
    "worrying harmless harmful myth risky possible urgent".split()
)
"""At the end of what begins with "is" these make a question of it: "is black urine normal"."""
SUPPOSING = frozenset("if supposing suppose imagine assuming gin say".split())
"""Before a subject and its verb these suppose: "supposing my vein burst"."""
REALLY = frozenset("is am are 's have gone been now can i".split())
"""Words of what is so: "imagine my foot 's gone blue"."""
JUST_SO = frozenset({"gone", "been", "just", "now"})
"""With these, "say my foot 's just gone cold" is said to somebody, and is so."""
UNREAL = frozenset(
    "could had got was were fell lost felt went started woke stood trod stepped cut ever".split()
)
"""After "suppose I" these only suppose; "suppose I should ring" does not."""
EVER = frozenset({"ever", "say", "perhaps", "maybe", "one", "day"})
"""Between "if" and its subject: "if ever my leg swells"."""
STOPS = frozenset("but just only except although though still yet however instead".split())
NEGATORS = frozenset("not no never without neither nor none nothing nae nobody".split())
DENIES = frozenset({"denies", "denying", "denied"})
"""How nurses say "no": "denies chest pain"."""
ONLY = frozenset({"only", "just"})
CONCORD = frozenset({"no", "nothing", "none", "neither", "nor", "never"})
NO_PARTICLE = frozenset(  # after one of these "no" answers something, it denies nothing
    "i he she it they we you there that my me his her our their the not no but just only "
    "because well actually and thanks thank sorry wait really never none nothing neither "
    "nope this".split()
)
ANSWERED = PAST_VERBS | frozenset(
    "been woke fell broke knocked banged stood trod swallowed drank ate coughed fainted collapsed "
    "started stepped".split()
)
"""After a "no" that opens a sentence these deny nothing: "no been out in the sun all day"."""
WHATEVER = frozenset("been i he she we it my his her our the there somebody someone".split())
"""After a "what" that opens a sentence these ask nothing: "what my vein is bleeding"."""
ASKING = frozenset(
    "know ask asking wondering wonder should mean means meant signs symptoms sign symptom do does "
    "did said says called cause causes like about advice difference treatment can could would "
    "need look looks eat take".split()
)
"""With one of these "what" asks all the same: "what the signs of a clot are"."""
EARLIER = frozenset("yesterday before last usual ever always when my".split())
"""With these "the same as" tells of a state: "is swollen the same as yesterday"."""
SO_LITTLE = frozenset("not hardly barely scarcely only just".split())
"""After "can" these tell and ask nothing: "can only get one boot on"."""
GIVES = frozenset("tell give show ask let help advise teach to for about with".split())
"""Before "me" these say that it is no dialect for "my": "tell me about swelling"."""
HERE_AND_NOW = frozenset("now already today tonight currently still since again mine".split())
GENERIC = frozenset("you your people patients anyone anybody women men folk folks everyone".split())
RELATIVES = frozenset(
    "husband wife mum mom mam mother dad father da son daughter boy girl child kid baby "
    "bairn wean toddler nan nana gran granny grandma grandad grandpa granddad grandfather "
    "grandmother partner neighbour neighbor friend uncle aunt auntie brother sister client "
    "patient resident mate colleague missus hubby lad lass lassie boyfriend girlfriend "
    "fiance nephew niece cousin grandson granddaughter grandchild twin lodger boss man woman "
    "lady bloke gentleman fella chap old hubbie mummy daddy mama papa someone somebody "
    "children kids boys girls tenant guy customer passenger ma teammate player stepson "
    "stepdaughter law infant newborn pal carer".split()
)
BORN = frozenset("baby child bairn wean twin twins infant".split())
BEARS = frozenset("had having have carrying expecting delivered after since with".split())
"""Before a word of ``BORN`` these tell of a birth: the person meant is the mother."""
ANIMALS = frozenset(
    "dog dogs cat cats horse horses pony cow cows bull sheep lamb goat rabbit hamster puppy kitten "
    "parrot budgie hen chicken pig donkey mare ferret "
    "car van engine boiler radiator kettle laptop computer printer phone fridge freezer hoover "
    "lorry tractor telly machine dishwasher hose".split()
)
"""And machines, which burst, cough and die too."""
ANIMAL_HAS = frozenset("'s has is was had keeps can could got seems went".split())
"""After an animal these tell that the sign is the animal's: "the horse has a swollen leg"."""
LOOKS_BACK = frozenset({"that", "it", "this", "and", "when", "before"})
"""A clause that begins so and tells of long ago puts the clause before it there too."""
HABITS = frozenset("only relief better easier helps help eases ease settles worse hurts".split())
"""Before "if" these make it a habit: "it only eases if i hang my leg down"."""
OTHERS = frozenset({"he", "she", "his", "her", "him", "they", "their", "them", "hers"})
THINGS_TOO = frozenset({"they", "them", "their"})
"""Words of ``OTHERS`` that may stand for feet or toes: "i can't feel them"."""
SELVES = frozenset({"i", "my", "me", "myself", "mine"})
