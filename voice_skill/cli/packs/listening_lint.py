"""``packs listen``: the linter that listens."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voice_skill.cli import output
from voice_skill.cli.options import Common, Scheduler, with_common
from voice_skill.values.errors import ContentError, UsageError

if TYPE_CHECKING:
    from voice_skill.evaluation.listen import Result
    from voice_skill.evaluation.listen_words import Word

_MOST_SHOWN = 30


@with_common
def listen(  # its arguments are the command's options
    common: Common,
    folder: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
    sample: Annotated[
        int | None,
        typer.Option("--sample", metavar="N", help="Only so many phrases of each kind."),
    ] = None,
    takes: Annotated[
        int, typer.Option("--takes", metavar="N", help="How often each is said, each time anew.")
    ] = 1,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", help="Processes side by side.")
    ] = None,
    minutes: Annotated[
        float | None,
        typer.Option("--minutes", metavar="N", help="Stop after so long; the next run goes on."),
    ] = None,
    afresh: Annotated[
        bool, typer.Option("--afresh", help="Forget what earlier runs have heard.")
    ] = False,
    with_words: Annotated[
        bool, typer.Option("--words/--no-words", help="Also try the sound-alikes of each word.")
    ] = True,
    scheduler: Scheduler = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="OUT.html", help="Write a page to read.")
    ] = None,
) -> None:
    """Speak a pack's phrases with many voices, clean and in noise, and see what is understood.

    Ctrl-C loses nothing: the next run goes on from there.
    """
    from voice_skill.assembly.skill import build_pack
    from voice_skill.cli.packs import lint_by_ear
    from voice_skill.evaluation.listen import plan, report

    if folder is not None:
        common = dataclasses.replace(common, pack=folder)
    for name, value in (("--sample", sample), ("--takes", takes), ("--jobs", jobs)):
        if value is not None and value < 1:
            raise UsageError(f"{name} is {value}. It has to be 1 or more.")
    if scheduler is not None and jobs is not None:
        raise UsageError("--jobs counts processes here, and with --scheduler there are none.")
    pack = build_pack(common.settings())
    voices = lint_by_ear.voices_here()
    planned = plan(pack, sample=sample, takes=takes, voices=voices)
    results = lint_by_ear.run(
        common,
        planned,
        minutes=minutes,
        afresh=afresh,
        progress=_teller("Heard"),
        hands=lint_by_ear.workers(scheduler)
        if scheduler is not None
        else lint_by_ear.processes(jobs or lint_by_ear.default_jobs()),
    )
    words = lint_by_ear.words(common, voices, progress=_teller("Words tried")) if with_words else ()
    if common.json:
        output.print_json(report(results, words))
    else:
        _tell(results, words, len(planned))
    if html is not None:
        from voice_skill.evaluation.listen_page import page

        output.write_report(html, page(results, words, title=f"{pack.title}, by ear"))
    _refuse_deaf(results)


def _teller(what: str) -> Callable[[int, int], None]:
    told = -1

    def tell(done: int, of: int) -> None:
        nonlocal told
        if 20 * done // of != told:  # a line every twentieth of the way
            told = 20 * done // of
            output.note(f"{what}: {done} of {of}.")

    return tell


def _tell(results: Sequence[Result], words: Sequence[Word], planned: int) -> None:
    from voice_skill.evaluation.listen import confusions, lost_dangers, tallies

    if len(results) < planned:
        output.answer_line(f"{len(results)} of {planned} takes are done. Run it again to go on.")
    for tally in tallies(results):
        share = f"{tally.right / tally.takes:.1%}"
        wer = "" if tally.wer is None else f", WER {tally.wer:.1%}"
        swapped = f", {tally.opposite} yes and no swapped" if tally.opposite else ""
        output.answer_line(
            f"{tally.kind}, {tally.condition}: {tally.right} of {tally.takes} right "
            f"({share}){wer}{swapped}"
        )
    for typed, spoken, count in confusions(results)[:_MOST_SHOWN]:
        output.answer_line(f"Confused: {typed} came out as {spoken or 'nothing'}, {count} times.")
    for each in lost_dangers(results):
        output.answer_line(
            f"Danger sign lost: {each.typed}. Said: {each.text!r}. Heard: {each.heard!r}. "
            f"{each.voice}, {each.condition}."
        )
    for word in words:
        output.answer_line(_told(word))


def _told(word: Word) -> str:
    heard = f"Word {word.word}: heard {word.heard} of {word.said} times"
    if word.best:
        return f"{heard}, best as {word.best!r}."
    instead = ", ".join(repr(text) for text, _ in word.instead) or "nothing"
    return f"{heard}. Instead came: {instead}."


def _refuse_deaf(results: Sequence[Result]) -> None:
    """A danger sign that no clean voice got through is a fault of the pack."""
    from voice_skill.evaluation.listen import lost_dangers
    from voice_skill.values.reply import Outcome

    clean = [each for each in results if each.condition == "clean"]
    through = {each.typed for each in clean if Outcome.of(each.spoken).is_noticed}
    deaf = sorted({each.typed for each in lost_dangers(clean)} - through)
    if deaf:
        raise ContentError(
            f"No voice got these danger signs through: {', '.join(deaf)}. "
            "Add the words heard to the pack's red flags, or sound-alikes to words.yaml."
        )
