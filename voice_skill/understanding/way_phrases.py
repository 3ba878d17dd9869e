"""How people word help, back, more, next, summary and the rest of the way through. Data only.

The notation is that of ``grammar``; the slots are in ``control_phrases``.
"""

HELP = """
help [me|us] [out] [here|with this|use this|use you]
help (menu|page)
[i] (give|get|show|need|want) [me|us] [some|a bit of|a little|any] (help|assistance|guidance)
(get|have) [some|a bit of|a little] help [with this|here|using this]
(assist|guide) me
(assistance|instructions|guidance|directions)
(show|tell|read|give) [me] [the|some] (instructions|hints)
(show|tell|teach) me how (this|it|to use this|to use you|to work this) [works]
[tell me] how (does|do|would) (this|it|<machine>) work
how (do|can|should|would) (i|you|we) (use|work|operate|talk to|speak to|control) (this|it|you
    |<machine>)
how (do|can|should) i (start|begin|get started|put it|ask you)
how am i (supposed|meant) to (use|work|ask|talk to) (this|it|you|<machine>)
what (can|could|should|do|may|might|must|shall) (i|we) say [to (you|<machine>|this|it)|here|now
    |next]
what (can|could|should|may|might|shall) (i|we|people) ask [you|about|here|you about|you for|it]
what (am i|are we) [actually] (supposed|meant|allowed|able) to (say|ask|ask you|do here)
what (sort|sorts|kind|kinds|type|types) of <things> (can|could|should) <i-you> <ask-do>
what <things> (can|could|should) <i-you> <ask-do>
what (words|commands) do you (know|understand)
what (can|could) you (do|offer|help with|help me with) [for me|here|exactly]
what (else|more) can (i|you|we) (ask|do|help with|ask about|ask you|talk about) [you|for me]
what can (i|we) (do here|do with (this|you)|use you for|talk about)
what (are|were|is) (my|the|your) [possible] (choices|options|choice|commands|topics) [here|again]
what (options|choices|commands|topics|words) (do i have|are there|have i got|do you have|do you
    know)
(options|menu|main menu|commands|topics|examples|help topics)
(show|give|tell|read|list|hear|see) [me|us] [all] [the|some|your|my|a list of the|a few|an|a]
    (options|menu|commands|topics|example|examples|choices|sample questions)
    [of (what|things|questions) (to|i can) (ask|say)]
(show|tell|give|read|list) [me] [the] (things|words|questions|topics) <i-you> can <ask-do>
tell me what i can <ask-do>
tell me what (to say|to ask|i should say)
i (don't|do not) know (what|how) (to|i can) (say|ask|ask you|use this|use you|start|begin|put it)
i (don't|do not|can't) (understand|get|work out) how (to use|to work|to talk to) (this|it|you)
i (don't|do not) know (how this works|what you can do)
(i'm|i am) [a bit|quite|totally|completely|rather|a little] (lost|stuck|confused) [here|now
    |already]
(i'm not sure|i've no idea|not sure|no idea) (what to (say|ask)|how (this works|to use this))
(where|how) do (we|i) (begin|start)
i don't know what to do (help|here|with (this|it|you))
(what now|what do i do here|what do i do with this)
(who|what) can you help [me] with
"""

