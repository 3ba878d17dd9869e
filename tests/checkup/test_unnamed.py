"""A yes that names none of several signs, and what there is to choose from."""

from __future__ import annotations

from tests.checkup.support import flow
from voice_skill.checkup.unnamed import known_as, offered, unnamed_yes
from voice_skill.values.flow import Event, FlowState, Known

YES = FlowState((Event("everyday", Known.YES),))


def test_only_the_last_answer_counts_and_only_without_a_name() -> None:
    """Told by name, denied, or followed by something else: nothing is open."""
    question = unnamed_yes(flow(), YES)
    assert question is not None
    assert question.id == "everyday"
    named = FlowState((Event("everyday", Known.YES, (("veins_ache", Known.YES),)),))
    assert unnamed_yes(flow(), named) is None
    assert unnamed_yes(flow(), FlowState((Event("everyday", Known.NO),))) is None
    assert unnamed_yes(flow(), FlowState((*YES.events, Event("breath", Known.NO)))) is None
    assert unnamed_yes(flow(), FlowState((Event("one-leg", Known.YES),))) is None


def test_every_choice_is_one_of_the_questions_own_signs() -> None:
    """In the order in which it is read out, and known by those words too."""
    for each in (*flow().questions, *flow("child").questions):
        choices = offered(flow(), each)
        assert set(choices) <= set(each.asks), each.id
        assert list(known_as(flow(), each)) == list(choices)
    assert next(iter(offered(flow(), flow().question("everyday")))) == "affects_sleep"
