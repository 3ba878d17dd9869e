"""``voice-skill web`` as a person starts it."""

from __future__ import annotations

import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.support import BICYCLE
from tests.web.serving import PATIENCE, hidden, served
from voice_skill.values.errors import UsageError
from voice_skill.web.server import ADDRESS, open_door

pytestmark = pytest.mark.slow


def fetch(address: str, data: bytes | None = None) -> str:
    """What stands at that address."""
    request = urllib.request.Request(address, data, {"Origin": address.rstrip("/")})  # noqa: S310
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
        text: str = answer.read().decode()
        return text


def test_it_prints_its_address_answers_and_leaves_on_ctrl_c(tmp_path: Path) -> None:
    """With 130, as every command does."""
    cache = str(tmp_path / "cache")
    with served(tmp_path, "--pack", str(BICYCLE), VOICE_SKILL_CACHE=cache) as page:
        assert page.address.startswith(f"http://{ADDRESS}:")
        token = hidden(fetch(page.address), "token")
        html = fetch(page.address, f"token={token}&text=how+do+i+oil+the+chain".encode())
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
