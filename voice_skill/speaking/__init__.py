"""Speech synthesis (TTS): from a reply to sound, sentence by sentence."""
