"""``voice-skill desktop``: started from a menu, not from a terminal."""
