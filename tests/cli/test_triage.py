"""``triage`` as a person types it: kept between two runs, and a page for the doctor."""

from __future__ import annotations

import datetime
import io
import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.records.support import OPENING, checked
from tests.support import LEGS, dialogue
from voice_skill.assembly import receipt
from voice_skill.assistant.doctor_pages import DoctorPages
from voice_skill.cli.options import Common
from voice_skill.cli.triage import _Typed
from voice_skill.language.prompts import prompt
from voice_skill.values.heard import Heard
from voice_skill.witness import Witness


@pytest.fixture
def typed(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """``typed("no", "stop")`` runs ``triage`` with these lines."""
    monkeypatch.setenv("VOICE_SKILL_STATE", str(tmp_path / "state"))

    def command(*lines: str, flags: tuple[str, ...] = ()) -> object:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return run("triage", "--quiet", *flags)

    return command  # type: ignore[return-value]


def kept(state: Path) -> list[str]:
    """What is kept there beside the receipt, which is of what was written and not of what was said.

    It is read to the last key: one that could hold an answer fails here.
    """
    found = {file.name for file in state.iterdir()}
    assert receipt.FILE in found
    left = json.loads((state / receipt.FILE).read_text(encoding="utf-8"))
    assert set(left) == {*receipt.made("", datetime.datetime.min, Witness())}
    assert left["command"] == "triage"
    return sorted(found - {receipt.FILE})


def test_without_a_loudspeaker_a_check_up_goes_on_in_print(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is told once, and no question is lost."""
    monkeypatch.setenv("VOICE_SKILL_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("VOICE_SKILL_SPEECH", "own")
    monkeypatch.setenv("VOICE_SKILL_LOUDSPEAKER", "there is none of this name")
    monkeypatch.setattr("sys.stdin", io.StringIO("no\ni cannot breathe\n"))
    result = run("triage", "my calf hurts")
    assert "Call 999 now." in result.out
    assert result.err.lower().count("loudspeaker") == 1
    assert result.code == 0


def test_stopped_today_and_gone_on_with_tomorrow(typed: Run, tmp_path: Path) -> None:
    """Asked, kept, found, finished, erased."""
    result = typed("no", "no", "stop", "yes")
    assert "I keep them for one day, on this computer only." in result.out
    result = typed("yes", *["no"] * 9, "yes")
    assert "You stopped a check-up" in result.out
    assert result.out.count("Is there any chest pain") == 0
    assert "Look after this at home" in result.out
    assert kept(tmp_path / "state") == []


def test_a_no_leaves_nothing_behind(typed: Run, tmp_path: Path) -> None:
    """Nor does stopping without an answer."""
    typed("no", "stop", "no")
    typed("no", "stop")
    typed("no")
    assert kept(tmp_path / "state") == []


def test_a_flag_keeps_it_without_asking(typed: Run) -> None:
    """Even where the power fails: here the lines just end."""
    typed("no", "no", flags=("--keep",))
    result = typed("no", "stop", "no", flags=("--json",))
    data = json.loads(result.out)
    assert data["transcript"][1]["text"].startswith("You stopped a check-up")
    assert "I have erased it" in data["transcript"][3]["text"]
    assert data["kept"] is False


def test_a_flag_erases_it(typed: Run, tmp_path: Path) -> None:
    """And says whether there was anything."""
    typed("no", flags=("--keep",))
    assert typed(flags=("--forget",)).out == "Your answers are erased.\n"
    assert typed(flags=("--forget",)).out == "No answers were kept.\n"
    assert kept(tmp_path / "state") == []


@pytest.mark.slow  # a changed pack is learnt first
def test_triage_saves_a_page_where_it_is_asked_to(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its place is told on stderr; the answers stay what they were."""
    monkeypatch.setattr("sys.stdin", io.StringIO("no\nyes\n" * 20))
    file = tmp_path / "page.json"
    result = run("triage", "--quiet", "--summary", str(file), "my leg hurts")
    assert result.code == 0
    assert str(file) in result.err
    assert str(file) not in result.out
    data = json.loads(file.read_text(encoding="utf-8"))
    assert data["own_words"][0]["words"] == "my leg hurts"
    assert data["level"] == "emergency"


@pytest.mark.parametrize("name", ["page.doc", "nowhere/page.html"])
def test_triage_refuses_a_bad_name_before_it_asks(name: str, run: Run, tmp_path: Path) -> None:
    """Usage error, and no question."""
    result = run("triage", "--quiet", "--summary", str(tmp_path / name), "my leg hurts")
    assert result.code == 2
    assert result.out == ""


class _Keyboard(io.StringIO):
    """Lines that somebody types who sits there."""

    def isatty(self) -> bool:
        """Somebody does."""
        return True


@pytest.mark.parametrize(("answer", "forms"), [("yes", 2), ("no", 0), ("", 0), ("maybe", 0)])
def test_the_page_is_offered_to_whoever_sits_there(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    answer: str,
    forms: int,
) -> None:
    """After the advice; only a yes saves it, in large print and as one sheet."""
    monkeypatch.setattr("sys.stdin", _Keyboard(f"{answer}\n"))
    session = checked(OPENING, *["no"] * 6, "yes", "yes")
    assert session.last is not None
    face = _Typed(Common(quiet=True, plain=True))
    face.show(Heard.typed("yes"), session.last)
    face.offer(DoctorPages(dialogue(LEGS), folder=tmp_path), session)
    told = capsys.readouterr().err
    assert "Save a page for your doctor?" in told
    assert told.count("The page for the doctor: ") == forms
    saved = [each.name for each in tmp_path.iterdir()]
    assert len(saved) == forms
    assert any(".clinic." in name for name in saved) is bool(forms)


def test_how_to_answer_is_told_once_and_each_short_answer_counts(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """At the first question: y and n are what anybody types first, and "?" explains."""
    monkeypatch.setenv("VOICE_SKILL_STATE", str(tmp_path / "state"))
    monkeypatch.setattr("sys.stdin", _Keyboard("n\n?\nidk\ny\n"))
    result = run("triage", "--quiet", "check my symptoms")
    assert result.err.count(prompt("terminal.answers")) == 1
    assert result.err.index(prompt("terminal.answers")) < result.err.index("gone")
    assert "It counts if it is new" in result.out
    assert "That's all right." in result.out
    assert "Which of these" in result.out
    assert prompt("common.not_understood") not in result.out


@pytest.mark.slow
def test_the_first_question_is_the_last_thing_on_a_terminal(cache: Path, tmp_path: Path) -> None:
    """How to answer, and that nothing can be heard, stand before it."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "voice_skill", "triage", "--country", "gb", "my calf aches"]
    homes = dict.fromkeys(("HOME", "VOICE_SKILL_STATE", "XDG_RUNTIME_DIR"), str(tmp_path))
    elsewhere = {**os.environ, **homes, "VOICE_SKILL_CACHE": str(cache), "PULSE_SERVER": "none"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=elsewhere) as it:
        os.close(theirs)
        told = b""
        while not told.endswith(b"> "):
            told += os.read(ours, 1000)
        it.kill()
    os.close(ours)
    *before, question = told.decode().split("?")
    text = " ".join("?".join(before).split())
    assert question.split() == [">"]
    assert "Answer yes, no or not sure." in text
    assert "loudspeaker" in text
    assert text.endswith("fainting")


class _Interrupted(_Keyboard):
    """Lines of somebody who sits there; ``^C`` is that key."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # its bases disagree
        """The next line, or the key."""
        line = super().readline(-1 if size is None else size)
        if line == "^C\n":
            raise KeyboardInterrupt
        return line


@pytest.mark.parametrize(
    ("lines", "files", "told"),
    [
        (("no", "no", "^C", "yes"), 1, "I keep them for one day"),
        (("no", "no", "^C", "no"), 0, "I keep nothing on this computer"),
        (("no", "no", "^C", "^C"), 0, "Your answers are not kept."),
        (("no", "no"), 0, "Your answers are not kept."),
    ],
    ids=["kept", "not kept", "twice", "the lines end"],
)
def test_ctrl_c_asks_whether_to_keep_what_was_answered(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    lines: tuple[str, ...],
    files: int,
    told: str,
) -> None:
    """As "stop" does; a second one leaves. Before and at the end it is said what happens."""
    monkeypatch.setenv("VOICE_SKILL_STATE", str(tmp_path / "state"))
    monkeypatch.setattr("sys.stdin", _Interrupted("".join(f"{each}\n" for each in lines)))
    result = run("triage", "--quiet", "--country", "gb")
    assert result.code == (130 if "^C" in lines else 0)
    assert "Without a yes they are gone." in result.err
    assert told in result.out + result.err
    assert len(kept(tmp_path / "state")) == files


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_was_agreed_to_be_kept_outlives_a_closed_terminal(
    tmp_path: Path, number: signal.Signals
) -> None:
    """Each answer is kept as it is given; the last words say how to go on."""
    command = [sys.executable, "-m", "voice_skill", "triage", "--quiet", "--keep"]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "VOICE_SKILL_STATE": str(tmp_path / "state")},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("no\n")
    process.stdin.flush()
    questions = 0
    while questions < 2:
        questions += process.stdout.readline().rstrip().endswith("?")
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert "Your answers are kept for a day. To go on: voice-skill triage" in told
    assert len(kept(tmp_path / "state")) == 1


def test_after_an_order_nothing_is_offered(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whoever must call 999 now is kept by no question."""
    monkeypatch.setenv("VOICE_SKILL_STATE", str(tmp_path / "state"))
    monkeypatch.setattr("sys.stdin", _Keyboard("yes\n" * 3))
    result = run("triage", "--quiet", "my calf is red hot and swollen and I cannot breathe")
    assert "Save a page" not in result.err
    assert result.out.splitlines()[-1] == "Call 999 now."
