"""The bench for hearing: its lists, its sounds, and the arithmetic of its table."""

from __future__ import annotations

import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.hearing.figures import Row, figures
from benchmarks.hearing.sentences import FORMS, Condition, Kind, Sentence, sentences
from benchmarks.hearing.sounds import Bench, echoed, made_echo
from benchmarks.hearing.voices import OLD, VOICES, aged
from voice_skill.evaluation.speakers import TEACHERS
from voice_skill.values.text import normalise

ROOT = Path(__file__).parents[1]

TOPIC = Row(Kind.TOPIC, "why do i cramp", ("causes",), "v", "clean", "why do i cramp", "causes")
DANGER = Row(Kind.DANGER, "a b c d", ("red-flag:pe",), "v", "clean", "a b x d", "red-flag:pe")
OFF = Row(Kind.OFF_TOPIC, "put the kettle on", ("out-of-scope",), "v", "clean", "", "out-of-scope")
YES = Row(Kind.SHORT, "yes", ("control:yes",), "v", "clean", "yes", "control:yes")


def test_word_errors_are_counted_over_all_words_and_not_over_sentences() -> None:
    """One word of eight; a word by itself is no sentence."""
    found = figures([TOPIC, DANGER, replace(YES, heard="guess")], ())
    assert found.wer == pytest.approx(1 / 8)


def test_what_was_kept_is_counted_among_what_is_right_when_typed() -> None:
    """A question that is not even understood typed says nothing of the ears."""
    lost = replace(TOPIC, said="another one", label="out-of-scope")
    found = figures([TOPIC, lost], {"why do i cramp"})
    assert (found.topic, found.kept) == (0.5, 1.0)


def test_a_question_between_two_topics_is_neither_right_nor_wrong_at_once() -> None:
    """It is right after one question, where the right one is among those offered."""
    asks = replace(TOPIC, label="did-you-mean", offered=("treatment", "causes"))
    found = figures([asks, replace(TOPIC, label="treatment")], ())
    assert (found.topic, found.asked, found.wrong) == (0.0, 0.5, 0.5)


def test_a_danger_that_is_asked_about_is_noticed_but_not_raised() -> None:
    """Another sign than the one said is raised, and yet not right."""
    rows = [
        DANGER,
        replace(DANGER, label="red-flag:dvt"),
        replace(DANGER, label="danger-question:pe"),
        replace(DANGER, label="causes"),
    ]
    found = figures(rows, ())
    assert (found.flag, found.raised, found.noticed) == (0.25, 0.5, 0.75)


def test_what_is_off_topic_counts_whole_when_answered_and_half_when_asked_about() -> None:
    """An alarm counts as an answer, and as a false alarm; a word that steers is neither."""
    labels = ("out-of-scope", "causes", "did-you-mean", "control:repeat", "red-flag:pe")
    found = figures([replace(OFF, label=label) for label in labels], ())
    assert found.off_topic == pytest.approx(2.5 / 5)
    assert found.false_alarms == pytest.approx(1 / 5)


def test_the_opposite_of_yes_and_no_is_counted_apart_from_what_was_missed() -> None:
    """Taken for its opposite is worse than not heard."""
    no = replace(YES, said="no", right=("control:no",))
    found = figures([YES, replace(YES, label="control:no"), no, replace(no, label="")], ())
    assert (found.short, found.opposite) == (0.25, 2)


def test_processor_seconds_are_counted_for_each_second_of_sound() -> None:
    """The middle delay is of what was heard; silence has no words to wait for."""
    rows = [
        replace(TOPIC, seconds=4.0, cpu=1.0, ms=100.0),
        replace(TOPIC, seconds=1.0, cpu=0.5, ms=300.0),
        replace(OFF, ms=9_000.0),
    ]
    found = figures(rows, ())
    assert found.cpu == pytest.approx(0.3)
    assert found.ms == 200.0


def test_a_kind_that_was_not_heard_has_no_figure() -> None:
    """Nothing is not nought."""
    found = figures([YES], ())
    assert (found.wer, found.topic, found.raised, found.off_topic) == (None, None, None, None)


def test_there_is_enough_of_each_kind_and_no_sentence_twice() -> None:
    """So that a share of one in fifty is more than one sentence."""
    all_of_them = sentences(FORMS["long"])
    counts = {kind: sum(each.kind is kind for each in all_of_them) for kind in Kind}
    assert counts[Kind.TOPIC] >= 60
    assert min(counts[Kind.DANGER], counts[Kind.OFF_TOPIC]) >= 40
    assert len({normalise(each.text) for each in all_of_them}) == len(all_of_them)
    assert set(map(_key, sentences(FORMS["small"]))) < set(map(_key, all_of_them))


