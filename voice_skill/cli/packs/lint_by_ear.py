"""``packs listen``: a pack spoken, heard and understood, in parallel, going on where it stopped."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import takewhile
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from voice_skill.assembly.ears import ALTERNATIVES, shipped_model, teach
from voice_skill.assembly.skill import build_pack
from voice_skill.assistant import Assistant
from voice_skill.cli import output
from voice_skill.cli.evaluate.listening import tools
from voice_skill.cli.options import Common
from voice_skill.cli.packs.unheard import unheard
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.evaluation.listen import VOICES, Kind, Result, Take
from voice_skill.evaluation.listen_words import Word, judge, sentences_with
from voice_skill.evaluation.noise import mixed
from voice_skill.evaluation.speakers import ROOMS, Speaker, place, room
from voice_skill.hearing.ears import Ears
from voice_skill.settings import Settings, cache_folder
from voice_skill.understanding.answers import find_answer
from voice_skill.values.audio import Recogniser
from voice_skill.values.errors import AudioError, SkillError
from voice_skill.values.heard import Heard
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Expects
from voice_skill.values.text import normalise

_BLOCK_BYTES = 3200
_WORD_TAKES = 6  # sentences an unknown word is said in

Progress = Callable[[int, int], None]
Hands = Callable[[Settings, str, Iterable[Take]], Iterator[Result]]
"""They hear takes with these settings and the pack of that digest, in any order."""


def voices_here(voices: Sequence[Speaker] = VOICES) -> tuple[Speaker, ...]:
    """Those of the voices that can speak on this computer. ``AudioError`` where none can."""
    can: dict[str, bool] = {}
    missing: list[str] = []
    for voice in voices:
        if voice.program not in can:
            try:
                voice.say("hello")
            except AudioError as error:
                missing.append(str(error))
            can[voice.program] = not missing or voice.program not in missing[-1]
    found = tuple(voice for voice in voices if can[voice.program])
    if not found:
        raise AudioError(" ".join(missing))
    return found


def run(
    common: Common,
    takes: Sequence[Take],
    *,
    minutes: float | None = None,
    afresh: bool = False,
    progress: Progress,
    hands: Hands,
) -> tuple[Result, ...]:
    """What came of the takes, as many as fit into ``minutes``; those of earlier runs are kept.

    ``afresh`` forgets those once something new was heard. ``hands`` do the work: ``processes``
    here, or ``workers`` of a cluster.
    """
    pack = build_pack(common.settings())
    file = _kept(pack)
    done = {} if afresh else {each.key: each for each in _read(file)}
    left = [take for take in takes if take.key not in done]
    ends = time.monotonic() + 60 * minutes if minutes is not None else None
    file.parent.mkdir(parents=True, exist_ok=True)
    count = len(takes) - len(left)
    in_time = takewhile(lambda _: ends is None or time.monotonic() <= ends, left)
    for result in hands(common.settings(), pack.digest, in_time) if left else ():
        done[result.key] = result
        with file.open("w" if afresh else "a", encoding="utf-8") as stream:
            stream.write(json.dumps(asdict(result)) + "\n")
        afresh = False
        count += 1
        progress(count, len(takes))
    return tuple(done[take.key] for take in takes if take.key in done)


def processes(jobs: int) -> Hands:
    """So many processes of this computer. ``SkillError`` where joblib is missing."""

    def hands(settings: Settings, digest: str, takes: Iterable[Take]) -> Iterator[Result]:
        parallel, delayed = _joblib()
        tools(settings, digest)  # taught once, before many processes would each begin to
        work = parallel(n_jobs=jobs, return_as="generator_unordered", batch_size=4)
        yield from work(delayed(hear)(settings, digest, take) for take in takes)

    return hands


def workers(address: str) -> Hands:
    """Those of the Dask cluster whose scheduler is at ``tcp://HOST:PORT``; errors as ``share``."""

    def hands(settings: Settings, digest: str, takes: Iterable[Take]) -> Iterator[Result]:
        from voice_skill.evaluation.cluster import share

        # Here nothing is heard again: workers need no second engine.
        once = replace(settings, second_engine="off")
        yield from share(address, once, hear, ((digest, take) for take in takes))

    return hands


