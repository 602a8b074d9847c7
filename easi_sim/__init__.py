"""The application: a terminal, a plain-text and a command-line way to play and study EASI cases."""

__version__ = "0.1.0"
