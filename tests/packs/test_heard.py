"""What the recogniser made of the examples is kept, and only what still says the same is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import BICYCLE, LEGS, pack
from voice_skill.packs.heard import (
    FILE,
    contents_of,
    heard_labelled,
    read_heard,
    usable,
    write_heard,
)
from voice_skill.understanding.topics import OFF_TOPIC, labelled
from voice_skill.values.errors import ContentError

FORMS = {"flat tyre": ("flat tire", "fat tyre"), "how do i oil my chain": ()}


def test_what_was_heard_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Also that something was heard as it is."""
    write_heard(FORMS, tmp_path / FILE)
    assert read_heard(tmp_path / FILE) == FORMS


def test_the_same_forms_give_the_same_bytes(tmp_path: Path) -> None:
    """In whatever order they were heard."""
    write_heard(FORMS, tmp_path / "a.gz")
    write_heard(dict(reversed(FORMS.items())), tmp_path / "b.gz")
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()


def test_no_file_is_no_forms_and_a_broken_one_is_named(tmp_path: Path) -> None:
    """With the remedy."""
    assert read_heard(tmp_path / FILE) == {}
    (tmp_path / "broken.gz").write_bytes(b"rubbish")
    with pytest.raises(ContentError, match="packs hear"):
        read_heard(tmp_path / "broken.gz")


def test_heard_forms_stand_under_the_label_of_their_example() -> None:
    """Those of sentences that are no examples any more are left out."""
    forms = {"flat tyre": ("flat tire",), "a sentence that was taken out": ("gone",)}
    found = dict(heard_labelled(pack(BICYCLE), forms))
    assert found["flat-tyre"] == ("flat tire",)
    assert not any("gone" in texts for texts in found.values())


def test_a_heard_form_that_lost_its_content_is_not_used() -> None:
    """It must not become an example of its topic."""
    contents = contents_of(pack(BICYCLE))
    heard = ["how do i mend a fat tyre", "how do i man her", "", "how do i mend a flat tyre"]
    assert usable("how do i mend a flat tyre", heard, contents) == ("how do i mend a fat tyre",)


def test_what_is_heard_as_another_labels_words_is_not_used() -> None:
    """An off-topic line heard as "the tyre" is no example of anything."""
    contents = {
        frozenset({"tyre"}): frozenset({"flat-tyre"}),
        frozenset({"tie", "tyre"}): frozenset({OFF_TOPIC}),
    }
    assert usable("tie tyre", ["the tyre", "a tie tyre then"], contents) == ("a tie tyre then",)


def test_the_shipped_pack_has_heard_itself() -> None:
    """Hundreds of its examples, reports and off-topic sentences."""
    found = dict(heard_labelled(pack(LEGS), read_heard(LEGS / FILE)))
    assert sum(map(len, found.values())) > 2_000
    assert all(len(found[label]) >= 10 for label, _ in labelled(pack(LEGS)))
