"""Simulated patients: answers by the contract, figures, and a page that can be read."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.checkup.support import deaf_checker
from tests.support import LEGS, dialogue
from voice_skill.dialogue.alarm import Alarm
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.evaluation.vignettes import (
    Row,
    answer,
    disturbed,
    is_unsafe,
    merit,
    read_vignettes,
    report,
    run,
    totals,
)
from voice_skill.evaluation.vignettes_page import PUBLISHED, page
from voice_skill.values.errors import ContentError

OWN = Path(__file__).parents[1] / "data" / "vignettes.jsonl"
FRESH = OWN.with_name("vignettes_2.jsonl")
"""Written from the clinical facts by somebody who then ran them once: exact .975, unsafe 0."""


def row(gold: str, got: str, *also: str) -> Row:
    """One patient's outcome."""
    return Row("X", gold, also, got, 3, (("patient", "my leg hurts"), ("skill", "Is it?")))


# ---------------------------------------------------------------- the patient


@pytest.mark.parametrize(
    ("facts", "asked", "words"),
    [
        ({"chest_pain": "yes"}, ("chest_pain", "breathless"), "yes"),
        ({"chest_pain": "a bit tight"}, ("chest_pain",), "yes"),
        ({"chest_pain": "no"}, ("chest_pain",), "no"),
        ({}, ("chest_pain",), "no"),
        ({"calf_tender": "unsure"}, ("calf_tender", "warmth_redness"), "i'm not sure"),
        ({"one_sided_swelling": "unsure", "warmth_redness": "yes"},
         ("one_sided_swelling", "warmth_redness"), "yes"),
        ({"calf_tender": "since-cramp"}, ("calf_tender",), "no"),
        ({"numb_weak": "sudden"}, ("numb_weak_sudden",), "yes"),
        ({"numb_weak": "tingling"}, ("numb_weak_sudden",), "no"),
        ({"bleeding_vein": "stopped"}, ("bleeding_now",), "no"),
        ({"bleeding_vein": "ongoing"}, ("bleeding_now",), "yes"),
        ({"skin_change_ulcer": "healed-ulcer"}, ("skin_change_ulcer",), "no"),
        ({"skin_change_ulcer": "infected-ulcer"}, ("infected_sore",), "yes"),
        ({"dehydration_heat": "not-improving"}, ("heat_not_improving",), "yes"),
        ({"duration": "three weeks"}, ("duration",), "three weeks"),
        ({"child_age": 8}, ("child_age",), "8 years old"),
        ({}, ("child_age",), "no"),
    ],
)  # fmt: skip
def test_the_patient_answers_by_the_contract(
    facts: dict[str, object], asked: tuple[str, ...], words: str
) -> None:
    """Yes, no, not sure, or words for time and age."""
    assert answer(facts, asked) == words


def test_disturbed_answers_are_the_same_for_the_same_seed() -> None:
    """About a tenth become "I don't know" or silence."""
    one, two = disturbed(0.1, 7), disturbed(0.1, 7)
    first, second = [one("yes") for _ in range(500)], [two("yes") for _ in range(500)]
    assert first == second
    assert 20 < sum(each != "yes" for each in first) < 90
    assert set(first) == {"yes", "i don't know", ""}


def test_a_file_that_is_no_vignette_set_is_named_with_its_line(tmp_path: Path) -> None:
    """And what is missing."""
    file = tmp_path / "broken.jsonl"
    file.write_text('{"id": "X"}\n', encoding="utf-8")
    with pytest.raises(ContentError, match=r"line 1: this is no patient"):
        read_vignettes(file)


# ---------------------------------------------------------------- what the skill reaches


@pytest.mark.parametrize("file", [OWN, FRESH], ids=["first", "second"])
def test_our_own_patients_are_sent_the_right_way(file: Path) -> None:
    """Nobody who is urgent is sent too low."""
    figures = totals(run(read_vignettes(file), dialogue(LEGS)))
    assert figures["unsafe_under_triage"] == 0
    assert (figures["exact"] or 0) >= 0.90
    assert (figures["acceptable"] or 0) >= 0.95
    assert (figures["over_triage"] or 0) <= 0.10
    assert (figures["questions_median"] or 0) <= 8
    assert (figures["questions_max"] or 0) <= 12


