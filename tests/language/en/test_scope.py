"""A sign that is named may be there, denied, asked about, imagined, past or over."""

from __future__ import annotations

from functools import lru_cache

import pytest

from voice_skill.language.en.scope import Scope, Status, tells_no_more
from voice_skill.language.findings import Lexicon
from voice_skill.language.tokens import tokens
from voice_skill.values.meaning import Person
from voice_skill.values.pack import Finding


@lru_cache
def lexicon() -> Lexicon:
    """Two signs, so that what is tested is grammar and no pack."""
    return Lexicon(
        [
            Finding("swollen", "swollen", ("swollen", "swelling", "swells", "swell")),
            Finding("pain", "chest pain", ("chest pain", "chest ~ hurt*", "pain in <my> chest")),
            Finding("breathless", "short of breath", ("breathless", "(can) not breathe")),
            Finding("numb", "numb", ("can not feel", "no feeling", "numb")),
            Finding("fainted", "fainted", ("(going to pass out|passed out)",)),
        ],
        {"my": ["my", "the", "his", "her"]},
    )


def read(text: str) -> list[tuple[str, Status, Person]]:
    """Every sign named, how it was meant and of whom."""
    words = tokens(text).words
    mentions = lexicon().mentions(words)
    scope = Scope(words, mentions)
    return [(each.finding, scope.status(each), scope.person(each)) for each in mentions]


def statuses(text: str) -> set[Status]:
    """How the signs in the text were meant."""
    return {status for _, status, _ in read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "my leg is swollen",
        "leg swollen",
        "trouble is the leg is swollen",
        "my problem is that my leg is swollen",
        "what worries me is the leg is swollen",
        "what i've got is a swollen leg",
        "had the plaster off and my leg is swollen",
        "did a long drive yesterday and my leg is swollen",
        "i'm not exaggerating my leg is swollen",
        "i've got what looks like swelling",
        "it's not only my leg that's swollen",
        "it isn't that i'm not breathless",
        "i can't say it isn't swollen",
        "i can't feel my foot",
        "there's no feeling in my foot",
        "i don't know why it's swollen",
        "i've never seen it so swollen",
        "it has never been this swollen",
        "the swelling hasn't gone down",
        "my leg has gone all swollen",
        "i don't want to make a fuss but my leg is swollen",
        "no pain but it's swollen",
        "i feel like i'm going to pass out",
        "my lower leg is swollen",
        "should i worry that my leg's swollen",
        "is my swollen leg a clot",
        "i'm not sure if it's swollen",
        "my leg was fine but it's swollen now",
        "i had a clot years ago and now my leg is swollen",
    ],
)
def test_a_sign_that_is_told_of_is_there(text: str) -> None:
    """Whatever little words stand around it. In doubt it is there."""
    assert Status.PRESENT in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "no chest pain",
        "my leg isn't swollen",
        "i haven't got any chest pain",
        "i don't have chest pain or anything like that",
        "neither of my legs is swollen",
        "i don't get chest pain",
        "i do not feel breathless",
        "i ain't got no chest pain",
        "i cannae say it's swollen",
        "chest pain no",
        "no swelling and no chest pain",
        "i don't think it's swollen",
        "i'm not breathless at all",
    ],
)
def test_a_sign_that_is_denied_is_not_there(text: str) -> None:
    """Also with two words of denial for one, as people speak."""
    assert statuses(text) == {Status.DENIED}


