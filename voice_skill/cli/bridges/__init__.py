"""Commands that serve other assistants."""
