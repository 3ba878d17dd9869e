"""Help: an example under every command, nothing that means nothing, any width of terminal."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run, commands, root
from tests.support import script
from voice_skill.cli.helping import command as helping


def test_every_command_has_an_example() -> None:
    """Who looks for help wants to copy a line."""
    assert [path for path in commands() if not helping.examples_of(*path.split()[1:])] == []


@pytest.mark.parametrize("example", helping.EXAMPLES.read_text("utf-8").splitlines())
def test_every_example_is_understood(example: str) -> None:
    """Each word of it is a command, an option or an argument that there is."""
    words = example.split()[1:]
    context = root()
    while words and hasattr(context.command, "list_commands"):
        assert words[0] in context.command.list_commands(context)
        command = context.command.get_command(context, words[0])
        below = hasattr(command, "list_commands")
        context = command.make_context(
            words[0], [] if below else words[1:], parent=context, resilient_parsing=below
        )
        words = words[1:] if below else []


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_help_fits_the_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is broken in a word, and none is so long that the eye loses it."""
    monkeypatch.setenv("COLUMNS", str(columns))
    for path, context in commands().items():
        for line in context.get_help().splitlines():
            assert len(line) <= min(columns, 100), (path, line)


def test_an_example_keeps_its_words_on_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is copied from there, and may go on in the next line only between words."""
    monkeypatch.setenv("COLUMNS", "40")
    for path, context in commands().items():
        shown = set(context.get_help().split())
        for example in helping.examples_of(*path.split()[1:]):
            assert set(example.split()) <= shown, path


def test_an_option_stands_only_where_it_means_something(run: Run) -> None:
    """A list of topics has no speed; a question has."""
    assert "--rate" not in run("topics", "--help").out
    assert "--voice" not in run("config", "path", "--help").out
    assert "--rate" in run("ask", "--help").out
    for name in ("web", "wyoming", "mcp"):
        assert "--out " not in run(name, "--help").out, name
    assert "--rate" not in run("mcp", "--help").out
    for path, context in commands().items():
        if path != "voice-skill help" and not hasattr(context.command, "list_commands"):
            assert "--json" in context.get_help(), path


def test_arguments_stand_as_they_are_typed(run: Run) -> None:
    """No braces of two kinds, and no kinds of Python."""
    text = run("help", "ask").out
    assert "Usage: voice-skill ask [OPTIONS] WORDS" in text
    assert "<" not in text


def test_help_of_a_command_is_a_command(run: Run) -> None:
    """As in other programs; what is not there is told with what is."""
    assert "Keep one setting" in run("help", "config", "set").out
    wrong = run("help", "nonsense")
    assert wrong.code == 2
    assert "Known: ask" in wrong.err


def test_a_shell_can_complete_commands(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """``voice-skill co<Tab>``."""
    monkeypatch.setenv("_VOICE_SKILL_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "voice-skill co")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert run().out.split() == ["config", "corrections"]


def test_the_manual_page_is_that_of_the_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise: ``python docs/man.py``."""
    monkeypatch.setenv("COLUMNS", "80")
    man = script("man")
    assert man.manual() == man.PAGE.read_text("utf-8")
