"""Vosk (ASR): the recogniser that streams partial words, hears any sentence, can be taught."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import exp
from pathlib import Path
from statistics import fmean
from typing import Any

from voice_skill.hearing.vosk_folder import check_folder
from voice_skill.values.audio import SAMPLE_RATE
from voice_skill.values.errors import ModelError
from voice_skill.values.heard import Hypothesis

ENGINE, CLOSED = "vosk", "vosk-closed"
"""The names in hypotheses: open speech, and a closed grammar."""

_MEND = "voice-skill models install"


class VoskModel:
    """A loaded model, about 0.3 s and 130 MB. Any number of recognisers may share it.

    ``ModelError`` where Vosk is not installed, or the folder holds no whole model.
    """

    def __init__(self, folder: Path) -> None:
        check_folder(folder)
        try:
            import vosk
        except (ImportError, OSError) as error:
            raise ModelError(
                f"Vosk cannot be loaded: {error}. Install it: pip install vosk"
            ) from None
        vosk.SetLogLevel(-1)
        self._vosk = vosk
        self.folder = folder
        self._model = self._load(folder)

    def knows(self, word: str) -> bool:
        """Whether the model's dictionary has that word; it can never hear one that it lacks."""
        return int(self._model.vosk_model_find_word(word)) >= 0

    def recogniser(self, *, alternatives: int = 1, phrases: Sequence[str] = ()) -> VoskRecogniser:
        """A recogniser of its own for one stream.

        It gives up to ``alternatives`` hypotheses. With ``phrases`` it hears nothing else, and
        ``[unk]`` where something else was said; words the model lacks must not stand in them,
        since Vosk would drop the word and keep the rest.
        """
        grammar = (json.dumps([*phrases, "[unk]"]),) if phrases else ()
        unknown = sorted({w for phrase in phrases for w in phrase.split() if not self.knows(w)})
        if unknown:
            raise ModelError(
                f"The model in {self.folder} does not know: {', '.join(unknown)}. "
                "Give these words sound-alike spellings in words.yaml."
            )
        try:
            made = self._vosk.KaldiRecognizer(self._model, SAMPLE_RATE, *grammar)
        except Exception:
            raise _broken(self.folder) from None
        if alternatives > 1:
            made.SetMaxAlternatives(alternatives)
        else:
            made.SetWords(True)
        name = CLOSED if phrases else ENGINE
        return VoskRecogniser(made, alternatives=alternatives, engine=name)

    def _load(self, folder: Path) -> Any:
        # Always a path, never a name: for a name Vosk goes to the network by itself, and leaves
        # the program with sys.exit where it does not find it.
        try:
            return self._vosk.Model(model_path=str(folder.absolute()))
        except (Exception, SystemExit):
            raise _broken(folder) from None


class VoskRecogniser:
    """Hears one utterance, block by block. Made by ``VoskModel.recogniser``.

    Confidence is the mean of the words' posterior probabilities; with several alternatives it is
    each one's share among them. Neither tells speech from noise: that is the gate's work.
    """

    def __init__(self, made: Any, *, alternatives: int, engine: str = ENGINE) -> None:
        self._made = made
        self._engine = engine
        self._alternatives = alternatives
        self._pieces: list[tuple[Hypothesis, ...]] = []

    def feed(self, block: bytes) -> str:
        """Take a block; give the partial text so far."""
        partial = ""
        if self._made.AcceptWaveform(block):
            self._keep(self._made.Result())
        else:
            partial = json.loads(self._made.PartialResult()).get("partial", "")
        return " ".join(filter(None, (*(piece[0].text for piece in self._pieces), partial)))

    def finish(self) -> tuple[Hypothesis, ...]:
        """End the utterance; give its hypotheses, best first, and be ready for the next."""
        self._keep(self._made.FinalResult())
        pieces, self._pieces = self._pieces, []
        self._made.Reset()
        return joined(pieces, self._engine)[: self._alternatives]

    def _keep(self, result: str) -> None:
        piece = _hypotheses(json.loads(result))
        if piece:
            self._pieces.append(piece)


def joined(
    pieces: Sequence[tuple[Hypothesis, ...]], engine: str = ENGINE
) -> tuple[Hypothesis, ...]:
    """The pieces of one utterance as whole sentences, likeliest first.

    Vosk ends a piece at every pause of half a second. The best sentence joins the best of each;
    the others change one piece at a time, so that ten pieces do not make a million sentences.
    """
    if not pieces:
        return ()
    best = tuple(piece[0] for piece in pieces)
    whole = {_text(best): _confidence(best)}
    for place, piece in enumerate(pieces):
        for other in piece[1:]:
            changed = (*best[:place], other, *best[place + 1 :])
            whole.setdefault(_text(changed), _confidence(changed))
    first, *rest = whole.items()
    ranked = [first, *sorted(rest, key=lambda item: -item[1])]
    return tuple(Hypothesis(text, confidence, engine) for text, confidence in ranked)


def _text(pieces: tuple[Hypothesis, ...]) -> str:
    return " ".join(piece.text for piece in pieces)


def _confidence(pieces: tuple[Hypothesis, ...]) -> float:
    """The mean over words: a long piece weighs more than a short one."""
    return fmean(
        [piece.confidence for piece in pieces], weights=[len(p.text.split()) for p in pieces]
    )


def _hypotheses(result: dict[str, Any]) -> tuple[Hypothesis, ...]:
    """One piece's readings out of Vosk's JSON; none where it heard nothing."""
    if "alternatives" in result:
        heard = [each for each in result["alternatives"] if each.get("text")]
        # Vosk gives log likelihoods of the whole piece: only their differences mean anything.
        top = max((each["confidence"] for each in heard), default=0.0)
        weights = [exp(each["confidence"] - top) for each in heard]
        return tuple(
            Hypothesis(each["text"], weight / sum(weights), ENGINE)
            for each, weight in zip(heard, weights, strict=True)
        )
    text = result.get("text", "")
    if not text:
        return ()
    sure = [float(word["conf"]) for word in result.get("result", ())]
    return (Hypothesis(text, min(1.0, fmean(sure)) if sure else 1.0, ENGINE),)


def _broken(folder: Path) -> ModelError:
    return ModelError(f"The speech model in {folder} is damaged. Mend it: {_MEND}")
