"""The recogniser taught a pack: its language model, read, mixed and written."""
