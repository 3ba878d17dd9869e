"""Danger signs: every one is heard in people's own words, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import LEGS, ROOT, watch
from voice_skill.packs.files import read_yaml
from voice_skill.safety.watch import Watch
from voice_skill.values.errors import ContentError
from voice_skill.values.level import Level
from voice_skill.values.meaning import Person
from voice_skill.values.pack import Finding, RedFlag

EXAMPLES = LEGS / "red_flag_examples.yaml"
BLIND = sorted((ROOT / "tests" / "data").glob("red_flags_blind_a*.tsv"))
ROUNDS = sorted((ROOT / "tests" / "data").glob("red_flags_blind_[c-z].tsv"))


def raised(text: str, *, earlier: frozenset[str] = frozenset()) -> list[str]:
    """The ids of the red flags that a text raises, gravest first."""
    return [flag.flag for flag in watch().notice(text, earlier=earlier).raised]


def over_turns(*texts: str) -> list[list[str]]:
    """What each of several turns raises, when each remembers what was there before."""
    earlier: frozenset[str] = frozenset()
    found = []
    for text in texts:
        found.append(raised(text, earlier=earlier))
        earlier |= watch().notice(text).present
    return found


# ---------------------------------------------------------------- the pack's own sentences


def test_every_example_raises_the_flag_it_stands_under() -> None:
    """A miss can kill, so there is no tolerance."""
    wrong = [
        f"{flag}: {text!r} raised {raised(text)[:1]}"
        for flag, texts in read_yaml(EXAMPLES)["raised"].items()
        for text in texts
        if raised(text)[:1] != [flag]
    ]
    assert not wrong, "\n".join(wrong)


def test_no_quiet_example_raises_anything() -> None:
    """Denied, asked about, imagined, long past, or about something else."""
    wrong = [
        f"{kind}: {text!r} raised {raised(text)}"
        for kind, texts in read_yaml(EXAMPLES)["quiet"].items()
        for text in texts
        if raised(text)
    ]
    assert not wrong, "\n".join(wrong)


def test_every_flag_has_examples() -> None:
    """A flag that no sentence reaches is no flag."""
    assert set(watch().red_flags) == set(read_yaml(EXAMPLES)["raised"])


@pytest.mark.parametrize("file", BLIND, ids=lambda file: file.stem)
def test_what_was_once_a_blind_list_stays_right(file: Path) -> None:
    """The lists were measured once before anything was fitted to them; now they hold the line."""
    wrong = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, expected, *also = line.split("\t")
            got = (raised(text) or ["quiet"])[0]
            if got not in {expected, *(also[0].split(",") if also else ())}:
                wrong.append(f"{text!r}: {got}, not {expected}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("file", ROUNDS, ids=lambda file: file.stem)
def test_later_lists_of_other_people_are_nearly_all_known_by_phrase(file: Path) -> None:
    """What no phrase knows is asked about (``dialogue.suspicion``); next to nothing is false."""
    missed, count, false = [], 0, []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, expected, *also = line.split("\t")
            if expected == "quiet":
                false += [text] if raised(text) and not also else []
            else:
                count += 1
                missed += [] if raised(text) else [text]
    assert len(false) <= 0.04 * count, "\n".join(false)
    assert len(missed) <= 0.1 * count, "\n".join(missed)


# ---------------------------------------------------------------- over several turns


def test_a_swelling_now_and_breathlessness_later_are_a_clot_in_the_lung() -> None:
    """The second turn raises it, whatever was said in between."""
    turns = over_turns(
        "my left calf is swollen", "what are compression stockings", "and i'm a bit breathless"
    )
    assert turns == [["dvt"], [], ["pe"]]


@pytest.mark.parametrize(
    ("first", "then", "flag"),
    [
        ("i'm diabetic", "there's a blister on my heel", "diabetic-foot"),
        ("my calf has been aching since the flight", "and now it's swollen", "dvt"),
        ("i'm pregnant", "my left calf is hot", "pregnancy-clot"),
        ("i take furosemide", "my heart keeps missing beats", "low-potassium"),
        ("my toe has gone black", "and i've got the shivers", "limb-threat-severe"),
        ("my leg's red and hot", "i'm shaking with fever", "infection-severe"),
        ("both my ankles are swollen", "i can't breathe lying flat", "heart-failure"),
        ("my vein bled but it's stopped", "it's bleeding again", "bleeding-vein-ongoing"),
    ],
)
def test_two_turns_make_one_sign(first: str, then: str, flag: str) -> None:
    """Neither turn need say all of it."""
    assert over_turns(first, then)[1][:1] == [flag]


def test_what_raised_a_flag_before_does_not_raise_it_again() -> None:
    """A later turn that adds nothing is no new alarm."""
    assert over_turns("my left calf is swollen", "how long do cramps last") == [["dvt"], []]


def test_what_was_so_before_does_not_keep_a_graver_sign_back() -> None:
    """Short of breath lying down then, fighting for breath now."""
    assert raised("i can't breathe", earlier=frozenset({"breathless_flat"}))[:1] == ["pe"]


def test_what_was_denied_before_is_no_sign_later() -> None:
    """Only what is there counts."""
    assert over_turns("i'm not diabetic", "i've got a blister on my toe")[1] == []


# ---------------------------------------------------------------- whose, which, in what words


def test_the_sign_of_somebody_else_is_raised_for_them() -> None:
    """So that the reply can speak of the right person."""
    (flag,) = watch().notice("my husband's leg is swollen").raised
    assert (flag.flag, flag.person) == ("dvt", Person.OTHER)


def test_the_signs_of_two_people_are_not_added_up() -> None:
    """His diabetes makes no danger of my blister."""
    assert raised("my husband is diabetic and i've got a blister on my heel") == []


def test_the_gravest_sign_comes_first() -> None:
    """Emergency before the same day."""
    flags = watch().notice("my ulcer smells and i've got chest pain").raised
    assert [flag.level for flag in flags] == [Level.EMERGENCY, Level.SAME_DAY]


def test_the_persons_own_words_are_kept() -> None:
    """The reply names what was heard."""
    (flag,) = watch().notice("well i've got this pain in my chest").raised
    assert flag.heard == "pain in my chest"


def test_a_text_without_a_sign_says_nothing() -> None:
    """Not even about findings."""
    assert watch().notice("what's the weather tomorrow").signs == ()


# ---------------------------------------------------------------- the engine, with its own pack


def flag(*when: tuple[str, ...]) -> RedFlag:
    """A red flag that is raised by these combinations."""
    return RedFlag("smoke", Level.EMERGENCY, "smoke", when, "Go.", "Smoke.", ("Wait.",), ())


SMOKE = Finding("smoke", "smoke", ("smoke",), unless=("smoke machine",))
FLAME = Finding("flame", "flame", ("flame*",), implies=("smoke",))


def test_a_combination_may_ask_that_something_is_not_there() -> None:
    """ "not:" before a finding."""
    small = Watch([SMOKE, FLAME], [flag(("smoke", "not:flame"))])
    assert small.notice("there is smoke").raised
    assert not small.notice("there is smoke and there are flames").raised


def test_a_finding_brings_what_it_implies() -> None:
    """Flames are smoke too."""
    assert Watch([SMOKE, FLAME], [flag(("smoke",))]).notice("i see flames").raised


def test_a_phrase_that_is_no_sign_bars_it() -> None:
    """A smoke machine is no smoke."""
    assert not Watch([SMOKE], [flag(("smoke",))]).notice("the smoke machine is on").raised


def test_a_combination_of_an_unknown_finding_is_refused_by_name() -> None:
    """At the start, not in the middle of a conversation."""
    with pytest.raises(ContentError, match="'smoke' asks for the finding 'ash'"):
        Watch([SMOKE], [flag(("ash",))])
