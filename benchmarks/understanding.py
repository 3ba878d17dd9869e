"""How long a turn of understanding takes, at 1,500, 10,000 and 100,000 phrases, and beside others.

    python -m benchmarks.understanding [--sizes 1500 10000] [--turns 100] [--json OUT.json]

Every system runs in a process of its own, one thread, on the same phrases and the same questions
(``tests/data/held_aside.tsv``, which no system has seen). A turn is measured twice: by the clock,
and in processor time, which a busy machine does not blur. ``right`` is the share of all questions
whose first label is a right one. Where a system is not installed, a line says so.

More phrases than the pack has are made by joining the beginning of one to the end of another of
the same label, the same every time. What is learnt is learnt from at most ``LEARNT_FROM`` phrases:
its weights do not grow with their number, and a turn takes as long. The words of all are compared.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from voice_skill.packs import load_countries, load_pack
from voice_skill.packs.languages import speak_language
from voice_skill.understanding.topics import (
    OFF_TOPIC,
    REPORTS,
    BlendedMatcher,
    FuzzyMatcher,
    labelled,
)
from voice_skill.values.errors import ModelError
from voice_skill.values.meaning import Matcher
from voice_skill.values.pack import Pack
from voice_skill.values.text import normalise

ROOT = Path(__file__).parents[1]
SIZES = (1_500, 10_000, 100_000)
TURNS = 200
LEARNT_FROM = 10_000
TOO_SLOW = 20.0
"""Seconds after which a system is asked no more."""
LABELS = {OFF_TOPIC: "out-of-scope", REPORTS: "triage-start"}

Phrases = list[tuple[str, str]]
"""(text, label)."""
Asked = Callable[[str], str]
"""The label a system finds for a text."""


def phrases_of(pack: Pack, size: int) -> Phrases:
    """That many phrases of the pack, or made of its phrases; the same every time."""
    dice = random.Random(size)  # noqa: S311 - a benchmark, not a secret
    own = [(text, label) for label, texts in labelled(pack) for text in texts]
    if size <= len(own):
        return dice.sample(own, size)
    of_label: dict[str, list[str]] = defaultdict(list)
    for text, label in own:
        of_label[label].append(text)
    made = dict(own)
    while len(made) < size:
        text, label = own[dice.randrange(len(own))]
        words, others = text.split(), dice.choice(of_label[label]).split()
        cut = dice.randint(1, len(words))
        made.setdefault(" ".join((*words[:cut], *others[len(others) // 2 :])), label)
    return list(made.items())


def with_phrases(pack: Pack, phrases: Phrases) -> Pack:
    """The pack with these examples instead of its own."""
    of_label: dict[str, list[str]] = defaultdict(list)
    for text, label in phrases:
        of_label[label].append(text)
    topics = tuple(replace(each, examples=tuple(of_label[each.id])) for each in pack.topics)
    return replace(
        pack,
        topics=topics,
        reports=tuple(of_label[REPORTS]),
        off_topic=tuple(of_label[OFF_TOPIC]),
    )


def _ours(pack: Pack, phrases: Phrases) -> Asked:
    from voice_skill.models import choose, find, read_catalogue
    from voice_skill.understanding.learned.embedding import SentenceEmbedder
    from voice_skill.understanding.learned.training import LearnedMatcher, train

    model = SentenceEmbedder(find(choose(read_catalogue(), "bge-small-en-v1.5")).folder)
    teaching = labelled(with_phrases(pack, phrases[:LEARNT_FROM]))
    learned = LearnedMatcher(train(teaching, model), model)
    return _first(BlendedMatcher(learned, FuzzyMatcher(with_phrases(pack, phrases))))


def _without_model(pack: Pack, phrases: Phrases) -> Asked:
    from voice_skill.understanding.learned.training import LearnedMatcher, train

    teaching = labelled(with_phrases(pack, phrases[:LEARNT_FROM]))
    learned = LearnedMatcher(train(teaching, None), None)
    return _first(BlendedMatcher(learned, FuzzyMatcher(with_phrases(pack, phrases))))


def _words_alone(pack: Pack, phrases: Phrases) -> Asked:
    return _first(FuzzyMatcher(with_phrases(pack, phrases)))


def _first(matcher: Matcher) -> Asked:
    def ask(text: str) -> str:
        found = matcher.candidates(text)
        return found[0].topic if found else ""

    return ask


def _rapidfuzz(pack: Pack, phrases: Phrases) -> Asked:
    from rapidfuzz import fuzz, process

    texts, labels = [text for text, _ in phrases], [label for _, label in phrases]

    def ask(text: str) -> str:
        found = process.extractOne(text, texts, scorer=fuzz.token_sort_ratio)
        return labels[found[2]] if found else ""

    return ask


def _tf_idf(pack: Pack, phrases: Phrases) -> Asked:
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts, labels = [text for text, _ in phrases], [label for _, label in phrases]
    counted = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    table: Any = counted.fit_transform(texts)

    def ask(text: str) -> str:
        likeness = (table @ counted.transform([text]).T).toarray().ravel()
        return labels[int(likeness.argmax())]

    return ask


def _padacioso(pack: Pack, phrases: Phrases) -> Asked:
    intents: Any = import_module("padacioso").IntentContainer(fuzz=False, n_workers=1)
    of_label: dict[str, list[str]] = defaultdict(list)
    for text, label in phrases:
        of_label[label].append(text)
    for label, texts in of_label.items():
        intents.add_intent(label, texts)
    return lambda text: str(intents.calc_intent(text).get("name") or "")


SYSTEMS: dict[str, Callable[[Pack, Phrases], Asked]] = {
    "ours": _ours,
    "ours, no sentence model": _without_model,
    "ours, wording alone": _words_alone,
    "rapidfuzz": _rapidfuzz,
    "tf-idf": _tf_idf,
    "padacioso": _padacioso,
}


def questions() -> list[tuple[str, set[str]]]:
    """What is asked: texts, each with its right labels."""
    lines = (ROOT / "tests/data/held_aside.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [
        (normalise(text), {label, *(each for also in more for each in also.split(","))})
        for text, label, *more in cells
    ]


def measure(system: str, size: int, turns: int) -> dict[str, Any]:
    """Build one system, ask it, and give its figures. Runs in a process of its own."""
    pack = load_pack(
        ROOT / "intents/leg-cramps", load_countries(ROOT / "intents/countries.yaml")["gb"]
    )
    phrases = phrases_of(pack, size)
    asked = questions()
    random.Random(1).shuffle(asked)  # noqa: S311 - the same order every time
    gc.collect()
    before = _held_mb()
    started = time.perf_counter()
    try:
        ask = SYSTEMS[system](pack, phrases)
    except (ImportError, ModelError) as error:
        return {"missing": str(error).splitlines()[0]}
    built = time.perf_counter() - started
    gc.collect()
    held = _held_mb() - before
    clock: list[float] = []
    worked: list[float] = []
    right = 0
    began = time.perf_counter()
    for text, labels in [asked[0], *asked[:turns]]:  # the first is a warm-up, and asked again
        if time.perf_counter() - began > TOO_SLOW:
            break
        start, start_work = time.perf_counter(), time.process_time()
        found = ask(text)
        worked.append((time.process_time() - start_work) * 1000)
        clock.append((time.perf_counter() - start) * 1000)
        right += len(clock) > 1 and LABELS.get(found, found) in labels
    clock, worked = clock[1:] or clock, worked[1:] or worked
    return {
        "turns": len(clock),
        "build_s": round(built, 2),
        "ms_median": round(statistics.median(clock), 2),
        "ms_p95": round(_p95(clock), 2),
        "cpu_ms_median": round(statistics.median(worked), 2),
        "cpu_ms_p95": round(_p95(worked), 2),
        "held_mb": round(held),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "right": round(right / len(clock), 3),
    }


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def _held_mb() -> float:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:  # not Linux: the largest so far
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 2**20


def _alone(system: str, size: int, turns: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.understanding", "--one", system, str(size)]
    threads = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")}
    done = subprocess.run(
        [*command, "--turns", str(turns)],
        env={**os.environ, **threads},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    """Print a table; write JSON where asked."""
    speak_language()
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--systems", nargs="+", default=list(SYSTEMS), choices=list(SYSTEMS))
    parser.add_argument("--one", nargs=2, metavar=("SYSTEM", "SIZE"), help=argparse.SUPPRESS)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one[0], int(given.one[1]), given.turns)))
        return
    rows: list[dict[str, Any]] = []
    print(
        f"{'phrases':>8} {'system':24} {'build s':>8} {'median':>8} {'p95':>8} {'cpu med':>8}"
        f" {'cpu p95':>8} {'held MB':>8} {'peak MB':>8} {'right':>6}   (ms a turn)"
    )
    for size in given.sizes:
        for system in given.systems:
            row = {"phrases": size, "system": system, **_alone(system, size, given.turns)}
            rows.append(row)
            print(_line(row), flush=True)
    if given.json:
        given.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


def _line(row: dict[str, Any]) -> str:
    name = f"{row['phrases']:8} {row['system']:24}"
    if "missing" in row:
        return f"{name} skipped: {row['missing']}"
    asked = "" if row["turns"] > 1 else "   too slow to be asked more than once"
    return (
        f"{name} {row['build_s']:8} {row['ms_median']:8} {row['ms_p95']:8}"
        f" {row['cpu_ms_median']:8} {row['cpu_ms_p95']:8} {row['held_mb']:8} {row['peak_mb']:8}"
        f" {row['right']:6}{asked}"
    )


if __name__ == "__main__":
    main()
