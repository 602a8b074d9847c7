"""A workshop: tables of people walk one story together. What is decided here is decided without screens or network.

acts      what anyone can do: the entries of the log
room      where a workshop stands
doing     what each act does: it leads to the next room, or is refused; the votes are in `voting`
tally     what was voted and expected, by voice, table, seat and room
file      the log, in a file of SQLite: an act is in it before anyone sees what it did
host      takes acts from the facilitator and from the seats, one after the other, and tells who is watching
opening   a new workshop, from a story or from somebody's recording, and one that is gone on with
"""
