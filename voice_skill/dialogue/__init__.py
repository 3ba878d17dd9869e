"""The dialogue manager: the order of a turn as one table, and its rules. Pure."""
