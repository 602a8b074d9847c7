"""Linting from the command line: which stories, how they are reported, mended and watched."""
