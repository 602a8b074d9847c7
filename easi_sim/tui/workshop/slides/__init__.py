"""What the hall shows, a slide at a time. Slides are drawn from the room alone, as text: nothing is kept in them."""
