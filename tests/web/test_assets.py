"""The page's own files, among them what lets a browser keep it as a program."""

from __future__ import annotations

import json
import struct

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from voice_skill.web.assets import read_assets


def test_the_page_can_be_kept_as_a_program(client: TestClient) -> None:
    """Its manifest is found, allowed, and names pictures that are there."""
    page = client.get("/")
    address = "/static/app.webmanifest"
    # The cookie is asked for with everything: without "use-credentials" it is not sent.
    assert f'<link rel="manifest" href="{address}" crossorigin="use-credentials">' in page.text
    assert "manifest-src 'self'" in page.headers["content-security-policy"]
    manifest = client.get(address)
    assert manifest.headers["content-type"] == "application/manifest+json"
    for icon in manifest.json()["icons"]:
        picture = client.get(icon["src"])
        assert picture.headers["content-type"] == icon["type"]


def test_the_icon_of_dots_is_as_large_as_it_says() -> None:
    """Launchers of macOS and Windows and the manifest count on it."""
    assets = read_assets()
    width, height = struct.unpack(">II", assets["icon.png"].content[16:24])
    icons = json.loads(assets["app.webmanifest"].content)["icons"]
    assert f"{width}x{height}" in {each["sizes"] for each in icons}


@pytest.mark.slow
def test_chromium_offers_to_install_it(page: Page) -> None:
    """It finds no fault, with the cookie and from 127.0.0.1."""
    tools = page.context.new_cdp_session(page)
    manifest = tools.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert json.loads(manifest["data"])["start_url"] == "/"
    faults = tools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A context of its own is an incognito window, where nothing is installed.
    assert {each["errorId"] for each in faults} <= {"in-incognito"}
