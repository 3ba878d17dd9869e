"""The commands, as a person types them: answers on stdout, all else on stderr."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, commands
from tests.support import BICYCLE

TYRES = ("--pack", str(BICYCLE), "--quiet")


@pytest.mark.parametrize("command", ["voice-skill", *commands()])
def test_every_command_has_help(run: Run, command: str) -> None:
    """In plain lines, without boxes, leaving with 0."""
    result = run(*command.split()[1:], "--help")
    assert result.code == 0
    assert "Usage: voice-skill" in result.out
    assert "│" not in result.out


def test_a_question_is_answered_on_stdout_with_its_sources(run: Run) -> None:
    """And the exit code says so."""
    result = run("ask", "how do I mend a flat tyre?", *TYRES)
    assert result.code == 0
    assert "Take the wheel off and find the hole." in result.out
    assert "Sources: Bicycle Handbook." in result.out
    assert result.out.splitlines()[-1] == "There is more: add --more."


def test_a_question_needs_no_quotes(run: Run) -> None:
    """All words that follow are the question."""
    spread = run("ask", "how", "do", "i", "mend", "a", "flat", "tyre", *TYRES)
    assert spread.out == run("ask", "how do i mend a flat tyre", *TYRES).out


def test_a_question_without_words_was_typed_not_said(run: Run) -> None:
    """So nothing is said of hearing."""
    result = run("ask", "...", *TYRES)
    assert result.code == 3
    assert result.out == "You typed no words.\n"


def test_sources_are_told_in_full_where_that_is_asked(run: Run) -> None:
    """With page, day, and how they were read."""
    result = run("ask", "how do I mend a flat tyre?", "--sources", *TYRES)
    assert "- Bicycle Handbook: Tyres and chains. No source states this" in result.out
    assert "23 November 2026" in result.out


@pytest.mark.parametrize("question", ["how do I mend a flat tyre?", "I have chest pain"])
def test_the_guessed_country_is_said_once(run: Run, question: str) -> None:
    """Beside an answer; within an order, whose number rests on it."""
    result = run("ask", question, *TYRES)
    assert (result.out + result.err).count("I guessed your country") == 1


def test_more_gives_the_whole_answer(run: Run) -> None:
    """For somebody who reads, or scripts."""
    result = run("ask", "how do I mend a flat tyre?", "--more", *TYRES)
    assert "Bubbles show the hole." in result.out
    assert "--more" not in result.out


def test_json_holds_chunks_sources_level_and_what_was_heard(run: Run) -> None:
    """For programs; levels are data, never an exit code.

    ``level`` is of this person, and nothing was told of one; ``care_level`` is what is spoken of.
    """
    result = run("ask", "how do I mend a flat tyre?", "--json", "--pack", str(BICYCLE))
    data = json.loads(result.out)
    assert data["understood"] == "flat-tyre"
    assert data["level"] is None
    assert data["care_level"] == "routine"
    assert data["heard"][0]["text"] == "how do I mend a flat tyre?"
    assert {"organisation", "page", "grade", "read"} <= set(data["sources"][0])
    assert data["chunks"][1]["sources"] == ["handbook"]


def test_what_is_not_known_leaves_with_3(run: Run) -> None:
    """And says what is known."""
    result = run("ask", "who won the football", *TYRES)
    assert result.code == 3
    assert "I know about bicycle tyres and chains" in result.out


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_question_is_a_usage_error(run: Run, text: str) -> None:
    """There is nothing to answer."""
    result = run("ask", text, *TYRES)
    assert result.code == 2
    assert "There is no question" in result.err
    assert result.out == ""


@pytest.mark.parametrize(
    "text",
    ["x" * 100_000, "flat tyre " * 10_000, "\x00\x1b[31m\x07", "脚がつる", "नमस्ते", "🦵", "?!"],
)
def test_strange_text_gets_a_sentence_and_never_a_traceback(run: Run, text: str) -> None:
    """Long, hostile, foreign or empty of words."""
    result = run("ask", text, *TYRES)
    assert result.code in {0, 3}
    assert result.out
    assert "Traceback" not in result.err
    assert "\x1b" not in result.out
    assert "did not hear" not in result.out


def test_topics_are_listed_with_titles_and_ids(run: Run) -> None:
    """One a line."""
    result = run("topics", "--pack", str(BICYCLE))
    assert result.out.splitlines()[0] == "Mending a flat tyre (flat-tyre)"


def test_config_shows_every_setting_and_where_it_stands(run: Run, tmp_path: Path) -> None:
    """So that a person can change it."""
    assert "rate = 150" in run("config", "show").out
    assert "earcons = true" in run("config", "show").out
    assert run("config", "set", "rate", "120").code == 0
    assert json.loads(run("config", "show", "--json").out)["rate"] == 120
    assert run("config", "path").out.strip() == str(tmp_path / "config.toml")


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("rate = 9000", "config.toml, rate: 9000 is outside 80 to 300"),
        ("earcons = True", "is not valid TOML"),
        ("country = 'atlantis'", "atlantis"),
        ("nonsense = 1", "no setting is called nonsense"),
    ],
)
def test_a_wrong_setting_is_named_and_silences_nobody(
    run: Run, tmp_path: Path, kept: str, told: str
) -> None:
    """File, name, value and remedy; the answer comes all the same."""
    (tmp_path / "config.toml").write_text(f"{kept}\n")
    result = run("ask", "how do I mend a flat tyre", *TYRES)
    assert result.code == 0
    assert told in result.err
    assert "Take the wheel off" in result.out


def test_a_wrong_setting_is_named_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often a command looks at the settings, and again by the next command."""
    (tmp_path / "config.toml").write_text("nonsense = 1\ncountry = 'atlantis'\n")
    monkeypatch.setenv("VOICE_SKILL_VOLUME", "loud")
    for out in (tmp_path / "a.wav", tmp_path / "b.wav"):
        result = run("ask", "how do I oil the chain", "--pack", str(BICYCLE), "--out", str(out))
        for told in ("called nonsense", "atlantis' is not known", "VOICE_SKILL_VOLUME"):
            assert result.err.count(told) == 1, result.err


