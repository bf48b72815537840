"""A server under test: prints "listening ADDRESS" and serves until SIGTERM, which lets running calls finish."""

import argparse
import asyncio
import logging
import signal
from dataclasses import fields, replace

from conformance.service import router
from ticketclient.ttrpc import Address, Limits, Server, server_tls


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--listen", default="127.0.0.1:0", metavar="ADDRESS", help="HOST:PORT or unix:PATH")
    parser.add_argument("--plain", action="store_true", help="without the extension")
    parser.add_argument("--tls-certificate", metavar="FILE")
    parser.add_argument("--tls-key", metavar="FILE")
    parser.add_argument("--tls-client-ca", metavar="FILE")
    parser.add_argument("--connections-max", type=int, default=4_096)
    names = ", ".join(field.name for field in fields(Limits))
    parser.add_argument("--limit", action="append", default=[], metavar="NAME=NUMBER", help=f"one of {names}")


async def serve(arguments: argparse.Namespace) -> None:
    limits = Limits()
    for text in arguments.limit:
        name, _, number = text.partition("=")
        limits = replace(limits, **{name: int(number)})
    tls = None
    if arguments.tls_certificate:
        tls = server_tls((arguments.tls_certificate, arguments.tls_key), arguments.tls_client_ca)
    # What handlers throw on request is no news.
    logging.getLogger("ticketclient").setLevel(logging.CRITICAL)
    server = Server(
        router(),
        limits=limits,
        has_extension=not arguments.plain,
        tls=tls,
        connections_max=arguments.connections_max,
    )
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    print("listening", await server.listen(Address.parse(arguments.listen)), flush=True)
    await stopped.wait()
    await server.close()
