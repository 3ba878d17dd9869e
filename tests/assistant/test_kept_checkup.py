"""A check-up between two runs: only after a yes, private, for a day, erased when done."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checkup.support import checker
from tests.support import pack
from voice_skill.assistant.kept_checkup import LONGEST_HOURS, KeptCheckup
from voice_skill.checkup.checkup import Checkup
from voice_skill.dialogue.offers import FORGET
from voice_skill.dialogue.session import Session
from voice_skill.lock import lock_of
from voice_skill.understanding.reading import Reading
from voice_skill.understanding.repairs import Consent
from voice_skill.values.errors import SkillError
from voice_skill.values.reply import Chunk, ChunkKind, Outcome, Reply

SAID = Reply((Chunk("All right.", ChunkKind.NOTICE),), Outcome.of("triage"))
HOUR = 3600.0


class Clock:
    """A clock that is set by hand, in seconds."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Some moment."""
    return Clock()


@pytest.fixture
def shelf(tmp_path: Path, clock: Clock) -> KeptCheckup:
    """An empty place to keep a check-up."""
    return KeptCheckup(pack(), tmp_path / "state", now=clock)


def under_way(*answers: str) -> Checkup:
    """A check-up that was stopped after these answers."""
    checkup, _ = checker().begin(Reading("check my symptoms"))
    for answer in (*answers, "stop"):
        checkup, _ = checker().hear(checkup, answer)
    return checkup


def keep(shelf: KeptCheckup, checkup: Checkup, keeps: Consent = Consent.YES) -> None:
    """What happens after a turn."""
    shelf.follow(Session(checkup=checkup, keeps=keeps), SAID)


def test_what_was_kept_is_found_with_its_age(shelf: KeptCheckup, clock: Clock) -> None:
    """To the last answer."""
    checkup = under_way("no", "my left calf is swollen")
    keep(shelf, checkup)
    clock.now += 2 * HOUR
    assert shelf.find(checker()) == (checkup, 120.0)


@pytest.mark.parametrize("keeps", [Consent.OFF, Consent.ASK, Consent.NO])
def test_nothing_is_kept_without_a_yes(shelf: KeptCheckup, keeps: Consent) -> None:
    """Not even a folder."""
    keep(shelf, under_way("no"), keeps)
    assert not shelf.file.parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_only_its_owner_may_read_it(shelf: KeptCheckup) -> None:
    """File and folder."""
    before = os.umask(0)
    try:
        keep(shelf, under_way("no"))
    finally:
        os.umask(before)
    assert stat.S_IMODE(shelf.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(shelf.file.parent.stat().st_mode) == 0o700


def test_no_words_of_the_person_are_kept_but_where_and_since_when(shelf: KeptCheckup) -> None:
    """Answers are kept as yes and no."""
    keep(shelf, under_way("no honestly doctor nothing of the kind", "my left calf is swollen"))
    text = shelf.file.read_text(encoding="utf-8")
    assert "honestly" not in text
    assert "left calf" in text


def test_it_is_erased_when_the_advice_was_given(shelf: KeptCheckup) -> None:
    """It has served."""
    checkup, _ = checker().begin(Reading("check my symptoms"))
    keep(shelf, checkup)
    assert shelf.file.exists()
    checkup, _ = checker().hear(checkup, "yes")
    keep(shelf, checkup)
    assert not shelf.file.exists()


@pytest.mark.parametrize("how", ["asked to forget", "said no later", "started again"])
def test_it_is_erased_on_request(shelf: KeptCheckup, how: str) -> None:
    """At once."""
    keep(shelf, under_way("no"))
    if how == "asked to forget":
        shelf.follow(Session(), Reply(SAID.chunks, FORGET))
    elif how == "said no later":
        keep(shelf, under_way("no"), Consent.NO)
    else:
        shelf.follow(Session(keeps=Consent.YES), SAID)
    assert not shelf.file.exists()


def test_after_a_day_it_is_too_old(shelf: KeptCheckup, clock: Clock) -> None:
    """Symptoms change; the file goes, too."""
    keep(shelf, under_way("no"))
    clock.now += LONGEST_HOURS * HOUR + 1
    assert shelf.find(checker()) is None
    assert not shelf.file.exists()


def test_a_clock_that_went_back_makes_it_too_old(shelf: KeptCheckup, clock: Clock) -> None:
    """Its age is not known then."""
    keep(shelf, under_way("no"))
    clock.now -= HOUR
    assert shelf.find(checker()) is None
    assert not shelf.file.exists()


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"saved": "x", "checkup": {}}', '{"saved": 1000000, "checkup": {}}',
     '{"saved": 1000000, "checkup": {"format": 1, "flow": "gone"}}', "\x00\xff"],
)  # fmt: skip
def test_a_broken_file_is_erased_and_nobody_is_bothered(shelf: KeptCheckup, text: str) -> None:
    """Half a memory is none."""
    shelf.file.parent.mkdir(parents=True)
    shelf.file.write_text(text, encoding="utf-8")
    assert shelf.find(checker()) is None
    assert not shelf.file.exists()