GO_BACK = """
[<go>] back [<degree>|once|again|up|please] [<one-step>]
[<go>] back <one-step>
[go|skip|move] backwards
(up one|back it up|one (step|question|page) back|one back)
<one-step> back
(<go> back|back|return|get back|go|go on back) to (<earlier-thing>|the question)
(<go> back|back|return) to where (we|i|you) (was|were) [before]
(<go> back|back|return) to (before|what you said [before]|what you were saying [before|earlier])
(<go> back|back|return) to that [<thing>]
return
<earlier-thing>
what you (said|told me|were saying) (before|earlier|previously) [that|this]
(undo|rewind|revert|backtrack|reverse|redo) [<degree>]
(<undo>) (that one|my answer) [<degree>]
(<correct>) (that|it|this|what i said) [<degree>]
(<undo>) (my|the|that) [last|previous] (<reply>)
let me (<undo>) (that|it|my answer|what i said)
(i want|i'd like|want|like|i need|i would like|wish|have) to (<undo>) (that|it|my answer|what i
    said)
(i want|i'd like|want|like|i need|i would like|wish|have) to (<undo>) (my|the) [last|previous]
    <reply>
change (my mind|my answer)
[i|i've|i have] [just] (change|changed) my mind [about that|on that]
[i|i'll] take (that|it|that one) back
[i] take back (that|it|what i said|my answer)
<i-have> (<got>) (that|it|the last one|that one|something|the last (question|answer)) [all] wrong
<i-have> (<got>) [you] (the|a) wrong (<reply>)
<i-have> answered (wrong|wrongly|incorrectly|that wrong|by mistake|too fast|too quickly)
wrong (<reply>)
<i-have> (made|make) (a|another) [silly|bad|slight] (mistake|error|slip) [there]
there (was|is) a mistake
(that was|that is|that's) [all] (wrong|a mistake|incorrect|an error|not right|not correct|a
    slip|my mistake)
(that was|that is|that's) (the wrong <reply>|not my answer|by mistake)
(that was|that is|that's|that isn't) [not] what i (meant|said|wanted|asked for|meant to say
    |wanted to say)
i (didn't|did not) (mean|say|want) (that|to say that|it that way|to do that)
(my mistake|my bad)
(i|i've) (misspoke|misspoken|spoke too soon)
(try|do|answer) that (one|question|last one|last question) again
"""

START_AGAIN = """
(<start>) <anew> [<from-the-start>]
(<start>) (it|this|that|everything|the whole thing|things|the (conversation|check|questions))
    [all] <anew>
[<start>|go|do it|take it|try|try again|do it again|start it|again|go again] [again|back]
    <from-the-start>
try again from the (start|beginning|top)
[right|all the way] [<go>] back to [the very|the] <beginning>
(<go>|right|all the way|return) back to [the very|the] <beginning>
go to the (start|beginning)
(restart|reset|reboot) [everything|it|this|it all|now|the (conversation|session|whole thing)]
(start|begin) [a] new (question|conversation|session|topic|chat|check)
[a|an] (new|another|different) (question|conversation|session|topic|chat)
(ask|i have|i've got|i want to ask|i'd like to ask) [you] (another|a new|a different) question
(ask|ask you) something else
(a|make a|let's make a|i want a|have a) (fresh|clean|new) start
[ask|do] [the] first question again
(<wipe>) (everything|it all|all that|all of that|the lot|all my answers|the slate)
(<wipe>) (everything|it all|all that|all of that|that|it) and (<start>) <anew>
(all|the whole thing|everything) over again
do (it|this|that) all (again|over)
(do over|clean slate|wipe the slate clean|from the word go|square one)
(go|run) through (it|this|everything) all again
"""

MORE = """
[some] more
[<degree>] more (about|on|of|to) <that>
<degree> more
[is there|have you] any more (on|about|of) <that>
<tell> [<degree>] more [about|on|of] [<that>|the same|the topic]
(i|we) (want|need|would like|wish|would love) [to (hear|know|learn|find out)] [<degree>] more
    [about|on] [<that>]
i'd (like|love) [to (hear|know|learn|find out)] [<degree>] more [about|on] [<that>]
(to hear|to know|to learn|hearing|telling me) [<degree>] more [about <that>]
keep telling (me|us)
(hear|to hear|tell me|read|read me|give me|have) the rest [of (it|that)]
<more-kind> <detail> [about <that>|on <that>]
(<tell>|go into|go in to|i want|i need|i'd like|i would like|in|into) [in|into] [<degree>]
    <more-kind> <detail>
    [about <that>|on <that>]
<tell> [all] the details
is there [any|anything|some] more [to (<that>|say|know|tell)|on that|information|detail] [about
    <that>]
(do you have|have you got|is there|are there|got) any more [<detail>] [about <that>|on <that>]
[is there] <any-else> [to (<that>|say|know|add|tell)] [i (should|need to|ought to|must) know]
    [about <that>|you can tell me|on that]
(else|and what else|what more)
what (else|more) (is there|should i know|do i need to know|do you know) [about <that>|to (know
    |say|it|that)]
what (else|more) can you (say|tell me|tell us|add) [about <that>|on that]
(go|dig|get) [<degree>] (deeper|further|in depth|into depth|into detail|into it) [into <that>]
(elaborate|expand|enlarge) [on|upon] [<that>] [<degree>] [more|further]
explain <that> [<degree>] [more|further|better|properly|to me|in detail]
explain [<degree>] more
flesh (that|it) out
(say|talk|speak) (some|<degree>) more [about <that>|on <that>]
[<tell>|i want|i want to hear|i'd like] <whole-story> [of it|about <that>]
tell me (everything|it all|all about it)
is that (all|it|everything|the lot|all there is|all you know|the whole story)
that's not enough [detail|information]
(fill me in|do tell|keep it coming)
"""

