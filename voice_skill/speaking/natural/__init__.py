"""A natural voice, where somebody wants one: Kokoro-82M, and sentences rendered beforehand."""
