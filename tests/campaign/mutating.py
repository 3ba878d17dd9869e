"""How bytes and words are spoilt: what hurt programs of this kind before."""

from __future__ import annotations

from random import Random

HOSTILE_LETTERS = (
    *("\ud800", "\udfff", "\udc92", "\x00", "\x1b[31m", "\x85", "\u2028", "\u200b", "\u202e"),
    *("\u0301" * 9, "\U0001f600", "\ufffd", "\ufeff", "\u0661\u0662", "\u00bd", "\ufb01"),
    *("\U000e0041", "\u0430", "\u3164", "\r", "\n", "\t", "\u00df", "\u0130", "<b>", '"', "'"),
)
"""Lone surrogates, marks on marks, what turns a line round, digits that are none, look-alikes."""


def spoilt_text(rng: Random, text: str) -> str:
    """The text with one to six slips, hostile letters, or the like."""
    for _ in range(rng.choice((0, 0, 1, 1, 2, 3, 6))):
        at = rng.randrange(len(text) + 1)
        match rng.randrange(8):
            case 0:
                text = text[:at] + text[at + 1 :]
            case 1:
                text = text[:at] + rng.choice("aehinorst ") + text[at:]
            case 2 | 3:
                text = text[:at] + rng.choice(HOSTILE_LETTERS) + text[at:]
            case 4:
                text = text.upper() if rng.random() < 0.5 else text.title()
            case 5:
                text = text.replace(" ", rng.choice(("", "  ", "-", "\n", ", ")), rng.randint(1, 4))
            case 6:
                words = text.split(" ")
                rng.shuffle(words)
                text = " ".join(words)
            case _:
                text = f"{text} {text}"
    return text[:2_500]


def spoilt_bytes(rng: Random, data: bytes, pieces: tuple[bytes, ...] = ()) -> bytes:
    """The bytes with one to eight changes, mostly near their head; ``pieces`` may be put in."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 8))):
        reach = len(changed) if rng.random() < 0.4 else min(len(changed), 200)
        at = rng.randrange(reach + 1)
        match rng.randrange(8):
            case 0 | 1:
                changed[at : at + 1] = bytes([rng.randrange(256)])
            case 2:
                changed[at : at + 4] = rng.choice(
                    (b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", bytes(4), b"\x01\0\0\0")
                )
            case 3:
                del changed[at : at + rng.choice((1, 7, 300))]
            case 4:
                del changed[max(at, 1) :]
            case 5:
                changed[at:at] = rng.randbytes(rng.choice((1, 16, 400)))
            case 6 if pieces:
                changed[at:at] = rng.choice(pieces)
            case _:
                changed[at:at] = changed[at : at + rng.choice((8, 200))] * rng.choice((1, 9))
    return bytes(changed)
