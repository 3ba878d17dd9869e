"""``voice-skill web`` as a person starts it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support import BICYCLE
from tests.web.serving import PATIENCE, hidden, served
from voice_skill.values.errors import UsageError
from voice_skill.web.server import ADDRESS, open_door

pytestmark = pytest.mark.slow


class OneBrowser:
    """A browser without scripts: it keeps cookies, and says where a form comes from."""

    def __init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor()
        self._opener = urllib.request.build_opener(jar)

    def fetch(self, address: str, data: bytes | None = None) -> str:
        """What stands at that address."""
        origin = "/".join(address.split("/")[:3])
        request = urllib.request.Request(address, data, {"Origin": origin})  # noqa: S310
        with self._opener.open(request, timeout=PATIENCE) as answer:
            text: str = answer.read().decode()
            return text


def test_the_printed_address_opens_the_page_once_and_is_made_anew_when_asked(
    tmp_path: Path,
) -> None:
    """Who comes with a used one, or without, is told what to do; the first browser goes on."""
    cache, state = str(tmp_path / "cache"), str(tmp_path / "state")
    places = {"VOICE_SKILL_CACHE": cache, "VOICE_SKILL_STATE": state}
    owner, other, third = OneBrowser(), OneBrowser(), OneBrowser()
    with served(tmp_path, "--pack", str(BICYCLE), **places) as page:
        bare = page.address.partition("/enter/")[0] + "/"
        with pytest.raises(urllib.error.HTTPError, match="403"):
            other.fetch(bare)
        assert hidden(owner.fetch(page.address), "token")
        assert hidden(owner.fetch(bare), "token")
        assert hidden(owner.fetch(page.address), "token"), "by the cookie"
        with pytest.raises(urllib.error.HTTPError, match="403") as refused:
            other.fetch(page.address)
        assert "start it once more" in refused.value.read().decode()
        port = bare.rsplit(":", 1)[1].strip("/")
        command = [sys.executable, "-m", "voice_skill", "web", "--no-browser", "--port", port]
        again = subprocess.run(
            command, capture_output=True, text=True, check=True, env={**os.environ, **places}
        )
        fresh = again.stdout.strip().removeprefix("The page is at ")
        assert fresh.startswith(bare)
        assert hidden(third.fetch(fresh), "token")
        kept = [each for each in Path(state).iterdir() if each.suffix == ".key"]
        assert [each.stat().st_mode & 0o077 for each in kept] == [0]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whose a connection is")
def test_another_user_of_the_computer_gets_nothing(tmp_path: Path) -> None:
    """Not even with the owner's one-time address in hand, as read from the list of programs."""
    if os.getuid() != 0:
        pytest.skip("only root can be somebody else")
    code = (
        "import os, socket, sys\n"
        "port, path = sys.argv[1:]\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "with socket.socket() as door:\n"
        "    door.connect(('127.0.0.1', int(port)))\n"
        "    head = f'GET {path} HTTP/1.0\\r\\nHost: 127.0.0.1:{port}\\r\\n\\r\\n'\n"
        "    door.sendall(head.encode())\n"
        "    print(door.recv(4096).decode().split()[1])\n"
    )
    with served(tmp_path, "--pack", str(BICYCLE)) as page:
        at = urlsplit(page.address)
        asks = [sys.executable, "-c", code, str(at.port), at.path]
        done = subprocess.run(asks, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "403"
        assert hidden(OneBrowser().fetch(page.address), "token"), "the address is not used up"


def test_it_prints_its_address_answers_and_leaves_on_ctrl_c(tmp_path: Path) -> None:
    """With 130, as every command does."""
    cache = str(tmp_path / "cache")
    with served(tmp_path, "--pack", str(BICYCLE), VOICE_SKILL_CACHE=cache) as page:
        assert page.address.startswith(f"http://{ADDRESS}:")
        browser, bare = OneBrowser(), page.address.partition("/enter/")[0] + "/"
        token = hidden(browser.fetch(page.address), "token")
        html = browser.fetch(bare, f"token={token}&text=how+do+i+oil+the+chain".encode())
        assert "one drop of oil" in html
        page.process.send_signal(signal.SIGINT)
        assert page.process.wait(PATIENCE) == 130
        assert "Traceback" not in page.errors.read_text()
        assert "chain" not in page.errors.read_text()


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    """With the way out, and exit code 2."""
    with open_door(0) as door:
        port = door.getsockname()[1]
        with pytest.raises(UsageError, match=f"Port {port} is in use. Choose another one"):
            open_door(port)
        command = [sys.executable, "-m", "voice_skill", "web", "--port", str(port), "--no-browser"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"Port {port} is in use." in done.stderr


@pytest.mark.parametrize("port", [-1, 70_000])
def test_a_port_that_cannot_be_is_named(port: int) -> None:
    """Not a traceback."""
    with pytest.raises(UsageError, match="cannot be used"):
        open_door(port)


def test_a_missing_extra_is_one_sentence_with_the_command() -> None:
    """Nothing of starlette is needed to say so."""
    code = (
        "import sys; sys.modules['starlette'] = None; sys.modules['uvicorn'] = None\n"
        "sys.argv = ['voice-skill', 'web']\n"
        "from voice_skill.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert 'Run: pip install "voice-skill[web]"' in done.stderr
    assert "Traceback" not in done.stderr
