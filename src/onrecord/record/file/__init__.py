"""The care of a record's file: opening it, copies of it, whether it and what it stands on are sound."""
