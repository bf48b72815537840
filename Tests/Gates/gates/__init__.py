"""Counts what calls cost and holds it against what they cost before; `run` in the folder above is the program."""
