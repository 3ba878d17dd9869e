"""Every wrong field of a pack, named as file, line, field and remedy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from voice_skill.packs.files import line_of
from voice_skill.values.errors import ContentError

Part = TypeVar("Part", bound=BaseModel)


def validated(
    model: type[Part],
    data: Any,
    file: Path,
    *,
    at: Sequence[str | int] = (),
    context: Mapping[str, Any] | None = None,
) -> Part:
    """The data as that model. ``ContentError`` has one line a wrong field.

    ``context`` is for the model's own checks.
    """
    try:
        return model.model_validate(data, context=context)
    except ValidationError as error:
        lines = [_line(model, each, file, at) for each in error.errors()]
        raise ContentError("\n".join(lines)) from None


def validated_map(model: type[Part], data: Any, file: Path) -> dict[str, Part]:
    """A file that maps names to entries, all of one model."""
    if not isinstance(data, dict) or not data:
        raise ContentError(f"{file}, line 1: names with entries under them are expected here.")
    return {name: validated(model, entry, file, at=(name,)) for name, entry in data.items()}


def validated_list(model: type[Part], data: Any, file: Path, *, under: str = "") -> list[Part]:
    """A file, or the field ``under`` of it, that lists entries of one model."""
    at: tuple[str | int, ...] = (under,) if under else ()
    entries = data.get(under) if under and isinstance(data, dict) else data
    if not isinstance(entries, list):
        where = f", field {under}" if under else ""
        raise ContentError(f"{file}, line 1{where}: a list, one entry a dash, is expected here.")
    return [validated(model, entry, file, at=(*at, index)) for index, entry in enumerate(entries)]


def _line(model: type[BaseModel], error: Any, file: Path, at: Sequence[str | int]) -> str:
    field = (*at, *error["loc"])
    name = ".".join(str(step) for step in field) or "the whole file"
    return f"{file}, line {line_of(file, field)}, field {name}: {_remedy(model, error)}"


def _remedy(model: type[BaseModel], error: Any) -> str:
    kind, value = error["type"], _shown(error.get("input"))
    if kind == "extra_forbidden":
        known = ", ".join(model.model_fields) if len(error["loc"]) == 1 else ""
        remedy = f" Known fields: {known}." if known else ""
        return f"this field is not known. Correct its name, or take it out.{remedy}"
    if kind == "missing":
        return "this field is missing. Add it."
    if kind == "string_pattern_mismatch":
        return f"{value} is no id. Use lower-case letters, digits and single hyphens."
    message = str(error["msg"]).rstrip(".")
    return f"{message}. It is {value} now; correct it." if kind != "model_type" else f"{message}."


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}..."


_LONGEST_SHOWN = 80  # letters of a wrong value
