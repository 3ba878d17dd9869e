"""Measuring the skill: utterances and recordings, as tables for people and JSON."""
