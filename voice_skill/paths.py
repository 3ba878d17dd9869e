"""Where things lie: the data we ship, and the folder that models are installed to.

A leaf like ``values``: every layer may ask here, and nothing here opens a file. The data lie inside
the package where a wheel is installed, and beside it in a checkout.
"""

from __future__ import annotations

import os
from pathlib import Path

from voice_skill.values.errors import SkillError

APP = "voice-skill"
MODELS_VARIABLE = "VOICE_SKILL_MODELS"
"""Names the folder that speech models are installed to and looked for in first."""

_PACKAGE = Path(__file__).resolve().parent


def checkout() -> Path | None:
    """The root of the checkout this code runs from, or ``None`` where a wheel is installed."""
    root = _PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "intents").is_dir() else None


def data_path(name: str) -> Path:
    """The file or folder of that name that we ship, for example ``models/catalogue.toml``.

    Looks in the installed package first, then in the checkout. ``SkillError`` where neither has
    it, since only a damaged installation can lack it.
    """
    packed = _PACKAGE / "_data" / name
    if packed.exists():
        return packed
    root = checkout()
    if root is not None and (root / name).exists():
        return root / name
    raise SkillError(
        f"{name} is missing from this installation, in {_PACKAGE}. Install {APP} again."
    )


def models_home() -> Path:
    """The folder models are installed to: ``VOICE_SKILL_MODELS``, else the user's data folder."""
    named = os.environ.get(MODELS_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser().absolute()
    # Late: typed questions need no such folder.
    import platformdirs

    return platformdirs.user_data_path(APP) / "models"
