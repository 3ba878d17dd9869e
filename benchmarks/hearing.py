"""How well each recogniser hears questions that no recogniser has read, side by side in one run.

    python -m benchmarks.hearing [--sentences 60] [--engines taught shipped] [--json OUT.json]
                                 [--plot OUT.png]

Sentences of ``tests/data/held_aside*.tsv``, which are never mixed into the language model, are
spoken by synthetic voices that nothing is learnt from, clean and with room noise 10 dB quieter.
Every recogniser runs in a process of its own on the same sounds. ``closed grammar`` is Vosk with
the pack's phrases as its whole language. ``kept`` is the share of the questions answered rightly
when typed that are answered rightly when spoken. ``cpu`` is processor seconds a second of sound;
``ms`` runs from the end of the sound to the words. A recogniser that is not installed is named.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from voice_skill.assembly.ears import build_recogniser, shipped_model
from voice_skill.assembly.skill import build_dialogue, build_pack
from voice_skill.dialogue.session import Session
from voice_skill.evaluation.noise import mixed
from voice_skill.evaluation.speakers import EXAMINERS, ROOMS, Speaker, place, room
from voice_skill.hearing.ears import Ears
from voice_skill.hearing.teaching.phrases import phrases_to_hear
from voice_skill.listening.voice_activity import SileroDetector
from voice_skill.settings import Settings, load_settings
from voice_skill.values.audio import Recogniser
from voice_skill.values.errors import SkillError
from voice_skill.values.heard import Heard
from voice_skill.values.pack import Pack
from voice_skill.values.text import normalise

ROOT = Path(__file__).parents[1]
ENGINES = ("shipped", "taught", "closed grammar", "moonshine", "whisper")
VOICES = (*EXAMINERS, Speaker("espeak-ng", "en-us", 160))
CONDITIONS = {"clean": None, "10 dB": 10.0}
_BLOCK = 3200


def questions(count: int) -> list[tuple[str, set[str]]]:
    """So many held-aside questions about topics, with their right labels; always the same."""
    found: dict[str, set[str]] = {}
    for file in sorted((ROOT / "tests/data").glob("held_aside*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            text, label, *more = line.split("\t")
            if ":" not in label and label not in {"out-of-scope", "triage-start"}:
                found[normalise(text)] = {
                    label,
                    *(each for also in more for each in also.split(",")),
                }
    return sorted(found.items(), key=lambda item: place(item[0], 1 << 30))[:count]


def _tell(text: str) -> None:
    print(text, file=sys.stderr)


def _engine(name: str, pack: Pack, settings: Settings) -> Recogniser:
    if name != "closed grammar":
        return build_recogniser(pack, settings, tell=_tell, engine=name)
    from voice_skill.hearing.restored import Restored
    from voice_skill.hearing.soundalike import readings
    from voice_skill.hearing.teaching.ngram_fst import read_vocabulary
    from voice_skill.hearing.vosk import VoskModel

    folder = shipped_model()
    model, known = VoskModel(folder), read_vocabulary(folder / "graph" / "Gr.fst")
    phrases = {
        " ".join(word for word in reading if word)
        for phrase in phrases_to_hear(pack)
        for reading in readings(phrase, known, pack.sounds_like)
        if None not in reading
    }
    return Restored(model.recogniser(phrases=sorted(phrases)), pack.sounds_like)


def sounds(text: str) -> Iterator[tuple[str, str, bytes]]:
    """(voice, condition, 16 kHz samples) of one sentence, every voice in every condition."""
    for voice in VOICES:
        speech = bytes(9_600) + voice.say(text) + bytes(12_800)
        for condition, snr in CONDITIONS.items():
            noise = room(place(text, ROOMS, salt="bench"))
            start = place(text, 16_000, salt=voice.voice)
            yield (
                f"{voice.program} {voice.voice}",
                condition,
                speech if snr is None else mixed(speech, noise, snr, start=start),
            )


def measure(engine: str, count: int) -> dict[str, Any]:
    """The figures of one recogniser. Runs in a process of its own."""
    settings = load_settings()
    pack = build_pack(settings)
    dialogue = build_dialogue(settings, tell=_tell, pack=pack)
    before = _peak_mb()
    started = time.perf_counter()
    try:
        recogniser = _engine(engine, pack, settings)
    except SkillError as error:
        return {"engine": engine, "missing": str(error)}
    loaded = time.perf_counter() - started
    ears = Ears(recogniser, SileroDetector())
    rows: list[dict[str, Any]] = []
    for text, right in questions(count):
        typed = dialogue.respond(Session(), Heard.typed(text))[1].label in right
        for voice, condition, samples in sounds(text):
            heard, spent, ms = _hear(ears, samples)
            said = text.split()
            rows.append(
                {
                    "text": text,
                    "voice": voice,
                    "condition": condition,
                    "heard": heard.text,
                    "typed_right": typed,
                    "right": bool(heard.text)
                    and dialogue.respond(Session(), heard)[1].label in right,
                    "errors": Levenshtein.distance(said, normalise(heard.text).split()),
                    "words": len(said),
                    "seconds": len(samples) / 32_000,
                    "cpu": spent,
                    "ms": ms,
                }
            )
    return {
        "engine": engine,
        "load_s": round(loaded, 2),
        "peak_mb": round(_peak_mb()),
        "before_mb": round(before),
        "conditions": {name: _figures(rows, name) for name in CONDITIONS},
        "rows": rows,
    }


def _hear(ears: Ears, samples: bytes) -> tuple[Heard, float, float]:
    over = 0.0

    def blocks() -> Iterator[bytes]:
        nonlocal over
        for at in range(0, len(samples), _BLOCK):
            yield samples[at : at + _BLOCK]
        over = time.perf_counter()

    began = time.process_time()
    heard = ears.hear(blocks())
    return heard, time.process_time() - began, (time.perf_counter() - over) * 1000


def _figures(rows: list[dict[str, Any]], condition: str) -> dict[str, float]:
    mine = [row for row in rows if row["condition"] == condition]
    typed = [row for row in mine if row["typed_right"]]
    times = [row["ms"] for row in mine]
    return {
        "wer": round(sum(row["errors"] for row in mine) / sum(row["words"] for row in mine), 4),
        "typed": round(len(typed) / len(mine), 4),
        "spoken": round(sum(row["right"] for row in mine) / len(mine), 4),
        "kept": round(sum(row["right"] for row in typed) / max(len(typed), 1), 4),
        "cpu": round(sum(row["cpu"] for row in mine) / sum(row["seconds"] for row in mine), 4),
        "ms_median": round(statistics.median(times), 1),
        "ms_p95": round(statistics.quantiles(times, n=20)[-1], 1),
    }


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _alone(engine: str, count: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.hearing", "--one", engine]
    done = subprocess.run(
        [*command, "--sentences", str(count)], stdout=subprocess.PIPE, text=True, check=True
    )
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def plot(found: list[dict[str, Any]], file: Path) -> None:
    """Word errors and questions kept, as bars with their figures written on them."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    shown = [each for each in found if "missing" not in each]
    figure, axes = pyplot.subplots(1, 2, figsize=(12, 5))
    for axis, (key, title) in zip(
        axes,
        (("wer", "Word errors"), ("kept", "Questions kept, of those right when typed")),
        strict=True,
    ):
        for place_, (condition, hatch) in enumerate(zip(CONDITIONS, ("", "//"), strict=True)):
            at = [number + 0.4 * place_ for number in range(len(shown))]
            bars = axis.bar(
                at,
                [each["conditions"][condition][key] for each in shown],
                0.38,
                label=condition,
                hatch=hatch,
                edgecolor="black",
            )
            axis.bar_label(bars, fmt="{:.2f}", fontsize=9)
        axis.set_title(title)
        axis.set_xticks([number + 0.2 for number in range(len(shown))])
        axis.set_xticklabels([each["engine"] for each in shown])
        axis.legend()
    figure.tight_layout()
    figure.savefig(file, dpi=110)


