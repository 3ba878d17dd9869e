"""A pack is read whole, or refused with file, line, field and remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import BICYCLE, LEGS, countries, pack
from voice_skill.packs import load_pack
from voice_skill.values.errors import ContentError

TOPIC = "topics/flat-tyre.yaml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A pack that a test may spoil."""
    return Path(shutil.copytree(BICYCLE, tmp_path / "bicycle"))


def refusal(folder: Path) -> str:
    """What is said of a pack that is refused."""
    with pytest.raises(ContentError) as caught:
        load_pack(folder, countries()["gb"])
    return str(caught.value)


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    """Change one thing in one file of the pack."""
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_pack_becomes_topics_with_examples_and_sources() -> None:
    """In the order of their names."""
    loaded = pack(BICYCLE)
    assert [topic.id for topic in loaded.topics] == ["flat-tyre", "oiling-the-chain"]
    assert "how do i mend a flat tyre" in loaded.topic("flat-tyre").examples
    assert loaded.topic("flat-tyre").families[0] == "plain"
    assert loaded.sources["handbook"].organisation == "Bicycle Handbook"


def test_wrong_yaml_is_named_with_file_and_line(copy: Path) -> None:
    """And with what to look for."""
    spoil(copy, TOPIC, "title: Mending", "title: 'Mending")
    said = refusal(copy)
    assert "flat-tyre.yaml, line" in said
    assert "quotes" in said


def test_an_unknown_field_is_named_with_the_fields_there_are(copy: Path) -> None:
    """A slip of the pen is found on its line."""
    spoil(copy, TOPIC, "title: Mending", "titel: Mending")
    said = refusal(copy)
    assert "flat-tyre.yaml, line 2, field titel" in said
    assert "Known fields: id, title" in said
    assert "field title: this field is missing" in said


def test_an_unknown_field_deep_inside_is_found_on_its_line(copy: Path) -> None:
    """Not only at the top of the file."""
    spoil(copy, TOPIC, "    say: Roughen", "    says: Roughen")
    assert "line 11, field more.1.says" in refusal(copy)


def test_a_phrase_that_stands_twice_is_named_in_both_places(copy: Path) -> None:
    """One phrase cannot mean two topics."""
    with (copy / "examples/oiling-the-chain.txt").open("a") as file:
        file.write("Puncture!\n")
    said = refusal(copy)
    assert "oiling-the-chain.txt, line 20: the phrase 'puncture' stands already in" in said
    assert "flat-tyre.txt, line 16" in said


def test_a_source_that_is_nowhere_is_named(copy: Path) -> None:
    """Every fact says where it comes from."""
    spoil(copy, TOPIC, "sources: [handbook]", "sources: [hearsay]")
    assert "the source 'hearsay' is not in sources.yaml" in refusal(copy)


def test_a_related_topic_that_is_nowhere_is_named(copy: Path) -> None:
    """What is offered next must exist."""
    spoil(copy, TOPIC, "related: [oiling-the-chain]", "related: [brakes]")
    assert "no topic is called 'brakes'" in refusal(copy)


def test_an_unknown_level_is_refused(copy: Path) -> None:
    """There are four levels, no more."""
    spoil(copy, TOPIC, "level: routine", "level: whenever")
    assert "line 14, field care.level" in refusal(copy)


def test_a_missing_file_is_named(copy: Path) -> None:
    """With what to do about it."""
    (copy / "examples/flat-tyre.txt").unlink()
    assert "flat-tyre.txt is missing" in refusal(copy)


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    """An empty folder holds no answers."""
    assert "has no pack.yaml" in refusal(tmp_path)


def test_text_that_is_not_utf8_is_named_with_its_line(copy: Path) -> None:
    """So that the person can find it in the editor."""
    (copy / "examples/flat-tyre.txt").write_bytes(b"flat tyre\ncaf\xe9\n")
    assert "flat-tyre.txt, line 2: the text is not UTF-8" in refusal(copy)


def test_what_was_parsed_is_remembered_and_a_damaged_memory_is_read_afresh(
    copy: Path, tmp_path: Path
) -> None:
    """The cache is only a shortcut."""
    cache = tmp_path / "cache"
    first = load_pack(copy, countries()["gb"], cache=cache)
    files = list(cache.glob("*.json"))
    assert files
    assert load_pack(copy, countries()["gb"], cache=cache) == first
    for file in files:
        file.write_text("{damaged")
    assert load_pack(copy, countries()["gb"], cache=cache) == first


def test_the_digest_changes_with_any_word(copy: Path) -> None:
    """What was learnt from a pack is only good for that very pack."""
    before = load_pack(copy, countries()["gb"]).digest
    spoil(copy, TOPIC, "5 minutes", "6 minutes")
    assert load_pack(copy, countries()["gb"]).digest != before


# ------------------------------------------------------------- the pack we ship

TOPICS = """what-are-leg-cramps causes varicose-and-cramps night-cramps are-they-dangerous
treatment what-to-do-during-a-cramp when-to-see-doctor which-doctor diagnosis-ultrasound
magnesium-and-minerals dehydration medicines pregnancy exercise-and-stretching prevention
compression-stockings varicose-treatment what-are-varicose-veins restless-legs-difference
arteries-walking-pain spine-nerve blood-clot-signs children older-people sources who-are-you
is-it-private""".split()


def test_the_shipped_pack_has_all_28_topics() -> None:
    """No more and no fewer than the evaluation names."""
    assert sorted(topic.id for topic in pack(LEGS).topics) == sorted(TOPICS)


def test_the_shipped_pack_tells_all_ten_contested_claims_and_uses_each() -> None:
    """A contested claim is told as contested where it comes up."""
    loaded = pack(LEGS)
    assert [claim.id for claim in loaded.contested] == [f"C{n}" for n in range(1, 11)]
    used = {claim for topic in loaded.topics for claim in topic.contested}
    assert used == {f"C{n}" for n in range(1, 11)}


def test_the_shipped_pack_admits_that_no_clinician_has_signed_it_off() -> None:
    """And when it was read, and by when it must be read again."""
    loaded = pack(LEGS)
    assert loaded.signed_off_by == ""
    assert loaded.reviewed < loaded.review_by


@pytest.mark.parametrize(("country", "number"), [("gb", "999"), ("ie", "112"), ("us", "911")])
def test_the_number_to_call_follows_the_country(country: str, number: str) -> None:
    """It is a setting, never a constant in a sentence."""
    loaded = pack(LEGS, country)
    care = loaded.topic("blood-clot-signs").care
    assert care is not None
    assert f"Call {number} now" in care.text
    for topic in loaded.topics:
        for chunk in (topic.first, *topic.more, *([topic.care] if topic.care else [])):
            assert "{" not in chunk.text
            if country != "gb":
                assert "999" not in chunk.text
