"""One turn of conversation: what was heard, and what is said to it."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import BICYCLE, LEGS, converse, dialogue, pack
from voice_skill.dialogue.session import Session
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.level import Level
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import ChunkKind, Expects, Reply
from voice_skill.values.text import sentences


def one(*texts: str) -> Reply:
    """The last reply of a conversation about bicycles."""
    return converse(*texts, folder=BICYCLE)[1][-1]


def test_a_question_is_answered_first_and_the_offer_of_more_comes_last() -> None:
    """The answer, when to seek help where that is said with it, who says so, more?"""
    reply = one("how do I mend a flat tyre?")
    assert reply.label == "flat-tyre"
    assert reply.chunks[0].text.startswith("Take the wheel off")
    assert reply.chunks[1].kind is ChunkKind.CARE
    assert reply.chunks[2].text == "From Bicycle Handbook."
    assert reply.chunks[-1].text == "Want more?"
    assert reply.listen
    assert reply.expects is Expects.YES_NO


def test_yes_to_more_gives_the_next_chunk_and_then_the_next() -> None:
    """Chunks are stepped through; the last one offers nothing."""
    assert "Bubbles" in one("flat tyre", "yes please").text
    last = one("flat tyre", "yes please", "yes")
    assert "glue" in last.text
    assert not last.listen


def test_no_to_more_ends_the_answer() -> None:
    """And the skill asks what else."""
    assert one("flat tyre", "no thank you").text == "All right. What else do you want to know?"


def test_more_goes_on_without_having_been_asked() -> None:
    """ "More", "next" and "go on" step through the answer."""
    assert one("flat tyre", "more").chunks[0].heading == "Finding the hole"
    assert one("flat tyre", "next").chunks[0].heading == "Finding the hole"
    assert "That is all I know" in one("flat tyre", "more", "more", "more").text


def test_repeat_says_the_same_again_and_changes_nothing() -> None:
    """After it, the pending question is still pending."""
    session, replies = converse("flat tyre", "say that again", "yes", folder=BICYCLE)
    assert replies[1].text == replies[0].text
    assert replies[1].label == "control:repeat"
    assert "Bubbles" in replies[2].text
    assert session.topic == "flat-tyre"


def test_repeat_slower_repeats_and_asks_the_voice_to_slow_down() -> None:
    """One sentence holds both wishes."""
    reply = one("flat tyre", "say that again but slower")
    assert reply.effect is ControlWord.SLOWER
    assert "Take the wheel off" in reply.text


def test_go_back_returns_to_the_answer_before() -> None:
    """As if the last turn had not been."""
    reply = one("flat tyre", "how do I oil the chain", "go back")
    assert reply.text.startswith("Take the wheel off")


def test_who_says_so_names_organisation_page_day_and_grade() -> None:
    """And whether anybody has signed the content off."""
    said = one("flat tyre", "who says so").text
    assert "Bicycle Handbook: Tyres and chains." in said
    assert "our own judgement" in said
    assert "23 November 2026" in said
    assert "A. Mechanic has signed this content off." in said


def test_what_is_not_known_is_refused_honestly_and_three_times_differently() -> None:
    """The third refusal offers topics, the keyboard and a person."""
    _, replies = converse("who won the football", "zebra", "xylophone", folder=BICYCLE)
    texts = [reply.text for reply in replies]
    assert len(set(texts)) == 3
    assert "I know about bicycle tyres and chains" in texts[0]
    assert "help" in texts[2]
    assert "type" in texts[2]
    assert "doctor" in texts[2]


def test_the_count_of_misses_starts_again_after_something_understood() -> None:
    """A person who was understood once is not sent away."""
    first = one("zebra").text
    assert one("zebra", "flat tyre", "zebra").text == first


def test_nothing_heard_is_not_an_answer_to_anything() -> None:
    """Silence keeps the place: the offer of more still stands."""
    session, _ = converse("flat tyre", folder=BICYCLE)
    after, reply = dialogue(BICYCLE).respond(session, Heard(()))
    assert reply.label == "out-of-scope"
    assert after.pending == session.pending


def test_three_silences_are_met_three_ways_and_the_third_rests() -> None:
    """A reminder with the question, help with examples, then quiet; the place is kept."""
    session, _ = converse("flat tyre", folder=BICYCLE)
    texts, listens = [], []
    for _ in range(3):
        session, reply = dialogue(BICYCLE).respond(session, Heard(()))
        texts.append(reply.text)
        listens.append(reply.listen)
    assert len(set(texts)) == 3
    assert "Want more?" in texts[0]
    assert "You can ask" in texts[1]
    assert listens == [True, True, False]


@pytest.mark.parametrize("between", ["flat tyre", "my chest hurts"])
def test_silences_are_counted_in_a_row(between: str) -> None:
    """A word between them, a danger too, and it is the first silence again."""
    _, replies = converse("", between, "", folder=LEGS)
    assert replies[2].text.startswith("You typed no words.")


def test_an_empty_line_is_answered_in_words_for_typing() -> None:
    """Nobody listened, so nothing is said of hearing."""
    session, _ = converse("flat tyre", folder=BICYCLE)
    texts = []
    for _ in range(3):
        session, reply = dialogue(BICYCLE).respond(session, Heard.typed(""))
        texts.append(reply.text)
    assert texts[0] == "You typed no words. Want more?"
    assert "You can ask" in texts[1]
    assert not any(word in " ".join(texts) for word in ("hear", "Speak", "also type"))
    _, reply = dialogue(BICYCLE).respond(session, Heard.typed("yes"))
    assert "Bubbles" in reply.text


def test_two_questions_in_one_breath_are_both_answered_in_order() -> None:
    """Neither is lost."""
    reply = one("how do i mend a flat tyre and how do i oil the chain")
    assert reply.text.index("wheel off") < reply.text.index("drop of oil")


def test_of_several_hypotheses_the_best_understood_one_wins() -> None:
    """Not the one the recogniser was most confident of."""
    heard = Heard(
        (Hypothesis("how do i mend a fat liar", 0.9, "a"), Hypothesis("flat tyre", 0.2, "b"))
    )
    _, reply = dialogue(BICYCLE).respond(Session(), heard)
    assert reply.label == "flat-tyre"


def test_a_pack_past_its_review_date_says_so_in_every_answer() -> None:
    """A person must know that the content has aged."""
    assert "due for review" not in one("flat tyre").text
    late = converse("flat tyre", folder=BICYCLE, today="2100-01-01")[1][-1]
    assert "due for review on 1 January 2099" in late.text


@pytest.mark.parametrize(
    "texts",
    [
        ("why do i get cramps at night",),
        ("why do i get cramps at night", "yes"),
        ("why do i get cramps at night", "who says so"),
        ("why do i get cramps at night", "say that again"),
        ("why do i get cramps at night", "in short"),
        ("what are varicose veins and how are they treated",),
        ("check my legs", "no", "no", "no", "no", "no", "no", "no", "no", "no", "no", "yes"),
        ("what should i do if i get chest pain",),
        ("i cannot breathe and my chest hurts",),
        ("i want to end my life",),
        ("my calf is swollen and hot", "that's wrong", "yes"),
        ("emergency",),
    ],
)
def test_past_its_review_date_every_level_says_so_once_and_last(texts: tuple[str, ...]) -> None:
    """On the day itself nothing is late; from the next on it is, but an order comes first."""
    due = pack().review_by
    late = (datetime.date.fromisoformat(due) + datetime.timedelta(days=1)).isoformat()
    assert "due for review" not in converse(*texts, today=due)[1][-1].text
    reply = converse(*texts, today=late)[1][-1]
    assert reply.text.count("due for review on") == 1, reply.text
    said = [each for each in reply.chunks if "due for review" in each.text]
    after = reply.chunks[reply.chunks.index(said[0]) + 1 :]
    assert {each.kind for each in after} <= {ChunkKind.OFFER, ChunkKind.QUESTION}
    assert reply.chunks[0] is not said[0]


def test_an_enormous_text_is_cut_and_still_gets_a_reply() -> None:
    """A hundred thousand characters are nobody's question."""
    reply = one("flat tyre " * 10_000)
    assert reply.chunks


