"""What stands on a terminal: whole words, and last what is asked or ordered."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support import BICYCLE, LEGS, dialogue
from voice_skill.cli import output
from voice_skill.cli.options import Common
from voice_skill.cli.progress import Teller
from voice_skill.cli.screen import Screen
from voice_skill.dialogue.session import Session
from voice_skill.models import Progress, Step
from voice_skill.values.heard import Heard
from voice_skill.values.reply import Reply

LONG = "Do not rub or massage the leg, and see https://www.example.org/a-long-address-of-a-page."


class Terminal(io.StringIO):
    """Takes what is printed as a terminal does."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_where_somebody_is_to_type_the_mark_stands_last(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told meanwhile takes its line; after an answer it is set anew by who asks."""
    monkeypatch.setattr(Common, "is_plain", False)
    screen = Screen(Common())
    screen.mark()
    screen.note("No microphone was found.")
    assert capsys.readouterr().err == "> \rNo microphone was found.\n> "
    screen.reply(_reply("help"))
    screen.note("A fact.")
    assert capsys.readouterr().err == "\rA fact.\n"


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_words_are_not_broken_on_a_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any width; an address stays whole, to be copied."""
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = output.fitted(LONG, Terminal())
    assert shown.split() == LONG.split()
    assert all(len(line) <= columns or " " not in line for line in shown.splitlines())


def test_a_pipe_gets_each_fact_on_one_line() -> None:
    """Programs count lines."""
    assert output.fitted(LONG, io.StringIO()) == LONG


def test_what_follows_in_a_list_is_set_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the eye finds the next item."""
    monkeypatch.setenv("COLUMNS", "30")
    lines = output.fitted(f"- {LONG}", Terminal()).splitlines()
    assert all(line.startswith("  ") for line in lines[1:])
    assert output.fitted(f"  {'f' * 64} a file", Terminal()).startswith("  ff")
    assert output.fitted("", Terminal()) == ""


def _reply(text: str) -> Reply:
    return dialogue(LEGS).respond(Session(), Heard.typed(text))[1]


def _printed(reply: Reply, capsys: pytest.CaptureFixture[str], *, sources: bool = False) -> str:
    output.print_reply(reply, sources=sources)
    return capsys.readouterr().out


def test_an_order_is_the_first_line_and_the_last(capsys: pytest.CaptureFixture[str]) -> None:
    """On fifteen lines only the end is seen."""
    reply = _reply("my calf is red hot and swollen and I cannot breathe")
    lines = _printed(reply, capsys).splitlines()
    assert lines[0] == lines[-1] == "Call 999 now."


def test_the_last_line_to_despair_is_whom_to_call(capsys: pytest.CaptureFixture[str]) -> None:
    """The kind word comes first; what is left on a small screen is the number."""
    lines = _printed(_reply("i want to die"), capsys).splitlines()
    assert "sorry" in lines[0]
    assert "116 123" in lines[-1]


def test_a_question_stands_after_the_sources(capsys: pytest.CaptureFixture[str]) -> None:
    """It is what somebody is to answer."""
    lines = _printed(_reply("how do I stop a cramp"), capsys, sources=True).splitlines()
    assert lines[-1] == "Want more?"
    assert "Sources:" in lines


def test_sources_are_short_unless_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """Their names always; pages, dates and how they were read with ``--sources``."""
    reply = _reply("what do I do when I get a cramp")
    short, full = _printed(reply, capsys), _printed(reply, capsys, sources=True)
    named = [line for line in short.splitlines() if line.startswith("Sources:")]
    assert len(named) == 1
    assert "NHS" in named[0]
    assert "2026" not in short
    assert "2026" in full
    assert "Grade" not in full


