"""``voice-skill voices``: hear the voices there are, and bring natural ones here."""
