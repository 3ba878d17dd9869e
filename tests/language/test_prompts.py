"""The sentences and the code that asks for them fit each other."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from voice_skill.language import prompts
from voice_skill.language.language import section
from voice_skill.language.looks import Look
from voice_skill.values.flow import Known
from voice_skill.values.level import Level

ROOT = Path(prompts.__file__).parents[1]
ASKS = {"prompt", "prompts", "counted", "listed", "within"}


KEYS = dict(prompts.entries(section("prompts")))
TREES = [ast.parse(path.read_text("utf-8")) for path in sorted(ROOT.rglob("*.py"))]
CALLS = [
    call
    for tree in TREES
    for call in ast.walk(tree)
    if isinstance(call, ast.Call)
    and (call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", ""))
    in ASKS
]
PATTERNS = {
    "".join(
        re.escape(str(each.value)) if isinstance(each, ast.Constant) else ".+"
        for each in key.values
    )
    for call in CALLS
    for key in call.args
    if isinstance(key, ast.JoinedStr)
}
"""What keys look like that are made of a name: "checkup.why.{phase}"."""


def _texts(node: ast.AST) -> set[str]:
    return {
        each.value
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }


def test_every_key_that_is_asked_for_has_its_words() -> None:
    """A missing one would be noticed in the middle of a talk."""
    groups = set(section("prompts"))
    shape = re.compile(rf"(?:{'|'.join(groups)})(?:\.[a-z_-]+)+")
    asked = {text for tree in TREES for text in _texts(tree) if shape.fullmatch(text)}
    known = set(KEYS) | {key.rpartition(".")[0] for key in KEYS}
    files = {text for text in asked if text.endswith((".yaml", ".html", ".json"))}
    assert not asked - known - files


def test_all_words_are_asked_for() -> None:
    """What nobody says is no sentence of ours."""
    texts = {text for tree in TREES for text in _texts(tree)}
    texts |= {f"{text}.{count}" for text in texts for count in ("one", "more")}
    made = [re.compile(pattern) for pattern in PATTERNS]
    unsaid = [k for k in KEYS if k not in texts and not any(each.fullmatch(k) for each in made)]
    assert not unsaid


def test_every_place_in_a_sentence_is_filled() -> None:
    """By the very call that asks for it."""
    for call in CALLS:
        given = {each.arg for each in call.keywords}
        if not call.args or None in given:
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        given |= {"prompt": set(), "counted": {"count"}, "within": {"told"}}.get(name, set())
        for key in _texts(call.args[0]) & set(KEYS):
            missing = prompts.places_in(KEYS[key]) - given
            assert name != "prompt" or not missing, f"{key} lacks {missing}"


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("advice.reason", [level.label for level in Level]),
        ("face.level", [level.label for level in Level]),
        ("face.care", ["emergency", "same-day", "routine"]),
        ("face.look", list(Look)),
        ("face.look_end", [Look.BIGGER, Look.SMALLER]),
        ("steering.voice_of", ["screen-reader", "off"]),
        ("page.level", ["none", *(level.label for level in Level)]),
        ("page.about", ["speaker", "somebody", "kin", "named"]),
        ("page.it_is_about", ["speaker", "somebody", "kin", "named"]),
        ("page.answer", list(Known)),
        ("page.sure", ["sure", "fairly_sure", "not_sure"]),
        ("checkup.why", ["age", "teach-back", "changing", "which"]),
        ("checkup.means", ["age", "teach-back", "changing", "which"]),
        (
            "effects",
            ["slower", "faster", "louder", "quieter", "wait-longer", "wait-less", "other-voice"],
        ),
        ("introduction.ask", ["screen_reader", "pace", "volume"]),
        ("sources.grade", ["P", "M", "S", "J"]),
    ],
)
def test_keys_that_are_made_of_a_name_exist_for_each_name(group: str, names: list[str]) -> None:
    """No test of the code itself would find the one that is missing."""
    tree = section("prompts")
    for step in group.split("."):
        tree = tree[step]
    assert sorted(tree) == sorted(names)


def test_several_things_become_one_phrase() -> None:
    """As many as there are, with the words that join them."""
    assert prompts.listed(["cramps"], "lists.or") == "cramps"
    assert prompts.listed(["cramps", "veins"], "lists.or_paused") == "cramps, or veins"
    assert (
        prompts.listed(["a cramp", "a clot", "a tear"], "lists.or") == "a cramp, a clot or a tear"
    )


def test_one_is_no_number() -> None:
    """ "One correction", "two corrections"."""
    assert prompts.counted("correcting.forgot", 1) == "I forgot one correction."
    assert prompts.counted("correcting.forgot", 2) == "I forgot 2 corrections."


IDIOMS = r"\{\w+\}|sorry to hear|Good to hear from|I hear (you\b|that you)|A person can listen"
SOUND = r"\b(mis)?(hear|heard|listen|spoke|spoken)\b|\bSpeak\b"
ONLY_WITH_SOUND = ("common.not_heard", "common.two_ways", "silence.heard.", "sound.")


def test_where_somebody_may_type_nothing_is_said_of_hearing() -> None:
    """In a terminal, in ``ask`` and on the page the same sentences answer what was typed."""
    for key, said in KEYS.items():
        texts = [said] if isinstance(said, str) else said
        if not key.startswith(ONLY_WITH_SOUND):
            assert not [each for each in texts if re.search(SOUND, re.sub(IDIOMS, "", each))], key
