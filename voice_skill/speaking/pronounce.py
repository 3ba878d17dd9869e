"""Text as it must be written so that any voice says it right.

Pure respelling, no phonemes and no SSML: neither passes through pyttsx3, and a respelling works
with every engine. What the screen shows stays as it was written; only the voice gets this.
Which words espeak-ng gets wrong was measured; each rule has a line in the tests that compares the
sounds of the respelled line with the sounds of the words meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from voice_skill.language.language import per_language, section
from voice_skill.speaking import spoken_numbers
from voice_skill.speaking.words import replaced, word

_NO_LEXICON: Mapping[str, str] = {}

_ENDINGS = "uk|com|org|net|gov|edu|ie|au|nz|ca|eu|in|info|int"
_ADDRESS = re.compile(
    rf"(?i)\b(?:https?://)?(?:www\.)?((?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:{_ENDINGS}))\b(?:[/?#](?:[^\s,;)]{{0,300}}[\w/])?)?"
)

_PAUSES = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"\[\d+(?:[,\u2013-]\d+)*\]", " "),  # a footnote mark is not read out
        (r"\s*[(\[{]\s*", ", "),
        (r"\s*[)\]}]\s*", ", "),
        (r"\s+(?:[-\u2013\u2014\u2212]+\s+)+|\s*\u2014\s*", ", "),  # dashes
        (r"(?<=\w)\u2013(?=\w)", " "),  # an en dash that is no range
        (r"\s*(?:…|\.{3,})\s*(?=[a-z])", ", "),
        (r"\s*(?:…|\.{3,})\s*", ". "),
        (r"[\"“”„«»*_•|^`~\\<>]", " "),
        (r"\s+([,.;:!?])", r"\1"),
        (r"[,;:](?:\s*[,;:])+", ","),
        (r"[,;:]+\s*(?=[.!?])", ""),
        (r"(?<![A-Z])([.!?])\s*[,;:]+", r"\1"),
        (r"\.(?:\s*\.)+", "."),  # "an E.C.G.." at the end of a sentence
        (r"^[\s,;:.]+", ""),
        (r"[\s,;:]+$", ""),
        (r"\s+", " "),
        (r",(?=[^\W\d])", ", "),
    )
)


def pronounce(text: str, lexicon: Mapping[str, str] = _NO_LEXICON) -> str:
    """The text respelled for a voice; an empty text where there is nothing to say.

    ``lexicon`` is the pack's own: whole words as written, in any case, to their respelling. It
    goes first. Without a lexicon a second pass changes nothing. Never raises, whatever the text.
    """
    text = _respelled(_clean(text), lexicon)
    text = _ADDRESS.sub(lambda match: match[1].replace(".", f" {word('dot')} "), text)
    text = replaced(text, "abbreviations")
    for rule in spoken_numbers.RULES:
        text = rule(text)
    said_as = section("pronunciation")["said_as"]
    text = _letters().sub(lambda match: said_as[match[0]], text)
    text = replaced(text, "choices")
    for pattern, words in _PAUSES:
        text = pattern.sub(words, text)
    return text.strip() if speakable(text) else ""


def speakable(text: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return any(character.isalnum() for character in text)


_STRAIGHT = str.maketrans(
    dict.fromkeys("\u2019\u2018\u02bc", "'")
    | dict.fromkeys("\u2010\u2011", "-")
    | {"\u2012": "\u2013"}
)
_SPACED_THOUSANDS = re.compile("(?<=\\d)(?:[\u00a0\u2009\u202f](?=\\d{3}(?!\\d))| (?=000(?!\\d)))")


def _clean(text: str) -> str:
    """No control characters, no invisible ones, one kind of apostrophe and hyphen."""
    text = _SPACED_THOUSANDS.sub(",", unicodedata.normalize("NFC", text).translate(_STRAIGHT))
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if category in {"Cc", "Zs", "Zl", "Zp"}:
            kept.append(" ")
        elif category not in {"Cf", "Cs", "Co", "Cn"}:
            kept.append(character)
    return " ".join("".join(kept).split())


def _respelled(text: str, lexicon: Mapping[str, str]) -> str:
    if not lexicon:
        return text
    words = {written.casefold(): said for written, said in lexicon.items() if written.strip()}
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)
    return pattern.sub(lambda match: words.get(match[0].casefold(), match[0]), text)


@per_language
def _letters() -> re.Pattern[str]:
    """Capitals that are said letter by letter, and their plurals."""
    written = sorted(section("pronunciation")["said_as"], key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, written))})(?!\w)")
