"""The speech normaliser, heard through espeak-ng: what is written sounds like what is meant."""

# ruff: noqa: RUF001 - dashes and phonetic letters are what is tested

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import need
from voice_skill.speaking.pronounce import pronounce

TABLE_1_6 = (
    # Every line of the table of words that espeak-ng gets wrong, and of those it gets right.
    ("999", "nine nine nine"),
    ("call 999", "call nine nine nine"),
    ("111", "one one one"),
    ("NHS 111", "NHS one one one"),
    ("10-15 minutes", "ten to fifteen minutes"),
    ("10–15 minutes", "ten to fifteen minutes"),
    ("2-3 times/day", "two to three times a day"),
    ("24/7", "all the time"),
    ("5mg", "five milligrams"),
    ("5 mg", "five milligrams"),
    ("39.5°C", "thirty nine point five degrees Celsius"),
    ("A and E", "A&E"),
    ("A&E", "A&E"),
    ("DVT", "dee vee tee"),
    ("GP", "gee pee"),
    ("NHS", "N H S"),
    ("e.g. bananas", "for example bananas"),
    ("1st", "first"),
)

NUMBERS = (
    ("Call 999 now.", "Call nine nine nine now."),
    ("Call 112, or 911 in America.", "Call one one two, or nine one one in America."),
    ("999/111", "nine nine nine or one one one"),
    ("Australia: call 000.", "Australia: call zero zero zero."),
    ("Health Link 811", "Health Link eight one one"),
    ("call 988 or 101", "call nine eight eight or one zero one"),
    ("Call 116 117.", "Call one one six, one one seven."),
    ("0800 123 4567", "zero eight zero zero, one two three, four five six seven"),
    ("020 7946 0958", "zero two zero, seven nine four six, zero nine five eight"),
    ("+44 20 7946 0958", "plus four four, two zero, seven nine four six, zero nine five eight"),
    ("1-800-222-1222", "one, eight zero zero, two two two, one two two two"),
    ("08001234567", "zero eight zero, zero one two, three four five, six seven"),
    ("5-10 mg", "five to ten milligrams"),
    ("37–38°C", "thirty seven to thirty eight degrees Celsius"),
    ("from 2019-2021", "from 2019 to 2021"),
    ("9am–5pm", "9am to 5pm"),
    ("Monday–Friday", "Monday to Friday"),
    ("120/80 mmHg", "120 over 80 millimetres of mercury"),
    ("1/2 a day", "a half a day"),
    ("2½ hours", "two and a half hours"),
    ("1/10", "one in ten"),
    ("£9.90", "nine pounds ninety"),
    ("2026-11-23", "twenty third of November 2026"),
    ("in 1995", "in nineteen ninety five"),
    ("65+", "sixty five or more"),
    ("<5", "less than five"),
    ("≥3", "at least three"),
    ("~10", "about ten"),
    ("50%", "fifty percent"),
    ("10 000 steps", "ten thousand steps"),
)

UNITS = (
    ("38 C", "thirty eight degrees Celsius"),
    ("38C", "thirty eight degrees Celsius"),
    ("1°C", "one degree Celsius"),
    ("5ml", "five millilitres"),
    ("1.5 kg", "one point five kilograms"),
    ("3 cm", "three centimetres"),
    ("50 µg", "fifty micrograms"),
    ("1 mg", "one milligram"),
    ("a 5 mg tablet", "a five milligram tablet"),
    ("10 mg/kg", "ten milligrams per kilogram"),
    ("20 mins", "twenty minutes"),
    ("2 hrs/night", "two hours a night"),
)

WORDS = (
    ("Go to A & E.", "Go to A&E."),
    ("vitamins, e.g., D and K", "vitamins, for example, D and K"),
    ("i.e. the calf", "that is the calf"),
    ("calf, thigh, etc.", "calf, thigh, et cetera."),
    ("approx. 5", "about five"),
    ("ice vs heat", "ice versus heat"),
    ("and/or", "or"),
    ("his/her", "his or her"),
    ("GPs", "gee peas"),
    ("an ECG", "an E.C.G."),
    ("ABPI", "A.B.P.I."),
    ("nhs.uk/conditions", "nhs dot uk"),
    ("https://111.nhs.uk/", "one one one dot nhs dot uk"),
    ("veins don’t", "veins don't"),
)

ALL = (*TABLE_1_6, *NUMBERS, *UNITS, *WORDS)


