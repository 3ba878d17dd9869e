"""Words that the recogniser lacks: named, spelt with others, and put back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voice_skill.hearing.soundalike import readings, restore, unknown_words

VOCABULARY = frozenset("see a flea bologna fleb biologist about my leg the claw".split())
SOUNDS_LIKE = {"phlebologist": ("flea biologist", "fleb biologist"), "fleb": ("fleb",)}


def test_a_sound_alike_becomes_its_word() -> None:
    """What was heard reads as it was said."""
    assert restore("see a flea biologist", SOUNDS_LIKE) == "see a phlebologist"


def test_whole_words_only() -> None:
    """A spelling inside other words stays as it is."""
    assert restore("a flea biologists view", SOUNDS_LIKE) == "a flea biologists view"
    assert restore("sea flea biologist's", {"x": ("flea biologist",)}) == "sea flea biologist's"


def test_the_longest_sound_alike_wins() -> None:
    """A spelling that begins another does not cut it short."""
    two = {"phlebology": ("flea bologna",), "phlebologist": ("flea bologna see",)}
    assert restore("flea bologna see", two) == "phlebologist"


def test_several_are_restored_in_one_text() -> None:
    """Each place is looked at on its own."""
    heard = "fleb biologist or flea biologist"
    assert restore(heard, SOUNDS_LIKE) == "phlebologist or phlebologist"


def test_a_text_without_sound_alikes_is_unchanged() -> None:
    """Nothing else is touched, not even its spaces."""
    assert restore("see  my leg", SOUNDS_LIKE) == "see  my leg"
    assert restore("see my leg", {}) == "see my leg"
    assert restore("see my leg", {"x": ()}) == "see my leg"


@given(st.text(max_size=60))
def test_any_text_can_be_restored(text: str) -> None:
    """Restoring never fails, and does nothing more the second time."""
    once = restore(text, {"phlebologist": ("flea biologist",)})
    assert restore(once, {"phlebologist": ("flea biologist",)}) == once


def test_a_phrase_of_known_words_has_one_reading() -> None:
    """It is taught as it stands."""
    assert readings("About my leg?", VOCABULARY, SOUNDS_LIKE) == (("about", "my", "leg"),)


def test_an_unknown_word_is_read_as_each_of_its_sound_alikes() -> None:
    """One row for each spelling."""
    assert readings("a phlebologist", VOCABULARY, SOUNDS_LIKE) == (
        ("a", "flea", "biologist"),
        ("a", "fleb", "biologist"),
    )


def test_a_word_that_cannot_be_heard_leaves_a_gap() -> None:
    """The rest of the phrase is still worth learning."""
    assert readings("my toddler's leg", VOCABULARY, {}) == (("my", None, "leg"),)


def test_a_name_of_several_words_has_sound_alikes_too() -> None:
    """The longest name counts, and only where one of its words is unknown."""
    names = {"claw bologna": ("the claw",), "cauda equina": ("claw biologist",), "cauda": ("see",)}
    assert readings("my cauda equina", VOCABULARY, names) == (("my", "claw", "biologist"),)
    assert readings("my cauda leg", VOCABULARY, names) == (("my", "see", "leg"),)
    assert readings("claw bologna", VOCABULARY, names) == (("claw", "bologna"),)
    assert unknown_words(["cauda equina"], VOCABULARY, names) == {}


def test_an_owners_name_is_heard_without_its_apostrophe() -> None:
    """ "leg's" and "legs" sound the same."""
    assert readings("my leg's", VOCABULARY | {"legs"}, {}) == (("my", "legs"),)
    assert readings("my leg's", VOCABULARY | {"leg's", "legs"}, {}) == (("my", "leg's"),)


def test_a_sound_alike_with_an_unknown_word_is_no_help() -> None:
    """It would be dropped in silence otherwise."""
    assert readings("a claudication", VOCABULARY, {"claudication": ("claw dication",)}) == (
        ("a", None),
    )


def test_every_phrase_with_a_word_that_cannot_be_heard_is_named() -> None:
    """The check tells which phrases are lost, and for which word."""
    phrases = ("my leg", "the claudication", "see a phlebologist", "about claudication")
    assert unknown_words(phrases, VOCABULARY, SOUNDS_LIKE) == {
        "claudication": ("the claudication", "about claudication")
    }
