"""What the skill and the pipeline plugin share in one process: the conversations."""

from __future__ import annotations

import os
import threading
from functools import lru_cache

from ovos_bus_client.message import Message
from ovos_bus_client.session import SessionManager
from ovos_utils.log import LOG

from voice_skill.assembly.bridges import build_talks
from voice_skill.bridges.talks import Talk, Talks, from_elsewhere
from voice_skill.settings import load_settings
from voice_skill.values.heard import Heard

ENGINE = "ovos"
"""The engine's name for what OVOS heard or was written: never believed as typed."""

_LOCK = threading.Lock()


@lru_cache(maxsize=1)
def _talks() -> Talks:
    return build_talks(load_settings({}, os.environ), tell=LOG.warning)[1]


def talk_of(message: Message) -> Talk:
    """The conversation of whoever said it: one a session of OVOS."""
    with _LOCK:
        talks = _talks()
    return talks.talk(SessionManager.get(message).session_id)


def heard_in(message: Message) -> Heard:
    """What OVOS heard, its best reading first."""
    return from_elsewhere(ENGINE, *map(str, message.data.get("utterances") or []))


def is_english(message: Message) -> bool:
    """Whether it was said in English, the one language of the answers."""
    return str(SessionManager.get(message).lang or "").lower().startswith("en")
