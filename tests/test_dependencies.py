"""The table of packages is what lock file and pyproject.toml say; somebody looked at each."""

from __future__ import annotations

from packaging.utils import canonicalize_name

from tests.support import script


def test_the_table_is_fresh() -> None:
    """Otherwise: ``python docs/dependencies.py``."""
    made = script("dependencies")
    assert made.PAGE.read_text("utf-8") == made.page()


def test_somebody_looked_at_each_package_and_at_no_other() -> None:
    """A new one is looked at before it is added; one that went is forgotten."""
    made = script("dependencies")
    assert set(made.facts()) == set(made.asked())
    for facts in made.facts().values():
        assert {"licence", "size", "sends", "released"} <= set(facts)


def test_each_is_locked() -> None:
    """The table would otherwise tell of another version than the tests had."""
    made = script("dependencies")
    assert {canonicalize_name(name) for name in made.asked()} <= set(made.locked())
