"""Ordinary words that look like a slip of a danger word, and are none ("chess", "calm"). Data only.

Only words that could be mistaken are listed: those within one letter of a word of the danger
phrases, or made of two of them. They come from the pack's own sentences and from the 16,000
commonest whole words of the vocabulary of BERT (Apache-2.0).
"""

from __future__ import annotations

ORDINARY = frozenset(
    """
    abbot abby abe abed abend aboard abort abs accidentally accompany accounting ace ach acids
    acknowledge acoustic acre acres act acted acting actor acts ada add added addressing ads
    advanced advancing advised adviser advises aerial affect affected affection afl aftermath
    afterward agate aged agents agnes ahead aid aide aided aider aids aim aims ain airborne
    aired airfield airline airlines airplane airplay airport airs alain alcoholic alec alex ali
    alike allan allen allmusic allowing ally alma almighty alone alongside aloud alt alter alto
    altogether ambush amid among amused amy ana anaesthetic andrew android andy angel angie
    angles anglo angus ann anna anne annually answered answering answers anthem anton ants
    anytime anywhere apartment apartments apparent appeals appear appeared apple applicable
    applies approach arab arc archer archive archived archives areas aren arena argh ari aria
    arise ark armed armor armour armpit armpits armstrong army arose arrested arriving arrow
    arrows art arthritic arts ash ashe ashes aside assam asset assisting assure asteroid aston
    atom atop atp attached attacking attacks attained attending attention attracted aug augusta
    augustine augustus aunties ava ave avery awaiting award awareness awe awfy axe baba babbling
    babe bach backed background backgrounds backing backpack backs backup backward badge bags
    bail baker balanced bald ballad ballet ballroom baltimore ban banded banding bands bank
    banking banned barber barefoot bark barker barking barman baron barred barrels barriers
    barrow barry bars bart bartender barton base baseball based basement bases bass batch bates
    batman baton bats battle battlefield bay bays bce beaches bead beak beams bean beans
    bearable beard bears beast beasts beatrice beaver beck becker becomes bedbound bedclothes
    bedroom bee beers beethoven beforehand beg begged beginners beginning behalf behave bein
    beings belief believed believes bella belle belong belonged ben bending benedict benefits
    bert bet beta beth betty bias bid bill billboard billed bills billy bin bind binding bins
    birthday birthdays birthplace blackburn blacks blae blake blamed blames blaming blank blast
    blaze blend bless blessing blink blinking bloating bloc blockade blockers blocking blocks
    blog blond bloom blows blu blur bmj boarding boards boat boats bob boeing boil bold bolton
    bomb bon bond bonds bonus book booked books boom boone boop boost booth border bordered bore
    bored boring borneo borrowed bottles boundaries boundary bourne bow bowie bowl bowler
    bowling bowls boxes boxing boyd braced bracelet bracelets braces brad brady brae brains
    brake branches brand brands brave breach breakdown breaks breakthrough breastfeed
    breathtaking bred breed breeding breeds brent brew brian bride bridge brief briggs brightly
    brighton brine bro broad broadcast broadcasting brock brooke broon brotherhood brothers brow
    browne brownies browns brows browser bruce bruno brush brushed brushing brussels buck bud
    buddy budget bugs buildings bulgy bulldogs bulletin bulls bunch bunched bunged bunions
    burpee burping bursts bury busch bushes businesses businessman butter button buy buzz bye
    bypass byrne cabbages cables cain cake cal calfskin calling calls calm calmer calvin cam
    cambridge cameo cameroon campaign campaigns campbell camping camps campus campuses canberra
    candles cane cannon canon cans canton cao capable cape capped caps capt captains captured
    cara carbonate card cards cared career carefully cares carey cargo caring carl carmen
    caroline carp carpal carr carriage carriages carrie carrier carriers carries carroll carrot
    cars carson cart carter cartridge carve casa cases casey cash cassie caste castles castro
    casually catcher catherine cauld caves cbe cbs cdp cds cease ceased cell cellar cello cells
    cent center centered centres certainty ces cha chad chai chain chairman chairs champion chan
    chance chandler chang changes chaplain chapman chapped chapters charge charged charging
    charitable charles charm charming chartered chase chat chats chatting cheap checker checking
    checklist checkup cheeky cheer chefs chemistry chen cherry chesty chews chi chick
    childminder chile chillies china chip chips choir choosing chord chose christian christians
    chuck chuckled chung cia cider cigarettes circled circles circulating citation citations
    cite cks clad claiming clan clare clarinet clash classroom classrooms clause clawin claws
    clay cleaned cleaning clearance clears clicked clients clinical clinically clinics clip
    clips clock clocks clog clogs closer closest closet clothing clotting cloud clouds clown
    clubs clue clues clung clusters clutched clutching cnn coaching coast coastline coats cocked
    cockpit code codes cody coil coin coined col colds cole colin collarbone colleagues colored
    colors colours colt colts com comeback comedian comet comfortable comic commoner commonly
    commons communion communism communist communists compares compassion competitions
    competitive competitor complain complains complaints complete completed compliant composed
    composer composite composition comprends compressed compresses compressor comprise comprises
    comprising concealed conceded conceived concentrate concept concepts concern concerto
    concerts conclusion conclusions concurrently condemned cone conferred confessed confession
    confined confirm confront congo congress connor console consort constable constance
    constantine constructed constructing consultant consulting consumed consuming contacted
    contacts contain contained container content contest contestant contests continent continued
    continues continuing contract contracted contraction contractions contractor contracts
    contrast controlled controlling controls conversion convert converted convicted convince
    conway cook cooked cooker cooper cooperation cop copa copied copper cops copy copyright
    coral core cork corks corn corners cornwall corp corps corrected correctly cost couldn
    counties countless countries countryside counts county coup coupe coupled couples courses
    court courthouse courtney cousins cove coventry cover covering cowboy cowboys cowering cox
    cracking cracks crampons crap crashed crashing crawly creams creating creation creator
    creature creek creepy crescent crest crew crews crick cricketer crickets cried crimes
    crosses crossing crouched croup crow crown cruise crumb crumbling cubs cuffs cult cupboard
    cupped cups cure cured curing currency currents curry curse cursed curtains curved cushions
    customers cute cuttin cycles cyst dae dairy daisy dale dam dame damp dan dana dancer dances
    dane danish danny dante dare daring darken darkened darkness dart darts das dash data dated
    dates dating daughters dave dawn daylight daytime dayton deadline dealing deals dealt dean
    dear deaths debt debts dec decaf deceased decent decide decides declined decrease decreased
    dedication dee deed deeds deemed deer def definite degree dehydrate dehydrator dei del
    deleting delicious deliver dell della den denial denied denis dense deny departed depressed
    depth der des descending described deserted desk desperately destroyer destroyers detained
    detection detention diagnose dial diameter diana diaz dice didn died diego dies differences
    differentiate differently dig din diner ding dipped directing direction director directory
    disabled disappearance discharged discourse discover discovered discovers discovery
    discussed discussing diseases dish displaced displaying displays distress dive diving
    division dna doc dock docked docks docs doctoral doctorate doctors doctrine dodge doesn doi
    dollar dolls dom domain dome don dong donna doom doorbell doors doorway dorset dos doubles
    doubted doug dough dove dover download downs downstream downtown downward downwards dozed
    dozens dozer draft dragon drainage drains drake drawer drawings dread dream dreaming dress
    dressed dries drilling drinkin drip driven driver drives driveway droopy drought drums
    drumsticks dual dub ducks dude duel duet duke dull dumb dummy dump dumped dumps dunn duo
    dusty dvd dwelling earache earl earn east eastern easy eavesdropping eden edged eds
    education effective effects efforts efter eggs ego eighteenth eighth eighties election
    elections electrical electron electronic eleventh elise ella elle elsewhere embarked emotion
    emotions employed employing enable enclosed endorsed engaging engineer engineered
    engineering engines enjoying enrolled entering entirely entirety era erase erin erm errors
    escaping est esther ethan evan eve evenings event eventual everett everybody everyday
    exception exceptions exchange exchanged excluded excluding executed execution exertional
    expects expelled expert expertise explained explains explore explored explorer explores
    exploring exported expose exposing expressed expressing extended external eyed eyelids
    facebook faced faces facing factions facto factor factories factors facts fail fails
    failures fairy fake faking fame famed families fancy fang fangs fans fare farewell farmer
    farming farms farther fasting fate fathers fauna favorite favourite fax fbi fear fearing
    fears feart feast feat feather feathers featured featuring feb fed fee feedback feeds
    feelings fees fellow fellows fend ferry festivals feud fewer fiba fiddle fidgeting fielding
    fifth fight fighter fighters fights filed files filing fillers filmed filming filmmaker
    films fin finance financed findings finds fingerprints finishes finn finnish firearms fired
    fireplace fires fireworks firms fisheries fiver fives fix fixed flagship flakes flame flank
    flanked flared flash flashed flashlight flatmate flats flatten fleas fled flee fleet flesh
    flexed flexible flicked flies flights flint flip flipped flirting float floated floaters
    floods floss flour flowed flower flowering flows floyd flung fob focusing fog fold folder
    folds folklore following fond font foods fool footage footballer footballers footloose
    footsteps footwear ford fore forearms forehead forested forestry forests forever forget
    forgetting forgive forgot forgotten form formal formally formed forms fort forth forts
    fought founders founding fourteenth fpin fraction france frank freaking fred free freed
    freestyle freshman freshwater fret friction fridays fridge fried friendly friends friendship
    frighten frog frostbite frown frowning froze fry fucking fuel fun fund funding funk fur
    furthermore fuss fussy gabe gable gage gain gained gaining gains gal gale gall gallbladder
    gallstones gambling gameplay games gamma gang ganging gap garde gardens gary gases gasoline
    gasped gates gateway gather gathered gathering gavin gay gaze gazed gdp gear gels gen gender
    gene generals generate gentlemen gerry ghosts gie gied gift gig gil giles gill ginger git
    giveaway glad glancing glove glow glowing glue gluten goa goal god gods gold goodman
    goodness goods gore gould gout governed gown gps grab grabbing grabs grace grade grain gram
    grammy grams grand grandchildren grandparents grant granting grape grave graves greatest
    greek greeks greene greens greenwich greeting greg grew greyhound grid grim grin grinding
    grinning grips groan gross grounds groups grove grow growin growl grows grumbles guest
    guests guitarists guitars guns gus guys haal habitat habits hacked hadn hague hai hairless
    hairs hairy hal hale halfway hall halls hamlet hamstrung han handball handbook handbrake
    handed handicap handing handle handles handsome handstand hangover hank hanna hans happy
    hardcore hardware hardy hare harley harm harming harmless harp harper harry hartford hasn
    hastings hatch hate hated hates hatred hauled haunds havana haven haystack hazel headaches
    heading headlines headphones headquarters heads health healthcare healthier healthify hearin
    hears heartburn heath heather heavyweight heck hedgehogs height heir heirs helpless hence
    hens herb herd heredity herman hero hid hide hiding highland highlands highlight highlights
    highs highway highways hind hing hint hire hired hiring hirpling hispanic hissed hitting
    hives hmm hms hobbling hocks hola holden holder holdings holds holes holidays holt holy
    homeland homeless homer homes homestead hometown hon hong honkin honor honorable honoured
    hood hooked hoped hopefully hopes hoping horn horns horrified horsepower hosepipe hospitals
    host housebound housed household householder households houses housing howe hrt hsis huang
    hub hug hugh hugo hull hum humans hundreds hungary hunt hunter hunting hurling husbands hut
    hydration ian ibm ibn icon ideal ideas igor illnesses imagined imaging imbalance immediate
    immunity impressed impression improvements inc inception incident incidents income incoming
    increase increases increasingly india indication indie indo indoor inducted induction
    industries infantry infections infertile inflation informal informed infrared ing ingrown
    inhalers inject injections ink inland inlet inmates inn input insects inserted insight
    insisted insoles inspection inspector instance instinct intake integral intended intensive
    intent intention inter interchange interest interested interesting interface internet
    intersection interval intervals interview intimate intro invented invention invested
    invisible ion ions ira iran islander islands isn iso isolated issued issues ist itch ither
    itv ivan jace jack jacket jade jail jake jam jan jane jax jay jeep jen jenks jenna jerk
    jerry jess jets jews jiggling jill jim jin joan job jobs jockey joe join joins jokes jolt
    jon jones jose journeys joy juan jude judge judging judy jumpy jun jung jury justice justin
    kai kane kara kat kate kay keeper kelly ken kent kerr kerry kettlebell key khan kicks
    kidneys kilometres kim kin kinda kinder kinds king kings kirk kiss kissed kisses kissing kit
    kittens knack knight knights knit knitting knobbles knocking knockout known knows knox kong
    kurt labor labs laces lacked lacking lacks lacrosse laddered lads lag lager lake lakes lam
    lambs lamps lance land landing landmark lands lane lanes lang laos lap laps lara lard lark
    larry las latex latin latter laughs laughter launch launched launching laws lawson lawyer
    layer layout lazy lea leading leads leaflet leah leaky lean leaned leans leap leapt learn
    learning lease leased leather led lee leeds leek leftover legend legends legroom lend
    lengths lengthy lens lent leo les lesson letter leung lever liberation lick lid lied
    lieutenant life lifelong lifestyle lifetime lifts lighter lighthouse lighting lightly
    lightning lightweight liked likelier likeliest likes likewise lil lilly lima limber lime
    limescale limestone limiting limo lin lineage linebacker lined liner lineup lingering linked
    links lion list listed listened listener listening listing lists lit liter literacy literary
    litter liu live lived liverpool lives living liz loan loans location loch locker lodge logan
    logging logo logs lois lok lol lola lone lonely longing longtime loop loops loosening
    loosens looser lord lords lorries los loser loses lotus lou loved lover lovers loves loving
    lowe ltd luc luck lucky luke lumber luna lunged lust lynch mac machines mack madam maddening
    madrid mae mag mai maid mail mailing maine mainland mainstream maintain maintained
    maintaining maintains mair maker makers makeup mal male males mall management manager
    managers manages managing mandate mankind mann manor mansfield mao map maps mar mara
    marathons marc marcel marching marco marie marion maritime marker market marketed marketing
    marking markings marriages married marry marrying mars marsh marx mary masks massacre masses
    mast master mastered mastering mat matched matches matching material maternal math maths
    mating matt mattered matters matthews mature max maya mayo mayor maze meal meals meaning
    meanings meant meantime meanwhile medal medals media medicines meditation meet meeting
    meetings meg megan mel melt mend mends menopause mental mentions mentor menu mere merry mesa
    message messages messenger met meters metre mets meyer mgm mia mice mick mid middlesex
    midges mighty mike mild milder milkshake mill miller mills mince mind minded minds mines
    ming minimum mining minister ministers ministry minor mint minus minuted mir miss missed
    missiles missions mist mister mistress mit mitch mites mithering mix mixer moan moans mob
    mock mode modeling moderate modes moist moles moments momentum mon money monitoring monitors
    monkeys monks monte montreal monument mood moody moonlight moor moore moreover mornings
    moses mothers moths motioned mould mound mount mountains mouths movements movie movies mower
    mph mps mucking mugs muller mumbled mumps mums murderer murders murmured musicians mutations
    mute muttered myth naan nah nam name named narrowly narrows nasa nash nat nate natter nave
    navy neal nearby neat neatly necklace necks ned nee needs neighborhood neighborhoods
    neighboring neighbors neighbourhood neighbouring neighbours neil neo nervously ness nest net
    netherlands nettle neur newer newman newport newspapers newton nickel nickname nicknamed
    nightclub nightly nightmare nightmares nil nile nina nines nineteenth nineties nipples nits
    nod node noir nord norfolk norm norman normandy norse norton norway noses nostrils notable
    notebook noted notes nothin notices noticing noting notion notre noun nov nova nowadays nsw
    numbered numbering nurses oak oat oath obe objected observatory obsolete obtaining obviously
    occasion occasions och oct odds offence offering officer officers offices offline offs
    offset offshore offside offspring oily older ole oliver omen ones online onset onwards
    onybody ooh opens operate operates operating operational operations operative operator
    opposing orange oranges orbit ordained ordering orders ordinary ore org oscar others
    otherwise otto ought oul ounce ours outbreak outcome outcomes outdoor outfit outflow outlet
    outlets outline output outreach outright outstanding overall overcome overdo overdoing
    overdrinking overhead overlooking overs oversaw overseas oversight overstrain overtake
    overtime overtired overtraining overuse overview overweight overworked owe owed owen owing
    owl owner owns pac pace paced pacing package packages packing pact page pages paid
    painkiller painter painters painting paintings pair paired pairs palace palestine pallets
    pam panel panicked pant panthers papal paperback papers paperwork papua par paradise
    paraguay parameters paramount parched parent paris parishes parker parks parkway parted
    particle partisan partnered partners partnership partnerships party pas passages passengers
    passes passive passover passport passports password passwords pasta pastor pat patches
    patent patents paternal path paths patience patrol paul paused payday payments pays pbs
    peace peak peaked peaking peaks pear pearson peasant peasants peel peer peered peers peg
    pending penknife penn peoples peppermint per perfection periodic periods perry personally
    personnel persons pet petals pete peterson petty pga phd phillies phlebologist phones
    pianists pickled picks pickup pictured pie pierce pigs pike pile piles pinch pine pines
    pints pinyin pipeline piper pitching pitt pity pius placed placement places placing plain
    plains plan planes planets planks planning plans planted planting plastic plates played
    players playlist playoff playoffs plays playstation playwright plea pleased pleasure plot
    plots poach pocket poet pointed pointing points poker poking pol pole poles polished poll
    polls polo poorin pope porridge portable portions portland porto portrait portrayed ports
    portsmouth pose posed poses position positively possibly poster posterior posting postman
    postponed posts postwoman potatoes pothole potter potty pound powders powers practical
    praise praised praising pram pray prayed prayer praying pre precious predator prep prescribe
    prescriber prescribes present presenter presently presents preserve preserved presided
    president presidents presses pressures presumed pretending prevalent prevented prevention
    preventive prevents previously prey prices prickle pride primarily prime prince printed
    printing prints prison prisoner privately prizes pro procedures processed processing
    produced producing prof progressive prompted prone prop properties property proposed prose
    proteins prove psalm pubs puffer pump pumps punch punched punished punk pupils purely purse
    pursuing pushes pushing puts qing quarterback quarterly quartet que queens queensland
    questioned questions quid quiet quilt quinn quiz quote rabbi rabbitt racecourse racehorse
    racer rack racket racking radiation rae raf rafe rage rai raid rail railing railroad rails
    railways rainfall rains raises raising raj rally ram rama ramp rams ranch rand randy rang
    ranged ranging rankings ranks rao rap rape raped rapids raspberry rated rates rating ratio
    rats ray rays reach reaching reacting reaction read reader reading readings reads realism
    realize realized realizes realizing realm reasonable reasons reassure rebounds rebuilding
    recalled receiver reception recognised recogniser recognized recognizes recovered reds
    reduce reduces reed reef reel reet refugees refuse refused refusing regent regiment region
    regional regularly regulate regulator rehydrate rehydration reid reilly reins rejected
    rejection related relating relaxants relaxes relay releases relegated relied relieve
    relieved reliever relieves religions religious remarked remembered remembering reminder
    remove removing ren rendered rendering rene rent rental rented reopened repaired repeated
    repeating replaced replacing required research resembled reserved reserves reside residence
    residency residents resides residing resisted resolved respected responded response
    responsible restored result resulted resulting retained retaining retire returned returning
    rev revealed revealing reverend reversed revision rex rey reyes rhine rhode rice rick ricky
    rider rides rights rim rings ringworm rio riot ripe risen rises risks risky rite rivera
    rivers riverside rna roads roadworks roar rob robe robot rocked rocking rocks rocky rod role
    roles roller rolls roma roman rome ron roofs rooms rooted roots rory rosie ross roster rot
    rota rotation roth rouge route rover rovers row rowed rows roy rpm rubbed rubs ruby rude rue
    rug ruin ruins rung runner runway rushed rushing rusting ruth ryan sack sacked sacks sad
    sadly safe sage sail sailed sailing saint sake sale sales sally salmon salts salty sam sammy
    san sandbags sanded sands sandstone sandwich sandy sang sant sao sara sash saturn save saved
    saving sawyer saxon scales scam scanning scans scare scarring scars scary scattered
    schooling schools scope score scored scorer scores scots scout scouting scouts scrambled
    scrapped screamed screened screening screenplay screens screenwriter seal sealing seals seam
    seams sean searched searching seas seasick season seasonal seated seating seats seattle sec
    sections seeded seek seeking seeks seemingly sees seizin selection selling sells sen send
    sending sends sensed senses sent sentenced separate sequence sequences ser serve serves
    sessions seth sets setting settings settled settlement settlements settlers seventeenth
    seventh seventies severely sewing sexy shades shaft shakespeare shame shane shape shaped
    shapes share shared shares sharing shark shave shaw sheer sheffield shell shelling shells
    shi shifts shine shingles ship shipped shipping ships shire shirts shock shocking shone
    shoot shooter shores shortened shotgun shots shouldn shout shouting shouts shove shoved
    shoves shoving showcase showed showers shown shows shred shrink shutting shy siblings sic
    sid sidewalk sidney sigh sights signaling signals signing silently silk sill simon simone
    sin sing singer singers singles sings sinister sinking sinks sins sip sipping sips sir sire
    sisters sites situations sixteenth sixth sized skating sketches skies skill skilled skills
    skipped skirt sky slam slamming slate slaughter slice slick slid slides slightest slim slip
    slot slowed slower slugs smallest smart smear smelled smiled smiles smiling smoker smokes
    snails snakes snaky snatched sneak sneezing snore snores soap socialist sofas sofia soft
    softball soften soils sol solar sold soldier solfa solo solve someday somehow somerset
    somethin sometime somewhere songs songwriter songwriting sonic sons sony soothe sorts soul
    soundtrack soup sour south southbound sow sox spa space spaces spain spam span spanning
    spans sparked sparkling sparks speaks spear spears specialises specialists speeches speeds
    speedway spelled spelling spells spend spending spiders spidery spilt spineless spines
    spirits splashed splits splitting spoil spoiling spoke sport sporting sports sprang sprays
    spreidin springfield springs sprinting sprung spuds spun spur spy spying squad squashes
    squat squeaking squealing sri stack stade staff staged staging stagnant stair stairlift
    stake stakes stale stalin stall stan standards standings stare stared stares staring stark
    starr starred starring starter startled state stated states station stations status
    statutory staun stead steal stealing steaming steele steep steering stein stem stems stent
    stephanie stephen stephens stepwise sterling steven sticky stiffen stint stir stirling stock
    stocks stoke stole stomachs stooping store stored stores storey storm stormy storyline
    straightened strain strained strand stranded strands strangely stranger strangers
    strawberries stray streams streets strengthen strengthened strengthening stressed stretchy
    strike striking strings stripes stripped strips strode stroked strokes stroking strongest
    strongly struggled sts stuart stubborn students study studying stumbled stunning stunt stye
    styled styles sub sucks sue sued suffocation suggests suit suitable suite suits sulking sum
    summers summit sunburn sundays sunflower sung sunlight sunny sunrise sunset super
    supervision supported supporter supports supposed sur surf surfaced surfaces surge surprise
    surprising suspected suspects suv swan swapping swarm swearing swears sweep sweeping sweet
    sweetheart swept swift swimmer swimmers swing swinging swiss switches switching swords swore
    swung symptomatic tablecloth tables tackles tae tag tai tailed takeover tal tale tales
    talked tall tamil tang tangled tank tanks tapes tapin tapped tapping tara target targets
    task tasked tasks taste tastes tate taters taught tax taxes teachers teaching teachings team
    teamed teammates teams teas teased teasing tech ted teddy teen teenage teenagers tek tel
    telephone telescope television temperatures tempo tenants tend tended tendons tends tenner
    tenor tens tensed tenth terror terry tess testament tested testing text texts tha thai
    thanksgiving theater theaters theatres thee theirs theme themed themes theo theories
    thereafter thereby therefore theresa thicken thinning thirds thirsty thirteenth thirties
    thon thor thorne thornton thoughts threat threats threshold thrombose throughout throws
    thudding thump thus thy ticket tide tides tier ties tighten tim timer tina tipped tips tire
    tiredness tires tissues title titles toast toby todd toddlers toddy toffee tolerance toll
    tom tomatoes tomb tommy tone tones tong tons tony tool tools toothache toothpaste topic
    topped tops torch toronto torso tortured tosh toss touchdown touchdowns touring tourists
    tours tow tower towers towns township townships toy toys trace traced traces tracked tract
    tracy trading trafficking trail trailed trained trains traits tram trap trash travel tray
    treason treasurer treasury treat treatable treating treatise treatments treats trees trek
    trembled trend trends trent trey tri trial trials triangle tribes tricks triggered triggers
    trim trio trombone trombosis troops trophy troubled troubling troy trucks trump trust
    trusted tube tucker tuesdays tug tune tuned tunnels turf turin turks turner turnout twisting
    twit tying types tyres uci ulceration ulster ultimate ultrasonic ultrasound una unbearably
    unblock unblocks unchanged uncommon uncovered uncrossed und undergo undergoing underground
    underlying underpin understanding understood undertaken undertook underwater underway
    underwear underwent underworld undressing unexpected unfinished uni union unit unlikely
    unreleased unstable untouched untucked upcoming update upload uploads uprising upsets upside
    upstanding upstream usa usage usc usd user uses uss utc vaginal val vale value valve valves
    var vary vase vegan veil vera verb vet via vic views viking villages vince violence violet
    visions visiting vista voiced voicemail voices void von vote vowel vowels wad wade wage
    wages wagons waistband waistcoat waited waiter waiting waitress waits wakened wakin wales
    walker wallet wallpaper wally walsh walt walter wandering wang ward warden warding wards
    warehouse warmers warn warned warner warning wars warsaw warships wart wartime warts wary
    washed washing wasn wasps watched watches watching waterfall watering waterloo watershed
    watt watts waved waves waving wayne ways wealthy wear wears weaver weaving web wedding
    weekend weekends wei weigh weighing weighted wells wen weren wes west wha whatever wheat
    wheel wheelchair wheels whereby wherever whichever whiplash whit whitening whites whoever
    whom whooping whooshed wicket wide widespread wifi wiggling wildlife wildly willing willis
    willow win winced winding window winds windy wines wing winged wings winked winner wins
    winters wiped wipin wireless wires wiring wise wish wishing wit witch witches withdraw
    withdrawn withdrew witness wives wondered wong woo woodland wor wording wore worker workmate
    workshop workshops worlds worldwide worn worrier worrying wouldn wow wrapping wrestlers
    wrestling wriggles wright wrists writers writes writings wrote wwe xbox xiv yaar yale yan
    yang yard yawn yearly yeast yell yemen yep yield yon york youngsters yourself youth zach
    zack zane zhang zoe zones zoo
    """.split()
)
