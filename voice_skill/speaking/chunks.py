"""A reply as a script, for the voice. The script itself is a value: listening needs it as well."""

from voice_skill.values.script import MOST_CHARACTERS, START, Position, Script, Sentence, split

__all__ = ["MOST_CHARACTERS", "START", "Position", "Script", "Sentence", "split"]
