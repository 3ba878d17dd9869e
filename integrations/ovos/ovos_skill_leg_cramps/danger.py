"""Danger signs before every other skill: nothing else is matched by this part of the pipeline."""

from __future__ import annotations

from ovos_bus_client.message import Message
from ovos_plugin_manager.templates.pipeline import IntentHandlerMatch, PipelinePlugin

from ovos_skill_leg_cramps.shared import heard_in, is_english, talk_of
from ovos_skill_leg_cramps.skill import LegCrampsSkill


class DangerFirst(PipelinePlugin):
    """Gives what tells of a danger to the skill, whoever is being talked to just then.

    Set it first in the pipeline of OVOS. Without the skill it matches nothing.
    """

    def match(
        self, utterances: list[str], lang: str, message: Message
    ) -> IntentHandlerMatch | None:
        """The skill's own event for it; None where no danger is told of."""
        skill = next(iter(LegCrampsSkill.loaded), None)
        if skill is None or not utterances or not is_english(message):
            return None
        if not talk_of(message).is_urgent(heard_in(message)):
            return None
        return IntentHandlerMatch(
            match_type=f"{skill}:danger",
            match_data={"utterances": utterances, "lang": lang},
            skill_id=skill,
            utterance=utterances[0],
        )