def main() -> None:
    """Print a table; write JSON and a plot where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sentences", type=int, default=60)
    parser.add_argument("--engines", nargs="+", default=list(ENGINES), choices=ENGINES)
    parser.add_argument("--one", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--plot", type=Path)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one, given.sentences)))
        return
    print(
        f"{'engine':16} {'noise':6} {'WER':>7} {'ratio':>6} {'typed':>6} {'spoken':>7} {'kept':>6}"
        f" {'cpu':>6} {'ms':>6} {'p95':>6} {'load s':>7} {'peak MB':>8}"
    )
    found: list[dict[str, Any]] = []
    for engine in given.engines:
        found.append(_alone(engine, given.sentences))
        for line in _lines(found[-1], found):
            print(line, flush=True)
    if given.json:
        given.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    if given.plot:
        plot(found, given.plot)


def _lines(one: dict[str, Any], found: list[dict[str, Any]]) -> Iterator[str]:
    if "missing" in one:
        yield f"{one['engine']:16} skipped: {one['missing']}"
        return
    base = next((each for each in found if each["engine"] == "shipped"), None)
    for condition, row in one["conditions"].items():
        shipped = base["conditions"][condition]["wer"] if base else 0
        ratio = f"{row['wer'] / shipped:.2f}" if shipped else "-"
        yield (
            f"{one['engine']:16} {condition:6} {row['wer']:7.3f} {ratio:>6} {row['typed']:6.3f}"
            f" {row['spoken']:7.3f} {row['kept']:6.3f} {row['cpu']:6.3f} {row['ms_median']:6.0f}"
            f" {row['ms_p95']:6.0f} {one['load_s']:7.2f} {one['peak_mb']:8}"
        )


if __name__ == "__main__":
    main()
