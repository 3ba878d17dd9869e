"""Every test speaks English, from before it is collected: many ask for phrases as parameters."""

from voice_skill.packs.languages import speak
from voice_skill.settings import cache_folder

speak(cache=cache_folder() / "packs")
