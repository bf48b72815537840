"""The peers of a conformance run: a server with ttrpc.conformance.v1, and a client that does what a case asks of it."""
