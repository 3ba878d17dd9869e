"""The doctor's page as a file: only when asked, for nobody else to read, never over another.

The suffix chooses the form: ``.html`` (the best one), ``.pdf``, ``.json`` or ``.fhir.json``; with
``.clinic`` before ``.html`` or ``.pdf`` it is one sheet for a clinician.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from voice_skill.records.as_json import as_json
from voice_skill.records.blocks import Form
from voice_skill.records.fhir import as_fhir
from voice_skill.records.page import page
from voice_skill.records.pdf import can_make_pdf, check_installed, pdf
from voice_skill.records.summary_types import Summary
from voice_skill.values.errors import UsageError
from voice_skill.values.flow import Flow
from voice_skill.whole import NewFile

SUFFIXES = (".fhir.json", ".clinic.html", ".clinic.pdf", ".html", ".json", ".pdf")
ONLY_THE_OWNER = 0o600
"""Mode of the file: what somebody said about their health is theirs to show."""


def save(summary: Summary, file: Path, flows: Iterable[Flow] = ()) -> Path:
    """Write the summary to ``file``, which must not exist yet; gives its absolute path.

    It is there whole or not at all.

    ``UsageError`` names an unknown suffix, a file that is already there, or a folder that cannot
    be written to; ``ModelError`` the extra that a PDF needs.
    """
    content = rendered(summary, file, flows)
    file = file.expanduser().absolute()
    try:
        if os.path.lexists(file):
            raise FileExistsError
        new = NewFile(file, mode=ONLY_THE_OWNER)
        try:
            new.out.write(content)
            new.settle(over=False)
        finally:
            new.discard()
    except FileExistsError:
        raise UsageError(
            f"{file} is already there, and I do not write over it. Give another name."
        ) from None
    except OSError as error:
        raise UsageError(
            f"{file} cannot be written: {error.strerror}. Name another place."
        ) from None
    return file


def best_sheet() -> str:
    """The suffix of one sheet for a clinician: a PDF where that can be made."""
    return ".clinic.pdf" if can_make_pdf() else ".clinic.html"


def save_new(
    summary: Summary, folder: Path, flows: Iterable[Flow] = (), *, suffix: str = ".html"
) -> Path:
    """Write a page into ``folder`` (made where missing), under a name not yet taken."""
    flows = tuple(flows)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"The folder {folder} cannot be made: {error.strerror}. Name a file with --summary."
        ) from None
    for name in _names(summary, suffix):
        if not (folder / name).exists():
            return save(summary, folder / name, flows)
    raise UsageError(f"{folder} holds too many pages of today. Remove some of them.")


def check(file: Path) -> None:
    """``UsageError`` or ``ModelError`` where ``save`` would fail: said before a long check-up."""
    if suffix_of(file).endswith(".pdf"):
        check_installed()
    file = file.expanduser().absolute()
    if os.path.lexists(file):
        raise UsageError(f"{file} is already there, and I do not write over it. Give another name.")
    if not file.parent.is_dir():
        raise UsageError(f"The folder {file.parent} does not exist. Make it, or name another.")


def rendered(summary: Summary, file: Path, flows: Iterable[Flow] = ()) -> bytes:
    """The bytes of a file of that name; ``UsageError`` where its suffix is none of ours."""
    match suffix_of(file):
        case ".fhir.json":
            flow = next((each for each in flows if each.id == summary.flow), None)
            return as_fhir(summary, flow).encode(errors="replace")
        case ".json":
            return as_json(summary).encode(errors="replace")
        case ".pdf" | ".clinic.pdf" as suffix:
            return pdf(summary, _form(suffix))
        case suffix:
            return page(summary, _form(suffix)).encode(errors="replace")


def _form(suffix: str) -> Form:
    return Form.CLINIC if suffix.startswith(".clinic") else Form.LARGE


def suffix_of(file: Path) -> str:
    """Which of our suffixes the name ends with; ``UsageError`` where it is none."""
    for suffix in SUFFIXES:
        if file.name.lower().endswith(suffix):
            return suffix
    raise UsageError(
        f"I cannot save a summary as {file.name!r}. "
        "Let the name end with .html, .pdf, .clinic.html, .clinic.pdf, .json or .fhir.json."
    )


def _names(summary: Summary, suffix: str) -> Iterator[str]:
    start = f"page-for-the-doctor-{summary.date}"
    yield f"{start}{suffix}"
    for number in range(2, 100):
        yield f"{start}-{number}{suffix}"
