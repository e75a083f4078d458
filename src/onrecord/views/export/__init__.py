"""Exports: the record as other programs read it. One file a format."""
