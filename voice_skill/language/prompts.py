"""What the skill says about itself: plain words, sentences of at most 20 words."""

from __future__ import annotations

from voice_skill.values.meaning import ControlWord
from voice_skill.values.pack import Pack, Topic
from voice_skill.values.reply import Chunk, ChunkKind, Outcome, Reply, ReplyKind, Source

GRADES = {
    "P": "It was read at the organisation itself, on {date}.",
    "M": "It was read in a copy of the organisation's text, on {date}.",
    "S": "It is known only from second-hand reports, read on {date}.",
    "J": "No source states this: it is our own judgement, of {date}.",
}
"""What a grade of provenance means, said in words."""

SOURCES_ALOUD = 3
"""How many sources are spoken; the rest is counted, printed and shown."""

_EFFECTS = {
    ControlWord.WAIT_LONGER: "I will wait longer for you to finish.",
    ControlWord.WAIT_LESS: "I will wait as usual, and answer sooner.",
    ControlWord.SLOWER: "I will speak slower.",
    ControlWord.FASTER: "I will speak faster.",
    ControlWord.LOUDER: "I will speak louder.",
    ControlWord.QUIETER: "I will speak more quietly.",
}


def notice(text: str) -> Chunk:
    """A sentence about the skill itself."""
    return Chunk(text, ChunkKind.NOTICE)


def effect_notice(word: ControlWord) -> Chunk:
    """What changes from now on."""
    return notice(_EFFECTS[word])


def lead_in(topic: Topic) -> Chunk:
    """Says back what was understood, before the answer."""
    return notice(f"About {lower_first(topic.title)}.")


def more_offer() -> Chunk:
    """Asks whether to go on."""
    return Chunk("Do you want to hear more?", ChunkKind.OFFER)


def checkup_offer() -> Chunk:
    """Asks whether to begin a check-up."""
    return Chunk("Shall I ask a few questions to see if you need a doctor?", ChunkKind.OFFER)


def which_one(topics: tuple[Topic, ...]) -> Chunk:
    """ "Do you mean A, or B?" """
    names = [lower_first(topic.title) for topic in topics]
    return Chunk(f"Do you mean {', '.join(names[:-1])}, or {names[-1]}?", ChunkKind.QUESTION)


def welcome(pack: Pack) -> Reply:
    """Who is speaking, what it can and cannot do, two examples, and the way to help."""
    first, second = example_questions(pack)
    return Reply(
        (
            notice(f"Hello. I answer questions about {pack.about}."),
            notice("I am a computer voice, not a doctor. Nothing you say leaves this computer."),
            notice(f"You can ask: {first}? Or: {second}? Say help at any time."),
        ),
        Outcome(ReplyKind.WELCOME),
        listen=True,
    )


def not_understood(pack: Pack, misses: int, *, off_topic: bool) -> tuple[Chunk, ...]:
    """The ladder for what was not understood: each step says it in other words."""
    if misses <= 1:
        start = "I don't know that one." if off_topic else "I did not understand that."
        return (notice(f"{start} I know about {pack.about}. You can ask it in other words."),)
    if misses == 2:
        first, second = example_questions(pack)
        return (notice(f"Sorry, that is still not one I know. Try: {first}? Or: {second}?"),)
    return (
        notice(f"I can't find an answer. I know {len(pack.topics)} topics about {pack.about}."),
        notice("Say help to hear some of them, or type your question."),
        notice("A doctor, a pharmacist or an advice line can also help."),
    )


def nothing_heard(pack: Pack, silences: int, question: str) -> tuple[Chunk, ...]:
    """The ladder for silence: remind, then help, then rest and keep the place.

    ``question`` is what was asked last, or empty.
    """
    if silences <= 1:
        return (notice(f"I did not hear anything. {question}".strip()),)
    if silences == 2:
        first, second = example_questions(pack)
        return (
            notice(f"I still hear nothing. You can ask: {first}? Or: {second}?"),
            notice("You can also type your question."),
        )
    return (notice("I will wait quietly and keep our place. Speak when you want to go on."),)


def help_text(pack: Pack, page: int) -> tuple[Chunk, ...]:
    """What can be asked and said; ``page`` counts how often help was asked for in a row."""
    first, _ = example_questions(pack)
    start = (page * 3) % len(pack.topics)
    names = [lower_first(pack.topics[(start + step) % len(pack.topics)].title) for step in range(3)]
    return (
        notice(f"You can ask about {pack.about}. For example: {first}?"),
        notice(f"Or ask about {names[0]}, {names[1]}, or {names[2]}."),
        notice("At any time, say repeat, slower, louder, go back, or stop."),
        notice("Say who says so to hear my sources."),
    )


def example_questions(pack: Pack) -> tuple[str, str]:
    """Two ways of asking out of the pack, each a whole question of its own."""
    found = [example for topic in pack.topics for example in topic.examples if _is_whole(example)]
    found = found or [topic.examples[0] for topic in pack.topics]
    return _upper_first(found[0]), _upper_first(found[len(found) // 2])


_QUESTION_WORDS = frozenset("what why how can do does is are should when which who will".split())


def _is_whole(example: str) -> bool:
    words = example.split()
    return 5 <= len(words) <= 9 and words[0] in _QUESTION_WORDS and len(set(words)) == len(words)


def source_chunk(sources: tuple[Source, ...]) -> Chunk:
    """The organisations an answer rests on, in one short sentence."""
    names = list(dict.fromkeys(source.organisation for source in sources))
    said = " and ".join([", ".join(names[:2]), "others"] if len(names) > 2 else names)
    return Chunk(f"Source: {said}.", ChunkKind.SOURCE, "Source", tuple(s.id for s in sources))


def who_says(sources: tuple[Source, ...], pack: Pack) -> tuple[Chunk, ...]:
    """Each source with its page, the day it was read and its grade, then who has checked."""
    chunks = [
        Chunk(
            f"{each.organisation}: {each.page}. "
            + GRADES[each.grade].format(date=spoken_date(each.read)),
            ChunkKind.SOURCE,
            each.organisation,
            (each.id,),
        )
        for each in sources[:SOURCES_ALOUD]
    ]
    left = len(sources) - SOURCES_ALOUD
    if left > 0:
        chunks.append(notice(f"There {'is' if left == 1 else 'are'} {left} more in the list."))
    return (*chunks, signed_off(pack))


def signed_off(pack: Pack) -> Chunk:
    """Whether a clinician has signed the pack off, and when it was last read through."""
    who = (
        f"{pack.signed_off_by} has signed this content off."
        if pack.signed_off_by
        else "No clinician has signed this content off."
    )
    return Chunk(
        f"{who} It was last read through on {spoken_date(pack.reviewed)}.",
        ChunkKind.SOURCE,
        "Review",
    )


def overdue(pack: Pack) -> Chunk:
    """Said with every answer once the pack is past its review date."""
    return notice(f"Take care: this content was due for review on {spoken_date(pack.review_by)}.")


def spoken_date(iso: str) -> str:
    """An ISO date in words: "23 November 2026"."""
    months = (
        "January February March April May June July August September October November December"
    ).split()
    year, month, day = iso.split("-")
    return f"{int(day)} {months[int(month) - 1]} {year}"


def lower_first(text: str) -> str:
    """A title within a sentence: "Cramps at night" becomes "cramps at night", "MRI scans" stays."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:].replace(" i ", " I ").replace(" i'", " I'")
