"""What a workshop leaves: a report of the room and never of a person in it, and the path it walked as a recording."""
