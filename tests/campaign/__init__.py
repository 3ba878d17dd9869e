"""A campaign against the skill: hostile talks, recordings, packs, requests, kills and full disks.

``python -m tests.campaign --seed 7 --minutes 10``, from the root of the checkout. The same seed
makes the same tries in the same order; how many are made depends on the time given.
"""
