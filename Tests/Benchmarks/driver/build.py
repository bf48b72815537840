"""Builds what is measured: each in the way its own people build it for release."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .paths import BUILD, HERE, NATIVE, ROOT, TICKET, TICKETD

# As RELEASE_FLAGS of the Makefile has them.
SWIFT_FLAGS = [
    "--configuration", "release", "--static-swift-stdlib", "-Xswiftc", "-cross-module-optimization",
    "-Xswiftc", "-enforce-exclusivity=unchecked"]
C_FLAGS = ["-O2", "-std=gnu11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror"]
CXX_FLAGS = ["-O2", "-std=c++17", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror"]
PROTOS = ["ticket/v1/ticket.proto", "get_ticket.proto"]


def sh(*command: str | Path, cwd: Path = ROOT, **environment: str) -> str:
    """Runs a command and returns what it printed; ends the run, with that, where it fails."""
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True,
        check=False)
    if done.returncode:
        print(done.stdout[-8000:], file=sys.stderr)
        raise SystemExit(f"failed with {done.returncode}: {' '.join(str(word) for word in command)}")
    return done.stdout


def is_newer(made: Path, *sources: Path) -> bool:
    return made.exists() and all(made.stat().st_mtime >= source.stat().st_mtime for source in sources)


def protoc(*options: str | Path) -> None:
    sh("protoc", f"-I{ROOT}/proto", f"-I{HERE}/proto", *options, *PROTOS, cwd=ROOT / "proto")


def ticket() -> None:
    """Packs the ticket with which every server answers."""
    with open(HERE / "ticket.txtpb", "rb") as text, open(TICKET, "wb") as packed:
        subprocess.run(
            ["protoc", f"-I{ROOT}/proto", "--encode=ticket.v1.Ticket", "ticket/v1/ticket.proto"], stdin=text,
            stdout=packed, check=True)


def messages() -> Path:
    """The messages for C, which are committed, as a library."""
    generated = ROOT / "Sources" / "CTicketMessages"
    objects = NATIVE / "messages"
    objects.mkdir(exist_ok=True)
    sources = [
        generated / "google/protobuf/timestamp.pb-c.c", generated / "google/protobuf/duration.pb-c.c",
        generated / "google/protobuf/any.pb-c.c", generated / "google/protobuf/empty.pb-c.c",
        generated / "google/protobuf/field_mask.pb-c.c", generated / "google/rpc/status.pb-c.c",
        generated / "ttrpc/ttrpc.pb-c.c",
        *(generated / f"ticket/v1/{name}.pb-c.c" for name in (
            "event", "event_service", "ticket", "ticket_batch", "ticket_relations", "ticket_work", "ticket_service")),
    ]
    library = NATIVE / "libmessages.a"
    # This file says what is in it.
    if is_newer(library, Path(__file__), *sources):
        return library
    for source in sources:
        sh("gcc", *C_FLAGS, f"-I{generated}/include", "-c", source, "-o", objects / f"{source.stem}.o")
    sh("ar", "rcs", library, *sorted(objects.glob("*.o")))
    return library


def c_program(name: str, sources: list[str], libraries: list[str | Path], includes: list[str] | None = None) -> None:
    paths = [HERE / source for source in sources]
    headers = [*(HERE / "c").glob("*.h"), *(HERE / "storage").glob("*.h")]
    if is_newer(NATIVE / name, *paths, *headers):
        return
    flags = [f"-I{HERE}/c", f"-I{ROOT}/Sources/CTicketMessages/include", *(f"-I{path}" for path in includes or [])]
    sh("gcc", *C_FLAGS, *flags, *paths, *libraries, "-o", NATIVE / name)


def grpc_cpp() -> None:
    """gRPC C++, server and load."""
    folder = NATIVE / "cpp"
    (folder / "ticket/v1").mkdir(parents=True, exist_ok=True)
    units = ["ticket/v1/ticket.pb", "get_ticket.pb", "get_ticket.grpc.pb"]
    objects = [folder / f"{Path(unit).name}.o" for unit in units]
    if not is_newer(objects[-1], *(ROOT / "proto" / PROTOS[0], HERE / "proto" / PROTOS[1])):
        plugin = shutil.which("grpc_cpp_plugin") or ""
        protoc(f"--cpp_out={folder}", f"--grpc_out={folder}", f"--plugin=protoc-gen-grpc={plugin}")
        for unit, made in zip(units, objects, strict=True):
            sh("g++", "-O2", "-std=c++17", f"-I{folder}", "-c", folder / f"{unit}.cc", "-o", made)
    for name, source in (("grpc-server", "server.cc"), ("grpc-load", "load.cc")):
        path = HERE / "cpp" / source
        if not is_newer(NATIVE / name, path, HERE / "c/measure.h", *objects):
            libraries = sh("pkg-config", "--libs", "grpc++", "protobuf").split()
            sh("g++", *CXX_FLAGS, f"-I{folder}", f"-I{HERE}/c", path, *objects, *libraries, "-o", NATIVE / name)


def go() -> None:
    """Containerd's ttrpc, with the messages of gogofaster, which is what it is fastest with."""
    source, made = HERE / "go/main.go", NATIVE / "go-ttrpc"
    if is_newer(made, source, ROOT / "proto" / PROTOS[0]):
        return
    path = NATIVE / "gopath"
    stubs = path / "src/benchmarks/messages"
    program = path / "src/benchmarks/server"
    tools = NATIVE / "gobin"
    for folder in (stubs, program, tools):
        folder.mkdir(parents=True, exist_ok=True)
    environment = {"GO111MODULE": "off", "GOFLAGS": "", "GOPATH": f"{path}:/usr/share/gocode"}
    sh("go", "build", "-o", tools, "github.com/gogo/protobuf/protoc-gen-gogofaster", cwd=path, **environment)
    packages = "Mticket/v1/ticket.proto=benchmarks/messages," \
        "Mgoogle/protobuf/timestamp.proto=github.com/gogo/protobuf/types"
    protoc(f"--plugin=protoc-gen-gogofaster={tools}/protoc-gen-gogofaster", f"--gogofaster_out={packages}:{path}/src")
    # The proto names no Go package, so it lies where its own path says.
    (path / "src/ticket/v1/ticket.pb.go").replace(stubs / "ticket.pb.go")
    shutil.copy(source, program)
    sh("go", "build", "-o", made, ".", cwd=program, **environment)


