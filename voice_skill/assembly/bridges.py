"""What other assistants are handed, put together: everything at once, as nobody may wait later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voice_skill.assembly.ears import ears_maker
from voice_skill.assembly.skill import build_dialogue, build_pack
from voice_skill.assembly.voice_box import build_voices
from voice_skill.assistant.habits import manner_of
from voice_skill.assistant.ports import Tell
from voice_skill.bridges.talks import Talks, Voices
from voice_skill.settings import Settings
from voice_skill.values.pack import Pack

if TYPE_CHECKING:
    from mcp.server import MCPServer

    from voice_skill.bridges.wyoming.visitor import Parts


def build_wyoming(settings: Settings, *, tell: Tell) -> Parts:
    """The parts of ``voice-skill wyoming``. ``ImportError`` without the extra."""
    from voice_skill.bridges.wyoming.info import info
    from voice_skill.bridges.wyoming.listening import Listener
    from voice_skill.bridges.wyoming.visitor import Parts
    from voice_skill.language.language import current

    voices = build_voices(tell=tell, warm=True)
    pack, talks = build_talks(settings, tell=tell, voices=voices.listed)
    voices.named(settings.voice)  # ready before anybody needs it
    return Parts(
        pack=pack,
        talks=talks,
        listener=Listener(ears_maker(pack, settings, tell=tell), settings.end_silence),
        voice=voices.named,
        on_close=voices.close,
        info=info(about=pack.about, language=current().code, voice=settings.voice),
    )


def build_mcp(settings: Settings, *, tell: Tell) -> MCPServer:
    """The server of ``voice-skill mcp``. ``ImportError`` without the extra."""
    from voice_skill.bridges.mcp.server import build_server

    pack, talks = build_talks(settings, tell=tell)
    return build_server(talks, pack)


def build_talks(
    settings: Settings, *, tell: Tell, voices: Voices | None = None
) -> tuple[Pack, Talks]:
    """The pack in force, and conversations over it, for another assistant to lead.

    ``voices`` lists ours to choose from; without it somebody else speaks.
    """
    pack = build_pack(settings)
    dialogue = build_dialogue(settings, tell=tell, pack=pack)
    if voices is None:
        return pack, Talks(dialogue, replace(manner_of(settings), speech="off"))
    return pack, Talks(dialogue, replace(manner_of(settings), speech="own"), voices=voices)
