"""Files of every kind, made up on the spot, and how well they are read: ``python -m benchmarks.formats``."""
