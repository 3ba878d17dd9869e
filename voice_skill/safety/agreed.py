"""Two ears that heard one question: where they agree it is answered, where not it is asked. Pure.

A recogniser that has read a pack hears the pack in other talk too, and each hears it elsewhere.
"""

from __future__ import annotations

from voice_skill.understanding.topics import REPORTS
from voice_skill.values.meaning import (
    Ambiguous,
    AskedTopic,
    Candidate,
    NotUnderstood,
    ReportedSymptom,
)

Verdict = AskedTopic | Ambiguous | ReportedSymptom | NotUnderstood

_MOST = 3
"""Topics that may be asked about in one breath."""


def agreed(first: Verdict, second: Verdict) -> Verdict:
    """What both come to.

    The same topic, or one that the other ear holds possible, is asked for. Of two different ones,
    or of one that only one ear understood, it is to be asked which, or whether. A report of
    trouble that only one ear heard stands as the only candidate, ``REPORTS``, beside no topic.
    """
    one, other = _meant(first), _meant(second)
    sure = [each for each in (first, second) if isinstance(each, ReportedSymptom | AskedTopic)]
    names = {each.topic for each in (*one[:1], *other[:1])}
    if len(sure) > 1 and (len(names) == 1 or REPORTS in names):
        # To ask on about a trouble is never wrong, so there the likelier one counts.
        return max(sure, key=lambda each: each.probability)
    for plain, held in ((first, other), (second, one)):
        if isinstance(plain, AskedTopic) and plain.topic in [each.topic for each in held]:
            return plain
    if not one and not other:
        return first
    best: dict[str, Candidate] = {}
    for each in (*one, *other):
        best.setdefault(each.topic, each)
    topics = [each for each in best.values() if each.topic != REPORTS]
    return Ambiguous(tuple(topics[:_MOST] or best.values()))


def _meant(verdict: Verdict) -> tuple[Candidate, ...]:
    match verdict:
        case AskedTopic(topic=topic, probability=probability):
            return (Candidate(topic, probability),)
        case ReportedSymptom(probability=probability):
            return (Candidate(REPORTS, probability),)
        case Ambiguous(candidates=candidates):
            return candidates
        case _:
            return ()
