"""The facilitator's screens: the hall that the room sees on the projector, and the notes that only they see."""