NEXT = """
next
<to-the> next
[<to-the>] next (<thing>|<part>|chunk|item|chapter|subject)
what's [the] next [<thing>|<part>]
what (is|comes|came) [the] next [<thing>|<part>]
(what|and|and what|then what) next
(skip|jump) [over|past|to] [<that>|this question|that question|the question|<the-part>|all
    (that|this)|it all]
(skip|jump|move|step|press|push|get) (on|along|forward|forwards|ahead|past <that>)
move on from (that|this|here)
(go|step|jump|fast) (forward|forwards|ahead one) [one|a step|one step|<degree>]
forward [one|a step]
(onwards|onward|on we go)
i've (heard|had) (that|this) [one|bit|part] [already|before]
i (know|already know|heard|already heard) (that|this) [one|bit|part] [already]
(leave|miss) (that|this) (one|bit|part|question) out
"""

GO_ON = """
[do] (go|carry|keep|read|play) on [then|talking|reading|speaking|from there|with (it|that)]
go ahead
(continue|resume|proceed|unpause) [it|that|reading|talking|speaking|playing|with (it|that)|from
    there]
(continue|resume|proceed|carry on|go on|pick up|start) [from] where (you|we|i) (left off
    |stopped|were)
keep (going|talking|reading|speaking|at it|it going|on going|on talking|on reading)
you (can|may) (go on|carry on|continue|proceed|resume|keep going|talk|start|go ahead|speak)
    [again]
you (didn't|did not) (finish|get to the end)
(finish|complete) (what you were saying|your sentence|the answer|your answer)
(don't|do not|never) (stop|stop there|stop now|stop talking|stop reading)
i (didn't|did not|never|don't) (say|mean|want you to|tell you to|want to) [to] stop
start (talking|reading|speaking|playing) [again]
where (were we|were you|did we get to|did you get to|had we got to)
(i'm|i am|we're|all|okay) (ready|back|listening|all ears|still here|still listening) [to go on
    |again]
(ready|on you go|away you go|fire away|you were saying|off you go|lead on|as you were)
"""

SHORTER = """
[<make-it>] [<degree>] <short>
[<give-me>] [a|an|<degree>] <short> <answer>
[<give-me>] [a] <degree> (shorter|briefer|quicker|simpler) version
[<give-me>] [a|the] (shorter|briefer|quicker|simpler) version
[<give-me>] a <degree> <short> <answer>
(keep|make) (your|the) answers [<degree>] <short>
(shorten|shortening) (it|that|this|the answer|your answers|your answer|things) [<degree>]
<over> <long> [<for-me>]
<you-go> <too> <long> [<for-me>]
(that's|that was|it's|it was|there's|you give me|you're giving me) (too much|too many|a lot of)
    <words>
<less> <words>
<less> of the <words>
you (talk|say|speak|waffle|ramble) (<over>|too) (much|long|a lot)
you (talk|say|waffle|ramble) a lot
(you're|you are) (going|droning) on [a bit|and on|too long|too much]
you [do] (go|waffle|ramble|drone) on [and on|a bit|a lot|for ever|for too long|too much]
(you're|stop|no|quit) (waffling|rambling|babbling|droning|wittering) [on] [and on|so much|a bit]
stop (going on|saying so much)
(get|come|skip|jump|go|straight|cut) [straight|right] to the (point|chase|important (bit|part))
cut (it|the story|a long story) (short|down)
(don't|do not) (go on|waffle|ramble|say|talk) [and on] [so] [much|long]
i (don't|do not) (need|want) [to hear|to know] all [of] (the|that|those|this) [<words>]
(just|only) the (important (bit|bits|part|parts)|facts|answer|headline|headlines|basics|main bit)
"""

