"""A danger sign that may have been said in words no pattern knows: asked about, or raised.

A sense for danger (``Matcher`` over red flags and ``QUIET``) says how near a sentence is to what
people say of danger signs. It is absent where no sentence model is installed or nothing was learnt.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from voice_skill.language.en.scope import ONLY_TALK
from voice_skill.language.grammar import lines
from voice_skill.language.language import section
from voice_skill.language.prompts import notice, prompt
from voice_skill.safety import agreement
from voice_skill.safety.noticed import Noticed
from voice_skill.safety.watch import Watch
from voice_skill.understanding.reading import Reading, Readings
from voice_skill.values.level import Level
from voice_skill.values.meaning import AnswerKind, Matcher, Person
from voice_skill.values.pack import FlagKind, Pack, RedFlag
from voice_skill.values.reply import Chunk, ChunkKind, Expects, Heading, Reply, control

QUIET = "quiet"
"""The label of what reports no danger sign."""

ASKS_FROM = 0.4
"""Chance of danger from which it is asked. Of 400 dangers and 120 words of despair in three lists,
one of them never looked at, none was lost by .4 that .3 had found; of 300 sentences overheard in a
room 12 were asked about and not 20."""

RAISES_FROM = 0.85
"""Chance of danger from which the likeliest sign is not asked but raised. This and the next three
were chosen on three lists; to the sentences of one of them phrases had been fitted, too."""

LIKELY_FROM = 0.85, 0.5
"""Or this chance of danger, where that sign has this one by itself."""

SAME_DAY_FROM = 0.7, 0.3
"""The same below an emergency, where a word too many costs a call and not an ambulance."""

CRISIS_FROM = 0.6
"""The same where the likeliest sign is despair or violence: a kind word too many does no harm. Of
120 words of despair .7 raised 112 and this one 117; of 300 overheard sentences 3 and 4."""

QUIET_BELOW = 0.15
"""Chance of danger below which a sign that a phrase found is asked about; measured as the first."""

BODY_QUIET_BELOW = 0.4
"""The same for signs of the pack's subject. More takes orders back, less believes leaflets."""

SURE_FROM = 0.5
"""Chance of danger from which a whole sentence is asked about, though its signs are denied, only
talked of, or pass for a command or for grief: of 7,200 strange sentences that tell of danger it
asked about 54 more, and of 7,200 that tell of none about 18."""

GRAVER_FROM = 0.5
"""Chance of an emergency from which it is asked about beside a lesser sign that was raised."""

HAPPENED_FROM = 0.1
"""Chance from which something that is named as having happened, a faint, is asked about."""

_FEWEST_WORDS = 3  # of shorter sentences the patterns know every word
_FEWEST_JUDGED, _MOST_JUDGED = 5, 40  # words