def swift(products: list[str]) -> None:
    for product in products:
        sh("swift", "build", "--package-path", HERE, "--scratch-path", BUILD, *SWIFT_FLAGS, "--product", product)


def ticketd() -> Path:
    sh("swift", "build", "--scratch-path", TICKETD.parent.parent, *SWIFT_FLAGS, "--product", "ticketd")
    return TICKETD


def call_layer(peers: list[str]) -> None:
    """Everything that the comparison of calls needs."""
    NATIVE.mkdir(parents=True, exist_ok=True)
    ticket()
    load()
    if "floor" in peers:
        c_program("floor", ["c/floor.c"], [messages(), "-lprotobuf-c"])
    if {"grpc-cpp", "grpc-swift"} & set(peers):
        grpc_cpp()
    if "go-ttrpc" in peers:
        go()
    swift([product for product, peer in (("memory-server", "ticketd"), ("grpc-swift-server", "grpc-swift"))
           if peer in peers])


def load() -> None:
    """The load for ttrpc."""
    NATIVE.mkdir(parents=True, exist_ok=True)
    c_program("load", ["c/load.c", "c/calls.c", "c/link.c"], [messages(), "-lprotobuf-c"])


def seeds() -> None:
    """What makes large databases, which is the loop over SQLite, too."""
    load()
    c_program("sqlite-loop", ["storage/sqlite.c", "storage/rows.c"], ["-lsqlite3"])


def service() -> None:
    """Everything that ticketd itself is measured with."""
    seeds()
    c_program("watch", ["c/watch.c", "c/watching.c", "c/calls.c", "c/link.c"], [messages(), "-lprotobuf-c"])


def storage() -> None:
    """Everything that the comparison of stores needs, but ticketd."""
    seeds()
    c_program("postgres-loop", ["storage/postgres.c", "storage/rows.c"], ["-lsqlite3", "-lpq"],
              includes=[sh("pg_config", "--includedir").strip()])
