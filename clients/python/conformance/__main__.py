"""python3 -m conformance serve | client"""

import argparse
import asyncio

from conformance import serve

parser = argparse.ArgumentParser(prog="python3 -m conformance", description=__doc__)
commands = parser.add_subparsers(required=True)
command = commands.add_parser("serve", help=serve.__doc__)
serve.add_arguments(command)
command.set_defaults(run=serve.serve)
arguments = parser.parse_args()
asyncio.run(arguments.run(arguments))
