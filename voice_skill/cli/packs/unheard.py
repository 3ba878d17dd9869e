"""Phrases of a pack that can never be heard whole: a word is not in the recogniser's dictionary."""

from __future__ import annotations

from collections.abc import Mapping

from voice_skill.assembly.ears import shipped_model
from voice_skill.cli import output
from voice_skill.cli.packs.examples_check import SHOWN
from voice_skill.hearing.teaching.phrases import phrases_said
from voice_skill.values.errors import ModelError
from voice_skill.values.pack import Pack


def unheard(pack: Pack) -> Mapping[str, tuple[str, ...]] | None:
    """Each unknown word without a sound-alike, with the phrases it stands in.

    None where that cannot be told, since the speech model is not installed.
    """
    from voice_skill.hearing.soundalike import unknown_words
    from voice_skill.hearing.teaching.ngram_fst import read_vocabulary

    try:
        vocabulary = read_vocabulary(shipped_model() / "graph" / "Gr.fst")
    except ModelError:
        return None
    return unknown_words(phrases_said(pack), vocabulary, pack.sounds_like)


def tell_unheard(found: Mapping[str, tuple[str, ...]] | None) -> None:
    """One line a word, of a few words, on stderr: worth knowing, no fault of the pack."""
    if found is None:
        output.note("Which words can be heard was not checked: the speech model is not installed.")
        return
    for word, phrases in sorted(found.items())[:SHOWN]:
        others = f", and {len(phrases) - 1} more phrases" if len(phrases) > 1 else ""
        output.note(f"The recogniser does not know {word!r}: {phrases[0]}{others}")
    if len(found) > SHOWN:
        output.note(f"Nor {len(found) - SHOWN} more words: add --json to see all.")
    if found:
        output.note("Give these words sound-alikes in words.yaml, where people do say them.")