def test_a_wrong_flag_leaves_with_2_and_names_it(run: Run) -> None:
    """It was typed just now, and can be typed again."""
    result = run("ask", "flat tyre", "--rate", "9000", *TYRES)
    assert result.code == 2
    assert "--rate: 9000 is outside 80 to 300" in result.err


def test_an_unknown_country_leaves_with_2_and_lists_the_known(run: Run) -> None:
    """A wrong number to call would be worse than none."""
    result = run("ask", "flat tyre", "--country", "atlantis", *TYRES)
    assert result.code == 2
    assert "gb" in result.err


def test_a_wrong_pack_leaves_with_6(run: Run, tmp_path: Path) -> None:
    """Content errors have an exit code of their own."""
    result = run("ask", "flat tyre", "--pack", str(tmp_path), "--quiet")
    assert result.code == 6
    assert "has no pack.yaml" in result.err


def test_an_unknown_command_leaves_with_2_and_a_suggestion(run: Run) -> None:
    """A slip of the finger is forgiven."""
    result = run("aks", "flat tyre")
    assert result.code == 2
    assert "ask" in result.err


def test_packs_check_says_what_the_pack_holds(run: Run) -> None:
    """And leaves with 0 where nothing is wrong."""
    result = run("packs", "check", str(BICYCLE))
    assert result.code == 0
    assert "Bicycle care: 2 topics, 32 ways of asking" in result.out


def test_a_typed_check_up_ends_with_a_level(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions one by one; the transcript is kept with --json."""
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("no\n" * 14 + "yes\n" * 3))
    result = run("triage", "i've been getting cramps in my calf at night", "--json")
    data = json.loads(result.out)
    assert data["level"] in {"self-care", "routine"}
    assert data["transcript"][1]["who"] == "skill"


def test_a_danger_sign_ends_the_check_up_at_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the order first."""
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("yes i can't breathe\n" + "no\n" * 20))
    result = run("triage", "my calf is aching", "--quiet")
    assert "Call 999 now" in result.out
    assert result.code == 0


def test_the_version_is_one_line(run: Run) -> None:
    """For a report of a fault."""
    assert run("--version").out.startswith("voice-skill 0.")


@pytest.mark.slow
@pytest.mark.parametrize("speech", ["screen-reader", "off"])
def test_a_typed_question_is_answered_in_text_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, speech: str
) -> None:
    """And that is no failure."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("VOICE_SKILL_SPEECH", speech)
    result = run("ask", "How do I oil the chain?", "--pack", str(BICYCLE))
    assert result.code == 0
    assert "one drop of oil" in result.out


def test_a_text_without_end_is_not_spoken_for_hours(run: Run, tmp_path: Path) -> None:
    """It is refused with its length, and nothing is written."""
    out = tmp_path / "a.wav"
    result = run("say", "a" * 100_000, "--out", str(out))
    assert result.code == 2
    assert "100,000 letters" in result.err
    assert not out.exists()
