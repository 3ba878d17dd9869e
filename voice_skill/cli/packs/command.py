"""``devices``, ``config`` and ``packs``: what there is, and whether it is right."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voice_skill.cli import output
from voice_skill.cli.options import Common, with_options
from voice_skill.values.errors import ContentError
from voice_skill.values.pack import Pack

if TYPE_CHECKING:
    from voice_skill.packs.lint import Problem
    from voice_skill.packs.prove import Proof
    from voice_skill.understanding.learned.sentences import Vectors

config = typer.Typer(
    help="The settings in force, and where they stand.", rich_markup_mode=None, no_args_is_help=True
)
packs = typer.Typer(
    help="Content packs: check one, learn it.", rich_markup_mode=None, no_args_is_help=True
)


@with_options()
def devices(common: Common) -> None:
    """List microphones and loudspeakers."""
    from voice_skill.listening.microphone import list_devices

    found = list_devices()
    if common.json:
        output.print_json([dataclasses.asdict(each) for each in found])
        return
    for each in found:
        output.answer_line(str(each))
    if not found:
        output.answer_line("No sound device was found. Typed questions and recordings still work.")


@config.command("show")
@with_options()
def show(common: Common) -> None:
    """Print every setting in force, as the settings file takes it."""
    from voice_skill.settings import as_toml

    in_force = common.settings()
    if common.json:
        output.print_json(dataclasses.asdict(in_force))
        return
    for line in as_toml(in_force):
        output.answer_line(line)


@config.command("set")
@with_options()
def set_one(
    common: Common,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A setting that `show` prints.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What it shall be.")],
) -> None:
    """Keep one setting in the settings file."""
    from voice_skill.settings import save_text

    file = save_text(name, value)
    if common.json:
        output.print_json({"file": str(file), "name": name, "value": value})
    else:
        output.answer_line(f"Kept in {file}: {name} = {value}")


@config.command("path")
@with_options()
def path(common: Common) -> None:
    """Print where the settings file is looked for."""
    from voice_skill.settings import settings_file

    file = settings_file()
    if common.json:
        output.print_json({"file": str(file), "exists": file.is_file()})
    else:
        output.answer_line(str(file))


@packs.command("check")
@with_options("pack")
def check(
    common: Common,
    folder: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
) -> None:
    """Name everything that is wrong, or may be misunderstood, in a pack and in its language."""
    from voice_skill.assembly.skill import build_checker, build_pack, pack_folder
    from voice_skill.cli.packs.examples_check import examine, examine_answers, tell
    from voice_skill.cli.packs.unheard import tell_unheard, unheard
    from voice_skill.language.language import current
    from voice_skill.packs.flow_lint import lint_flows
    from voice_skill.packs.language_files.lint import lint_language
    from voice_skill.packs.languages import language_folder
    from voice_skill.packs.lint import lint
    from voice_skill.packs.prove import refuse_unproved

    if folder is not None:
        common = dataclasses.replace(common, pack=folder)
    settings = common.settings()
    pack = build_pack(settings)
    where = pack_folder(settings)
    checker = build_checker(pack, settings, proved=False)
    flows = checker.flows if checker is not None else ()
    found = examine(pack, where)
    severe = found.unreachable if found is not None else ()
    language = current()
    said = lint_language(language, language_folder(language.code))
    answered, astray = examine_answers(pack, where)
    warnings = {**(found.warnings if found is not None else {}), **answered}
    problems = (*lint(pack, where), *lint_flows(flows, where), *severe, *said, *astray)
    output.note("Trying every way through its check-ups.")
    proofs = refuse_unproved(flows, str(where))
    lost = unheard(pack)
    if common.json:
        output.print_json(_as_data(pack, warnings, problems, proofs, lost))
    else:
        output.answer_line(_summary(pack))
        for each in problems:
            output.answer_line(str(each))
        for proof in proofs:
            output.answer_line(proof.summary)
        tell(warnings)
        tell_unheard(lost)
    if problems:
        count = len(problems)
        raise ContentError(
            f"The pack {pack.id} has {count} problem{'s' if count > 1 else ''}, named above."
        )


def _as_data(
    pack: Pack,
    warnings: Mapping[str, Sequence[Problem]],
    problems: Sequence[Problem],
    proofs: Sequence[Proof],
    lost: Mapping[str, Sequence[str]] | None,
) -> dict[str, object]:
    return {
        "pack": pack.id,
        "topics": len(pack.topics),
        "proofs": [dataclasses.asdict(each) for each in proofs],
        "unheard": {word: list(phrases) for word, phrases in (lost or {}).items()},
        "problems": [
            {"file": str(each.file), "line": each.line, "message": each.message}
            for each in problems
        ],
        "warnings": {kind: [str(each) for each in these] for kind, these in warnings.items()},
    }


@packs.command("learn")
@with_options("pack")
def learn(
    common: Common,
    folder: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
) -> None:
    """Learn a pack now and keep what was learnt in it, so that nobody waits later."""
    from voice_skill.assembly.skill import (
        build_pack,
        built_file,
        learning,
        pack_folder,
        sentence_model,
    )
    from voice_skill.packs.heard import FILE, heard_labelled, read_heard
    from voice_skill.settings import cache_folder
    from voice_skill.understanding.learned.sentences import FILE as SENTENCES
    from voice_skill.understanding.learned.stored import write_weights
    from voice_skill.understanding.learned.training import train
    from voice_skill.understanding.topics import labelled

    if folder is not None:
        common = dataclasses.replace(common, pack=folder)
    settings = common.settings()
    pack, where = build_pack(settings), pack_folder(settings)
    teaching, misheard = labelled(pack), heard_labelled(pack, read_heard(where / FILE))
    model, sentences = sentence_model(output.note), cache_folder() / "understanding" / SENTENCES
    kinds = {"words": None, **({"meaning": model} if model is not None else {})}
    progress = learning(output.note)
    for kind, with_model in kinds.items():
        file = built_file(where, kind)
        learnt = train(teaching, with_model, heard=misheard, progress=progress, sentences=sentences)
        write_weights(learnt, file)
        output.answer_line(f"Learnt: {file}")
    if model is not None:
        _learn_parts(pack, built_file(where, "parts"), model)
        _learn_senses(pack, where, model, sentences)


def _learn_senses(pack: Pack, where: Path, model: Vectors, sentences: Path) -> None:
    from voice_skill.assembly.skill import built_file, learning, steering_file
    from voice_skill.dialogue import suspicion
    from voice_skill.understanding import commands, off_topic
    from voice_skill.understanding.learned.stored import write_weights
    from voice_skill.understanding.learned.training import train

    senses = {
        built_file(where, "danger"): suspicion.taught(pack),
        built_file(where, "off-topic"): off_topic.taught(pack),
    }
    language = steering_file()
    # A pack of one's own learns nothing into the program's folder: that is the program's.
    if where.resolve().parent in language.resolve().parents:
        senses[language] = commands.taught()
    for file, taught in senses.items():
        if len(taught) < 2:
            continue
        learnt = train(taught, model, progress=learning(output.note), sentences=sentences)
        write_weights(learnt, file)
        output.answer_line(f"Learnt: {file}")


def _learn_parts(pack: Pack, file: Path, model: Vectors) -> None:
    import numpy as np

    from voice_skill.settings import cache_folder
    from voice_skill.understanding.learned.parts import part_texts
    from voice_skill.understanding.learned.sentences import vectors_of

    # Made in the cache folder: what vouches for a file of one's own is not shipped.
    kept = cache_folder() / "understanding" / f"{pack.id}-parts.npz"
    kept.unlink(missing_ok=True)  # what parts said before would stay in it
    vectors_of(part_texts(pack), model, kept)
    with np.load(kept) as held:
        # Rounded to a thousandth they are as near to each other, and half as large when packed.
        rows = (np.round(held["rows"].astype(np.float32) * 1024) / 1024).astype(np.float16)
        np.savez_compressed(file, name=held["name"], keys=held["keys"], rows=rows)
    output.answer_line(f"Learnt: {file}")


@packs.command("hear")
@with_options("pack")
def hear(
    common: Common,
    folder: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
    each: Annotated[int, typer.Option(help="How many examples of a topic are spoken.")] = 50,
    minutes: Annotated[
        float, typer.Option(help="Stop after so long; the next run goes on from there.")
    ] = 60.0,
) -> None:
    """Speak a pack's examples, and keep what the recogniser hears for `packs learn`."""
    from voice_skill.assembly.skill import build_pack, pack_folder
    from voice_skill.cli.packs.rehearsing import rehearse

    if folder is not None:
        common = dataclasses.replace(common, pack=folder)
    settings = common.settings()
    where = pack_folder(settings)
    heard, left = rehearse(build_pack(settings), where, each=each, minutes=minutes)
    output.answer_line(f"Heard {heard} examples, {left} are left: {where / 'built'}")


def _summary(pack: Pack) -> str:
    examples = sum(len(topic.examples) for topic in pack.topics)
    return (
        f"{pack.title}: {len(pack.topics)} topics, {examples} ways of asking, "
        f"{len(pack.red_flags)} red flags, {len(pack.sources)} sources. "
        f"Review by {pack.review_by}."
    )
