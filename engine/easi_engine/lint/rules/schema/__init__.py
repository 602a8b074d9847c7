"""Faults of a story's files that loading lets pass."""
