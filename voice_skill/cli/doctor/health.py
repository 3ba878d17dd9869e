"""What the skill needs of this computer, looked at piece by piece: all that makes no sound."""

from __future__ import annotations

import datetime
import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from voice_skill.settings import Settings, cache_folder, load_settings, settings_file
from voice_skill.values.errors import ContentError, ModelError, SkillError, UsageError

_LEAST_PYTHON = (3, 11)
_ROOM_FOR_MODELS = 300_000_000  # bytes: 76 MB of models, unpacked and packed, and the taught one
_ROOM_TO_WORK = 20_000_000

_WORTH_HEARING = frozenset({"Microphone", "Noise", "Echo"})


class State(Enum):
    """How a check came out; the value is how it is said."""

    WORKS = "works"
    CARE = "take care"  # it works, but not as well as it could
    FAILS = "does not work"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: what was found, and what mends it.

    ``exit_code`` is the kind of failure (4 sound, 5 model, 6 content), 0 where it is not needed.
    """

    name: str
    state: State
    found: str
    fix: str = ""
    exit_code: int = 0
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """As it is printed: what is wrong comes before what was found."""
        found = f"{self.found.rstrip('.')}."
        if self.state is not State.WORKS:
            found = f"{self.state.value}. {found[:1].upper()}{found[1:]}"
        return f"{self.name}: {found} {self.fix}".strip()

    @property
    def spoken(self) -> str:
        """As it is said with ``--say``: nobody wants to hear version numbers that are right."""
        if self.state is State.WORKS and self.name not in _WORTH_HEARING:
            return f"{self.name} works."
        return self.sentence


def failed(name: str, error: SkillError) -> Check:
    """A check that met an error; its message holds the remedy."""
    return Check(name, State.FAILS, str(error), exit_code=error.exit_code)


def check_python() -> Check:
    """Old enough, new enough."""
    version = platform.python_version()
    if sys.version_info < _LEAST_PYTHON:
        wanted = ".".join(map(str, _LEAST_PYTHON))
        fix = f"Install Python {wanted} or newer."
        return Check("Python", State.FAILS, version, fix, 1, {"version": version})
    found = f"{version}, {platform.system()} {platform.machine()}"
    return Check("Python", State.WORKS, found, data={"version": version})


def check_pack(settings: Settings, today: datetime.date | None = None) -> Check:
    """Whether it can be read, and whether it is still up to date."""
    from voice_skill.assembly.skill import build_pack

    try:
        pack = build_pack(settings)
    except ContentError as error:
        return failed("Content", error)
    today = today or datetime.date.today()
    data = {"pack": pack.id, "version": pack.version, "review_by": pack.review_by}
    found = (
        f"{pack.title}, {len(pack.topics)} topics, read through {pack.reviewed}, "
        f"to be reviewed by {pack.review_by}"
    )
    if today.isoformat() > pack.review_by:
        fix = "Get a newer version of the content. Until then every answer says that it is old."
        return Check("Content", State.CARE, f"{found}, which is past", fix, data=data)
    return Check("Content", State.WORKS, found, data=data)


def check_models() -> tuple[Check, ...]:
    """Each model's checksum, read from the disk. What is not needed only costs quality."""
    from voice_skill.assembly.ears import HEARING_MODEL
    from voice_skill.assembly.skill import SENTENCE_MODEL
    from voice_skill.models import choose, find, read_catalogue, verify

    checks = []
    for name, title in ((HEARING_MODEL, "Hearing"), (SENTENCE_MODEL, "Understanding")):
        data = {"model": name}
        fix = f"Install it: voice-skill models install {name}"
        try:
            found = find(choose(read_catalogue(), name))
        except ModelError as error:
            state, code = _missing(title)
            checks.append(Check(title, state, str(error), exit_code=code, data=data))
            continue
        problems = verify(found)
        if problems:
            text = f"the model {name} is damaged: {'; '.join(problems)}"
            state, code = _missing(title)
            checks.append(Check(title, state, text, fix.replace("Install", "Mend"), code, data))
        else:
            text = f"the model {name} is whole, every checksum is right"
            checks.append(Check(title, State.WORKS, text, data=data))
    return tuple(checks)


def check_natural_voice(settings: Settings) -> Check:
    """Whether the natural voice that is set can speak; the usual one does, where it cannot."""
    from voice_skill.assembly.voice_box import natural_weights

    data = {"voice": settings.voice}
    try:
        listed = [each.id for each in natural_weights().listed()]
    except ModelError as error:
        return Check("Natural voice", State.CARE, str(error), data=data)
    if settings.voice not in listed:
        fix = f"Choose one of: {', '.join(listed)}."
        text = f"{settings.voice} is not there, so the usual voice speaks"
        return Check("Natural voice", State.CARE, text, fix, data=data)
    return Check("Natural voice", State.WORKS, f"{settings.voice} is installed", data=data)


def _missing(title: str) -> tuple[State, int]:
    # Without the sentence model it understands fewer ways of asking, but it answers.
    return (State.FAILS, ModelError.exit_code) if title == "Hearing" else (State.CARE, 0)


def check_screen_reader(settings: Settings) -> Check:
    """Whether one runs, and whether two voices would talk at once."""
    from voice_skill.cli.doctor.screen_readers import look_for_screen_readers

    found = look_for_screen_readers()
    data = {
        "names": list(found.names),
        "how": list(found.how),
        "dispatcher": found.dispatcher,
        "speech": settings.speech,
    }
    if found.names and settings.speech == "own":
        fix = "Two voices may talk at once. To leave it to the screen reader: voice-skill setup"
        return Check("Screen reader", State.CARE, str(found), fix, data=data)
    return Check("Screen reader", State.WORKS, str(found), data=data)


def check_disk(free: Callable[[Path], int] | None = None) -> Check:
    """Room for models and for what is learnt."""
    from voice_skill.paths import models_home

    room = free or _free
    left = min(room(cache_folder()), room(models_home()))
    found = f"{left / 1e9:.1f} GB are free"
    data = {"free_bytes": left}
    if left < _ROOM_TO_WORK:
        return Check("Disk", State.FAILS, found, "Make room on the disk.", 1, data)
    if left < _ROOM_FOR_MODELS:
        fix = "That is too little to install a model. Make room on the disk."
        return Check("Disk", State.CARE, found, fix, data=data)
    return Check("Disk", State.WORKS, found, data=data)


def check_settings() -> Check:
    """Whether the settings file and variables can be read; what cannot is left out."""
    file = settings_file()
    try:
        load_settings()
    except UsageError as error:
        return Check("Settings", State.CARE, str(error), data={"file": str(file)})
    found = f"{file} is right" if file.is_file() else "none are kept, the usual ones hold"
    return Check("Settings", State.WORKS, found, data={"file": str(file)})


def check_folders() -> Check:
    """Every folder that may be written in: there is none besides."""
    from voice_skill.assembly.receipt import folders

    named = folders()
    found = "I write in " + "; ".join(f"{each.path} ({each.why})" for each in named)
    return Check(
        "Folders", State.WORKS, found, data={"folders": [str(each.path) for each in named]}
    )


def _free(folder: Path) -> int:
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free
