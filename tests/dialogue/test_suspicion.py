"""A danger sign that no phrase knows is asked about: never raised, never passed over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import pytest

from tests.support import LEGS, SlowerSense, dialogue, pack
from voice_skill.assistant import Assistant
from voice_skill.dialogue import suspicion
from voice_skill.dialogue.alarm import Alarm
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import Session, Suspicion
from voice_skill.understanding.commands import PLAINLY_FROM
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.level import Level
from voice_skill.values.meaning import Candidate
from voice_skill.values.reply import ChunkKind, Expects, Reply
from voice_skill.values.text import normalise

STRANGE = "my bellows have packed up"
"""What no phrase of the pack knows, and the sense below takes for trouble with breathing."""


@dataclass(frozen=True, slots=True)
class Sense:
    """A sense for danger that knows one word of each sign."""

    words: tuple[tuple[str, str], ...] = (("bellows", "pe"), ("puffy", "pe"))
    chance: float = 0.6

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """The flag whose word is said, and quiet."""
        found = [flag for word, flag in self.words if word in normalise(text).split()]
        if not found:
            return (Candidate(suspicion.QUIET, 1.0),)
        rest = Candidate(suspicion.QUIET, 1 - self.chance)
        return (Candidate(found[0], self.chance), rest)


@lru_cache
def sensing(sense: Sense | None = None) -> Dialogue:
    """The conversation about legs, with a sense for danger."""
    return replace(dialogue(LEGS), alarm=Alarm(pack(), sense or Sense()))


def told(*texts: str, sense: Sense | None = None) -> tuple[Session, list[Reply]]:
    """The session and the replies after these texts; an empty one is silence."""
    session, replies = Session(), []
    for text in texts:
        heard = Heard.typed(text) if text else Heard(())
        session, reply = sensing(sense).respond(session, heard)
        replies.append(reply)
    return session, replies


def test_what_may_be_a_danger_sign_is_asked_about() -> None:
    """A question with yes or no for an answer, in plain words; nothing is raised yet."""
    session, (reply,) = told(STRANGE)
    assert reply.label == "danger-question:pe"
    assert reply.expects is Expects.YES_NO
    assert any(chunk.kind is ChunkKind.QUESTION for chunk in reply.chunks)
    assert session.raised == ()
    assert session.level is None


@pytest.mark.parametrize("answer", ["yes", "a bit", "yes when i walk", "i think so", "sometimes"])
def test_a_yes_raises_it_however_qualified(answer: str) -> None:
    """A qualified yes is a yes to a danger question."""
    session, replies = told(STRANGE, answer)
    assert replies[-1].label == "red-flag:pe"
    assert replies[-1].chunks[0].text.startswith("Call 999 now")
    assert session.level is Level.EMERGENCY


def test_after_a_plain_no_what_was_said_is_answered() -> None:
    """The question was ours: the person need not say it all again."""
    session, replies = told("what are varicose veins bellows", "no")
    assert replies[0].label == "danger-question:pe"
    assert replies[1].label == "what-are-varicose-veins"
    assert session.raised == ()


@pytest.mark.parametrize(
    "answer", ["not really", "i don't know", "", "know", "it is sunny", "only when i walk"]
)
def test_anything_unclear_is_asked_again(answer: str) -> None:
    """Silence, a hedge or a misheard word is no "no"."""
    session, replies = told(STRANGE, answer)
    assert replies[-1].label == "danger-question:pe"
    assert isinstance(session.pending, Suspicion)


def test_after_two_unclear_answers_the_order_is_given_with_an_if() -> None:
    """Not raised, because nobody said so; not passed over, because nobody denied it."""
    session, replies = told(STRANGE, "zebra crossing", "zebra crossing")
    assert "If it is so" in replies[-1].text
    assert "Call 999 now" in replies[-1].text
    assert session.pending is None


def test_one_sign_is_asked_about_once() -> None:
    """A no is believed."""
    _, replies = told(STRANGE, "no", STRANGE)
    assert not replies[-1].label.startswith("danger-question")


def test_a_sign_that_is_told_while_it_is_asked_about_is_raised() -> None:
    """Phrases come first, in every state."""
    assert told(STRANGE, "my chest hurts")[1][-1].label == "red-flag:pe"


def test_a_yes_of_any_reading_is_a_yes() -> None:
    """The safest reading wins."""
    session, _ = told(STRANGE)
    heard = Heard((Hypothesis("no", 0.8, "first"), Hypothesis("yes", 0.2, "second")))
    assert sensing().respond(session, heard)[1].label == "red-flag:pe"


def test_for_somebody_else_it_is_raised_for_them() -> None:
    """In the right person."""
    _, replies = told("my husband's bellows have packed up", "yes")
    assert replies[-1].label == "red-flag:pe"
    assert "your leg" not in replies[-1].text.lower()


@pytest.mark.parametrize("text", ["bellows", "yes", "say that again", "no chest pain"])
def test_answers_wishes_and_single_words_are_not_suspected(text: str) -> None:
    """They report nothing."""
    assert not told(text)[1][0].label.startswith("danger-question")


@pytest.mark.parametrize("text", ["i fainted", "passed out", "collapsed"])
def test_a_sign_that_alone_raises_nothing_is_asked_about_in_two_words_too(text: str) -> None:
    """Where it is named as there, and near to what people say of danger."""
    sense = Sense((("fainted", "pe"), ("passed", "pe"), ("collapsed", "pe")))
    assert told(text, sense=sense)[1][0].label == "danger-question:pe"
    assert not told(f"no i never {text}", sense=sense)[1][0].label.startswith("danger")


@pytest.mark.parametrize("text", ["I am short of breath", "I have a tight chest just now"])
def test_a_sentence_that_says_nothing_but_a_sign_is_believed(text: str) -> None:
    """The sense may call it quiet; beside a sign, only other words can mean something else."""
    quiet = Sense(chance=0.0)
    assert told(text, sense=quiet)[1][0].label == "red-flag:pe"


def test_a_sign_among_words_of_something_else_is_asked_about() -> None:
    """Where the sense calls it quiet."""
    text = "my chest is tight in that old jumper from the sales"
    assert told(text, sense=Sense(chance=0.0))[1][0].label == "danger-question:pe"


@pytest.mark.parametrize(
    "text",
    [
        "hold on, my bellows have packed up, hurry",  # a command
        "without any bellows today i sit here",  # a denial
        "only the right bellows have packed up today",  # a yes
        "is it normal that my bellows have packed up today",  # a question
        "he is gone and i am lonely and my bellows have packed up",  # grief
    ],
)
def test_a_whole_sentence_that_surely_tells_of_danger_is_asked_about(text: str) -> None:
    """Whatever else it passes for."""
    sure = Sense(chance=suspicion.SURE_FROM)
    assert told(text, sense=sure)[1][0].label in {"danger-question:pe", "red-flag:pe"}


def test_what_begins_with_a_no_is_a_no() -> None:
    """However sure the sense is of the rest."""
    sure = Sense(chance=suspicion.SURE_FROM)
    text = "no my bellows are as they were last week"
    assert not told(text, sense=sure)[1][0].label.startswith(("danger", "red-flag"))


def test_despair_that_passes_for_a_denial_is_met_at_once() -> None:
    """ "No meaning" denies nothing; a kind word too many does no harm."""
    sense = Sense((("takes", "suicidal"),), chance=suspicion.CRISIS_FROM)
    text = "my life has no meaning now, better god takes me"
    assert told(text, sense=sense)[1][0].label == "crisis:suicidal"


def test_little_chance_asks_nothing() -> None:
    """Ordinary sentences are not met with questions."""
    faint = Sense(chance=suspicion.ASKS_FROM - 0.05)
    assert not told(STRANGE, sense=faint)[1][0].label.startswith("danger-question")


def test_beside_a_lesser_sign_a_graver_one_is_asked_about() -> None:
    """The order for the lesser comes first, then the question for the emergency."""
    _, replies = told("my calf is swollen and puffy", "yes")
    assert replies[0].label == "red-flag:dvt"
    assert replies[0].expects is Expects.YES_NO
    assert "Is there chest pain" in replies[0].text
    assert replies[1].label == "red-flag:pe"


def test_a_graver_sign_that_is_denied_leaves_the_lesser() -> None:
    """A no to the question takes nothing back."""
    session, replies = told("my calf is swollen and puffy", "no")
    assert replies[1].label == "control:no"
    assert session.raised == ("dvt",)
    assert session.level is Level.SAME_DAY


SUDDEN = "since this morning i have a bad chest pain"


def test_words_of_a_sign_in_a_sentence_that_reports_none_are_asked_about() -> None:
    """ "My phone had a stroke" is no order to call; whether it is so, is asked all the same."""
    session, replies = told(SUDDEN, "yes")
    assert [each.label for each in replies] == ["danger-question:pe", "red-flag:pe"]
    assert session.level is Level.EMERGENCY


@pytest.mark.parametrize("chance", [suspicion.BODY_QUIET_BELOW, 0.6])
def test_a_sense_that_has_its_doubts_takes_no_order_back(chance: float) -> None:
    """The phrase counts, unless the sentence is far from any danger sign."""
    unsure = Sense(words=(("chest", "pe"),), chance=chance)
    assert told(SUDDEN, sense=unsure)[1][0].label == "red-flag:pe"


@pytest.mark.parametrize("text", ["i have chest pain", SUDDEN + " and so on" * 20])
def test_the_phrase_counts_where_the_sense_is_no_judge(text: str) -> None:
    """It knows too little of very short texts, and a sign drowns in a long one."""
    assert told(text)[1][0].label == "red-flag:pe"


def test_in_a_check_up_the_phrase_counts() -> None:
    """Who is being asked about signs tells of them."""
    assert told("my calf hurts", "no", SUDDEN)[1][-1].level is Level.EMERGENCY


def test_without_a_sense_for_danger_nothing_is_suspected() -> None:
    """So it is where no sentence model is installed."""
    _, reply = dialogue(LEGS).respond(Session(), Heard.typed(STRANGE))
    assert not reply.label.startswith("danger-question")


def test_every_red_flag_can_be_asked_about() -> None:
    """In one question of at most twenty words."""
    for flag in pack().red_flags:
        assert flag.ask.endswith("?"), flag.id
        assert len(flag.ask.split()) <= 20, flag.id


def test_what_is_taught_covers_every_red_flag_and_much_that_is_quiet() -> None:
    """And no sentence is taught as both."""
    lessons = dict(suspicion.taught(pack()))
    assert {flag.id for flag in pack().red_flags} | {suspicion.QUIET} == set(lessons)
    quiet = set(lessons.pop(suspicion.QUIET))
    assert len(quiet) > 1_000
    assert not [text for texts in lessons.values() for text in texts if text in quiet]
    assert "lovely bye now" in quiet  # a goodbye is near to a farewell from life


def test_what_the_sense_is_sure_of_is_raised_where_it_was_typed() -> None:
    """Nobody who said it plainly is asked whether they did."""
    _, (reply,) = told(STRANGE, sense=Sense(chance=0.95))
    assert reply.label == "red-flag:pe"
    assert reply.level is Level.EMERGENCY


@pytest.mark.parametrize(
    ("flag", "chance"),
    [("pe", suspicion.RAISES_FROM), ("dvt", suspicion.SAME_DAY_FROM[0])],
)
def test_an_ambulance_takes_more_than_a_call_today(flag: str, chance: float) -> None:
    """Below that chance the same sign is asked about."""
    words = (("bellows", flag),)
    raised, asked = (
        told(STRANGE, sense=Sense(words, each))[1][0].label for each in (chance, chance - 0.05)
    )
    assert raised == f"red-flag:{flag}"
    assert asked == f"danger-question:{flag}"


@pytest.mark.parametrize("text", ["i keep thinking of jumping", "i am going to do it tonight"])
def test_despair_is_met_with_a_kind_word_sooner_also_where_it_is_still_to_come(text: str) -> None:
    """Nobody is harmed by such a word, and "going to" is no mere talk of it."""
    sense = Sense((("jumping", "suicidal"), ("tonight", "suicidal")), suspicion.CRISIS_FROM)
    assert told(text, sense=sense)[1][0].label == "crisis:suicidal"


def test_one_hearing_of_a_voice_is_asked_about_all_the_same() -> None:
    """It may be misheard; two engines that hear it alike are believed."""
    sure = sensing(Sense(chance=0.95))
    one = Heard((Hypothesis(STRANGE, 0.9, "vosk"),))
    assert sure.respond(Session(), one)[1].label == "danger-question:pe"
    two = Heard((*one.hypotheses, Hypothesis(STRANGE, 0.9, "moonshine")))
    assert sure.respond(Session(), two)[1].label == "red-flag:pe"


@pytest.mark.parametrize(
    ("again", "label"),
    [(STRANGE, "red-flag:pe"), ("my fellows have packed up", "danger-question:pe")],
)
def test_a_sign_that_would_be_asked_about_is_heard_again_first(again: str, label: str) -> None:
    """Where both hear it nobody is asked; where one does, it is asked about all the same."""
    assistant = Assistant(sensing(Sense(chance=0.95)))
    one = Heard((Hypothesis(STRANGE, 0.9, "vosk"),))
    reply = assistant.decide(one, again=lambda: (Hypothesis(again, 0.9, "moonshine"),))
    assert reply.label == label


CALF = Sense((("funny", "dvt"), ("pegs", "dvt")))


def test_several_things_that_bring_a_sign_together_raise_it_where_it_is_suspected() -> None:
    """One odd calf and an operation: a no to "is it swollen?" would have been the end of it."""
    session, (reply,) = told("my left calf feels funny since my hip operation", sense=CALF)
    assert reply.label == "red-flag:dvt"
    assert session.level is Level.SAME_DAY


@pytest.mark.parametrize(
    "text", ["my left calf feels funny", "my pegs feel funny since my hip operation"]
)
def test_one_of_them_alone_is_asked_about(text: str) -> None:
    """A leg without a reason, a reason without one leg."""
    assert told(text, sense=CALF)[1][0].label == "danger-question:dvt"


def test_a_lesser_sign_does_not_hide_what_several_things_bring_together() -> None:
    """Twins make nobody's leg a child's leg."""
    session, _ = told("i've had twins three weeks ago and i've an ache down my right leg")
    assert session.level is Level.SAME_DAY
    assert session.raised == ("pregnancy-clot",)


@pytest.mark.parametrize(
    ("steers", "danger", "label"),
    [
        (PLAINLY_FROM, 0.6, "control:slower"),
        (PLAINLY_FROM - 0.01, 0.6, "danger-question:pe"),
        (PLAINLY_FROM, suspicion.RAISES_FROM, "red-flag:pe"),
    ],
)
def test_what_plainly_steers_is_no_danger_unless_it_would_be_raised(
    steers: float, danger: float, label: str
) -> None:
    """Impatience with a machine is no despair."""
    talk = replace(sensing(Sense(chance=danger)), steering=SlowerSense(steers))
    assert talk.respond(Session(), Heard.typed(STRANGE))[1].label == label
