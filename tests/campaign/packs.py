"""Packs built to hurt: YAML, examples, drawings, what was learnt, and what lies in the folder."""

from __future__ import annotations

import gzip
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np

from tests.campaign.mutating import spoilt_bytes
from tests.campaign.tally import Tally
from tests.support import BICYCLE, LEGS, countries
from voice_skill.packs import load_pack
from voice_skill.packs.flows import load_checker
from voice_skill.packs.heard import read_heard
from voice_skill.safety.watch import Watch
from voice_skill.understanding.learned.stored import read_weights
from voice_skill.values.errors import ContentError

# fmt: off
_YAML = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        "&a [*a]", "*a", "&a ", "!!python/object/apply:os.system [id]", "!!bool x", "!!int 9x",
        "!!timestamp 1", "!!binary x", "!!set {a}", "<<: *a\n", "[" * 500, "{" * 500, "? " * 300,
        "1" * 5_000, "0x" + "f" * 5_000, "2027-02-30", ".inf", ".nan", "null", "[]", "{}", "~",
        '"\\ud800"', "\ud800", "\n---\n", "\n...\n", "%YAML 9.9\n---\n", "%TAG ! x\n", "|\n",
        ">-\n", "\t", "\x00", "\ufeff", "a: &b [x,x,x,x]\nc: &d [*b,*b,*b,*b]\n", "- ", ": ",
        "#", "'", '"', "<loop>", "[a] " * 40, "(" * 60, "...", "{emergency}", "{nobody}", "1e999",
    )
)
_SVG = (
    b"<script>alert(1)</script>", b'<a href="javascript:x">', b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b' onload="x"', b"<style>*{}</style>", b"<?xml?>", b"<![CDATA[x]]>", b"<!--", b"-->", b"&#60;",
    b'<image href="http://x/"/>', b"<foreignObject/>", b' xmlns:s="x"', b"<s:g/>", b"<g>" * 900,
)
# fmt: on
_COUNTRY = "gb"


_WHOLE = 1 << 24
"""No file of a pack is as large, unless it was made so here."""


def packs(rng: Random, tally: Tally, folder: Path) -> Iterator[None]:
    """Pack after pack, each with one to three things wrong."""
    cache = folder / "cache"
    shutil.copytree(LEGS, folder / "legs", ignore=shutil.ignore_patterns("built"))
    _read(folder / "legs", cache)  # parsed and remembered: only what is spoilt is parsed anew
    began = time.process_time()
    _read(folder / "legs", cache)
    tally.usual = time.process_time() - began
    while True:
        source = LEGS if rng.random() < 0.2 else BICYCLE
        spoilt = folder / ("legs" if source == LEGS else "bicycle")
        if source == BICYCLE:
            shutil.rmtree(spoilt, ignore_errors=True)
            shutil.copytree(source, spoilt)
        done = [_spoil(rng, spoilt, source) for _ in range(rng.choice((1, 1, 2, 3)))]
        with tally.trying("; ".join(each for each, _ in done), ContentError):
            _read(spoilt, cache)
        for _, file in reversed(done):
            _mend(file, source / file.relative_to(spoilt))
        yield


def _read(folder: Path, cache: Path) -> None:
    country = countries()[_COUNTRY]
    pack = load_pack(folder, country, cache=cache)
    load_checker(folder, country, pack, cache=cache)
    Watch(pack.findings, pack.red_flags, pack.word_sets).notice("my calf is swollen")
    read_heard(folder / "built" / "heard.txt.gz")
    read_weights(folder / "built" / "danger.npz")


def _spoil(rng: Random, folder: Path, source: Path) -> tuple[str, Path]:
    """Does one harm, and says which and where."""
    name = rng.choice(sorted(source.rglob("*.*"))).relative_to(source)
    file = folder / name
    kind = rng.randrange(12)
    if name.parts[0] == "built" or kind == 0:
        return _built(rng, folder)
    if not file.is_file() or file.is_symlink() or file.stat().st_size > _WHOLE:
        return f"{name} was spoilt before", file
    pieces = _SVG if file.suffix == ".svg" else _YAML
    data = file.read_bytes()
    if kind == 1:
        file.unlink()
        file.symlink_to(rng.choice(("/dev/zero", "/etc/passwd", "/", "nowhere", name.name, "..")))
    elif kind == 2:
        file.unlink()
        rng.choice((os.mkfifo, os.mkdir, Path.touch))(file)
    elif kind == 3:
        with file.open("wb") as out:
            out.truncate(rng.choice((1 << 20, 1 << 40)))
    elif kind == 4:
        file.write_bytes(rng.choice(pieces))
    elif kind < 8:
        file.write_bytes(spoilt_bytes(rng, data, pieces))
    else:
        lines = data.split(b"\n")
        at = rng.randrange(len(lines))
        before, colon, _ = lines[at].partition(b": ")
        lines[at] = before + colon + rng.choice(pieces)
        file.write_bytes(b"\n".join(lines))
    return f"{name}, harm {kind}", file


def _built(rng: Random, folder: Path) -> tuple[str, Path]:
    built = folder / "built"
    built.mkdir(exist_ok=True)
    if rng.random() < 0.5:
        file = built / "heard.txt.gz"
        data = gzip.compress(rng.choice((bytes(1 << 24), b"a\tb\n" * 9, b"\n\t\n", b"\xff")))
        file.write_bytes(data if rng.random() < 0.4 else spoilt_bytes(rng, data))
        return "built/heard.txt.gz", file
    file = built / "danger.npz"
    arrays = {
        name: rng.choice((np.zeros(3), np.zeros((4, 4), np.int8), np.array("x"), np.zeros((9, 0))))
        for name in (
            "key",
            "labels",
            "rarity",
            "scale",
            "words",
            "meaning",
            "bias",
            "points",
            "ends",
        )
        if rng.random() < 0.9
    }
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
    if rng.random() < 0.5:
        file.write_bytes(spoilt_bytes(rng, file.read_bytes()))
    return "built/danger.npz", file


def _mend(file: Path, good: Path) -> None:
    if file.is_dir() and not file.is_symlink():
        file.rmdir()
    else:
        file.unlink(missing_ok=True)
    if good.is_file() and good.parent.name != "built":
        shutil.copyfile(good, file)
