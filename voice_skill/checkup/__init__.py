"""The check-up (triage flow): its questions, answers and advice. Pure."""
