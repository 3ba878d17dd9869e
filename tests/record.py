"""A record of what the product says, to be made before code is moved and compared after.

``python -m tests.record FILE`` writes every example sentence, the sentences of any FILES given
after it, and seeded talk from every state: outcome, level, what else the reply asks of a face,
what was said, and the text, one line a turn. ``tests/test_record.py`` keeps a small form of it.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import random
import sys
from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path

from tests.dialogue.test_danger_first import STATES
from tests.support import LEGS, dialogue, pack
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import Session
from voice_skill.packs.files import read_yaml
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.reply import Reply

SEED = 29
EVERYDAY = tuple(
    """
    yes|no|yes please|no thanks|aye|nope|i don't know|maybe|a bit|not really|only when i walk
    stop|wait|hold on|repeat that|say that again|pardon|what|slower|faster|louder|quieter|help
    go back|start again|more|next|shorter|who says so|summary|thank you|carry on|go on
    wait longer|the page for my doctor|save it|where are we|why do you ask|what do you mean
    how many more questions|how long is this|spell varicose|that's wrong|you misheard me|not that
    i said something else|no i meant magnesium|i meant the other leg|the first one|the second one
    both of them|neither|the left one|both legs|at night mostly|since yesterday|three weeks
    i am 72|she is four|he's my son|my mother|it is for my wife|i have diabetes|i am pregnant
    i'm 29 weeks|i take a statin|i have someone at the door|ok|right|hello|good morning
    check my symptoms|do i need a doctor|is it serious|but it hurts|so yes or no|skip that
    i feel lonely|my dog died|i'm fed up|are you a doctor|what can you do|is this private
    my calf hurts|my leg is swollen|my left calf is swollen and hot|no chest pain|no swelling
    no i have chest pain|i had chest pain last year|my neighbour had a stroke|could it be a clot
    what if my vein bursts|i cannot breathe|i want to die|there is a fire|it's better now
    change an answer|the chest question|i take it back|cramps in my legs at night|
    what causes them|what about magnesium|and bananas|what about my husband|what size
    """.replace("\n", "|").split("|")
)
ORDINARY = tuple(each.strip() for each in EVERYDAY if each.strip())


@lru_cache
def sentences() -> tuple[str, ...]:
    """Every example sentence of the shipped pack, once, in the pack's order."""
    content = pack(LEGS)
    found = [text for topic in content.topics for text in topic.examples]
    found += [*content.reports, *content.off_topic]
    found += [text for _, texts in content.danger_examples for text in texts]
    for texts in read_yaml(LEGS / "red_flag_examples.yaml").values():
        each = texts.values() if isinstance(texts, dict) else [texts]
        found += [text for group in each for text in group if isinstance(text, str)]
    return tuple(dict.fromkeys(found))


def line(reply: Reply, said: str, *, whole: bool) -> str:
    """One turn; where it is not ``whole``, a digest stands for the text."""
    text = reply.text if whole else hashlib.sha256(reply.text.encode()).hexdigest()[:12]
    level = reply.level.label if reply.level is not None else "-"
    asks = f"{reply.effect or '-'} {reply.expects} {'listens' if reply.listen else 'rests'}"
    return "\t".join((reply.label, level, asks, said, text)).replace("\n", " ")


def single(skill: Dialogue, texts: Iterable[str], *, whole: bool) -> Iterator[str]:
    """Each text as the first thing that is said."""
    for text in texts:
        yield line(skill.respond(Session(), Heard.typed(text))[1], text, whole=whole)


def talk(
    skill: Dialogue, state: str, pool: tuple[str, ...], *, turns: int, whole: bool
) -> list[str]:
    """Talk from one state: typed, spoken, or heard in two ways, in a seeded order."""
    chance = random.Random(f"{SEED} {state} {turns}")  # noqa: S311 - seeded on purpose
    lines = [f"# {state}"]
    for start in range(0, turns, 3):
        session = STATES[state]()
        for _ in range(min(3, turns - start)):
            text = chance.choice(ORDINARY) if chance.random() < 0.7 else _any(pool, chance.random())
            manner = chance.choice(("typed", "spoken", "heard twice", "over us"))
            session, reply = skill.respond(session, _heard(text, manner, chance.choice(ORDINARY)))
            lines.append(line(reply, f"{text} ({manner})", whole=whole))
    return lines


def _place(text: str) -> float:
    """From 0 to 1, always the same: what is added to a pack leaves all others where they are."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:12], 16) / 16**12


@lru_cache(maxsize=2)
def _placed(pool: tuple[str, ...]) -> list[tuple[float, str]]:
    return sorted((_place(text), text) for text in pool)


def _any(pool: tuple[str, ...], at: float) -> str:
    placed = _placed(pool)
    return placed[bisect(placed, (at, "")) % len(placed)][1]


def _heard(text: str, manner: str, other: str) -> Heard:
    if manner == "typed":
        return Heard.typed(text)
    spoken: tuple[Hypothesis, ...] = (Hypothesis(text, 0.9, "vosk"),)
    if manner == "heard twice":
        spoken = (*spoken, Hypothesis(other, 0.5, "moonshine"))
    return Heard(spoken, over_us=manner == "over us")


def small(skill: Dialogue | None = None) -> list[str]:
    """The form kept as a test: nine turns from every state, and a fortieth of the sentences."""
    skill = skill or dialogue(LEGS)
    few = [text for text in sentences() if _place(text) < 1 / 40]
    lines = list(single(skill, few, whole=False))
    for state in STATES:
        lines += talk(skill, state, sentences(), turns=9, whole=False)
    return lines


@lru_cache  # built in each process: a sentence model does not survive a fork
def _product() -> Dialogue:
    from voice_skill.assembly.skill import build_dialogue
    from voice_skill.settings import load_settings

    return build_dialogue(load_settings({"country": "gb"}), tell=print)


def _part(texts: tuple[str, ...], part: int | str) -> list[str]:
    """Five hundred sentences from that place on, or talk from the state of that name."""
    if isinstance(part, str):
        return talk(_product(), part, texts, turns=210, whole=True)
    return list(single(_product(), texts[part : part + 500], whole=True))


def main(arguments: list[str]) -> int:
    """Write the whole record with the product as it is installed here."""
    parser = argparse.ArgumentParser(prog="python -m tests.record", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("more", type=Path, nargs="*", help="files with a sentence a line")
    parser.add_argument("--small", action="store_true", help="only the form kept as a test")
    told = parser.parse_args(arguments)
    if told.small:
        told.file.write_text("".join(f"{each}\n" for each in small()), "utf-8")
        return 0
    more = [text for file in told.more for text in file.read_text("utf-8").splitlines()]
    given = dict.fromkeys(each.split("\t")[0] for each in more if each.strip())
    texts = (*sentences(), *given)
    parts = [*range(0, len(texts), 500), *STATES]
    with (
        multiprocessing.get_context("fork").Pool() as pool,
        told.file.open("w", encoding="utf-8") as out,
    ):
        for number, lines in enumerate(pool.imap(partial(_part, texts), parts), 1):
            out.writelines(f"{each}\n" for each in lines)
            print(f"{number} of {len(parts)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
