"""Danger signs (red flags): noticed, and never lost to a "no". Pure."""
