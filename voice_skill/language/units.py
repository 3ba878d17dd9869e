"""Times as they are typed ("15min", "10+ mins", "00:15:00") brought to how they are said. Pure."""

from __future__ import annotations

import re

from voice_skill.language.language import per_language, section

_CLOCK = re.compile(r"\b(\d{1,2}):([0-5]\d):([0-5]\d)\b")
_OVER = re.compile(r"(?:>=?|≥)\s?(?=\d)")
_PLUS = re.compile(r"(?<![\w.,:])(\d+)\s?\+(?=\s|-|[a-z])", re.I)
