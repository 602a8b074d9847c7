"""Plain mode: the whole of play as numbered lines on stdin and stdout, without a single control code.

For screen readers, simple terminals and pipes. Nothing is drawn, nothing moves, nothing depends on where it stands.
"""
