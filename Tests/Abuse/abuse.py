#!/usr/bin/env python3
"""Attacks a development server while ordinary callers use it, and says what it cost them.

    abuse.py HOST:PORT PID [--cancels 100000] [--connects 20000] [--slow 500] [--normal 50] [--seconds 20]

The server must run with --dev --conformance. Each attack runs in a process of its own, beside a process of ordinary
callers who measure how long their calls take. Standard library only. Prints one line a phase; exits with 1 when an
attacker was not cut off as docs/PROTOCOL.md says, when the ordinary callers' 99th percentile more than doubled, or when
file handles did not come back.
"""

import argparse
import asyncio
import multiprocessing
import os
import struct
import sys
import time

REQUEST, RESPONSE, RESET, GOAWAY = 1, 2, 0xE0, 0xE3
SERVICE = b"ttrpc.conformance.v1.ConformanceService"


def varint(number):
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(out) + bytes([number])


def bytes_field(number, value):
    return varint(number << 3 | 2) + varint(len(value)) + value


def frame(stream, kind, data=b"", flags=0):
    return struct.pack(">IIBB", len(data), stream, kind, flags) + data


def request(stream, service, method, payload=b""):
    return frame(stream, REQUEST, bytes_field(1, service) + bytes_field(2, method) + bytes_field(3, payload))


def hello():
    return request(1, b"ttrpcx.v1.Connection", b"Hello", varint(1 << 3) + varint(1))


async def read_frame(reader):
    count, stream, kind, flags = struct.unpack(">IIBB", await reader.readexactly(10))
    return stream, kind, flags, await reader.readexactly(count)


# What ordinary callers do.


async def normal_caller(host, port, until, latencies):
    reader, writer = await asyncio.open_connection(host, port)
    stream = 1
    while time.monotonic() < until:
        start = time.perf_counter()
        writer.write(request(stream, SERVICE, b"Echo", bytes_field(1, b"x" * 300)))
        answered, kind, _, _ = await read_frame(reader)
        assert (answered, kind) == (stream, RESPONSE), (answered, kind)
        latencies.append(time.perf_counter() - start)
        stream += 2
        await asyncio.sleep(0.05)
    writer.close()


