"""A check-up is read whole, or refused with file, line, field and remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.checkup.support import checker, flow
from tests.support import BICYCLE, LEGS, countries, pack
from voice_skill.packs.flow_lint import lint_flows
from voice_skill.packs.flows import SaidWords, load_checker, load_flows, load_said
from voice_skill.safety.evidence import Noticing
from voice_skill.safety.watch import Watch
from voice_skill.understanding.reading import Reading
from voice_skill.values.errors import ContentError
from voice_skill.values.flow import Flow
from voice_skill.values.level import Level
from voice_skill.values.pack import FlagKind

GB = countries()["gb"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A pack folder whose flows a test may spoil."""
    shutil.copytree(LEGS / "flows", tmp_path / "flows")
    return tmp_path


def load(folder: Path) -> tuple[Flow, ...]:
    """The flows of that folder, with the shipped pack's sources and findings."""
    content = pack(LEGS)
    said = load_said(folder).findings
    return load_flows(
        folder,
        GB,
        content.sources,
        findings=(*content.findings, *said),
        red_flags=content.red_flags,
    )


def spoil(folder: Path, old: str, new: str, name: str = "adult.yaml") -> None:
    """Change one thing in one flow."""
    file = folder / "flows" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal(folder: Path) -> str:
    """What is said of a flow that is refused."""
    with pytest.raises(ContentError) as caught:
        load(folder)
    return str(caught.value)


def test_a_flow_becomes_questions_rules_and_advice(copy: Path) -> None:
    """In the order of the file, with the country's numbers filled in."""
    flows = load(copy)
    assert [each.id for each in flows] == ["adult", "child"]
    assert flows[0].questions[0].id == "breath"
    assert flows[0].advice_of("call").order.own == "Call 999 now."
    assert flows[1].for_child


def test_a_pack_without_flows_has_no_check_up() -> None:
    """And is no worse for it."""
    assert load_checker(BICYCLE, GB, pack(BICYCLE)) is None
    assert load_said(BICYCLE) == SaidWords()


def test_every_sign_of_the_packs_own_subject_is_a_rule_of_every_flow() -> None:
    """For when it is raised in passing; any other danger puts the check-up aside."""
    for each in checker().flows:
        levels = {rule.id: rule.level for rule in each.rules}
        for flag in pack(LEGS).red_flags:
            if flag.kind is FlagKind.BODY:
                assert levels[f"said-{flag.id}"] is flag.level
            else:
                assert f"said-{flag.id}" not in levels


def test_every_phrase_the_check_up_listens_for_can_be_read() -> None:
    """And each of its findings is used by a question or a rule."""
    words = load_said(LEGS)
    said = words.findings
    assert words.context
    Noticing(Watch((), ()), said, word_sets={**words.word_sets, **pack(LEGS).word_sets})
    used = {
        name
        for each in checker().flows
        for name in (
            *(name for question in each.questions for name in (*question.asks, *question.only_if)),
            *(name for question in each.questions for name in question.sooner_if),
            *(name for rule in each.rules for group in rule.when for name in group),
        )
    }
    led = {each.id for each in said if used.intersection((*each.implies, *each.denies))}
    idle = [finding.id for finding in said if finding.id not in used | led]
    assert idle == ["visible_varicose_veins"]  # said back, and nothing more


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("id: breath", "id: Breath", "is no id"),
        ("why: A blood clot", "wy: A blood clot", "field questions.0.wy: this field is not known"),
        ("only_if: [feeling]", "only_if: [feelings]", "neither asked by a question nor known"),
        ("only_if: [feeling]", "only_if: [meds]", "'meds' comes later"),
        ("sources: [nhs-dvt-newer", "sources: [nhs-gossip", "'nhs-gossip' is not in sources.yaml"),
        ("advice: lung}", "advice: lungs}", "no advice is called 'lungs'"),
        ("advice: lung}", "advice: today}", "is advice for same-day, the rule is emergency"),
        ("when: [[face_arm_speech]]", "when: [[face_arm]]", "'face_arm' is neither asked"),
        ("when: [[face_arm_speech]]", "when: []", "rules.2.when"),
        ("id: limb", "id: breath", "'breath' stands twice"),
        ("asks: [duration]", "asks: [age]", "asks for duration only"),
        ("for: adult", "for: everybody", "field for"),
        ("id: adult", "id: grown-up", "differs from the file's name"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(copy: Path, old: str, new: str, words: str) -> None:
    """And with what to do about it."""
    spoil(copy, old, new)
    message = refusal(copy)
    assert words in message
    assert "adult.yaml, line" in message


def test_every_level_needs_advice(copy: Path) -> None:
    """So that no end is silent."""
    spoil(copy, "  - id: home\n    level: self-care", "  - id: home\n    level: routine")
    assert "no advice has the level self-care" in refusal(copy)


def test_the_shipped_wording_can_be_spoken() -> None:
    """Short questions, one question mark, orders first, no diagnosis."""
    assert lint_flows(checker().flows, LEGS) == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("or fainting?", "or fainting, or anything like that at all these days?", "Use at most 15"),
        ("or fainting?", "or fainting.", "one question mark"),
        ("ask: Is there any chest", "ask: Do you have any chest", "Add ask_other"),
        ("order: Call {emergency} now.", "order: Please call {emergency} now.", "order begins"),
        ("asks: [one_sided_pain]", "asks: [one_sided_pain, sore_hip]", "'sore_hip' cannot be said"),
        (
            "because: A varicose vein can lose a lot of blood.",
            "because: You have a clot.",
            "is a diagnosis",
        ),
        (
            "why: A blood clot in the leg can travel to the lung.",
            "why: A blood clot in the leg can sometimes and in some of the people who have it "
            "travel all the way to the lung.",
            "make two of it",
        ),
    ],
)
def test_wording_that_is_hard_to_hear_is_named(copy: Path, old: str, new: str, words: str) -> None:
    """With file and line."""
    spoil(copy, old, new)
    problems = lint_flows(load(copy), copy)
    assert any(words in str(problem) and "adult.yaml, line" in str(problem) for problem in problems)


def test_the_risk_groups_are_covered() -> None:
    """Pregnancy, operations, journeys, cancer, diabetes, blood thinners, statins, water tablets."""
    adult = flow("adult")
    in_rules = {name for rule in adult.rules for group in rule.when for name in group}
    groups = {"pregnant", "recent_surgery_or_immobility", "long_travel", "cancer", "diabetes"}
    assert groups | {"blood_thinner", "statin", "diuretic", "af", "previous_clot"} <= in_rules
    assert all(rule.level > Level.SELF_CARE for rule in adult.rules)


def test_leg_pain_of_a_child_under_three_is_looked_at() -> None:
    """It is not the usual growing pain, whether the age or a word for it is told."""
    for opening in (
        "my eighteen month old keeps crying with her leg",
        "our toddler has leg cramps",
        "my son gets leg cramps",
    ):
        checkup, reply = checker().begin(Reading(opening))
        if checkup.patient.child is None:
            checkup, reply = checker().with_age(checkup, child=True, years=2)
        assert checkup.flow == "child"
        assert reply is not None
        assert checker().level(checkup) is Level.ROUTINE, opening
