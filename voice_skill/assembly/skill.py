"""Where real parts are put together: packs, understanding, voices and ears."""

from __future__ import annotations

import contextlib
import datetime
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from voice_skill.assistant.ports import Tell
from voice_skill.checkup.checkup import Checker
from voice_skill.dialogue import suspicion
from voice_skill.dialogue.alarm import Alarm
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.language.language import current
from voice_skill.memory import reading_is_over
from voice_skill.packs import Country, load_countries, load_pack, prove
from voice_skill.packs.countries import called, choose_country, guessed_country
from voice_skill.packs.flows import load_checker
from voice_skill.packs.heard import FILE as HEARD
from voice_skill.packs.heard import heard_labelled, read_heard
from voice_skill.packs.languages import language_folder, speak_language
from voice_skill.paths import data_path
from voice_skill.safety.watch import Watch
from voice_skill.settings import Settings, cache_folder
from voice_skill.understanding import commands, off_topic
from voice_skill.understanding.fitting import Fitting, Nearness, PartsMatcher
from voice_skill.understanding.misspelt import Speller
from voice_skill.understanding.topics import BlendedMatcher, FuzzyMatcher, Matcher, labelled
from voice_skill.values.errors import ModelError
from voice_skill.values.pack import Pack, Whom

if TYPE_CHECKING:
    from voice_skill.understanding.learned.sentences import Vectors
    from voice_skill.understanding.learned.training import Labelled, LearnedMatcher

DEFAULT_PACK = "leg-cramps"
SENTENCE_MODEL = "bge-small-en-v1.5"


def pack_folder(settings: Settings) -> Path:
    """The pack asked for, or the one the skill comes with."""
    return Path(settings.pack) if settings.pack else data_path("intents") / DEFAULT_PACK


def build_pack(settings: Settings) -> Pack:
    """The pack in force, with the country's numbers; its language is spoken from now on."""
    cache = cache_folder() / "packs"
    speak_language(cache=cache)
    return load_pack(pack_folder(settings), country_of(settings), cache=cache)


def build_dialogue(settings: Settings, *, tell: Tell, pack: Pack | None = None) -> Dialogue:
    """The rules of conversation over the pack in force. ``tell`` is told what is missing here."""
    pack = pack or build_pack(settings)
    model = sentence_model(tell)
    matcher, fitting = build_matchers(pack, pack_folder(settings), model, tell=tell)
    sense = build_sense(pack, pack_folder(settings), model, tell=tell)
    alarm = Alarm(pack, sense)
    dialogue = Dialogue(
        checker=build_checker(pack, settings, watch=alarm.watch),
        pack=pack,
        matcher=matcher,
        fitting=fitting,
        alarm=alarm,
        kinds=build_kinds(pack, pack_folder(settings), model, tell=tell),
        steering=build_steering(model, tell=tell),
        day=_today,
        speller=build_speller(pack, model),
        abroad=Abroad(settings, sense),
    )
    reading_is_over()
    return dialogue


class Abroad:
    """The same conversation with another country's numbers, built when it is first wanted."""

    def __init__(self, settings: Settings, sense: Matcher | None) -> None:
        self._settings = settings
        self._sense = sense
        self._built: dict[str, Dialogue] = {}

    def find(self, name: str) -> str:
        """The code of the country that somebody calls so; empty where none is known."""
        found = called(known_countries().values(), name)
        return found.code if found is not None else ""

    def whom(self, code: str) -> Whom:
        """Whom to call there."""
        return known_countries()[code].whom

    def talk(self, code: str, like: Dialogue) -> Dialogue:
        """The conversation there; what was learnt of the pack is that of ``like``."""
        if code not in self._built:
            settings = replace(self._settings, country=code)
            pack = build_pack(settings)
            alarm = Alarm(pack, self._sense)
            # The same flows were proved with the country in force.
            checker = build_checker(pack, settings, watch=alarm.watch, proved=False)
            self._built[code] = replace(like, pack=pack, checker=checker, alarm=alarm)
        return self._built[code]


_SLIPS = 10_000
"""Sentences among which a slip is made once more: "vericose" stood 3 times in 35,000."""


def build_speller(pack: Pack, model: Vectors | None = None) -> Speller:
    """What reads slips of spelling as words that the pack's examples use."""
    asked = (phrase for topic in pack.topics for phrase in topic.examples)
    is_word = {} if model is None else {"is_word": model.is_word}
    return Speller((*asked, *pack.reports), _other_words(pack), **is_word)


def _other_words(pack: Pack) -> Iterator[str]:
    """Texts of words that are no slip; what dangers are told with is counted when it is wanted."""
    yield from (*pack.off_topic, *pack.danger_phrases)
    telling = [text for _, texts in pack.danger_examples for text in texts]
    told = Counter(chain.from_iterable(map(str.split, telling)))
    # Told as people write: what few of them wrote may be a slip of theirs.
    few = 1 + len(telling) // _SLIPS
    yield from (word for word, times in told.items() if times > few)


def _today() -> str:
    return datetime.date.today().isoformat()


def build_checker(
    pack: Pack, settings: Settings, *, watch: Watch | None = None, proved: bool = True
) -> Checker | None:
    """The check-ups of the pack, proved safe; None where it has none.

    ``watch`` is that of the alarm, which has compiled the pack's findings.

    A pack is proved once, and the proof remembered. ``ContentError`` shows the path that fails.
    """
    folder, cache = pack_folder(settings), cache_folder() / "packs"
    checker = load_checker(folder, country_of(settings), pack, watch=watch, cache=cache)
    if checker is not None and proved:
        prove.proved(checker.flows, str(folder), key=pack.digest, cache=cache)
    return checker


