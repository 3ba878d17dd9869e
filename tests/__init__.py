"""Every test speaks English, from before it is collected: many ask for phrases as parameters."""

from voice_skill.packs.languages import speak_language
from voice_skill.settings import cache_folder

speak_language(cache=cache_folder() / "packs")
