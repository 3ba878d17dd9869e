"""Takes the pictures, sounds and sample answer of the README from the running program.

    python docs/pictures.py

They are what people see and hear, so they are never drawn by hand. Needs what the tests need.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
PLACE = HERE / "pictures"
QUESTION = "Why do my legs cramp at night?"
SPOKEN = "What are varicose veins?"
ORDER = "My calf is swollen and I cannot breathe."
SAMPLE = re.compile(r"(<!-- answered -->\n+```text\n).*?(```)", re.DOTALL)
"""The block of the README with a question and what is answered to it."""
SOUND_RATE = 24_000
"""Samples a second that Opus takes, enough for a voice."""


def main() -> None:
    """Everything anew."""
    PLACE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        take_sounds(Path(folder))
    take_pictures()
    README.write_text(with_sample(README.read_text("utf-8")), "utf-8")


def with_sample(readme: str) -> str:
    """The README with what is answered now, where British numbers are set."""
    text = f'$ voice-skill ask "{QUESTION}" --quiet\n'
    text += skill("ask", QUESTION, "--quiet", "--country", "gb")
    return SAMPLE.sub(lambda found: found[1] + text + found[2], readme)


def skill(*words: str) -> str:
    """What ``voice-skill`` with these words prints on stdout."""
    command = (sys.executable, "-m", "voice_skill", *words)
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def take_sounds(folder: Path) -> None:
    """A question that is said aloud, and the answer to what was heard."""
    question, answer = folder / "question.wav", folder / "answer.wav"
    skill("say", SPOKEN, "--out", str(question))
    told = skill("hear", str(question), "--out", str(answer), "--json", "--country", "gb")
    heard = json.loads(told)
    (PLACE / "answer.txt").write_text(f"{heard['heard'][0]['text']}\n\n{heard['text']}\n", "utf-8")
    for wave in (question, answer):
        _small(wave, PLACE / f"{wave.stem}.ogg")


def _small(wave: Path, sound: Path) -> None:
    import soundfile
    import soxr

    samples, rate = soundfile.read(wave, dtype="float32")
    samples = soxr.resample(samples, rate, SOUND_RATE)
    soundfile.write(sound, samples, SOUND_RATE, format="OGG", subtype="OPUS")


def take_pictures() -> None:
    """The page at its start, a question of a check-up, and an order."""
    from playwright.sync_api import sync_playwright

    with _served() as address, sync_playwright() as engine:
        browser = engine.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1000, "height": 800}, reduced_motion="reduce")
        page.goto(address)
        page.wait_for_selector("body[data-state]")
        for name, words in (
            ("page", ""),
            ("check-up", "Check my symptoms."),
            ("order", ORDER),
        ):
            if words:
                turn = page.get_attribute("#now .turn", "data-turn")
                page.fill("#text", words)
                page.press("#text", "Enter")
                page.wait_for_selector(f'#now .turn:not([data-turn="{turn}"])')
                page.keyboard.press("Escape")  # no sentence is marked as the one that is read
                page.wait_for_timeout(500)
            (PLACE / f"{name}.png").write_bytes(_few_colours(page.screenshot()))
        browser.close()


def _few_colours(picture: bytes) -> bytes:
    from PIL import Image

    small = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(64).save(small, "PNG", optimize=True)
    return small.getvalue()


@contextmanager
def _served() -> Iterator[str]:
    command = ("web", "--port", "0", "--no-browser", "--quiet", "--country", "gb")
    process = subprocess.Popen(
        [sys.executable, "-m", "voice_skill", *command], stdout=subprocess.PIPE, text=True
    )
    try:
        out = process.stdout
        yield (out.readline() if out else "").rpartition(" ")[2].strip()
    finally:
        process.terminate()
        process.communicate()


if __name__ == "__main__":
    main()
