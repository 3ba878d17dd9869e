"""``voice-skill doctor``: is all that is needed there and working?"""
