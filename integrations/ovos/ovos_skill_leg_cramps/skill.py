"""The skill: our own understanding decides what is ours; a check-up keeps the talk."""

from __future__ import annotations

from typing import Any, ClassVar

from ovos_bus_client.message import Message
from ovos_workshop.decorators import fallback_handler
from ovos_workshop.skills.converse import ConversationalSkill
from ovos_workshop.skills.fallback import FallbackSkill

from ovos_skill_leg_cramps.shared import heard_in, is_english, talk_of
from voice_skill.values.meaning import MANNERS, ControlWord
from voice_skill.values.reply import ReplyKind, control

_OTHERS = {control(each) for each in (*MANNERS, ControlWord.WAIT_LONGER, ControlWord.WAIT_LESS)}
"""The loudspeaker, the voice and the microphone are OVOS's own: we could only say that we obey."""


class LegCrampsSkill(ConversationalSkill, FallbackSkill):
    """Answers what it understands, and leaves the rest to other skills.

    While a check-up waits for an answer, what is said is taken as one.
    """

    loaded: ClassVar[set[str]] = set()
    """Ids under which it runs here: only then has a danger sign somebody to be given to."""

    def initialize(self) -> None:
        """Called by OVOS once the skill has its bus."""
        # By its name OVOS learns that it was answered; else it waits, and says nothing more.
        self.add_event(
            f"{self.skill_id}:danger",
            self.answer,
            handler_info="mycroft.skill.handler",
            is_intent=True,
            intent_name="danger",
        )
        self.loaded.add(self.skill_id)

    def default_shutdown(self) -> None:
        """Called by OVOS at the end."""
        self.loaded.discard(self.skill_id)
        super().default_shutdown()

    def can_answer(self, message: Message) -> bool:
        """Whether nobody else did, and it is ours."""
        return self._is_ours(message)

    def can_converse(self, message: Message) -> bool:
        """Whether it is ours; while a check-up or a danger waits for an answer, any words are."""
        return self._is_ours(message)

    def converse(self, message: Message) -> bool:
        """The next turn."""
        return self.answer(message)

    @fallback_handler(priority=40)
    def ask(self, message: Message) -> bool:
        """The first turn, or one after a talk with another skill."""
        return self.answer(message)

    def answer(self, message: Message) -> bool:
        """Say what is answered, word for word; the microphone opens where something was asked."""
        answer = talk_of(message).hear(heard_in(message))
        reply = answer.reply
        told: dict[str, Any] = {"level": reply.level.label if reply.level is not None else None}
        self.speak(answer.text, expect_response=reply.listen, meta=told)
        if reply.effect is ControlWord.STOP:
            self.deactivate()
        return True

    def _is_ours(self, message: Message) -> bool:
        """Not what we do not understand, nor what is OVOS's; "next" only after an answer of ours.

        In a check-up our dialogue takes words that mean nothing to it for an unclear answer.
        """
        heard = heard_in(message)
        if not is_english(message) or not heard.text:
            return False
        talk = talk_of(message)
        outcome = talk.outcome_of(heard)
        if outcome.kind is ReplyKind.CONTROL and talk.answer is None:
            return False
        return outcome.kind is not ReplyKind.MISS and outcome not in _OTHERS
