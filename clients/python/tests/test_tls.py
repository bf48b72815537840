"""TLS and mutual TLS (conformance 112, 113, 114, 117)."""

import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from google.protobuf.wrappers_pb2 import StringValue
from services import Notes
from support import ECHO

from ticketclient.ttrpc import Address, Channel, RPCError, Server, StatusCode, client_tls, server_tls

pytestmark = [
    # Handshakes need no time of the clock, but several turns of the kernel.
    pytest.mark.real_time,
    pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl, which makes the certificates, is not installed"),
]


class Authority:
    """A CA in a folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self.file = str(folder / f"{name}.pem")
        _openssl("req", "-x509", *self._new(name), "-out", self.file, "-addext", "keyUsage=critical,keyCertSign")

    def issue(self, host: str) -> tuple[str, str]:
        """A certificate for the host, and its key."""
        name = f"{self.name}-{host}"
        path = str(self.folder / f"{name}.pem")
        signer = ["-CA", self.file, "-CAkey", str(self.folder / f"{self.name}.key")]
        extensions = ["-addext", f"subjectAltName=DNS:{host}", "-addext", "basicConstraints=critical,CA:FALSE"]
        _openssl("req", "-x509", *self._new(name), "-out", path, *signer, *extensions)
        return path, str(self.folder / f"{name}.key")

    def _new(self, name: str) -> list[str]:
        key = [
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-keyout",
            str(self.folder / f"{name}.key"),
        ]
        return [*key, "-subj", f"/CN={name}", "-days", "2"]


def _openssl(*arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def ca(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ca"), "ours")


@asynccontextmanager
async def listening(ca: Authority, host: str = "localhost", client_ca: str | None = None) -> AsyncIterator[Address]:
    async with Server(Notes().router(), tls=server_tls(ca.issue(host), client_ca)) as server:
        address = await server.listen()
        yield Address("localhost", address.port)


async def call(channel: Channel) -> StringValue:
    async with channel:
        return await channel.unary(ECHO, StringValue(value="hi"))


async def fails(channel: Channel) -> bool:
    with pytest.raises(RPCError) as caught:
        await call(channel)
    return caught.value.code is StatusCode.UNAVAILABLE


async def test_tls_works_with_the_right_ca(ca: Authority) -> None:
    async with listening(ca) as address:
        assert await call(Channel(address, tls=client_tls(ca.file))) == StringValue(value="hi")


async def test_the_wrong_ca_fails(ca: Authority, tmp_path: Path) -> None:
    async with listening(ca) as address:
        assert await fails(Channel(address, tls=client_tls(Authority(tmp_path, "other").file)))


async def test_another_host_name_fails(ca: Authority) -> None:
    async with listening(ca, host="elsewhere.example") as address:
        assert await fails(Channel(address, tls=client_tls(ca.file)))


async def test_a_client_without_a_certificate_fails_where_one_is_asked_for(ca: Authority) -> None:
    async with listening(ca, client_ca=ca.file) as address:
        assert await fails(Channel(address, tls=client_tls(ca.file)))
        own = client_tls(ca.file, ca.issue("client"))
        assert await call(Channel(address, tls=own)) == StringValue(value="hi")


async def test_plaintext_to_the_tls_port_is_closed(ca: Authority) -> None:
    async with listening(ca) as address:
        assert await fails(Channel(address))
