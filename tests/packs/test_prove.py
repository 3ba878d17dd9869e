"""The proof finds what is wrong with a flow, and shows the shortest path to it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.checkup.support import checker, question, rule, small_flow
from voice_skill.packs.prove import prove, prove_all, proved, refuse_unproved
from voice_skill.packs.unasked import unasked
from voice_skill.values.errors import ContentError
from voice_skill.values.flow import MOST_QUESTIONS, Flow, Question
from voice_skill.values.level import Level

E, S, R = Level.EMERGENCY, Level.SAME_DAY, Level.ROUTINE

SOUND = small_flow(
    (
        question("chest", "chest_pain"),
        question("sore", "ulcer", "wound"),
        question("weeping", "infected", only_if=("sore",), until=S),
    ),
    (
        rule("lung", E, ("chest",), flag="pe"),
        rule("infected", S, ("weeping",)),
        rule("skin", R, ("sore",)),
    ),
)


def only_fault(flow: Flow) -> str:
    """The one thing that is wrong with the flow."""
    (fault,) = prove(flow).faults
    return fault


def test_the_shipped_flows_are_proved() -> None:
    """All of them, with every red flag covered."""
    proofs = prove_all(checker().flows)
    assert [proof.faults for proof in proofs] == [(), ()]
    assert all(proof.most_questions <= MOST_QUESTIONS for proof in proofs)
    assert proofs[0].paths > 10_000
    assert "proved" in proofs[0].summary


def test_a_sound_flow_has_no_fault_and_its_paths_are_counted() -> None:
    """Each row of answers once, from every opening."""
    proof = prove(SOUND)
    assert proof.faults == ()
    # Nothing told: chest yes or unsure, or no and then sore no, or sore with three more: 2 + 1 + 6.
    # Chest pain told: 1. Infected told: 3. An ulcer or a wound told: 2 + 3 each.
    assert proof.paths == 9 + 1 + 3 + 2 * (2 + 3)
    assert proof.most_questions == 3


def test_a_question_that_can_change_nothing_is_named() -> None:
    """It would only tire people."""
    flow = replace(SOUND, questions=(*SOUND.questions, question("weather", "rain")))
    assert "question 'weather' is never asked" in only_fault(flow)


def test_a_rule_that_never_decides_is_named() -> None:
    """A graver rule always holds where it does."""
    flow = replace(SOUND, rules=(*SOUND.rules, rule("cough", R, ("chest",))))
    assert "rule 'cough' never decides" in only_fault(flow)


def test_a_flow_that_lowers_the_level_is_refused_with_the_path() -> None:
    """A sign that, once told, keeps a graver one from being asked about."""
    flow = small_flow(
        (
            question("swelling", "swollen"),
            question("sore", "ulcer", "wound", until=S),
            question("bleeding", "bleeding_now", only_if=("sore",)),
        ),
        (
            rule("clot", S, ("swelling",)),
            rule("skin", R, ("sore",)),
            rule("bleed", E, ("bleeding",)),
        ),
    )
    fault = only_fault(flow)
    assert "lowers the level" in fault
    assert "Path:" in fault
    assert "bleeding: " in fault


def test_an_emergency_left_unasked_after_the_most_questions_is_named() -> None:
    """With the path that gets there."""
    names = [f"q{number:02}" for number in range(MOST_QUESTIONS)]
    flow = small_flow(
        (*(question(name, f"f-{name}") for name in names), question("chest", "chest_pain")),
        (*(rule(f"r-{name}", R, (name, "x")) for name in names), rule("lung", E, ("chest",))),
    )
    assert any("an emergency was not asked about yet" in fault for fault in prove(flow).faults)


def test_an_end_without_advice_is_named() -> None:
    """Every level needs words."""
    flow = replace(SOUND, advice=tuple(each for each in SOUND.advice if each.level != R))
    assert any("no advice has that level" in fault for fault in prove(flow).faults)


def test_a_red_flag_that_no_rule_stands_for_is_named() -> None:
    """The pack knows it, so the check-up must reach it."""
    flow = replace(SOUND, flags=("pe", "stroke"))
    (proof,) = prove_all((flow,))
    assert "no rule of any flow stands for the red flag 'stroke'" in proof.faults[0]


def test_rules_that_hold_only_when_told_are_listed() -> None:
    """Nobody is asked about them on their own."""
    flow = replace(SOUND, rules=(*SOUND.rules, rule("deep", E, ("wound",))))
    proof = prove(flow)
    assert proof.faults == ()
    assert proof.only_said == ("deep",)


ONE_CALF = small_flow(
    (question("chest", "chest_pain"), question("risk", "operation", only_if=("one_leg",))),
    (rule("lung", E, ("chest",)), rule("clot", S, ("one_leg",), ("operation",))),
)


def test_what_only_free_words_would_find_is_refused() -> None:
    """ "My calf is achy since my operation": who was not understood was asked about nothing."""
    faults = prove(ONE_CALF).faults
    assert any("rule 'clot' rests on 'one_leg' beside operation" in fault for fault in faults)
    with pytest.raises(ContentError, match=r"'one_leg'.*no question asks about it. Put 'one_leg'"):
        refuse_unproved((ONE_CALF,), "pack")


def test_a_question_that_waits_for_the_same_words_is_no_remedy() -> None:
    """It would not come where they were not understood."""
    waits = question("leg", "one_leg", only_if=("one_leg",))
    assert any("'one_leg'" in fault for fault in unasked(_with(ONE_CALF, waits)))
    waits = question("leg", "one_leg", only_if=("limping",))
    assert any("'one_leg'" in fault for fault in unasked(_with(ONE_CALF, waits)))


def test_asking_or_covering_it_is_a_remedy() -> None:
    """And the question that hangs on it then counts as asked, too."""
    assert list(unasked(_with(ONE_CALF, question("leg", "one_leg")))) == []
    chest = replace(ONE_CALF.questions[0], covers=("one_leg",))
    covered = replace(ONE_CALF, questions=(chest, ONE_CALF.questions[1]))
    assert list(unasked(covered)) == []


def test_what_is_as_urgent_without_it_need_not_be_asked() -> None:
    """Bruises are seen today, with or without quinine."""
    rules = (*ONE_CALF.rules, rule("quinine", E, ("chest",), ("quinine",)))
    flow = replace(_with(ONE_CALF, question("leg", "one_leg")), rules=rules)
    assert list(unasked(flow)) == []


def _with(flow: Flow, *more: Question) -> Flow:
    return replace(flow, questions=(*more, *flow.questions))


def test_a_flow_that_fails_is_refused_with_its_file() -> None:
    """The pack is not used."""
    flow = replace(SOUND, questions=(*SOUND.questions, question("weather", "rain")))
    with pytest.raises(ContentError, match=r"pack/flows/small.yaml: question 'weather'"):
        refuse_unproved((flow,), "pack")


def test_a_proof_is_remembered_and_a_damaged_memory_is_not_believed(tmp_path: Path) -> None:
    """Neither half a file nor an empty list."""
    first = proved((SOUND,), "pack", key="abc", cache=tmp_path)
    (file,) = tmp_path.glob("proof-*-abc.json")
    assert proved((SOUND,), "pack", key="abc", cache=tmp_path) == first
    for damaged in ("{", "[]", json.dumps([{"flow": "small"}]), "7"):
        file.write_text(damaged, encoding="utf-8")
        assert proved((SOUND,), "pack", key="abc", cache=tmp_path) == first
