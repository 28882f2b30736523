"""Settings of the tests: `pytest --hypothesis-profile=thorough` tries many more random texts."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None)
settings.register_profile(
    "thorough", deadline=None, max_examples=4000, suppress_health_check=list(HealthCheck)
)
settings.load_profile("default")