@pytest.mark.parametrize(
    "text",
    [
        "is chest pain a sign of a clot",
        "what does it mean when a leg is swollen",
        "can a clot make you breathless",
        "how do i know if my leg is swollen",
        "tell me about swelling",
        "i read that chest pain can be a sign of a clot",
        "can cramps cause swelling",
        "are swollen legs dangerous",
        "would my leg be swollen",
    ],
)
def test_a_sign_that_is_asked_about_is_not_there(text: str) -> None:
    """A question is no report."""
    assert Status.PRESENT not in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "what if i get chest pain",
        "if my leg is swollen i'll ring the doctor",
        "i'm worried i might get chest pain",
        "will my leg swell on the plane",
        "imagine my leg was swollen",
        "say my leg is swollen",
    ],
)
def test_a_sign_that_is_imagined_is_not_there(text: str) -> None:
    """Nor one that is feared."""
    assert Status.PRESENT not in statuses(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ten years ago my leg was swollen", Status.PAST),
        ("a few years ago my leg was swollen", Status.PAST),
        ("my leg used to get swollen", Status.PAST),
        ("my leg was swollen when i was carrying my first", Status.PAST),
        ("my leg was swollen but it's fine now", Status.OVER),
        ("my leg was swollen yesterday but it has gone down", Status.OVER),
        # well ever since, and never well since
        ("my leg was swollen in 2009 all fine since", Status.PAST),
        ("my leg was swollen in 2009 and it's long gone now", Status.PAST),
        ("my leg was swollen years ago not been well since", Status.PRESENT),
        ("my leg was swollen years ago and since monday again", Status.PRESENT),
    ],
)
def test_a_sign_of_long_ago_or_gone_again_is_told_apart(text: str, status: Status) -> None:
    """Both may still matter as a risk."""
    assert statuses(text) == {status}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("my leg is swollen", Person.SELF),
        ("my husband's leg is swollen", Person.OTHER),
        ("she says her chest hurts", Person.OTHER),
        ("my mum says my leg is swollen", Person.SELF),
        ("i had a baby and my leg is swollen", Person.SELF),
        ("i've had a baby and i'm breathless", Person.SELF),
    ],
)
def test_a_sign_belongs_to_the_person_named_nearest_before_it(text: str, person: Person) -> None:
    """So that two people's signs are not added up."""
    assert {who for _, _, who in read(text)} == {person}


@pytest.mark.parametrize(
    "text",
    [
        "did the doctor say it was swollen",
        "is it true that the leg gets swollen",
        "how big does a leg have to be before it's swollen",
        "is the swollen leg the sign",
    ],
)
def test_what_is_asked_is_not_there(text: str) -> None:
    """Also where "did", "that" or "before" make the question longer."""
    assert Status.PRESENT not in statuses(text)


@pytest.mark.parametrize("text", ["my dog's leg is swollen", "that horse has a swollen leg"])
def test_a_sign_of_an_animal_is_nobodys(text: str) -> None:
    """Whoever owns it."""
    assert Status.PRESENT not in statuses(text)


def test_a_wound_from_an_animal_is_the_persons() -> None:
    """The dog bit; the leg is the speaker's."""
    assert statuses("the dog bit my leg and it's swollen") == {Status.PRESENT}


@pytest.mark.parametrize(
    "text", ["my legs are swollen and i can't feel them", "toes are numb and they are swollen"]
)
def test_they_may_be_legs(text: str) -> None:
    """ "They" and "them" are no other person where nobody else was named."""
    assert {person for _, _, person in read(text)} == {Person.SELF}


def test_an_idiom_names_no_sign() -> None:
    """ "Once in a blue moon" is no colour."""
    assert "blue" not in tokens("once in a blue moon my leg aches").words


@pytest.mark.parametrize(
    ("text", "sign", "alone"),
    [
        ("i am short of breath", "short of breath", True),
        ("my chest is so tight now", "chest tight", True),
        ("my heel popped off my boot", "heel popped", False),
        ("short of breath", "", False),
    ],
)
def test_a_sign_that_is_all_that_is_told(text: str, sign: str, alone: bool) -> None:
    """Pronouns, verbs and adverbs beside it tell nothing more."""
    assert tells_no_more(text.split(), sign.split()) is alone


@pytest.mark.parametrize(
    "text",
    [
        "never knocked it swollen now",
        "i did not hurt it the calf is swollen",
        "i never banged it and i work all day with chest pain",
    ],
)
def test_that_nothing_happened_to_it_denies_no_more(text: str) -> None:
    """ "Never knocked it, on tamoxifen for breast cancer": the cancer is there."""
    assert statuses(text) == {Status.PRESENT}


def test_a_denial_reaches_on_to_what_it_lists() -> None:
    """No verb of a mishap, no end."""
    assert statuses("it was never swollen or with chest pain") == {Status.DENIED}