def test_help_offers_questions_that_are_understood() -> None:
    """Each example phrase must itself match (requirements LI10)."""
    from voice_skill.language.prompts import example_questions

    for folder in (BICYCLE, LEGS):
        known = {topic.id for topic in pack(folder).topics}
        for question in example_questions(pack(folder)):
            assert converse(question, folder=folder)[1][0].label in known


@pytest.mark.parametrize("word", list(ControlWord))
def test_every_control_is_answered_before_anything_was_said(word: ControlWord) -> None:
    """Controls work in every state, the very first one too."""
    from voice_skill.understanding.commands import control_phrases

    phrase = next(text for text, control in control_phrases() if control is word)
    reply = one(phrase)
    assert reply.label == f"control:{word.value}"
    assert reply.chunks


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(
    ["flat tyre", "yes", "no", "more", "go back", "repeat", "zebra", "stop", "help", "thanks",
     "who says so", "start again", "oil the chain", "", "summary", "the second one", "slower"]
), max_size=30))  # fmt: skip
def test_any_sequence_of_turns_gets_a_reply_and_the_level_never_falls(texts: list[str]) -> None:
    """No state is a dead end, and no sentence the skill says of itself is too long."""
    session = Session()
    level = Level.SELF_CARE
    for text in texts:
        session, reply = dialogue(BICYCLE).respond(session, Heard.typed(text))
        assert reply.chunks
        assert (session.level or Level.SELF_CARE) >= level
        level = session.level or Level.SELF_CARE
        for chunk in reply.chunks:
            assert all(len(each.split()) <= 20 for each in sentences(chunk.text))


def test_the_third_thing_not_understood_offers_topics_the_keyboard_and_a_person() -> None:
    """Nobody is left in a loop."""
    texts = [reply.text for reply in converse(*["how do i bake bread"] * 3, folder=LEGS)[1]]
    assert len(set(texts)) == 3
    assert "topics" in texts[2]
    assert "type help" in texts[2]
    assert "A doctor, a pharmacist or an advice line" in texts[2]


def test_after_three_silences_the_place_is_kept() -> None:
    """The offer that was made can still be taken up."""
    session, replies = converse("flat tyre", "", "", "", "yes", folder=BICYCLE)
    assert "I keep our place." in replies[3].text
    assert "You can ask:" in replies[2].text
    assert "Pump the tube up" in replies[4].text
    assert session.silences == 0


def test_yes_to_an_offer_that_was_gone_back_to_is_never_too_much() -> None:
    """Where all was told in the meantime, that is said."""
    text = one("how do I oil the chain", "yes", "go back", "yes").text
    assert text.startswith("That is all I know about this.")


def test_a_day_that_ends_during_a_conversation_counts() -> None:
    """The review date may pass while somebody rests; nothing is read at the start only."""
    days = ["2026-11-23"]
    talk = replace(dialogue(BICYCLE), day=lambda: days[-1])
    session, first = talk.respond(Session(), Heard.typed("flat tyre"))
    days.append("2100-01-01")
    _, second = talk.respond(session, Heard.typed("flat tyre"))
    assert "due for review" not in first.text
    assert "due for review" in second.text
    assert talk.today == "2100-01-01"
