#!/usr/bin/env python3
"""Creates a ticket and reads it back with a socket and the standard library alone: every byte is made and read by hand.

    create_ticket.py HOST:PORT TOKEN

It shows that the wire is plain ttrpc 1.2 and proto3, and that nothing of ours is needed to speak it. Prints the ticket's
number and exits with 0, or stops at the first byte that is not as it should be.
"""

import socket
import struct
import sys
import uuid

REQUEST, RESPONSE = 1, 2  # ttrpc's message types
SUBJECT = "No puedo entrar 🔑 – mot de passe oublié"
CC = ["marta@acme.example", "julien@acme.example"]


def varint(number):
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(out) + bytes([number])


def field(number, value):
    """One protobuf field: an int as varint, text and bytes with their length."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def fields(data):
    """The fields of a message as {number: [value…]}."""
    found, at = {}, 0

    def next_varint():
        nonlocal at
        number = shift = 0
        while True:
            byte = data[at]
            at += 1
            number |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return number

    while at < len(data):
        number, wire_type = divmod(next_varint(), 8)
        assert wire_type in (0, 2), f"wire type {wire_type}"
        value = next_varint()
        if wire_type == 2:
            value, at = data[at : at + value], at + value
        found.setdefault(number, []).append(value)
    assert at == len(data), "the last field is cut off"
    return found


def call(connection, stream, method, payload, token):
    """A unary call: ten bytes of header and an envelope there, the same back. Returns the reply's payload."""
    authorization = field(1, "authorization") + field(2, "Bearer " + token)
    envelope = (
        field(1, "ticket.v1.TicketService") + field(2, method) + field(3, payload)
        + field(4, 10_000_000_000)  # the deadline: 10 s in nanoseconds
        + field(5, authorization)
    )
    connection.sendall(struct.pack(">IIBB", len(envelope), stream, REQUEST, 0) + envelope)

    length, answered, kind, flags = struct.unpack(">IIBB", read(connection, 10))
    assert (answered, kind, flags) == (stream, RESPONSE, 0), f"stream {answered}, type {kind}, flags {flags}"
    response = fields(read(connection, length))
    status = fields(response.get(1, [b""])[0])
    assert status.get(1, [0]) == [0], f"{method} failed: {status}"
    return response[2][0]


def read(connection, count):
    data = bytearray()
    while len(data) < count:
        part = connection.recv(count - len(data))
        assert part, "the server closed the connection"
        data += part
    return bytes(data)


def main():
    address, token = sys.argv[1:]
    host, port = address.rsplit(":", 1)
    ticket = field(3, "account-portal") + field(4, SUBJECT) + field(7, "¿Qué hago?") + field(9, 1)
    ticket += b"".join(field(8, address) for address in CC)
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        create = field(1, ticket) + field(2, str(uuid.uuid4()))
        created = fields(call(connection, 1, "CreateTicket", create, token))
        number = created[1][0]
        read_back = fields(call(connection, 3, "GetTicket", field(1, number), token))
    for reply in created, read_back:
        assert reply[1] == [number] and number > 0, reply
        assert reply[4] == [SUBJECT.encode()], reply
        assert reply[8] == [cc.encode() for cc in CC], reply
        assert reply[9] == [1] and reply[12] == [b"open"], reply
    assert created == read_back, (created, read_back)
    print(number)


if __name__ == "__main__":
    main()
