"""The room's pages for phones and laptops: a small server that carries acts to the host and shows what a seat may see.

server     the server, in a thread of its own
protocol   how long a connection may take to say what it wants
gate       whose requests are taken: Host, Origin, sizes, times; the headers of every answer
routes     the addresses, and what is done at each
asking     what a request asks for: who asks, what was sent
guests     the signed cookie by which a browser is known again
limits     how often something may be tried
streams    telling browsers that something has changed
seen       what a seat may see of the room: of other people's votes nothing before they are shown
pages      that, as HTML

A client that is no browser joins in the same way: ``POST /join`` with the code, then its cookie and, on every POST, an
``Origin`` header that is the room's own address. Nothing here leads the workshop: no address takes a facilitator's act.
"""
