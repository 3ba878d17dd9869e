"""What several tests share: the packs, read once."""

from __future__ import annotations

import atexit
import contextlib
import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from voice_skill.checkup.checkup import Checker
from voice_skill.dialogue.alarm import Alarm
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import Session
from voice_skill.packs import Country, load_countries, load_pack
from voice_skill.packs.flows import load_checker
from voice_skill.safety.watch import Watch
from voice_skill.understanding.fitting import Fitting
from voice_skill.understanding.topics import FuzzyMatcher
from voice_skill.values.heard import Heard
from voice_skill.values.meaning import Candidate
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Reply

ROOT = Path(__file__).parents[1]
LEGS = ROOT / "intents" / "leg-cramps"
BICYCLE = ROOT / "tests" / "data" / "bicycle"
TODAY = "2026-11-23"


@dataclass(frozen=True, slots=True)
class SlowerSense:
    """A sense for steering that takes everything for "slower", with that chance."""

    chance: float

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """Slower, else nothing."""
        return (Candidate("slower", self.chance), Candidate("otherwise", 1 - self.chance))


def script(name: str) -> ModuleType:
    """A script of docs/, such as ``draw``."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look there
    spec.loader.exec_module(module)
    return module


@lru_cache
def _parsed() -> Path:
    # Every country of a pack reads the same YAML, which is slow.
    folder = tempfile.mkdtemp(prefix="parsed-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


@lru_cache
def countries() -> dict[str, Country]:
    """The countries the skill knows."""
    return load_countries(ROOT / "intents" / "countries.yaml", cache=_parsed())


def pack(folder: Path = LEGS, country: str = "gb") -> Pack:
    """The pack in that folder."""
    return _pack(folder, country)


def checker(folder: Path = LEGS, country: str = "gb") -> Checker | None:
    """The check-ups of that pack."""
    return _checker(folder, country)


@lru_cache
def watch() -> Watch:
    """The dangers of the leg-cramps pack."""
    content = pack()
    return Watch(content.findings, content.red_flags, content.word_sets)


def dialogue(folder: Path = LEGS, today: str = TODAY) -> Dialogue:
    """A conversation over that pack, matched by near-verbatim words alone."""
    return _dialogue(folder, today)


# Remembered behind the defaults: ``pack()`` and ``pack(LEGS)`` are one.


@lru_cache
def _pack(folder: Path, country: str) -> Pack:
    return load_pack(folder, countries()[country], cache=_parsed())


@lru_cache
def _checker(folder: Path, country: str) -> Checker | None:
    return load_checker(folder, countries()[country], pack(folder, country), cache=_parsed())


@lru_cache
def _dialogue(folder: Path, today: str) -> Dialogue:
    content = pack(folder)
    return Dialogue(
        content,
        FuzzyMatcher(content),
        Alarm(content),
        lambda: today,
        checker(folder),
        fitting=Fitting(content),
    )


def converse(*texts: str, folder: Path = LEGS, today: str = TODAY) -> tuple[Session, list[Reply]]:
    """The session and the replies after saying these texts, one after the other."""
    session, replies = Session(), []
    for text in texts:
        session, reply = dialogue(folder, today).respond(session, Heard.typed(text))
        replies.append(reply)
    return session, replies


@contextlib.contextmanager
def full_disk(room: int = 1_000) -> Iterator[None]:
    """No file may grow beyond ``room`` bytes: it stands for a disk with so much room."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@lru_cache
def answering() -> Pack:
    """The pack about bicycles, where the parts of a topic say which questions they answer."""
    content = pack(BICYCLE)
    topic = content.topic("flat-tyre")
    answers = (
        ("how do i mend a flat tyre",),
        ("where is the hole", "how do i find the hole"),
        ("how long must the glue dry", "how do i stick the patch on"),
    )
    new = [text for each in answers for text in each if text not in topic.examples]
    topic = replace(
        topic,
        answers=answers,
        examples=(*topic.examples, *new),
        families=(*topic.families, *("answers" for _ in new)),
    )
    return replace(content, topics=(topic, *(t for t in content.topics if t.id != topic.id)))


def talking(content: Pack) -> Dialogue:
    """A conversation over that pack, without a check-up, matched by words alone."""
    return Dialogue(
        content, FuzzyMatcher(content), Alarm(content), lambda: TODAY, fitting=Fitting(content)
    )
