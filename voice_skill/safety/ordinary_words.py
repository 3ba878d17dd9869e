"""Ordinary words that look like a slip of a danger word, and are none ("chess", "calm"). Data only.

Only words that could be mistaken are listed: those within one letter of a word of the danger
phrases, or made of two of them. They come from the pack's own sentences and from the 16,000
commonest whole words of the vocabulary of BERT (Apache-2.0).
"""

from __future__ import annotations

ORDINARY = frozenset(
    """
    abbot abby abe abed abend aboard abort abs accidentally accompany accounted accounting
    accounts ace ach acids acknowledge acoustic acre acres act acted acting actor acts ada add
    added addressing adjoining adoption ads adults advanced advancing advised adviser advises
    aerial affect affected affection afl aftermath afterward agate aged agents agnes ahead aid
    aide aided aiden aider aids aim aims ain airborne aired aires airfield airline airlines
    airplane airplay airport airs airways alain alan alcoholic alec alex alexander alexandra ali
    alice alike allan allen allergies allmusic allowance allowing ally alma almighty alone
    alongside aloud alt alter alto altogether ambush amid among amounts amused amy ana
    anaesthetic andrew android andy angel angela angeles angelo angie angles anglo angus ann
    anna anne annually answered answering answers anthem anton ants anytime anywhere apartment
    apartments apparent appeal appeals appear appearance appeared appearing apple applicable
    applies appointments approach arab arabs arc archer archive archived archives areas aren
    arena argh ari aria arise ark armed armor armour armpit armpits armstrong army arose
    arranger arrested arriving arrow arrows art arthritic arts ash ashe ashes aside assam
    asserted assessed asset assigned assistance assisting assure asteroid aston athletic atom
    atop atp attached attacking attacks attained attempts attending attention attracted
    attracting aug augusta augustine augustus aunties ava ave avery awaiting award awareness awe
    awfy axe baba babbling babe bach backed background backgrounds backing backpack backs backup
    backward badge bags bail baker balanced bald ballad ballet ballroom baltimore ban banded
    banding bands bangalore bank banking banks banned barber barefoot bark barker barking barman
    baron barred barrels barriers barrow barry bars bart bartender barton base baseball based
    basel basement bases bass batch bates batman baton bats batted battle battlefield baxter bay
    bays bce beaches bead beak beams bean beans bearable beard bears beast beasts beatrice
    beaver beck becker becomes bedbound bedclothes bedroom bee beers beethoven beforehand beg
    begged beginners beginning behalf behave bein beings belief believed believes bella belle
    belong belonged belonging ben bending benedict benefits bert bet beta beth betty bias bid
    bill billboard billed bills billy bin bind binding bingo bins birthday birthdays birthplace
    biscuit bitcoin blackburn blacks blae blake blamed blames blaming blank blast blaze blend
    bless blessing blink blinking bloating bloc blockade blockers blocking blocks blog blond
    bloom blows blu blur bmj boarding boards boat boats bob boeing boil bold bolton bomb bon
    bond bonds bonus book booked books boom boone boop boost booth border bordered bore bored
    boring borneo borrowed bottles boundaries boundary bourne bow bowie bowl bowler bowling
    bowls boxer boxes boxing boyd braced bracelet bracelets braces brad brady brae brains brake
    branches brand brands brave breach breakdown breaks breakthrough breastfeed breathtaking
    bred breed breeding breeds brent brew brian bride bridge bridges brief brigades brigadier
    briggs brightly brighton brine bro broad broadcast broadcasting brock brook brooke broon
    brotherhood brothers brow browne brownies browns brows browser bruce bruno brush brushed
    brushing brussels bubble buck bud buddy budget bugs buildings bulgy bulldogs bulletin bulls
    bunch bunched bunged bunions burpee burping bursts burton bury busch buses bushes businesses
    businessman butter butterfly button buttons buy buying buzz bye bypass byrne cabbages cables
    cain cake cal calfskin calling calls calm calmer calvin cam cambridge cameo cameroon
    campaign campaigns campbell camping camps campus campuses canberra cancel candles cane
    cannon canon cans canton cao capable cape capped caps capt captains captured cara carbonate
    card cardinal cards cared career careers carefully cares carey cargo caring carl carmen
    caroline carp carpal carr carriage carriages carrie carrier carriers carries carroll carrot
    cars carson cart carter cartridge carve casa cases casey cash cassie caste castles castro
    casually catcher catherine cauld caves cbe cbs cdp cds cease ceased cell cellar cello cells
    cent center centered centres certainty certified ces cha chad chai chain chaired chairman
    chairs chambers champion chan chance chandler chang changes channels chaplain chapman
    chapped chapters charge charged charging charitable charles charm charming charted chartered
    chase chat chatbot chats chatting cheap checker checking checklist checkup cheeky cheer
    chefs chemistry chen cherry chestnut chesty chews chi chick childminder chile chillies china
    chip chips choir choosing chord chose christian christians chuck chuckled chung churches
    churchill cia cider cigarettes circled circles circulating citation citations cite cks clad
    claiming clan clare clarinet clash classroom classrooms clause clawin claws clay cleaned
    cleaning clearance clears clicked clients cliffs clinical clinically clinics clip clips
    clive clock clocks clog clogs closer closest closet clothing clotting cloud clouds clown
    clubs clue clues clung clusters clutched clutching cnn coaching coalition coast coastline
    coats cocked cockpit code codes cody coil coin coined coins col colds cole colin collarbone
    colleagues collection collections collective colonies colored colors colours colt colts com
    comeback comedian comet comfortable comic commented commenting commitment committee
    committees commoner commonly commons communion communism communist communists commuter
    companies companions compares comparison compassion competed competes competitions
    competitive competitor complain complains complaints complete completed compliant composed
    composer composite composition comprends compressed compresses compressor comprise comprises
    comprising computers concealed conceded conceived concentrate concept concepts concern
    concerto concerts conclusion conclusions concurrently condemned conditions conduction cone
    conferred confessed confession confined confirm confront congo congress connecting connor
    conservation console consort constable constance constantine constructed constructing
    consultant consulting consumed consumer consumers consuming contacted contacts contain
    contained container content contents contest contestant contests context continent continued
    continues continuing contract contracted contraction contractions contractor contracts
    contrast controlled controlling controls convent conversations conversion convert converted
    convicted conviction convince conway cook cooked cooker cooper cooperation cop copa copied
    copper cops copy copyright coral core cork corks corn corners cornwall corp corps corrected
    correctly cost couldn counties countless countries countryside counts county coup coupe
    coupled couples courses court courthouse courtney cousins cove coventry cover coverage
    covering cowboy cowboys cowering cox cracking cracks crampons crap crashed crashing crawly
    creams created creating creation creator creature credited creek creepy crescent crest crew
    crews crick cricketer crickets cried crimes crisis crisp crosses crossing crouched croup
    crow crown crowned cruise cruiser crumb crumbling cube cubs cuffs cult cupboard cupped cups
    cure cured cures curing currency currents curry curse cursed curtain curtains curved
    cushions customers cute cuttin cycles cyst dae dagger dairy daisy dale dam damaging dame
    damp dan dana dancer dances dane dangers danish danny dante dare daring darken darkened
    darkness dart darts das dash data dated dates dating daughters dave dawn daylight daytime
    dayton deadline dealing deals dealt dean dear deary deaths debt debts debut dec decaf
    deceased decent decide decides declined decrease decreased decree dedication dee deed deeds
    deemed deer def definite degree dehydrate dehydrator dei del deleting deliberate delicious
    deliver dell della den denial denied denis dennis dense deny departed depressed depth der
    des descending described deserted deserved desired desires desk desperately destroyer
    destroyers detained detected detection detention determine devices devil devotion diagnose
    dial diameter diana diaz dice didn died diego dies differences differentiate differently dig
    din diner ding dipped directing direction director directory disabled disappearance
    discarded discharged discourse discover discovered discoveries discovers discovery discussed
    discussing diseases dish dishes displaced displaying displays distress dive diving division
    dna doc dock docked docks docs doctoral doctorate doctors doctrine dodge doesn doi dollar
    dolls dom domain domains dome don dong donna doom doorbell doors doorway dorset dos doubles
    doubted doug dough dove dover download downs downstream downtown downward downwards dozed
    dozens dozer draft dragon drainage drains drake draped drawer drawings dread dream dreaming
    dress dressed dries drilling drinkin drip driven driver drives driveway droopy drought drums
    drumsticks dual dub ducks dude duel duet duke dull dumb dummy dump dumped dumps dunn duo
    dusty dvd dwelling earache earl earliest earn east eastern easy eavesdropping eden edged
    edit eds education effective effects efforts efter eggs ego eighteenth eighth eighties
    elders election elections electrical electron electronic eleventh eli elise ella elle
    elsewhere embarked emi emotion emotional emotions employed employing enable enclosed
    encourage endorsed endurance engaging engineer engineered engineering engines enjoying
    enrolled ensuring entering entirely entirety epic era erase erin erm errors escaped escapes
    escaping espressos est esther ethan evan eve evenings event events eventual everett
    everybody everyday evolution exam exception exceptions exchange exchanged exciting excluded
    excluding exclusion executed execution exertional exists expansion expects expelled expert
    expertise explained explains explore explored explorer explores exploring explosive exported
    expose exposing expressed expressing expression extended external eyed eyelids facebook
    faced faces facing factions facto factor factories factors facts fail fails failures fairy
    fake faking fame famed families fancy fang fangs fans fare farewell farmer farming farms
    farther fasting fate fathers fattening fauna favorite favourite fax fbi fear fearing fears
    feart feast feat feather feathers featured featuring feb fed fee feedback feeds feelings
    fees fellow fellows fend ferry festivals feud fewer fiba fiddle fidgeting fielding fifth
    fight fighter fighters fights filed files filing fillers filmed filming filmmaker films fin
    finance financed findings finds fingerprints finishes finn finnish firearms fired fireplace
    fires fireworks firms fisher fisheries fiver fives fix fixed flagship flakes flame flank
    flanked flared flares flash flashed flashlight flatmate flats flatten fleas fled flee fleet
    flesh flexed flexible flicked flies flights flint flip flipped flirting float floated
    floaters floods floss flour flowed flower flowering flows floyd flung fob focusing fog fold
    folder folds folklore following fond font foods fool footage footballer footballers
    footloose footsteps footwear force forces ford fore forearms forehead forested forestry
    forests forever forge forget forgetting forgive forgot forgotten form formal formally formed
    forming forms fort forth forts fought founders founding fourteenth foxes fpin fraction
    framed frames framework france frank freaking fred free freed freestyle freshman freshwater
    fret friction fridays fridge fried friendly friends friendship frighten fringe fritz frog
    frostbite frown frowned frowning froze fruit fry fucking fuel fun fund funding funk fur
    furthermore fuselage fuss fussy gabe gable gage gain gained gaining gains gal gale gall
    gallbladder gallstones gambling gameplay games gamma gang ganging gap garde gardens gary
    gases gasoline gasped gastropod gates gateway gather gathered gathering gavin gay gaze gazed
    gdp gear gels gen gender gene genera generals generate generated generation generic genetics
    gentlemen gerry ghosts gie gied gift gig giggled gil giles gill ginger git giveaway glad
    glancing glasses glove glow glowing glue gluten goa goal god gods gold goodman goodness
    goods gore gould gout governed gown gps grab grabbing grabs grace grade grain gram grammy
    grams grand grandchildren grandparents grant granting grants grape grapefruit grapes graph
    grave graves greatest greek greeks greene greens greenwich greeting greg grew greyhound grid
    grim grin grinding grinning grips groan gross grounds grouped groups grove grow growin growl
    grows grumbles guest guests guitarists guitars gulf guns gus guys haal habitat habits hacked
    hadn hague hai hairless hairs hairy hal hale halfway hall halls hallway hamlet hamstrung han
    handball handbook handbrake handed handicap handing handle handles handsome handstand hanged
    hangover hank hanna hans happy hardcore harding hardware hardy hare harley harm harming
    harmless harp harper harry hartford hasn hastings hatch hate hated hates hatred hauled
    haunds havana haven hayes haystack hazel headaches heading headlines headphones headquarters
    heads health healthcare healthier healthify hearin hears heartburn heath heather heavyweight
    heck hedgehogs height heir heirs helpless hence hens herb herd heredity herman hero hicks
    hid hide hiding highland highlands highlight highlighted highlights highs highway highways
    hind hing hint hire hired hiring hirpling hispanic hissed historic hitting hives hmm hms
    hobbling hocks hola holden holder holdings holds holes holidays holt holy homeland homeless
    homer homes homestead hometown homosexual hon honey hong honkin honor honorable honoured
    hood hooked hoped hopefully hopes hoping hormones horn horns horrified horsepower hosepipe
    hospitals host hosted hosting housebound housed household householder households houses
    housing howe hrt hsis huang hub hug hugh hugo hull hum humans humble hundreds hungary hunt
    hunter hunting hurling husbands hut hydration ian ibm ibn icon ideal ideals ideas ignoring
    igor illnesses imagined imaging imbalance immediate immunity impressed impression
    improvements inc inception incident incidents income incoming increase increases
    increasingly india indication indie indo indoor inducted induction industries infantry
    infections infertile inflation informal informed infrared ing ingrown inhalers inject
    injections ink inland inlet inmates inn input insects inserted insight insisted insoles
    inspection inspector install instance instinct intake integral intended intensive intent
    intention inter interchange interest interested interesting interface internationally
    internet intersection interval intervals interview intimate intro invented invention
    invested invisible ion ions ira iran islander islands isn iso isolated isolation issued
    issues ist itch ither itv ivan jace jack jacket jade jail jake jam james jan jane jax jay
    jeep jen jenks jenna jerk jerry jess jets jews jiggling jill jim jimmy jin joan job jobs
    jockey joe john join joins jokes joking jolt jon jones jose journeys joy juan jude judge
    judging judy jumpy jun jung jury justice justin kai kane kara kat kate kay keeper kelly ken
    kent kerr kerry kettlebell key khan kicks kidneys kilometres kim kin kinda kinder
    kindergarten kinds king kings kirk kiss kissed kisses kissing kit kittens knack knight
    knights knit knitting knobbles knocking knockout known knows knox kong kurt labor labs laces
    lacked lacking lacks lacrosse laddered lads lag lager lake lakes lam lambs lamps lance land
    landing landmark lands lane lanes lang laos lap laps lara lard lark larry las latex latin
    latter laughs laughter launch launched launching laws lawson lawyer layer layout lazy lea
    leading leads leaflet leah leaky lean leaned leans leap leapt learn learning lease leased
    leather led lee leeds leek leftover legend legends legroom lend lengths lengthy lens lent
    leo les lesson lester letter leung lever liam liberation lick lid lied lieutenant life
    lifeboat lifelong lifestyle lifetime lifts lighter lighthouse lighting lightly lightning
    lightweight liked likelier likeliest likes likewise lil lilly lima limber lime limerick
    limescale limestone limiting limo lin lineage linebacker lined liner lineup lingering lining
    linked linking links lion list listed listened listener listening listing lists lit liter
    literacy literary litter liu live lived liverpool lives livestock living livingston liz loan
    loans location loch locker lodge logan logging logo logs lois lok lol lola lone lonely
    longing longtime loop loops loosening loosens looser lord lords lorries los loser loses
    lotus lou loved lover lovers loves loving lowe lowered ltd luc luck lucky luke lumber luna
    lunged lust lynch mac machines mack madam maddening madrid mae mag magnetic mai maid mail
    mailing maine mainland mainstream maintain maintained maintaining maintains mair maker
    makers makeup mal male males mall management manager managers manages managing mandate
    mankind mann manor mansfield mao map maps mar mara marathons marc marcel marching marco
    marie marion maritime marker market marketed marketing marking markings marriages married
    marry marrying mars marsh marshall marty marx mary masks massacre massaging masses mast
    master mastered mastering mastermind mat matched matches matching material maternal
    maternity math maths mating matt mattered matters matthews mature max maya mayer mayo mayor
    maze meal meals meaning meanings meant meantime meanwhile medal medals media medicines
    meditation meet meeting meetings meets meg megan mel melt mend mends menopause mental
    mentions mentor menu mere merry mesa message messages messenger met meters methodist metre
    mets meyer mgm mia mice mick mid middlesex midges mighty migraines mike mild milder
    milkshake mill miller mills mince mind minded minds minerals mines ming minimum mining
    miniseries minister ministers ministry minor mint minus minuted mir miss missed missiles
    missions missouri mist mistaken mistakes mister mistress mit mitch mites mithering mix mixer
    moan moans mob mock mode modeling moderate modes moist moles moments momentum mon money
    monitoring monitors monkeys monks monte montreal monument mood moody moonlight moor moore
    moreover mornings moses mothers moths motioned mould mound mount mountains mouths movements
    movie movies mower mph mps mucking mugs muller multivitamin multivitamins mumbled mumps mums
    murderer murders murmured musicians mutations mute muttered myth naan nah nam name named
    narrowly narrows nasa nash nat nate natter nave navy neal nearby neat neatly necklace necks
    ned nee needs neighborhood neighborhoods neighboring neighbors neighbourhood neighbouring
    neighbours neil neo nervously ness nest net netherlands nettle neur newer newman newport
    newspapers newton nickel nickname nicknamed nightclub nightly nightmare nightmares nil nile
    nina nines nineteenth nineties nipples nits nod node noir nord norfolk norm norman normandy
    norse north norton norway noses nostrils notable notation notebook noted notes nothin
    notices noticing noting notion notre noun nov nova nowadays nsw numbered numbering nurses
    oak oat oath obe objected observatory observed obsolete obtaining obviously occasion
    occasions och oct odds offence offering offerings officer officers offices offline offs
    offset offshore offside offspring oily older ole olive oliver omen ones online onset onwards
    onybody ooh opens operate operates operating operational operations operative operator
    opposing optional options orange oranges orbit ordained ordering orders ordinary ore org
    oscar others otherwise otto ought oughta oul ounce ours ourselves outbreak outcome outcomes
    outdoor outfit outflow outlet outlets outline outlined output outreach outright outstanding
    overall overcome overdo overdoing overdrinking overhead overlooking overs oversaw overseas
    oversight overstrain overtake overtime overtired overtraining overuse overview overweight
    overworked owe owed owen owing owl owned owner owns pac pace paced pacemaker pacing package
    packages packers packing pact page pages paid painkiller painter painters painting paintings
    pair paired pairs palace palestine pallets pam panel panicked pant panthers papal paperback
    papers paperwork papua par paradise paraguay parameters paramount parched parent paris
    parishes parker parks parkway parted particle partisan partnered partners partnership
    partnerships party pas passages passengers passes passive passover passport passports
    password passwords pasta pastor pat patches patent patents paternal path paths patience
    patrol patterns paul paused paved payday payments pays pbs peace peak peaked peaking peaks
    peanut pear pearson peasant peasants peel peer peered peers peg pending penknife penn
    pensioner peoples peppermint per perceived perfection performance performed performer
    performs periodic periods perry personally personnel persons peru pet petals pete peterson
    petty pga phd phillies phlebologist phones physical pianists pickled picks pickup pictured
    pictures pie pier pierce pigs pike pile piles pinch pinched pinches pine pines pints pinyin
    pipeline piper pitching pitt pity pius placed placement places placing plain plains plan
    planes planets planks planning plans plantar plantation planted planting plastic plates
    platforms played players playlist playoff playoffs plays playstation playwright plea pleased
    pleasure plot plots poach pocket pockets podium poet pointed pointing points poker poking
    pol pole poles polished poll polls pollution polo poorin pope porridge portable portions
    portland porto portrait portrayed ports portsmouth pose posed poses position positively
    possessed possibly poster posterior posting postman postponed posts postwoman potatoes
    pothole potter potty pound powders powers practical practiced practices practise praise
    praised praising pram pray prayed prayer praying pre precious predator preference preferred
    premises prep prescribe prescriber prescribes present presenter presently presents preserve
    preserved presided president presidents presses pressures presumed pretending prevalent
    prevented prevention preventive prevents previously prey prices prickle pride primarily
    prime prince princess printed printing prints prison prisoner prisoners privately prizes pro
    procedures processed processing produced producing prof programmes programs progressive
    promise promises promoted prompted prone prop properties property proposed prose proteins
    prove provided psalm publishing pubs puffer pump pumps punch punched punished punishment
    punk pupils purely purposes purse pursue pursuing pushes pushing puts qing quarterback
    quarterly quartet que queens queensland questioned questions quid quiet quilt quinn quiz
    quote rabbi rabbitt racecourse racehorse racer rack racket racking radiation rae raf rafe
    rage rai raid rail railing railroad rails railways rainfall rains raises raising raj rally
    ram rama ramp rams ranch rand randy rang range ranged ranger ranging rankings ranks rao rap
    rape raped rapids raspberry rated rates rating ratio rats ray rays reach reaching reacting
    reaction reactions read reader reading readings reads realism realize realized realizes
    realizing realm reasonable reasons reassure rebounds rebuilding recalled receive receiver
    receives reception recognised recogniser recognized recognizes recovered reds reduce reduces
    reduction reed reef reel reet refer referring reflected refugees refuse refused refusing
    regained regarding regent regiment region regional regularly regulate regulator rehydrate
    rehydration reid reilly reinforced reins rejected rejection related relating relation
    relationships relaxants relaxes relay releases relegated relied relieve relieved reliever
    relieves religions religious remain remarked remembered remembering reminder remove removing
    ren rendered rendering rene rent rental rented reopened repaired repeated repeating replaced
    replacing required research resembled reserve reserved reserves reside residence residency
    residents resides residing resistant resisted resolution resolved respected responded
    response responsible restored result resulted resulting retain retained retaining retire
    returned returning rev revealed revealing reverend reversed revision rex rey reyes rhine
    rhode rice rick ricky rider rides rights rim rings ringworm rio riot ripe risen rises risks
    risky rite rivera rivers riverside rna roads roadworks roar rob robe robot rocked rocket
    rocking rocks rocky rod role roles roller rolls roma roman rome ron roofs rooms rooted roots
    rory rosie ross roster rot rota rotation roth rouge route rover rovers row rowed rows roy
    rpm rubbed rubs ruby rude rue rug ruin ruins rumble rung runner runway rushed rushing
    rusting ruth ryan sack sacked sacks sad sadly safe safer sage sail sailed sailing saint sake
    sale sales sally salmon salts salty sam sammy samples san sandbags sanded sands sandstone
    sandwich sandy sang sant sao sara sash saturn save saved saves saving sawyer saxon scales
    scam scanning scans scare scarring scars scary scattered schooling schools scope score
    scored scorer scores scoring scots scout scouting scouts scrambled scrapped screamed
    screened screening screenplay screens screenwriter seal sealing seals seam seams sean
    searched searching seas seasick season seasonal seasons seated seating seats seattle sec
    secretly secrets sections seeded seek seeking seeks seemingly sees seizin selected selection
    selling sells sen send sending sends sensed senses sent sentenced seoul separate sequence
    sequences ser serie serve serves services sessions seth sets setting settings settled
    settlement settlements settlers seventeenth seventh seventies severely sewing sexuality sexy
    shades shaft shakespeare shame shane shape shaped shapes share shared shares sharing shark
    shave shaw shawn sheer sheffield shell shelling shells shi shifts shine shingles ship
    shipped shipping ships shire shirts shock shocking shone shoot shooter shores shortened
    shotgun shots shouldn shout shouting shouts shove shoved shoves shoving showcase showed
    showers shown shows shred shrink shutting shy siblings sic sid sidewalk sidney sigh sights
    signaling signals signing silently silk sill similarly simon simone simple sin sing singer
    singers singles sings sinister sinking sinks sins sip sipping sips sir sire sisters sites
    situation situations sixteenth sixth sized skating sketches skies skill skilled skills
    skipped skirt sky slam slamming slate slaughter slave sleeves slice slick slid slides
    sliding slightest slim slip slot slowed slower slugs smallest smart smear smelled smiled
    smiles smiling smoker smokers smokes snails snakes snaky snatched sneak sneezing snore
    snores soap sobs socialist sockets sofas sofia soft softball soften soils sol solar sold
    soldier solfa solo solutions solve someday somehow somerset somethin sometime somewhere
    songs songwriter songwriting sonic sons sony soothe sorts soul souls soundtrack soup sour
    south southbound sow sox spa space spaces spain spam span spanning spans sparked sparkling
    sparks speakers speaks spear spears specialises specialists speeches speeds speedway spelled
    spelling spells spend spending spends spent spiders spidery spilt spineless spines spirits
    splashed splits splitting spoil spoiling spoke spokesman spokesperson sport sporting sports
    sprang sprays spreidin springfield springs sprinting sprung spuds spun spur spy spying squad
    squashes squat squeaking squealing sri stack stade staff staged staging stagnant stair
    stairlift stake stakes stale stalin stalked stall stan standards standings stare stared
    stares staring stark starr starred starring starter startled state stated statement states
    station stationed stations status statutory staun stead steal stealing steaming steele
    steelers steep steering stein stem stems stent stephanie stephen stephens stepwise sterling
    steroids steve steven sticky stiffen stint stir stirling stirred stock stocks stoke stole
    stolen stomachs stooping store stored stores storey storm stormy storyline straightened
    strain strained strand stranded strands strangely stranger strangers strawberries stray
    streams streets strengthen strengthened strengthening stressed stretchy strike striking
    strings stripes stripped strips strode stroked strokes stroking strongest strongly struggled
    sts stuart stubborn students study studying stumbled stunning stunt stye styled styles sub
    subjected sucks sue sued suffocation suffrage suggests suit suitable suite suits sulking sum
    summers summit sunburn sundays sunflower sung sunlight sunny sunrise sunset super
    supervision supported supporter supports supposed sur surf surfaced surfaces surge surgeons
    surprise surprised surprising survival survived survives survivor suspected suspects
    suspended sutton suv swan swapping swarm swearing swears sweep sweeping sweet sweetheart
    swept swift swimmer swimmers swing swinging swiss switches switching swords swore swung
    symptomatic tablecloth tables tackles tae tag tai tailed takeover tal tale tales talked tall
    tamil tang tangled tank tanks tapes tapin tapped tapping tara target targets task tasked
    tasks taste tastes tate taters taught tax taxes teachers teaching teachings team teamed
    teammates teams teas teased teasing tech ted teddy teen teenage teenagers teens tek tel
    telephone telescope television temperatures tempo tenants tend tended tendons tends tenner
    tenor tens tensed tension tensions tenth term terror terry tess testament tested testified
    testing text textbook texts tha thai thanksgiving theater theaters theatres thee theirs
    theme themed themes theo theories therapies thereafter thereby therefore theresa thicken
    thinning thirds thirsty thirteenth thirties thon thor thorne thornton thoughts threat
    threaten threats threshold thrombose throughout throws thudding thump thus thy ticket tide
    tides tier ties tighten tim timer tina tipped tips tire tiredness tires tissues title titles
    toast toby todd toddlers toddy toffee tolerance toll tom tomatoes tomb tommy tone toner
    tones tong tons tony tool tools toothache toothpaste topic topped tops torch toronto torso
    tortured tosh toss touchdown touchdowns toured touring tourists tours tow toward tower
    towers towns township townships toy toys trace traced traces tracked tract tracy trading
    trafficking trail trailed trained trains traits tram transport trap trash travel tray
    treason treasurer treasury treat treatable treating treatise treatments treats trees trek
    trembled trend trends trent trey tri trial trials triangle tribes tricks triggered triggers
    trim trio trombone trombosis troops trophy troubled troubling troy trucks trump trust
    trusted tube tubes tucker tuesdays tug tune tuned tunnels turf turin turks turner turnout
    twisting twit tying types tyres uci ulceration ulster ultimate ultrasonic ultrasound una
    unbearably unblock unblocks unchanged uncommon uncovered uncrossed und undergo undergoing
    underground underlying underpin understanding understood undertaken undertook underwater
    underway underwear underwent underworld undressing unexpected unfinished uni union unit
    unlikely unreleased unstable untouched untucked upcoming update upload uploads uprising
    upsets upside upstanding upstream urged usa usage usc usd user uses uss utc vaginal val vale
    value valve valves var vary vase vegan veil vera verb vet via vic victims views viking
    villages vince violence violet visions visiting visitor vista voiced voicemail voices void
    von vote vowel vowels wad wade wage wages wagons waistband waistcoat waited waiter waiting
    waitress waits wakened wakin wales walker wallet wallpaper wally walsh walt walter wandering
    wang ward warden warding wards warehouse warmers warn warned warner warning wars warsaw
    warships wart wartime warts wary washed washes washing washington wasn wasps watched watches
    watching waterfall watering waterloo watershed watt watts waved waves waving wayne ways
    wealthy wear wears weaver weaving web wedding weekend weekends wei weigh weighing weighted
    welcomed wells wen weren werewolf wes west wha whatever wheat wheel wheelchair wheels
    whereby wherever whichever whiplash whit whitening whites whoever whom whooping whooshed
    wicket wide widespread wifi wiggling wildlife wildly willing willis willow win winced
    winding window windows winds windy wines wing winged wings winked winner wins winters wiped
    wipin wireless wires wiring wise wish wishing wit witch witches withdraw withdrawn withdrew
    witness wives wolf wondered wong woo woodland wor wording wore worker workers workforce
    workmate workshop workshops worlds worldwide worn worrier worrying worthy wouldn wow
    wrapping wrestlers wrestling wriggles wright wrists writers writes writings wrote wwe xbox
    xiv yaar yale yan yang yard yawn yearly yeast yell yemen yep yield yon york youngsters
    yourself youth youtube zach zack zane zhang zoe zones zoo
    """.split()
)
