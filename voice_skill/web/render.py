"""Views into HTML: jinja2, with every value escaped."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from voice_skill.language.buttons import opening
from voice_skill.language.prompts import examples_of, prompt, review
from voice_skill.values.pack import Picture
from voice_skill.web.assets import FOLDER
from voice_skill.web.looks import Looks
from voice_skill.web.parts import Parts
from voice_skill.web.rooms import Room
from voice_skill.web.turns import Turn
from voice_skill.web.view import View, view_of


@dataclass(frozen=True, slots=True)
class Told:
    """What the page tells beside the turn: a problem, what is wrong in the box, what changed."""

    problem: str = ""
    wrong: str = ""
    status: str = ""


class Renderer:
    """Makes the page, and the piece of it that one turn is."""

    def __init__(self, parts: Parts, token: str) -> None:
        self._parts = parts
        self._token = token
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        pack = parts.pack
        self._environment.globals.update(
            pack=pack,
            examples=examples_of(pack),
            opening=opening(),
            review=lambda: review(pack, today=parts.today()),
        )

    def page(self, room: Room | None, now: Turn, *, looks: Looks, told: Told = Told()) -> str:
        """The whole page. ``room`` is None before anything was said."""
        earlier = room.turns[:-1] if room is not None else ()
        here = now.whom.code if now.whom is not None else ""
        topics = [(topic.title, topic.examples[0]) for topic in self._parts.pack.topics]
        return self._environment.get_template("page.html").render(
            token=self._token,
            conversation=room.id if room is not None else "",
            now=view_of(now),
            pictures=self._pictures(now),
            earlier=self._views(earlier),
            topics=topics,
            speech=now.manner.speech,
            looks=looks,
            told=told,
            autofocus=now.number > 0 and not told.wrong,
            countries=[
                (prompt("face.country", name=each.name), each.name, each.code == here)
                for each in self._parts.countries
            ],
            speakers=self._speakers(now),
        )

    def _speakers(self, now: Turn) -> list[tuple[str, str, bool]]:
        # (what to ask for, its name, whether it speaks now); nothing where there is no choice.
        listed = self._parts.voices.get().listed()
        usual = prompt("steering.usual_voice").capitalize()
        found = [(each.id, each.name or usual, each.id == now.manner.voice) for each in listed]
        return found if len(found) > 1 else []

    def turn(self, turn: Turn) -> str:
        """The open turn, with its buttons."""
        template = self._environment.get_template("turn.html")
        return template.render(
            now=view_of(turn),
            pictures=self._pictures(turn),
            autofocus=False,
        )

    def earlier(self, turns: tuple[Turn, ...]) -> str:
        """Turns that are over, newest first."""
        template = self._environment.get_template("earlier.html")
        return template.render(earlier=self._views(turns))

    def sheet(
        self,
        room: Room,
        sheet: Markup,
        *,
        forms: list[tuple[str, str]],
        problem: str,
        looks: Looks,
    ) -> str:
        """The page for the doctor, with its buttons. ``sheet`` is HTML already."""
        return self._environment.get_template("sheet.html").render(
            sheet=sheet,
            looks=looks,
            forms=forms,
            problem=problem,
            token=self._token,
            conversation=room.id,
        )

    def _pictures(self, turn: Turn) -> list[tuple[Picture, Markup]]:
        # A pack's drawings are checked when it is read: shapes only, no script, no reference.
        found = self._parts.pack.pictures_for(turn.reply)
        return [(each, Markup(each.svg)) for each in found]  # noqa: S704

    def _views(self, turns: tuple[Turn, ...]) -> list[View]:
        return [view_of(turn) for turn in reversed(turns) if turn.number > 0]
