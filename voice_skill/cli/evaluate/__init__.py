"""``voice-skill evaluate``: how good the skill is."""
