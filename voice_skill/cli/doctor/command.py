"""``doctor``: is all that is needed there and working? If not, what mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Annotated

import typer

from voice_skill.cli import output
from voice_skill.cli.doctor import health
from voice_skill.cli.doctor.health import Check, State, failed
from voice_skill.cli.network import open_now
from voice_skill.cli.options import CONTENT, SPOKEN, Common, with_options
from voice_skill.settings import Settings
from voice_skill.values.errors import AudioError, SkillError
from voice_skill.values.reply import NOTICE, Chunk, ChunkKind, Reply
from voice_skill.witness import WITNESS, Witness, watch

Tell = Callable[[str], None]


@with_options(*SPOKEN, *CONTENT)
def doctor(
    common: Common,
    say: Annotated[bool, typer.Option("--say", help="Say the findings aloud.")] = False,
    silent: Annotated[
        bool, typer.Option("--no-sound", help="Leave out what needs a microphone and a voice.")
    ] = False,
) -> None:
    """Look at everything that is needed, and name what mends it."""
    watch()  # the command line has begun already; a test may not have
    settings = common.settings()
    found: list[Check] = []
    with ExitStack() as stack:
        aloud = _voice(stack, common, settings) if say else None

        def tell(text: str) -> None:
            output.note(text)
            if aloud is not None:
                aloud(text)

        for check in _checks(settings, tell, sound=not silent):
            found.append(check)
            if not common.json:
                output.answer_line(check.sentence)
            if aloud is not None:
                aloud(check.spoken)
        summary, code = _summary(found)
        if common.json:
            output.print_json({"checks": [_data(each) for each in found], "exit_code": code})
        else:
            output.answer_line(summary)
        if aloud is not None:
            aloud(summary)
    if code:
        raise typer.Exit(code)


def _checks(settings: Settings, tell: Tell, *, sound: bool) -> Iterator[Check]:
    yield health.check_python()
    yield health.check_settings()
    yield health.check_pack(settings)
    yield from health.check_models()
    if settings.voice.startswith("kokoro:"):
        yield health.check_natural_voice(settings)
    if sound:
        yield from _sound(settings, tell)
    yield health.check_screen_reader(settings)
    yield health.check_disk()
    yield health.check_folders()
    yield check_network()


def _sound(settings: Settings, tell: Tell) -> Iterator[Check]:
    from voice_skill.cli.doctor.sound_checks import SoundChecks
    from voice_skill.speaking.loudspeaker import Loudspeaker
    from voice_skill.speaking.voices import Pyttsx3Voice

    checks = SoundChecks(settings, tell)
    with ExitStack() as stack:
        usual = "" if ":" in settings.voice else settings.voice  # beside a natural one
        yield checks.voice(stack.enter_context(Pyttsx3Voice(usual, warm=True)))
        notices: list[str] = []
        loudspeaker = None
        try:
            loudspeaker = stack.enter_context(
                Loudspeaker(
                    settings.loudspeaker, volume=settings.volume / 100, on_notice=notices.append
                )
            )
        except AudioError as error:
            yield failed("Loudspeaker", error)
        else:
            yield checks.loudspeaker(loudspeaker, notices)
        yield from checks.microphone()
        if loudspeaker is not None:
            yield checks.echo(loudspeaker)


def check_network(seen: Witness = WITNESS) -> Check:
    """What was watched, and no more than that."""
    reached, still = sorted(seen.outside), open_now()
    data = {"reached": reached, "open": None if still is None else list(still)}
    if reached or still:
        found = f"these checks reached for {', '.join([*reached, *(still or ())])}"
        fix = "Nothing here should do that. Please report it."
        return Check("Network", State.FAILS, found, fix, 1, data)
    found = "not used by these checks; every connection that Python could open was watched"
    if still is not None:
        found += ". The system lists no connection of this program"
    return Check("Network", State.WORKS, found, data=data)


def _voice(stack: ExitStack, common: Common, settings: Settings) -> Tell | None:
    try:
        voiced = stack.enter_context(common.voices().open(settings.speech, tell=output.note))
    except AudioError as error:
        output.note(str(error))
        return None

    def aloud(text: str) -> None:
        reply = Reply((Chunk(text, ChunkKind.NOTICE),), NOTICE)
        try:
            voiced.speaker.say(reply, words_per_minute=settings.rate)
            voiced.look_again()  # lets go of a device that only one program can hold
        except SkillError as error:
            output.note(str(error))

    return aloud


def _summary(found: list[Check]) -> tuple[str, int]:
    broken = [each for each in found if each.state is State.FAILS]
    care = [each for each in found if each.state is State.CARE]
    code = next((each.exit_code for each in broken if each.exit_code), 0)
    if broken:
        names = ", ".join(each.name.lower() for each in broken)
        return f"Something that is needed does not work: {names}.", code
    if care:
        names = ", ".join(each.name.lower() for each in care)
        return f"All that is needed works. Take care of: {names}.", 0
    return "All is well.", 0


def _data(check: Check) -> dict[str, object]:
    return {
        "name": check.name,
        "state": check.state.name.lower(),
        "found": check.found,
        "fix": check.fix,
        **check.data,
    }