def _key(sentence: Sentence) -> tuple[Kind, str]:
    return sentence.kind, sentence.text


def test_no_sentence_of_the_bench_stands_in_a_pack_or_in_a_test() -> None:
    """What a recogniser has read measures nothing."""
    places = (("intents", "*.yaml"), ("intents", "*.txt"), ("tests/data", "*.tsv"))
    files = [file for folder, kind in places for file in (ROOT / folder).rglob(kind)]
    read = "\n".join(_line(file.read_text(encoding="utf-8")) for file in files)
    long_ones = [each for each in sentences(FORMS["long"]) if each.kind is not Kind.SHORT]
    assert [each.text for each in long_ones if f" {normalise(each.text)} " in read] == []


def _line(text: str) -> str:
    return f" {normalise(' '.join(text.split()))} "


def test_no_voice_of_the_bench_teaches() -> None:
    """Four at least are there without anything beside what tests need."""
    assert not set(VOICES) & set(TEACHERS)


def test_every_run_hears_the_same_and_speech_is_made_once(tmp_path: Path) -> None:
    """Five sounds of one sentence and one voice, each condition another."""
    form = replace(FORMS["long"], sentences={**dict.fromkeys(Kind, 0), Kind.TOPIC: 1}, voices=1)
    first = list(Bench(form, folder=tmp_path).sounds())
    made = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    second = list(Bench(form, folder=tmp_path).sounds())
    assert first == second
    assert {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == made
    assert [each.condition for each in first] == list(form.conditions)
    assert len({each.samples for each in first}) == len(form.conditions)


def test_real_people_are_heard_where_their_folder_is_named(tmp_path: Path) -> None:
    """Their noise goes under speech, and what was said to nobody may not be answered."""
    for name in ("no.wav", "coffee.wav", "noise/doing_the_dishes.wav", "noise/rir/rir1.wav"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        _write(tmp_path / name, TONE)
    rows = "no.wav\tNo\tcontrol:no\ncoffee.wav\ta coffee please\t\n"
    (tmp_path / "manifest.tsv").write_text(f"file\ttranscript\texpected\n{rows}", "utf-8")
    form = replace(FORMS["small"], sentences=dict.fromkeys(Kind, 0))
    heard = list(Bench(form, tmp_path, folder=tmp_path / "made").sounds())
    assert {(each.sentence.kind, each.sentence.text) for each in heard} == {
        (Kind.SHORT, "no"),
        (Kind.OFF_TOPIC, "a coffee please"),
    }
    assert {each.condition for each in heard} == {Condition.REAL}


def _write(file: Path, samples: bytes) -> None:
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, 16_000, 0, "NONE", ""))
        sound.writeframes(samples)


TONE = (8_000 * np.sin(2 * np.pi * 200 * np.arange(16_000) / 16_000)).astype("<i2").tobytes()


@pytest.mark.parametrize("way", range(len(OLD)))
def test_an_old_voice_is_the_same_speech_changed(way: int) -> None:
    """Slower or not, it is neither silent nor cut off."""
    old = np.frombuffer(aged(TONE, way), "<i2").astype(float)
    assert 0.95 <= len(old) / 16_000 <= 1.5
    assert 3_000 < np.abs(old[2_000:-2_000]).max() < 32_767


def test_a_slowed_voice_keeps_its_pitch_and_a_deepened_one_does_not() -> None:
    """200 a second stays 200, or falls."""
    pitches = [_pitch(aged(TONE, way)) for way in range(2)]
    assert pitches == [pytest.approx(200, abs=4), pytest.approx(200 / 1.15, abs=4)]


def _pitch(samples: bytes) -> float:
    sound = np.frombuffer(samples, "<i2").astype(float)
    return float(np.abs(np.fft.rfft(sound)).argmax() * 16_000 / len(sound))


def test_a_made_room_goes_on_sounding_and_is_as_loud_as_before() -> None:
    """Where speech has ended, the room has not."""
    click = np.zeros(16_000, dtype="<i2")
    click[1_000:1_100] = 9_000
    heard = np.frombuffer(echoed(click.tobytes(), made_echo(0.6, 1.5)), "<i2")
    assert len(heard) == len(click)
    assert np.abs(heard).max() == pytest.approx(9_000, abs=2)
    assert np.abs(heard[2_000:3_000]).max() > 50
    assert np.abs(heard[2_000:3_000]).max() > np.abs(heard[12_000:13_000]).max()
