"""Natural language understanding (NLU): what one text says. Pure, but for ``learned``."""
