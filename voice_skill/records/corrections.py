"""What a person taught by correcting, kept on this computer: one JSON file, replaced as a whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from voice_skill.files import write_whole
from voice_skill.language.prompts import prompt
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

    def load(self, consent: Consent = Consent.ASK) -> Memory:
        """The memory; ``consent`` is what the settings say, "ask" unless answered before."""
        try:
            data = json.loads(self.file.read_text(encoding="utf-8"))
            found = tuple(_correction(each) for each in data["corrections"])
            said = Consent(data["consent"])
        except (OSError, ValueError, KeyError, TypeError):
            return Memory(consent)
        return Memory(said if consent is Consent.ASK else consent, found)

    def keep(self, memory: Memory) -> None:
        """Keep the memory. ``UsageError`` where the file cannot be written."""
        self._write(self.file, _data(memory))

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
