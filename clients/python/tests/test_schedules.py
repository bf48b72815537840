"""A client's machine joined to a server's through memory: whatever the order and the cuts, each call ends as it should."""

import random
from typing import Any

import pytest
from support import CHAT, COUNT, ECHO, SUM, find

from ticketclient.ttrpc import ClientMachine, Limits, Metadata, RPCError, ServerMachine, StatusCode
from ticketclient.ttrpc.action import Action, Cancelled, Close, Ended, HalfClosed, Message, NextTurn, Started, Write
from ticketclient.ttrpc.machine import Machine

LIMITS = Limits(stream_window_bytes=40, connection_window_bytes=90, window_increment_bytes_min=1)
MESSAGES = 5


class World:
    """Both machines, the bytes between them, and programs that use them step by step."""

    def __init__(self, seed: int, is_extended: bool) -> None:
        self.random = random.Random(seed)
        self.client = ClientMachine(LIMITS, is_extension_wanted=is_extended)
        self.server = ServerMachine(find, LIMITS)
        self.wire: dict[Machine, bytearray] = {self.client: bytearray(), self.server: bytearray()}
        self.unread: list[tuple[Machine, Message]] = []
        self.turns: list[Machine] = []
        self.sent: dict[tuple[Machine, int], list[bytes]] = {}
        self.received: dict[tuple[Machine, int], list[bytes]] = {}
        self.to_send: dict[tuple[Machine, int], list[bytes]] = {}
        self.methods: dict[int, Any] = {}
        self.half_closed: set[int] = set()
        self.ended: dict[int, RPCError | None] = {}
        self.cancelled: set[int] = set()
        self.take(self.client, self.client.begin(0))

    def peer(self, machine: Machine) -> Machine:
        return self.server if machine is self.client else self.client

    def take(self, machine: Machine, actions: list[Action]) -> None:
        for action in actions:
            match action:
                case Write(data):
                    self.wire[self.peer(machine)] += data
                case Message():
                    self.unread.append((machine, action))
                case NextTurn():
                    self.turns.append(machine)
                case Started(stream, method, payload):
                    self.started(stream, method, payload)
                case HalfClosed(stream):
                    self.half_closed.add(stream)
                case Ended(stream, error):
                    assert stream not in self.ended, "a call ends once"
                    self.ended[stream] = error
                case Close(error):
                    raise AssertionError(f"the connection broke: {error}")
                case Cancelled(stream):
                    self.cancelled.add(stream)

    def texts(self) -> list[bytes]:
        return [self.random.randbytes(self.random.randrange(1, 60)) for _ in range(MESSAGES)]

    def open(self) -> None:
        method = self.random.choice([ECHO, SUM, COUNT, CHAT])
        payload = None if method.shape.client_streams else b"ask"
        stream, actions = self.client.open(method, payload, Metadata(), None, 0)
        self.methods[stream] = method
        self.to_send[self.client, stream] = self.texts() if method.shape.client_streams else []
        self.take(self.client, actions)

    def started(self, stream: int, method: Any, payload: bytes | None) -> None:
        assert method is self.methods[stream] and payload == (None if method.shape.client_streams else b"ask")
        self.to_send[self.server, stream] = self.texts() if method.shape.server_streams else []

    def send(self, machine: Machine, stream: int) -> None:
        texts = self.to_send[machine, stream]
        if texts and machine.can_send(stream):
            text = texts.pop()
            self.sent.setdefault((machine, stream), []).append(text)
            self.take(machine, machine.send(stream, text))  # type: ignore[attr-defined]
        elif not texts and machine is self.client:
            self.take(machine, self.client.half_close(stream))
        elif not texts:
            self.finish(stream)

    def finish(self, stream: int) -> None:
        shape = self.methods[stream].shape
        if shape.client_streams and (stream not in self.half_closed or self.has_unread(self.server, stream)):
            return
        actions = self.server.finish(stream) if shape.server_streams else self.server.reply(stream, b"bye")
        self.take(self.server, actions + self.server.handler_returned(stream, 0))

    def has_unread(self, machine: Machine, stream: int) -> bool:
        return any(each is machine and message.stream == stream for each, message in self.unread)

    def deliver(self, machine: Machine) -> None:
        count = self.random.randrange(1, 80)
        data, self.wire[machine] = self.wire[machine][:count], self.wire[machine][count:]
        self.take(machine, machine.receive(bytes(data), 0))

    def read(self) -> None:
        index = self.random.randrange(len(self.unread))
        machine, stream = self.unread[index][0], self.unread[index][1].stream
        # The oldest of its stream.
        first = next(each for each in self.unread if each[0] is machine and each[1].stream == stream)
        self.unread.remove(first)
        self.received.setdefault((machine, stream), []).append(first[1].payload)
        self.take(machine, machine.consumed(stream, first[1].wire_bytes))

    def cancel(self) -> None:
        if self.client.is_extended and (live := [id for id in self.methods if self.client.is_live(id)]):
            stream = self.random.choice(live)
            self.take(self.client, self.client.cancel(stream, RPCError(StatusCode.CANCELLED)))

    def step(self) -> bool:
        """Does one thing of those that can be done; False when there is none."""
        live = [key for key in self.to_send if key[0].is_live(key[1])]
        things = [(self.deliver, (machine,)) for machine in self.wire if self.wire[machine] and machine.wants_bytes]
        things += [(self.send, key) for key in live]
        things += [(self.read, ())] if self.unread else []
        things += [(self.turn, ())] if self.turns else []
        if not things:
            return False
        if self.random.random() < 0.005:
            self.cancel()
        action, arguments = self.random.choice(things)
        action(*arguments)
        return True

    def turn(self) -> None:
        machine = self.turns.pop()
        self.take(machine, machine.resume(0))


@pytest.mark.parametrize("is_extended", [True, False])
@pytest.mark.parametrize("seed", range(40))
def test_every_schedule_ends_every_call(seed: int, is_extended: bool) -> None:
    world = World(seed, is_extended)
    for _ in range(12):
        world.open()
        for _ in range(world.random.randrange(20)):
            world.step()
    steps = 0
    while len(world.ended) < 12 or world.unread:
        assert world.step(), f"stuck: {set(world.methods) - set(world.ended)}"
        steps += 1
        assert steps < 100_000
    for stream, error in world.ended.items():
        check(world, stream, error)


def check(world: World, stream: int, error: RPCError | None) -> None:
    if error is not None:
        assert error.code is StatusCode.CANCELLED
        return
    to_client = world.received.get((world.client, stream), [])
    expected = world.sent.get((world.server, stream), [])
    assert to_client == (expected if world.methods[stream].shape.server_streams else [b"bye"])
    assert world.received.get((world.server, stream), []) == world.sent.get((world.client, stream), [])
