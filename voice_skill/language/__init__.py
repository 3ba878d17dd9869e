"""How speech is built, whatever is talked about: words, patterns, wordings, prompts. Pure."""
