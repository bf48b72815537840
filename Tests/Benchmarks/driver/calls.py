"""The call layer: servers that answer GetTicket from memory, under the same loads, in turn."""

from dataclasses import dataclass

from .paths import NATIVE, SWIFT, TICKET
from .processes import Server, measured

# As long as a token of ticketd's.
TOKEN = "tkp_" + "benchmark" * 4 + "1234567"
# Connections x calls in flight on each.
SHAPES = [(1, 1), (1, 64), (8, 16), (64, 1)]


@dataclass(frozen=True)
class Peer:
    key: str
    title: str
    program: str
    arguments: tuple[str, ...]
    speaks: str
    threads: str
    does: str

    def command(self) -> list[str]:
        return [self.program, "--ticket", str(TICKET), "--port", "0", *self.arguments]

    def load(self, server: Server, shape: tuple[int, int]) -> list[str]:
        program = NATIVE / ("load" if self.speaks == "ttrpc" else "grpc-load")
        connections, in_flight = shape
        return [
            str(program), "--port", str(server.port), "--pid", str(server.pid), "--token", TOKEN,
            "--connections", str(connections), "--in-flight", str(in_flight)]


PEERS = [
    Peer("ticketd", "ticketd", str(SWIFT / "memory-server"), ("--token", TOKEN), "ttrpc", "1 event loop",
         "deadlines, metadata, limits, the extension, authentication of every call (SHA-256 of its token), tracing, "
         "metrics and logging as ticketd sets them up"),
    Peer("grpc-swift", "grpc-swift-2", str(SWIFT / "grpc-swift-server"), ("--threads", "1"), "gRPC",
         "1 event loop; handlers on Swift's own threads, one a core", "deadlines, metadata"),
    Peer("grpc-cpp", "gRPC C++", str(NATIVE / "grpc-server"), (), "gRPC", "gRPC's own (callback API)",
         "deadlines, metadata"),
    Peer("go-ttrpc", "Go ttrpc", str(NATIVE / "go-ttrpc"), (), "ttrpc", "Go's own (GOMAXPROCS is the number of cores)",
         "deadlines, metadata"),
    Peer("floor", "the floor", str(NATIVE / "floor"), (), "ttrpc", "1 epoll loop",
         "nothing: C and protobuf-c, what a call costs at least"),
]


def shape_name(shape: tuple[int, int]) -> str:
    return f"{shape[0]}×{shape[1]}"


def in_turn(items: list, round_number: int) -> list:
    """The same items, beginning elsewhere in every round, so that nobody always comes after the same one."""
    start = round_number % len(items) if items else 0
    return items[start:] + items[:start]


def measure(peers: list[Peer], shapes: list[tuple[int, int]], rounds: int, seconds: float, tell) -> list[dict]:
    results = []
    for round_number in range(rounds):
        for shape in shapes:
            for peer in in_turn(peers, round_number):
                tell(f"round {round_number + 1} of {rounds}: {shape_name(shape)} {peer.title}")
                with Server(peer.command()) as server:
                    result = measured([*peer.load(server, shape), "--seconds", str(seconds)],
                                      f"{peer.title} at {shape_name(shape)}")
                results.append({"peer": peer.key, "shape": shape_name(shape), "round": round_number, **result})
    return results
