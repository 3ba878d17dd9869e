"""Tests of the integration, with Home Assistant's own test tools: run ``../test``."""