SUMMARY = """
[the] (short|brief) version
[<give-me>|what's|what is|what was|so what's|so what is|tell me] [<a>] [<brief>] <summary>
    [of (<that>|all that|it all|what you said|everything)] [so far|again]
<sum-up> [<that>|everything|it all|all that|all of that|the answer|what you said] [for me|so far]
sum (it|that|it all|this|everything|all that) up
(summing|to sum) (it up|that up|up)
[<put-it>] in (short|brief|a nutshell|summary|essence|<few> (words|word|sentences|sentence
    |lines|line))
(<in-short>) what (do|should|must|can|shall|would) i [need to|have to] do [then|now]
[so] what (do|should|must|can|shall|would) i [need to|have to] do [then|now] <in-short>
[so] what (does|did|is) (that|it|all that|it all|this) (mean|say|tell me|come to|boil down to)
    [then] <in-short>
what (does|did) (that|it|all that|it all|this) [all] (boil down to|come down to|add up to
    |amount to)
what (it|that) [all] (boils|comes) down to
(what it boils down to|long story short|to cut a long story short|tl dr|tldr|t l d r)
(boil|wrap|tie) (it|that|it all) (up|down|together) [for me]
[just|only] [tell me] [the] (main|key|essential|important|most important|crucial) (point|points
    |facts|things|thing)
what (are|were|is|was) the (main|key|essential|important|most important) (point|points|facts
    |things|thing) [again]
what's the (main|key|essential|important|most important) (point|thing|fact|bit)
(run|go) (through|over) the (main|key|important) (points|things) [again]
(give|tell|read|list) me [just] [<a>] (main|key|essential|important) (point|points|facts|things)
what (have|did) (we|you) (said|say|talked about|talk about|covered|cover|discussed|discuss) [so
    far|today]
what (have|did) you (told|tell) me [so far|today|up to now|until now]
(remind me what|tell me what) (we|you) [have] (said|talked about|covered|discussed|told me) [so
    far]
where (are we|have we got to) [so far|now]
"""

WHO_SAYS = """
who [on earth] (says|said|wrote|claims|decided|told you|came up with|reckons) [so|<that>|it is]
says who
who (is|was) (behind|responsible for) (<that>|that advice|this advice|that answer)
who's (behind|responsible for|saying) (<that>|that advice|this advice|that answer)
(which|what) (doctor|expert|doctors|experts|organisation|website|book|study)
    (says|say|said|wrote) [so|<that>]
where [on earth|in the world|the hell] (did|do|have) you (<find>) [all] (<that>|that
    (information|answer|idea|fact)) [from]
where (does|did|has) (that|it|that (information|advice|idea)) come [from]
where does (this|the|that) information come from
where's (that|it) [come] from
where is (that|it) from
how (do|can) you (know|be sure|be certain|be so sure) [about|of] [<that>|it's
    true]
how sure are you [about <that>|of <that>]
how do (i|we) know [that's|it's|that is|that it's|<that> is] (true|right|correct)
how (reliable|trustworthy|true|certain|accurate) is <that>
(can|should) i (trust|believe|rely on) (<that>|you)
why should i (trust|believe) (you|<that>)
(what's|what is|what was|name|give me|give|tell me|show me|state|cite|quote|read me)
    (your|the|a|any) <proof> [for <that>|of <that>]
[your|the|a] source [for <that>|of <that>]
name your sources
[is there|have you got|have you|got|do you have|can you show me] [any|a|some] <proof> (for|of)
    <that>
(have you got|do you have|is there|got) [any|a|some] (source|proof|evidence)
(what|which) source is (<that>|it) from
what is (<that>|that advice|your answer) based on
what's (<that>|that advice|your answer) based on
(is|was) <that> [really|actually|definitely] (true|right|correct|so|a fact|official|proven
    |reliable)
[are] you [quite|really|absolutely|very] (sure|certain|positive) [about <that>|of <that>|that's
    (right|true)]
according to (who|whom|what)
(prove it|can you prove <that>|prove that)
is <that> from (a|the) (doctor|book|expert|website)
(on what|on whose) (basis|authority|grounds|say so)
based on what
"""

