"""What stays code for a language: how it builds sentences. This is English's. Pure.

All words are data (``intents/common/<code>/``). Code is only what no list of words can say:

- ``clauses``: where a clause begins and ends in speech without commas, and whether it tells, asks
  or supposes;
- ``scope``: how far a denial, a question or a word for long ago reaches, and of whom a sign is;
- ``hearsay``: what is told of in a film, or of a stranger;
- ``cues``: the names of the sets of words that these three ask for, out of ``assertion.yaml``;
- ``amounts``: in which order times and ages are looked for, out of ``amounts.yaml``.

Another language that builds its sentences as English does needs only the words. One that does not
(a verb at the end, a denial after it) needs its own ``clauses`` and ``scope``, with the same names:
``Scope(words, mentions)`` gives each mention its ``status`` and ``person``.
"""
