"""Speaks Wyoming, the protocol of Home Assistant's voice: hears, answers and speaks over TCP."""
