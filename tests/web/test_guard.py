"""The door: only this page, at this address, and not too much at once."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tests.web.serving import HERE, client_of, cookie_of, hidden, web_app

ELSEWHERE = "http://evil.example"


def test_another_host_is_refused(client: TestClient) -> None:
    """A name that somebody bent to this computer must not reach the page."""
    for host in ("evil.example", "evil.example:8765", "127.0.0.1:1", "127.0.0.1", ""):
        assert client.get("/", headers={"Host": host}).status_code == 403
    assert client.get("/", headers={"Host": "localhost:8765"}).status_code == 200


@pytest.mark.parametrize(
    "origin", [ELSEWHERE, "null", "http://127.0.0.1", "https://127.0.0.1:8765"]
)
def test_a_form_from_another_page_is_refused(client: TestClient, origin: str) -> None:
    """Even with the right token."""
    token = hidden(client.get("/").text, "token")
    answer = client.post("/", data={"token": token, "text": "hi"}, headers={"Origin": origin})
    assert answer.status_code == 403


def test_a_form_that_does_not_say_where_it_comes_from_is_refused() -> None:
    """Every browser says it."""
    app = web_app()
    with TestClient(app, base_url=HERE, headers={"Cookie": cookie_of(app)}) as asks:
        token = hidden(asks.get("/").text, "token")
        assert asks.post("/", data={"token": token, "text": "hi"}).status_code == 403


@pytest.mark.parametrize("headers", [{"Origin": ELSEWHERE}, {"Host": "evil.example:8765"}])
def test_a_socket_from_another_page_is_refused(headers: dict[str, str]) -> None:
    """Any page in the world can open a socket to this computer."""
    with (
        client_of(web_app(), **headers) as asks,
        pytest.raises(WebSocketDisconnect),
        asks.websocket_connect("/talk"),
    ):
        pass


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    """The page is read and answered; nothing else is done with it."""
    assert client.request(method, "/").status_code == 405


def test_every_answer_forbids_what_the_page_does_not_need(client: TestClient) -> None:
    """No inline script or style, no frame, no other host, no cookie; errors as well."""
    for address in ("/", "/static/page.js", "/nothing"):
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert "set-cookie" not in headers
        assert "server" not in headers
    refused = client.get("/", headers={"Host": "evil.example"})
    assert "content-security-policy" in refused.headers


def test_a_body_that_is_too_large_is_refused(client: TestClient) -> None:
    """Announced or not."""
    assert client.post("/", content=b"a" * 60_000).status_code == 413

    def dribble() -> Iterator[bytes]:
        for _ in range(60):
            yield b"a" * 1024

    assert client.post("/", content=dribble()).status_code == 413


def test_refusals_are_logged_without_the_words(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither what was said nor what an attacker wrote gets into a log."""
    with caplog.at_level(logging.DEBUG):
        client.post("/", data={"text": "my secret pain"}, headers={"Origin": ELSEWHERE})
        client.get("/", headers={"Host": "forged-line"})
    ours = [each.getMessage() for each in caplog.records if each.name == "voice_skill.web"]
    assert ours == ["Refused a request: wrong origin.", "Refused a request: wrong host."]
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/....//app.py",
        "/static/page.html",
        "/static/%00page.js",
        "/static//etc/passwd",
        "/static/..\\app.py",
    ],
)
def test_no_path_leads_out_of_the_page(client: TestClient, path: str) -> None:
    """Files are looked up by name in a list, never on the disk."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert "import" not in answer.text
