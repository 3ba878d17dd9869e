"""Views into HTML: jinja2, with every value escaped."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from voice_skill.language.looks import Look
from voice_skill.language.prompts import examples_of, prompt, review
from voice_skill.values.pack import Picture
from voice_skill.web.assets import FOLDER
from voice_skill.web.parts import Parts
from voice_skill.web.rooms import Room, Turn
from voice_skill.web.view import View, view_of

THEMES = ("auto", "light", "dark", "yellow")
SIZES = ("normal", "large", "largest")


@dataclass(frozen=True, slots=True)
class Looks:
    """How the page is to look, as chosen on it; unknown wishes count as none."""

    theme: str = THEMES[0]
    size: str = SIZES[0]

    @classmethod
    def of(cls, theme: object, size: object) -> Looks:
        """The looks of a form."""
        return cls(
            theme if isinstance(theme, str) and theme in THEMES else THEMES[0],
            size if isinstance(size, str) and size in SIZES else SIZES[0],
        )

    def after(self, look: Look) -> Looks:
        """The looks once that wish was carried out; the largest letters get no larger."""
        step = {Look.BIGGER: 1, Look.SMALLER: -1}.get(look)
        if step is not None:
            place = min(max(SIZES.index(self.size) + step, 0), len(SIZES) - 1)
            return replace(self, size=SIZES[place])
        return replace(self, theme=look.value) if look.value in THEMES else self


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
            review=lambda: review(pack, today=parts.today()),
        )

    def page(
        self, room: Room | None, now: Turn, *, looks: Looks, problem: str = "", status: str = ""
    ) -> str:
        """The whole page. ``room`` is None before anything was said; ``status`` is told beside."""
        earlier = room.turns[:-1] if room is not None else ()
        nothing = prompt("face.nothing_typed")
        here = now.whom.code if now.whom is not None else ""
        topics = [(topic.title, topic.examples[0]) for topic in self._parts.pack.topics]
        return self._environment.get_template("page.html").render(
            token=self._token,
            conversation=room.id if room is not None else "",
            now=view_of(now),
            pictures=self._pictures(now),
            earlier=self._views(earlier),
            topics=topics,
            opening=self._parts.opening,
            speech=self._parts.speech,
            looks=looks,
            problem=problem,
            nothing=nothing,
            autofocus=now.number > 0 and problem != nothing,
            status=status,
            countries=[
                (prompt("face.country", name=each.name), each.name, each.code == here)
                for each in self._parts.countries
            ],
        )

    def turn(self, turn: Turn) -> str:
        """The open turn, with its buttons."""
        template = self._environment.get_template("turn.html")
        return template.render(
            now=view_of(turn),
            pictures=self._pictures(turn),
            opening=self._parts.opening,
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
            turn=room.last.number,
        )

    def _pictures(self, turn: Turn) -> list[tuple[Picture, Markup]]:
        # A pack's drawings are checked when it is read: shapes only, no script, no reference.
        found = self._parts.pack.pictures_for(turn.reply)
        return [(each, Markup(each.svg)) for each in found]  # noqa: S704

    def _views(self, turns: tuple[Turn, ...]) -> list[View]:
        return [view_of(turn) for turn in reversed(turns) if turn.number > 0]
