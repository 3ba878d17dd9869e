"""What others say of our files: veraPDF of PDF/UA-1, HAPI of FHIR R4. Both come from Maven."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from tests.conftest import need
from tests.records.support import ALL, clot, flows, summed_up
from tests.support import converse
from voice_skill.records.blocks import Form
from voice_skill.records.fhir import as_fhir
from voice_skill.records.pdf import pdf

HERE = Path(__file__).with_name("validators")

Found = Callable[..., list[str]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """``found(file, …)``: what is wrong with the files, or doubtful."""
    for program in ("mvn", "java"):
        if shutil.which(program) is None:
            need(f"{program} is not on the PATH: sudo apt install maven")
    classes = tmp_path_factory.mktemp("validators") / "classes.txt"
    maven = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:build-classpath"]
    subprocess.run([*maven, f"-Dmdep.outputFile={classes}"], check=True, timeout=600)
    java = ["java", "-cp", classes.read_text(), str(HERE / "Check.java")]

    def look(*files: Path) -> list[str]:
        command = [*java, *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout.count("looked at") == len(files)
        return [line for line in done.stdout.splitlines() if not line.startswith("looked at")]

    return look


@pytest.mark.slow
def test_every_pdf_is_as_screen_readers_need_it(found: Found, tmp_path: Path) -> None:
    """PDF/UA-1, in both forms, whatever was said."""
    files = []
    for made in ALL:
        for form in Form:
            files.append(tmp_path / f"{made.__wrapped__.__name__}-{form.value}.pdf")
            files[-1].write_bytes(pdf(made(), form))
    assert found(*files) == []


@pytest.mark.slow
def test_every_fhir_document_is_valid(found: Found, tmp_path: Path) -> None:
    """With a check-up and without one."""
    session, _ = converse("my left calf is swollen and hot and I am 67")
    made = {each.__wrapped__.__name__: each() for each in ALL} | {"told": summed_up(session)}
    files = []
    for name, summary in made.items():
        files.append(tmp_path / f"{name}.fhir.json")
        flow = next((each for each in flows() if each.id == summary.flow), None)
        files[-1].write_text(as_fhir(summary, flow), "utf-8")
    assert [each for each in found(*files) if each.startswith("wrong")] == []


@pytest.mark.slow
def test_the_validators_find_what_is_wrong(found: Found, tmp_path: Path) -> None:
    """Else their silence would prove nothing."""
    broken, bare = tmp_path / "broken.fhir.json", tmp_path / "bare.pdf"
    broken.write_text(as_fhir(clot(), None).replace('"completed"', '"well"'), "utf-8")
    untagged = PdfWriter(clone_from=io.BytesIO(pdf(clot())))
    del untagged.root_object["/StructTreeRoot"]
    untagged.write(bare)
    wrong = found(broken, bare)
    assert any("status" in each for each in wrong)
    assert any("PDF/UA-1" in each for each in wrong)
