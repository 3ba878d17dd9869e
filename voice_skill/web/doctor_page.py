"""The page for the doctor: shown, and handed over as a file, when its button is pressed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from anyio import CapacityLimiter, to_thread
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from voice_skill.assistant.doctor_pages import DoctorPages
from voice_skill.dialogue.session import Session
from voice_skill.records.page import body
from voice_skill.records.pdf import can_make_pdf
from voice_skill.records.saving import rendered
from voice_skill.records.summary_types import Summary
from voice_skill.values.errors import SkillError
from voice_skill.values.flow import Flow
from voice_skill.web.looks import Looks
from voice_skill.web.parts import Parts
from voice_skill.web.render import Renderer
from voice_skill.web.rooms import Room

FORMS = {
    "html": ("A web page", ".html", "text/html; charset=utf-8"),
    "pdf": ("PDF in large letters", ".pdf", "application/pdf"),
    "clinic": ("PDF for the doctor, one sheet", ".clinic.pdf", "application/pdf"),
    "json": ("JSON, for other programs", ".json", "application/json"),
    "fhir": ("FHIR, for a surgery's computer", ".fhir.json", "application/fhir+json"),
}
"""Forms of the page: what stands on the button, the end of the file's name, its kind."""


@dataclass(frozen=True, slots=True)
class DoctorSheet:
    """Makes the page out of a conversation; keeps nothing."""

    parts: Parts
    renderer: Renderer
    thinking: CapacityLimiter

    async def show(self, room: Room, looks: Looks, *, problem: str = "") -> Response:
        """The page, with buttons to go back, print and save."""
        html = await to_thread.run_sync(self._html, room, looks, problem, limiter=self.thinking)
        return HTMLResponse(html)

    async def file(self, room: Room, form: str, looks: Looks) -> Response:
        """The page as a file to keep; shown with the reason where that cannot be."""
        _, suffix, kind = FORMS[form]
        try:
            content = await to_thread.run_sync(
                self._rendered, room.session, suffix, limiter=self.thinking
            )
        except SkillError as error:
            return await self.show(room, looks, problem=str(error))
        name = f"page-for-the-doctor-{self.parts.today()}{suffix}"
        # Read by programs as a file, never shown here: it has a style of its own inside.
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type=kind, headers=headers)

    def _html(self, room: Room, looks: Looks, problem: str) -> str:
        summary = self._summary(room.session)
        forms = [(form, words[0]) for form, words in FORMS.items() if _can(form)]
        sheet = Markup(body(summary))  # noqa: S704 - escaped where it is made
        return self.renderer.sheet(room, sheet, forms=forms, problem=problem, looks=looks)

    def _rendered(self, session: Session, suffix: str) -> bytes:
        flows = self._flows()
        return rendered(self._summary(session), Path(f"page{suffix}"), flows)

    def _summary(self, session: Session) -> Summary:
        return DoctorPages(self.parts.dialogue.get()).summary(session)

    def _flows(self) -> tuple[Flow, ...]:
        checker = self.parts.dialogue.get().checker
        return checker.flows if checker is not None else ()


def _can(form: str) -> bool:
    return not FORMS[form][1].endswith(".pdf") or can_make_pdf()
