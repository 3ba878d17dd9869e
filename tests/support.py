"""What several tests share: the packs, read once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from voice_skill.dialogue.alarm import Alarm
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import Session
from voice_skill.packs import Country, load_countries, load_pack
from voice_skill.packs.flows import load_checker
from voice_skill.understanding.topics import FuzzyMatcher
from voice_skill.values.heard import Heard
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Reply

ROOT = Path(__file__).parents[1]
LEGS = ROOT / "intents" / "leg-cramps"
BICYCLE = ROOT / "tests" / "data" / "bicycle"
TODAY = "2026-11-23"


@lru_cache
def countries() -> dict[str, Country]:
    """The countries the skill knows."""
    return load_countries(ROOT / "intents" / "countries.yaml")


@lru_cache
def pack(folder: Path = LEGS, country: str = "gb") -> Pack:
    """The pack in that folder."""
    return load_pack(folder, countries()[country])


@lru_cache
def dialogue(folder: Path = LEGS, today: str = TODAY) -> Dialogue:
    """A conversation over that pack, matched by near-verbatim words alone."""
    content = pack(folder)
    checker = load_checker(folder, countries()["gb"], content)
    return Dialogue(content, FuzzyMatcher(content), Alarm(content), today, checker)


def converse(*texts: str, folder: Path = LEGS, today: str = TODAY) -> tuple[Session, list[Reply]]:
    """The session and the replies after saying these texts, one after the other."""
    session, replies = Session(), []
    for text in texts:
        session, reply = dialogue(folder, today).respond(session, Heard.typed(text))
        replies.append(reply)
    return session, replies
