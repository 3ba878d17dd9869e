"""The danger signs of a pack are read whole, or refused with file, line, field and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import BICYCLE, LEGS, countries, pack
from voice_skill.packs.danger import QUIET, load_danger, load_danger_examples
from voice_skill.values.errors import ContentError
from voice_skill.values.level import Level
from voice_skill.values.reply import Source

COMMON = """\
word_sets:
  hot: [hot, burning, 40]
findings:
  smoke:
    means: smoke is seen
    said: [<hot> smoke, smoke ~ tyre]
"""

FIRE = """\
red_flags:
  fire:
    level: emergency
    name: fire
    when: [[smoke]]
    order: Call {emergency}
      now.
    because: Smoke can be a sign of fire.
    meanwhile: ["Go out. Or ask {advice}."]
    sources: [handbook]
"""

SOURCES = {"handbook": Source("handbook", "Bicycle Handbook", "Fire", "P", "2026-11-23")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack with two files of danger signs, which a test may spoil."""
    (tmp_path / "red_flags").mkdir()
    (tmp_path / "red_flags" / "common.yaml").write_text(COMMON, encoding="utf-8")
    (tmp_path / "red_flags" / "fire.yaml").write_text(FIRE, encoding="utf-8")
    return tmp_path


def examples(folder: Path) -> dict[str, tuple[str, ...]]:
    """What people say of the danger signs in that folder, by label."""
    red_flags = load_danger(folder, countries()["gb"], SOURCES)[1]
    return dict(load_danger_examples(folder, red_flags))


def refusal(folder: Path, name: str, old: str, new: str) -> str:
    """What is said once one thing in one file is changed."""
    file = folder / "red_flags" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_danger(folder, countries()["gb"], SOURCES)
    return str(caught.value)


def test_the_files_are_merged_and_the_countrys_numbers_filled_in(folder: Path) -> None:
    """A flag of one file may name the findings and words of another."""
    findings, red_flags, word_sets = load_danger(folder, countries()["us"], SOURCES)
    assert [each.id for each in findings] == ["smoke"]
    assert word_sets == {"hot": ("hot", "burning", "40")}
    (fire,) = red_flags
    assert (fire.id, fire.level, fire.when) == ("fire", Level.EMERGENCY, (("smoke",),))
    assert fire.order == "Call 911 now."
    assert fire.meanwhile == ("Go out. Or ask an urgent care clinic.",)


def test_a_pack_without_the_folder_has_no_danger_signs() -> None:
    """It is a good pack all the same."""
    assert load_danger(BICYCLE, countries()["gb"], SOURCES) == ((), (), {})


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("fire.yaml", "level: emergency", "level: urgent", "line 3, field red_flags.fire.level"),
        ("fire.yaml", "    name: fire\n", "", "field red_flags.fire.name: this field is missing"),
        ("fire.yaml", "because", "becaus", "field red_flags.fire.becaus: this field is not known"),
        ("fire.yaml", "[handbook]", "[hearsay]", "line 10, field red_flags.fire.sources.0"),
        ("fire.yaml", "[handbook]", "[hearsay]", "'hearsay' is not in sources.yaml"),
        ("fire.yaml", "[[smoke]]", "[[smoke, ash]]", "no finding is called 'ash'"),
        ("fire.yaml", "[[smoke]]", "[['not:ash', smoke]]", "no finding is called 'ash'"),
        ("fire.yaml", "[[smoke]]", "[['not:smoke']]", "Name at least one finding"),
        ("common.yaml", "<hot> smoke", "(hot smoke", "line 6, field findings.smoke.said.0"),
        ("common.yaml", "<hot> smoke", "<warm> smoke", "names the word set 'warm'"),
        ("common.yaml", "  smoke:\n", "  Smo ke:\n", "'Smo ke' is no id"),
        ("common.yaml", "said:", "implies: [ash]\n    said:", "no finding is called 'ash'"),
    ],
)
def test_what_is_wrong_is_named(folder: Path, name: str, old: str, new: str, said: str) -> None:
    """With its file, its line, its field and what to do."""
    message = refusal(folder, name, old, new)
    assert name in message
    assert said in message


def test_the_same_name_in_two_files_is_refused(folder: Path) -> None:
    """One of them would be lost without a word."""
    again = "word_sets: {hot: [hot]}\nred_flags:"
    message = refusal(folder, "fire.yaml", "red_flags:", again)
    assert "'hot' stands in common.yaml too" in message


def test_phrases_found_good_are_remembered_but_new_ones_are_read(folder: Path) -> None:
    """A cache must not hide a mistake."""
    cache = folder / "cache"
    load_danger(folder, countries()["gb"], SOURCES, cache=cache)
    assert load_danger(folder, countries()["gb"], SOURCES, cache=cache)[0]
    file = folder / "red_flags" / "common.yaml"
    file.write_text(COMMON.replace("<hot> smoke", "(hot smoke"), encoding="utf-8")
    with pytest.raises(ContentError, match="open bracket"):
        load_danger(folder, countries()["gb"], SOURCES, cache=cache)


def test_the_leg_pack_has_every_row_of_danger_with_its_level() -> None:
    """Rows with two levels stand there twice."""
    flags = pack(LEGS).red_flags
    levels = {flag.id: flag.level for flag in flags}
    for flag in flags:
        if flag.id == f"{flag.label}-severe":
            assert flag.level is Level.EMERGENCY
            assert levels[flag.label] is Level.SAME_DAY
    assert levels["pe"] is levels["bleeding-vein-ongoing"] is Level.EMERGENCY
    assert levels["dvt"] is levels["bleeding-vein-stopped"] is Level.SAME_DAY
    assert levels["new-weakness"] is Level.ROUTINE


# ---------------------------------------------------------------- what people say of danger signs


def test_sentences_of_both_kinds_of_files_are_one_list(folder: Path) -> None:
    """Normalised, each once, with what is quiet beside them."""
    (folder / "red_flag_examples.yaml").write_text(
        "raised: {fire: [It's on fire!]}\nquiet: {asked: [is smoke bad]}\n", encoding="utf-8"
    )
    (folder / "danger_examples").mkdir()
    (folder / "danger_examples" / "fire.txt").write_text(
        "# of one rider\nit's on fire\nthe tyre smokes\n", encoding="utf-8"
    )
    (folder / "danger_examples" / "fire.2.txt").write_text("there are flames\n", encoding="utf-8")
    assert examples(folder) == {
        "fire": ("it's on fire", "there are flames", "the tyre smokes"),
        QUIET: ("is smoke bad",),
    }


def test_a_file_of_sentences_for_no_red_flag_is_refused_by_name(folder: Path) -> None:
    """A typing mistake would lose them all."""
    (folder / "danger_examples").mkdir()
    (folder / "danger_examples" / "fyre.txt").write_text("it burns\n", encoding="utf-8")
    with pytest.raises(ContentError, match="no red flag is called 'fyre'"):
        examples(folder)


def test_a_pack_without_sentences_of_danger_has_nothing_to_learn_from(folder: Path) -> None:
    """So nothing is learnt of it, and nothing is suspected."""
    assert examples(folder) == {}
    assert pack(BICYCLE).danger_examples == ()
