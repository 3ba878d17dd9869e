"""The files around the code: every text is translated, and everything named is there."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parents[1]
CODE = HERE / "custom_components" / "voice_skill"
ALL = json.loads((CODE / "translations" / "en.json").read_text())
TEXTS = ALL["config"]


OF_HOME_ASSISTANT = {"already_configured", "already_in_progress", "reconfigure_successful"}
"""Reasons that Home Assistant's own steps give: those that the flow calls."""


def _nodes(module: str) -> Iterator[ast.AST]:
    yield from ast.walk(ast.parse((CODE / module).read_text()))


def _given(module: str, keyword: str) -> set[str]:
    """The texts that are given to that keyword anywhere in the module."""
    return {
        word.value.value
        for node in _nodes(module)
        if isinstance(node, ast.Call)
        for word in node.keywords
        if word.arg == keyword and isinstance(word.value, ast.Constant)
    }


def _errors() -> set[str]:
    """What the flow says that is wrong with an address."""
    return {
        value.value
        for node in _nodes("config_flow.py")
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and key.value == "base" and isinstance(value, ast.Constant)
    }


def test_every_step_and_error_has_words_and_no_words_are_left_over() -> None:
    """Else people see a key. What is wrong with an address found by itself ends its flow."""
    assert _given("config_flow.py", "step_id") == set(TEXTS["step"])
    assert _errors() == set(TEXTS["error"])
    ends = _given("config_flow.py", "reason") | _errors() | OF_HOME_ASSISTANT
    assert ends == set(TEXTS["abort"])
    assert _given("__init__.py", "translation_key") == set(ALL["exceptions"])


def test_every_field_of_a_form_has_a_name_and_a_description() -> None:
    """The same in both forms that ask for an address."""
    for step in ("user", "reconfigure"):
        for texts in ("data", "data_description"):
            assert set(TEXTS["step"][step][texts]) == {"host", "port"}


def test_sentences_are_short() -> None:
    """They are read aloud too: at most twenty words each."""
    text = json.dumps(TEXTS).replace(": ", ". ")
    assert max(len(each.split()) for each in text.split(". ")) <= 20


def test_the_manifest_names_what_is_there() -> None:
    """As Home Assistant and its shop read it."""
    manifest = json.loads((CODE / "manifest.json").read_text())
    assert manifest["domain"] == CODE.name
    assert manifest["version"]
    shop = json.loads((HERE / "hacs.json").read_text())
    assert shop["name"]
    # The first one in which an agent can ask to listen on.
    assert shop["homeassistant"] == "2025.4.0"
    assert set(shop) <= {"name", "homeassistant"}
    assert (HERE / "README.md").is_file()