def test_two_conversations_at_once_lose_nothing(shelf: KeptCheckup, clock: Clock) -> None:
    """Each keeps its own; whoever comes later is offered the last, then the one before it."""
    first, second = (KeptCheckup(pack(), shelf.file.parent, now=clock) for _ in range(2))
    mine, other = under_way("no", "my left calf is swollen"), under_way("no", "no")
    for keeper, checkup in ((first, mine), (second, other), (first, mine)):
        keep(keeper, checkup)
    os.utime(second.file, ns=(1, 1))
    assert shelf.find(checker()) is None, "both still go on"
    del first, second, keeper
    for kept in (mine, other):
        assert shelf.find(checker()) == (kept, 0.0)
        assert shelf.erase()
    assert shelf.find(checker()) is None
    assert not list(shelf.file.parent.iterdir())


def test_what_was_kept_is_offered_to_one_conversation_only(
    shelf: KeptCheckup, clock: Clock
) -> None:
    """Who goes on with it has it; a program that was killed has it no longer."""
    keeper, second = (KeptCheckup(pack(), shelf.file.parent, now=clock) for _ in range(2))
    keep(keeper, under_way("no"))
    assert shelf.find(checker()) is None
    file = keeper.file
    del keeper
    code = (
        "import os, pathlib, sys; from voice_skill.lock import locked\n"
        "with locked(pathlib.Path(sys.argv[1])): print(flush=True); os.kill(os.getpid(), 9)"
    )
    lock = lock_of(file)
    subprocess.run([sys.executable, "-c", code, str(lock)], check=False, capture_output=True)
    assert shelf.find(checker()) is not None
    assert second.find(checker()) is None


def test_forgetting_erases_what_every_conversation_kept(shelf: KeptCheckup, clock: Clock) -> None:
    """And of no other pack."""
    beside = KeptCheckup(pack(), shelf.file.parent, now=clock)
    keep(shelf, under_way("no"))
    keep(beside, under_way("no"))
    others = shelf.file.with_name(f"checkup-{pack().id}-two.1.json")
    others.write_text("{}", encoding="utf-8")
    assert shelf.erase_all()
    assert list(shelf.file.parent.glob("checkup*")) == [others]
    assert not shelf.erase_all()


def test_where_it_cannot_be_kept_the_check_up_goes_on(tmp_path: Path, clock: Clock) -> None:
    """And it is said, with the place."""
    (tmp_path / "state").write_text("a file where the folder should be", encoding="utf-8")
    notes: list[str] = []
    shelf = KeptCheckup(pack(), tmp_path / "state", now=clock, tell=notes.append)
    keep(shelf, under_way("no"))
    assert "cannot be kept" in notes[0]
    assert str(tmp_path) in notes[0]


def test_what_cannot_be_erased_is_said_loudly(shelf: KeptCheckup) -> None:
    """With the remedy: it may matter to the person."""
    shelf.file.mkdir(parents=True)
    with pytest.raises(SkillError, match="Erase it by hand"):
        shelf.erase()
