"""The question that was asked gets its answer first, and no answer comes twice running."""

from __future__ import annotations

from dataclasses import replace

from tests.support import answering, talking
from voice_skill.dialogue import telling
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import Choice, Session
from voice_skill.understanding.reading import Readings
from voice_skill.values.heard import Heard
from voice_skill.values.level import Level
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Reply

MEND = "how do i mend a flat tyre"
HOLE = "where is the hole"
GLUE = "how long must the glue dry"


def told(*texts: str, pack: Pack | None = None) -> list[Reply]:
    """The replies of a conversation over a pack whose parts say what they answer."""
    return heard(talking(pack or answering()), *texts)


def heard(dialogue: Dialogue, *texts: str, session: Session | None = None) -> list[Reply]:
    """The replies of that dialogue."""
    session, replies = session or Session(), []
    for text in texts:
        session, reply = dialogue.respond(session, Heard.typed(text))
        replies.append(reply)
    return replies


def begins(reply: Reply) -> str:
    """Its first word or two, which tell the parts apart."""
    return " ".join(reply.text.split()[:2])


def test_the_part_that_answers_is_said_first() -> None:
    """Not the topic's own first part."""
    assert begins(told(GLUE)[0]) == "Roughen the"
    assert begins(told(HOLE)[0]) == "Pump the"
    assert begins(told(MEND)[0]) == "Take the"


def test_more_goes_on_with_what_was_not_told_until_all_is() -> None:
    """The topic's own beginning, when to get help, and the rest; nothing twice."""
    replies = told(GLUE, "yes", "yes", "yes", "more")
    assert [begins(each) for each in replies] == [
        "Roughen the",
        "Take the",
        "See a",
        "Pump the",
        "That is",
    ]
    assert replies[2].listen
    assert not replies[3].listen


def test_care_is_said_at_once_with_the_parts_that_touch_danger() -> None:
    """And is of no level: nobody was told to go anywhere."""
    at_once = told(MEND)[0]
    assert "See a mechanic" in at_once.text
    assert at_once.level is None
    assert at_once.care_level is Level.ROUTINE
    assert "See a mechanic" not in told(GLUE)[0].text
    assert told(GLUE)[0].care_level is None


def test_care_that_was_said_is_not_said_again_by_more() -> None:
    """One "when to get help" is enough."""
    replies = told(MEND, "more", "more", "more")
    assert sum("See a mechanic" in each.text for each in replies) == 1


def test_the_same_question_again_is_not_answered_the_same_again() -> None:
    """With nothing that fits better it says so, and offers the rest."""
    first, second = told(GLUE, GLUE)
    assert begins(second) == "I have"
    assert first.text != second.text
    assert begins(told(GLUE, GLUE, "yes")[2]) == "Take the"


def test_a_bare_word_about_it_is_met_with_the_way_on() -> None:
    """ "So yes or no?" hears the topic's own beginning, then that there is no better answer."""
    replies = told(GLUE, "so yes or no", "so yes or no", "so yes or no")
    assert [begins(each) for each in replies[1:3]] == ["Take the", "I have"]
    assert replies[3].text != replies[2].text


def test_when_all_is_told_somebody_else_is_named() -> None:
    """Nobody is left without a way on."""
    last = told(GLUE, "more", "more", "more", HOLE)[-1]
    assert "A doctor or a pharmacist" in last.text


def test_another_part_that_fits_is_the_answer_to_the_same_question() -> None:
    """Before it is said that there is none better."""
    topic = answering().topic("flat-tyre")
    new = ("how does the glue dry", "how long does the glue dry")
    answers = (topic.answers[0], (*topic.answers[1], *new), topic.answers[2])
    examples, families = (*topic.examples, *new), (*topic.families, "", "")
    both = replace(topic, answers=answers, examples=examples, families=families)
    pack = replace(answering(), topics=(both, *answering().topics[1:]))
    assert [begins(each) for each in told(GLUE, GLUE, pack=pack)] == ["Roughen the", "Pump the"]


def test_an_answer_given_earlier_is_given_again_when_it_is_asked_again() -> None:
    """Only twice running is too much."""
    assert begins(told(GLUE, HOLE, GLUE)[2]) == "Roughen the"


def test_repeat_still_repeats() -> None:
    """Whoever asks for the same gets the same."""
    first, again = told(GLUE, "say that again")
    assert again.text == first.text


def test_the_topic_is_named_only_where_it_is_uncertain() -> None:
    """Its name says back what was understood."""
    talk, asked = talking(answering()), Readings.typed(MEND)
    texts = [telling.answered(talk, Session(), "flat-tyre", p, asked)[1].text for p in (0.9, 0.5)]
    assert [text.startswith("About mending a flat tyre.") for text in texts] == [False, True]


def test_a_choice_of_two_remembers_what_was_asked() -> None:
    """ "The first one" is then answered with the part that was meant."""
    choice = Session(pending=Choice(("flat-tyre", "oiling-the-chain"), asked=GLUE))
    reply = heard(talking(answering()), "the first one", session=choice)[0]
    assert begins(reply) == "Roughen the"