def normal_callers(host, port, count, seconds, pipe):
    async def run():
        latencies = []
        until = time.monotonic() + seconds
        callers = (normal_caller(host, port, until, latencies) for _ in range(count))
        failures = [one for one in await asyncio.gather(*callers, return_exceptions=True) if one]
        latencies.sort()
        return {
            "calls": len(latencies),
            "p50": latencies[len(latencies) // 2],
            "p99": latencies[len(latencies) * 99 // 100],
            "failures": [repr(one) for one in failures],
        }

    pipe.send(asyncio.run(run()))


# What attackers do.


async def cancel_until_cut_off(host, port, left):
    """Opens calls and gives each up at once, until the server goes away. Returns how many it got through."""
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(hello())
    _, kind, _, _ = await read_frame(reader)
    assert kind == RESPONSE
    sent, stream = 0, 3
    goaway = asyncio.ensure_future(wait_for_goaway(reader))
    try:
        while sent < left and not goaway.done():
            burst = b""
            for _ in range(min(50, left - sent)):
                burst += request(stream, SERVICE, b"Sleep") + frame(stream, RESET, struct.pack(">I", 1))
                stream, sent = stream + 2, sent + 1
            writer.write(burst)
            await writer.drain()
            await asyncio.sleep(0)
    except ConnectionError:
        pass
    if sent >= left and not goaway.done():
        goaway.cancel()
    else:
        await goaway
    writer.close()
    return sent


async def wait_for_goaway(reader):
    try:
        while True:
            _, kind, _, _ = await read_frame(reader)
            if kind == GOAWAY:
                return
    except (asyncio.IncompleteReadError, ConnectionError):
        return


async def cancels(host, port, count):
    done = connections = 0
    while done < count:
        done += await cancel_until_cut_off(host, port, count - done)
        connections += 1
    # A connection may have 200 resets; bursts make it a little more before the answer is read.
    return {"calls": done, "connections": connections, "holds": connections >= count // 2000}


async def connects(host, port, count):
    refused = 0
    for start in range(0, count, 100):
        some = [asyncio.open_connection(host, port) for _ in range(min(100, count - start))]
        for one in await asyncio.gather(*some, return_exceptions=True):
            if isinstance(one, BaseException):
                refused += 1
            else:
                one[1].write(b"\0")
                one[1].close()
    return {"connects": count, "refused": refused, "holds": True}


async def slow_peer(host, port, until):
    """Sends a byte a second. Returns how long the server put up with it, or None if it did to the end."""
    reader, writer = await asyncio.open_connection(host, port)
    start = time.monotonic()
    data = frame(1, REQUEST, b"\0" * 60000)
    for at in range(len(data)):
        if time.monotonic() > until:
            writer.close()
            return None
        try:
            writer.write(data[at : at + 1])
            await asyncio.wait_for(reader.read(1), 1)
            writer.close()
            return time.monotonic() - start
        except asyncio.TimeoutError:
            continue
        except ConnectionError:
            return time.monotonic() - start


async def slow_peers(host, port, count, seconds):
    until = time.monotonic() + seconds
    lives = await asyncio.gather(*(slow_peer(host, port, until) for _ in range(count)))
    cut = [one for one in lives if one is not None]
    longest = max(cut, default=0)
    return {"peers": count, "cut_off": len(cut), "longest_seconds": round(longest, 1), "holds": len(cut) == count}


def attacker(body, arguments, pipe):
    os.nice(10)
    pipe.send(asyncio.run(body(*arguments)))


# What is measured.


def resident_kib(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))


def handles(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def start(target, *arguments):
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=target, args=(*arguments, theirs))
    process.start()
    return process, ours


def phase(name, host, port, options, attack=None, *arguments):
    """Runs the ordinary callers, and beside them an attack. Returns what both have to say."""
    callers, results = start(normal_callers, host, port, options.normal, options.seconds)
    said = {"holds": True}
    if attack:
        attackers, outcome = start(attacker, attack, (host, port, *arguments))
        said = outcome.recv()
        attackers.join()
    result = results.recv()
    callers.join()
    rss = resident_kib(options.pid) // 1024
    text = ", ".join(f"{key} {value}" for key, value in said.items() if key != "holds")
    print(
        f"{name}: p50 {result['p50'] * 1e3:.2f} ms, p99 {result['p99'] * 1e3:.2f} ms"
        f" of {result['calls']} ordinary calls, "
        f"{len(result['failures'])} failed; RSS {rss} MiB; {text or 'no attack'}",
        flush=True,
    )
    return result, said


def settle(pid, baseline):
    """Waits until the file handles are back."""
    for _ in range(100):
        if handles(pid) <= baseline:
            return True
        time.sleep(0.1)
    return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("pid", type=int)
    parser.add_argument("--cancels", type=int, default=100_000)
    parser.add_argument("--connects", type=int, default=20_000)
    parser.add_argument("--slow", type=int, default=500)
    parser.add_argument("--normal", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30, help="of each phase; a slow body has up to 25")
    parser.add_argument("--rss-max-mib", type=int, default=512, help="the most that the server may have at any time")
    options = parser.parse_args()
    host, port = options.address.rsplit(":", 1)
    baseline = handles(options.pid)
    before, _ = phase("baseline", host, port, options)
    attacks = [
        ("open and cancel", cancels, options.cancels),
        ("connects", connects, options.connects),
        ("slow peers", slow_peers, options.slow, options.seconds),
    ]
    bad = []
    for name, attack, *arguments in attacks:
        result, said = phase(name, host, port, options, attack, *arguments)
        if not said["holds"]:
            bad.append(f"{name}: the attackers were not cut off: {said}")
        if result["failures"]:
            bad.append(f"{name}: ordinary callers failed: {result['failures'][:3]}")
        if result["p99"] > 2 * before["p99"]:
            rise = f"from {before['p99'] * 1e3:.2f} to {result['p99'] * 1e3:.2f} ms"
            bad.append(f"{name}: the 99th percentile rose {rise}")
        if resident_kib(options.pid) // 1024 > options.rss_max_mib:
            bad.append(f"{name}: the server has {resident_kib(options.pid) // 1024} MiB")
        if not settle(options.pid, baseline):
            bad.append(f"{name}: {handles(options.pid)} file handles, {baseline} before")
    print(f"file handles: {baseline} before, {handles(options.pid)} after")
    for line in bad:
        print(f"FAILED {line}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