def taught(pack: Pack) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a sense for danger learns from: each red flag's sentences, and all that is quiet.

    A goodbye at the end of a talk is quiet: it is near to a farewell from life.
    """
    quiet = [text for topic in pack.topics for text in topic.examples]
    quiet += [*pack.reports, *pack.off_topic, *lines(section("overheard")["said"])]
    closing = section("steering")["said"]
    quiet += [text for wish in ("stop", "thanks") for text in lines(closing[wish])]
    dangerous = {text for label, texts in pack.danger_examples if label != QUIET for text in texts}
    return tuple(
        (label, tuple(dict.fromkeys((*texts, *(each for each in quiet if each not in dangerous)))))
        if label == QUIET
        else (label, texts)
        for label, texts in pack.danger_examples
    )


def is_plain(sense: Matcher, heard: Readings, flag: RedFlag, noticed: Sequence[Noticed]) -> bool:
    """Whether every hearing is so near to what people say of that sign that it need not be asked.

    A single hearing of a voice is not enough: it may be misheard. Nor are signs that are only
    talked of; but "I am going to end it" is still to come, and no less meant.
    """
    crisis = flag.kind is FlagKind.CRISIS
    if not (agreement.is_typed(heard) or agreement.are_two(heard)):
        return False
    if is_only_talk(noticed) and not crisis:
        return False
    for each in agreement.hearings(heard):
        chances = _chances(sense, each)
        danger = sum(chance for name, chance in chances.items() if name != QUIET)
        likely, alone = LIKELY_FROM if flag.level is Level.EMERGENCY else SAME_DAY_FROM
        is_likely = danger >= likely and chances.get(flag.id, 0.0) >= alone
        if danger < (CRISIS_FROM if crisis else RAISES_FROM) and not is_likely:
            return False
    return True


def is_quiet(sense: Matcher, heard: Readings, *, body: bool) -> bool:
    """Whether no reading is near to what people say of any danger sign.

    ``body``: a sign of the pack's subject is in question. Of very short texts the phrases know
    more than the sense, and in a long one a sign drowns.
    """
    for reading in dict.fromkeys(heard):
        if not _FEWEST_JUDGED <= len(reading.text.split()) <= _MOST_JUDGED:
            return False
        chances = _chances(sense, reading)
        quiet = chances.get(QUIET, 0.0)
        if 1 - quiet >= (BODY_QUIET_BELOW if body else QUIET_BELOW):
            return False
    return True


def suspected(
    sense: Matcher,
    heard: Readings,
    *,
    among: Collection[str],
    least: float = ASKS_FROM,
    named: Collection[str] = (),
) -> str:
    """The red flag that may have been reported, and should be asked about; empty where none.

    The safest reading of all hypotheses counts: the one with most chance of the red flags
    ``among``. Answers and wishes are no reports. Of few words that name something which happened,
    the likeliest red flag of it is asked about with a small chance, too: ``named`` are those,
    "passed out" is such a text.
    """
    best, flag = 0.0, ""
    for reading in dict.fromkeys(heard):
        words = len(reading.said.split())
        told = 0 < words <= _FEWEST_WORDS and bool(named)
        is_wish = reading.command is not None or reading.aside is not None
        if not (told or words >= _FEWEST_WORDS) or reading.answer is not None or is_wish:
            continue
        chances = _chances(sense, reading)
        asked = {name: chances.get(name, 0.0) for name in (named if told else among)}
        danger = sum(asked.values())
        if not asked or danger < max(HAPPENED_FROM if told else least, best):
            continue
        best, flag = danger, max(asked, key=lambda name: asked[name])
    return flag


def surely(sense: Matcher, heard: Readings, *, among: Collection[str]) -> str:
    """The red flag that a whole sentence tells of, whatever else it passes for; empty where none.

    "My life has no meaning, better God takes me" denies nothing, and "hold on, the head is coming"
    is no wish to stop. What begins with a no, and few words, are none of it.
    """
    for reading in dict.fromkeys(heard):
        is_no = reading.answer is not None and reading.answer.kind is AnswerKind.NO
        if is_no or len(reading.said.split()) < _FEWEST_JUDGED:
            continue
        chances = _chances(sense, reading)
        asked = {name: chances.get(name, 0.0) for name in among}
        if sum(asked.values()) >= SURE_FROM:
            return max(asked, key=lambda name: asked[name])
    return ""


def is_faint(sense: Matcher, heard: Readings) -> bool:
    """Whether no hearing is so near to what people say of danger that it would be raised."""
    quiet = (_chances(sense, each).get(QUIET, 0.0) for each in heard)
    return all(1 - each < RAISES_FROM for each in quiet)


def _chances(sense: Matcher, reading: Reading) -> dict[str, float]:
    return {each.topic: each.probability for each in reading.candidates(sense)}


def whose(heard: Readings) -> Person:
    """Whom the suspected sign is about."""
    patient = heard.best.patient
    return Person.OTHER if patient is not None and patient.who else Person.SELF


def asked(flag: RedFlag, *, lead: str = "") -> Reply:
    """The question for a sign that may have been said, and what to do if it is there."""
    order = prompt("suspicion.if_so", order=flag.order[:1].lower() + flag.order[1:])
    crisis = flag.kind is FlagKind.CRISIS
    lead = lead or prompt("suspicion.understand" if crisis else "suspicion.sure")
    return Reply(
        (
            notice(lead),
            Chunk(flag.ask, ChunkKind.QUESTION, sources=flag.sources),
            Chunk(order, ChunkKind.ORDER, Heading.NOW, flag.sources),
            notice(prompt("suspicion.yes_or_no")),
        ),
        flag.question,
        listen=True,
        expects=Expects.YES_NO,
    )


def besides(reply: Reply, flag: RedFlag) -> Reply:
    """The reply to a lesser sign, with the question for a graver one that may be there too."""
    question = asked(flag)
    return replace(
        reply,
        chunks=(*reply.chunks[:-1], *question.chunks[1:]),
        expects=question.expects,
    )


def in_case(flag: RedFlag) -> Reply:
    """What to do if the sign is there after all, where no clear answer came."""
    return Reply(
        (
            notice(prompt("suspicion.no_clear_answer")),
            Chunk(prompt("suspicion.in_case"), ChunkKind.ORDER),
            Chunk(flag.order, ChunkKind.ORDER, sources=flag.sources),
            notice(prompt("common.what_else")),
        ),
        flag.question,
        listen=True,
        level=flag.level,
    )


def cleared() -> Reply:
    """What follows a clear no, where all else has been answered."""
    chunk = notice(prompt("common.all_right_what_else"))
    return Reply((chunk,), control(AnswerKind.NO), listen=True)


def only_talked_of(noticed: Sequence[Noticed], flags: Mapping[str, RedFlag]) -> set[str]:
    """Red flags whose signs were named, and all of them as a question, a fear or long past.

    Not those that were denied: of "I can't get my boot over this calf" too much is denied.
    """
    named = {sign.finding: sign.status in ONLY_TALK for each in noticed for sign in each.signs}
    for each in noticed:
        named |= {sign.finding: False for sign in each.signs if sign.status not in ONLY_TALK}
    found = set()
    for name, flag in flags.items():
        own = [named[sign] for row in flag.when for sign in row if sign in named]
        if own and (all(own) or flag.kind is FlagKind.CRISIS):
            found.add(name)  # "I am not thinking of suicide" is not asked about again
    return found


def is_only_talk(noticed: Sequence[Noticed]) -> bool:
    """Whether signs are named, and each as a question, supposed or long past: "in case I fall"."""
    found = [sign.status for each in noticed for sign in each.signs]
    return bool(found) and ONLY_TALK.issuperset(found)


def undenied(heard: Readings, noticed: Sequence[Noticed]) -> Readings:
    """What was heard without what was plainly denied: "no chest pain" is not to be asked about."""
    left = [
        each if found.rest is None else replace(each, text=found.rest)
        for each, found in zip(heard.heard.hypotheses, noticed, strict=True)
    ]
    return heard.made_of(left)


def mended(watch: Watch, heard: Readings) -> Readings:
    """The same, with what may have been meant where danger words have slips."""
    read = [(each, watch.readings(each.text)) for each in heard.heard.hypotheses]
    more = [
        # The likeliest only: the sense costs more time than all the phrases.
        replace(each, text=next((one for one in found if not one.sure), found[0]).text)
        for each, found in read
        if found
    ]
    return heard.made_of((*heard.heard.hypotheses, *more)) if more else heard
