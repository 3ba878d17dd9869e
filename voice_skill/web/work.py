"""What goes on beside the socket: kept until it is done, never silent when it fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine

log = logging.getLogger("voice_skill.web")


class Work:
    """Starts work in the loop. ``on_failure`` is called where something unexpected went wrong."""

    def __init__(self, on_failure: Callable[[], None]) -> None:
        self._on_failure = on_failure
        # Kept by hand: the loop itself holds tasks only weakly.
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[None, None, None]) -> None:
        """Begin; returns at once."""
        task = asyncio.create_task(self._careful(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _careful(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except Exception as error:  # by its kind alone: a traceback may quote a person
            log.error("Something unexpected went wrong: %s.", type(error).__name__)
            self._on_failure()
