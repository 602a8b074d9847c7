"""Nothing that harms a reader's machine or a real person's privacy."""
