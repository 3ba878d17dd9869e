"""How well each recogniser hears the same sounds, side by side in one run.

    python -m benchmarks.hearing [--small | --medium] [--engines product taught moonshine]
                                 [--recordings FOLDER] [--json OUT.json] [--plot OUT.png]

Sentences of ``benchmarks/data``, which stand in no pack and in no test, are said by synthetic
voices that nothing is learnt from; with numbers that follow from the sentence, so that every run
hears the same. Speech is made once and kept in the cache folder. Every engine runs in a process of
its own, through the product's own ears and turn, each sentence in a fresh session. ``product`` is
what a person gets: the taught recogniser, the closed grammar beside it, and the second engine where
the first was not understood; the others hear alone.

No recorded noise comes with the project: without ``--recordings`` noise and rooms are made of
numbers, and the noise is of the kinds that a pack is heard in when it is learnt, so the figures are
kinder than a real kitchen. With ``--recordings`` noise and echo are real, and real people are heard
besides: a folder with ``manifest.tsv`` as for ``voice-skill evaluate recordings``, ``noise/*.wav``
and ``noise/rir/*.wav``. Nothing of it is copied.

The old voices are stand-ins: slowed, deepened, or breathy and trembling synthetic speech.
"""
