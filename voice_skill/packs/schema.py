"""What may stand in a pack's files. One line of prose under each field that needs it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from voice_skill.values.pack import FlagKind

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
LevelWord = Literal["self-care", "routine", "same-day", "emergency"]
LineName = Literal["crisis", "abuse", "elder_abuse", "lonely", "grief"]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ChunkFile(Part):
    """A few sentences and where they come from."""

    say: Text
    sources: list[str] = Field(min_length=1)
    heading: str = ""
    answers: list[Text] = []
    """Questions that this very chunk answers best, as people put them; examples of the topic."""


class CareFile(Part):
    """When and where to seek care."""

    level: LevelWord
    say: Text
    sources: list[str] = Field(min_length=1)
    said_with: list[str] = []
    """``first``, or headings of chunks, after which it is said at once; with others by more."""


class TopicFile(Part):
    """``topics/<id>.yaml``: one thing that can be asked about, and its answer."""

    id: Id
    title: Text
    subjects: list[Text] | None = None
    """What "it" and "them" stand for after this answer: the first, or another that was named. An
    empty list leaves that to the topic before; without one it is the title."""
    first: ChunkFile
    more: list[ChunkFile] = Field(min_length=1)
    care: CareFile | None = None
    contested: list[str] = []
    related: list[str] = []
    offers_checkup: bool = False
    """After this answer a check-up is offered, once in a conversation."""
    care_advice: bool = False
    """It says when and whom to see. Where a danger sign was told, its order is said instead."""


class SourceFile(Part):
    """One entry of ``sources.yaml``: organisation, page, grade of provenance, day read."""

    organisation: Text
    page: Text
    grade: Literal["P", "M", "S", "J"]
    read: date
    address: str = ""
    note: str = ""


class ContestedFile(Part):
    """One entry of ``contested.yaml``: a claim, and who says what about it."""

    id: Text
    claim: Text
    says: Text
    sources: list[str] = Field(min_length=1)


class PackFile(Part):
    """``pack.yaml``: what the pack is."""

    id: Id
    title: Text
    about: Text
    """Completes the sentence "I know about ..."."""
    version: Text
    language: Literal["en"] = "en"
    reviewed: date
    """The day somebody last read all of it."""
    review_by: date
    """The day by which it must be read again."""
    signed_off_by: str = ""
    """The clinician who signed it off; empty says that nobody has."""
    welcome: list[Text] = []
    """Two or three questions to begin with, chosen by hand, without their question marks."""
    spoken: dict[str, Text] = {}
    """Organisations as they are named in a sentence, "From the NHS", by their names as sources."""
    subject_words: list[Text] = Field(min_length=1)
    """Words of the pack's subject. A question with none of them is harder to match."""


class LineFile(Part):
    """A telephone line of a country. ``call`` follows "call": "Samaritans on 116 123"."""

    call: Text
    source: str


class CountryFile(Part):
    """One entry of ``countries.yaml``: whom to call there."""

    name: Text
    emergency: Text
    advice: Text
    """Follows "call": a number, or words such as "your doctor's out-of-hours line"."""
    advice_name: Text
    advice_source: str = ""
    also: list[Text] = []
    """Other names of it, in small letters: what people say or type for it."""
    lines: dict[LineName, LineFile] = {}
    """Other lines, by the placeholder that names them in a pack; each rests on a source."""


class DangerPart(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class FindingFile(DangerPart):
    """One entry of ``findings``: what may be reported, and the words people use for it."""

    means: Text
    spoken: str = ""
    said: list[Text] = Field(min_length=1)
    unless: list[Text] = []
    implies: list[str] = []
    event: bool = False
    history: bool = False
    thought: bool = False


class RedFlagFile(DangerPart):
    """One entry of ``red_flags``: when it is raised, and what is said then."""

    label: Id | None = None
    kind: FlagKind = FlagKind.BODY
    level: LevelWord
    name: Text
    when: list[list[Text]] = Field(min_length=1)
    ask: str = ""
    order: Text
    because: Text
    meanwhile: list[Text] = Field(min_length=1, max_length=5)
    order_other: str = ""
    because_other: str = ""
    meanwhile_other: list[Text] = Field(default=[], max_length=5)
    sources: list[str] = Field(min_length=1)

    def spoken(self) -> Iterator[tuple[str, str]]:
        """Each sentence that is said, with the name of its field."""
        for name in ("ask", "order", "because", "order_other", "because_other"):
            yield name, getattr(self, name)
        for name in ("meanwhile", "meanwhile_other"):
            yield from ((name, text) for text in getattr(self, name))


class DangerFile(DangerPart):
    """One file of the folder ``red_flags``."""

    word_sets: dict[str, list[Text]] = {}
    findings: dict[str, FindingFile] = {}
    red_flags: dict[Id, RedFlagFile] = {}


class DangerExamplesFile(DangerPart):
    """``red_flag_examples.yaml``: sentences by the red flag they raise, or why they raise none."""

    raised: dict[str, list[Text]] = {}
    quiet: dict[str, list[Text]] = {}
