"""Files are fetched over HTTPS, from a real server with a certificate of its own."""

from __future__ import annotations

import http.server
import ssl
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.models.support import PARTS, Tiny, entry_for, make_archive, sha256
from voice_skill.models import (
    Entry,
    Progress,
    Source,
    SourceFile,
    SourceKind,
    Step,
    find,
    install,
    plan,
)
from voice_skill.models.sources import unusable
from voice_skill.values.errors import ModelError


@dataclass
class Server:
    """What the makers' server holds: a path and the status, headers and body it answers."""

    address: str = ""
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", str(file), "-out", str(file.with_suffix(".crt"))),
        ],
        check=True,
        capture_output=True,
    )
    file.write_bytes(file.read_bytes() + file.with_suffix(".crt").read_bytes())
    return file


@pytest.fixture
def server(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    served = Server()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = served.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    listener = http.server.ThreadingHTTPServer(("localhost", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    listener.socket = context.wrap_socket(listener.socket, server_side=True)
    served.address = f"https://localhost:{listener.server_address[1]}"
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    monkeypatch.setenv("no_proxy", "localhost")
    thread = threading.Thread(target=listener.serve_forever, args=(0.02,))
    thread.start()
    yield served
    listener.shutdown()
    thread.join()
    listener.server_close()


def _entry(tiny: Tiny, server: Server, path: str = "/tiny-1.0.zip") -> Entry:
    return entry_for(tiny.archive, address=server.address + path)


def test_a_model_is_fetched_checked_and_installed(tiny: Tiny, server: Server) -> None:
    """Progress counts the bytes up to the size that was told before."""
    server.answers["/tiny-1.0.zip"] = (200, {}, tiny.archive.read_bytes())
    steps: list[Progress] = []
    install(plan(_entry(tiny, server)), tell=steps.append)
    fetched = [each for each in steps if each.step is Step.FETCHING]
    assert fetched[-1].done == fetched[-1].total == tiny.archive.stat().st_size
    assert not find(tiny.entry).problem


def test_a_redirect_to_another_https_address_is_followed(tiny: Tiny, server: Server) -> None:
    """Big files often lie on another host."""
    server.answers["/tiny-1.0.zip"] = (302, {"Location": f"{server.address}/elsewhere"}, b"")
    server.answers["/elsewhere"] = (200, {}, tiny.archive.read_bytes())
    assert install(plan(_entry(tiny, server))).folder == tiny.target


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((302, {"Location": "http://localhost:1/x"}, b""), "which is not https"),
        ((404, {}, b""), "localhost: answers 404 Not Found"),
        ((200, {}, b"<html>please log in</html>"), "localhost: sent 26 of"),
        ((200, {}, b"x" * 100_000), "sends more bytes than the file has"),
        ((200, {"Content-Length": "5000"}, b"short"), "localhost: sent 5 of"),
    ],
    ids=["off https", "not found", "a login page", "endless", "broken off"],
)
def test_a_wrong_answer_is_named_and_leaves_nothing(
    tiny: Tiny, server: Server, answer: tuple[int, dict[str, str], bytes], says: str
) -> None:
    """Whatever the server sends, no byte of it stays."""
    server.answers["/tiny-1.0.zip"] = answer
    with pytest.raises(ModelError, match=says):
        install(plan(_entry(tiny, server)))
    assert list(tiny.home.iterdir()) == []


def test_a_file_with_a_wrong_checksum_is_thrown_away(tiny: Tiny, server: Server) -> None:
    """The right size is not enough, and the archive is not opened."""
    data = bytearray(tiny.archive.read_bytes())
    data[50] ^= 1
    server.answers["/tiny-1.0.zip"] = (200, {}, bytes(data))
    with pytest.raises(ModelError, match="sent a file with a wrong checksum"):
        install(plan(_entry(tiny, server)))
    assert list(tiny.home.iterdir()) == []


def test_a_certificate_that_is_not_trusted_is_refused(
    tiny: Tiny, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody in between may pass for the makers."""
    monkeypatch.delenv("SSL_CERT_FILE")
    server.answers["/tiny-1.0.zip"] = (200, {}, tiny.archive.read_bytes())
    with pytest.raises(ModelError, match="its certificate is not trusted"):
        install(plan(_entry(tiny, server)))


def test_the_next_source_is_tried_when_one_fails(tiny: Tiny, server: Server) -> None:
    """The failure is told, and the install goes on."""
    server.answers["/good.zip"] = (200, {}, tiny.archive.read_bytes())
    bad, good = _entry(tiny, server, "/gone.zip"), _entry(tiny, server, "/good.zip")
    steps: list[Progress] = []
    install(plan(replace(bad, sources=bad.sources + good.sources)), tell=steps.append)
    gave_up = [each.what for each in steps if each.step is Step.GAVE_UP]
    assert gave_up == ["localhost: answers 404 Not Found"]


def test_maven_is_asked_for_the_artifact_where_mvn_is_on_the_path(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stand-in mvn copies the file, as ``dependency:copy`` does; the real one is a slow test."""
    entry = entry_for(tiny.archive, kind=SourceKind.MAVEN, address="us.tiny:tiny:1.0:aar")
    _stand_in_mvn(tmp_path, f'cp {tiny.archive} "${{4#-DoutputDirectory=}}/tiny-1.0.aar"')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    assert install(plan(entry)).folder == tiny.target


def test_maven_is_run_where_nobody_left_it_options(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """mvn obeys the first ``.mvn`` above where it is run, and runs what that names."""
    (tiny.home.parent / ".mvn").mkdir(exist_ok=True)
    (tiny.home.parent / ".mvn" / "jvm.config").write_text("-XBOGUS\n")
    entry = entry_for(tiny.archive, kind=SourceKind.MAVEN, address="us.tiny:tiny:1.0:aar")
    seen = tmp_path / "seen"
    _stand_in_mvn(tmp_path, f"(pwd; ls -A . .mvn) > {seen}; exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    with pytest.raises(ModelError):
        install(plan(entry))
    where, *held = seen.read_text().splitlines()
    assert not Path(where).is_relative_to(tiny.home.parent)
    assert not Path(where).exists()
    assert [line for line in held if line] == [".:", ".mvn", ".mvn:"]


def test_the_complaint_of_a_failing_mvn_is_passed_on(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its first error line says more than an exit code."""
    entry = entry_for(tiny.archive, kind=SourceKind.MAVEN, address="us.tiny:tiny:1.0:aar")
    _stand_in_mvn(tmp_path, "echo '[INFO] hello'; echo '[ERROR] Unknown host'; exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    with pytest.raises(ModelError, match="Maven: mvn failed: Unknown host"):
        install(plan(entry))
    assert list(tiny.home.iterdir()) == []


def test_without_mvn_the_maven_source_is_not_tried(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is told beforehand, in the plan."""
    monkeypatch.setenv("PATH", str(tmp_path))
    entry = entry_for(tiny.archive, kind=SourceKind.MAVEN, address="us.tiny:tiny:1.0:aar")
    assert unusable(entry.sources[0]) == "mvn is not on the PATH"
    assert plan(entry).skipped == ("Maven: mvn is not on the PATH",)


def test_a_package_is_brought_by_npm_where_it_is_on_the_path(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stand-in npm copies the file, as ``npm pack`` does; the real one is a slow test."""
    entry = entry_for(tiny.archive, kind=SourceKind.NPM, address="tiny@1.0")
    _stand_in(
        tmp_path, "npm", f'test "$1 $5" = "pack tiny@1.0" && cp {tiny.archive} "$4/tiny-1.0.tgz"'
    )
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    assert install(plan(entry)).folder == tiny.target


def test_what_npm_does_not_bring_is_told_and_without_npm_it_is_not_tried(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a few words; nothing is left behind."""
    entry = entry_for(tiny.archive, kind=SourceKind.NPM, address="tiny@1.0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert plan(entry).skipped == ("npm: npm is not on the PATH",)
    _stand_in(tmp_path, "npm", "exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    with pytest.raises(ModelError, match=r"npm: npm brought no tiny-1\.0\.tgz"):
        install(plan(entry))
    assert list(tiny.home.iterdir()) == []


@pytest.mark.parametrize(("order", "whole"), [((0, 1), True), ((1, 0), False), ((0,), False)])
def test_a_part_in_pieces_is_joined_and_checked(
    tiny: Tiny, tmp_path: Path, server: Server, order: tuple[int, ...], whole: bool
) -> None:
    """Each archive may be right and the whole wrong: out of order, or one missing."""
    data = PARTS["am/final.mdl"]
    files = []
    for number in order:
        piece = (data[:9_001], data[9_001:])[number]
        archive = make_archive(tmp_path / f"piece-{number}.zip", {"here/part.bin": piece})
        server.answers[f"/{archive.name}"] = (200, {}, archive.read_bytes())
        files.append(
            SourceFile(
                f"{server.address}/{archive.name}",
                archive.stat().st_size,
                sha256(archive.read_bytes()),
                piece_of="am/final.mdl",
                names={"am/final.mdl": "here/part.bin"},
            )
        )
    part = next(each for each in tiny.entry.parts if each.path == "am/final.mdl")
    source = Source(SourceKind.HTTPS, tuple(files))
    entry = replace(tiny.entry, sources=(source,), parts=(part,))
    if whole:
        assert (install(plan(entry)).folder / "am/final.mdl").read_bytes() == data
    else:
        with pytest.raises(ModelError, match=r"pieces do not make the right am/final\.mdl"):
            install(plan(entry))
        assert list(tiny.home.iterdir()) == []


def _stand_in_mvn(folder: Path, script: str) -> None:
    _stand_in(folder, "mvn", script)


def _stand_in(folder: Path, program: str, script: str) -> None:
    (folder / "bin").mkdir()
    mvn = folder / "bin" / program
    mvn.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    mvn.chmod(0o755)
