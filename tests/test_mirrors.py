"""Tests mirror modules: whoever opens a module knows where its test is."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]

WHOLE = frozenset(
    """
    architecture campaign/short checkup/checkup_laws checkup/checkup_states checkup/clinical
    checkup/one_calf dialogue/country cli/bad_recordings cli/cluster cli/commands cli/without_model
    dependencies
    dialogue/danger_first dialogue/every_state dialogue/follow_ups docs end_to_end/first_talk
    end_to_end/hardware end_to_end/steering end_to_end/talk end_to_end/when_it_listens
    hearing/synthesisers hearing_bench installs language/made_up language_is_data layers offline
    readme record talking_over_bench
    records/validators home_assistant_app telemetry web/accessibility web/announcements web/attacks
    web/both_browsers web/browser web/choosing_a_voice web/orca
    web/by_voice web/returning web/serving wheel
    """.split()
)
"""Tests of more than a module: laws, sweeps over all states, whole commands, the project itself."""

LACKING = {
    "": """
        sound
    """,
    "assembly": """
        spoken
    """,
    "assistant": """
        first_run manner ports troubles
    """,
    "checkup": """
        advice answering course facts hearing reckoning saved state wishes words
    """,
    "cli": """
        app ask models network options progress screen talk
    """,
    "cli/doctor": """
        health screen_readers sound_checks
    """,
    "cli/evaluate": """
        listening utterances
    """,
    "cli/packs": """
        examples_check lint_by_ear rehearsing
    """,
    "dialogue": """
        alarm_words correcting first_aid replies session steering talk
        topic_rules
    """,
    "evaluation": """
        noise utterances vignettes_page
    """,
    "hearing": """
        expected restored whisper
    """,
    "hearing/teaching": """
        fst_file graph_check language_model phrases
    """,
    "language": """
        findings grammar tables
    """,
    "language/en": """
        clauses
    """,
    "listening": """
        sound_server
    """,
    "listening/echo": """
        drift played room_filter
    """,
    "models": """
        planning progress
    """,
    "packs": """
        examples flow_lint flow_schema schema unasked validate walk
    """,
    "packs/reading": """
        words
    """,
    "packs/language_files": """
        fields grammar hearing wordings
    """,
    "records": """
        answered outline own_words style summary_types
    """,
    "safety": """
        denial evidence
    """,
    "speaking": """
        piece portaudio spoken_numbers telephones units words worker
    """,
    "understanding": """
        spelling wishes
    """,
    "understanding/learned": """
        embedding features
    """,
    "values": """
        audio errors flow heard level meaning pack place script
    """,
    "web": """
        app doctor_page microphone outbox parts render server tab timeouts work
    """,
}
"""Modules without a test of their own name: they are proved through others of their room.

The list may only get shorter.
"""


def _modules() -> set[str]:
    house = ROOT / "voice_skill"
    files = (each for each in house.rglob("*.py") if not each.stem.startswith("__"))
    return {each.relative_to(house).with_suffix("").as_posix() for each in files}


def _tests() -> set[str]:
    files = (each.relative_to(ROOT / "tests") for each in (ROOT / "tests").rglob("test_*.py"))
    return {(each.parent / each.stem.removeprefix("test_")).as_posix() for each in files} - {
        "mirrors"
    }


def test_every_test_is_named_after_a_module_or_is_of_the_whole() -> None:
    """A test file that mirrors nothing hides what it proves."""
    assert _tests() - _modules() == WHOLE


def test_every_new_module_comes_with_a_test_of_its_name() -> None:
    """Those that had none when the rule was made are listed."""
    listed = {
        f"{room}/{name}".removeprefix("/")
        for room, names in LACKING.items()
        for name in names.split()
    }
    assert _modules() - _tests() == listed
