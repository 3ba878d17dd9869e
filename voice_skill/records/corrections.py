"""What a person taught by correcting, kept on this computer: one JSON file, replaced as a whole."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from voice_skill.files import write_whole
from voice_skill.language.prompts import prompt
from voice_skill.lock import one_writer
from voice_skill.understanding.repairs import Consent, Correction, Memory
from voice_skill.values.errors import UsageError

FORMAT = 1
NAME = "corrections.json"
EXPORTED = "my-corrections.json"


class CorrectionsFile:
    """The corrections in that folder; none where nothing was kept, or it cannot be read."""

    def __init__(self, folder: Path, *, export_to: Path | None = None) -> None:
        self.file = folder / NAME
        self._export_to = export_to
        self._known: tuple[Correction, ...] = ()

    def load(self, consent: Consent = Consent.ASK) -> Memory:
        """The memory; ``consent`` is what the settings say, "ask" unless answered before."""
        try:
            data = json.loads(self.file.read_text(encoding="utf-8"))
            found = tuple(_correction(each) for each in data["corrections"])
            said = Consent(data["consent"])
        except (OSError, ValueError, KeyError, TypeError):
            return Memory(consent)
        self._known = found
        return Memory(said if consent is Consent.ASK else consent, found)

    def keep(self, memory: Memory) -> None:
        """Keep the memory. ``UsageError`` where the file cannot be written.

        What another talk has kept meanwhile stays, but where all is to be forgotten.
        """
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with one_writer(self.file):
                known, now = self._known, CorrectionsFile(self.file.parent).load().corrections
                others = tuple(each for each in now if each not in (*known, *memory.corrections))
                self._known = memory.corrections
                if memory.corrections:
                    memory = replace(memory, corrections=(*others, *memory.corrections))
                self._write(self.file, _data(memory))
        except OSError as error:
            raise UsageError(f"{self.file} cannot be written: {error.strerror}.") from None

    def export(self, memory: Memory) -> str:
        """Write the corrections beside the person's own files, and give the place in words."""
        target = (self._export_to or Path.home()) / EXPORTED
        self._write(target, {"corrections": _data(memory)["corrections"]})
        return prompt("correcting.file", file=target)

    def erase(self) -> int:
        """Forget every correction; how many there were. The consent stays as it was given."""
        memory = self.load()
        if memory.corrections:
            self.keep(Memory(memory.consent))
        return len(memory.corrections)

    def _write(self, file: Path, data: dict[str, Any]) -> None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        except OSError as error:
            raise UsageError(f"{file} cannot be written: {error.strerror}.") from None


def _data(memory: Memory) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "consent": memory.consent.value,
        "corrections": [{"heard": each.heard, "meant": each.meant} for each in memory.corrections],
    }


def _correction(data: dict[str, str]) -> Correction:
    return Correction(str(data["heard"]), str(data["meant"]))
