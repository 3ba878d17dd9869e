"""Meaning: sentences as vectors, and weights learnt from a pack."""
