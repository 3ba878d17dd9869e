"""Slips of finger and ear hide no danger sign, and make none out of ordinary words."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import need
from tests.safety.test_watch import EXAMPLES, raised
from tests.support import converse, dialogue, watch
from voice_skill.dialogue.session import Choice, Session, Suspicion
from voice_skill.packs.files import read_yaml
from voice_skill.safety.slips import Mender
from voice_skill.values.heard import Heard

DATA = Path(__file__).parents[1] / "data"
NEIGHBOURS = {
    letter: row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for at, letter in enumerate(row)
}


def lines(name: str) -> list[list[str]]:
    r"""The rows of a list, ``\n`` and the like as the characters they name."""
    rows = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [_named(row).split("\t") for row in rows if row and not row.startswith("#")]


def _named(row: str) -> str:
    plain = {"n": "\n", "r": "\r", "t": " \t"}
    return re.sub(
        r"\\u([0-9a-f]{4})|\\([nr])",
        lambda found: chr(int(found[1], 16)) if found[1] else plain[found[2]],
        row.replace("\\t", " "),
    )


def noticed_or_asked(text: str) -> bool:
    """Whether the phrases alone raise a danger sign or leave one to be asked about."""
    found = watch().notice(text)
    return bool(found.raised or found.doubtful)


def slips(text: str) -> Iterator[str]:
    """Every way to slip once: a letter left out, doubled, hit beside, or two turned round."""
    for at, letter in enumerate(text):
        if not letter.isalpha():
            continue
        yield text[:at] + text[at + 1 :]
        yield text[:at] + letter + text[at:]
        for other in NEIGHBOURS.get(letter, ""):
            yield text[:at] + other + text[at + 1 :]
        if text[at + 1 : at + 2].isalpha() and text[at + 1] != letter:
            yield text[:at] + text[at + 1] + letter + text[at + 2 :]


def sampled(each: int) -> list[str]:
    """Slips of all the pack's danger sentences, so many of each sign; always the same ones."""
    dice = random.Random(14)  # noqa: S311 - the same sample every time
    found: list[str] = []
    for texts in read_yaml(EXAMPLES)["raised"].values():
        every = [slip for text in dice.sample(texts, min(3, len(texts))) for slip in slips(text)]
        found += dice.sample(every, each)
    return found


# ---------------------------------------------------------------- one word

WORDS = Mender(
    dict.fromkeys("chest pain breath breathe swollen bleeding numb calf is my".split(), 9)
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("my chest paim", "my chest pain"),
        ("my chets pain", "my chest pain"),
        ("che st pain", "chest pain"),
        ("my calf is swolen", "my calf is swollen"),
        ("is bleeeding", "is bleeding"),
        ("sw\u00f3llen calf", "swollen calf"),
        ("can t breathe", "cant breathe"),
    ],
)
def test_a_slip_of_a_danger_word_is_read_as_that_word(written: str, meant: str) -> None:
    """One letter, a space too many, an accent."""
    assert meant in [reading.text for reading in WORDS.readings(written)]


def test_two_danger_words_written_as_one_come_apart_but_are_not_certain() -> None:
    """ "Footstool" is one word, too: so it is asked about."""
    assert [(each.text, each.sure) for each in WORDS.readings("chestpain")] == [
        ("chest pain", False)
    ]


@pytest.mark.parametrize("text", ["it was calm", "a breach of it", "the crest", "my chest pain"])
def test_ordinary_words_and_danger_words_stay_what_they_are(text: str) -> None:
    """A word that means something is no slip."""
    assert WORDS.readings(text) == ()


# ---------------------------------------------------------------- what was written before


def test_nearly_every_slipped_danger_sentence_is_raised_or_asked_about() -> None:
    """By phrases alone, without the sense for danger. A list written before its first reading."""
    rows = lines("slips_danger.tsv")
    lost = [text for text, _ in rows if not noticed_or_asked(text)]
    assert len(lost) <= 0.06 * len(rows), "\n".join(lost)


def test_no_slipped_harmless_sentence_raises_anything() -> None:
    """Nor is one asked about by the phrases."""
    assert not [text for (text,) in lines("slips_quiet.tsv") if noticed_or_asked(text)]


def test_no_mended_word_makes_danger_out_of_a_quiet_list() -> None:
    """What is raised of harmless sentences is raised by their words as written."""
    quiet = [
        row[0]
        for file in sorted(DATA.glob("red_flags_blind_*.tsv"))
        for row in lines(file.name)
        if row[1:2] in (["none"], ["quiet"])
    ]
    mended = [text for text in quiet[::4] if watch().readings(text) and noticed_or_asked(text)]
    assert len(mended) <= 1, "\n".join(mended)


def test_a_mended_word_is_never_a_no() -> None:
    """ "No chest paim" may deny anything: it takes no sign back."""
    assert not [
        sign for sign in watch().notice("no chest paim").signs if sign.finding == "chest_pain"
    ]


def test_one_slip_anywhere_loses_next_to_no_danger() -> None:
    """By phrases alone; the sense for danger asks about most of the rest (the slow test)."""
    texts = sampled(2)
    lost = [text for text in texts if not noticed_or_asked(text)]
    assert len(lost) <= 0.06 * len(texts), "\n".join(lost)


@pytest.mark.slow
def test_of_a_thousand_slips_at_most_two_in_a_hundred_are_lost() -> None:
    """As the product is: with the sense for danger."""
    from voice_skill.assembly.skill import build_dialogue, sentence_model
    from voice_skill.settings import load_settings

    if sentence_model(print) is None:
        need("the sentence model is not installed: voice-skill models install")
    whole = build_dialogue(load_settings(), tell=print)
    texts = sampled(25)
    lost = [
        text
        for text in texts
        if not whole.respond(Session(), Heard.typed(text))[1].outcome.is_danger
    ]
    assert len(lost) <= 0.02 * len(texts), "\n".join(lost)


# ---------------------------------------------------------------- in a conversation


def test_what_may_have_been_said_is_asked_about() -> None:
    """Without a sense for danger, too."""
    session, replies = converse("i have chestpain")
    assert replies[-1].label == "danger-question:pe"
    assert isinstance(session.pending, Suspicion)


def test_where_something_else_waits_for_an_answer_it_counts_as_said() -> None:
    """Two questions at once would leave one without an answer."""
    waiting = Session(pending=Choice(("causes", "treatment")))
    _, reply = dialogue().respond(waiting, Heard.typed("i have chestpain"))
    assert reply.label == "red-flag:pe"


# ---------------------------------------------------------------- long stories

CHAT = "we had a cup of tea and talked about the garden and the weather was lovely and then "


def test_a_danger_sign_at_the_end_of_ten_minutes_is_heard() -> None:
    """Nothing that was said is too long to count."""
    _, replies = converse(CHAT * 120 + "i have chest pain")
    assert replies[-1].label == "red-flag:pe"


def test_signs_far_apart_in_one_story_come_together() -> None:
    """A swelling first, three minutes later the breath."""
    assert raised(f"my calf is swollen and {CHAT * 30} now i am breathless")[0] == "pe"


def test_a_no_stays_with_its_sign_wherever_a_long_text_is_cut() -> None:
    """The stretches that are read one by one overlap."""
    for words in range(0, 60, 7):
        assert not raised("well " * (100 + words) + f"i have no chest pain and {CHAT * 8}")


def test_what_was_matched_by_its_beginning_says_so() -> None:
    """Danger was looked for in all of it."""
    _, replies = converse("what are varicose veins " * 100)
    assert replies[-1].chunks[0].text.startswith("That was long.")