def deaf_dialogue() -> Dialogue:
    """The conversation about legs, hearing nothing but answers."""
    hearing = dialogue(LEGS)
    silent = replace(hearing.pack, findings=(), red_flags=(), comforts=())
    return replace(hearing, pack=silent, alarm=Alarm(silent), checker=deaf_checker())


@pytest.mark.parametrize("file", [OWN, FRESH], ids=["first", "second"])
def test_hearing_only_answers_loses_nobody(file: Path) -> None:
    """The questions alone find every danger."""
    rows = run(read_vignettes(file), deaf_dialogue())
    assert totals(rows)["unsafe_under_triage"] == 0


@pytest.mark.parametrize(
    "seeds",
    [
        pytest.param(range(3), marks=pytest.mark.slow),
        pytest.param(range(3, 20), marks=pytest.mark.campaign),
    ],
    ids=["three seeds", "seventeen more"],
)
def test_a_tenth_of_unclear_answers_sends_nobody_too_low(seeds: range) -> None:
    """Each seed makes other answers unclear."""
    patients = (*read_vignettes(OWN), *read_vignettes(FRESH))
    for seed in seeds:
        rows = run(patients, dialogue(LEGS), disturb=disturbed(0.1, seed))
        assert [each.id for each in rows if is_unsafe(each)] == []


# ---------------------------------------------------------------- figures and page


def test_figures_count_what_the_contract_says() -> None:
    """Unsafe is urgent, too low, and not acceptable."""
    rows = (
        row("emergency", "same-day"),
        row("emergency", "same-day", "same-day"),
        row("routine", "self-care"),
        row("self-care", "routine"),
        row("same-day", "same-day"),
    )
    figures = totals(rows)
    assert figures["n"] == 5
    assert figures["exact"] == 0.2
    assert figures["acceptable"] == 0.4
    assert figures["unsafe_under_triage"] == 1
    assert figures["over_triage"] == 0.2
    assert figures["questions_median"] == 3


def test_no_rows_give_no_figures() -> None:
    """And no division by nothing."""
    assert totals(())["exact"] is None
    assert report(())["rows"] == []


def test_the_report_keeps_every_transcript() -> None:
    """So that each outcome can be read."""
    (kept,) = report((row("routine", "routine"),))["rows"]
    assert kept["transcript"] == (("patient", "my leg hurts"), ("skill", "Is it?"))


def test_the_page_stands_alone_and_shows_published_figures() -> None:
    """No script, no address elsewhere, levels in words."""
    html = page((row("emergency", "emergency"), row("same-day", "routine")), title="Patients")
    assert "<script" not in html
    assert "http" not in html
    assert all(source in html for _, _, source in PUBLISHED)
    assert "got emergency" in html
    assert "100 % (1 of 1)" in html
    assert "right same-day, got routine (unsafe)" in html


def test_the_page_shows_what_was_heard_where_it_was_something_else() -> None:
    """Only of patients who spoke."""
    said = (("patient", "yes"), ("skill", "Is it?"), ("patient", "no"))
    spoken = Row("X", "routine", (), "routine", 2, said, ("us | yes", "no"))
    html = page((spoken,), title="Patients")
    assert "yes (heard: us | yes)</p>" in html
    assert "> no</p>" in html


def test_the_worst_of_several_runs_is_the_one_with_most_unsafe() -> None:
    """Then the one with fewest exact."""
    unsafe = (row("emergency", "routine"), row("routine", "routine"))
    poor = (row("routine", "same-day"), row("routine", "same-day"))
    good = (row("routine", "routine"), row("routine", "routine"))
    assert sorted([good, poor, unsafe], key=merit) == [unsafe, poor, good]


def test_what_patients_say_cannot_become_markup() -> None:
    """Every text is escaped."""
    nasty = Row("<b>", "routine", (), "routine", 1, (("patient", "<script>alert(1)</script>"),))
    html = page((nasty,), title="<i>", disturbed="<u>")

    class Tags(HTMLParser):
        found: set[str] = set()  # noqa: RUF012 - one parser, one use

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.found.add(tag)

    parser = Tags()
    parser.feed(html)
    assert not {"script", "b", "i", "u"} & parser.found
