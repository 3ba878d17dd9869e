"""The same real ears and voices as in the tests of hearing."""

from tests.hearing.conftest import ears, model, said, speak

__all__ = ["ears", "model", "said", "speak"]
