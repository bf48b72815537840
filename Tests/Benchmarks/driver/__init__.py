"""Measures ticketd beside its peers; `run` in the folder above is the program."""
