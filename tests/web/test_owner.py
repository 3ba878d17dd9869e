"""Whose page it is: an address that works once, a cookie, and the system's word."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.serving import HERE, PORT, cookie_of, hidden, web_app
from voice_skill.web.owner import (
    ENTRANCE,
    Owner,
    another_invitation,
    found_again,
    is_strangers,
)


def stranger(app: object) -> TestClient:
    """A program of somebody else: it can name every header, but has no cookie."""
    headers = {"Host": f"127.0.0.1:{PORT}", "Origin": HERE}
    return TestClient(app, base_url=HERE, headers=headers, follow_redirects=False)  # type: ignore[arg-type]


def test_without_the_cookie_there_is_no_page_no_file_and_no_conversation() -> None:
    """Not at any address, and nothing is forgotten for it."""
    app = web_app()
    kept = app.rooms.open()
    with stranger(app) as asks:
        for path in ("/", "/speech", "/static/page.js", "/nothing", f"{ENTRANCE}a.b", ENTRANCE):
            answer = asks.get(path)
            assert answer.status_code == (303 if path.startswith(ENTRANCE) else 403)
            assert "set-cookie" not in answer.headers
            assert "token" not in answer.text
        for _ in range(120):
            form = {"token": app.token, "text": "slower"}
            assert asks.post("/", data=form).status_code == 403
        assert asks.post("/summary", data={"token": app.token}).status_code == 403
        for forged in (b"", b"x=y", b"voice-skill-8765=", b"voice-skill-8765=\x80", b"=;=;;,"):
            assert asks.get("/", headers={b"Cookie": forged}).status_code == 403
    assert app.rooms.find(kept.id) is kept


def test_an_invitation_is_exchanged_once_for_a_cookie_that_no_script_reads() -> None:
    """A second browser that comes with it is led to the page, and refused there."""
    app = web_app()
    path = app.owner.invitation()
    with stranger(app) as asks:
        first, second = asks.get(path), asks.get(path)
        assert {"HttpOnly", "SameSite=Strict"} <= set(
            first.headers["set-cookie"].replace(" ", "").split(";")
        )
        assert (first.status_code, first.headers["location"]) == (303, "/")
        assert "set-cookie" not in second.headers
    with stranger(app) as asks:
        page = asks.get("/", headers={"Cookie": cookie_of(app)})
        assert hidden(page.text, "token") == app.token


def test_each_invitation_is_another_and_none_of_them_can_be_made_up() -> None:
    """Another run's neither."""
    owner, other = Owner(1), Owner(1)
    paths = {owner.invitation() for _ in range(20)}
    assert len(paths) == 20
    assert not any(map(other.admits, paths))
    assert not owner.admits(ENTRANCE)
    assert not owner.admits(min(paths)[:-1] + "é")
    assert all(map(owner.admits, paths))
    assert not any(map(owner.admits, paths))


def test_the_same_person_gets_another_invitation_while_the_page_is_there(tmp_path: Path) -> None:
    """From a file that is theirs alone; afterwards there is none."""
    owner = Owner(PORT)
    folder = tmp_path / "state"
    assert not another_invitation(folder, PORT)
    with found_again(folder, PORT, owner):
        assert owner.admits(another_invitation(folder, PORT))
        assert {each.stat().st_mode & 0o077 for each in folder.glob("*.key")} == {0}
        assert not another_invitation(folder, PORT + 1)
    assert not another_invitation(folder, PORT)
    assert not list(folder.glob("*.key"))


def test_a_page_that_was_killed_leaves_no_invitation(tmp_path: Path) -> None:
    """Whoever took its port since must not be opened in its name."""
    code = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from voice_skill.web.owner import Owner, found_again\n"
        "with found_again(Path(sys.argv[1]), 7, Owner(7)): os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert (tmp_path / "web-7.key").exists()
    assert not another_invitation(tmp_path, 7)


def test_a_folder_that_cannot_be_written_to_is_no_reason_not_to_serve(tmp_path: Path) -> None:
    """There is only no second address."""
    folder = tmp_path / "file"
    folder.write_text("")
    with found_again(folder, PORT, Owner(PORT)):
        assert not another_invitation(folder, PORT)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whose a connection is")
def test_the_system_tells_whose_a_connection_is(tmp_path: Path) -> None:
    """Ours is no stranger's; one of another user is, and one that nobody holds any more."""
    door = socket.create_server(("127.0.0.1", 0))
    with door, socket.create_connection(door.getsockname()) as ours:
        assert not is_strangers(ours.getsockname()[1], door.getsockname()[1])
    head = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n"
    left = "0: 0100007F:0002 0100007F:1F90 06 00:00 00:00 00 0 0 0 3\n"  # ended, to another port
    row = "1: 0100007F:{port} 0100007F:223D 01 00:00 00:00 00 {uid} 0 {inode} 1\n"
    table = tmp_path / "tcp"
    rows = [("0001", os.getuid() + 1, 9), ("0002", 0, 9), ("0003", 0, 0), ("0004", os.getuid(), 9)]
    lines = [row.format(port=port, uid=uid, inode=inode) for port, uid, inode in rows]
    table.write_text(head + left + "".join(lines))
    assert [is_strangers(port, PORT, table=table) for port in (1, 2, 3, 4, 5)] == [
        True, False, True, False, False,
    ]  # fmt: skip
    assert not is_strangers(1, PORT, table=tmp_path / "nothing")
