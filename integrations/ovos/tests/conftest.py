"""Numbers of one country, whoever runs the tests."""

import os

os.environ["VOICE_SKILL_COUNTRY"] = "gb"
