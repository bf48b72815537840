"""python3 -m conformance serve | perform"""

import argparse
import asyncio

from conformance import perform, serve

parser = argparse.ArgumentParser(prog="python3 -m conformance", description=__doc__)
commands = parser.add_subparsers(required=True)
for name, add, run, text in [
    ("serve", serve.add_arguments, serve.serve, serve.__doc__),
    ("perform", perform.add_arguments, perform.perform, perform.__doc__),
]:
    command = commands.add_parser(name, help=text)
    add(command)
    command.set_defaults(run=run)
arguments = parser.parse_args()
asyncio.run(arguments.run(arguments))
