"""The numbers of the country: asked for, guessed and said so, changed by voice."""

from __future__ import annotations

from dataclasses import replace

from tests.support import LEGS, countries, dialogue
from voice_skill.assembly.skill import Abroad
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.introduction import Introduction, begin
from voice_skill.dialogue.session import Session
from voice_skill.language.prompts import welcome
from voice_skill.settings import Settings
from voice_skill.values.heard import Heard

GUESS = "I guessed your country: United Kingdom."


def guessing() -> Dialogue:
    """The conversation where nobody has set a country."""
    skill = dialogue(LEGS)
    return replace(
        skill, pack=replace(skill.pack, whom=replace(countries()["gb"], guessed=True).whom)
    )


def said(skill: Dialogue, *texts: str) -> tuple[Session, list[str]]:
    """What is said to each of them."""
    session, spoken = Session(), []
    for text in texts:
        session, reply = skill.respond(session, Heard.typed(text))
        spoken.append(reply.text)
    return session, spoken


def test_the_number_is_said_at_once() -> None:
    """For an emergency, and for the night."""
    _, spoken = said(
        dialogue(LEGS), "what is the emergency number", "what number for the night doctor"
    )
    assert spoken == [
        "The emergency number there is 999.",
        "When your doctor's surgery is closed, call 111.",
    ]


def test_a_guessed_country_is_named_with_its_number() -> None:
    """In the first talk, with the number, and with every order to call; not at every start."""
    pack = guessing().pack
    assert GUESS in begin(Introduction(), pack).text
    assert GUESS not in welcome(pack).text
    _, spoken = said(guessing(), "what is the emergency number")
    assert spoken[0].startswith("The emergency number there is 999. " + GUESS)
    _, spoken = said(guessing(), "i have chest pain and i can't breathe")
    assert spoken[0].startswith("Call 999 now. " + GUESS)


def test_a_set_country_is_not_talked_about() -> None:
    """It was chosen."""
    _, spoken = said(dialogue(LEGS), "i have chest pain and i can't breathe")
    assert "country" not in spoken[0]


def test_it_is_changed_by_saying_where_one_is() -> None:
    """And what a check-up asked is asked again."""
    skill = replace(dialogue(LEGS), abroad=Abroad(Settings(country="gb"), None))
    session, spoken = said(skill, "check my symptoms", "i'm in ireland")
    assert session.country == "ie"
    assert "your country is now: Ireland. The emergency number there is 112." in spoken[1]
    assert spoken[1].endswith("fainting?")


def test_an_order_that_is_said_again_has_the_numbers_of_where_one_is() -> None:
    """Not those of where it was said first."""
    skill = replace(dialogue(LEGS), abroad=Abroad(Settings(country="gb"), None))
    _, spoken = said(skill, "my varicose vein is bleeding", "i'm in the united states", "zebra")
    assert "Call 911 now" in spoken[2]
    assert "999" not in spoken[2]
    _, spoken = said(skill, "i want to die", "i'm in the united states", "zebra")
    assert "988" in spoken[2]
    assert "116" not in spoken[2]


def test_nobody_waits_for_an_order_until_the_guess_is_told() -> None:
    """Also where something else comes first."""
    _, spoken = said(guessing(), "my varicose vein is bleeding", "zebra")
    assert spoken[1].startswith(f"Call 999 now, and press firmly on the bleeding. {GUESS}")


def test_a_place_that_is_no_country_changes_nothing() -> None:
    """ "I'm in pain"."""
    skill = replace(dialogue(LEGS), abroad=Abroad(Settings(country="gb"), None))
    session, _ = said(skill, "i'm in pain")
    assert session.country == ""


def test_from_then_on_its_number_is_said() -> None:
    """Whatever the language of the system was."""
    skill = replace(dialogue(LEGS), abroad=Abroad(Settings(country="gb"), None))
    _, spoken = said(skill, "we live in the usa", "i have chest pain and i can't breathe")
    assert spoken[1].startswith("Call 911 now.")
