"""A file appears whole or not at all, and nobody is led by a link onto another user's file."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from voice_skill.whole import NewFile

posix = pytest.mark.skipif(os.name != "posix", reason="links, modes and users are POSIX")


def _write(file: Path, *, over: bool = True) -> None:
    new = NewFile(file)
    new.out.write(b"new")
    new.settle(over=over)


def test_nothing_is_there_before_it_is_whole(tmp_path: Path) -> None:
    """And nothing beside it afterwards."""
    file = tmp_path / "a"
    new = NewFile(file)
    new.out.write(b"new")
    assert not file.exists()
    new.settle()
    assert file.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a"]


def test_what_is_given_up_leaves_all_as_it_was(tmp_path: Path) -> None:
    """However often it is given up."""
    file = tmp_path / "a"
    file.write_bytes(b"old")
    new = NewFile(file)
    new.out.write(b"new")
    new.discard()
    new.discard()
    assert file.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


def test_nothing_is_written_over_where_that_is_not_wanted(tmp_path: Path) -> None:
    """Even what came while it was written."""
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        _write(tmp_path / "a", over=False)
    assert (tmp_path / "a").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_a_file_that_was_there_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    """What was private stays private, what was shared stays shared."""
    (tmp_path / "a").touch()
    (tmp_path / "a").chmod(mode)
    _write(tmp_path / "a")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == mode


@posix
@pytest.mark.parametrize("target", ["there", "not there yet", "deep/there"])
def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path, target: str) -> None:
    """Be the target there or not, through any number of links."""
    (tmp_path / "deep").mkdir()
    if "yet" not in target:
        (tmp_path / target).touch()
    (tmp_path / "one").symlink_to(target)
    (tmp_path / "two").symlink_to(tmp_path / "one")
    _write(tmp_path / "two")
    assert (tmp_path / "one").is_symlink()
    assert (tmp_path / "two").is_symlink()
    assert (tmp_path / target).read_bytes() == b"new"


@posix
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda file: file.mkdir(), "it is a folder"),
        (os.mkfifo, "a device or a pipe"),
        (lambda file: (file.touch(), file.chmod(0o400)), "it is read-only"),
        (lambda file: file.symlink_to(file), "symbolic links"),
        (lambda file: file.symlink_to("/dev/null"), "a device or a pipe|another user"),
        (lambda file: file.symlink_to(file.parent), "it is a folder"),
    ],
    ids=["folder", "pipe", "read-only", "loop", "device", "link to a folder"],
)
def test_what_is_no_file_of_ours_is_refused_and_stays(
    tmp_path: Path, make: Callable[[Path], object], says: str
) -> None:
    """With the reason in words."""
    file = tmp_path / "a"
    make(file)
    before = file.lstat()
    with pytest.raises(OSError, match=says) as caught:
        NewFile(file)
    assert caught.value.strerror
    assert file.lstat() == before
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="only root can make another user's file"
)
@pytest.mark.parametrize("what", ["file", "link", "target"])
def test_another_users_file_or_link_is_refused(tmp_path: Path, what: str) -> None:
    """In a shared folder anybody may lay a link that leads onto something of ours."""
    mine, link = tmp_path / "mine", tmp_path / "link"
    mine.write_bytes(b"old")
    link.symlink_to(mine)
    os.chown(link if what == "link" else mine, 65534, 65534, follow_symlinks=False)
    with pytest.raises(OSError, match="another user"):
        NewFile(mine if what == "file" else link)
    assert mine.read_bytes() == b"old"


@posix
@pytest.mark.parametrize(
    ("number", "left"), [(signal.SIGTERM, []), (signal.SIGHUP, []), (signal.SIGKILL, ["part"])]
)
def test_a_program_that_is_ended_leaves_nothing(
    tmp_path: Path, number: signal.Signals, left: list[str]
) -> None:
    """Only one that is killed can leave a part; the next one that writes there removes it."""
    script = f"""
        import sys, time
        from pathlib import Path
        from voice_skill.cli.leaving import tidily
        from voice_skill.whole import NewFile
        tidily()
        new = NewFile(Path({str(tmp_path / "a")!r}))
        new.out.write(b"half")
        print(flush=True)
        time.sleep(60)
    """
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(number)
    process.communicate(timeout=60)
    assert [name.rpartition(".")[2] for name in os.listdir(tmp_path)] == left
    (tmp_path / f".a.{os.getpid()}-0.part").touch()  # one that lives is left alone
    _write(tmp_path / "a")
    assert sorted(os.listdir(tmp_path)) == [f".a.{os.getpid()}-0.part", "a"]
