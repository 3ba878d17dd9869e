"""A person's words as they are said back: whole sentences, as they were written. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voice_skill.language.tokens import written_sentences
from voice_skill.values.text import normalise

_MOST = 18  # words, so that "I understood: ..." has at most twenty
_MARKS = " ,;:.!?"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as they are read (``source`` of its tokens), and the text itself."""

    source: Sequence[str]
    text: str

    def at(self, places: Iterable[int]) -> str:
        """The words at these places, and nothing of what stands between them."""
        return " ".join(self.source[place] for place in places)

    def quoted(self, places: Iterable[int]) -> str:
        """The whole sentences that hold these words; of a long one only the stretch with them."""
        written = [(word, at) for at, each in enumerate(_sentences(self.text)) for word in each]
        owner = [at for at, (word, _) in enumerate(written) for _ in normalise(word).split()]
        if len(owner) != len(self.source):  # a slip was mended, and two words became one
            return quoted(self.text)
        chosen = {owner[place] for place in places}
        told = {written[at][1] for at in chosen}
        whole = [at for at, (_, sentence) in enumerate(written) if sentence in told]
        stretch = [at for at in whole if min(chosen) <= at <= max(chosen)]
        kept = next((each for each in (whole, stretch) if len(each) <= _MOST), sorted(chosen))
        return _joined([word for word, _ in written], kept)


def quoted(text: str) -> str:
    """A text from its beginning."""
    words = [word for each in _sentences(text) for word in each]
    return _joined(words, range(len(words)))


def _sentences(text: str) -> Iterable[list[str]]:
    """The written words of each sentence; as they are read, where that cuts them otherwise."""
    for sentence in written_sentences(text):
        words, read = sentence.split(), normalise(sentence).split()
        fits = sum(len(normalise(word).split()) for word in words) == len(read)
        yield words if fits else read


def _joined(words: Sequence[str], kept: Sequence[int]) -> str:
    """The words at these places, as many as one sentence takes; "…" where some are left out."""
    said = [
        words[at].rstrip(_MARKS) + "…" if after != at + 1 else words[at]
        for at, after in zip(kept[:_MOST], [*kept[1:], kept[-1] + 1], strict=False)
    ]
    ending = "…" if len(kept) > _MOST else ""
    return " ".join(said).rstrip(_MARKS) + ending
