"""A story on paper, for a room with no computers: the facilitator's sheet, hand-outs, vote cards, charts of a seat."""
