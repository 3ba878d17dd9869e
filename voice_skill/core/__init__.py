"""Pure decisions: text in, replies out. No I/O, no clock, no randomness, no engine."""
