"""A recogniser that has read the pack: a Vosk model whose language model knows its phrases.

Only ``graph/Gr.fst`` is made anew, and ``conf/model.conf`` has a line more; every other file of
the model is linked, not copied. Beside it lie the pack's ``ratios`` for an engine that is not
Vosk. The method and its figures are in the design note on hearing;
reading, mixing and writing are in ``ngram_fst``, ``mixing`` and ``const_fst``, doubt in
``graph_check``.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from voice_skill.hearing.soundalike import SoundsLike, readings, unknown_words
from voice_skill.hearing.teaching.const_fst import write_graph
from voice_skill.hearing.teaching.graph_check import check_graph
from voice_skill.hearing.teaching.language_model import LanguageModel
from voice_skill.hearing.teaching.mixing import UNKNOWN, Rates, mix
from voice_skill.hearing.teaching.ngram_fst import read_language_model
from voice_skill.hearing.teaching.ratios import ratios_of, write_ratios
from voice_skill.values.errors import ModelError

Progress = Callable[[str, float], None]
"""Told what is being done, in plain words, and the share that is done, 0 to 1."""

FORMAT = 2
"""Raised whenever the same phrases would give another graph: older folders are then not used."""

KEPT = 3
"""How many taught models a cache holds; older ones go when a new one is made (67 MB each)."""

ANSWER_WEIGHT = 80.0
"""How often a one-word answer counts, so that "no" is not heard as "nope" or "law".

Of 110 clips of "no" (synthesisers and variants, half of them at 20 dB of noise) 75 were heard
right with weight 1, 91 with 30, 97 with 80; of "yes" 83, 102, 109.
"""

FRAMES_AT_ONCE = 6
"""How many frames of 10 ms Vosk waits for before it reads them; without this it waits longer.

So long a word is late. Of 80 words by eight synthetic voices 54 were shown, half of them 0.31 s
after their end, and 95 in 100 within 0.47 s. With 6 it is 56 words, 0.21 and 0.31 s, for twice the
work (0.04 of a core). Over 549 real recordings as many were understood; words wrong rose from .179
to .185, and of 120 times "no" 116 were heard, not 117.
"""

_GRAPH = Path("graph") / "Gr.fst"
_OPTIONS = Path("conf") / "model.conf"
_NOTE = "taught.json"
RATIOS = "ratios.npz"
"""The file of a taught model with the pack's push for another engine: ``ratios.read_ratios``."""
_OWN = (_GRAPH, _OPTIONS, Path(_NOTE), Path(RATIOS))
_TAUGHT, _MAKING = "taught-", "making-"
_ABANDONED = 3600.0  # seconds after which an unfinished folder belongs to a process that died


@dataclass(frozen=True, slots=True)
class TaughtModel:
    """Where a taught model lies, and what it has read.

    ``path`` is a folder that Vosk opens like the model it was made from. ``hit`` tells that it
    was made earlier. ``phrases`` is how many were mixed in, ``unknown_words`` the words among
    them that it cannot hear, sorted.
    """

    path: Path
    hit: bool
    phrases: int
    unknown_words: tuple[str, ...]


def taught_model(
    model_dir: Path,
    phrases: Sequence[str],
    *,
    cache: Path,
    sounds_like: SoundsLike | None = None,
    weights: Sequence[float] | None = None,
    rates: Rates | None = None,
    progress: Progress | None = None,
) -> TaughtModel:
    """A copy of the Vosk model in ``model_dir`` that expects these phrases, made or found.

    ``weights`` says how often each phrase counts (1.0). ``ModelError`` where anything is in
    doubt: the caller then uses ``model_dir`` itself and says the error's sentence.
    """
    if weights is not None and len(weights) != len(phrases):
        raise ValueError(f"{len(phrases)} phrases, but {len(weights)} weights")
    lesson = _Lesson(
        tuple(phrases), tuple(weights or (1.0,) * len(phrases)), sounds_like or {}, rates or Rates()
    )
    report = progress or _silent
    try:
        folder = cache / f"{_TAUGHT}{_key(model_dir, lesson)}"
        found = _found(folder, model_dir)
        if found is None:
            cache.mkdir(parents=True, exist_ok=True)
            found = _made(folder, model_dir, lesson, report)
            _tidy(cache, keep=folder)
    except OSError as error:
        raise ModelError(_disk_sentence(error, model_dir, cache)) from error
    except (ValueError, MemoryError) as error:
        raise ModelError(
            f"The speech model in {model_dir} could not be taught: {error}. "
            "It can be used as it was shipped."
        ) from error
    report("ready", 1.0)
    return found


def answer_weights(phrases: Sequence[str], answers: Collection[str]) -> tuple[float, ...]:
    """Weights for ``taught_model``: ``ANSWER_WEIGHT`` for each of the answers, 1.0 otherwise."""
    return tuple(ANSWER_WEIGHT if phrase in answers else 1.0 for phrase in phrases)


@dataclass(frozen=True, slots=True)
class _Lesson:
    phrases: tuple[str, ...]
    weights: tuple[float, ...]
    sounds_like: SoundsLike
    rates: Rates


def _silent(_step: str, _share: float) -> None:
    pass


