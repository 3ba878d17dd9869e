"""``ask``, ``hear``, ``say`` and ``topics``: one question, one answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from voice_skill.assistant import Assistant
from voice_skill.assistant.ports import Moment
from voice_skill.cli import output
from voice_skill.cli.danger_first import danger_first
from voice_skill.cli.options import SPOKEN, Common, TimingsOption, with_common, with_options
from voice_skill.cli.streams import Unwritten
from voice_skill.cli.timings import Timings
from voice_skill.dialogue.replies import sources_of
from voice_skill.dialogue.session import Session
from voice_skill.language.prompts import country_guess
from voice_skill.values.errors import UsageError
from voice_skill.values.heard import Heard
from voice_skill.values.pack import Pack
from voice_skill.values.reply import NOTICE, Chunk, ChunkKind, Reply, ReplyKind
from voice_skill.values.text import cleaned

More = Annotated[bool, typer.Option("--more", help="The whole answer, not only its beginning.")]

Sources = Annotated[bool, typer.Option("--sources", help="Each source with page and date.")]

NOT_UNDERSTOOD = 3

LONGEST_SAID = 20_000
"""Letters that are spoken at a time: about twenty minutes."""


@with_common
@danger_first
def ask(
    common: Common,
    text: Annotated[list[str], typer.Argument(metavar="WORDS", help="The question.")],
    more: More = False,
    sources: Sources = False,
    timings: TimingsOption = False,
) -> None:
    """Answer one typed question."""
    from voice_skill.assembly.skill import build_dialogue

    question = " ".join(text)
    if not question.strip():
        raise UsageError("There is no question. Write it after the word ask.")
    watch = _watch(common, timings)
    dialogue = build_dialogue(common.settings(), tell=output.note)
    watch.mark(Moment.READY)
    assistant = Assistant(dialogue)
    heard = Heard.typed(question)
    reply = assistant.decide(heard)
    watch.mark(Moment.DECISION)
    reply = _at_once(dialogue.pack, assistant.session, reply, more=more)
    _deliver(replace(common, sources=sources), reply, heard, dialogue.pack, watch)


@with_common
@danger_first
def hear(
    common: Common,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A recording: WAV, FLAC, OGG or MP3.")
    ],
    more: More = False,
    sources: Sources = False,
    timings: TimingsOption = False,
) -> None:
    """Answer a question in a recording."""
    from voice_skill.assembly.ears import hear_recording
    from voice_skill.assembly.skill import build_dialogue, build_pack

    watch = _watch(common, timings)
    settings = common.settings()
    pack = build_pack(settings)
    heard, again = hear_recording(file, pack, settings, tell=output.note)
    watch.mark(Moment.TEXT)
    if not common.json:
        output.note(f"Heard: {heard.text}" if heard.text else "Heard: nothing.")
    assistant = Assistant(build_dialogue(settings, tell=output.note, pack=pack))
    reply = assistant.decide(heard, again=again)
    if assistant.heard is not heard and not common.json:
        output.note(f"Heard again: {assistant.heard.hypotheses[-1].text}")
    watch.mark(Moment.DECISION)
    reply = _at_once(pack, assistant.session, reply, more=more)
    _deliver(replace(common, sources=sources), reply, assistant.heard, pack, watch)


@with_options(*SPOKEN)
def say(
    common: Common,
    text: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to say.")],
) -> None:
    """Speak a text, to try the voice."""
    from voice_skill.assembly.voices import speak

    words = " ".join(text)
    if not words.strip():
        raise UsageError("There is nothing to say. Write it after the word say.")
    if len(words) > LONGEST_SAID:
        raise UsageError(
            f"The text has {len(words):,} letters. Give at most {LONGEST_SAID:,} at a time."
        )
    said = cleaned(words)
    reply = Reply((Chunk(said, ChunkKind.NOTICE),), NOTICE)
    if common.json:
        output.print_json({"said": said, "out": str(common.out) if common.out else None})
    speak(reply, common.voices(), tell=output.note)


@with_options("pack")
def topics(common: Common) -> None:
    """List what can be asked about."""
    from voice_skill.assembly.skill import build_pack

    pack = build_pack(common.settings())
    if common.json:
        output.print_json(
            [
                {"id": topic.id, "title": topic.title, "example": topic.examples[0]}
                for topic in pack.topics
            ]
        )
        return
    for topic in pack.topics:
        output.answer_line(f"{topic.title} ({topic.id})")


def _at_once(pack: Pack, session: Session, reply: Reply, *, more: bool) -> Reply:
    """The reply of a command that ends after it: nobody can say yes to an offer of more."""
    chunks = tuple(chunk for chunk in reply.chunks if chunk.kind is not ChunkKind.OFFER)
    if len(chunks) < len(reply.chunks) and more:
        topic = pack.topic(session.topic)
        told = [chunk for chunk in chunks if chunk in topic.parts]
        place = chunks.index(told[-1]) + 1 if told else len(chunks)
        rest = [topic.at(each) for each in topic.places if topic.at(each) not in chunks]
        chunks = (*chunks[:place], *rest, *chunks[place:])
    is_cut = len(chunks) < len(reply.chunks)
    if is_cut:
        chunks = (*chunks, Chunk("There is more: add --more.", ChunkKind.HINT))
    return replace(
        reply,
        chunks=chunks,
        listen=reply.listen and not is_cut,
        sources=sources_of(pack, chunks) or reply.sources,
    )


def _watch(common: Common, wanted: bool) -> Timings:
    watch = Timings(wanted, as_json=common.json, since="the start of the command")
    watch.begin()
    return watch


def _deliver(common: Common, reply: Reply, heard: Heard, pack: Pack, watch: Timings) -> None:
    for guessed in country_guess(pack):
        if guessed not in reply.chunks:  # an order says it itself
            output.note(guessed.text)
    lost: Unwritten | None = None
    try:
        output.give(reply, heard, as_json=common.json, sources=common.sources)
    except Unwritten as error:
        lost = error  # what cannot be read can be heard
    # The answer has been printed: whatever the voice meets now, nothing is lost.
    if common.out is not None or not (common.quiet or common.json):
        from voice_skill.assembly.voices import speak

        voices = common.voices(pack.pronounce)
        if common.out is not None or not voices.are_silent(voices.settings.speech):
            speak(
                reply,
                voices,
                tell=output.note,
                on_sound=lambda: watch.mark(Moment.FIRST_SOUND),
            )
    watch.report()
    if lost is not None:
        raise lost
    if reply.kind is ReplyKind.MISS:
        raise typer.Exit(NOT_UNDERSTOOD)
