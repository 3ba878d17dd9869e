"""From microphone or recording to utterance: levels, VAD, endpointing."""
