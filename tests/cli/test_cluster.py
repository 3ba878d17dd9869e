"""``--scheduler``: work shared out over several processes, as over several computers."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.conftest import need
from tests.support import BICYCLE, ROOT
from voice_skill.cli.packs.lint_by_ear import hear
from voice_skill.evaluation.cluster import share
from voice_skill.evaluation.listen import Kind, Take
from voice_skill.evaluation.speakers import Speaker
from voice_skill.settings import Settings
from voice_skill.values.errors import ContentError, ModelError, SkillError

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("vosk_model", "tools")]

SMALL = ("packs", "listen", str(BICYCLE), "--sample", "2", "--no-words", "--json")
YES = Take("yes", Kind.ANSWER, Speaker("espeak-ng", "en-gb", 150), None)
BIKE = Settings(pack=str(BICYCLE), country="gb", second_engine="off")


@pytest.fixture(scope="module")
def tools() -> None:
    """Dask, and two programs that speak."""
    try:
        import distributed  # noqa: F401
    except ImportError:
        need('Dask is not installed: pip install -e ".[cluster]"')
    for program in ("espeak-ng", "flite"):
        if shutil.which(program) is None:
            need(f"{program} is not installed: sudo apt install {program}")


@pytest.fixture(scope="module")
def cluster(tools: None, cache: Path) -> Iterator[str]:
    """The address of a cluster with two processes, which keep what is learnt where tests do."""
    from distributed import LocalCluster

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VOICE_SKILL_CACHE", str(cache))
        started = LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        )
    with started:
        yield started.scheduler_address


@contextmanager
def dask(*words: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A program of Dask, until it has told that it serves or is connected."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words, "--no-dashboard"],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        cwd=environment.get("PYTHONPATH", ROOT),  # what Python looks through first
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if "Scheduler at:" in line or "Registered to:" in line:
                break
        yield process
    finally:
        process.kill()
        process.communicate()


@contextmanager
def scheduler() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A scheduler in a process of its own, without workers."""
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with dask("scheduler", "--host", "127.0.0.1", "--port", str(port)) as process:
        yield f"tcp://127.0.0.1:{port}", process


def worker(address: str, **environment: str) -> Any:
    """One worker more, in one process."""
    return dask("worker", address, "--nthreads", "1", "--no-nanny", **environment)


def test_a_cluster_hears_what_one_computer_hears(run: Run, cluster: str) -> None:
    """To the letter; and what one has heard, the other need not hear again."""
    alone = json.loads(run(*SMALL, "--jobs", "1", "--afresh").out)
    together = run(*SMALL, "--scheduler", cluster, "--afresh")
    assert json.loads(together.out) == alone
    assert f"Heard: 1 of {len(alone['rows'])}" in together.err
    again = run(*SMALL, "--scheduler", cluster)
    assert json.loads(again.out) == alone
    assert "Heard:" not in again.err


def test_recordings_come_out_as_on_one_computer(run: Run, cluster: str, tmp_path: Path) -> None:
    """In the order of their list, with the one that cannot be read."""
    (tmp_path / "broken.wav").write_bytes(b"RIFF")
    said = ("how do i oil the chain", "my tyre is flat", "what is the weather")
    for number, text in enumerate(said):
        with wave.open(str(tmp_path / f"{number}.wav"), "wb") as file:
            file.setparams((1, 2, 16_000, 0, "NONE", ""))
            file.writeframes(Speaker("flite", "slt").say(text) + bytes(12_800))
    listed = tmp_path / "manifest.tsv"
    rows = "".join(f"{n}.wav\t{text}\toiling-the-chain\n" for n, text in enumerate(said))
    listed.write_text(f"file\ttranscript\texpected\nbroken.wav\t\t\n{rows}")
    command = ("evaluate", "recordings", str(listed), "--pack", str(BICYCLE), "--json")
    run(*command, str(tmp_path / "alone.json"))
    run(*command, str(tmp_path / "together.json"), "--scheduler", cluster)
    alone, together = (
        [
            {name: value for name, value in row.items() if name not in {"spent", "ms"}}
            for row in json.loads((tmp_path / f"{name}.json").read_text())["rows"]
        ]
        for name in ("alone", "together")
    )
    assert together == alone
    assert [Path(row["file"]).stem for row in together] == ["broken", "0", "1", "2"]
    assert together[1]["got"] == "oiling-the-chain"
    nobody = ("--scheduler", "tcp://127.0.0.1:1")
    assert run(*command, str(tmp_path / "no.json"), *nobody).code == 2


def test_a_worker_whose_pack_was_changed_is_refused(cluster: str, tmp_path: Path) -> None:
    """By its first task: the sentence names the worker, the pack and the remedy."""
    copy = Path(shutil.copytree(BICYCLE, tmp_path / "bicycle"))

    def changed() -> Iterator[tuple[str, Take]]:
        (copy / "words.yaml").write_text("sounds_like: {derailleur: [de railer]}\n")
        yield "", YES

    told = rf"^The worker tcp://\S+ cannot take part: its pack bicycle is .*Copy the folder {copy}"
    with pytest.raises(ContentError, match=told):
        list(share(cluster, Settings(pack=str(copy), second_engine="off"), hear, changed()))


def test_a_worker_without_the_model_is_refused(run: Run, tmp_path: Path) -> None:
    """With the command that installs it; one that has no voice_skill of ours is, too."""
    other = Path(shutil.copytree(ROOT / "voice_skill", tmp_path / "other" / "voice_skill"))
    begins = other / "__init__.py"
    begins.write_text(begins.read_text().replace('__version__ = "', '__version__ = "0.0.'))
    with scheduler() as (address, _):
        bare = run(*SMALL, "--scheduler", address, "--afresh")
        assert bare.code == 2
        assert not bare.out
        assert f"{address} has no worker. Start one: dask worker {address}" in bare.err
        with worker(address, VOICE_SKILL_MODELS=str(tmp_path)):
            told = (
                r"cannot take part: its model vosk\S+ is missing.* voice-skill models install vosk"
            )
            with pytest.raises(ModelError, match=told):
                list(share(address, BIKE, hear, [("", YES)]))
        with worker(address, PYTHONPATH=str(other.parent)):
            told = r"The worker tcp://\S+ cannot take part: its voice_skill is version 0\.0\.\d"
            with pytest.raises(SkillError, match=told):
                list(share(address, BIKE, hear, [("", YES)]))


def test_a_lost_scheduler_loses_nothing_that_was_heard(
    run: Run, cache: Path, cluster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so and leaves with 1; the next run goes on from there."""
    with scheduler() as (address, process), worker(address, VOICE_SKILL_CACHE=str(cache)):
        from voice_skill.cli.packs import listening_lint

        def teller(_what: str) -> Any:
            return lambda done, _of: process.send_signal(signal.SIGKILL) if done == 2 else None

        monkeypatch.setattr(listening_lint, "_teller", teller)
        lost = run(*SMALL, "--scheduler", address, "--afresh")
        monkeypatch.undo()
    assert lost.code == 1
    assert f"The scheduler at {address} is gone. What was done until then is kept." in lost.err
    monkeypatch.setenv("VOICE_SKILL_CACHE", str(cache))
    went_on = run(*SMALL, "--scheduler", cluster)
    of = len(json.loads(went_on.out)["rows"])
    assert f"Heard: {of} of {of}." in went_on.err
    assert "Heard: 1 of" not in went_on.err