def _key(model_dir: Path, lesson: _Lesson) -> str:
    """What a taught folder is named by: the same model and lesson give the same key."""
    told = {
        "format": FORMAT,
        "graph": _digest(model_dir / _GRAPH),
        "files": _sizes(model_dir),
        "options": _options(model_dir),
        "phrases": lesson.phrases,
        "weights": lesson.weights,
        "sounds_like": {word: list(each) for word, each in lesson.sounds_like.items()},
        "rates": asdict(lesson.rates),
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _sizes(folder: Path) -> dict[str, int]:
    """The size in bytes of every file that a taught model shares, by its path inside."""
    return {
        file.relative_to(folder).as_posix(): file.stat().st_size
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.relative_to(folder) not in _OWN
    }


def _options(model_dir: Path) -> str:
    """The options of the taught model: those it was shipped with, and how soon it reads."""
    shipped = (model_dir / _OPTIONS).read_text(encoding="utf-8").rstrip("\n")
    return f"{shipped}\n--frames-per-chunk={FRAMES_AT_ONCE}\n"


def _found(folder: Path, model_dir: Path) -> TaughtModel | None:
    """The taught model in that folder if it is whole, else ``None``."""
    try:
        note = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
        whole = (
            note["graph"] == _digest(folder / _GRAPH)
            and note["ratios"] == _digest(folder / RATIOS)
            and _sizes(folder) == _sizes(model_dir)
            and (folder / _OPTIONS).read_text(encoding="utf-8") == _options(model_dir)
        )
        if not whole:
            return None
        os.utime(folder)  # used just now: among the last to be tidied away
        return TaughtModel(folder, True, int(note["phrases"]), tuple(note["unknown_words"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _made(folder: Path, model_dir: Path, lesson: _Lesson, report: Progress) -> TaughtModel:
    making = Path(tempfile.mkdtemp(prefix=_MAKING, dir=folder.parent))
    try:
        report("reading the language model", 0.0)
        model = read_language_model(model_dir / _GRAPH)
        rows, weights = _rows(model, lesson)
        unknown = sorted(unknown_words(lesson.phrases, model.words, lesson.sounds_like))
        report("mixing in the pack's phrases", 0.3)
        mixed = mix(model, rows, weights=weights, rates=lesson.rates)
        report("writing the taught model", 0.6)
        _link_files(model_dir, making)
        (making / _OPTIONS).parent.mkdir(exist_ok=True)
        (making / _OPTIONS).write_text(_options(model_dir), encoding="utf-8")
        write_graph(mixed, making / _GRAPH)
        report("checking the taught model", 0.8)
        check_graph(making / _GRAPH, mixed)
        write_ratios(ratios_of(mixed, model), making / RATIOS)
        note = {
            "format": FORMAT,
            "graph": _digest(making / _GRAPH),
            "ratios": _digest(making / RATIOS),
            "phrases": len(lesson.phrases),
            "unknown_words": unknown,
        }
        (making / _NOTE).write_text(json.dumps(note, indent=1), encoding="utf-8")
        _settle(making, folder, model_dir)
        return TaughtModel(folder, False, len(lesson.phrases), tuple(unknown))
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _rows(model: LanguageModel, lesson: _Lesson) -> tuple[list[list[int]], list[float]]:
    """Labels and weight of every reading of every phrase; its readings share its weight."""
    rows: list[list[int]] = []
    weights: list[float] = []
    for phrase, weight in zip(lesson.phrases, lesson.weights, strict=True):
        ways = readings(phrase, model.words, lesson.sounds_like)
        for way in ways:
            rows.append([UNKNOWN if word is None else model.words[word] for word in way])
        weights.extend(weight / len(ways) for _ in ways)
    return rows, weights


def _link_files(model_dir: Path, folder: Path) -> None:
    """Every file that is shared: linked where that works, else copied."""
    (folder / _GRAPH).parent.mkdir(parents=True)
    for name in _sizes(model_dir):
        source, target = (model_dir / name).resolve(), folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        for way in (os.link, os.symlink, shutil.copyfile):
            try:
                way(source, target)
                break
            except OSError as error:
                if way is shutil.copyfile or error.errno == errno.ENOSPC:
                    raise


def _settle(making: Path, folder: Path, model_dir: Path) -> None:
    """Give the finished folder its name at one stroke, unless another process was faster."""
    try:
        making.rename(folder)
    except OSError:
        if _found(folder, model_dir) is not None:
            return
        broken = folder.with_name(f"{_MAKING}{making.name}-broken")
        folder.rename(broken)
        shutil.rmtree(broken, ignore_errors=True)
        making.rename(folder)


def _tidy(cache: Path, *, keep: Path) -> None:
    """Remove all but the taught models used last, and what died half made."""
    taught = [each for each in cache.glob(f"{_TAUGHT}*") if each != keep]
    taught.sort(key=_age)
    for old in taught[KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
    for half in cache.glob(f"{_MAKING}*"):
        if _age(half) > _ABANDONED:
            shutil.rmtree(half, ignore_errors=True)


def _age(folder: Path) -> float:
    """Seconds since the folder was made or used; 0 where another process has just removed it."""
    with suppress(OSError):
        return time.time() - folder.stat().st_mtime
    return 0.0


def _disk_sentence(error: OSError, model_dir: Path, cache: Path) -> str:
    if error.errno == errno.ENOSPC:
        return f"The disk is full, so no taught model fits in {cache}. Free about 50 megabytes."
    place = error.filename or cache
    if str(place).startswith(str(model_dir)):
        return f"The speech model has no readable {place}. Install the speech model again."
    return f"No taught model can be kept in {place}: {error.strerror}. Choose another cache folder."
