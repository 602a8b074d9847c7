"""Noticing what looks like a real person's details in free text, before it is kept: `easi_engine.personal`'s."""

from easi_engine.personal import looks_personal

__all__ = ["looks_personal"]
