"""What people say and hear stands in ``intents/common/<code>``, not in Python.

Who adds a list of words, or a pattern of them, to the code is sent to a language's section here.
Outside the rule are the command line, which speaks English alone, and ``language/en``, whose code
is English grammar.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from voice_skill.language.en.cues import every_cue
from voice_skill.language.tables import words

ROOT = Path(__file__).parents[1] / "voice_skill"
EXEMPT = ("cli/", "language/en/")
FEW_NAMES, FEW_SAID = 3, 2
"""So many words of speech are a list of them: side by side in a table, or within one text.

They are at least half of it: names of fields and of files are words too.
"""

ALLOWED = {
    ("settings.py", "true"): "what a file of settings may say",
    ("settings.py", "ask"): "the same",
}
"""Lists that are none of speech, by module and first word, each with its reason."""

_MATCHES = {"says", "startswith", "endswith", "removeprefix", "removesuffix"}


def _spoken() -> frozenset[str]:
    """Words of any conversation."""
    return every_cue() | words("commands", "net", "plain")


def _texts(nodes: list[ast.expr | None] | list[ast.expr]) -> list[str]:
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def _lists(tree: ast.AST) -> Iterator[tuple[list[str], int]]:
    """Everything that may be a list of words, and how many of speech make it one."""
    for node in ast.walk(tree):
        match node:
            case ast.Set() | ast.Tuple() | ast.List():
                yield _texts(node.elts), FEW_NAMES
            case ast.Dict() if not any(isinstance(n, ast.Call | ast.Name) for n in ast.walk(node)):
                yield _texts(node.keys), FEW_NAMES
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split")):
                yield re.split(r"[\s|]+", text), FEW_SAID
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in _MATCHES:
                yield from ((text.split(), FEW_SAID) for text in _texts(node.args))
            case ast.Compare():
                texts = _texts([node.left, *node.comparators])
                yield from ((text.split(), FEW_SAID) for text in texts)
            case ast.Constant(value=str(text)) if re.search(r"\\b|\(\?", text):
                yield re.findall(r"[a-z']{2,}", re.sub(r"\\.|\?P<\w+>", " ", text)), FEW_SAID


def _found(code: str) -> list[str]:
    """The lists of words in some code, each as its first word of speech."""
    spoken = _spoken()
    found = []
    for each, few in _lists(ast.parse(code)):
        said = [word.strip() for word in each if word.strip() in spoken]
        if len(set(said)) >= few and 2 * len(said) >= len(each):
            found.append(said[0])
    return found


def test_no_module_holds_a_list_of_words_that_people_say() -> None:
    """Put it into a section of ``intents/common/en`` and read it with ``language.tables``."""
    found = set()
    for path in sorted(ROOT.rglob("*.py")):
        module = path.relative_to(ROOT).as_posix()
        if not module.startswith(EXEMPT):
            found |= {(module, first) for first in _found(path.read_text("utf-8"))}
    assert found == set(ALLOWED)


@pytest.mark.parametrize(
    "code",
    [
        'GOOD = frozenset({"fine", "good", "okay"})',
        'GOOD = frozenset("fine good okay".split())',
        'PLACES = {"first": 0, "second": 1, "last": -1}',
        r'ALL = re.compile(r"\b(?:all|both) of it\b")',
        'slow = says(text, "take your time")',
        'back = text == "go back"',
        'left = word in ("but", "still", "though")',
    ],
)
def test_a_list_of_words_is_seen_however_it_is_written(code: str) -> None:
    """The rule would be worth nothing if a pattern slipped by."""
    assert _found(code)


@pytest.mark.parametrize(
    "code",
    [
        'raise SkillError("There is nothing here. Ask again.")',
        'KINDS = ("danger", "topics")',
        'answer = words("danger_answers", "well")',
    ],
)
def test_what_is_no_list_is_let_through(code: str) -> None:
    """Errors say sentences, and names are names."""
    assert not _found(code)