def country_of(settings: Settings) -> Country:
    """The country in force: whom to call. It is guessed where none is set."""
    countries = known_countries()
    if not settings.country:
        return guessed_country(countries, os.environ)
    return choose_country(countries, settings.country)


def known_countries() -> dict[str, Country]:
    return load_countries(data_path("intents/countries.yaml"), cache=cache_folder() / "packs")


def build_matchers(
    pack: Pack, folder: Path, model: Vectors | None, *, tell: Tell
) -> tuple[Matcher, Fitting]:
    """The best that this machine can run: what finds topics, and what finds their parts.

    ``tell`` is told what is missing.
    """
    fuzzy = FuzzyMatcher(pack)
    try:
        learned = build_learned(pack, folder, model, tell=tell)
    except ModelError as error:
        tell(str(error))
        return fuzzy, Fitting(pack)
    fitting = Fitting(pack, _nearness(pack, folder, learned, model))
    blended = BlendedMatcher(learned, fuzzy)
    return PartsMatcher(blended, fitting) if model is not None else blended, fitting


def _nearness(
    pack: Pack, folder: Path, learned: LearnedMatcher, model: Vectors | None
) -> Nearness | None:
    from voice_skill.understanding.learned.parts import NearParts

    if model is None:
        return None
    keep = cache_folder() / "understanding" / f"{pack.id}-parts.npz"
    return NearParts(pack, learned.weights, model, shipped=built_file(folder, "parts"), keep=keep)


def build_learned(
    pack: Pack, folder: Path, model: Vectors | None, *, tell: Tell, neighbours: bool = True
) -> LearnedMatcher:
    """What is learnt of the pack. Without ``neighbours`` it knows no example by heart.

    ``ModelError`` where it must be learnt anew and that cannot be done here.
    """
    from voice_skill.understanding.learned.training import LearnedMatcher, weights_for

    kind = "meaning" if model is not None else "words"
    weights = weights_for(
        labelled(pack),
        model,
        places=(built_file(folder, kind),),
        keep=cache_folder() / "understanding" / f"{pack.id}-{kind}.npz",
        heard=heard_labelled(pack, read_heard(folder / HEARD)),
        progress=learning(tell),
        doubted=doubting(tell),
    )
    return LearnedMatcher(weights if neighbours else replace(weights, near=None), model)


def build_kinds(pack: Pack, folder: Path, model: Vectors | None, *, tell: Tell) -> Matcher | None:
    """What tells a greeting from another illness; None without the sentence model or kinds."""
    taught = off_topic.taught(pack)
    if len(taught) < 2:
        return None
    return _learnt(pack.id, built_file(folder, "off-topic"), taught, model, tell)


def build_sense(pack: Pack, folder: Path, model: Vectors | None, *, tell: Tell) -> Matcher | None:
    """What knows the sound of danger signs; None without the sentence model or its examples."""
    if not pack.danger_examples:
        return None
    return _learnt(pack.id, built_file(folder, "danger"), suspicion.taught(pack), model, tell)


def build_steering(model: Vectors | None, *, tell: Tell) -> Matcher | None:
    """What knows how people steer, whatever the subject; None without the sentence model."""
    return _learnt(current().code, steering_file(), commands.taught(), model, tell)


def steering_file() -> Path:
    """Where the language in force keeps what was learnt of steering."""
    return built_file(language_folder(current().code), "steering")


def _learnt(
    name: str, shipped: Path, taught: Labelled, model: Vectors | None, tell: Tell
) -> Matcher | None:
    from voice_skill.understanding.learned.training import LearnedMatcher, weights_for

    if model is None:
        return None
    with contextlib.suppress(ModelError):  # the matcher has said what is missing
        weights = weights_for(
            taught,
            model,
            places=(shipped,),
            keep=cache_folder() / "understanding" / f"{name}-{shipped.name}",
            progress=learning(tell),
            doubted=doubting(tell),
        )
        return LearnedMatcher(weights, model)
    return None


def built_file(folder: Path, kind: str) -> Path:
    """Where a pack keeps what was learnt: ``meaning``, ``words``, ``danger``, ``off-topic``,
    or the vectors of its ``parts``.
    """
    return folder / "built" / f"{kind}.npz"


def sentence_model(tell: Tell) -> Vectors | None:
    """The installed sentence model; None where it cannot be used, and ``tell`` is told why."""
    from voice_skill.models import choose, find, read_catalogue
    from voice_skill.understanding.learned.embedding import SentenceEmbedder
    from voice_skill.understanding.learned.remembering import Remembering

    try:
        return Remembering(SentenceEmbedder(find(choose(read_catalogue(), SENTENCE_MODEL)).folder))
    except ModelError as error:
        tell(f"{error} Until then I understand fewer ways of asking.")
        return None


def doubting(tell: Tell) -> Callable[[Path], None]:
    """Tells that a file of weights is not believed."""
    return lambda file: tell(
        f"{file} does not know the pack it was made of. It is not used, and the pack learnt anew."
    )


def learning(tell: Tell) -> Callable[[int, int], None]:
    """Tells how far the learning of a pack is: ``(done, of)``."""

    def progress(done: int, of: int) -> None:
        # A line every tenth of the way: it takes about ten seconds, once a pack.
        if done == of or done * 10 // of != max(done - 256, 0) * 10 // of:
            tell(f"Learning the pack: {100 * done // of} %.")

    return progress
