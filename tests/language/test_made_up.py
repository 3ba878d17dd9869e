"""No rule of a dialogue knows English: the same talk in a language that nobody speaks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.language.made_up import made_up, write_language, write_pack
from tests.support import BICYCLE, ROOT, TODAY, countries
from voice_skill.dialogue.alarm import Alarm
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import Session
from voice_skill.language.language import current, use
from voice_skill.packs import load_pack
from voice_skill.packs.flows import load_checker
from voice_skill.packs.languages import load_language
from voice_skill.understanding.fitting import Fitting
from voice_skill.understanding.topics import FuzzyMatcher
from voice_skill.values.heard import Heard
from voice_skill.values.level import Level
from voice_skill.values.reply import ReplyKind

TALKS = """
how do i mend a flat tyre | yes | say that again | shorter | who says so | go back | start again
flat tyre | more | next | no | oiling the chain | summary | slower | stop
help | thank you | what are my choices | where are we | spell tyre
who won the football | zebra | no i meant the chain
my tyre hisses | that's wrong | oil my chain | yes please | no thanks | carry on
hello | what can you do | are you there | wait longer | louder | another voice | emergency
my brakes failed | no | that's wrong | yes
can you check my bike with me | no | is it serious | why do you ask | no | thank you
can you check my bike with me | no the brakes do not work | what
can you check my bike with me | yes | no | stop
can you check my bike with me | a bit | what do you mean | go back | the page for my doctor
can you check my bike with me | hold on | carry on | no brakes at all | what
can you check my bike with me | no | yes | yes
no brakes | i said something else
my brakes failed last year | flat tyre | can you check my bike with me | skip that
can you check my bike with me | i don't know | maybe | the fork is bent
"""


class Said(NamedTuple):
    """One turn."""

    asked: str
    label: str
    level: Level | None
    text: str


@pytest.fixture
def english_again() -> Iterator[None]:
    """Whatever a test speaks, the next one speaks English."""
    english = current()
    yield
    use(english)


def skill(folder: Path) -> Dialogue:
    """A conversation over the pack in that folder."""
    content = load_pack(folder, countries()["gb"])
    checker = load_checker(folder, countries()["gb"], content)
    return Dialogue(
        content,
        FuzzyMatcher(content),
        Alarm(content),
        lambda: TODAY,
        checker,
        fitting=Fitting(content),
    )


def talked(folder: Path, *, translated: bool) -> list[Said]:
    """Every turn of the talks above."""
    turns, dialogue = [], skill(folder)
    for talk in TALKS.strip().splitlines():
        session = Session()
        for text in talk.split(" | "):
            said = made_up(text) if translated else text
            session, reply = dialogue.respond(session, Heard.typed(said))
            # What an unknown word is nearest to hangs on the order of its letters.
            text_said = "" if reply.kind is ReplyKind.MISS else reply.text
            turns.append(Said(text, reply.label, reply.level, text_said))
    return turns


@pytest.mark.usefixtures("english_again")
def test_the_same_talk_in_a_made_up_language(tmp_path: Path) -> None:
    """Word for word: topics, commands, answers, a danger sign, and a whole check-up.

    What ``language/en`` knows of English verbs and of "no" before a clause is left out.
    """
    bicycle = shutil.copytree(BICYCLE, tmp_path / "bicycle")
    shutil.copytree(ROOT / "tests" / "data" / "bicycle_danger", bicycle, dirs_exist_ok=True)
    in_english = talked(bicycle, translated=False)
    write_language(ROOT / "intents" / "common" / "en", tmp_path / "common" / "xx")
    use(load_language(tmp_path / "common" / "xx"))
    write_pack(bicycle, tmp_path / "pack")
    in_made_up = talked(tmp_path / "pack", translated=True)
    assert in_made_up == [turn._replace(text=made_up(turn.text)) for turn in in_english]
    assert {turn.label for turn in in_english} >= {
        *("red-flag:no-brakes", "triage:emergency", "triage:same-day", "flat-tyre", "out-of-scope")
    }
