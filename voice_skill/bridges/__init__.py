"""Doors for other assistants: they hear, ask and speak through this one."""