def _joblib() -> tuple[Any, Any]:
    try:
        from joblib import Parallel, delayed
    except ImportError:
        raise SkillError(
            "packs listen needs joblib, which is not installed. "
            'Run: pip install "voice-skill[listen]". All other commands work without it.'
        ) from None
    return Parallel, delayed


def hear(settings: Settings, digest: str, take: Take) -> Result:
    """One take: spoken, heard, and understood beside the same words typed.

    ``digest`` is that of the pack: with another one it is read anew.
    """
    new_ears, dialogue = tools(settings, digest)
    expects = Expects.YES_NO if take.kind is Kind.ANSWER else Expects.ANYTHING
    # Ears grow used to who spoke before; a take must not depend on which ones came before it.
    heard = _heard(new_ears(), sound(take), expects)
    said, got = normalise(take.text).split(), normalise(heard.text).split()
    return Result(
        key=take.key,
        text=take.text,
        kind=take.kind.value,
        voice=f"{take.speaker.program} {take.speaker.voice}",
        condition=take.condition,
        heard=heard.text,
        typed=_meaning(dialogue, take.kind, Heard.typed(take.text)),
        spoken=_meaning(dialogue, take.kind, heard),
        errors=Levenshtein.distance(said, got),
        words=len(said),
    )


def sound(take: Take) -> bytes:
    """The take as 16 kHz samples, with a moment before and after."""
    speech = bytes(9_600) + take.speaker.say(take.text) + bytes(12_800)
    if take.snr is None:
        return speech
    kind = place(take.text, ROOMS, salt="listen")
    return mixed(speech, room(kind), take.snr, start=place(take.text, 16_000, salt="from"))


def _heard(ears: Ears, samples: bytes, expects: Expects) -> Heard:
    blocks = (samples[at : at + _BLOCK_BYTES] for at in range(0, len(samples), _BLOCK_BYTES))
    return ears.hear(blocks, expects=expects)


def _meaning(dialogue: Dialogue, kind: Kind, heard: Heard) -> str:
    if not heard.text:
        return ""
    if kind is Kind.ANSWER:
        typed = heard.hypotheses[0].engine == "typed"
        answer = find_answer(heard.text, misheard=not typed)
        if answer is not None:
            return f"answer:{answer.kind.value}"
        return ""
    return Assistant(dialogue).decide(heard).label


def words(common: Common, voices: Sequence[Speaker], *, progress: Progress) -> tuple[Word, ...]:
    """How each sound-alike of the pack is heard, and what comes of words that have none."""
    from voice_skill.hearing.teaching.phrases import phrases_to_hear

    pack = build_pack(common.settings())
    raw = _raw_recogniser(common)
    names = (*pack.sounds_like, *(unheard(pack) or ()))
    said_in = sentences_with(names, phrases_to_hear(pack), most=_WORD_TAKES)
    found: list[Word] = []
    for number, name in enumerate(names, start=1):
        sentences = said_in[name] or (name,)
        heard = [
            (text, _plain(raw, voices[(number + at) % len(voices)].say(text)))
            for at, text in enumerate(sentences)
        ]
        found.append(judge(name, pack.sounds_like.get(name, ()), heard))
        progress(number, len(names))
    return tuple(found)


def _raw_recogniser(common: Common) -> Recogniser:
    # The one in use puts the words back at once; here it matters how they were heard.
    from voice_skill.hearing.vosk import VoskModel

    folder = teach(build_pack(common.settings()), shipped_model(), tell=output.note)
    return VoskModel(folder).recogniser(alternatives=ALTERNATIVES)


def _plain(recogniser: Recogniser, samples: bytes) -> str:
    recogniser.feed(samples + bytes(12_800))
    found = recogniser.finish()
    return found[0].text if found else ""


def _kept(pack: Pack) -> Path:
    name = hashlib.sha256(f"{pack.digest} 1".encode()).hexdigest()[:16]
    return cache_folder() / "listen" / f"{pack.id}-{name}.jsonl"


def _read(file: Path) -> Iterator[Result]:
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        try:
            yield Result(**json.loads(line))
        except (ValueError, TypeError):  # a line cut off when the run was stopped
            continue


def default_jobs() -> int:
    """One process a processor."""
    return os.cpu_count() or 1
