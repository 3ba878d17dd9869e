"""Blocks of a page, and which of them belong together."""

from __future__ import annotations

from voice_skill.records.blocks import Block, Look, Run, rows


def _block(look: Look, text: str = "") -> Block:
    return Block(look, (Run(text or look.value),))


def test_items_make_one_list_and_headings_stand_alone() -> None:
    """A list that another block breaks is two."""
    row = [Look.HEADING, Look.HEADING, Look.ITEM, Look.ITEM, Look.TEXT, Look.ITEM]
    found = [(look, len(blocks)) for look, blocks in rows(map(_block, row))]
    assert found == [
        (Look.HEADING, 1),
        (Look.HEADING, 1),
        (Look.ITEM, 2),
        (Look.TEXT, 1),
        (Look.ITEM, 1),
    ]


def test_the_text_of_a_block_is_that_of_its_runs() -> None:
    """Without looks."""
    assert Block(Look.ITEM, (Run("Is it sore?"), Run("Yes.", bold=True))).text == "Is it sore? Yes."
