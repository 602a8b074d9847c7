"""The same story in ink, and inkjs to play it."""
