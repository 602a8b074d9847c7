"""Widgets used by more than one screen. Each draws what it is given and says what was done to it."""
