"""What was told in a check-up, said back in a few words: "You told me: left calf, swollen."."""

from __future__ import annotations

from voice_skill.checkup.reckoning import value_of, view_of
from voice_skill.checkup.step import worst_of
from voice_skill.language.prompts import listed, prompt
from voice_skill.understanding.people import Patient
from voice_skill.values.flow import Flow, FlowState, Known
from voice_skill.values.text import WORDS_A_SENTENCE


def understood(flow: Flow, state: FlowState, patient: Patient, details: tuple[str, ...]) -> str:
    """What was told, in a few sentences: what is there, what is unsure, what is not."""
    here, unsure, gone = told(flow, state)
    of = "_of" if patient.who and patient.who != "them" else ""
    parts = [*details[:2], *here]
    said = [prompt(f"checkup.no_danger{of}", who=patient.who)]
    if parts:
        said = [within(f"checkup.told{of}", parts, who=patient.who)]
    if unsure:
        said.append(within("checkup.not_sure", unsure))
    if gone:
        said.append(within("checkup.denied", gone, between="lists.neither"))
    return " ".join(said)


def told(flow: Flow, state: FlowState) -> tuple[list[str], list[str], list[str]]:
    """(what is there, what is unsure, what is not), each in a few words, gravest first."""
    view = view_of(flow, state)
    named = {name for name, value in view.facts.items() if value is Known.YES}
    here = [flow.facts[name] for name in view.facts if name in named and name in flow.facts]
    unsure: list[str] = []
    gone: list[str] = []
    for question in sorted(flow.questions, key=lambda each: -worst_of(flow, each)):
        value = value_of(view, question.id)
        if question.within_days is not None:
            continue  # said back in the person's own words
        if value is Known.YES and not named & set(question.asks):
            here.append(question.told)
        elif value is Known.UNSURE:
            unsure.append(question.told)
        elif value is Known.NO and question.id in view.answers:
            gone.append(question.told)
    return list(dict.fromkeys(here)), unsure, gone


def within(key: str, parts: list[str], between: str = "lists.comma", **values: str) -> str:
    """That sentence with as many parts as one breath takes; the first is always said."""
    said = prompt(key, told=parts[0], **values)
    for count in range(2, len(parts) + 1):
        longer = prompt(key, told=listed(parts[:count], between=between), **values)
        if len(longer.split()) > WORDS_A_SENTENCE:
            break
        said = longer
    return said
