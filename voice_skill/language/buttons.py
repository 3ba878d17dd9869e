"""What a button of a page says for whoever presses it, and what stands on it."""

from __future__ import annotations

from voice_skill.language.language import section


def said_by(command: str) -> str:
    """The words that the button of this command says; empty where no button sends it."""
    return str(section("buttons")["says"].get(command, ""))


def opening() -> str:
    """What is said to begin a check-up."""
    return str(section("buttons")["opening"])


def steering() -> tuple[str, ...]:
    """What all buttons say but "yes" and "no"."""
    said = section("buttons")["says"]
    return tuple(str(words) for command, words in said.items() if command not in {"yes", "no"})


def label_of(command: str) -> str:
    """What stands on the button of this command."""
    return str(section("buttons")["labels"][command])
