"""``voice-skill help``, and the help of every command."""
