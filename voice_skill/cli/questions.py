"""``ask``, ``hear``, ``say`` and ``topics``: one question, one answer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voice_skill.cli import output
from voice_skill.cli.options import Common, with_common
from voice_skill.core.types import Chunk, ChunkKind, Heard, Reply, UsageError

NOT_UNDERSTOOD = 3
_UNANSWERED = {"out-of-scope"}


@with_common
def ask(
    common: Common,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The question, in quotes.")],
) -> None:
    """Answer one typed question."""
    from voice_skill.cli.build import build_dialogue
    from voice_skill.core.session import Session

    _, reply = build_dialogue(common).respond(Session(), Heard.typed(text))
    _deliver(common, reply, Heard.typed(text))


@with_common
def hear(
    common: Common,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A recording: WAV, FLAC, OGG or MP3.")
    ],
) -> None:
    """Answer a question in a recording."""
    from voice_skill.cli.build import build_dialogue, build_pack
    from voice_skill.cli.ears import hear_recording
    from voice_skill.core.session import Session

    settings = common.settings()
    pack = build_pack(settings)
    heard = hear_recording(file, pack, settings)
    if not common.json:
        output.note(f"Heard: {heard.text}" if heard.text else "Heard: nothing.")
    _, reply = build_dialogue(common, pack=pack).respond(Session(), heard)
    _deliver(common, reply, heard)


@with_common
def say(
    common: Common,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to say, in quotes.")],
) -> None:
    """Speak a text, to try the voice."""
    from voice_skill.cli.voices import speak

    if not text.strip():
        raise UsageError("There is nothing to say. Give some text in quotes.")
    reply = Reply((Chunk(text, ChunkKind.NOTICE),), "say")
    if common.json:
        output.print_json({"said": text, "out": str(common.out) if common.out else None})
    speak(reply, common)


@with_common
def topics(common: Common) -> None:
    """List what can be asked about."""
    from voice_skill.cli.build import build_pack

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


def _deliver(common: Common, reply: Reply, heard: Heard) -> None:
    if common.json:
        output.print_json(output.reply_data(reply, heard))
    else:
        output.print_reply(reply)
    # The answer has been printed: whatever the voice meets now, nothing is lost.
    if common.out is not None or not (common.quiet or common.json):
        from voice_skill.cli.voices import speak

        speak(reply, common)
    if reply.outcome in _UNANSWERED:
        raise typer.Exit(NOT_UNDERSTOOD)
