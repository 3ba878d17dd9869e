"""What the page in the browser is handed, put together."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.assembly import receipt
from voice_skill.assembly.ears import ears_maker
from voice_skill.assembly.skill import build_dialogue, build_pack, known_countries
from voice_skill.assembly.voice_box import build_voices
from voice_skill.assistant.doctor_pages import DoctorPages
from voice_skill.assistant.habits import Habits
from voice_skill.assistant.ports import Keeping, Tell
from voice_skill.settings import Settings
from voice_skill.web.parts import Late, Parts


def build_page(settings: Settings, *, tell: Tell) -> Parts:
    """The parts of the page: the pack now, dialogue, voice and ears when they are wanted."""
    pack = build_pack(settings)
    habits = Habits(settings, tell)
    voices = Late(lambda: build_voices(tell=tell, warm=True))
    keeping = Keeping(
        manner=habits.changed,
        country=habits.moved,
        receipt=receipt.spoken,
        voices=lambda: voices.get().listed(),
    )
    return Parts(
        pack=pack,
        dialogue=Late(lambda: build_dialogue(settings, tell=tell, pack=pack)),
        voices=voices,
        ears=Late(lambda: ears_maker(pack, settings, tell=tell)),
        countries=tuple(each.whom for each in known_countries().values()),
        keeping=lambda dialogue: replace(keeping, pages=DoctorPages(dialogue)),
        manner=lambda: habits.now,
    )
