"""``pictures/``: line drawings as SVG, each with words that stand alone, checked to be harmless.

A drawing is put into a page as it is, so that it may hold shapes only: no script, no style, no
reference to anything, no colour of its own (``currentColor`` follows the page's theme).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from xml.etree import ElementTree

from pydantic import Field

from voice_skill.packs.countries import Country
from voice_skill.packs.files import read_text, read_yaml
from voice_skill.packs.schema import Id, Part, Text
from voice_skill.packs.validate import validated_list
from voice_skill.values.errors import ContentError
from voice_skill.values.pack import Picture, RedFlag, Topic
from voice_skill.values.reply import Source

LIST = "pictures.yaml"
MOST_BYTES = 20_000
"""A simple drawing is far below; the whole page has to be small."""

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset("svg g path line circle ellipse rect polyline polygon".split())
_ATTRIBUTES = frozenset(
    """viewBox role d x y x1 y1 x2 y2 cx cy r rx ry width height points transform fill stroke
    stroke-width stroke-linecap stroke-linejoin stroke-dasharray""".split()
)
_COLOURS = frozenset({"none", "currentColor"})
_PLAIN = re.compile(r"[-A-Za-z0-9 .,()\n]*")
_START = re.compile(r"<svg\b[^>]*>")


class PictureFile(Part):
    """One entry of ``pictures.yaml``."""

    id: Id
    """Also the name of the drawing: ``<id>.svg``."""
    title: Text
    text: Text
    """Says all that the drawing shows, for those who do not see it; sentences of 20 words."""
    topics: list[Id] = Field(default_factory=list)
    """Topics whose answers it belongs to."""
    red_flags: list[Id] = Field(default_factory=list)
    """Danger signs whose advice it belongs to."""
    with_sources: list[str] = Field(default_factory=list)
    """It also belongs to advice of a check-up that rests on one of these sources."""
    sources: list[str] = Field(min_length=1)


def load_pictures(
    folder: Path,
    country: Country,
    sources: Mapping[str, Source],
    topics: Iterable[Topic],
    red_flags: Iterable[RedFlag],
    *,
    cache: Path | None = None,
) -> tuple[Picture, ...]:
    """The pictures of the pack in ``folder``, in the order of ``pictures.yaml``; () without one.

    ``ContentError`` names what is wrong or unsafe, and the remedy.
    """
    file = folder / "pictures" / LIST
    if not file.is_file():
        return ()
    known = {
        "topics": {topic.id for topic in topics},
        "red_flags": {flag.id for flag in red_flags},
        "with_sources": set(sources),
        "sources": set(sources),
    }
    entries = validated_list(PictureFile, read_yaml(file, cache=cache), file)
    for each in entries:
        for field, names in known.items():
            _refuse_unknown(each, field, names, file)
    return tuple(_picture(each, file.parent, country) for each in entries)


def _refuse_unknown(part: PictureFile, field: str, known: set[str], file: Path) -> None:
    for name in getattr(part, field):
        if name not in known:
            raise ContentError(
                f"{file}, picture {part.id}, field {field}: {name!r} is not in the pack. "
                "Correct the name, or take it out."
            )


def _picture(part: PictureFile, folder: Path, country: Country) -> Picture:
    text = country.fill(" ".join(part.text.split()))
    file = folder / f"{part.id}.svg"
    return Picture(
        id=part.id,
        title=part.title,
        text=text,
        svg=_described(checked_svg(file), part.title, text),
        topics=tuple(part.topics),
        red_flags=tuple(part.red_flags),
        with_sources=tuple(part.with_sources),
        sources=tuple(part.sources),
    )


def checked_svg(file: Path) -> str:
    """The drawing, if it holds nothing but plain shapes; else ``ContentError`` names the part."""
    text = read_text(file)
    if len(text.encode()) > MOST_BYTES:
        raise _refused(file, f"it has more than {MOST_BYTES} bytes", "Make a simpler drawing")
    if "<!DOCTYPE" in text or "<!ENTITY" in text or "<?" in text:
        raise _refused(file, "it has a document type, entities or instructions", "Remove them")
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 - entities are refused above
    except ElementTree.ParseError as error:
        raise _refused(file, f"it is not well-formed XML: {error}", "Mend that line") from None
    plain = _START.search(text) and "xmlns:" not in text
    if (
        not plain
        or root.tag != f"{_SVG}svg"
        or root.get("role") != "img"
        or not root.get("viewBox")
    ):
        raise _refused(file, 'it is not <svg viewBox="..." role="img">', "Begin it like that")
    for element in root.iter():
        _check(element, file)
    return re.sub(r"<!--.*?-->\s*", "", text, flags=re.DOTALL).strip()


def _check(element: ElementTree.Element, file: Path) -> None:
    name = element.tag.removeprefix(_SVG)
    if name not in _SHAPES:
        raise _refused(file, f"it has the element <{name}>", "Use plain shapes only")
    if (element.text or "").strip() or (element.tail or "").strip():
        raise _refused(file, f"it has words in <{name}>", "Write them in pictures.yaml")
    for attribute, value in element.attrib.items():
        if attribute not in _ATTRIBUTES or not _PLAIN.fullmatch(value):
            raise _refused(file, f"<{name}> has {attribute}={value!r}", "Take it out")
        if attribute in {"fill", "stroke"} and value not in _COLOURS:
            raise _refused(file, f"<{name}> has the colour {value!r}", "Use currentColor or none")


def _refused(file: Path, what: str, remedy: str) -> ContentError:
    return ContentError(f"{file}: this drawing is refused, since {what}. {remedy}.")


def _described(svg: str, title: str, text: str) -> str:
    # The words go inside, so that the drawing says what it shows wherever it is put. No ids: it
    # may stand twice on one page.
    start = _START.search(svg)
    assert start is not None  # noqa: S101 - the root was checked
    label = escape(f"{title}. {text}")
    tag = f'{start.group()[:-1]} aria-label="{label}">'
    words = f"<title>{escape(title)}</title><desc>{escape(text)}</desc>"
    return svg[: start.start()] + tag + words + svg[start.end() :]
