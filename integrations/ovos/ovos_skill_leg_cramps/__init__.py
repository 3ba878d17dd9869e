"""Leg cramps and varicose veins for Open Voice OS: a skill, danger signs first, taught ears."""
