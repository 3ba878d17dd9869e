"""What a recogniser made of a pack's examples: kept with the pack, learnt beside them."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from rapidfuzz import fuzz, process

from voice_skill.packs.files import read_bytes
from voice_skill.understanding.topics import OFF_TOPIC, content_words, labelled
from voice_skill.values.errors import ContentError
from voice_skill.values.pack import Pack

FILE = Path("built") / "heard.txt.gz"
"""Where it stands in a pack."""

MOST_BYTES = 4 << 20
"""Bytes that the file may hold unpacked; ours holds a tenth of it."""

KEPT_SHARE = 0.5
"""Share of an example's content words that must have been heard, or it is an example no more."""
KEPT_OFF_TOPIC = 0.6
"""The same for what is about other things: their words must not be lost among the pack's own."""
ALIKE = 75.0
"""rapidfuzz ratio from which a word counts as heard, though another was written down."""

HeardForms = Mapping[str, tuple[str, ...]]
"""By example: what was heard instead of it. An empty tuple: heard as it is, or not at all."""


def read_heard(file: Path) -> dict[str, tuple[str, ...]]:
    """The heard forms in the file; none where there is no file. ``ContentError`` if damaged."""
    if not file.exists():
        return {}
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(read_bytes(file))) as packed:
            raw = packed.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise ValueError(f"it holds more than {MOST_BYTES:,} bytes")
        text = raw.decode("utf-8")
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise ContentError(
            f"{file} cannot be read: {error}. Delete it, or run: voice-skill packs hear."
        ) from None
    rows = (line.split("\t") for line in text.splitlines() if line)
    return {said: tuple(heard) for said, *heard in rows}


def write_heard(forms: HeardForms, file: Path) -> None:
    """Write them sorted, one example a line; the same forms give the same bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "".join("\t".join((said, *forms[said])) + "\n" for said in sorted(forms))
    part = file.with_suffix(f".{os.getpid()}.part")
    try:
        part.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


Contents = Mapping[frozenset[str], frozenset[str]]
"""Content words of the pack's examples, and under which labels such an example stands."""


def contents_of(pack: Pack) -> Contents:
    """What the pack's examples are about, for ``usable``."""
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    for label, texts in labelled(pack):
        for text in texts:
            found[content_words(text)].add(label)
    return {words: frozenset(labels) for words, labels in found.items()}


def usable(said: str, heard: Iterable[str], contents: Contents) -> tuple[str, ...]:
    """The heard forms that may stand for the example: other words, but its content.

    What was heard in the very content words of another label's example is left out: "arm cramp",
    heard as "the cramp", is no example of anything.
    """
    wanted = content_words(said)
    own = contents.get(wanted, frozenset())
    share = KEPT_OFF_TOPIC if OFF_TOPIC in own else KEPT_SHARE
    found: dict[str, None] = {}
    for text in heard:
        there = content_words(text)
        is_another = bool(contents.get(there, frozenset()) - own)
        if text and text != said and not is_another and _share_kept(wanted, there) >= share:
            found[text] = None
    return tuple(found)


def _share_kept(wanted: frozenset[str], there: frozenset[str]) -> float:
    if not wanted or not there:
        return 0.0
    kept = [
        word
        for word in wanted
        if word in there or process.extractOne(word, there, scorer=fuzz.ratio, score_cutoff=ALIKE)
    ]
    return len(kept) / len(wanted)


def heard_labelled(pack: Pack, forms: HeardForms) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The heard forms under the labels of the examples they were made of.

    Forms of sentences that are no examples any more are left out.
    """
    return tuple(
        (label, tuple(heard for said in said_so for heard in forms.get(said, ())))
        for label, said_so in labelled(pack)
    )