def test_a_caption_stays_on_its_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line that breaks could not be drawn again: the last words are shown."""
    monkeypatch.setenv("COLUMNS", "40")
    screen = Screen(Common())
    monkeypatch.setattr(screen, "_redraws", True)
    words = "my left calf has been aching and cramping for three days now"
    for count in range(1, len(words.split()) + 1):
        screen.caption(" ".join(words.split()[:count]))
    drawn = capsys.readouterr().err.split("\r")
    assert all(len(each.rstrip("\n")) < 40 for each in drawn)
    assert drawn[-1].strip().endswith("for three days now")


def test_progress_stays_on_its_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long the name of the file; how far it is can always be read."""
    monkeypatch.setenv("COLUMNS", "40")
    tell = Teller(plain=False)
    for done in (0, 50, 100):
        tell(Progress(Step.FETCHING, "a-model-with-a-name-longer-than-the-line.zip", done, 100))
    drawn = capsys.readouterr().err.split("\r")
    assert all(len(each) < 40 for each in drawn)
    assert drawn[-1].endswith("100 %")


NARROW = (
    "ask how do I mend a flat tyre --sources --more --quiet",
    "ask I have chest pain --quiet",
    "say",
    "topics",
    "devices",
    "doctor --no-sound",
    "receipt",
    "help config set",
    "config show",
    "config set rate 140",
    "config set nonsense 3",
    "packs learn --no-such-option",
    "packs check no-such-folder-as-this-one-here",
    "corrections list",
    "corrections erase",
    "models list",
    "models verify",
    "models path nothing-of-this-name",
    "models remove nothing-of-this-name",
    "voices list",
    "voices try nobody-of-this-name",
    "desktop remove",
    "hear no-such-recording-as-this-one.wav",
    "evaluate utterances no-such-list.tsv",
    "nonsense",
)
"""Of each kind of command what it says at once: an answer, a list, or what is wrong."""


@pytest.mark.parametrize("words", NARROW)
def test_no_command_writes_beyond_forty_columns(
    words: str, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is wider is broken by the terminal within a word; only an address may be."""
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("VOICE_SKILL_DATA", str(tmp_path))
    for stream in (sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    pack = ("--pack", str(BICYCLE)) if words.split()[0] in {"ask", "topics"} else ()
    result = run(*words.split(), *pack)
    lines = [part for line in (result.out + result.err).split("\n") for part in line.split("\r")]
    assert any(lines)
    assert not [each for each in lines if len(each) > 40 and " " in each.strip()]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="terminals are POSIX")
@pytest.mark.parametrize(
    "words",
    [
        ("ask", "my leg is swollen and I cannot breathe", "--pack", str(LEGS), "--country", "gb"),
        ("ask", "how do I mend a flat tyre", "--sources", "--more"),
        ("ask", "who won the football"),
        ("ask", "flat tyre", "--country", "atlantis"),
        ("ask", "flat tyre", "--no-such-option-as-this-one", "and", "--rate", "150"),
        ("topics",),
    ],
    ids=lambda words: " ".join(words[:3]),
)
def test_on_a_real_terminal_lines_fit_and_words_are_whole(words: tuple[str, ...]) -> None:
    """The same words as in a pipe; an order is the last line on the screen."""
    pack = () if "--pack" in words else ("--pack", str(BICYCLE))
    quiet = ("--quiet",) if words[0] == "ask" else ()
    command = [sys.executable, "-m", "voice_skill", *words, *pack, *quiet]
    subprocess.run(command, capture_output=True, check=False)  # tells what it learns, once
    piped = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    for columns, rows in ((80, 24), (40, 15)):
        shown = _on_terminal(command, columns, rows)
        assert shown.split() == piped.stdout.split()
        for line in shown.splitlines():
            assert len(line) <= columns or " " not in line.strip(), line
        if "breathe" in " ".join(words):
            assert shown.splitlines()[-1] == "Call 999 now."


def _on_terminal(command: list[str], columns: int, rows: int) -> str:
    """All that the command prints on a terminal of that size."""
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    environment = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "LINES"}}
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment | {"TERM": "xterm"}
    )
    os.close(theirs)
    shown = b""
    try:
        while block := os.read(ours, 4096):
            shown += block
    except OSError:  # Linux says so where the other end is closed
        pass
    process.wait(60)
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")
