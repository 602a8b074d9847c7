"""The terminal screens: attributes go down into widgets, messages come up; one screen asks for the next state."""
