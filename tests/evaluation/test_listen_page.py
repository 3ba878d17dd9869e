"""The page of the linter that listens."""

from __future__ import annotations

from html.parser import HTMLParser

from voice_skill.evaluation.listen import Result
from voice_skill.evaluation.listen_page import page
from voice_skill.evaluation.listen_words import Word

LOST = Result(
    "k", "<b>chest pain</b>", "danger sign", "flite slt", "10 dB", "chess", "red-flag:pe", "", 1, 2
)


def test_the_page_names_what_was_lost_and_confused() -> None:
    """Danger signs, the matrix, and unknown words, each as a table with a caption."""
    text = page([LOST], [Word("akathisia", 2, (("agatha asia", 1),), ())], title="Legs, by ear")
    for part in ("chess", "red-flag:pe", "(nothing heard)", "agatha asia (1)", "<caption>"):
        assert part in text


def test_the_page_escapes_and_asks_nobody() -> None:
    """What people say is shown, never run; nothing is fetched."""
    text = page([LOST], [], title="a <script>")
    assert "<script" not in text
    assert "<b>" not in text
    assert "http" not in text


def test_every_table_cell_stands_in_a_row_of_full_width() -> None:
    """A row that is short would put figures under the wrong heading."""
    counts: list[list[int]] = []

    class Rows(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "table":
                counts.append([])
            elif tag == "tr":
                counts[-1].append(0)
            elif tag in {"td", "th"}:
                counts[-1][-1] += 1

    Rows().feed(page([LOST], [Word("akathisia", 2, (), (("a", 1),))], title="t"))
    assert len(counts) == 4
    assert all(len(set(rows)) == 1 for rows in counts)
