"""Words compared: their stems, the families that tell of one thing, and which of them name a state."""
