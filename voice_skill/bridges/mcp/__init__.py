"""A door for language models: they ask, and pass on what is answered (Model Context Protocol)."""
