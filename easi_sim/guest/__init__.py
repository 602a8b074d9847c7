"""Being a guest of a room over its network, as a phone is, without a browser.

client     what a guest can do there, and being told of changes
telling    what a guest sees, as paragraphs and lists
terminal   a seat in a terminal: plain text, answered by letters and numbers
"""
