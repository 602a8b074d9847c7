"""Timings of the engine beside its rivals. Run by hand; nothing here is part of the tests or the package."""