@cache
def _said(library: str) -> dict[str, str]:
    """The sounds of all lines of the tables, respelled and meant, without stress and pauses."""
    lines = [line for written, meant in ALL for line in (pronounce(written), meant)]
    made = subprocess.run(
        [sys.executable, "-m", "tests.speaking.sounds", library],
        input=json.dumps(lines),
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        need(f"{library}: {made.stderr.strip().splitlines()[-1]}")
    return {
        line: _bare(sounds) for line, sounds in zip(lines, json.loads(made.stdout), strict=True)
    }


def _bare(ipa: str) -> str:
    return re.sub(r"[ˈˌ\s]", "", ipa)


@pytest.mark.parametrize("library", ["libespeak-ng.so.1", "bundled"])
@pytest.mark.parametrize(("written", "meant"), ALL)
def test_a_written_line_sounds_like_the_words_meant(written: str, meant: str, library: str) -> None:
    """So that nobody hears "nine hundred and ninety-nine" where help is."""
    said = _said(library)
    assert said[pronounce(written)] == said[meant]


@pytest.mark.parametrize(("written", "meant"), TABLE_1_6)
def test_the_espeak_command_says_so_too(written: str, meant: str) -> None:
    """The table was measured with the command; it is the last word."""
    if shutil.which("espeak-ng") is None:
        need("espeak-ng not found: sudo apt install espeak-ng")

    def sounds(text: str) -> str:
        command = ["espeak-ng", "-q", "--ipa", "-v", "en-gb", "--", text]
        return _bare(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    assert sounds(pronounce(written)) == sounds(meant)


def test_letters_come_one_by_one_where_espeak_would_read_a_word() -> None:
    """A&E and E.C.G. are compared with themselves above; here with the sounds of the letters."""
    said = _said("bundled")
    assert said["A&E"] == "eɪɐndiː"
    assert said["an E.C.G."].endswith("iːsiːdʒiː")
    assert said["A.B.P.I."] == "eɪbiːpiːaɪ"


@pytest.mark.parametrize(
    "written",
    [
        "999 people took part.",
        "It weighs 112 kilograms.",
        "After 111 days",
        "999,000",
        "1.111",
        "Vitamin B12",
        "COVID-19",
        "a 10-minute walk",
        "L4-L5",
        "3-4-5",
        "the 1st day",
        "vitamins A and E",
        "10 to 15 minutes",
        "10:30",
        "9am",
    ],
)
def test_what_is_said_right_already_is_left_alone(written: str) -> None:
    """A number that counts something is no telephone number."""
    assert pronounce(written) == written


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a vein (deep vein thrombosis).", "a vein, deep vein thrombosis."),
        ("a vein (DVT) needs care", "a vein, DVT, needs care"),
        ("Cramps [1] hurt – a lot.", "Cramps hurt, a lot."),
        ("cramps — they hurt", "cramps, they hurt"),
        ("wait... then walk", "wait, then walk"),
        ("“Stop”, she said", "Stop, she said"),
        ("your vein(s)", "your veins"),
        ("• one\n• two", "one two"),
    ],
)
def test_brackets_and_dashes_become_pauses(written: str, said: str) -> None:
    """A bracket is silent in a voice; a comma is a breath."""
    assert pronounce(written) == said


def test_a_pack_can_teach_its_own_words() -> None:
    """Whole words only, in any case, the longest first; built-in rules still follow."""
    lexicon = {"saphenous": "suh-fee-nus", "saphenous vein": "leg vein", "CVI": "vein trouble"}
    assert pronounce("The Saphenous vein, 5mg", lexicon) == "The leg vein, 5 milligrams"
    assert pronounce("saphenous nerve, CVI", lexicon) == "suh-fee-nus nerve, vein trouble"
    assert pronounce("saphenously", lexicon) == "saphenously"


@pytest.mark.parametrize("nothing", ["", "   ", "...", "?!", "—", "\x00\x07\u200b", "😀", "*"])
def test_nothing_to_say_is_an_empty_text(nothing: str) -> None:
    """No voice is asked to speak a full stop."""
    assert pronounce(nothing) == ""


def test_control_characters_and_lone_surrogates_do_no_harm() -> None:
    """They never reach an engine written in C."""
    assert pronounce("Call\x00 999\x1b now\ud800.\u200b") == "Call 9 9 9 now."


@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    """Whatever a person pastes in; what comes out can be spoken, or is empty."""
    said = pronounce(text)
    assert said == "" or any(character.isalnum() for character in said)
    assert said.isprintable()


@given(
    st.lists(
        st.sampled_from(
            "999 111 0800 5mg 10-15 / - – ( ) . , e.g. A&E GPs ECG 39.5°C £9.90 1/2 24/7 call or "
            "times/day 2026-11-23 65+ nhs.uk 3 ½ … etc.".split()
        ),
        max_size=12,
    )
)
def test_a_second_pass_changes_nothing_in_medical_writing_either(words: list[str]) -> None:
    """Rules must not feed on one another's words."""
    once = pronounce(" ".join(words))
    assert pronounce(once) == once


@pytest.mark.parametrize("piece", ["a-", "1-", "a.", "1,", "(", "9", "call 999 or ", "\0", "é "])
def test_a_hundred_thousand_characters_are_no_trap(piece: str) -> None:
    """No rule takes time that grows with the square of the length; this test would not end."""
    pronounce(piece * (100_000 // len(piece)))
