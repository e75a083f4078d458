"""Settings of all tests: a slow machine is no failure, so examples have no deadline of their own."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
