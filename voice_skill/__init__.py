"""An offline voice assistant for health questions. Nothing leaves the machine."""

__version__ = "0.1.0"
