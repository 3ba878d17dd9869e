"""Content packs: YAML and plain text, read into one frozen, checked ``Pack``."""

from voice_skill.packs.countries import Country, load_countries
from voice_skill.packs.load import load_pack

__all__ = ["Country", "load_countries", "load_pack"]
