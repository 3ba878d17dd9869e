"""Streams that are closed, full, left or of another encoding: the answer is never lost silently."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import sys
from voice_skill.cli import output, streams
from voice_skill.values.heard import Heard
streams.put_in_order()
{body}
"""

posix = pytest.mark.skipif(os.name != "posix", reason="the shell's words are POSIX")


def _shell(words: str, body: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The body run by Python in a shell that redirects its streams by ``words``."""
    return subprocess.run(
        [
            "bash",
            "-c",
            f'set -o pipefail; "$0" -c "$1" {words}',
            sys.executable,
            CODE.format(body=body),
        ],
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
    )


ANSWERS = """
try: output.answer_line("the answer")
except streams.Unwritten as error: print(type(error).__name__, error, file=sys.stderr)
output.note("a note")
"""


@posix
@pytest.mark.parametrize(
    ("words", "out", "told"),
    [
        ("", b"the answer\n", b"a note\n"),
        ("2>&-", b"the answer\n", b""),
        ("2>/dev/full", b"the answer\n", b""),
        ("2> >(true)", b"the answer\n", b""),
        ("<&-", b"the answer\n", b"a note\n"),
        (">&-", b"", b"Unwritten The answer cannot be written: Bad file descriptor"),
        (">/dev/full", b"", b"Unwritten The answer cannot be written: No space left on device"),
        ("| true", b"", b"a note\n"),
        ("<&- 2>&-", b"the answer\n", b""),
        ("<&- >&- 2>&-", b"", b""),
    ],
)
def test_a_note_is_lost_alone_and_an_answer_never_silently(
    words: str, out: bytes, told: bytes
) -> None:
    """Nothing is printed at the end either, where Python empties its streams."""
    done = _shell(words, ANSWERS)
    assert done.stdout == out
    assert told in done.stderr
    assert b"Exception ignored" not in done.stderr
    assert done.returncode == 0


@posix
def test_a_reader_that_left_is_no_fault() -> None:
    """As in ``| head -1``: what is said after that goes nowhere."""
    body = "for _ in range(100_000): output.answer_line('more and more')"
    caught = f"try:\n    {body}\nexcept streams.ReaderLeft as left: sys.exit(left.exit_code)"
    done = _shell("| head -1", caught)
    assert done.returncode == 0
    assert done.stdout == b"more and more\n"
    assert done.stderr == b""


@posix
def test_a_file_opened_later_does_not_become_a_closed_stream(tmp_path: Path) -> None:
    """Its number would be 1, and what a library prints would go into it."""
    body = f"print(open({str(tmp_path / 'a')!r}, 'w').fileno() > 2, file=sys.stderr)"
    assert _shell(">&- <&-", body).stderr == b"True\n"


@posix
def test_a_stream_that_does_not_wait_is_waited_for() -> None:
    """A parent may have set its pipe so; all of a long answer comes through."""
    body = "import os; os.set_blocking(1, False); output.answer_line('x' * 1_000_000)"
    done = _shell("| (sleep 0.3; cat)", body)
    assert (len(done.stdout), done.stderr) == (1_000_001, b"")


@posix
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii", "latin-1", "cp437", "utf-16"])
def test_every_encoding_carries_text_and_json(encoding: str) -> None:
    """What a terminal has no letter for is "?" in text, and an escape in JSON."""
    body = """
heard = Heard.typed("chest pain \\U0001f494 \\u2019 \\udce9").text
output.answer_line(heard)
output.print_json({"heard": heard + "\\ud83d"})
output.note("\\u2019\\udce9")
"""
    done = _shell("", body, PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    line, _, data = done.stdout.decode(encoding).partition("\n")
    assert line.startswith("chest pain")
    assert json.loads(data)["heard"].startswith("chest pain \U0001f494")


@posix
@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONUTF8": "1"}])
def test_a_byte_that_is_no_text_is_read_over(locale: dict[str, str]) -> None:
    """One bad byte must not end a check-up."""
    done = _shell(r"< <(printf 'no\nno \xe9\nno\n')", "print(len(list(sys.stdin)))", **locale)
    assert done.stdout == b"3\n", done.stderr


@posix
@pytest.mark.parametrize("words", ["<&-", "</dev/null"])
def test_a_command_that_reads_answers_ends_where_there_are_none(words: str, cache: Path) -> None:
    """A check-up puts its question, and leaves."""
    body = "sys.argv[1:] = ['triage', '--quiet']; from voice_skill.cli import main; main()"
    environment = {"VOICE_SKILL_CACHE": str(cache), "VOICE_SKILL_DEBUG": "1"}
    done = _shell(words, body, **environment)
    assert done.returncode == 0, done.stderr
    assert b"chest pain" in done.stdout


@posix
@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (">/dev/full", 1, "Call 999 now"),
        (">&-", 1, "Call 999 now"),
        ("2>/dev/full | head -1", 0, ""),
    ],
)
def test_a_danger_is_told_on_the_stream_that_is_left(
    words: str, code: int, told: str, cache: Path
) -> None:
    """Where stdout is lost, the order stands on stderr with the reason."""
    body = (
        "sys.argv[1:] = ['ask', 'i have chest pain and cannot breathe', '--quiet'];"
        "from voice_skill.cli import main; main()"
    )
    done = _shell(words, body, VOICE_SKILL_CACHE=str(cache))
    assert done.returncode == code
    assert told in done.stderr.decode()
    assert b"Call 999 now" in done.stdout + done.stderr
    assert b"Exception" not in done.stderr
