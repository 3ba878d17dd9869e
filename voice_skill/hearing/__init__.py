"""Automatic speech recognition (ASR): from utterance to hypotheses."""
