"""``voice-skill packs``: content checked, heard and learnt."""
