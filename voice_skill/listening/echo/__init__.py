"""Acoustic echo cancellation (AEC) and double-talk detection."""
