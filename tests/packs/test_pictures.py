"""Drawings: harmless, described in words that stand alone, shown where they belong."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support import BICYCLE, LEGS, converse, countries, pack
from voice_skill.packs import load_pack
from voice_skill.packs.lint import lint
from voice_skill.packs.load import digest
from voice_skill.packs.pictures import MOST_BYTES, checked_svg
from voice_skill.values.errors import ContentError
from voice_skill.values.pack import Picture
from voice_skill.values.reply import Chunk, ChunkKind, Heading, Outcome, Reply
from voice_skill.values.text import sentences

PICTURES = pack(LEGS).pictures
GOOD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img">{}</svg>'


def test_there_is_one_for_the_stretch_and_one_for_the_bleeding_leg() -> None:
    """The two that help most to see."""
    assert {"seated-calf-stretch", "raise-bleeding-leg"} <= {each.id for each in PICTURES}


@pytest.mark.parametrize("picture", PICTURES, ids=lambda each: each.id)
def test_each_says_in_words_all_that_it_shows(picture: Picture) -> None:
    """Short sentences, in the drawing itself and beside it."""
    root = ElementTree.fromstring(picture.svg)  # noqa: S314 - our own text
    assert root.get("role") == "img"
    assert root.get("aria-label") == f"{picture.title}. {picture.text}"
    assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
    assert root[1].text == picture.text
    assert len(sentences(picture.text)) >= 3
    assert all(len(each.split()) <= 20 for each in sentences(picture.text))
    assert "{" not in picture.text


@pytest.mark.parametrize("picture", PICTURES, ids=lambda each: each.id)
def test_each_may_stand_twice_on_a_page(picture: Picture) -> None:
    """It has no id that could clash, and follows the page's own colour."""
    assert " id=" not in picture.svg
    assert "currentColor" in picture.svg


def test_the_number_to_call_is_that_of_the_country() -> None:
    """The words of a drawing are content like any other."""
    texts = {each.id: each.text for each in pack(LEGS, "us").pictures}
    assert texts["raise-bleeding-leg"].startswith("Call 911 now.")


def test_the_stretch_is_shown_with_its_answers() -> None:
    """And not with others."""
    reply = Reply((), Outcome.of("what-to-do-during-a-cramp"))
    assert [each.id for each in pack(LEGS).pictures_for(reply)] == ["seated-calf-stretch"]
    assert pack(LEGS).pictures_for(Reply((), Outcome.of("causes"))) == ()


def test_the_bleeding_leg_is_shown_with_its_alarm() -> None:
    """As soon as the alarm is raised."""
    _, replies = converse("my varicose vein burst and blood is pouring out")
    assert [each.id for each in pack(LEGS).pictures_for(replies[0])] == ["raise-bleeding-leg"]


def test_the_bleeding_leg_is_shown_with_a_check_ups_advice() -> None:
    """The advice that rests on the same source."""
    chunk = Chunk("Press.", ChunkKind.CARE, Heading.UNTIL_THEN, ("st-john-bleeding-vein",))
    reply = Reply((chunk,), Outcome.of("triage:emergency"))
    assert [each.id for each in pack(LEGS).pictures_for(reply)] == ["raise-bleeding-leg"]


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path d="M0 0" onclick="x()"/>',
        '<path style="fill:red" d="M0 0"/>',
        '<image href="https://example.org/a.png"/>',
        '<use href="#a"/>',
        '<path fill="url(#a)" d="M0 0"/>',
        '<path fill="red" d="M0 0"/>',
        "<foreignObject/>",
        "<a><path d='M0 0'/></a>",
        "<text>words</text>",
        "<g>words</g>",
        "<animate/>",
        "<g",
        "<!-- x --><style>*{}</style>",
    ],
)
def test_what_is_not_a_plain_shape_is_refused(inside: str, tmp_path: Path) -> None:
    """Script, style, references, colours, words: each with the file's name."""
    file = tmp_path / "bad.svg"
    file.write_text(GOOD.format(inside))
    with pytest.raises(ContentError, match=r"bad\.svg"):
        checked_svg(file)


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + GOOD.format(""),
        '<?xml-stylesheet href="a"?>' + GOOD.format(""),
        GOOD.replace('role="img"', "").format(""),
        GOOD.replace('viewBox="0 0 9 9"', "").format(""),
        "<html/>",
        GOOD.format(f'<path d="{"M0 0 " * MOST_BYTES}"/>'),
    ],
)
def test_what_is_not_a_small_plain_drawing_is_refused(text: str, tmp_path: Path) -> None:
    """No entities, no instructions, a role and a size of its own."""
    file = tmp_path / "bad.svg"
    file.write_text(text)
    with pytest.raises(ContentError, match="refused"):
        checked_svg(file)


_LIST = """
- id: bell
  title: A bell
  text: Press the lever. The bell rings.
  topics: [TOPIC]
  sources: [SOURCE]
"""


def _bicycle(tmp_path: Path, old: str = "", new: str = "") -> Path:
    # The tiny pack, with one drawing: it is read in no time.
    folder = tmp_path / "bicycle"
    shutil.copytree(BICYCLE, folder)
    (folder / "pictures").mkdir()
    (folder / "pictures" / "bell.svg").write_text(GOOD.format('<path d="M0 0"/>'))
    tiny = pack(BICYCLE)
    text = _LIST.replace("TOPIC", tiny.topics[0].id).replace("SOURCE", next(iter(tiny.sources)))
    text = text.replace(old, new) if old else text
    (folder / "pictures" / "pictures.yaml").write_text(text)
    return folder


def test_a_pack_without_drawings_has_none() -> None:
    """They are no duty."""
    assert pack(BICYCLE).pictures == ()


def test_any_pack_can_have_drawings(tmp_path: Path) -> None:
    """No rule knows about legs."""
    found = load_pack(_bicycle(tmp_path), countries()["gb"])
    assert [each.id for each in found.pictures] == ["bell"]


@pytest.mark.parametrize("field", ["topics", "red_flags", "sources", "with_sources"])
def test_a_name_that_leads_nowhere_is_refused(field: str, tmp_path: Path) -> None:
    """It is a slip."""
    new = f"{field}: [nowhere]\n  id: bell" if field not in {"topics", "sources"} else "id: bell"
    folder = _bicycle(tmp_path, "id: bell", new)
    file = folder / "pictures" / "pictures.yaml"
    if field in {"topics", "sources"}:
        rows = file.read_text().splitlines()
        rows = [f"  {field}: [nowhere]" if row.startswith(f"  {field}:") else row for row in rows]
        file.write_text("\n".join(rows))
    with pytest.raises(ContentError, match=rf"bell, field {field}: 'nowhere'"):
        load_pack(folder, countries()["gb"])


def test_a_long_sentence_is_named(tmp_path: Path) -> None:
    """The words of a drawing are read aloud, too."""
    folder = _bicycle(tmp_path, "the lever", "the lever " + "now and " * 10 + "then")
    problems = lint(load_pack(folder, countries()["gb"]), folder)
    assert any("picture bell" in problem.message for problem in problems)


def test_a_changed_drawing_is_another_pack(tmp_path: Path) -> None:
    """Its digest says so."""
    folder = _bicycle(tmp_path)
    before = digest(folder)
    (folder / "pictures" / "bell.svg").write_text(GOOD.format('<path d="M1 0"/>'))
    assert digest(folder) != before
