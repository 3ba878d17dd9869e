"""``voice-skill help``, examples under every ``--help``, and help that fits a narrow terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from inspect import getdoc
from pathlib import Path
from textwrap import wrap
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from voice_skill.cli import output
from voice_skill.values.errors import UsageError

EXAMPLES = Path(__file__).with_name("examples.txt")
_FIRST = 4
"""Examples under the help of the program itself."""
_NARROW = 64
"""Columns below which a meaning stands under its option, not beside it."""
_BRACES = re.compile(r"[{](\w+)[}]")
_KIND = re.compile(r" <[^<>]*>(?=$|\.\.\.)")
_CONTEXT = TyperCommand.context_class
_Usual: Any = _CONTEXT.formatter_class


class Fitting(_Usual):  # type: ignore[misc]  # typer does not say what it inherits from
    """Help in lines of the terminal's width, however narrow, and of 100 letters at most."""

    def __init__(self, *_: Any, **__: Any) -> None:
        super().__init__(width=min(output.columns(), 100) - 1)

    def write_usage(self, prog: str, args: str = "", *more: Any) -> None:
        """The usage, with each argument as one types it: WORDS, and not {WORDS}."""
        args = _BRACES.sub(r"\1", args.replace("[[", "[").replace("]]", "]"))
        whole = f"Usage: {prog} {args}"
        if len(whole) <= self.width:  # else it is broken early, where the terminal is narrow
            self.write(f"{whole}\n")
        else:
            super().write_usage(prog, args, *more)

    def write_text(self, text: str) -> None:
        """A text; where the lines are to stay, each is set in where it goes on."""
        if "\b" not in text:
            super().write_text(text)
            return
        start = " " * self.current_indent
        for paragraph in text.replace("\b\n", "").split("\n"):
            more = start + "    " * paragraph.startswith("  ")
            # An example is copied: "--at-" and "login" on two lines are no option.
            lines = wrap(
                start + paragraph, self.width, subsequent_indent=more, break_on_hyphens=False
            )
            self.write("\n".join(lines) + "\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], *more: Any, **others: Any) -> None:
        """Each option with its meaning."""
        rows = [(named(option), meaning) for option, meaning in rows]
        if self.width >= _NARROW:
            super().write_dl(rows, *more, **others)
            return
        for option, meaning in rows:
            self.write_text(option)
            self.indent()
            self.write_text(meaning)
            self.dedent()


def named(option: str) -> str:
    """The option or argument without the kind that Python keeps it as: "FILE <path>" is FILE."""
    return _KIND.sub("", option)


def fit() -> None:
    """From now on help fits the terminal."""
    _CONTEXT.formatter_class = Fitting


def add_examples(app: typer.Typer, *path: str) -> None:
    """Examples under the help of every command of ``app``, which stands at ``path``.

    In a list of commands each is told with its whole first sentence: a cut one tells too little.
    """
    for command in app.registered_commands:
        command.epilog = _epilog(examples_of(*path, command.name or ""))
        command.short_help = (getdoc(command.callback) or "").partition("\n")[0]
    for group in app.registered_groups:
        below, name = group.typer_instance, group.name or ""
        group.epilog = _epilog(examples_of(*path, name))
        if below is not None:
            group.short_help = str(below.info.help)
            add_examples(below, *path, name)
    if not path:
        app.info.epilog = f"{_epilog(_examples()[:_FIRST])}\n\nMore: voice-skill help COMMAND"


def examples_of(*path: str) -> tuple[str, ...]:
    """The examples of a command, or of all commands of a group."""
    start = " ".join(("voice-skill", *path))
    return tuple(line for line in _examples() if f"{line} ".startswith(f"{start} "))


@lru_cache
def _examples() -> tuple[str, ...]:
    return tuple(EXAMPLES.read_text("utf-8").splitlines())


def _epilog(found: Sequence[str]) -> str:
    # The mark keeps each example on a line of its own.
    lines = "\n".join(f"  {each}" for each in found)
    return f"\b\nExample{'s' if len(found) > 1 else ''}:\n{lines}" if found else ""


def help_of(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="COMMAND", help="A command, such as: config set")
    ] = None,
) -> None:
    """Print what a command does, and its options."""
    there = context.find_root()
    for word in words or ():
        group: Any = there.command
        names = group.list_commands(there) if hasattr(group, "list_commands") else []
        if word not in names:
            known = ", ".join(names) or "none below it"
            raise UsageError(f"There is no command {word}. Known: {known}.")
        there = group.get_command(there, word).make_context(
            word, [], parent=there, resilient_parsing=True
        )
    output.answer_line(there.get_help())


def commands_below(context: typer.Context) -> Iterator[typer.Context]:
    """Every command below, each as it would be called, groups before what is in them."""
    group: Any = context.command
    for name in group.list_commands(context) if hasattr(group, "list_commands") else ():
        command = group.get_command(context, name)
        below = command.make_context(name, [], parent=context, resilient_parsing=True)
        if not command.hidden:
            yield below
            yield from commands_below(below)