THANKS = """
(thanks|thank you) [very much|so much|a lot]
(thank you|thanks) very much
thank you so much
(cheers|ta|many thanks)
<thank> [<thank-much>] [for (your|the|all your|that) help|for that|for (everything|helping
    |listening)]
[<lovely>] <thank> [<thank-much>] [for (your|the|all your|that) help|for that|for everything]
<praise> [<thank> [<thank-much>]]
<thank> <praise>
(much appreciated|much obliged|i appreciate it|very kind of you|how kind|bless you <thank>)
(i'm|i am) [very|most|so] (grateful|obliged)
[no] <thank> that's (all|it|everything) [i (needed|need|wanted)] [for (now|today)]
(that's|that'll be|that is) all [i (needed|need|wanted)] [for (now|today)] <thank> [<thank-much>]
<thank> [<thank-much>] (goodbye|bye|bye bye|good night|goodnight)
"""

EMERGENCY = """
[this is|it's|it is|we have|i have|there's|there is|i've got] [an|a] [real|medical|an absolute]
    emergency
<call> (an ambulance|the ambulance|ambulance|paramedics|the paramedics) [for (me|him|her|us
    |them)] [<quick-now>]
<call> (me|him|her|us) an ambulance [<quick-now>]
<call> (<emergency-number>|the emergency services|emergency services|the emergency number
    |emergency) [<quick-now>]
<call> (a doctor|the doctor|somebody|someone|for help|for a doctor) <quick-now>
(it's urgent|this is urgent|urgent|hurry|quick|quickly|please) <call> (an|the) ambulance
(ambulance|paramedics)
(i|we|she|he|they|my <person>) (need|needs|want|wants|require) (an ambulance|the ambulance|a
    paramedic|the paramedics) [<quick-now>]
(get|take) me to [the|a] (hospital|a and e|casualty|emergency room|e r) [<quick-now>]
(i think|i feel like|i feel) (i'm|i am|he's|she's) dying
(i'm|i am|he's|she's|my <person> is) dying
(somebody|someone) (help|call an ambulance|<call> <emergency-number>) [me] [<quick-now>]
(send|get) (help|for help) <quick-now>
send (help|for help)
(i|we) need (help|urgent help|emergency help) (<quick-now>|urgently)
(i|we) need (urgent|emergency) (help|care)
(mayday|s o s)
"""

WAIT_LONGER = """
(give|allow|leave|let) me [<degree>|some] (more|longer|extra|plenty of) time [to (talk|speak|think
    |answer|finish|say it)]
(give|allow|leave) me [<degree>] longer [to (talk|speak|think|answer|finish|say it)]
[<degree>] more time [to (talk|speak|think|answer|finish|say it)]
(i|we) (need|want|would like|take) [<degree>|some] (more|longer|extra|plenty of) time
    [to (talk|speak|think|answer|finish|say it)]
(wait|listen) [<degree>] longer [for me|before you (answer|speak|reply|talk)|until i (finish|have
    finished)]
(wait|listen) (until|till) (i finish|i'm finished|i have finished|i've finished|i'm done)
let me (finish|speak|talk|take my time|get it out|finish speaking|finish talking)
(don't|do not|stop) (cut|cutting) (me off|me short|in)
(don't|do not|stop) (interrupt|interrupting) [me]
(don't|do not) (answer|reply|start|speak|butt in) (too soon|so soon|so quickly|before i (finish|have
    finished|am finished))
you (cut|keep cutting|are cutting) me (off|short)
you (interrupted|keep interrupting|are interrupting) me
(i|i've) (hadn't|wasn't|haven't|had not|have not|was not|wasn't quite|hadn't quite) (finished|done)
    [speaking|talking|yet]
(be|be more|a bit more|more) (patient|patience) [with me]
i (speak|talk|think) (slowly|slow)
i am (slow|a slow speaker|a slow talker)
i (stammer|stutter|have a stammer|have a stutter)
(with|have) [<degree>] more patience
"""

WAIT_LESS = """
(don't|do not|no need to) wait (so|that|quite so) long [for me|before you (answer|speak|reply|talk)]
wait [<degree>] less [long|time] [for me|before you (answer|speak|reply|talk)]
(wait|listen) not so long
you wait [<degree>|far|much] too long [for me|before you (answer|speak|reply|talk)]
(answer|reply|respond) [<degree>] (sooner|quicker|faster|more quickly|straight away|at once)
(sooner|quicker) (answers|replies)
you (take|are taking) [<degree>|far|much] too long to (answer|reply|respond)
i don't need [so much|that much|the|any] (more|extra) time
(normal|usual|less) waiting [time]
(back to|use) the (normal|usual) (waiting time|wait)
"""
