"""Number words and names of the calendar, both ways: "seventy two" is 72, and 72 "seventy two"."""

from __future__ import annotations

from voice_skill.language.language import per_language, section


@per_language
def number_words() -> dict[str, int]:
    """Words of whole numbers up to nineteen, and of the tens, with their numbers."""
    words = section("amounts")["numbers"]
    tens = {word: 10 * ten for ten, word in enumerate(words["tens"].split(), start=2)}
    return {word: number for number, word in enumerate(words["ones"].split())} | tens


@per_language
def number_expression() -> str:
    """A regular expression for a whole number from 1 to 99 in words, or to 999 in digits."""
    words = section("amounts")["numbers"]
    ones, tens = words["ones"].split()[1:], "|".join(words["tens"].split())
    return rf"(?:\d{{1,3}}|(?:{tens})(?: (?:{'|'.join(ones[:9])}))?|{'|'.join(ones)})\b"


def number_of(said: str) -> int:
    """The number that ``number_expression`` matched."""
    if said.isdigit():
        return int(said)
    return sum(number_words()[word] for word in said.split())


def is_number(word: str) -> bool:
    """Whether a number in words may hold that word."""
    words = section("amounts")["numbers"]
    return word in number_words() or word in (words["hundred"], words["thousand"])


def in_words(number: int) -> list[str]:
    """A whole number below ten thousand as it is said: 120 is "one hundred and twenty"."""
    words = section("amounts")["numbers"]
    if number < 20:
        return [words["ones"].split()[number]]
    if number < 100:
        ones = in_words(number % 10) if number % 10 else []
        return [words["tens"].split()[number // 10 - 2], *ones]
    size, name = (1000, words["thousand"]) if number >= 1000 else (100, words["hundred"])
    rest = number % size
    joint = [words["joint"]] if 0 < rest < 100 else []
    return [*in_words(number // size), name, *joint, *(in_words(rest) if rest else [])]


def months() -> list[str]:
    """The twelve, in order."""
    return list(section("amounts")["months"].split())


def month_names() -> list[str]:
    """The same, as they are written."""
    return [month.capitalize() for month in months()]


def weekdays() -> list[str]:
    """The seven, from Monday on."""
    return list(section("amounts")["weekdays"].split())


def decades() -> list[str]:
    """The names of the twenties and all tens after them."""
    return list(section("amounts")["numbers"]["decades"].split())
