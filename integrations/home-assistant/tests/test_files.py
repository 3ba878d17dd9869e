"""The files around the code: every text is translated, and everything named is there."""

from __future__ import annotations

import ast
import json
from pathlib import Path

HERE = Path(__file__).parents[1]
CODE = HERE / "custom_components" / "voice_skill"
TEXTS = json.loads((CODE / "translations" / "en.json").read_text())["config"]


def _names(function: str) -> set[str]:
    """What is given to that keyword anywhere in the flow."""
    tree = ast.parse((CODE / "config_flow.py").read_text())
    return {
        word.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for word in node.keywords
        if word.arg == function and isinstance(word.value, ast.Constant)
    }


def test_every_step_and_error_has_words() -> None:
    """Else people see a key."""
    assert _names("step_id") == set(TEXTS["step"])
    assert (
        set(TEXTS["error"])
        <= set(TEXTS["abort"])
        == {
            "already_configured",
            "cannot_connect",
            "not_voice_skill",
            "reconfigure_successful",
        }
    )


def test_sentences_are_short() -> None:
    """They are read aloud too: at most twenty words each."""
    text = json.dumps(TEXTS).replace(": ", ". ")
    assert max(len(each.split()) for each in text.split(". ")) <= 20


def test_the_manifest_names_what_is_there() -> None:
    """As Home Assistant and its shop read it."""
    manifest = json.loads((CODE / "manifest.json").read_text())
    assert manifest["domain"] == CODE.name
    assert manifest["version"]
    assert json.loads((HERE / "hacs.json").read_text())["name"]
